//! The checks that make a [`Catalogue`] of a [`Draft`]: every reference holds, and the notice bears every text out.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::called;
use super::draft::{AreaDraft, ClauseDraft, Draft};
use super::facts::Facts;
use super::mentions::Mentions;
use super::proof::Proof;
use super::{
    Area, AreaNo, Catalogue, Clause, ClauseId, Duty, DutyGroup, StandingRule, Unit, UnitId,
};
use crate::error::{Error, Kind};
use crate::lang::{Wording, both};

/// Something that a draft must not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where: texts that stand in the file one after the other, the last of them the culprit.
    anchors: Vec<String>,
    /// What is wrong.
    pub(crate) what: Wording,
}

impl Fault {
    fn new(anchors: &[&str], what: Wording) -> Self {
        Self {
            anchors: anchors.iter().map(|&a| a.to_owned()).collect(),
            what,
        }
    }

    /// It as an error in `file`, with the line and column where `text` has it.
    pub(super) fn error(&self, text: &str, file: &Path) -> Error {
        let mut at = 0;
        for anchor in &self.anchors {
            at += text[at..].find(anchor.as_str()).unwrap_or(0);
        }
        let before = &text[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Error::new(Kind::Data, self.what.clone()).at(file, line, column)
    }
}

/// The catalogue that `draft` describes, or everything that is wrong with it.
pub(super) fn check(draft: Draft) -> Result<Catalogue, Vec<Fault>> {
    let mut faults = Vec::new();
    if draft.version != Draft::VERSION {
        let due = Draft::VERSION;
        faults.push(Fault::new(
            &["version"],
            both!("版本应为 {due}", "the version must be {due}"),
        ));
    }
    check_notice(&draft, &mut faults);
    let known = known_units(&draft.units, &mut faults);
    let mut checker = Checker {
        known,
        proof: Proof::of(&draft.notice.lines),
        faults,
    };
    let mut areas: Vec<Area> = draft
        .areas
        .iter()
        .zip(AreaNo::all())
        .map(|(area, number)| checker.area(area, number))
        .collect();
    called::call(&mut areas);
    let mut faults = checker.faults;
    let rules = draft.rules.into_iter().map(|rule| StandingRule {
        since: rule.since,
        text: rule.text,
        means: rule.means,
    });
    let out = Catalogue {
        notice: draft.notice.into(),
        areas,
        units: draft.units.into(),
        rules: rules.collect(),
        mentions: Mentions::default(),
        facts: Facts::default(),
        shelf: None,
    };
    for rule in out.rules() {
        if out.clause(rule.since).is_none() {
            let since = rule.since;
            let what = both!("没有条款 {since}", "there is no clause {since}");
            faults.push(Fault::new(&["rules", &format!("\"{since}\"")], what));
        }
    }
    if faults.is_empty() {
        Ok(out)
    } else {
        Err(faults)
    }
}

/// Whether a notice may be named so; its journal's file is.
pub(super) fn is_id(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    !id.is_empty() && id.chars().all(plain)
}

fn check_notice(draft: &Draft, faults: &mut Vec<Fault>) {
    let id = &draft.notice.id;
    if !is_id(id) {
        let what = both!(
            "文件代号只能用字母、数字和连字符：{id:?}",
            "the notice's id takes letters, digits and hyphens only: {id:?}"
        );
        faults.push(Fault::new(&["notice", "id:"], what));
    }
    if draft.notice.title.trim().is_empty() {
        faults.push(Fault::new(
            &["notice", "title:"],
            both!("标题为空", "the title is empty"),
        ));
    }
    if draft.areas.is_empty() {
        faults.push(Fault::new(
            &["areas"],
            both!("没有任何领域", "there is no area"),
        ));
    }
}

/// The units by name.
fn known_units(units: &[Unit], faults: &mut Vec<Fault>) -> HashMap<String, UnitId> {
    let mut known = HashMap::new();
    for (index, unit) in units.iter().enumerate() {
        let name = &unit.name;
        let quoted = format!("{name:?}");
        if name.trim().is_empty() {
            faults.push(Fault::new(
                &["units", &quoted],
                both!("单位名称为空", "a unit's name is empty"),
            ));
        } else if known.insert(name.clone(), UnitId::new(index)).is_some() {
            let what = both!("单位重复：{name}", "the unit stands twice: {name}");
            faults.push(Fault::new(&["units", &quoted, &quoted], what));
        }
    }
    known
}

/// What the checks of areas and clauses need.
struct Checker {
    known: HashMap<String, UnitId>,
    proof: Proof,
    faults: Vec<Fault>,
}

impl Checker {
    fn area(&mut self, area: &AreaDraft, number: AreaNo) -> Area {
        let anchor = format!("number: {}", area.number);
        if area.number != number {
            let found = area.number;
            let what = both!(
                "领域编号应为 {number}，实为 {found}",
                "area {number} is numbered {found}"
            );
            self.faults.push(Fault::new(&["areas", &anchor], what));
        }
        if area.title.trim().is_empty() {
            self.faults.push(Fault::new(
                &["areas", &anchor],
                both!("领域名称为空", "the area's title is empty"),
            ));
        }
        let heading = area.heading.as_deref().unwrap_or_default();
        if !self.proof.bears_out(area.line, &[], heading) {
            let line = area.line;
            let what = both!(
                "通知第 {line} 行没有这一标题",
                "line {line} of the notice has no such heading"
            );
            self.faults.push(Fault::new(&["areas", &anchor], what));
        }
        let ids = ClauseId::in_area(number);
        Area {
            number,
            printed: area.printed.clone(),
            chapter: area.chapter.clone(),
            called: None,
            title: area.title.clone(),
            heading: area.heading.clone(),
            line: area.line,
            clauses: area
                .clauses
                .iter()
                .zip(ids)
                .map(|(clause, id)| self.clause(clause, id))
                .collect(),
        }
    }

