//! Lists of units as annotations write them: 省发改委、工信委等部门和大庆、鹤岗等市 → the units by their whole names.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::names;
use super::places::{self, place};
use crate::catalogue::UnitKind;
use crate::catalogue::marker;

/// A list taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct List {
    /// The units' whole names with their kinds, in the order of the list.
    pub(super) units: Vec<(String, UnitKind)>,
    /// Whether some group of it ends in 等.
    pub(super) open_ended: bool,
    /// Units whose prefix is taken from an earlier list of the same annotation, which is a guess.
    pub(super) borrowed: Vec<String>,
    /// Units without a prefix that may have been left out.
    pub(super) unsure: Vec<String>,
}

/// What may follow 等, the longest first; with what it makes of a bare place name before it.
const NOUNS: &[(&str, &str)] = &[
    ("部门和单位", ""),
    ("部门（单位）", ""),
    ("部门、单位", ""),
    ("部门单位", ""),
    ("单位和部门", ""),
    ("单位、部门", ""),
    ("部门", ""),
    ("单位", ""),
    ("方面", ""),
    ("企业", ""),
    ("机构", ""),
    ("高校", ""),
    ("院校", ""),
    ("市人民政府", "市人民政府"),
    ("市（地）政府", "市政府"),
    ("市（地）", "市"),
    ("市（州）", "市"),
    ("市政府", "市政府"),
    ("县人民政府", "县人民政府"),
    ("县政府", "县政府"),
    ("区政府", "区政府"),
    ("地市", "市"),
    ("市", "市"),
    ("县", "县"),
    ("区", "区"),
    ("地", "市"),
    ("州", "州"),
    ("", ""),
];

/// What may stand between 等 and its noun.
const OF: &[&str] = &[
    "国务院",
    "中央和国家机关",
    "中央",
    "省直",
    "市直",
    "县直",
    "区直",
    "州直",
    "省级",
    "市级",
    "县级",
    "区级",
    "自治区",
    "有关",
    "相关",
    "其他",
    "其它",
    "职能",
    "责任",
    "成员",
    "主管",
    "涉及",
    "省有关",
    "市有关",
    "县有关",
    "区有关",
    "省相关",
    "市相关",
];

/// Words that join two units, beside 、.
const JOINS: &[&str] = &[
    "以及", "和", "及", "与", "、", "，", ",", "；", ";", "／", "/", "｜", "|", "。",
];

/// Names that hold such a word themselves.
static JOINED: LazyLock<HashSet<&str>> =
    LazyLock::new(|| places::words(include_str!("../../data/joined_names.txt")));

/// Takes `text` apart. `prefix` is the level shown last in this annotation (省), and is kept up to date; it is lent to
/// a list that shows none.
pub(super) fn read(text: &str, prefix: &mut Option<String>) -> List {
    let mut out = List::default();
    let mut names = Vec::new();
    for group in groups(text) {
        out.open_ended |= group.open;
        names.extend(items(group.text, group.makes));
    }
    let mut shown = false;
    let mut last_place: Option<String> = None;
    let repeats = names
        .iter()
        .filter(|name| names::lends(name).is_some())
        .count()
        > 1;
    for name in names {
        if let Some(own) = names::lends(&name) {
            *prefix = Some(own.to_owned());
            shown = true;
        }
        let whole = match (&*prefix, &last_place) {
            _ if own_government(out.units.last(), &name).is_some() => {
                own_government(out.units.last(), &name).unwrap_or_default()
            }
            (_, Some(place)) if names::shares_place(&name) => format!("{place}{name}"),
            (Some(prefix), _) if !names::is_whole(&name) => {
                let usual = names::is_usual_department(&name);
                if usual || (!repeats && names::is_plain_department(&name)) {
                    if !shown && !usual {
                        out.borrowed.push(name.clone());
                    }
                    names::with_prefix(prefix, &name)
                } else {
                    if !repeats {
                        out.unsure.push(name.clone());
                    }
                    name.clone()
                }
            }
            _ => name.clone(),
        };
        last_place = place(&whole)
            .map(str::to_owned)
            .or(last_place.filter(|_| names::shares_place(&name)));
        let kind = names::kind_of(&whole);
        out.units.push((whole, kind));
    }
    out
}

