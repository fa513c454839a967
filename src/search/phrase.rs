//! Words in running text: characters that stand together, or whole syllables for them (`dadou` for 大豆). Gaps are for names:
//! in a paragraph nearly any letters are found with gaps.

use std::ops::Range;

use super::ear::{Ear, unit};
use super::query::{Fits, Hearing, Query, Set};
use super::sound::Syllable;

/// A word ready to be looked for.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    query: Query,
    fits: Fits,
    /// Whether a syllable can be the query's beginning.
    heads: Box<[bool; HEADS]>,
}

/// Text as it is looked through: folded characters and how they sound, one each.
#[derive(Clone, Debug, Default)]
pub(super) struct Spoken {
    /// Folded; see [`unit()`].
    pub(super) chars: Vec<u16>,
    /// How they sound; 0 without a reading.
    pub(super) syllables: Vec<Syllable>,
}

/// Room for all syllables, a power of two so that looking one up needs no check.
const HEADS: usize = 512;

impl Spoken {
    /// A single text.
    fn of(text: &str) -> Self {
        let mut spoken = Self::default();
        spoken.push(text, &mut Ear::new());
        spoken
    }

    /// Adds a text; as many characters as it has.
    pub(super) fn push(&mut self, text: &str, ear: &mut Ear) {
        ear.hear(text, &mut self.chars, &mut self.syllables);
    }

    /// Gives back the room that is not needed.
    pub(super) fn shrink(&mut self) {
        self.chars.shrink_to_fit();
        self.syllables.shrink_to_fit();
    }
}

impl Phrase {
    /// Makes a word ready; `None` where nothing of it can be looked for.
    pub(crate) fn new(word: &str) -> Option<Self> {
        Some(Self::with(Query::new(word)?, Hearing::Entire))
    }

    /// The same for a word still being typed, whose last syllable may be begun.
    pub(crate) fn begun(word: &str) -> Option<Self> {
        Some(Self::with(Query::new(word)?, Hearing::Whole))
    }

    fn with(query: Query, hearing: Hearing) -> Self {
        let fits = query.fits(hearing);
        let mut heads = Box::new([false; HEADS]);
        for syllable in fits.syllables() {
            heads[usize::from(syllable) % HEADS] = fits.step(1, syllable) != 0;
        }
        Self { query, fits, heads }
    }

    /// Whether it can only be found as the characters it has.
    pub(super) fn is_literal(&self) -> bool {
        self.query.letters() == 0
    }

    /// The characters that are looked for.
    pub(super) fn chars(&self) -> impl Iterator<Item = char> {
        self.query.chars.iter().copied()
    }

    /// Whether the text holds it.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let spoken = Spoken::of(text);
        self.find(&spoken.chars, &spoken.syllables, 0).is_some()
    }

    /// The first place from `from` on where it stands.
    pub(super) fn find(
        &self,
        chars: &[u16],
        syllables: &[Syllable],
        from: usize,
    ) -> Option<Range<usize>> {
        let first = unit(self.query.chars[0]);
        if self.is_literal() {
            let mut at = from;
            while let Some(next) = position(&chars[at..], first) {
                if let Some(end) = self.run(chars, syllables, at + next) {
                    return Some(at + next..end);
                }
                at += next + 1;
            }
            return None;
        }
        let places = chars.iter().zip(syllables).enumerate().skip(from);
        places
            .filter(|(_, (c, syllable))| {
                self.heads[usize::from(**syllable) % HEADS] || **c == first
            })
            .find_map(|(at, _)| Some(at..self.run(chars, syllables, at)?))
    }

    /// Where it ends if it begins at `at`; marks between its characters are passed over.
    fn run(&self, chars: &[u16], syllables: &[Syllable], at: usize) -> Option<usize> {
        let end = self.query.end();
        let mut set: Set = 1;
        for (i, (c, syllable)) in chars.iter().zip(syllables).enumerate().skip(at) {
            let ch = char::from_u32(u32::from(*c)).unwrap_or('\u{fffd}');
            if i > at && *syllable == 0 && !ch.is_alphanumeric() {
                continue;
            }
            let same = (set & self.query.places_of(ch)) << 1;
            set = self.fits.step(set, *syllable) | same;
            if set & end != 0 {
                return Some(i + 1);
            }
            if set == 0 {
                return None;
            }
        }
        None
    }
}

/// Where any of the phrases stands in `text`, in characters; runs that touch are one.
pub(super) fn marks(phrases: &[Phrase], text: &str) -> Vec<Range<usize>> {
    let spoken = Spoken::of(text);
    let mut all = Vec::new();
    for phrase in phrases {
        let mut from = 0;
        while let Some(hit) = phrase.find(&spoken.chars, &spoken.syllables, from) {
            from = hit.end;
            all.push(hit);
        }
    }
    all.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in all {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// The first place of `wanted`, sixteen at a time.
fn position(chars: &[u16], wanted: u16) -> Option<usize> {
    const LANES: usize = 16;
    let mut at = 0;
    for block in chars.chunks_exact(LANES) {
        // Counting all of a block, instead of stopping at the first, lets the compiler compare the block at once.
        if block.iter().filter(|c| **c == wanted).count() > 0 {
            break;
        }
        at += LANES;
    }
    let rest = chars[at..].iter().position(|c| *c == wanted)?;
    Some(at + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(word: &str, text: &str) -> Vec<(usize, usize)> {
        let marks = marks(&[Phrase::new(word).unwrap()], text);
        marks
            .into_iter()
            .map(|range| (range.start, range.end))
            .collect()
    }

    #[test]
    fn finds_characters_and_whole_syllables_that_stand_together() {
        let text = "着力延长玉米、水稻、大豆等产业链条";
        assert_eq!(found("大豆", text), [(10, 12)]);
        assert_eq!(found("dadou", text), [(10, 12)]);
        assert_eq!(found("da豆", text), [(10, 12)]);
        assert_eq!(found("ＤＡＤＯＵ", text), [(10, 12)]);
        assert!(found("dd", text).is_empty());
        assert!(found("dado", text).is_empty());
        assert!(found("大链", text).is_empty());
    }

    #[test]
    fn passes_over_marks_and_reads_by_the_word() {
        assert_eq!(found("玉米水稻", "玉米、水稻"), [(0, 5)]);
        assert_eq!(found("yinhang", "商业银行行长"), [(2, 4)]);
        assert_eq!(found("xumu", "发展畜牧业"), [(2, 4)]);
        assert_eq!(found("99", "巩固率达到99%"), [(5, 7)]);
    }

    #[test]
    fn a_word_being_typed_may_end_inside_a_syllable() {
        let begun = Phrase::begun("dado").unwrap();
        assert!(begun.is_in("大豆"));
    }
}
