//! What the journal says of one clause, derived from its entries.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::entry::{Did, Entry, Stamp};
use super::fold::{Past, record};
use super::returns::{Returned, Returns, Verdict};
use super::stage::Stage;
use super::standing;
use super::subject::Subject;
use crate::catalogue::ClauseId;

/// How far a clause is; derived from the journal, never stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// 未启动.
    #[default]
    Pending,
    /// 推进中: not done, and a note or value stands, or a return by a unit that answers for the clause tells of work and
    /// was not sent back.
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

/// What the office has said of a clause's deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DueSet {
    /// When and by whom it was said last.
    pub(crate) stamp: Stamp,
    /// By which day the clause is due; `None` where the deadline was taken away.
    pub(crate) on: Option<NaiveDate>,
    /// Why; a first day needs no reason.
    pub(crate) why: Option<String>,
    /// The first day that the clause ever had, by the notice or else by the office.
    pub(crate) first: Option<NaiveDate>,
}

/// What the journal says of one clause, derived.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ClauseState {
    /// How far it is.
    pub(crate) status: Status,
    /// Where it is done by an approved return: the day on which the unit had done it.
    pub(crate) done_on: Option<NaiveDate>,
    /// The latest note that stands, with when and by whom it was made.
    pub(crate) note: Option<(Stamp, String)>,
    /// The latest value of each indicator (from 1) that stands, with when and by whom it was recorded.
    pub(crate) values: BTreeMap<u16, (Stamp, String)>,
    /// What the office has said of its deadline last; `None`: what the notice says holds.
    pub(crate) due: Option<DueSet>,
    /// What units returned on it.
    pub(crate) returns: Returns,
    /// The day by which the notice itself wants it done.
    day: Option<NaiveDate>,
    /// All that was ever recorded for it, in order, what was taken back included.
    pub(crate) history: Vec<Past>,
}

impl ClauseState {
    /// The state of `clause` that follows from these entries, all of that clause, in order.
    pub(super) fn of_entries(
        clause: Option<ClauseId>,
        entries: &[&Arc<Entry>],
        subject: &Subject,
    ) -> Self {
        let mut state = Self {
            day: clause.and_then(|clause| subject.day(clause)),
            ..Self::default()
        };
        let mut last = Last::default();
        let plain: Vec<&Entry> = entries.iter().map(|entry| &***entry).collect();
        let taken_back = standing::taken_back(&plain);
        state.history.reserve_exact(entries.len());
        for (entry, taken_back) in entries.iter().zip(taken_back) {
            if taken_back.is_none() {
                state.apply(entry, &mut last);
            }
            state.history.push(Past {
                entry: Arc::clone(entry),
                taken_back: taken_back.map(|by| by.stamp.clone()),
            });
        }
        let Last { mark, note } = last;
        state.note = note.map(|(stamp, text)| (stamp.clone(), text.to_owned()));
        let mark = mark.cloned();
        let begun = |one: &Returned| {
            one.said.tells_of_work()
                && !matches!(one.verdict, Verdict::SentBack { .. })
                && clause.is_some_and(|clause| subject.answers(clause, &one.said.unit))
        };
        state.status = match mark {
            Some(stamp) => Status::Done(stamp),
            None if state.note.is_some()
                || !state.values.is_empty()
                || state.returns.latest().any(begun) =>
            {
                Status::Started
            }
            None => Status::Pending,
        };
        state
    }

    /// Takes in one entry that stands.
    fn apply<'a>(&mut self, entry: &'a Entry, last: &mut Last<'a>) {
        let stamp = || entry.stamp.clone();
        match &entry.did {
            Did::Done => {
                last.mark = Some(&entry.stamp);
                self.done_on = None;
            }
            Did::Reopened => {
                last.mark = None;
                self.done_on = None;
            }
            Did::Note(text) => last.note = Some((&entry.stamp, text)),
            Did::Value { indicator, value } => {
                self.values.insert(*indicator, (stamp(), value.clone()));
            }
            Did::Due { on, why } => self.set_due(stamp(), Some(*on), why.clone()),
            Did::Lifted(why) => self.set_due(stamp(), None, Some(why.clone())),
            Did::Return(said) => self.returns.add(entry, said),
            Did::Approved { save, unit, on } => {
                for said in self
                    .returns
                    .approve(save, unit.as_deref(), &entry.stamp, *on)
                {
                    // What the office has marked itself stays in the name of who marked it.
                    if said.state == Some(Stage::Done) && last.mark.is_none() {
                        last.mark = Some(&entry.stamp);
                        self.done_on = *on;
                    }
                    let values = said.values.iter();
                    self.values
                        .extend(values.map(|(at, value)| (*at, (stamp(), value.clone()))));
                }
            }
            Did::SentBack { save, unit, why } => {
                self.returns
                    .send_back(save, unit.as_deref(), &entry.stamp, why);
            }
            Did::Undid(_) | Did::Asked { .. } | Did::Urged { .. } => {}
        }
    }

    fn set_due(&mut self, stamp: Stamp, on: Option<NaiveDate>, why: Option<String>) {
        let first = self.first_day().or(on);
        self.due = Some(DueSet {
            stamp,
            on,
            why,
            first,
        });
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

    /// The day by which it is due: the one that the office has set, else the notice's.
    pub(crate) fn due_day(&self) -> Option<NaiveDate> {
        match &self.due {
            Some(due) => due.on,
            None => self.day,
        }
    }

    /// The first day that it ever had, by the notice or else by the office.
    pub(crate) fn first_day(&self) -> Option<NaiveDate> {
        match &self.due {
            Some(due) => due.first,
            None => self.day,
        }
    }

    /// The history as people read it, in order; see [`record`].
    pub(crate) fn record(&self) -> Vec<&Past> {
        record(&self.history)
    }
}

/// What only the last entry of its kind decides, while entries are taken in.
#[derive(Default)]
struct Last<'a> {
    /// The last mark so far, where it is done.
    mark: Option<&'a Stamp>,
    /// The last note so far.
    note: Option<(&'a Stamp, &'a str)>,
}
