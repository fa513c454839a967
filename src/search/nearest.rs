//! The nearest guess when nothing matches, where there is one that is near: a person's name must not suggest a department.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::name::{Cell, Name};
use super::query::Query;
use super::sound::{self, Syllable};
use super::units::Units;
use crate::catalogue::UnitId;

/// Characters that so many names share that they tell nothing.
const COMMON: &str = "省市县区厅局委办部院会社司行署府政";
/// Letters typed for one that may be wrong.
const LETTERS_A_SLIP: usize = 5;

/// The unit whose name the query's beginning fits best, by characters first, then by sound, among those that are near.
pub(super) fn nearest(units: &Units, query: &Query) -> Option<UnitId> {
    let readings = sound::readings(&query.chars);
    let near: Vec<(UnitId, &Name)> = units
        .names()
        .filter(|(_, name)| is_near(&query.chars, &readings, name))
        .collect();
    let spoken = query.chars.iter().zip(&readings);
    let letters: String = spoken
        .map(|(c, syllable)| match syllable {
            0 => c.to_string(),
            syllable => sound::letters(*syllable).to_owned(),
        })
        .collect();
    let typed: String = query.chars.iter().collect();
    let by = |query: &str, key| by_part(units, &near, query, key);
    by(&typed, characters)
        .or_else(|| by(&letters, spelt))
        .or_else(|| near.first().map(|(unit, _)| *unit))
}

/// The unit among `near` that the longest part of `query` fits, letting go of its last characters one by one, then of its
/// first ones.
fn by_part(
    units: &Units,
    near: &[(UnitId, &Name)],
    query: &str,
    key: fn(&Name) -> String,
) -> Option<UnitId> {
    let matcher = SkimMatcherV2::default();
    let keys: Vec<(UnitId, String)> = near.iter().map(|(unit, name)| (*unit, key(name))).collect();
    let best = |part: &str| {
        let scored = keys
            .iter()
            .filter_map(|(unit, key)| Some((matcher.fuzzy_match(key, part)?, *unit)));
        scored.max_by_key(|(score, unit)| (*score, std::cmp::Reverse(units.place(*unit))))
    };
    let cuts: Vec<usize> = query.char_indices().map(|(at, _)| at).collect();
    let heads = cuts
        .iter()
        .rev()
        .filter(|at| **at > 0)
        .map(|at| &query[..*at]);
    let tails = cuts.iter().skip(1).map(|at| &query[*at..]);
    let longer = |part: &str| part.chars().count() > 1;
    std::iter::once(query)
        .chain(heads)
        .chain(tails)
        .filter(|part| longer(part))
        .find_map(best)
        .map(|(_, unit)| unit)
}

/// Whether a name is near enough to be what was meant.
fn is_near(typed: &[char], readings: &[Syllable], name: &Name) -> bool {
    if typed.iter().all(char::is_ascii) {
        return spelling_is_near(typed, name);
    }
    // The place says nothing: all names begin with it.
    let place = |c: &char| name.place.iter().any(|cell| cell.ch == *c);
    let skipped = typed.iter().take_while(|c| place(c)).count();
    let rest: Vec<(char, Syllable)> = typed
        .iter()
        .copied()
        .zip(readings.iter().copied())
        .skip(skipped)
        .collect();
    let sounding = |typed: (char, Syllable), cell: Cell| {
        typed.0 == cell.ch || typed.1 != 0 && typed.1 == cell.syllable
    };
    let telling =
        |typed: (char, Syllable), cell: Cell| typed.0 == cell.ch && !COMMON.contains(cell.ch);
    let common = in_order(&rest, &name.stem, sounding);
    let sure = common == rest.len() || in_order(&rest, &name.stem, telling) > 0;
    common >= 2 && common * 3 >= rest.len() * 2 && sure
}

/// How many of the characters typed are alike to ones of the name in the same order.
fn in_order(
    typed: &[(char, Syllable)],
    name: &[Cell],
    alike: impl Fn((char, Syllable), Cell) -> bool,
) -> usize {
    let mut row = vec![0; name.len() + 1];
    for one in typed {
        let mut diagonal = 0;
        for (at, cell) in name.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if alike(*one, *cell) {
                diagonal + 1
            } else {
                above.max(row[at])
            };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Whether letters are some of the name's syllables that follow one another, but for one slip in
/// [`LETTERS_A_SLIP`] letters.
fn spelling_is_near(typed: &[char], name: &Name) -> bool {
    let slips = typed.len() / LETTERS_A_SLIP;
    let mut spelling: Vec<char> = Vec::new();
    // From the name's beginning: in the middle of a long one stands what sounds like anybody's name.
    slips > 0
        && name.lacks(typed) <= slips
        && name.stem.iter().any(|cell| {
            spelling.extend(sound::letters(cell.syllable).chars());
            spelling.len().abs_diff(typed.len()) <= slips && within(typed, &spelling, slips)
        })
}

/// Whether so few letters have to be changed, added, left out or swapped with the next to make one of the other.
fn within(a: &[char], b: &[char], most: usize) -> bool {
    // The rows of the table for what comes before the last two letters of `a`, and before the last one.
    let mut before = vec![usize::MAX; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut row = above.clone();
    for (i, x) in a.iter().enumerate() {
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = above[j] + usize::from(x != y);
            let mut least = changed.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(before[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        // All that follows is made of these two rows, and no less than the least of them.
        if row.iter().chain(&above).all(|slips| *slips > most) {
            return false;
        }
        (before, above, row) = (above, row, before);
    }
    above[b.len()] <= most
}

/// The name's characters without its place.
fn characters(name: &Name) -> String {
    name.stem.iter().map(|cell| cell.ch).collect()
}

/// The name's syllables without its place, each with a capital, which the matcher takes for the beginning of a word.
fn spelt(name: &Name) -> String {
    let mut out = String::new();
    for cell in &name.stem {
        let letters = sound::letters(cell.syllable);
        let (first, rest) = letters.split_at(letters.len().min(1));
        out.push_str(&first.to_ascii_uppercase());
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_slips() {
        let slips = |a: &str, b: &str| {
            let [a, b] = [a, b].map(|text| text.chars().collect::<Vec<_>>());
            (0..9).find(|most| within(&a, &b, *most)).unwrap()
        };
        assert_eq!(slips("shangwu", "shangwu"), 0);
        assert_eq!(slips("shagnwu", "shangwu"), 1);
        assert_eq!(slips("shanwo", "shangwu"), 2);
        assert_eq!(slips("", "abc"), 3);
        assert_eq!(slips("ab", "ba"), 1);
        assert_eq!(slips("xab", "bax"), 2);
    }
}
