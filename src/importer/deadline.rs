//! Deadlines: which words say when, and which day they mean.

use chrono::{Datelike, Days, NaiveDate};

use super::numerals;
use crate::text::half_width;

/// What may stand before the time itself.
const BEFORE: &[&str] = &[
    "完成时限为",
    "完成时限",
    "力争于",
    "力争在",
    "力争",
    "争取在",
    "争取",
    "确保在",
    "确保",
    "计划于",
    "计划",
    "预计",
    "原则上",
    "截至",
    "截止",
    "不晚于",
    "最迟",
    "务必于",
    "于",
    "在",
    "至",
    "到",
    "自",
];

/// Words that say when without a date.
const WORDS: &[&str] = &[
    "持续",
    "长期",
    "贯穿全年",
    "按进度",
    "按时序",
    "按序时",
    "序时",
    "时序",
    "全年",
    "年内",
    "年底",
    "年终",
    "年末",
    "年中",
    "年初",
    "常态",
    "经常性",
    "每年",
    "每月",
    "每季",
    "每周",
    "每半年",
    "今年",
    "明年",
    "本年",
    "当年",
    "近期",
    "中期",
    "远期",
    "立即",
    "即时",
    "即知即改",
    "边查边改",
    "立行立改",
    "立整立改",
    "立查立改",
    "目前",
    "适时",
    "随时",
    "及时",
    "分阶段",
    "分步",
    "逐年",
    "上半年",
    "下半年",
    "第一季度",
    "第二季度",
    "第三季度",
    "第四季度",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "月底",
    "季度末",
    "“十",
    "“十四五”",
    "“十五五”",
    "规划期",
    "按期",
    "按时完成",
    "按计划",
    "已完成",
    "已办结",
    "限期",
    "贯穿",
];

/// Whether a segment of an annotation says when: 6月底完成, 至2030年底, 立行立改.
pub(super) fn is_deadline(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 40 {
        return false;
    }
    let rest = without_start(text);
    if WORDS.iter().any(|word| rest.starts_with(word)) {
        return true;
    }
    let plain: String = rest.chars().map(half_width).collect();
    let dated = ["年", "月", "日", "季度", "天", "周", "小时"]
        .iter()
        .any(|unit| rest.contains(unit));
    let digits = plain.chars().take_while(char::is_ascii_digit).count();
    let spoken = rest.starts_with(|c| "一二三四五六七八九十两〇".contains(c));
    (digits > 0 && (dated || is_date(&plain)))
        || (spoken && rest.chars().count() > 1 && dated && !rest.ends_with("日报社"))
}

fn without_start(text: &str) -> &str {
    let mut rest = text;
    while let Some(next) = BEFORE.iter().find_map(|start| rest.strip_prefix(start)) {
        rest = next.trim_start();
    }
    rest
}

/// 2030.12, 2030-12-31, 2030/12: nothing but the parts of a date.
fn is_date(plain: &str) -> bool {
    let parts: Vec<&str> = plain
        .trim_end_matches(['前', '底'])
        .split(['.', '-', '/', '—'])
        .collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (2..=3).contains(&parts.len())
        && parts[0].len() == 4
        && parts.iter().all(|part| digits(part) && part.len() <= 4)
}

/// The last day that the words of a deadline mean, where that is certain. `year` is the notice's own, for deadlines
/// that name none.
pub(super) fn day(text: &str, year: Option<i32>) -> Option<NaiveDate> {
    let plain: String = text
        .chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace())
        .collect();
    let times = plain.matches(['年', '月']).count();
    let open = [
        "持续",
        "长期",
        "每",
        "起",
        "开始",
        "逐",
        "分阶段",
        "至少",
        "后",
    ];
    if times > 2 || open.iter().any(|word| plain.contains(word)) {
        return None;
    }
    let rest = without_start(&plain);
    if let Some(date) = written(rest) {
        return Some(date);
    }
    let (number, behind) = rest.split_once('年').unwrap_or_default();
    let named = numerals::value(number)
        .and_then(|year| i32::try_from(year).ok())
        .filter(|year| (1949..2200).contains(year));
    let (year, rest) = match named {
        Some(named) => (named, behind),
        None if matches!(number, "今" | "本" | "当") => (year?, behind),
        None if numerals::value(number).is_some() => return None,
        None => (year?, rest),
    };
    within(year, rest)
}

