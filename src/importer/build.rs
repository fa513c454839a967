//! Areas and statements → the draft of a catalogue: numbers, units in the order of their first mention, standing rules.

use std::collections::HashSet;

use super::about;
use super::duty::Named;
use super::indicator::indicators;
use super::names;
use super::outline::{Group, Item};
use super::para::{Note, Para, Part};
use super::remark;
use super::{About, Doubt};
use crate::catalogue::{
    AreaDraft, AreaNo, ClauseDraft, ClauseId, Deadline, Draft, GroupDraft, NoticeDraft, Role,
    RuleDraft, Standing, Unit,
};
use crate::lang::{Wording, both};

/// The draft of what was found.
pub(super) fn draft(
    about: &About,
    lines: Vec<String>,
    paras: &[Para],
    groups: Vec<Group>,
    doubts: &mut Vec<Doubt>,
) -> Draft {
    let notice = notice(about, lines, doubts);
    let mut build = Build {
        paras,
        title: notice.title.clone(),
        units: Vec::new(),
        known: HashSet::new(),
        rules: Vec::new(),
        remarks: remarks(paras),
        doubts,
    };
    let areas = groups
        .into_iter()
        .zip(AreaNo::all())
        .map(|(group, number)| build.area(group, number))
        .collect();
    let Build { units, rules, .. } = build;
    Draft {
        version: Draft::VERSION,
        notice,
        units,
        rules,
        areas,
    }
}

fn notice(about: &About, lines: Vec<String>, doubts: &mut Vec<Doubt>) -> NoticeDraft {
    let title = about
        .title
        .clone()
        .or_else(|| about::title(&lines))
        .unwrap_or_else(|| {
            doubts.push(Doubt {
                line: 1,
                what: both!("没有找到标题", "no title was found"),
            });
            about.id.clone()
        });
    let date = about::date(&lines);
    let issuer = about
        .issuer
        .clone()
        .or_else(|| about::issuer(&lines, date.as_ref().map(|(at, _)| *at), &title));
    NoticeDraft {
        id: about.id.clone(),
        short: about::short(&title),
        place: about::place(issuer.as_deref(), &title),
        title,
        issuer,
        day: date.as_ref().and_then(|(_, date)| about::day(date)),
        date: date.map(|(_, date)| date),
        lines,
    }
}

/// Standing remarks that stand outside annotations: the line, the text, the meaning.
fn remarks(paras: &[Para]) -> Vec<(usize, String, Standing)> {
    let mut out = Vec::new();
    for para in paras {
        for part in &para.parts {
            if let Part::Text(text) = part
                && let Some((remark, Some(means))) = remark::remark(text).1
                && means == Standing::FirstLeads
            {
                out.push((para.line, remark, means));
            }
        }
    }
    out
}

struct Build<'a> {
    paras: &'a [Para],
    title: String,
    units: Vec<Unit>,
    known: HashSet<String>,
    rules: Vec<RuleDraft>,
    /// Remarks outside annotations that no clause has taken up yet.
    remarks: Vec<(usize, String, Standing)>,
    doubts: &'a mut Vec<Doubt>,
}