    fn clause(&mut self, clause: &ClauseDraft, id: ClauseId) -> Clause {
        let anchor = format!("\"{}\"", clause.id);
        let mut fault = |what| self.faults.push(Fault::new(&["areas", &anchor], what));
        if clause.id != id {
            let found = clause.id;
            fault(both!(
                "条款编号应为 {id}，实为 {found}",
                "clause {id} is numbered {found}"
            ));
        }
        if clause.text.trim().is_empty() {
            fault(both!("条款 {id} 没有正文", "clause {id} has no text"));
        }
        let bare =
            clause.groups.is_empty() && clause.deadline.is_none() && clause.fields.is_empty();
        if clause.annotation.is_none() && !bare {
            fault(both!(
                "条款 {id} 没有标注，却列有单位或时限",
                "clause {id} has units or a deadline but no annotation"
            ));
        }
        if !self
            .proof
            .bears_out(clause.line, &clause.also, &clause.text)
        {
            let line = clause.line;
            let what = both!(
                "通知第 {line} 行没有条款 {id} 的正文",
                "line {line} of the notice does not have the text of clause {id}"
            );
            self.faults.push(Fault::new(&["areas", &anchor], what));
        }
        let duty = clause.annotation.as_ref().map(|annotation| Duty {
            annotation: annotation.clone(),
            groups: self.groups(clause, id),
            deadline: clause.deadline.clone(),
            fields: clause.fields.clone(),
        });
        Clause {
            id,
            text: clause.text.clone(),
            line: clause.line,
            also: clause.also.clone(),
            duty,
            indicators: clause.indicators.clone(),
        }
    }

    fn groups(&mut self, clause: &ClauseDraft, id: ClauseId) -> Vec<DutyGroup> {
        let anchor = format!("\"{}\"", clause.id);
        let mut seen: HashSet<UnitId> = HashSet::new();
        let mut out = Vec::new();
        for group in &clause.groups {
            let mut units = Vec::new();
            for name in &group.units {
                let what = match self.known.get(name) {
                    None => both!(
                        "条款 {id} 中的单位“{name}”不在 units 中",
                        "clause {id} names {name}, which is not among the units"
                    ),
                    Some(unit) if !seen.insert(*unit) => both!(
                        "条款 {id} 中单位“{name}”重复",
                        "clause {id} names {name} twice"
                    ),
                    Some(unit) => {
                        units.push(*unit);
                        continue;
                    }
                };
                let anchors = ["areas", &anchor, &format!("{name:?}")];
                self.faults.push(Fault::new(&anchors, what));
            }
            if group.units.is_empty() {
                let what = both!(
                    "条款 {id} 有一组没有单位",
                    "clause {id} has a group without units"
                );
                self.faults.push(Fault::new(&["areas", &anchor], what));
            }
            out.push(DutyGroup {
                role: group.role,
                units,
                open: group.open,
            });
        }
        out
    }
}