/// A date in digits: 2030-12-31, 2030.12.
fn written(plain: &str) -> Option<NaiveDate> {
    let plain = plain.trim_end_matches(['前', '底']);
    if !is_date(plain) {
        return None;
    }
    let mut parts = plain.split(['.', '-', '/', '—']).map(str::parse::<u32>);
    let (year, month) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let year = i32::try_from(year).ok()?;
    match parts.next() {
        Some(day) => NaiveDate::from_ymd_opt(year, month, day.ok()?),
        None => last_of(year, month),
    }
}

/// The last day of what is named of `year`: 12月31日前, 6月底, 上半年, 底.
fn within(year: i32, rest: &str) -> Option<NaiveDate> {
    let month_of = |text: &str| match text {
        "上半年" => Some(6),
        "下半年" | "底" | "年底" | "末" | "年末" | "内" | "年内" | "" => Some(12),
        _ => [
            ("一", 3),
            ("二", 6),
            ("三", 9),
            ("四", 12),
            ("1", 3),
            ("2", 6),
            ("3", 9),
            ("4", 12),
        ]
        .iter()
        .find(|(quarter, _)| text.trim_start_matches('第') == format!("{quarter}季度"))
        .map(|(_, month)| *month),
    };
    let rest = ["完成", "前", "之前", "以前", "末"]
        .iter()
        .fold(rest, |rest, end| {
            if rest == "末" {
                rest
            } else {
                rest.strip_suffix(end).unwrap_or(rest)
            }
        });
    if let Some(month) = month_of(rest) {
        return last_of(year, month);
    }
    let (month, rest) = rest.split_once('月')?;
    let month = u32::try_from(numerals::value(month)?).ok()?;
    match rest {
        "" | "底" | "份" | "份底" | "下旬" => last_of(year, month),
        "上旬" => NaiveDate::from_ymd_opt(year, month, 10),
        "中旬" => NaiveDate::from_ymd_opt(year, month, 20),
        _ => {
            let day = numerals::value(rest.strip_suffix('日')?)?;
            NaiveDate::from_ymd_opt(year, month, u32::try_from(day).ok()?)
        }
    }
}

fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    let next = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    NaiveDate::from_ymd_opt(next.0, next.1, 1)?.checked_sub_days(Days::new(1))
}

/// The one year that `text` names, or the year of `date`.
pub(super) fn year_of(text: &str, date: Option<NaiveDate>) -> Option<i32> {
    let plain: String = text.chars().map(half_width).collect();
    let mut found: Vec<i32> = plain
        .match_indices('年')
        .filter_map(|(at, _)| {
            let digits = plain[..at]
                .chars()
                .rev()
                .take_while(char::is_ascii_digit)
                .count();
            plain[at - digits..at].parse().ok()
        })
        .filter(|year| (1949..2200).contains(year))
        .collect();
    found.dedup();
    match found[..] {
        [year] => Some(year),
        [] => date.map(|date| date.year()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_says_when() {
        for text in [
            "6月底完成",
            "贯穿全年",
            "立行立改",
            "即知即改并长期坚持",
            "序时推进",
            "2030.12",
            "2030-12-31",
            "至2030年底",
            "力争年底前完成",
            "6月底前",
            "5月底取得明显成效并持续推进",
            "按进度推进",
            "持续优化",
            "二〇三〇年底",
            "十二月底前",
        ] {
            assert!(is_deadline(text), "{text}");
        }
        for text in [
            "县水务局",
            "省财政厅",
            "5分",
            "十大产业专班",
            "第一人民医院",
            "二轻集团",
            "自然资源局",
            "三峡集团",
            "到位资金",
            "在京单位",
        ] {
            assert!(!is_deadline(text), "{text}");
        }
    }

    #[test]
    fn knows_the_day_only_where_it_is_certain() {
        for (text, day_of) in [
            ("2030年6月底前", Some((2030, 6, 30))),
            ("6月底", Some((2026, 6, 30))),
            ("2030.12", Some((2030, 12, 31))),
            ("2030-12-31", Some((2030, 12, 31))),
            ("至2030年底", Some((2030, 12, 31))),
            ("2028年2月底前完成", Some((2028, 2, 29))),
            ("3月15日前", Some((2026, 3, 15))),
            ("上半年", Some((2026, 6, 30))),
            ("三季度末", Some((2026, 9, 30))),
            ("年底前", Some((2026, 12, 31))),
            ("贯穿全年", None),
            ("持续推进", None),
            ("5月底取得明显成效并持续推进", None),
            ("2026—2030年", None),
        ] {
            let wanted = day_of.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));
            assert_eq!(day(text, Some(2026)), wanted, "{text}");
        }
        assert_eq!(day("6月底", None), None);
    }
}
