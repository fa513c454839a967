//! How a catalogue looks as RON, before anything in it is checked.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{AreaNo, ClauseId, Deadline, Field, Indicator, Role, Standing, Unit};

/// A catalogue as written down: nothing in it is checked yet.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Draft {
    /// The format's version; [`Draft::VERSION`].
    pub(crate) version: u32,
    /// The document.
    pub(crate) notice: NoticeDraft,
    /// All units, in the order in which the notice first names them.
    pub(crate) units: Vec<Unit>,
    /// The standing remarks.
    #[serde(default)]
    pub(crate) rules: Vec<RuleDraft>,
    /// The areas in order.
    pub(crate) areas: Vec<AreaDraft>,
}

impl Draft {
    /// The version of the format that this program writes; it reads version 1 too.
    pub(crate) const VERSION: u32 = 2;
}

/// A [`Notice`](super::Notice) as written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoticeDraft {
    /// See [`Notice`](super::Notice).
    pub(crate) id: String,
    /// See [`Notice`](super::Notice).
    pub(crate) title: String,
    /// See [`Notice`](super::Notice).
    #[serde(default)]
    pub(crate) short: Option<String>,
    /// See [`Notice`](super::Notice).
    #[serde(default)]
    pub(crate) issuer: Option<String>,
    /// See [`Notice`](super::Notice).
    #[serde(default)]
    pub(crate) date: Option<String>,
    /// See [`Notice`](super::Notice).
    #[serde(default)]
    pub(crate) day: Option<NaiveDate>,
    /// See [`Notice`](super::Notice).
    #[serde(default)]
    pub(crate) place: Option<String>,
    /// The text line by line.
    pub(crate) lines: Vec<String>,
}

/// A [`StandingRule`](super::StandingRule) as written down.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleDraft {
    /// From which clause on.
    pub(crate) since: ClauseId,
    /// What it means.
    pub(crate) means: Standing,
    /// The remark verbatim.
    pub(crate) text: String,
}

/// An [`Area`](super::Area) as written down.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AreaDraft {
    /// From 1, without gaps.
    pub(crate) number: AreaNo,
    /// See [`Area`](super::Area).
    #[serde(default)]
    pub(crate) printed: Option<String>,
    /// See [`Area`](super::Area).
    #[serde(default)]
    pub(crate) chapter: Option<String>,
    /// See [`Area`](super::Area).
    pub(crate) title: String,
    /// Verbatim; none where the notice has no heading over these clauses.
    #[serde(default)]
    pub(crate) heading: Option<String>,
    /// From 1.
    pub(crate) line: usize,
    /// The clauses in order.
    pub(crate) clauses: Vec<ClauseDraft>,
}

/// A [`Clause`](super::Clause) as written down; without an annotation it has no duty.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClauseDraft {
    /// `area.index`.
    pub(crate) id: ClauseId,
    /// From 1.
    pub(crate) line: usize,
    /// The other lines of the text, from 1.
    #[serde(default)]
    pub(crate) also: Vec<usize>,
    /// Verbatim.
    pub(crate) text: String,
    /// Verbatim.
    #[serde(default)]
    pub(crate) annotation: Option<String>,
    /// The units by role, in the order of the annotation.
    #[serde(default)]
    pub(crate) groups: Vec<GroupDraft>,
    /// By when.
    #[serde(default)]
    pub(crate) deadline: Option<Deadline>,
    /// What else the annotation says.
    #[serde(default)]
    pub(crate) fields: Vec<Field>,
    /// The targets.
    #[serde(default)]
    pub(crate) indicators: Vec<Indicator>,
}

/// A [`DutyGroup`](super::DutyGroup) as written down: the units by name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupDraft {
    /// What they have to do.
    pub(crate) role: Role,
    /// Their canonical names.
    pub(crate) units: Vec<String>,
    /// Whether the list ends in 等.
    #[serde(default)]
    pub(crate) open: bool,
}
