//! What the text says of itself beside title and date: issuer, place, a short name.

use super::edit::Edits;
use super::names;
use super::places;

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
    use super::super::dates::date;
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
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
    fn takes_date_and_signature_from_the_end() {
        let lines = lines("甲\n国务院\n2019年1月12日\n（此件公开发布）");
        let (at, date) = date(&lines).unwrap();
        assert_eq!(date, "2019年1月12日");
        assert_eq!(issuer(&lines, Some(at), "").unwrap().0, "国务院");
    }
}
