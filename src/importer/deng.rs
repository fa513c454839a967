//! A list of units cut at each 等 that ends a group of it: 省发改委等部门和大庆等市.

use super::cut::JOINS;
use crate::catalogue::marker;

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

/// A part of a list up to its 等.
pub(super) struct RoleRun<'a> {
    pub(super) text: &'a str,
    /// Whether 等 ended it.
    pub(super) open: bool,
    /// What to put behind a bare place name.
    pub(super) makes: &'static str,
}

/// Cuts at each 等 that ends a group (not at the one in 高等教育).
pub(super) fn groups(text: &str) -> Vec<RoleRun<'_>> {
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
