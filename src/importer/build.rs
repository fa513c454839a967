//! Areas and statements → the draft of a catalogue: numbers, units in the order of their first mention, standing rules.

mod report;

use std::collections::{HashMap, HashSet};

use super::about::About;
use super::deadline;
use super::doubt::Doubts;
use super::duty::Named;
use super::indicator::indicators;
use super::item::{Group, Item};
use super::names;
use super::notice::notice;
use super::outline::Outline;
use super::para::{Note, Para, Part};
use super::remark;
use crate::catalogue::{
    AreaDraft, AreaNo, ClauseDraft, ClauseId, Deadline, Draft, GroupDraft, Role, RuleDraft,
    Standing, Unit,
};
use crate::lang::both;

/// The draft of what was found, and the lines of the notice that stand in it, from 1.
pub(super) fn draft(
    about: &About,
    lines: Vec<String>,
    paras: &[Para],
    outline: Outline,
    doubts: &mut Doubts,
) -> (Draft, HashSet<usize>) {
    let mut used = HashSet::new();
    let notice = notice(about, lines, &mut used, doubts);
    let groups = outline.groups;
    let mut build = Build {
        paras,
        used,
        title: notice.title.clone(),
        year: deadline::year_of(&notice.title, notice.day),
        units: Vec::new(),
        known: HashSet::new(),
        mentioned: HashMap::new(),
        rules: Vec::new(),
        remarks: remarks(paras),
        doubts,
        lines: &notice.lines,
        bare: Vec::new(),
        statement: String::new(),
    };
    let areas = groups
        .into_iter()
        .zip(AreaNo::all())
        .map(|(group, number)| build.area(group, number))
        .collect();
    build.report_kin();
    build.report_bare();
    let Build {
        units, rules, used, ..
    } = build;
    let draft = Draft {
        version: Draft::VERSION,
        notice,
        units,
        rules,
        areas,
    };
    (draft, used)
}

/// Standing remarks that stand outside annotations: the line, the text, the meaning.
fn remarks(paras: &[Para]) -> Vec<(usize, String, Standing)> {
    let mut out = Vec::new();
    for para in paras {
        for part in &para.parts {
            if let Part::Text(text) = part
                && let Some((remark, Some(means))) = remark::remark(&text.text).1
                && means == Standing::FirstLeads
            {
                out.push((text.lines[0], remark, means));
            }
        }
    }
    out
}

struct Build<'a> {
    paras: &'a [Para],
    /// The lines of the notice that stand in the draft.
    used: HashSet<usize>,
    title: String,
    /// The notice's own year, where it has one.
    year: Option<i32>,
    units: Vec<Unit>,
    known: HashSet<String>,
    /// The line that first names each unit.
    mentioned: HashMap<String, usize>,
    rules: Vec<RuleDraft>,
    /// Remarks outside annotations that no clause has taken up yet.
    remarks: Vec<(usize, String, Standing)>,
    doubts: &'a mut Doubts,
    /// The notice's lines.
    lines: &'a [String],
    /// The lines of annotations that are lists alone.
    bare: Vec<usize>,
    /// The statement whose annotation is being read.
    statement: String,
}

impl Build<'_> {
    fn area(&mut self, group: Group, number: AreaNo) -> AreaDraft {
        let first = group.items.first().map_or(1, Item::line);
        // Headings above the one above are told as lines left out.
        for index in group.heading.into_iter().chain(group.parent) {
            self.used.extend(&self.paras[index].lines);
        }
        let (title, heading, line) = match group.heading.map(|index| &self.paras[index]) {
            Some(para) => {
                let (title, heading) = heading(para);
                (title, Some(heading), para.line())
            }
            None => (self.title.clone(), None, first),
        };
        let measured = title.contains("指标");
        let para = |index: usize| &self.paras[index];
        let printed = group.heading.map(para).and_then(Para::printed);
        let chapter = group.parent.map(|index| para(index).statement());
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
            .is_some_and(|(line, ..)| *line <= item.line())
        {
            let (_, text, means) = self.remarks.remove(0);
            self.rules.push(RuleDraft {
                since: id,
                means,
                text,
            });
        }
        self.used.extend(&item.lines);
        let indicators = if measured {
            indicators(&item.text)
        } else {
            Vec::new()
        };
        let mut clause = ClauseDraft {
            id,
            line: item.line(),
            also: item.lines.get(1..).unwrap_or_default().to_vec(),
            text: item.text,
            annotation: None,
            groups: Vec::new(),
            deadline: None,
            fields: Vec::new(),
            indicators,
        };
        if let Some(note) = item.note {
            self.duty(&mut clause, *note);
        }
        clause
    }

    fn duty(&mut self, clause: &mut ClauseDraft, note: Note) {
        self.used.extend(&note.lines);
        self.statement.clone_from(&clause.text);
        let line = note.lines[0];
        if let Some((text, means)) = note.reading.remark.clone() {
            match means {
                Some(means) => self.rules.push(RuleDraft {
                    since: clause.id,
                    means,
                    text,
                }),
                None => self.doubt(
                    line,
                    &text,
                    both!(
                        "不明白“{text}”对以后条款的意思，未用于以后条款",
                        "what {text} means for later clauses is not understood; it is not used for them"
                    ),
                ),
            }
        }
        self.report(line, &note);
        for name in note.reading.names() {
            self.mentioned.entry(name.to_owned()).or_insert(line);
        }
        let groups = self.without_doubles(line, note.reading.groups);
        clause.groups = self.groups(groups);
        clause.annotation = Some(note.raw);
        clause.fields = note.reading.fields;
        clause.deadline = note.reading.deadline.map(|text| {
            let day = deadline::day(&text, self.year);
            Deadline { text, day }
        });
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
                    &name,
                    both!(
                        "“{name}”在同一标注中重复，按前一处列出",
                        "{name} stands twice in one annotation; it is listed where it stands first"
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
                    let today = Vec::new();
                    self.units.push(Unit {
                        name,
                        kind,
                        also,
                        today,
                        names: Vec::new(),
                    });
                }
            }
            let mut open = named.open;
            // A collective cannot be the one that leads.
            let single = units
                .first()
                .is_some_and(|first| !names::is_collective(first));
            if role == Role::Responsible && std::mem::take(&mut first_leads) && single {
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
}

/// Title and heading of an area: the heading up to its first full stop, the title without number and stop.
fn heading(para: &Para) -> (String, String) {
    let text = match para.parts.first() {
        Some(Part::Text(stretch)) => stretch.text.as_str(),
        _ => para.text.as_str(),
    };
    let start = para.marker.map_or(0, |marker| marker.len.min(text.len()));
    let body = &text[start..];
    let stop = body.find('。');
    let title = body[..stop.unwrap_or(body.len())].trim_end_matches(['：', ':', '；', ' ', '.']);
    let heading = stop.map_or(text.len(), |stop| start + stop + '。'.len_utf8());
    let whole = if title.is_empty() { text } else { title };
    (whole.to_owned(), text[..heading].to_owned())
}
