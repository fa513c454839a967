//! The date of a notice, and the day that it means.

use chrono::NaiveDate;

use super::numerals;
use crate::catalogue::marker;

/// The date: the last line that is one, else the one in the last line that says 印发; as written.
pub(super) fn date(lines: &[String]) -> Option<(usize, String)> {
    let whole = |(at, line): (usize, &String)| {
        let line: String = line.split_whitespace().collect();
        let (_, date) = find_date(&line)?;
        (date == line).then_some((at, date))
    };
    let printed = |(at, line): (usize, &String)| {
        let line: String = line.split_whitespace().collect();
        let (_, date) = find_date(&line).filter(|_| line.ends_with("印发"))?;
        Some((at, date))
    };
    lines
        .iter()
        .enumerate()
        .rev()
        .find_map(whole)
        .or_else(|| lines.iter().enumerate().rev().find_map(printed))
}

/// The first 2012年7月4日 in `text`, digits of either width or Chinese, and where it begins.
fn find_date(text: &str) -> Option<(usize, String)> {
    let number = |c: char| marker::digit(c).is_some() || "〇○零一二三四五六七八九十".contains(c);
    let chars: Vec<char> = text.chars().collect();
    for start in 0..chars.len() {
        if !number(chars[start]) || (start > 0 && number(chars[start - 1])) {
            continue;
        }
        let mut at = start;
        let complete = ['年', '月', '日'].iter().all(|unit| {
            let from = at;
            let first = |c: char| *unit == '月' && c == '元';
            while at < chars.len() && (number(chars[at]) || first(chars[at])) {
                at += 1;
            }
            let found = at > from && chars.get(at) == Some(unit);
            at += 1;
            found
        });
        if complete {
            return Some((start, chars[start..at].iter().collect()));
        }
    }
    None
}

/// The day that a date as written means: 2012年7月4日, ２０１９年１月３日, 二〇二六年元月五日.
pub(super) fn day(date: &str) -> Option<NaiveDate> {
    let (year, rest) = date.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let number = |text: &str| {
        let value = numerals::value(text)?;
        u32::try_from(value).ok()
    };
    let month = if month == "元" { 1 } else { number(month)? };
    NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()?, month, number(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn takes_the_date_of_printing_where_there_is_no_other() {
        let lines = lines("　济南市人民政府办公厅 2019年１月３日印发");
        assert_eq!(date(&lines).unwrap().1, "2019年１月３日");
    }

    #[test]
    fn knows_the_day_of_a_date_in_any_digits() {
        for (date, want) in [
            ("2012年7月4日", (2012, 7, 4)),
            ("2019年１月３日", (2019, 1, 3)),
            ("二〇二六年元月五日", (2026, 1, 5)),
            ("二○一二年十二月三十一日", (2012, 12, 31)),
        ] {
            let (year, month, of_month) = want;
            assert_eq!(
                day(date),
                NaiveDate::from_ymd_opt(year, month, of_month),
                "{date}"
            );
        }
        assert_eq!(day("2012年13月4日"), None);
    }
}
