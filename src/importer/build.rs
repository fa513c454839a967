//! Areas and statements → the draft of a catalogue: numbers, units in the order of their first mention, standing rules.

use std::collections::{HashMap, HashSet};

use super::about::{self, About};
use super::deadline;
use super::doubt::{self, Doubt, Doubts};
use super::duty::Named;
use super::indicator::indicators;
use super::item::{Group, Item};
use super::kin;
use super::names;
use super::notice::notice;
use super::outline::Outline;
use super::para::{Note, Para, Part};
use super::remark;
use crate::catalogue::{
    AreaDraft, AreaNo, ClauseDraft, ClauseId, Deadline, Draft, GroupDraft, Role, RuleDraft,
    Standing, Unit,
};
use crate::lang::{Wording, both};

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

/// So many annotations that are lists alone are each in doubt; in a notice that writes more of them, the others are told in one.
const FEW: usize = 3;
/// How many lines one doubt names.
const LINES: usize = 8;

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

    /// Reports what is odd about an annotation.
    fn report(&mut self, line: usize, note: &Note) {
        let (raw, reading) = (&note.raw, &note.reading);
        if reading.without_role {
            self.bare.push(line);
        }
        if reading.without_role && self.bare.len() <= FEW {
            self.doubt_or(
                line,
                raw,
                both!(
                    "{raw}没有说明牵头、负责或配合，按负责处理",
                    "{raw} does not say who leads or supports; taken as responsible"
                ),
                doubt::annotation(
                    &self.statement,
                    &format!("{}牵头", raw.trim_matches(['（', '）', '(', ')'])),
                ),
            );
        }
        for name in &reading.borrowed {
            self.doubt_or(
                line,
                name,
                both!(
                    "“{name}”的级别按同一标注中前面的单位补全",
                    "the level of {name} is taken from the units before it"
                ),
                doubt::unit(name, name),
            );
        }
        // 云岭火车站 in a notice of 云岭市 says where it is.
        let own = about::stem(&self.title).map(str::to_owned);
        let placed = |name: &&String| own.as_ref().is_some_and(|own| name.starts_with(own));
        for name in reading.unsure.iter().filter(|name| !placed(name)) {
            self.doubt_or(
                line,
                name,
                both!(
                    "“{name}”前没有省、市等字样，按原文列出",
                    "{name} has no place before it; it is listed as printed"
                ),
                doubt::unit(name, &format!("……{name}")),
            );
        }
        for names in &reading.roleless {
            self.doubt(
                line,
                names,
                both!(
                    "“{names}”没有说明牵头、负责或配合，按负责处理",
                    "{names} have no word of their role; taken as responsible"
                ),
            );
        }
        for name in &reading.left_out {
            self.doubt(
                line,
                name,
                both!(
                    "标注中的“{name}”不是单位，未列入",
                    "{name} in the annotation is no unit and was left out"
                ),
            );
        }
        for name in reading.names() {
            if !names::looks_like_unit(name) {
                self.doubt_or(
                    line,
                    name,
                    both!(
                        "“{name}”不像单位名称，仍按单位列出",
                        "{name} does not look like a unit; it is listed as one"
                    ),
                    doubt::not_unit(name),
                );
            }
        }
    }

    /// Units of the notice that may be one body under several names.
    fn report_kin(&mut self) {
        for names in kin::alike(self.units.iter().map(|unit| unit.name.as_str())) {
            let line = self.mentioned.get(names[0]).copied().unwrap_or(1);
            let all = names.join("、");
            let what = both!(
                "{all}像同一单位，仍分别列出",
                "{all} look like one unit; they are listed apart"
            );
            let otherwise = doubt::unit(names[names.len() - 1], names[0]);
            self.doubts
                .push(Doubt::new(line, names[0], what).or(otherwise));
        }
    }

    /// That many annotations are lists alone, beyond those that are told one by one.
    fn report_bare(&mut self) {
        let Some(more @ [first, ..]) = self.bare.get(FEW..) else {
            return;
        };
        let count = more.len();
        let lines: Vec<String> = more.iter().take(LINES).map(usize::to_string).collect();
        let lines = lines.join("、");
        let what = both!(
            "另有 {count} 处标注只列单位，没有说明牵头、负责或配合，均按负责处理（第 {lines} 行等）",
            "{count} more annotations only list units and do not say who leads or supports; taken as responsible (lines {lines} and so on)"
        );
        let text = self.lines.get(first - 1).map_or("", String::as_str);
        let otherwise = doubt::right(text);
        self.doubts.push(Doubt::new(*first, "", what).or(otherwise));
    }

    /// A doubt about the annotation of the statement at hand.
    fn doubt(&mut self, line: usize, words: &str, what: Wording) {
        let otherwise = doubt::annotation(&self.statement, "……牵头，……配合");
        self.doubt_or(line, words, what, otherwise);
    }

    fn doubt_or(&mut self, line: usize, words: &str, what: Wording, otherwise: String) {
        self.doubts
            .push(Doubt::new(line, words, what).or(otherwise));
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
