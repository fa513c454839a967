//! A clause: one statement of the notice with its own annotation, taken apart.

use serde::{Deserialize, Serialize};

use super::{ClauseId, Role, UnitId};

/// One statement with its annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// `area.index`, both from 1.
    pub(crate) id: ClauseId,
    /// The statement verbatim, without the annotation.
    pub(crate) text: String,
    /// The line of the notice that holds it, from 1.
    pub(crate) line: usize,
    /// Who has to do it; `None` where the notice does not say (1.13).
    pub(crate) duty: Option<Duty>,
    /// The targets it sets, in the order of the text.
    pub(crate) indicators: Vec<Indicator>,
}

/// An annotation and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Duty {
    /// Verbatim, with its parentheses: （省教育厅牵头。…）.
    pub(crate) annotation: String,
    /// The units with their roles, in the order of the annotation; no unit twice.
    pub(crate) mentions: Vec<Mention>,
    /// Whether the list ends in 等, so that others may be meant too.
    pub(crate) open_ended: bool,
    /// The deadline as written (6月底完成); empty where the annotation has none.
    pub(crate) deadline: String,
}

impl Duty {
    /// The role of `unit` here, if it is named.
    pub(crate) fn role_of(&self, unit: UnitId) -> Option<Role> {
        self.mentions
            .iter()
            .find(|mention| mention.unit == unit)
            .map(|mention| mention.role)
    }

    /// The units in `role`, in the order of the annotation.
    pub(crate) fn in_role(&self, role: Role) -> impl Iterator<Item = UnitId> {
        self.mentions
            .iter()
            .filter(move |mention| mention.role == role)
            .map(|mention| mention.unit)
    }
}

/// A unit named in an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Which unit.
    pub(crate) unit: UnitId,
    /// What it has to do.
    pub(crate) role: Role,
}

/// Which way a target points, from the verb before its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all_fields = "snake_case")]
pub(crate) enum Direction {
    /// 达到: to be reached.
    Reach,
    /// 增加, 提高: to rise by the value.
    Rise,
    /// 降低, 减低, 减少: to fall by the value.
    Fall,
    /// No verb: the level as stated.
    Level,
}

/// A measured target (约束性指标).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Indicator {
    /// What is measured, 九年义务教育巩固率.
    pub(crate) name: String,
    /// Which way it is to go.
    pub(crate) direction: Direction,
    /// The number as written, `1160.7`.
    pub(crate) value: String,
    /// The unit of measure as written, `万公顷`.
    pub(crate) measure: String,
}
