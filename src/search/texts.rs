//! The texts of the notice, ready to be searched: clauses, headings of areas, and the lines that belong to neither.

use std::collections::HashSet;
use std::ops::Range;

use super::phrase::{Phrase, Spoken};
use crate::catalogue::{Catalogue, ClauseId};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A clause's statement.
    Clause(ClauseId),
    /// An area's title.
    Area(u16),
    /// A line of the notice outside clauses and headings, from 1.
    Line(usize),
}

/// All texts one after the other.
#[derive(Debug, Default)]
pub(super) struct Texts {
    spoken: Spoken,
    /// What each text is and where it begins, in the order of the notice within each sort; clauses, areas, lines.
    entries: Vec<(Source, usize)>,
}

impl Texts {
    /// Makes the catalogue's texts ready.
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let mut texts = Self::default();
        for clause in catalogue.clauses() {
            texts.push(Source::Clause(clause.id), &clause.text);
        }
        for area in catalogue.areas() {
            texts.push(Source::Area(area.number), &area.title);
        }
        let held: HashSet<usize> = catalogue
            .clauses()
            .map(|clause| clause.line)
            .chain(catalogue.areas().iter().map(|area| area.line))
            .collect();
        for (line, text) in (1..).zip(&catalogue.notice.lines) {
            if !held.contains(&line) && !text.trim().is_empty() {
                texts.push(Source::Line(line), text);
            }
        }
        texts.spoken.shrink();
        texts.entries.shrink_to_fit();
        texts
    }

    fn push(&mut self, source: Source, text: &str) {
        self.entries.push((source, self.spoken.chars.len()));
        self.spoken.push(text);
    }

    /// The places of all texts.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.entries.len()
    }

    /// What the text at `place` is.
    pub(super) fn source(&self, place: usize) -> Source {
        self.entries[place].0
    }

    /// The places of those texts among `places` that hold every phrase.
    pub(super) fn holding(
        &self,
        phrases: &[Phrase],
        places: impl Iterator<Item = usize>,
    ) -> Vec<usize> {
        places.filter(|place| self.holds(phrases, *place)).collect()
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
