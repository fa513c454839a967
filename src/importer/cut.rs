//! One group of a list cut into names: at 、 and 和, at numbers and spaces, never inside a name.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::names;
use super::places::{self, place};

/// Words that join two units, beside 、.
pub(super) const JOINS: &[&str] = &[
    "以及", "和", "及", "与", "、", "，", ",", "；", ";", "／", "/", "｜", "|", "。",
];

/// Names that hold such a word themselves.
static JOINED: LazyLock<HashSet<&str>> =
    LazyLock::new(|| places::words(include_str!("../../data/joined_names.txt")));

/// The names of one group; `makes` goes behind bare places (大庆 → 大庆市).
pub(super) fn items(text: &str, makes: &str) -> Vec<String> {
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
pub(super) fn is_level(item: &str) -> bool {
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
