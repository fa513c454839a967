//! What the text says of itself: title, issuer, date.

use chrono::NaiveDate;

use super::edit::Edits;
use super::names;
use super::numerals;
use super::places;
use crate::catalogue::marker;
use crate::text::{plain_forms, simplified};

/// What the text of a notice cannot say of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct About {
    /// Names the notice in journals: letters, digits and hyphens. Made of title, issuer and date where it is not given.
    pub(crate) id: Option<String>,
    /// The title, where it is not to be taken from the text.
    pub(crate) title: Option<String>,
    /// The issuer, where it is not to be taken from the text.
    pub(crate) issuer: Option<String>,
    /// What was corrected by hand.
    pub(crate) edits: Edits,
}

/// How titles of documents that are sent out end.
const LETTERS: &[&str] = &[
    "通知",
    "意见",
    "决定",
    "通报",
    "公告",
    "批复",
    "函",
    "通告",
    "通知书",
];

/// How titles of other such documents end.
const TITLE_ENDS: &[&str] = &[
    "方案",
    "办法",
    "措施",
    "规划",
    "分工",
    "计划",
    "要点",
    "清单",
    "纲要",
    "细则",
    "任务",
    "政策",
    "举措",
    "报告",
    "规定",
    "分解表",
    "分解",
    "分工表",
    "台账",
    "预案",
    "一览表",
    "任务表",
    "目标",
    "目录",
    "指南",
    "指引",
    "条例",
    "安排",
    "责任书",
    "责任表",
    "任务书",
    "汇总表",
    "推进表",
    "事项",
];

/// How many lines a title may be broken into.
const MOST_LINES: usize = 5;

/// The title in the first lines, which may break it, and the lines that hold it, from 1.
pub(super) fn title(lines: &[String]) -> Option<(String, Vec<usize>)> {
    let mut joined = String::new();
    let mut held = Vec::new();
    let mut found = None;
    for (line, text) in (1..).zip(lines) {
        let text: String = plain_forms(text);
        let printed = text.trim();
        let text: String = printed.chars().map(simplified).collect();
        if text.is_empty() || (held.is_empty() && is_before_title(&text)) {
            continue;
        }
        let numbered = marker::marker(&text).is_some_and(|marker| marker.number > 0);
        let ends =
            numbered || text.ends_with(['：', ':']) || text.contains('。') || text.contains('\t');
        if ends || held.len() == MOST_LINES || joined.chars().count() > 120 {
            break;
        }
        joined.push_str(&printed.split_whitespace().collect::<String>());
        held.push(line);
        let bare = text.trim_end_matches(|c: char| "）)》0123456789—-年 ".contains(c));
        let bare = bare.rsplit_once(['（', '(']).map_or(bare, |(before, _)| {
            if before.is_empty() { bare } else { before }
        });
        let ends = |list: &[&str]| {
            list.iter()
                .any(|end| text.ends_with(end) || bare.ends_with(end))
        };
        if ends(LETTERS) {
            return Some((joined, held));
        }
        if ends(TITLE_ENDS) && found.is_none() {
            found = Some((joined.clone(), held.clone()));
            // 关于印发…重点任务 goes on to its 通知.
            if !joined.contains("关于") {
                return found;
            }
        }
    }
    found.or_else(|| over_heading(lines))
}

/// The first line, where it is a few words over the first heading: a title without any of the usual endings.
fn over_heading(lines: &[String]) -> Option<(String, Vec<usize>)> {
    let said = (1..).zip(lines).filter(|(_, text)| !text.trim().is_empty());
    let mut said = said.skip_while(|(_, text)| is_before_title(text.trim()));
    let ((line, first), (_, next)) = (said.next()?, said.next()?);
    let title = plain_forms(first.trim());
    let words = (4..=40).contains(&title.chars().count()) && !title.contains(NO_TITLE);
    let heading = marker::marker(&plain_forms(next.trim())).is_some_and(|next| next.number == 1);
    let bare = marker::marker(&title).is_none();
    (words && heading && bare).then(|| (title.split_whitespace().collect(), vec![line]))
}

