//! `due:` in a filter: `due:overdue`, `due:7d`, `due:none`, `due:..2026-12-31`.

use chrono::NaiveDate;

use crate::error::{Error, Kind, Result};
use crate::journal::{Nearness, read_day};
use crate::lang::{Wording, both};

/// Which deadlines are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DueFilter {
    /// 逾期.
    Overdue,
    /// 临期.
    Soon,
    /// Not done, not overdue, and due within so many days.
    Within(u16),
    /// Without a deadline.
    None,
    /// With one.
    Any,
    /// With one from a day to a day, both included.
    Between(Option<NaiveDate>, Option<NaiveDate>),
}

/// What a filter looks at in a clause's deadline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Due {
    /// The day, if there is one.
    pub(crate) day: Option<NaiveDate>,
    /// How near it is; `None` far from it, and when the clause is done.
    pub(crate) near: Option<Nearness>,
    /// Days from today to it, negative once it has passed; `None` without one, when the clause is done, and where today is not
    /// known.
    pub(crate) left: Option<i64>,
}

impl DueFilter {
    /// Reads what follows `due:`, width and case folded.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] with what can stand there.
    pub(super) fn parse(text: &str) -> Result<Self> {
        Ok(match text {
            "overdue" | "逾期" => Self::Overdue,
            "soon" | "临期" => Self::Soon,
            "none" | "无" | "没有" => Self::None,
            "any" | "有" => Self::Any,
            _ => match text.split_once("..") {
                Some(("", "")) => return Err(wrong(text)),
                Some((from, to)) => Self::Between(end(from)?, end(to)?),
                None => match days(text) {
                    Some(days) => Self::Within(days),
                    None => {
                        let day = end(text)?.ok_or_else(|| wrong(text))?;
                        Self::Between(Some(day), Some(day))
                    }
                },
            },
        })
    }

    /// Whether a deadline is one of those asked for.
    pub(super) fn allows(self, due: Due) -> bool {
        match self {
            Self::Overdue => due.near == Some(Nearness::Overdue),
            Self::Soon => due.near == Some(Nearness::Soon),
            Self::Within(days) => due
                .left
                .is_some_and(|left| (0..=i64::from(days)).contains(&left)),
            Self::None => due.day.is_none(),
            Self::Any => due.day.is_some(),
            Self::Between(from, to) => due.day.is_some_and(|day| {
                from.is_none_or(|from| day >= from) && to.is_none_or(|to| day <= to)
            }),
        }
    }
}

/// `7d`, `7天`, `7日`.
fn days(text: &str) -> Option<u16> {
    let count = ["d", "天", "日"]
        .iter()
        .find_map(|unit| text.strip_suffix(unit))?;
    let digits = !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| count.parse().ok()).flatten()
}

/// A day with its year, since a filter means the same on any day; `None` for an open end.
fn end(text: &str) -> Result<Option<NaiveDate>> {
    if text.is_empty() {
        return Ok(None);
    }
    let seen_from = |year| {
        let today = NaiveDate::from_ymd_opt(year, 1, 1)?;
        read_day(text, today).ok()
    };
    let day = seen_from(2000).filter(|day| seen_from(2001) == Some(*day));
    day.map(Some).ok_or_else(|| wrong(text))
}

fn wrong(text: &str) -> Error {
    Error::new(
        Kind::Usage,
        both!("“{text}”不是时限条件", "{text:?} is no deadline to ask for"),
    )
    .hint(allowed())
}

/// What can follow `due:`.
pub(super) fn allowed() -> Wording {
    both!(
        "时限：逾期 overdue、临期 soon、7 天内 7d、没有 none、到某日 ..2026-12-31、从某日 2026-12-01..",
        "due: overdue, soon, 7d (within seven days), none, ..2026-12-31, 2026-12-01.."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn reads_what_may_follow() {
        for (text, expected) in [
            ("overdue", DueFilter::Overdue),
            ("逾期", DueFilter::Overdue),
            ("soon", DueFilter::Soon),
            ("7d", DueFilter::Within(7)),
            ("30天", DueFilter::Within(30)),
            ("none", DueFilter::None),
            ("any", DueFilter::Any),
            (
                "..2026-12-31",
                DueFilter::Between(None, Some(day("2026-12-31"))),
            ),
            (
                "2026.12.1..2026年12月31日",
                DueFilter::Between(Some(day("2026-12-01")), Some(day("2026-12-31"))),
            ),
            (
                "2026-12-31",
                DueFilter::Between(Some(day("2026-12-31")), Some(day("2026-12-31"))),
            ),
        ] {
            assert_eq!(DueFilter::parse(text).unwrap(), expected, "{text}");
        }
        for text in [
            "", "..", "12.31", "月底", "+7", "d", "-7d", "99999d", "later",
        ] {
            assert_eq!(
                DueFilter::parse(text).unwrap_err().kind(),
                Kind::Usage,
                "{text}"
            );
        }
    }

    #[test]
    fn allows_what_is_asked_for() {
        let overdue = Due {
            day: Some(day("2026-12-01")),
            near: Some(Nearness::Overdue),
            left: Some(-3),
        };
        let soon = Due {
            day: Some(day("2026-12-10")),
            near: Some(Nearness::Soon),
            left: Some(6),
        };
        let done = Due {
            day: Some(day("2026-12-01")),
            ..Due::default()
        };
        let without = Due::default();
        let all = [overdue, soon, done, without];
        for (text, expected) in [
            ("overdue", [true, false, false, false]),
            ("soon", [false, true, false, false]),
            ("7d", [false, true, false, false]),
            ("5d", [false; 4]),
            ("none", [false, false, false, true]),
            ("any", [true, true, true, false]),
            ("..2026-12-05", [true, false, true, false]),
            ("2026-12-05..", [false, true, false, false]),
        ] {
            let filter = DueFilter::parse(text).unwrap();
            assert_eq!(all.map(|due| filter.allows(due)), expected, "{text}");
        }
    }
}
