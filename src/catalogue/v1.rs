//! Version 1 of the format, which is read for ever: openness belonged to the clause, missing texts were empty.

use serde::Deserialize;

use super::draft::{self, AreaDraft, ClauseDraft, GroupDraft, NoticeDraft, RuleDraft};
use super::{AreaNo, ClauseId, Deadline, Indicator, Role, Unit};

/// A catalogue of version 1 as written down.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    version: u32,
    notice: Notice,
    units: Vec<Unit>,
    #[serde(default)]
    rules: Vec<RuleDraft>,
    areas: Vec<Area>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notice {
    id: String,
    title: String,
    #[serde(default)]
    issuer: String,
    #[serde(default)]
    date: String,
    lines: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Area {
    number: AreaNo,
    title: String,
    #[serde(default)]
    heading: String,
    line: usize,
    clauses: Vec<Clause>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Clause {
    id: ClauseId,
    line: usize,
    text: String,
    #[serde(default)]
    annotation: String,
    #[serde(default)]
    units: Vec<OldGroup>,
    #[serde(default)]
    open_ended: bool,
    #[serde(default)]
    deadline: String,
    #[serde(default)]
    indicators: Vec<Indicator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
enum OldGroup {
    Lead(Vec<String>),
    Responsible(Vec<String>),
    Support(Vec<String>),
}

impl From<Draft> for draft::Draft {
    fn from(old: Draft) -> Self {
        Self {
            version: match old.version {
                1 => draft::Draft::VERSION,
                other => other,
            },
            notice: old.notice.into(),
            units: old.units,
            rules: old.rules,
            areas: old.areas.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Notice> for NoticeDraft {
    fn from(old: Notice) -> Self {
        Self {
            id: old.id,
            title: old.title,
            issuer: some(old.issuer),
            date: some(old.date),
            lines: old.lines,
            ..Self::default()
        }
    }
}

impl From<Area> for AreaDraft {
    fn from(old: Area) -> Self {
        Self {
            number: old.number,
            printed: None,
            chapter: None,
            title: old.title,
            heading: some(old.heading),
            line: old.line,
            clauses: old.clauses.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Clause> for ClauseDraft {
    fn from(old: Clause) -> Self {
        let mut groups: Vec<GroupDraft> = old.units.into_iter().map(Into::into).collect();
        groups.retain(|group| !group.units.is_empty());
        // Version 1 did not say which list ended in 等; it was shown behind the last.
        if let Some(last) = groups.last_mut() {
            last.open = old.open_ended;
        }
        Self {
            id: old.id,
            line: old.line,
            also: Vec::new(),
            text: old.text,
            annotation: some(old.annotation),
            groups,
            deadline: some(old.deadline).map(|text| Deadline { text, day: None }),
            fields: Vec::new(),
            indicators: old.indicators,
        }
    }
}

impl From<OldGroup> for GroupDraft {
    fn from(old: OldGroup) -> Self {
        let (role, units) = match old {
            OldGroup::Lead(units) => (Role::Lead, units),
            OldGroup::Responsible(units) => (Role::Responsible, units),
            OldGroup::Support(units) => (Role::Support, units),
        };
        Self {
            role,
            units,
            open: false,
        }
    }
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