/// What no title holds.
const NO_TITLE: [char; 9] = ['。', '；', '，', '：', ':', '！', '？', '\t', '|'];

/// Whether a line stands before the title: 附件, or the data of a page.
fn is_before_title(text: &str) -> bool {
    let bare: String = text.split_whitespace().collect();
    let rest = bare
        .strip_prefix("附件")
        .or_else(|| bare.strip_prefix("附表"));
    let attached = rest.is_some_and(|rest| {
        rest.trim_matches(|c: char| c.is_ascii_digit() || "：:一二三四五六七八九十".contains(c))
            .is_empty()
    });
    let data = bare
        .char_indices()
        .take(10)
        .any(|(_, c)| matches!(c, '：' | ':'))
        && !bare.ends_with(['：', ':']);
    let number = bare.ends_with('号') && bare.contains(['〔', '[', '［', '（', '(']);
    // The red head of a letter, and the number under it.
    let head = bare.ends_with("文件") && !bare.contains("关于");
    attached || data || number || head
}

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

/// Who issued it: the units that sign over the date (by its line's index), else the one before 关于 in the title. With
/// the lines that sign, from 1.
pub(super) fn issuer(
    lines: &[String],
    date_at: Option<usize>,
    title: &str,
) -> Option<(String, Vec<usize>)> {
    let unit = |name: &str| names::looks_like_unit(name) && !name.contains(['、', '，']);
    let above = lines[..date_at.unwrap_or(0)].iter().enumerate().rev();
    let above = above
        .map(|(at, line)| (at + 1, line.split_whitespace().collect::<String>()))
        .filter(|(_, line)| !line.is_empty());
    let mut signed: Vec<(usize, String)> =
        above.take_while(|(_, line)| unit(line)).take(6).collect();
    signed.reverse();
    if signed.is_empty() {
        let name = title
            .split_once("关于")
            .map(|(name, _)| name)
            .filter(|name| unit(name))?;
        return Some((name.to_owned(), Vec::new()));
    }
    let names: Vec<&str> = signed.iter().map(|(_, name)| name.as_str()).collect();
    Some((
        names.join("、"),
        signed.iter().map(|(line, _)| *line).collect(),
    ))
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

/// The title without 关于印发《…》的通知 around it and without the place and the issuer before it, where that leaves a
/// shorter name.
pub(super) fn short(title: &str) -> Option<String> {
    let mut name = title;
    name = name.split_once("关于").map_or(name, |(_, about)| about);
    name = ["印发", "转发", "下发"]
        .iter()
        .find_map(|verb| name.strip_prefix(verb))
        .unwrap_or(name);
    name = ["的通知", "通知"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(name);
    if let Some(inner) = name
        .strip_prefix('《')
        .and_then(|rest| rest.strip_suffix('》'))
        .filter(|inner| !inner.contains(['《', '》']))
    {
        name = inner;
    }
    if let Some(place) = whole_place(name) {
        name = &name[place.len()..];
    }
    let shorter = name.chars().count() >= 4 && name.len() < title.len();
    shorter.then(|| name.to_owned())
}

/// The place that 省 or 市 alone stands for: the one that the issuer's name begins with, else the title.
pub(super) fn place(issuer: Option<&str>, title: &str) -> Option<String> {
    issuer
        .and_then(whole_place)
        .or_else(|| whole_place(title))
        .map(str::to_owned)
}

/// The place that a title begins with, whichever it is, without its rank: 云岭 of 云岭市春运工作安排.
pub(super) fn stem(title: &str) -> Option<&str> {
    let ranks = ['省', '市', '县', '区', '州', '盟', '旗', '镇'];
    let places = title.char_indices().take(6).skip(2);
    let at = places.into_iter().find(|(_, c)| ranks.contains(c))?.0;
    Some(&title[..at])
}

/// The place with its rank that `text` begins with: 黑龙江省.
fn whole_place(text: &str) -> Option<&str> {
    let bare = places::place(text)?;
    let ranks = [
        "省",
        "市",
        "自治区",
        "自治州",
        "州",
        "盟",
        "地区",
        "县",
        "区",
        "旗",
    ];
    let rank = ranks
        .iter()
        .find(|rank| text[bare.len()..].starts_with(**rank))?;
    Some(&text[..bare.len() + rank.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn joins_a_title_broken_in_two() {
        let lines =
            lines("国务院关于促进综合保税区\n高水平开放的若干意见\n国发〔2019〕3号\n各省：");
        assert_eq!(
            title(&lines).unwrap(),
            (
                "国务院关于促进综合保税区高水平开放的若干意见".to_owned(),
                vec![1, 2]
            )
        );
    }

    #[test]
    fn a_title_goes_on_to_its_end_and_begins_behind_what_stands_before_it() {
        for (text, want) in [
            (
                "关于印发清河县2030年《政府工作报告》重点任务\n分工方案的通知\n一、水利",
                Some("关于印发清河县2030年《政府工作报告》重点任务分工方案的通知"),
            ),
            ("附件\n清河县行动计划\n一、甲", Some("清河县行动计划")),
            (
                "索引号：123456\n清河县2030年重点工作方案",
                Some("清河县2030年重点工作方案"),
            ),
            ("一、重点任务\n1.甲", None),
            ("清河县防汛应急预案", Some("清河县防汛应急预案")),
            ("清河县问题整改台账", Some("清河县问题整改台账")),
        ] {
            assert_eq!(
                title(&lines(text)).map(|(title, _)| title).as_deref(),
                want,
                "{text}"
            );
        }
    }

    #[test]
    fn several_issuers_sign() {
        let lines = lines("正文。\n甲县财政局\n乙县水务 局\n2026年元月5日");
        let (at, date) = date(&lines).unwrap();
        assert_eq!(date, "2026年元月5日");
        let (names, signed) = issuer(&lines, Some(at), "").unwrap();
        assert_eq!(
            (names.as_str(), signed),
            ("甲县财政局、乙县水务局", vec![2, 3])
        );
    }

    #[test]
    fn finds_no_title_in_a_text_that_has_none() {
        assert_eq!(title(&lines("各市人民政府：\n　　现通知如下。")), None);
    }

    #[test]
    fn takes_date_and_signature_from_the_end() {
        let lines = lines("甲\n国务院\n2019年1月12日\n（此件公开发布）");
        let (at, date) = date(&lines).unwrap();
        assert_eq!(date, "2019年1月12日");
        assert_eq!(issuer(&lines, Some(at), "").unwrap().0, "国务院");
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

    #[test]
    fn shortens_titles_and_finds_the_place() {
        for (title, want) in [
            (
                "黑龙江省“十二五”规划纲要主要目标和任务分工",
                Some("“十二五”规划纲要主要目标和任务分工"),
            ),
            (
                "包头市人民政府办公室关于印发《包头市数字政府建设方案》的通知",
                Some("数字政府建设方案"),
            ),
            ("清河县2030年重点工作方案", None),
        ] {
            assert_eq!(short(title).as_deref(), want, "{title}");
        }
        assert_eq!(
            place(Some("黑龙江省人民政府"), "").as_deref(),
            Some("黑龙江省")
        );
        assert_eq!(place(None, "济南市行动计划").as_deref(), Some("济南市"));
        assert_eq!(place(Some("国务院"), "国务院关于税制的意见"), None);
    }

    #[test]
    fn takes_the_issuer_from_the_title() {
        let title = "包头市人民政府办公室关于印发考评办法的通知";
        assert_eq!(issuer(&[], None, title).unwrap().0, "包头市人民政府办公室");
    }
}
