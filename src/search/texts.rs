//! The texts of the notice, ready to be searched: clauses, headings of areas, and the lines that belong to neither.

use std::sync::{Mutex, PoisonError};

use super::ear::Ear;
use super::phrase::{Phrase, Spoken};
use crate::catalogue::{AreaNo, Catalogue, ClauseId, LineNo};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A clause's statement.
    Clause(ClauseId),
    /// An area's title.
    Area(AreaNo),
    /// A line of the notice outside clauses and headings, from 1.
    Line(LineNo),
}

/// All texts one after the other.
#[derive(Debug, Default)]
pub(super) struct Texts {
    spoken: Spoken,
    /// What each text is and where it begins, in the order of the notice within each sort; clauses, areas, lines.
    entries: Vec<(Source, usize)>,
    /// What the last words asked for, kept because the next ones are mostly those and a letter more.
    last: Mutex<Narrowed>,
}

/// The texts that can hold some words and whatever these words become when more is typed.
#[derive(Debug, Default)]
struct Narrowed {
    words: Vec<String>,
    places: Vec<u32>,
}

impl Texts {
    /// Makes the catalogue's texts ready.
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let mut texts = Self::default();
        let mut ear = Ear::remembering();
        let ear = &mut ear;
        for clause in catalogue.clauses() {
            texts.push(Source::Clause(clause.id), &clause.text, ear);
        }
        for area in catalogue.areas() {
            texts.push(Source::Area(area.number), &area.title, ear);
        }
        for (notice, _) in catalogue.notices() {
            catalogue.other_lines(notice, &mut |line, text| {
                if !text.trim().is_empty() {
                    texts.push(Source::Line(LineNo { notice, line }), text, ear);
                }
            });
        }
        texts.spoken.shrink();
        texts.entries.shrink_to_fit();
        texts
    }

    fn push(&mut self, source: Source, text: &str, ear: &mut Ear) {
        self.entries.push((source, self.spoken.chars.len()));
        self.spoken.push(text, ear);
    }

    /// What the text at `place` is.
    pub(super) fn source(&self, place: usize) -> Source {
        self.entries[place].0
    }

    /// The places of the texts that hold every one of `words`: whole, or where none does, with the last syllable of each
    /// begun; and the phrases that tell where they stand.
    pub(super) fn holding(&self, words: &[String]) -> (Vec<Phrase>, Vec<usize>) {
        let begun: Vec<Phrase> = words
            .iter()
            .filter_map(|word| Phrase::begun(word))
            .collect();
        // What a thread that panicked left behind is whole: words and places are put there together.
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let all = || 0..u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let holds = |place: &u32| self.holds(&begun, *place as usize);
        last.places = if grown(&last.words, words) {
            last.places.iter().copied().filter(holds).collect()
        } else {
            all().filter(holds).collect()
        };
        last.words = words.to_vec();
        let places: Vec<usize> = last.places.iter().map(|place| *place as usize).collect();
        if places.is_empty() {
            return (begun, places);
        }
        let whole: Vec<Phrase> = words.iter().filter_map(|word| Phrase::new(word)).collect();
        let entire: Vec<usize> = places
            .iter()
            .copied()
            .filter(|place| self.holds(&whole, *place))
            .collect();
        if entire.is_empty() {
            (begun, places)
        } else {
            (whole, entire)
        }
    }

    fn holds(&self, phrases: &[Phrase], place: usize) -> bool {
        let from = self.entries[place].1;
        let to = self
            .entries
            .get(place + 1)
            .map_or(self.spoken.chars.len(), |next| next.1);
        let chars = &self.spoken.chars[from..to];
        let syllables = &self.spoken.syllables[from..to];
        phrases
            .iter()
            .all(|phrase| phrase.find(chars, syllables, 0).is_some())
    }
}

/// Whether `now` is `before` with more typed at its end.
fn grown(before: &[String], now: &[String]) -> bool {
    let Some((last, settled)) = before.split_last() else {
        return false;
    };
    now.len() >= before.len()
        && now.starts_with(settled)
        && now[settled.len()].starts_with(last.as_str())
}
