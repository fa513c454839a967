//! How far each clause is, by the entries of its journal.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use foldhash::{HashMap, HashMapExt};

use super::counted::{AreaCounts, Counted, FlagDay, UnitCounts};
use super::entries::Journal;
use super::entry::Entry;
use super::fold::Past;
use super::state::ClauseState;
use super::subject::Subject;
use crate::catalogue::{ClauseId, NoticeNo};

/// How far each clause is. Made once from a journal, or from those of several notices, then only looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    /// By the notice's place; nothing where its journal has not been read.
    parts: Vec<Part>,
    /// The state of every clause for which nothing was recorded.
    untouched: ClauseState,
    counted: Counted,
}

/// What one notice's journal comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Part {
    /// Of every clause for which something was recorded, or the notice sets a day.
    states: HashMap<ClauseId, ClauseState>,
    /// What was recorded for no clause, in order: returns asked for, units urged.
    rounds: Vec<Past>,
    subject: Arc<Subject>,
}

/// Entries by their clauses' present numbers, in order.
type ByClause<'a> = HashMap<Option<ClauseId>, Vec<&'a Arc<Entry>>>;

fn group<'a>(
    entries: impl Iterator<Item = &'a Arc<Entry>>,
    subject: &Subject,
    by_clause: &mut ByClause<'a>,
) {
    for entry in entries {
        let clause = entry.clause.map(|id| subject.current(id, entry.text));
        by_clause.entry(clause).or_default().push(entry);
    }
}

impl Part {
    /// What follows from these entries, in their order.
    fn of_entries<'a>(
        entries: impl Iterator<Item = &'a Arc<Entry>>,
        subject: &Arc<Subject>,
    ) -> Self {
        let mut by_clause: ByClause<'_> = HashMap::new();
        for (clause, _) in subject.days() {
            by_clause.insert(Some(clause), Vec::new());
        }
        group(entries, subject, &mut by_clause);
        let mut part = Self {
            subject: Arc::clone(subject),
            ..Self::default()
        };
        for (clause, entries) in by_clause {
            part.set(clause, ClauseState::of_entries(clause, &entries, subject));
        }
        part
    }

    /// Takes in entries that come behind all that it follows from. Only the clauses that they are of are looked at again.
    fn add(&mut self, more: &[Arc<Entry>]) {
        let mut by_clause = HashMap::new();
        group(more.iter(), &self.subject, &mut by_clause);
        for (clause, more) in by_clause {
            let known = match clause {
                Some(clause) => self.states.get(&clause).map(|state| &state.history),
                None => Some(&self.rounds),
            };
            let known = known.into_iter().flatten().map(|past| &past.entry);
            let entries: Vec<_> = known.chain(more).collect();
            let state = ClauseState::of_entries(clause, &entries, &self.subject);
            self.set(clause, state);
        }
    }

    fn set(&mut self, clause: Option<ClauseId>, state: ClauseState) {
        match clause {
            Some(clause) => {
                self.states.insert(clause, state);
            }
            None => self.rounds = state.history,
        }
    }
}

impl Progress {
    /// The progress of one notice.
    fn of_part(part: Part) -> Self {
        let place = part.subject.place().index();
        let mut parts = Vec::new();
        parts.resize_with(place, Part::default);
        parts.push(part);
        Self {
            parts,
            ..Self::default()
        }
    }

    /// Takes what another one knows of a notice in the place of what this one knew.
    pub(crate) fn take(&mut self, other: Self, notice: NoticeNo) {
        let place = notice.index();
        self.counted = Counted::default();
        if self.parts.len() <= place {
            self.parts.resize_with(place + 1, Part::default);
        }
        if let Some(part) = other.parts.into_iter().nth(place) {
            self.parts[place] = part;
        }
    }

    /// Takes in what a notice's journal holds now, which was `before` when this was made last.
    pub(crate) fn follow(&mut self, journal: &Journal, before: Option<&Journal>, notice: NoticeNo) {
        let part = self.parts.get_mut(notice.index());
        match (part, before.and_then(|before| journal.behind(before))) {
            (Some(part), Some(more)) => {
                self.counted = Counted::default();
                part.add(more);
            }
            _ => self.take(journal.progress(), notice),
        }
    }

    /// What `count` counts, once for as long as nothing changes: lists of units ask for it row by row.
    pub(crate) fn by_unit(&self, count: impl FnOnce() -> UnitCounts) -> &UnitCounts {
        self.counted.units(count)
    }

    /// The same by area, with the flags of a day; `None` where that has been counted for another day since.
    pub(crate) fn by_area(
        &self,
        day: FlagDay,
        count: impl FnOnce() -> AreaCounts,
    ) -> Option<&AreaCounts> {
        self.counted.areas(day, count)
    }