/// 区政府 behind 滨江区委 is 滨江区政府: the government of the place whose committee stands before it.
fn own_government(before: Option<&(String, UnitKind)>, name: &str) -> Option<String> {
    let level = name
        .chars()
        .next()
        .filter(|c| "市县区州盟旗镇乡".contains(*c))?;
    let rest = &name[level.len_utf8()..];
    let place = before?
        .0
        .strip_suffix("党委")
        .or(before?.0.strip_suffix('委'))?;
    let place = place
        .strip_suffix(level)
        .filter(|place| !place.is_empty())?;
    ["政府", "人民政府"]
        .contains(&rest)
        .then(|| format!("{place}{name}"))
}

/// A part of a list up to its 等.
struct RoleRun<'a> {
    text: &'a str,
    /// Whether 等 ended it.
    open: bool,
    /// What to put behind a bare place name.
    makes: &'static str,
}

/// Cuts at each 等 that ends a group (not at the one in 高等教育).
fn groups(text: &str) -> Vec<RoleRun<'_>> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '〔' | '〈' | '[' | '［' => depth += 1,
            '）' | ')' | '〕' | '〉' | ']' | '］' => depth = depth.saturating_sub(1),
            '等' if depth == 0 && at >= start => {
                let after = &text[at + c.len_utf8()..];
                if let Some((len, makes)) = after_deng(after) {
                    out.push(RoleRun {
                        text: &text[start..at],
                        open: true,
                        makes,
                    });
                    start = skip_join(text, at + c.len_utf8() + len);
                }
            }
            _ => {}
        }
    }
    out.push(RoleRun {
        text: &text[start..],
        open: false,
        makes: "",
    });
    out
}

/// Behind the word that joins the next group, if one stands at `at`.
fn skip_join(text: &str, at: usize) -> usize {
    let rest = text[at..].trim_start();
    let rest = JOINS
        .iter()
        .find_map(|join| rest.strip_prefix(join))
        .unwrap_or(rest);
    text.len() - rest.len()
}

/// What ends a group after its 等, in bytes, and what it makes of bare places: 部门, 5个市. The list must end or be
/// joined on behind it.
fn after_deng(after: &str) -> Option<(usize, &'static str)> {
    let number = |c: char| marker::digit(c).is_some() || "一二三四五六七八九十".contains(c);
    let counted = after.trim_start_matches(number).strip_prefix(['个', '家']);
    let nouns = counted
        .filter(|_| after.starts_with(number))
        .unwrap_or(after);
    let mut nouns = nouns;
    while let Some(rest) = OF.iter().find_map(|of| nouns.strip_prefix(of)) {
        nouns = rest;
    }
    let (noun, makes) = NOUNS.iter().find(|(noun, _)| {
        nouns.strip_prefix(noun).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.is_empty() || JOINS.iter().any(|join| rest.starts_with(join))
        })
    })?;
    Some((after.len() - nouns.len() + noun.len(), makes))
}

/// The names of one group; `makes` goes behind bare places (大庆 → 大庆市).
fn items(text: &str, makes: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for item in cut(text) {
        let joins_last = out
            .last()
            .is_some_and(|last| is_level(last) && is_level(&item))
            || matches!(item.as_str(), "部门" | "单位" | "企业" | "各单位")
                && out.last().is_some_and(|last| names::is_collective(last))
            || matches!(item.as_str(), "政府" | "人民政府" | "党委")
                && out.last().is_some_and(|last| is_level(last));
        match out.last_mut() {
            Some(last) if joins_last => {
                last.push('、');
                last.push_str(&item);
            }
            _ => out.push(item),
        }
    }
    if !makes.is_empty() {
        for item in &mut out {
            let bare = place(item).is_some_and(|place| place.len() == item.len());
            if bare || !names::looks_like_unit(item) {
                item.push_str(makes);
            }
        }
    }
    share_ending(&mut out);
    out
}

