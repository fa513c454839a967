//! What the journal says of each clause, derived from its entries.

use std::collections::{BTreeMap, HashMap};

use super::{Did, Entry, Stamp, standing};
use crate::catalogue::ClauseId;

/// How far a clause is; derived from the journal, never stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Status {
    /// 未启动.
    #[default]
    Pending,
    /// 推进中: a note or value was recorded since the last mark.
    Started,
    /// 已完成: the last mark is done.
    Done,
}

/// What the journal says of one clause, derived.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ClauseState {
    /// How far it is.
    pub(crate) status: Status,
    /// Where it is done: when and by whom.
    pub(crate) done: Option<Stamp>,
    /// The latest note that stands.
    pub(crate) note: Option<String>,
    /// When that note was made, and by whom.
    pub(crate) noted: Option<Stamp>,
    /// The latest value of each indicator (from 1) that stands.
    pub(crate) values: BTreeMap<u16, String>,
    /// All that was ever recorded for it, by time, what was taken back included.
    pub(crate) history: Vec<Past>,
}

/// An entry of a clause's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Past {
    /// What was recorded.
    pub(crate) entry: Entry,
    /// When it was taken back, and by whom; `None` where it stands.
    pub(crate) taken_back: Option<Stamp>,
}

impl ClauseState {
    /// The state that follows from these entries, all of one clause, by time.
    fn of_entries(entries: &[&Entry]) -> Self {
        let mut state = Self::default();
        for (entry, taken_back) in entries.iter().zip(standing::taken_back(entries)) {
            if taken_back.is_none() {
                state.apply(entry);
            }
            state.history.push(Past {
                entry: (*entry).clone(),
                taken_back: taken_back.cloned(),
            });
        }
        state
    }

    /// Takes in one entry that stands.
    fn apply(&mut self, entry: &Entry) {
        match &entry.did {
            Did::Done => {
                self.status = Status::Done;
                self.done = Some(entry.stamp.clone());
            }
            Did::Reopened => {
                self.status = Status::Pending;
                self.done = None;
            }
            Did::Note(text) => {
                self.note = Some(text.clone());
                self.noted = Some(entry.stamp.clone());
                self.start();
            }
            Did::Value { indicator, value } => {
                self.values.insert(*indicator, value.clone());
                self.start();
            }
            Did::Undid(_) => {}
        }
    }

    fn start(&mut self) {
        if self.status == Status::Pending {
            self.status = Status::Started;
        }
    }
}

/// How far each clause is. Made once from a journal, then only looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    states: HashMap<ClauseId, ClauseState>,
    /// The state of a clause for which nothing was recorded.
    untouched: ClauseState,
}

impl Progress {
    /// The progress that follows from these entries, by time.
    pub(super) fn of_entries(entries: &[Entry]) -> Self {
        let mut by_clause: HashMap<ClauseId, Vec<&Entry>> = HashMap::new();
        for entry in entries {
            by_clause.entry(entry.clause).or_default().push(entry);
        }
        Self {
            states: by_clause
                .into_iter()
                .map(|(clause, entries)| (clause, ClauseState::of_entries(&entries)))
                .collect(),
            untouched: ClauseState::default(),
        }
    }

    /// The state of this clause, known to the journal or not.
    pub(crate) fn of(&self, clause: ClauseId) -> &ClauseState {
        self.states.get(&clause).unwrap_or(&self.untouched)
    }

    /// The clauses for which something was recorded, those that the catalogue lacks included; in no order.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = ClauseId> {
        self.states.keys().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Journal;
    use super::super::samples::{done, entry, id, note, reopened, undid, value};
    use super::*;

    fn state(entries: &[Entry]) -> ClauseState {
        Journal::from_entries("n", entries.to_vec())
            .progress()
            .of(id("1.1"))
            .clone()
    }

    #[test]
    fn an_untouched_clause_is_pending() {
        assert_eq!(state(&[done(1, "a", "1.2")]), ClauseState::default());
    }

    #[test]
    fn the_last_mark_decides() {
        assert_eq!(state(&[done(1, "a", "1.1")]).status, Status::Done);
        let reopened = state(&[done(1, "a", "1.1"), reopened(2, "b", "1.1")]);
        assert_eq!((reopened.status, reopened.done), (Status::Pending, None));
    }

    #[test]
    fn a_note_or_value_since_the_last_mark_means_started() {
        assert_eq!(state(&[note(1, "a", "1.1", "x")]).status, Status::Started);
        assert_eq!(
            state(&[value(1, "a", "1.1", 1, "9")]).status,
            Status::Started
        );
        assert_eq!(
            state(&[note(1, "a", "1.1", "x"), reopened(2, "a", "1.1")]).status,
            Status::Pending
        );
        assert_eq!(
            state(&[reopened(1, "a", "1.1"), note(2, "a", "1.1", "x")]).status,
            Status::Started
        );
        assert_eq!(
            state(&[done(1, "a", "1.1"), note(2, "a", "1.1", "x")]).status,
            Status::Done
        );
    }

    #[test]
    fn knows_whose_mark_and_note_stand() {
        let got = state(&[
            done(1, "a", "1.1"),
            note(2, "b", "1.1", "old"),
            note(3, "c", "1.1", "new"),
        ]);
        assert_eq!(got.done.unwrap().by, "a");
        assert_eq!(
            (got.note.as_deref(), got.noted.unwrap().by.as_str()),
            (Some("new"), "c")
        );
    }

    #[test]
    fn what_was_taken_back_stays_in_the_history_only() {
        let got = state(&[
            note(1, "a", "1.1", "old"),
            value(2, "a", "1.1", 2, "5"),
            note(3, "a", "1.1", "new"),
            undid(4, "a", "1.1", 3),
        ]);
        assert_eq!(got.note.as_deref(), Some("old"));
        assert_eq!(got.values[&2], "5");
        let taken: Vec<_> = got.history.iter().map(|p| p.taken_back.clone()).collect();
        let by = entry(4, "a", "1.1", Did::Done).stamp;
        assert_eq!(taken, [None, None, Some(by), None]);
    }

    #[test]
    fn undoing_a_reopening_restores_whose_mark_it_was() {
        let got = state(&[
            done(1, "b", "1.1"),
            reopened(2, "a", "1.1"),
            undid(3, "a", "1.1", 2),
        ]);
        assert_eq!(
            (got.status, got.done.unwrap().by.as_str()),
            (Status::Done, "b")
        );
    }
}