impl Build<'_> {
    fn area(&mut self, group: Group, number: AreaNo) -> AreaDraft {
        let first = group.items.first().map_or(1, |item| item.line);
        let (title, heading, line) = match group.heading.map(|index| &self.paras[index]) {
            Some(para) => {
                let (title, heading) = heading(para);
                (title, Some(heading), para.line)
            }
            None => (self.title.clone(), None, first),
        };
        let measured = title.contains("指标");
        let para = |index: usize| &self.paras[index];
        let printed = group.heading.map(para).and_then(Para::printed);
        let chapter = group.parent.map(|index| para(index).text.clone());
        let ids = ClauseId::in_area(number);
        let clauses = group
            .items
            .into_iter()
            .zip(ids)
            .map(|(item, id)| self.clause(item, id, measured))
            .collect();
        AreaDraft {
            number,
            printed,
            chapter,
            title,
            heading,
            line,
            clauses,
        }
    }

    fn clause(&mut self, item: Item, id: ClauseId, measured: bool) -> ClauseDraft {
        while self
            .remarks
            .first()
            .is_some_and(|(line, ..)| *line <= item.line)
        {
            let (_, text, means) = self.remarks.remove(0);
            self.rules.push(RuleDraft {
                since: id,
                means,
                text,
            });
        }
        let indicators = if measured {
            indicators(&item.text)
        } else {
            Vec::new()
        };
        let mut clause = ClauseDraft {
            id,
            line: item.line,
            also: Vec::new(),
            text: item.text,
            annotation: None,
            groups: Vec::new(),
            deadline: None,
            fields: Vec::new(),
            indicators,
        };
        if let Some(note) = item.note {
            self.duty(&mut clause, note);
        }
        clause
    }

    fn duty(&mut self, clause: &mut ClauseDraft, note: Note) {
        let line = clause.line;
        if let Some((text, means)) = note.reading.remark.clone() {
            match means {
                Some(means) => self.rules.push(RuleDraft {
                    since: clause.id,
                    means,
                    text,
                }),
                None => self.doubt(
                    line,
                    both!(
                        "不明白“{text}”对以后条款的意思",
                        "what {text} means for later clauses is not understood"
                    ),
                ),
            }
        }
        self.report(line, &note);
        let groups = self.without_doubles(line, note.reading.groups);
        clause.groups = self.groups(groups);
        clause.annotation = Some(note.raw);
        clause.deadline = note
            .reading
            .deadline
            .map(|text| Deadline { text, day: None });
    }

    /// The groups with each unit in the first of those that name it.
    fn without_doubles(&mut self, line: usize, groups: Vec<(Role, Named)>) -> Vec<(Role, Named)> {
        let mut seen: HashSet<String> = HashSet::new();
        let mut out = Vec::new();
        for (role, mut named) in groups {
            let mut doubles = Vec::new();
            named.units.retain(|(name, _)| {
                let new = seen.insert(name.clone());
                if !new {
                    doubles.push(name.clone());
                }
                new
            });
            for name in doubles {
                self.doubt(
                    line,
                    both!(
                        "“{name}”在同一标注中重复",
                        "{name} stands twice in one annotation"
                    ),
                );
            }
            if !named.units.is_empty() {
                out.push((role, named));
            }
        }
        out
    }

    /// The groups with names alone, the first unit as lead where a standing remark says so, and each unit into the list
    /// of all.
    fn groups(&mut self, groups: Vec<(Role, Named)>) -> Vec<GroupDraft> {
        let mut out = Vec::new();
        let leads = groups.iter().any(|(role, _)| *role == Role::Lead);
        let mut first_leads = !leads
            && self
                .rules
                .iter()
                .any(|rule| rule.means == Standing::FirstLeads);
        for (role, named) in groups {
            let mut units: Vec<String> = Vec::new();
            for (name, kind) in named.units {
                units.push(name.clone());
                if self.known.insert(name.clone()) {
                    let also = Vec::new();
                    self.units.push(Unit { name, kind, also });
                }
            }
            let mut open = named.open;
            if role == Role::Responsible && std::mem::take(&mut first_leads) {
                let rest = units.split_off(1);
                out.push(GroupDraft {
                    role: Role::Lead,
                    units,
                    open: open && rest.is_empty(),
                });
                open &= !rest.is_empty();
                units = rest;
            }
            if !units.is_empty() {
                out.push(GroupDraft { role, units, open });
            }
        }
        out
    }

    /// Reports what is odd about an annotation.
    fn report(&mut self, line: usize, note: &Note) {
        let (raw, reading) = (&note.raw, &note.reading);
        if reading.without_role {
            self.doubt(
                line,
                both!(
                    "{raw}没有说明牵头、负责或配合，按负责处理",
                    "{raw} does not say who leads or supports; taken as responsible"
                ),
            );
        }
        for name in &reading.borrowed {
            self.doubt(
                line,
                both!(
                    "“{name}”的级别按同一标注中前面的单位补全",
                    "the level of {name} is taken from the units before it"
                ),
            );
        }
        for name in &reading.left_out {
            self.doubt(
                line,
                both!(
                    "标注中的“{name}”不是单位，未列入",
                    "{name} in the annotation is no unit and was left out"
                ),
            );
        }
        for name in reading.names() {
            if !names::looks_like_unit(name) {
                self.doubt(
                    line,
                    both!("“{name}”不像单位名称", "{name} does not look like a unit"),
                );
            }
        }
    }

    fn doubt(&mut self, line: usize, what: Wording) {
        self.doubts.push(Doubt { line, what });
    }
}

/// Title and heading of an area: the heading up to its first full stop, the title without number and stop.
fn heading(para: &Para) -> (String, String) {
    let start = para.marker.map_or(0, |marker| marker.len);
    let body = &para.text[start..];
    let stop = body.find('。');
    let title = body[..stop.unwrap_or(body.len())].trim_end_matches(['：', ':', '；', ' ', '.']);
    let heading = stop.map_or(para.text.len(), |stop| start + stop + '。'.len_utf8());
    let whole = if title.is_empty() {
        para.text.as_str()
    } else {
        title
    };
    (whole.to_owned(), para.text[..heading].to_owned())
}
