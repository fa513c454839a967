//! What the journal says of each clause, derived from its entries.

use std::collections::{BTreeMap, HashMap};

use super::entry::{Did, Entry, Stamp};
use super::fold::{Past, record};
use super::standing;
use crate::catalogue::ClauseId;
use crate::lang::Label;

/// How far a clause is; derived from the journal, never stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// 未启动.
    #[default]
    Pending,
    /// 推进中: not done, and a note or value stands.
    Started,
    /// 已完成: the last mark that stands is done; when and by whom.
    Done(Stamp),
}

impl Status {
    /// The status without whose mark it is.
    pub(crate) fn stage(&self) -> Stage {
        match self {
            Self::Pending => Stage::Pending,
            Self::Started => Stage::Started,
            Self::Done(_) => Stage::Done,
        }
    }

    /// Where it is done: when and by whom.
    pub(crate) fn done(&self) -> Option<&Stamp> {
        match self {
            Self::Done(stamp) => Some(stamp),
            Self::Pending | Self::Started => None,
        }
    }
}

/// A [`Status`] without its stamp: what is filtered, counted, named and coloured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Stage {
    /// 未启动.
    #[default]
    Pending,
    /// 推进中.
    Started,
    /// 已完成.
    Done,
}

impl Stage {
    /// All of them, from the beginning to the end.
    pub(crate) const ALL: [Self; 3] = [Self::Pending, Self::Started, Self::Done];

    /// The field's word; the English one is also its name in JSON and in filters.
    pub(crate) const fn label(self) -> Label {
        match self {
            Self::Pending => Label::new("未启动", "pending"),
            Self::Started => Label::new("推进中", "started"),
            Self::Done => Label::new("已完成", "done"),
        }
    }
}

/// What the journal says of one clause, derived.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ClauseState {
    /// How far it is.
    pub(crate) status: Status,
    /// The latest note that stands, with when and by whom it was made.
    pub(crate) note: Option<(Stamp, String)>,
    /// The latest value of each indicator (from 1) that stands, with when and by whom it was recorded.
    pub(crate) values: BTreeMap<u16, (Stamp, String)>,
    /// All that was ever recorded for it, by time, what was taken back included.
    pub(crate) history: Vec<Past>,
}

impl ClauseState {
    /// The state that follows from these entries, all of one clause, by time.
    fn of_entries(entries: &[&Entry]) -> Self {
        let mut state = Self::default();
        let mut mark = None;
        for (entry, taken_back) in entries.iter().zip(standing::taken_back(entries)) {
            if taken_back.is_none() {
                state.apply(entry, &mut mark);
            }
            state.history.push(Past {
                entry: (*entry).clone(),
                taken_back: taken_back.cloned(),
            });
        }
        state.status = match mark {
            Some(stamp) => Status::Done(stamp),
            None if state.note.is_some() || !state.values.is_empty() => Status::Started,
            None => Status::Pending,
        };
        state
    }

    /// Takes in one entry that stands; `mark` is the last mark so far, where it is done.
    fn apply(&mut self, entry: &Entry, mark: &mut Option<Stamp>) {
        let stamp = || entry.stamp.clone();
        match &entry.did {
            Did::Done => *mark = Some(stamp()),
            Did::Reopened => *mark = None,
            Did::Note(text) => self.note = Some((stamp(), text.clone())),
            Did::Value { indicator, value } => {
                self.values.insert(*indicator, (stamp(), value.clone()));
            }
            Did::Undid(_) => {}
        }
    }

    /// How far it is, without whose mark it is.
    pub(crate) fn stage(&self) -> Stage {
        self.status.stage()
    }

    /// The text of the latest note that stands.
    pub(crate) fn note_text(&self) -> Option<&str> {
        self.note.as_ref().map(|(_, text)| text.as_str())
    }

    /// The latest value of an indicator (from 1) that stands.
    pub(crate) fn value(&self, indicator: u16) -> Option<&str> {
        self.values.get(&indicator).map(|(_, value)| value.as_str())
    }

    /// The history as people read it, by time; see [`record`].
    pub(crate) fn record(&self) -> Vec<&Past> {
        record(&self.history)
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
    use super::super::entries::Journal;
    use super::super::samples::{done, id, note, reopened, stamp, undid, value};
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
        let marked = state(&[done(1, "a", "1.1")]);
        assert_eq!(marked.status, Status::Done(stamp(1, "a")));
        let reopened = state(&[done(1, "a", "1.1"), reopened(2, "b", "1.1")]);
        assert_eq!(reopened.status, Status::Pending);
    }

    #[test]
    fn a_standing_note_or_value_means_started_where_it_is_not_done() {
        let note = note(2, "a", "1.1", "x");
        let value = value(2, "a", "1.1", 1, "9");
        for said in [&note, &value] {
            for (entries, expected) in [
                (vec![], Status::Started),
                (vec![done(1, "a", "1.1")], Status::Done(stamp(1, "a"))),
                (
                    vec![done(1, "a", "1.1"), reopened(3, "a", "1.1")],
                    Status::Started,
                ),
                (vec![undid(3, "a", "1.1", 2)], Status::Pending),
            ] {
                let entries = [entries, vec![said.clone()]].concat();
                assert_eq!(state(&entries).status, expected, "{entries:?}");
            }
        }
    }

    #[test]
    fn knows_whose_mark_and_note_stand() {
        let got = state(&[
            done(1, "a", "1.1"),
            note(2, "b", "1.1", "old"),
            note(3, "c", "1.1", "new"),
        ]);
        assert_eq!(got.status.done(), Some(&stamp(1, "a")));
        assert_eq!(got.note, Some((stamp(3, "c"), "new".to_owned())));
    }

    #[test]
    fn what_was_taken_back_stays_in_the_history_only() {
        let got = state(&[
            note(1, "a", "1.1", "old"),
            value(2, "a", "1.1", 2, "5"),
            note(3, "a", "1.1", "new"),
            undid(4, "a", "1.1", 3),
        ]);
        assert_eq!(got.note_text(), Some("old"));
        assert_eq!(got.values[&2], (stamp(2, "a"), "5".to_owned()));
        let taken: Vec<_> = got.history.iter().map(|p| p.taken_back.clone()).collect();
        assert_eq!(taken, [None, None, Some(stamp(4, "a")), None]);
    }

    #[test]
    fn undoing_a_reopening_restores_whose_mark_it_was() {
        let got = state(&[
            done(1, "b", "1.1"),
            reopened(2, "a", "1.1"),
            undid(3, "a", "1.1", 2),
        ]);
        assert_eq!(got.status, Status::Done(stamp(1, "b")));
    }
}
