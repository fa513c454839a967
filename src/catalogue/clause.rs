//! A clause: one statement of the notice with its own annotation, taken apart.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ClauseId, Role, UnitId};
use crate::text::half_width;

/// One statement with its annotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Clause {
    /// `area.index`, both from 1.
    pub(crate) id: ClauseId,
    /// The statement verbatim, without the annotation.
    pub(crate) text: String,
    /// The line of the notice where it begins, from 1.
    pub(crate) line: usize,
    /// The other lines that its text is taken from, from 1; none where it stands in one line.
    pub(crate) also: Vec<usize>,
    /// Who has to do it; `None` where the notice does not say (1.13).
    pub(crate) duty: Option<Duty>,
    /// The targets it sets, in the order of the text.
    pub(crate) indicators: Vec<Indicator>,
}

/// An annotation and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Duty {
    /// Verbatim, with its parentheses: （省教育厅牵头。…）.
    pub(crate) annotation: String,
    /// The units by role, in the order of the annotation; no unit twice.
    pub(crate) groups: Vec<DutyGroup>,
    /// By when.
    pub(crate) deadline: Option<Deadline>,
    /// What else the annotation says, in its order.
    pub(crate) fields: Vec<Field>,
}

/// Units that an annotation names side by side in one role; at least one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DutyGroup {
    /// What they have to do.
    pub(crate) role: Role,
    /// In the order of the annotation.
    pub(crate) units: Vec<UnitId>,
    /// Whether this list ends in 等, so that others may be meant in this role too.
    pub(crate) open: bool,
}

/// By when a clause is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deadline {
    /// As written, 6月底完成.
    pub(crate) text: String,
    /// The last day, where the words and the notice's year leave no doubt.
    #[serde(default)]
    pub(crate) day: Option<NaiveDate>,
}

/// Something an annotation says that is neither a unit nor a deadline: 资金来源：县级财政.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Field {
    /// The label as written, 资金来源; 分值 for a score without one.
    pub(crate) label: String,
    /// What stands behind it.
    pub(crate) text: String,
}

impl Clause {
    /// The day by which the notice itself wants it done.
    pub(crate) fn day(&self) -> Option<NaiveDate> {
        self.duty.as_ref()?.deadline.as_ref()?.day
    }
}

impl Duty {
    /// The units with their roles, in the order of the annotation.
    pub(crate) fn mentions(&self) -> impl Iterator<Item = Mention> {
        self.groups.iter().flat_map(|group| {
            group.units.iter().map(|&unit| Mention {
                unit,
                role: group.role,
            })
        })
    }

    /// The role of `unit` here, if it is named.
    pub(crate) fn role_of(&self, unit: UnitId) -> Option<Role> {
        self.mentions()
            .find(|mention| mention.unit == unit)
            .map(|mention| mention.role)
    }

    /// The units in `role`, in the order of the annotation.
    pub(crate) fn in_role(&self, role: Role) -> impl Iterator<Item = UnitId> {
        self.mentions()
            .filter(move |mention| mention.role == role)
            .map(|mention| mention.unit)
    }

    /// Whether a list of units in `role` ends in 等.
    #[cfg(test)]
    pub(crate) fn is_open(&self, role: Role) -> bool {
        self.groups
            .iter()
            .any(|group| group.role == role && group.open)
    }

    /// Whether any list of units ends in 等.
    pub(crate) fn open_ended(&self) -> bool {
        self.groups.iter().any(|group| group.open)
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
    /// The plain number that was typed, `-1160.7`; `None` where it is none.
    ///
    /// Full-width characters count as their ASCII forms, `。` as the point on whose key it is, `−` and 负 as the sign; the
    /// unit of measure may follow, and commas may part groups of three digits.
    pub(crate) fn amount(&self, typed: &str) -> Option<String> {
        let (typed, measure) = (half_width_text(typed), half_width_text(&self.measure));
        let bare = typed.strip_suffix(&measure).unwrap_or(&typed).trim();
        let negative = bare.strip_prefix(['-', '−', '﹣', '–', '负', '負']);
        let positive = bare.strip_prefix('+').unwrap_or(bare);
        let number = unsigned(negative.unwrap_or(positive).trim_start())?;
        let nought = number.chars().all(|c| matches!(c, '0' | '.'));
        let sign = if negative.is_some() && !nought {
            "-"
        } else {
            ""
        };
        Some(format!("{sign}{number}"))
    }
}

fn half_width_text(text: &str) -> String {
    // The Chinese full stop is on the key of the point.
    let point = text.trim().replace('。', ".");
    point.chars().map(half_width).collect()
}

/// A number without sign, its groups joined: `1,160.7` is `1160.7`.
fn unsigned(text: &str) -> Option<String> {
    let text = text.strip_suffix('.').unwrap_or(text);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(',');
    let fits = digits(first) && (!grouped || (1..=3).contains(&first.len()));
    if !fits || !groups.all(|group| group.len() == 3 && digits(group)) || !digits(fraction) {
        return None;
    }
    let whole = whole.replace(',', "");
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    Some(match fraction {
        "" => whole.to_owned(),
        fraction => format!("{whole}.{fraction}"),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn amount(typed: &str) -> Option<String> {
        let indicator = Indicator {
            name: "耕地保有量".to_owned(),
            direction: Direction::Level,
            value: "1160.7".to_owned(),
            measure: "万公顷".to_owned(),
        };
        indicator.amount(typed)
    }

    #[test]
    fn an_amount_is_a_number_with_or_without_its_unit() {
        for typed in [
            "1160.7",
            " 1160.7 ",
            "1160.7万公顷",
            "１１６０．７",
            "1160。7 万公顷",
            "1160.7。",
            "1,160.7",
            "１，１６０．７ 万公顷",
            "+1160.7",
            "01160.7",
        ] {
            assert_eq!(amount(typed).as_deref(), Some("1160.7"), "{typed}");
        }
        for typed in [
            "",
            "abc",
            "约1160",
            "1160.7公里",
            "inf",
            "nan",
            "1e5",
            "1,16",
            "1160,700",
            "1,,160",
            ",160",
            "1.160,7",
            "1.2.3",
            "-",
            "负",
            "--5",
            ".",
            "0x10",
            "5 6",
        ] {
            assert_eq!(amount(typed), None, "{typed}");
        }
    }

    #[test]
    fn an_amount_may_be_negative_and_is_kept_plain() {
        for typed in ["-5", "−5", "－５", "负5", "負 5", "﹣5万公顷", "–5."] {
            assert_eq!(amount(typed).as_deref(), Some("-5"), "{typed}");
        }
        for (typed, plain) in [
            (".5", "0.5"),
            ("-0", "0"),
            ("-0.50", "-0.50"),
            ("12,345,678", "12345678"),
            ("98.20", "98.20"),
            ("000", "0"),
        ] {
            assert_eq!(amount(typed).as_deref(), Some(plain), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn an_amount_is_a_number_and_its_own_amount(typed in "[-−负+0-9,.。 ０-９]{0,10}") {
            if let Some(plain) = amount(&typed) {
                prop_assert!(plain.parse::<f64>().is_ok());
                prop_assert!(plain.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-'));
                prop_assert_eq!(amount(&plain), Some(plain.clone()));
            }
        }
    }
}
