//! Days as people write them: `2026-12-31`, `12月31日`, `12.31`, `月底`, `年底`, `+30`.

use chrono::{Datelike, Days, NaiveDate};

use crate::error::{Error, Kind, Result};
use crate::lang::both;

/// How many years to look ahead for a day without a year: every day of the calendar comes within eight.
const YEARS: i32 = 8;

/// The day that `text` names, seen from `today`. Without a year it is the next such day, today included; 月底 and 年底 are
/// the last days of this month and year, `+30` is thirty days from today. Full-width digits and signs are read as plain ones.
///
/// # Errors
///
/// [`Kind::Usage`] where it names no day, or one that the calendar does not have; the hint shows what can be written.
pub(crate) fn read_day(text: &str, today: NaiveDate) -> Result<NaiveDate> {
    let plain: String = text.chars().filter_map(plain).collect();
    named(&plain, today)
        .or_else(|| ahead(&plain, today))
        .or_else(|| written(&plain, today))
        .ok_or_else(|| {
            let text = text.trim();
            Error::new(
                Kind::Usage,
                both!("“{text}”不是一个日子", "{text:?} is no day"),
            )
            .hint(both!(
                "可写作 2026-12-31、12月31日、12.31、月底、年底、+30（天）",
                "write 2026-12-31, 12.31, 月底 (end of the month), 年底 (end of the year) or +30 (days)"
            ))
        })
}

/// The character as it is compared: full width as half width, no blanks.
fn plain(c: char) -> Option<char> {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        '—' | '–' | '−' => '-',
        '號' | '号' => '日',
        other => other,
    };
    (!c.is_whitespace()).then_some(c)
}

/// A day with a name of its own.
fn named(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    match text {
        "今天" | "今日" | "today" => Some(today),
        "明天" | "明日" | "tomorrow" => today.succ_opt(),
        "后天" | "後天" => today.checked_add_days(Days::new(2)),
        "月底" | "本月底" | "月末" | "本月末" => {
            last_of_month(today.year(), today.month())
        }
        "年底" | "本年底" | "今年底" | "年末" => last_of_month(today.year(), 12),
        "明年底" => last_of_month(today.year() + 1, 12),
        _ => None,
    }
}

/// `+30`, `+30天`: so many days from today.
fn ahead(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let count = text.strip_prefix('+')?;
    let count = ["天", "日", "d"]
        .iter()
        .find_map(|unit| count.strip_suffix(unit))
        .unwrap_or(count);
    let in_range = |day: &NaiveDate| day.year() <= 9999;
    today
        .checked_add_days(Days::new(number(count, 1..=5)?.into()))
        .filter(in_range)
}

/// A day written with numbers, and the end of a month that is named: `12月底`, `2027年6月底`, `2027年底`.
fn written(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(month) = text
        .strip_suffix("月底")
        .or_else(|| text.strip_suffix("月末"))
    {
        return match month.split_once('年') {
            Some((year, month)) => last_of_month(year_of(year)?, number(month, 1..=2)?),
            None => next_end(number(month, 1..=2)?, today),
        };
    }
    if let Some(year) = text
        .strip_suffix("年底")
        .or_else(|| text.strip_suffix("年末"))
    {
        return last_of_month(year_of(year)?, 12);
    }
    let parts = parts(text)?;
    match parts[..] {
        [month, day] => next(number(month, 1..=2)?, number(day, 1..=2)?, today),
        [year, month, day] => {
            NaiveDate::from_ymd_opt(year_of(year)?, number(month, 1..=2)?, number(day, 1..=2)?)
        }
        [digits] if digits.len() == 8 && digits.is_ascii() => NaiveDate::from_ymd_opt(
            year_of(&digits[..4])?,
            number(&digits[4..6], 2..=2)?,
            number(&digits[6..], 2..=2)?,
        ),
        _ => None,
    }
}