/// Gives bare places the ending of the one that closes their row: 济南、青岛、烟台市政府.
fn share_ending(items: &mut [String]) {
    let mut ending: Option<String> = None;
    for item in items.iter_mut().rev() {
        match place(item) {
            Some(place) if place.len() == item.len() => {
                if let Some(ending) = &ending {
                    item.push_str(ending);
                }
            }
            Some(place) if item[place.len()..].starts_with(['市', '州']) => {
                ending = Some(item[place.len()..].to_owned());
            }
            _ => ending = None,
        }
    }
}

/// Whether `item` names only levels of government: 各市, 县（市、区）人民政府.
fn is_level(item: &str) -> bool {
    let mut rest = item.trim_start_matches(['各', '全', '有', '关', '相']);
    for end in [
        "党委和政府",
        "党委政府",
        "人民政府",
        "党委",
        "政府",
        "管委会",
    ] {
        rest = rest.strip_suffix(end).unwrap_or(rest);
    }
    let mut depth = 0_usize;
    let levels = rest
        .replace("自治区", "区")
        .replace("直辖市", "市")
        .replace("街道办事处", "镇")
        .replace("街道", "镇")
        .replace("园区", "区")
        .replace("功能区", "区")
        .replace("开发", "");
    !levels.is_empty()
        && levels.chars().all(|c| {
            match c {
                '（' | '(' | '〔' | '〈' | '[' | '［' => depth += 1,
                '）' | ')' | '〕' | '〉' | ']' | '］' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > 0 || "省市州盟县区旗地乡镇、（）()〔〕〈〉".contains(c)
        })
}

/// Cuts at 、 and the like outside brackets, at 和 where a unit ends before it, and at spaces between units.
fn cut(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '〔' | '〈' | '[' | '［' => depth += 1,
            '）' | ')' | '〕' | '〉' | ']' | '］' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || at < start {
            continue;
        }
        let before = text[start..at].trim();
        if let Some(len) = number(&text[at..], before.is_empty()) {
            push_spaced(&mut out, before);
            start = at + len;
            continue;
        }
        let Some(join) = JOINS.iter().find(|join| text[at..].starts_with(**join)) else {
            continue;
        };
        let after = &text[at + join.len()..];
        let word = "和及与以".contains(c);
        if word && (in_joined(text, at) || !(names::looks_like_unit(before) && after_join(after))) {
            continue;
        }
        push_spaced(&mut out, before);
        start = at + join.len();
    }
    push_spaced(&mut out, text[start..].trim());
    out
}

/// The bytes of the number before a unit, if `text` begins with one: ①, 1. and 1）; `first` where no name goes before it.
fn number(text: &str, first: bool) -> Option<usize> {
    let c = text.chars().next()?;
    if ('①'..='⑳').contains(&c) {
        return Some(c.len_utf8());
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let mark = text[digits..]
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | '．' | '、' | '）' | ')'))?;
    let after = text[digits + mark.len_utf8()..].chars().next()?;
    let fits = (1..=2).contains(&digits) && !after.is_ascii_digit() && (first || mark != '、');
    fits.then(|| digits + mark.len_utf8())
}

/// Whether the word at `at` stands inside a name that holds it: 自然资源和规划.
fn in_joined(text: &str, at: usize) -> bool {
    JOINED.iter().any(|name| {
        name.match_indices(['和', '与', '及']).any(|(inside, _)| {
            at.checked_sub(inside)
                .is_some_and(|from| text.is_char_boundary(from) && text[from..].starts_with(name))
        })
    })
}

/// Whether what stands behind 和 can begin another unit.
fn after_join(after: &str) -> bool {
    let next = after
        .split(['、', '，', '；', '/', '｜', '|'])
        .next()
        .unwrap_or(after)
        .trim();
    let next = next.split('等').next().unwrap_or(next);
    let ends = next.match_indices(['和', '及', '与']).map(|(at, _)| at);
    ends.chain([next.len()]).any(|end| {
        let name = &next[..end];
        names::looks_like_unit(name) || is_level(name)
    }) || place(next).is_some()
}

