//! A clause's target, what has been reached of it, and what is missing.

use crate::catalogue::{Direction, Indicator};
use crate::lang::{Lang, tr};

/// A target and how near it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target<'a> {
    /// Which of the clause's indicators, from 1.
    pub(crate) number: u16,
    /// What is to be reached.
    pub(crate) indicator: &'a Indicator,
    /// The latest value that stands, as recorded.
    pub(crate) current: Option<&'a str>,
}

/// What lies between a target and what has been reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing: it is reached or passed.
    Reached,
    /// So much is missing, in the indicator's unit of measure; for a level: it lies so much below.
    Missing(String),
    /// A level was passed by so much.
    Above(String),
}

impl Target<'_> {
    /// What is missing; `None` where no value stands or either is no number.
    pub(crate) fn gap(&self) -> Option<Gap> {
        let (current, goal) = (self.current?, self.indicator.value.as_str());
        let missing = goal.parse::<f64>().ok()? - current.parse::<f64>().ok()?;
        let places = places(current).max(places(goal));
        let amount = format!("{:.places$}", missing.abs());
        let none = amount.bytes().all(|b| matches!(b, b'0' | b'.'));
        let level = self.indicator.direction == Direction::Level;
        Some(if none || (missing < 0.0 && !level) {
            Gap::Reached
        } else if missing > 0.0 {
            Gap::Missing(amount)
        } else {
            Gap::Above(amount)
        })
    }

    /// What is to be reached: 减少8.6%, and of a level the value alone.
    pub(crate) fn goal(&self, lang: Lang) -> String {
        let verb = match self.indicator.direction {
            Direction::Reach => lang.pick("达到", "to reach "),
            Direction::Rise => lang.pick("增加", "to rise by "),
            Direction::Fall => lang.pick("减少", "to fall by "),
            Direction::Level => "",
        };
        format!("{verb}{}{}", self.indicator.value, self.indicator.measure)
    }

    /// The latest value with its unit of measure: 46.1%.
    pub(crate) fn now(&self) -> Option<String> {
        let now = self.current?;
        Some(format!("{now}{}", self.indicator.measure))
    }

    /// All of it: 二氧化硫排放 减少2%，现为 1.5%，尚差 0.5 个百分点.
    pub(crate) fn describe(&self, lang: Lang) -> String {
        let name = &self.indicator.name;
        let goal = self.goal(lang);
        let mut text = match self.indicator.direction {
            Direction::Level => tr!(lang, "{name} 目标 {goal}", "{name} target {goal}"),
            _ => format!("{name} {goal}"),
        };
        if let Some(now) = self.now() {
            text += &tr!(lang, "，现为 {now}", ", now {now}");
        }
        if let Some(gap) = self.gap() {
            let gap = self.gap_text(&gap, lang);
            text += &tr!(lang, "，{gap}", ", {gap}");
        }
        text
    }

    /// The same as a number under a head that says what it is: 0.5, 已达到; of a level that was passed, 高2.
    pub(crate) fn gap_in_short(&self, gap: &Gap, lang: Lang) -> String {
        let measure = match self.indicator.measure.as_str() {
            "%" | "％" | "‰" => "",
            measure => measure,
        };
        match gap {
            Gap::Reached => lang.pick("已达到", "reached").to_owned(),
            Gap::Missing(amount) => format!("{amount}{measure}"),
            Gap::Above(amount) => tr!(lang, "高{amount}{measure}", "{amount}{measure} above"),
        }
    }

    /// What is missing, in words: 尚差 0.5 个百分点, 已达到, 低于目标 5.7万公顷.
    pub(crate) fn gap_text(&self, gap: &Gap, lang: Lang) -> String {
        let level = self.indicator.direction == Direction::Level;
        // Two shares differ by points, not by per cent.
        let measure = match self.indicator.measure.as_str() {
            "%" | "％" => lang.pick(" 个百分点", " points"),
            "‰" => lang.pick(" 个千分点", " per mille points"),
            measure => measure,
        };
        match gap {
            Gap::Reached if level => tr!(lang, "与目标一致", "as set"),
            Gap::Reached => tr!(lang, "已达到", "reached"),
            Gap::Missing(amount) if level => {
                tr!(
                    lang,
                    "低于目标 {amount}{measure}",
                    "{amount}{measure} below"
                )
            }
            Gap::Missing(amount) => {
                tr!(lang, "尚差 {amount}{measure}", "{amount}{measure} to go")
            }
            Gap::Above(amount) => {
                tr!(
                    lang,
                    "高于目标 {amount}{measure}",
                    "{amount}{measure} above"
                )
            }
        }
    }
}

/// The digits behind the point.
fn places(number: &str) -> usize {
    number.split_once('.').map_or(0, |(_, behind)| behind.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(direction: Direction, goal: &str, measure: &str, current: Option<&str>) -> String {
        let indicator = Indicator {
            name: "指标".to_owned(),
            direction,
            value: goal.to_owned(),
            measure: measure.to_owned(),
        };
        let target = Target {
            number: 1,
            indicator: &indicator,
            current,
        };
        target.describe(Lang::Zh)
    }

    #[test]
    fn tells_what_is_missing_in_the_targets_own_measure() {
        for (direction, goal, measure, current, expected) in [
            (Direction::Fall, "2", "%", None, "减少2%"),
            (
                Direction::Fall,
                "2",
                "%",
                Some("1.5"),
                "减少2%，现为 1.5%，尚差 0.5 个百分点",
            ),
            (
                Direction::Reach,
                "99",
                "%",
                Some("99.0"),
                "达到99%，现为 99.0%，已达到",
            ),
            (
                Direction::Rise,
                "0.3",
                "",
                Some("0.1"),
                "增加0.3，现为 0.1，尚差 0.2",
            ),
            (
                Direction::Level,
                "1160.7",
                "万公顷",
                Some("1155"),
                "目标 1160.7万公顷，现为 1155万公顷，低于目标 5.7万公顷",
            ),
            (
                Direction::Level,
                "3890",
                "万人",
                Some("3900"),
                "目标 3890万人，现为 3900万人，高于目标 10万人",
            ),
            (
                Direction::Reach,
                "约九成",
                "",
                Some("80"),
                "达到约九成，现为 80",
            ),
        ] {
            assert_eq!(
                described(direction, goal, measure, current),
                format!("指标 {expected}")
            );
        }
    }

    #[test]
    fn a_gap_in_short_is_what_is_to_go_whatever_the_kind_of_target() {
        let short = |direction, current| {
            let indicator = Indicator {
                name: "指标".to_owned(),
                direction,
                value: "190.7".to_owned(),
                measure: "万套".to_owned(),
            };
            let target = Target {
                number: 1,
                indicator: &indicator,
                current: Some(current),
            };
            target.gap_in_short(&target.gap().unwrap(), Lang::Zh)
        };
        for direction in [Direction::Reach, Direction::Rise, Direction::Level] {
            assert_eq!(short(direction, "121.4"), "69.3万套");
        }
        assert_eq!(short(Direction::Reach, "200"), "已达到");
        assert_eq!(short(Direction::Level, "200.7"), "高10.0万套");
    }
}