/// The numbers of `2026-12-31`, `2026年12月31日` and their like; one kind of sign in one day.
fn parts(text: &str) -> Option<Vec<&str>> {
    if text.contains('月') {
        let (year, rest) = match text.split_once('年') {
            Some((year, rest)) => (Some(year), rest),
            None => (None, text),
        };
        let (month, day) = rest.split_once('月')?;
        let day = day.strip_suffix('日').unwrap_or(day);
        return Some(year.into_iter().chain([month, day]).collect());
    }
    let sign = ['-', '.', '/']
        .into_iter()
        .find(|sign| text.contains(*sign));
    Some(match sign {
        Some(sign) => text.split(sign).collect(),
        None => vec![text],
    })
}

/// Digits only, so many of them.
fn number(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let digits = length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn year_of(text: &str) -> Option<i32> {
    number(text, 4..=4).and_then(|year| year.try_into().ok())
}

/// The next day of this name, today included.
fn next(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    (0..=YEARS)
        .filter_map(|years| NaiveDate::from_ymd_opt(today.year() + years, month, day))
        .find(|day| *day >= today)
}

/// The next end of this month, today included.
fn next_end(month: u32, today: NaiveDate) -> Option<NaiveDate> {
    let this_year = last_of_month(today.year(), month)?;
    if this_year >= today {
        return Some(this_year);
    }
    last_of_month(today.year() + 1, month)
}

/// The last day of a month (from 1).
pub(crate) fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let (next_year, next_month) = match month {
        1..=11 => (year, month + 1),
        12 => (year + 1, 1),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(next_year, next_month, 1)?.pred_opt()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
    }

    fn read(text: &str) -> Option<String> {
        let today = day("2026-11-29");
        read_day(text, today).ok().map(|day| day.to_string())
    }

    #[test]
    fn reads_days_as_people_write_them() {
        for (text, expected) in [
            ("2026-12-31", "2026-12-31"),
            ("2026/12/31", "2026-12-31"),
            ("2026.1.5", "2026-01-05"),
            ("２０２６－１２－３１", "2026-12-31"),
            ("2026年12月31日", "2026-12-31"),
            ("2026 年 6 月 30 日", "2026-06-30"),
            ("20270630", "2027-06-30"),
            ("12月31日", "2026-12-31"),
            ("12月31号", "2026-12-31"),
            ("12月31", "2026-12-31"),
            ("12.31", "2026-12-31"),
            ("12。31", "2026-12-31"),
            ("12-31", "2026-12-31"),
            ("11-29", "2026-11-29"),
            ("11.28", "2027-11-28"),
            ("6月30日", "2027-06-30"),
            ("2月29日", "2028-02-29"),
            ("月底", "2026-11-30"),
            ("年底", "2026-12-31"),
            ("6月底", "2027-06-30"),
            ("2028年2月底", "2028-02-29"),
            ("2027年底", "2027-12-31"),
            ("明年底", "2027-12-31"),
            ("+30", "2026-12-29"),
            ("＋７天", "2026-12-06"),
            ("+0", "2026-11-29"),
            ("今天", "2026-11-29"),
            ("明天", "2026-11-30"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn refuses_what_names_no_day() {
        for text in [
            "",
            "2.30",
            "2026-02-30",
            "13-01",
            "2026-13-01",
            "0-1",
            "12月",
            "2026-12",
            "2026",
            "+",
            "+-3",
            "+x",
            "-3",
            "26-12-31",
            "2.3.4",
            "12/31-1",
            "月",
            "月底前",
            "31",
            "1.2.3.4",
            "+99999999999",
            "二月",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_day_or_refused(text in any::<String>(), today in 0..3_652_059_i32) {
            let today = NaiveDate::from_num_days_from_ce_opt(today).unwrap();
            let _ = read_day(&text, today);
        }

        #[test]
        fn a_day_without_a_year_is_the_next_one(text in "[0-9]{1,2}[-./月][0-9]{1,2}", today in 700_000..800_000_i32) {
            let today = NaiveDate::from_num_days_from_ce_opt(today).unwrap();
            if let Ok(day) = read_day(&text, today) {
                prop_assert!(day >= today);
                prop_assert!(day.year() <= today.year() + YEARS);
            }
        }
    }
}