/// Adds `item`; where spaces stand in it, its parts if each is a unit, else one name without the spaces.
fn push_spaced(out: &mut Vec<String>, item: &str) {
    let parts: Vec<&str> = item.split_whitespace().collect();
    if parts.len() > 1 && parts.iter().all(|part| names::looks_like_unit(part)) {
        out.extend(parts.into_iter().map(str::to_owned));
    } else if !parts.is_empty() {
        out.push(parts.concat());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        read(text, &mut None)
            .units
            .into_iter()
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn restores_elided_prefixes() {
        assert_eq!(
            names("省发改委、工信委、水利厅"),
            ["省发改委", "省工信委", "省水利厅"]
        );
        assert_eq!(names("市住建局、审批服务局"), ["市住建局", "市审批服务局"]);
        assert_eq!(
            names("自治区发展改革委、财政厅"),
            ["自治区发展改革委", "自治区财政厅"]
        );
        assert_eq!(names("市公安局、市场监管局"), ["市公安局", "市市场监管局"]);
        assert_eq!(
            names("省委宣传部、组织部、财政厅"),
            ["省委宣传部", "省委组织部", "省财政厅"]
        );
    }

    #[test]
    fn leaves_names_that_are_whole() {
        assert_eq!(
            names("省国资委、黑龙江证监局"),
            ["省国资委", "黑龙江证监局"]
        );
        assert_eq!(
            names("省发改委、哈尔滨铁路局、龙煤集团"),
            ["省发改委", "哈尔滨铁路局", "龙煤集团"]
        );
        assert_eq!(
            names("税务总局、财政部、海关总署"),
            ["税务总局", "财政部", "海关总署"]
        );
        assert_eq!(
            names("省金融办、黑龙江银监局、证监局"),
            ["省金融办", "黑龙江银监局", "黑龙江证监局"]
        );
    }

    #[test]
    fn makes_cities_of_bare_places() {
        let list = read("省工信委等部门、单位和大庆、鹤岗等市", &mut None);
        assert!(list.open_ended);
        let found: Vec<_> = list
            .units
            .iter()
            .map(|(name, kind)| (name.as_str(), *kind))
            .collect();
        assert_eq!(
            found,
            [
                ("省工信委", UnitKind::Department),
                ("大庆市", UnitKind::City),
                ("鹤岗市", UnitKind::City)
            ]
        );
        assert_eq!(
            names("济南、青岛、烟台市政府"),
            ["济南市政府", "青岛市政府", "烟台市政府"]
        );
    }

    #[test]
    fn keeps_collectives_together() {
        assert_eq!(
            names("省住建厅、发改委等有关部门和各市（地）政府（行署）"),
            ["省住建厅", "省发改委", "各市（地）政府（行署）"]
        );
        assert_eq!(
            names("各市、县（市、区）人民政府"),
            ["各市、县（市、区）人民政府"]
        );
        assert_eq!(
            names("各省、自治区、直辖市人民政府"),
            ["各省、自治区、直辖市人民政府"]
        );
        assert_eq!(
            names("省环保厅、金融办和有关资源型城市"),
            ["省环保厅", "省金融办", "有关资源型城市"]
        );
        assert_eq!(names("省直有关部门、单位"), ["省直有关部门、单位"]);
    }

    #[test]
    fn keeps_a_name_that_holds_a_joining_word() {
        assert_eq!(
            names("省工业和信息化厅、省文化和旅游厅"),
            ["省工业和信息化厅", "省文化和旅游厅"]
        );
        assert_eq!(
            names("市自然资源和规划局和市城管局"),
            ["市自然资源和规划局", "市城管局"]
        );
    }

    #[test]
    fn splits_at_spaces_between_units_only() {
        assert_eq!(names("市发改委 市财政局"), ["市发改委", "市财政局"]);
        assert_eq!(names("市经济和信 息化委"), ["市经济和信息化委"]);
    }
}
