//! Which characters of a name a query means: the path behind a hit, for the highlight.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::name::{Cell, Name, Reader};
use super::query::{Fits, Hearing, Query};
use super::units::Means;

/// Finds the marks of one query's hits; what it needs is made ready once.
pub(super) struct Marker<'a> {
    exact: Reader<'a>,
    blurred: OnceCell<Reader<'a>>,
    slipped: OnceCell<Fits>,
}

impl<'a> Marker<'a> {
    /// A marker for the hits of `query`.
    pub(super) fn new(query: &'a Query) -> Self {
        Self {
            exact: Reader::new(query, query.fits(Hearing::Exact), Fits::none()),
            blurred: OnceCell::new(),
            slipped: OnceCell::new(),
        }
    }

    /// The characters of `name`, hit by `means`, that the query means, as ranges over the name as shown. Empty where letters
    /// were swapped across two syllables, so that no character can be told.
    pub(super) fn marks(&self, name: &Name, means: Means) -> Vec<Range<usize>> {
        let query = self.exact.query;
        match means {
            Means::Exact => marks(name, &self.exact, None),
            Means::Sound => {
                let reader = self
                    .blurred
                    .get_or_init(|| Reader::new(query, query.fits(Hearing::Blurred), Fits::none()));
                marks(name, reader, None)
            }
            Means::Slip => {
                let slipped = self.slipped.get_or_init(|| query.fits(Hearing::Slipped));
                marks(name, &self.exact, Some(slipped))
            }
        }
    }
}

/// The characters of `name` that the reader's query means, as ranges over the name as shown; `slipped` has the pieces that
/// may stand in it once. Empty where no path is found.
fn marks(name: &Name, reader: &Reader<'_>, slipped: Option<&Fits>) -> Vec<Range<usize>> {
    if let Some(marks) = characters(name, reader) {
        return marks;
    }
    let cells: Vec<&Cell> = name.place.iter().chain(&name.stem).collect();
    let mut walk = Walk {
        cells: &cells,
        reader,
        slipped,
        dead: HashSet::new(),
        path: Vec::new(),
    };
    // The stem first, since a place that need not be named should not be marked; then the place, then anywhere.
    let stem = name.place.len();
    let found = std::iter::once(stem)
        .chain(0..stem)
        .chain(stem + 1..cells.len())
        .any(|first| walk.from(first, 0, slipped.is_some()));
    if !found {
        return Vec::new();
    }
    let shown = walk.path.iter().filter_map(|cell| cells[*cell].at);
    ranges(shown.map(usize::from).collect())
}

/// The marks of a query that holds nothing but the name's own characters: the alignment with the fewest gaps.
fn characters(name: &Name, reader: &Reader<'_>) -> Option<Vec<Range<usize>>> {
    if reader.query.letters() > 0 {
        return None;
    }
    let cells: Vec<&Cell> = name
        .place
        .iter()
        .chain(&name.stem)
        .filter(|cell| cell.at.is_some())
        .collect();
    let text: String = cells.iter().map(|cell| cell.ch).collect();
    let query: String = reader.query.chars.iter().collect();
    let (_, hit) = SkimMatcherV2::default().fuzzy_indices(&text, &query)?;
    let shown = hit.into_iter().filter_map(|at| cells[at].at);
    Some(ranges(shown.map(usize::from).collect()))
}

/// A search for one path from the query's beginning to its end, the tightest tried first.
struct Walk<'a> {
    cells: &'a [&'a Cell],
    reader: &'a Reader<'a>,
    slipped: Option<&'a Fits>,
    /// Cell, place and slip from which no path leads to the end.
    dead: HashSet<(usize, usize, bool)>,
    /// The cells of the path found.
    path: Vec<usize>,
}

impl Walk<'_> {
    /// Whether the query can be read from place `at` on, its next piece at `cell`; leaves the path behind.
    fn from(&mut self, cell: usize, at: usize, may_slip: bool) -> bool {
        if cell >= self.cells.len() || !self.dead.insert((cell, at, may_slip)) {
            return false;
        }
        let own = *self.cells[cell];
        let place = 1 << at;
        let mut next = self.reader.step(place, own);
        let straight = next;
        if let Some(slipped) = self.slipped.filter(|_| may_slip) {
            next |= slipped.step(place, own.syllable);
        }
        // The longest piece first: a whole syllable means more than its initial.
        for to in (at + 1..=self.reader.query.len()).rev() {
            if next & (1 << to) == 0 {
                continue;
            }
            self.path.push(cell);
            if to == self.reader.query.len() {
                return true;
            }
            let still = may_slip && straight & (1 << to) != 0;
            for later in cell + 1..self.cells.len() {
                if self.from(later, to, still) {
                    return true;
                }
            }
            self.path.pop();
        }
        false
    }
}

/// Places in order as ranges.
fn ranges(places: Vec<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for place in places {
        match out.last_mut() {
            Some(last) if last.end == place => last.end += 1,
            _ => out.push(place..place + 1),
        }
    }
    out
}
