//! A clause: one statement of the notice with its own annotation, taken apart.

use serde::{Deserialize, Serialize};

use super::{ClauseId, Role, UnitId};
use crate::text::half_width;

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

impl Indicator {
    /// The number that was typed, its unit of measure taken off and full-width digits made plain; `None` where it is none.
    pub(crate) fn amount(&self, typed: &str) -> Option<String> {
        // The Chinese full stop is on the key of the point.
        let plain = |text: &str| -> String {
            let point = text.trim().replace('。', ".");
            point.chars().map(half_width).collect()
        };
        let (typed, measure) = (plain(typed), plain(&self.measure));
        let bare = typed.strip_suffix(&measure).unwrap_or(&typed).trim();
        let bare = bare.trim_end_matches('.');
        let number = bare.parse::<f64>().is_ok_and(f64::is_finite);
        number.then(|| bare.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_a_number_with_or_without_its_unit() {
        let indicator = Indicator {
            name: "耕地保有量".to_owned(),
            direction: Direction::Level,
            value: "1160.7".to_owned(),
            measure: "万公顷".to_owned(),
        };
        for typed in [
            "1160.7",
            " 1160.7 ",
            "1160.7万公顷",
            "１１６０．７",
            "1160。7 万公顷",
            "1160.7。",
        ] {
            assert_eq!(
                indicator.amount(typed).as_deref(),
                Some("1160.7"),
                "{typed}"
            );
        }
        for typed in ["", "abc", "约1160", "1160.7公里", "inf", "nan"] {
            assert_eq!(indicator.amount(typed), None, "{typed}");
        }
    }
}
