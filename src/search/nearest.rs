//! The nearest guess when nothing matches.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::name::Name;
use super::query::Query;
use super::sound;
use super::units::Units;
use crate::catalogue::UnitId;

/// The unit whose name the query's beginning fits best, by characters first, then by sound.
pub(super) fn nearest(units: &Units, query: &Query) -> Option<UnitId> {
    let readings = sound::readings(&query.chars);
    let spoken = query.chars.iter().zip(readings);
    let letters: String = spoken
        .map(|(c, syllable)| match syllable {
            0 => c.to_string(),
            syllable => sound::letters(syllable).to_owned(),
        })
        .collect();
    let typed: String = query.chars.iter().collect();
    by_part(units, &typed, characters).or_else(|| by_part(units, &letters, spelt))
}

/// The unit that the longest part of `query` fits, letting go of its last characters one by one, then of its first ones.
fn by_part(units: &Units, query: &str, key: fn(&Name) -> String) -> Option<UnitId> {
    let matcher = SkimMatcherV2::default();
    let keys: Vec<(UnitId, String)> = units
        .names()
        .map(|(unit, name)| (unit, key(name)))
        .collect();
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
