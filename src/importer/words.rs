//! Annotations in segments, and what tells that a bracket or a segment is something else.

use super::labels::label;
use crate::text::half_width;

/// Cuts at 。；， outside brackets, and at spaces before a label.
pub(super) fn segments(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '〔' | '〈' | '[' | '［' => depth += 1,
            '）' | ')' | '〕' | '〉' | ']' | '］' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let space = c.is_whitespace() && label(text[at..].trim_start()).is_some();
        if depth == 0 && (matches!(c, '。' | '；' | ';' | '，' | ',' | '\n') || space) {
            out.push(text[start..at].trim());
            start = at + c.len_utf8();
        }
    }
    out.push(text[start..].trim());
    out.retain(|segment| !segment.is_empty());
    out
}

/// Whether a bracket explains the word before it: （含各区政府、管委会）.
pub(super) fn explains(text: &str) -> bool {
    let starts = [
        "含",
        "包括",
        "不含",
        "如",
        "即",
        "以下",
        "其中",
        "见",
        "详见",
        "原",
        "指",
        "除",
        "例如",
        "不包括",
        "比如",
    ];
    starts.iter().any(|start| text.starts_with(start)) && label(text).is_none()
}

/// Whether a segment is a score: 0.5分, 5 分.
pub(super) fn is_score(text: &str) -> bool {
    let digits: String = text
        .chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace())
        .collect();
    digits.strip_suffix('分').is_some_and(|number| {
        !number.is_empty()
            && number
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '—'))
    })
}

/// An annotation with the characters of traditional writing as simplified ones, so that its words are known; as long
/// in bytes as before.
pub(super) fn simplified(text: &str) -> String {
    text.chars().map(crate::text::simplified).collect()
}