    /// Has what depends on the day counted anew.
    pub(crate) fn another_day(&mut self) {
        self.counted.another_day();
    }

    /// The state of this clause, known to the journal or not.
    pub(crate) fn of(&self, clause: ClauseId) -> &ClauseState {
        let part = self.parts.get(clause.notice().index());
        let state = part.and_then(|part| part.states.get(&clause));
        state.unwrap_or(&self.untouched)
    }

    /// The clauses for which something was recorded, those that the catalogue lacks included; in no order.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = ClauseId> {
        let states = self.parts.iter().flat_map(|part| &part.states);
        let recorded = states.filter(|(_, state)| !state.history.is_empty());
        recorded.map(|(clause, _)| *clause)
    }

    /// The clauses that have a due day, those that the catalogue lacks included; in no order.
    pub(crate) fn dated(&self) -> impl Iterator<Item = ClauseId> {
        let states = self.parts.iter().flat_map(|part| &part.states);
        let dated = states.filter(|(_, state)| state.due_day().is_some());
        dated.map(|(clause, _)| *clause)
    }

    /// The clause that an entry is for, under its present number; `None` where it is for none.
    pub(crate) fn clause_of(&self, entry: &Entry) -> Option<ClauseId> {
        let clause = entry.clause?;
        let part = self.parts.get(clause.notice().index());
        Some(part.map_or(clause, |part| part.subject.current(clause, entry.text)))
    }

    /// The notice that an entry is of.
    pub(crate) fn notice_of(&self, entry: &Entry) -> NoticeNo {
        if let Some(clause) = entry.clause {
            return clause.notice();
        }
        let holds = |rounds: &[Past]| rounds.iter().any(|past| *past.entry == *entry);
        let mut rounds = self.rounds();
        let found = rounds.find(|(_, rounds)| holds(rounds));
        found.map(|(notice, _)| notice).unwrap_or_default()
    }

    /// The history that an entry is in: that of its clause, or of what was recorded for none.
    pub(crate) fn history_of(&self, entry: &Entry) -> &[Past] {
        match self.clause_of(entry) {
            Some(clause) => &self.of(clause).history,
            None => self.rounds_of(self.notice_of(entry)),
        }
    }

    /// What was recorded for no clause, notice by notice, in order: returns asked for, units urged.
    pub(crate) fn rounds(&self) -> impl Iterator<Item = (NoticeNo, &[Past])> {
        let rounds = self.parts.iter().map(|part| part.rounds.as_slice());
        NoticeNo::all().zip(rounds)
    }

    /// What was recorded for no clause of one notice, in order.
    pub(crate) fn rounds_of(&self, notice: NoticeNo) -> &[Past] {
        let part = self.parts.get(notice.index());
        part.map_or(&[], |part| &part.rounds)
    }
}

impl Journal {
    /// How far each clause is.
    pub(crate) fn progress(&self) -> Progress {
        Progress::of_part(Part::of_entries(self.entries.iter(), &self.subject))
    }

    /// How far these clauses are, and no others; with `None` what was recorded for no clause.
    pub(super) fn progress_of(&self, wanted: &[Option<ClauseId>]) -> Progress {
        let texts = wanted
            .iter()
            .flatten()
            .flat_map(|clause| self.subject.texts(*clause));
        let texts = sorted(texts);
        let wanted = sorted(wanted.iter().copied());
        // Nearly all are of other clauses, and have other texts too: nothing needs to be looked up for them.
        let may_be = |entry: &&Arc<Entry>| {
            holds(&wanted, &entry.clause) || entry.text.is_some_and(|text| holds(&texts, &text))
        };
        let entries = self.entries.iter().filter(may_be);
        let entries = entries.filter(|entry| holds(&wanted, &self.clause_of(entry)));
        Progress::of_part(Part::of_entries(entries, &self.subject))
    }

    /// How far each clause was before `end`: what was recorded later counts for nothing, nor does what it took back.
    pub(crate) fn progress_at(&self, end: DateTime<FixedOffset>) -> Progress {
        let until = self.entries.iter().filter(|entry| entry.stamp.at < end);
        Progress::of_part(Part::of_entries(until, &self.subject))
    }
}

/// A set as a list that is looked through for every entry.
fn sorted<T: Ord>(some: impl Iterator<Item = T>) -> Vec<T> {
    let mut some: Vec<T> = some.collect();
    some.sort_unstable();
    some.dedup();
    some
}

/// Whether a sorted list has this; nearly always it is of one or two.
fn holds<T: Ord>(sorted: &[T], one: &T) -> bool {
    const FEW: usize = 4;
    if sorted.len() <= FEW {
        return sorted.contains(one);
    }
    sorted.binary_search(one).is_ok()
}

#[cfg(test)]
mod tests;
