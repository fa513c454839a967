//! The checks that make a [`Catalogue`] of a [`Draft`]: every reference holds, and the notice bears every text out.

use std::collections::HashMap;
use std::path::Path;

use super::format::{AreaDraft, ClauseDraft, Draft, VERSION};
use super::{Area, Catalogue, Clause, ClauseId, Duty, Mention, Notice, StandingRule, Unit, UnitId};
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
    if draft.version != VERSION {
        faults.push(Fault::new(
            &["version"],
            both!("版本应为 {VERSION}", "the version must be {VERSION}"),
        ));
    }
    check_notice(&draft, &mut faults);
    let known = known_units(&draft.units, &mut faults);
    let lines = &draft.notice.lines;
    let mut checker = Checker {
        known,
        lines,
        squeezed: lines.iter().map(|line| squeeze(line)).collect(),
        faults,
    };
    let areas: Vec<Area> = draft
        .areas
        .iter()
        .zip(1..)
        .map(|(area, number)| checker.area(area, number))
        .collect();
    let mut faults = checker.faults;
    let rules = draft.rules.into_iter().map(|rule| StandingRule {
        since: rule.since,
        text: rule.text,
        means: rule.means,
    });
    let notice = draft.notice;
    let out = Catalogue {
        notice: Notice {
            id: notice.id,
            title: notice.title,
            issuer: notice.issuer,
            date: notice.date,
            lines: notice.lines,
        },
        areas,
        units: draft.units,
        rules: rules.collect(),
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

fn check_notice(draft: &Draft, faults: &mut Vec<Fault>) {
    let id = &draft.notice.id;
    if id.is_empty()
        || !id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    {
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
    for (count, name) in [(draft.areas.len(), "areas"), (draft.units.len(), "units")] {
        if count > usize::from(u16::MAX) {
            faults.push(Fault::new(
                &[name],
                both!("{name} 超过 65535 项", "more than 65535 {name}"),
            ));
        }
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

/// A text without its white space, since clauses may be joined from several lines.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What the checks of areas and clauses need.
struct Checker<'a> {
    known: HashMap<String, UnitId>,
    lines: &'a [String],
    squeezed: Vec<String>,
    faults: Vec<Fault>,
}

impl Checker<'_> {
    fn area(&mut self, area: &AreaDraft, number: u16) -> Area {
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
        if !self.bears_out(area.line, &area.heading) {
            let line = area.line;
            let what = both!(
                "通知第 {line} 行没有这一标题",
                "line {line} of the notice has no such heading"
            );
            self.faults.push(Fault::new(&["areas", &anchor], what));
        }
        let ids = (1..=u16::MAX).map(|index| ClauseId {
            area: number,
            index,
        });
        Area {
            number,
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
        if clause.annotation.is_empty()
            && (!clause.units.is_empty() || clause.open_ended || !clause.deadline.is_empty())
        {
            fault(both!(
                "条款 {id} 没有标注，却列有单位或时限",
                "clause {id} has units or a deadline but no annotation"
            ));
        }
        if !self.bears_out(clause.line, &clause.text) {
            let line = clause.line;
            let what = both!(
                "通知第 {line} 行没有条款 {id} 的正文",
                "line {line} of the notice does not have the text of clause {id}"
            );
            self.faults.push(Fault::new(&["areas", &anchor], what));
        }
        let duty = (!clause.annotation.is_empty()).then(|| Duty {
            annotation: clause.annotation.clone(),
            mentions: self.mentions(clause, id),
            open_ended: clause.open_ended,
            deadline: clause.deadline.clone(),
        });
        Clause {
            id,
            text: clause.text.clone(),
            line: clause.line,
            duty,
            indicators: clause.indicators.clone(),
        }
    }

    fn mentions(&mut self, clause: &ClauseDraft, id: ClauseId) -> Vec<Mention> {
        let mut out: Vec<Mention> = Vec::new();
        for (role, names) in clause.units.iter().map(super::format::Group::parts) {
            for name in names {
                let what = match self.known.get(name) {
                    None => both!(
                        "条款 {id} 中的单位“{name}”不在 units 中",
                        "clause {id} names {name}, which is not among the units"
                    ),
                    Some(unit) if out.iter().any(|m| m.unit == *unit) => {
                        both!(
                            "条款 {id} 中单位“{name}”重复",
                            "clause {id} names {name} twice"
                        )
                    }
                    Some(unit) => {
                        out.push(Mention { unit: *unit, role });
                        continue;
                    }
                };
                let id = format!("\"{}\"", clause.id);
                self.faults
                    .push(Fault::new(&["areas", &id, &format!("{name:?}")], what));
            }
        }
        out
    }

    /// Whether `text` begins on this line of the notice (from 1), white space aside; it may go on over the next ones.
    fn bears_out(&self, line: usize, text: &str) -> bool {
        let Some(first) = line.checked_sub(1).filter(|at| *at < self.lines.len()) else {
            return false;
        };
        let text = squeeze(text);
        let begins = self.squeezed[first].len();
        if self.squeezed[first].contains(&text) {
            return true;
        }
        let mut joined = String::new();
        for next in &self.squeezed[first..] {
            if joined.len() > begins + text.len() {
                break;
            }
            joined.push_str(next);
        }
        joined.find(&text).is_some_and(|at| at < begins)
    }
}
