//! The term of a plan, as its title tells it, and how much of it is gone.

use chrono::NaiveDate;

/// The first and the last day of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// The first day.
    pub(crate) first: NaiveDate,
    /// The last day.
    pub(crate) last: NaiveDate,
}

impl Term {
    /// The term that a title names: “十二五” is 2011 to 2015, 2021—2025年 says so itself; `None` where it names none.
    pub(crate) fn of(title: &str) -> Option<Self> {
        let (first, last) = years(title).or_else(|| five_years(title))?;
        Some(Self {
            first: NaiveDate::from_ymd_opt(first, 1, 1)?,
            last: NaiveDate::from_ymd_opt(last, 12, 31)?,
        })
    }

    /// The share that is gone at the end of `day`, in whole per cent, rounded down; 100 from the last day on.
    pub(crate) fn gone(self, day: NaiveDate) -> i64 {
        let all = (self.last - self.first).num_days() + 1;
        let gone = ((day - self.first).num_days() + 1).clamp(0, all);
        gone * 100 / all.max(1)
    }
}

/// `2021—2025年`, with any of the dashes in use.
fn years(title: &str) -> Option<(i32, i32)> {
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '~' | '～' | '至');
    for (at, _) in title.match_indices(is_dash) {
        let before = title[..at].trim_end_matches(is_dash).trim_end_matches('年');
        let after = title[at..].trim_start_matches(is_dash);
        let first = before.get(before.len().checked_sub(4)?..).and_then(year);
        let last = after.get(..4).and_then(year);
        if let (Some(first), Some(last)) = (first, last)
            && first < last
        {
            return Some((first, last));
        }
    }
    None
}

fn year(digits: &str) -> Option<i32> {
    let year = digits.parse().ok()?;
    (1949..2200).contains(&year).then_some(year)
}

/// `十二五`: the twelfth plan of five years; the sixth began in 1981.
fn five_years(title: &str) -> Option<(i32, i32)> {
    const UNITS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |c: &char| UNITS.iter().position(|unit| unit == c);
    let chars: Vec<char> = title.chars().filter(|c| !"“”\"个".contains(*c)).collect();
    chars.windows(3).find_map(|three| match three {
        ['十', middle, '五'] => {
            let plan = i32::try_from(10 + digit(middle)? + 1).ok()?;
            let first = 1981 + (plan - 6) * 5;
            Some((first, first + 4))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_title_names_the_term_or_it_is_not_known() {
        let years = |title| Term::of(title).map(|term| (term.first, term.last));
        let is = |first, last| Some((day(first, 1, 1), day(last, 12, 31)));
        assert_eq!(
            years("黑龙江省“十二五”规划纲要主要目标和任务分工"),
            is(2011, 2015)
        );
        assert_eq!(years("关于“十五五”规划的通知"), is(2026, 2030));
        assert_eq!(years("行动方案（2021—2025年）"), is(2021, 2025));
        assert_eq!(years("行动方案（2021年——2030年）"), is(2021, 2030));
        assert_eq!(years("2026年政府工作报告重点任务分工"), None);
        assert_eq!(years("三十五项措施"), None);
    }

    #[test]
    fn the_share_gone_is_counted_in_days() {
        let term = Term::of("“十二五”").unwrap();
        assert_eq!(term.gone(day(2010, 12, 31)), 0);
        assert_eq!(term.gone(day(2013, 6, 30)), 49);
        assert_eq!(term.gone(day(2015, 12, 30)), 99);
        assert_eq!(term.gone(day(2015, 12, 31)), 100);
        assert_eq!(term.gone(day(2026, 1, 1)), 100);
    }
}
