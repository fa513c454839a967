//! Numbers as the notice itself prints them: 二（一） is what stands under the heading （一） of chapter 二、 and 二（一）3 the third
//! clause there.

use std::ops::RangeInclusive;

use super::fold::fold;
use super::ids;
use crate::catalogue::marker::{Level, marker};
use crate::catalogue::{Area, Catalogue, Clause, ClauseId};

/// A number as printed: its value and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Number {
    value: u32,
    /// In hanzi, not in digits.
    hanzi: bool,
    /// In brackets.
    bracketed: bool,
}

/// The clauses that `word` names by the notice's own numbers, those of each area in one run; none where it names nothing so.
pub(crate) fn printed(word: &str, catalogue: &Catalogue) -> Vec<RangeInclusive<ClauseId>> {
    let Some(asked) = numbers(word) else {
        return Vec::new();
    };
    let areas = catalogue.areas().iter();
    areas.flat_map(|area| in_area(area, &asked)).collect()
}

/// What an area has under these numbers.
fn in_area(area: &Area, asked: &[Number]) -> Vec<RangeInclusive<ClauseId>> {
    let chapter = area.chapter.as_deref().and_then(own);
    let printed = area.printed.as_deref().and_then(own);
    let path: Vec<Number> = chapter.into_iter().chain(printed).collect();
    let heads = |asked: &[Number]| {
        asked == path || (path.len() > 1 && (asked == &path[..1] || asked == &path[1..]))
    };
    if heads(asked) {
        let ends = area.ids().next().zip(area.ids().last());
        return ends.into_iter().map(|(first, last)| first..=last).collect();
    }
    match asked.split_last() {
        Some((item, above)) if !above.is_empty() && heads(above) => {
            let named = |clause: &&Clause| own_or_place(clause).is(*item);
            let clauses = area.clauses.iter().filter(named);
            clauses.map(|clause| clause.id..=clause.id).collect()
        }
        _ => Vec::new(),
    }
}

impl Number {
    /// Whether a clause's number is the one asked for; brackets around digits may be left out.
    fn is(self, asked: Self) -> bool {
        let brackets = self.bracketed == asked.bracketed || !asked.hanzi;
        self.value == asked.value && self.hanzi == asked.hanzi && brackets
    }
}

/// A clause's own number, or, where it has none, its place in its area.
fn own_or_place(clause: &Clause) -> Number {
    own(&clause.text).unwrap_or(Number {
        value: clause.id.index,
        hanzi: false,
        bracketed: false,
    })
}

/// The number at the beginning of a heading or clause.
fn own(text: &str) -> Option<Number> {
    let marker = marker(text).filter(|marker| marker.number > 0)?;
    Some(Number {
        value: marker.number,
        hanzi: marker.level < Level::DASH_HEAD,
        bracketed: [Level::SUB, Level::POINT].contains(&marker.level),
    })
}

/// The numbers in `word`, from the outermost on. Only what begins in hanzi and has a bracket or several numbers is one: 二（一）,
/// （三）, 二（一）3, 第三章第二节.
fn numbers(word: &str) -> Option<Vec<Number>> {
    let folded: Vec<char> = word.chars().map(fold).collect();
    let mut rest = folded.as_slice();
    let mut out: Vec<Number> = Vec::new();
    while !rest.is_empty() {
        rest = rest.strip_prefix(&['第']).unwrap_or(rest);
        let bracketed = rest.first() == Some(&'(');
        rest = &rest[usize::from(bracketed)..];
        let hanzi = !rest.first()?.is_ascii_digit();
        let len = rest
            .iter()
            .take_while(|c| {
                if hanzi {
                    "一二三四五六七八九十".contains(**c)
                } else {
                    c.is_ascii_digit()
                }
            })
            .count();
        let value = ids::number(&rest[..len].iter().collect::<String>())?;
        rest = &rest[len..];
        if bracketed {
            rest = rest.strip_prefix(&[')'])?;
        }
        for end in ["章", "节", "条", "部分", "、", "."] {
            let end: Vec<char> = end.chars().collect();
            rest = rest.strip_prefix(end.as_slice()).unwrap_or(rest);
        }
        out.push(Number {
            value,
            hanzi,
            bracketed,
        });
    }
    let first = out.first().filter(|first| first.hanzi)?;
    (out.len() > 1 || first.bracketed).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(word: &str, catalogue: &Catalogue) -> Vec<String> {
        let runs = printed(word, catalogue);
        let runs = runs
            .iter()
            .map(|run| format!("{}-{}", run.start(), run.end()));
        runs.collect()
    }

    #[test]
    fn finds_what_our_notice_calls_so() {
        let ours = Catalogue::embedded().unwrap();
        assert_eq!(ids("二（一）", &ours), ["1.1-1.13"]);
        assert_eq!(ids("（十六）", &ours), ["16.1-16.2"]);
        assert_eq!(ids("二(二)3", &ours), ["2.3-2.3"]);
        for word in [
            "二",
            "2.3",
            "十二五",
            "三（一）",
            "三江",
            "",
            "二（",
            "（一",
        ] {
            assert_eq!(ids(word, &ours), [""; 0], "{word}");
        }
    }
}
