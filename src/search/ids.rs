//! Clause ids as people write them: `2.3`, `2-3`, `2。3`, `二（三）`, and a run of them, `2.1-2.4`.

use std::ops::RangeInclusive;

use super::fold::fold;
use crate::catalogue::{AreaNo, ClauseId};

/// A part of a written id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Number(u32),
    /// What stands between area and clause.
    Dot,
    /// The same, or what stands between two ids.
    Dash,
}

/// The clauses from the first to the last that `word` names; `None` where it is no id. Whether the catalogue has them is
/// not asked.
pub(crate) fn read(word: &str) -> Option<RangeInclusive<ClauseId>> {
    use Part::{Dash, Dot, Number};
    let id = |area, index| ClauseId {
        area: AreaNo::new(area),
        index,
    };
    match parts(word)?[..] {
        [Number(a), Dot | Dash, Number(b)] => Some(id(a, b)..=id(a, b)),
        [Number(a), Dot, Number(b), Dash, Number(c)] if b <= c => Some(id(a, b)..=id(a, c)),
        [Number(a), Dot, Number(b), Dash, Number(c), Dot, Number(d)] if (a, b) <= (c, d) => {
            Some(id(a, b)..=id(c, d))
        }
        _ => None,
    }
}

/// A number from 1 in digits or in characters: 2, 12, 二, 十二, 二十一.
pub(super) fn number(word: &str) -> Option<u32> {
    let folded: String = word.chars().map(fold).collect();
    let value = if folded.bytes().all(|b| b.is_ascii_digit()) {
        folded.parse().ok()?
    } else {
        spoken(&folded)?
    };
    (value > 0).then_some(value)
}

/// The word's parts; closing parentheses and an opening one at the beginning say nothing.
fn parts(word: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut digits = String::new();
    for c in word.chars().map(fold).chain(std::iter::once(')')) {
        if c.is_ascii_digit() || DIGITS.contains(c) || c == '十' {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            // （二）三: only a parenthesis stood between.
            if let Some(Part::Number(_)) = parts.last() {
                parts.push(Part::Dot);
            }
            parts.push(Part::Number(number(&digits)?));
            digits.clear();
        }
        match c {
            '.' | '。' | '·' | '、' | ',' | '(' if !parts.is_empty() => parts.push(Part::Dot),
            '-' | '–' | '—' | '~' | '至' | '到' if !parts.is_empty() => {
                parts.push(Part::Dash);
            }
            '(' | ')' => {}
            _ => return None,
        }
    }
    Some(parts)
}

/// The digits in characters, at the place of their value.
const DIGITS: &str = "〇一二三四五六七八九";

/// A number below 100 in characters.
fn spoken(word: &str) -> Option<u32> {
    let digit = |text: &str| -> Option<u32> {
        let mut chars = text.chars();
        let value = DIGITS
            .chars()
            .position(|c| Some(c) == chars.clone().next())?;
        chars.next();
        chars.next().is_none().then(|| u32::try_from(value).ok())?
    };
    match word.split_once('十') {
        None => digit(word),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_ids_as_people_write_them() {
        for word in [
            "2.3",
            "2-3",
            "2。3",
            "２．３",
            "二（三）",
            "（二）三",
            "二.3",
            "2、3",
            "二(3)",
        ] {
            let id = ClauseId {
                area: AreaNo::new(2),
                index: 3,
            };
            assert_eq!(read(word), Some(id..=id), "{word}");
        }
        let id = ClauseId {
            area: AreaNo::new(16),
            index: 12,
        };
        assert_eq!(read("十六（十二）"), Some(id..=id));
    }

    #[test]
    fn reads_runs() {
        let run = ClauseId {
            area: AreaNo::new(2),
            index: 1,
        }..=ClauseId {
            area: AreaNo::new(2),
            index: 4,
        };
        for word in [
            "2.1-2.4",
            "2.1-4",
            "2。1—2。4",
            "２．１～２．４",
            "2.1至2.4",
            "二（一）-二（四）",
        ] {
            assert_eq!(read(word), Some(run.clone()), "{word}");
        }
    }

    #[test]
    fn leaves_other_words_alone() {
        for word in [
            "",
            "2",
            "十二五",
            "99%",
            "2.4-2.1",
            "1.",
            ".3",
            "2.3.4",
            "0.1",
            "1160.7万",
            "fgw",
            "三江",
        ] {
            assert_eq!(read(word), None, "{word}");
        }
    }
}
