//! What the journal says of each clause, derived from its entries.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, FixedOffset, NaiveDate};
use foldhash::{HashMap, HashMapExt};

use super::entries::Journal;
use super::entry::{Did, Entry, Stamp};
use super::fold::{Past, record};
use super::returns::{Returned, Returns, Verdict};
use super::stage::Stage;
use super::standing;
use super::subject::Subject;
use crate::catalogue::{ClauseId, NoticeNo};

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
    fn of_entries(clause: Option<ClauseId>, entries: &[&Arc<Entry>], subject: &Subject) -> Self {
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

/// How far each clause is. Made once from a journal, or from those of several notices, then only looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    /// By the notice's place; nothing where its journal has not been read.
    parts: Vec<Part>,
    /// The state of every clause for which nothing was recorded.
    untouched: ClauseState,
    /// What [`Progress::by_unit`] counted.
    by_unit: Counted,
}

/// Of each unit, by its place in the catalogue, how many clauses it has in each role, by stage.
pub(crate) type UnitCounts = Vec<[[usize; 3]; 3]>;

/// Counted when it is first asked for. It follows from the rest, so that all are equal.
#[derive(Clone, Debug, Default)]
struct Counted(OnceLock<UnitCounts>);

impl PartialEq for Counted {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Counted {}

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
        self.by_unit = Counted::default();
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
                self.by_unit = Counted::default();
                part.add(more);
            }
            _ => self.take(journal.progress(), notice),
        }
    }

    /// What `count` counts, once for as long as nothing changes: lists of units ask for it row by row.
    pub(crate) fn by_unit(&self, count: impl FnOnce() -> UnitCounts) -> &UnitCounts {
        self.by_unit.0.get_or_init(count)
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
        let texts: BTreeSet<_> = texts.collect();
        let wanted: BTreeSet<_> = wanted.iter().copied().collect();
        // Nearly all are of other clauses, and have other texts too: nothing needs to be looked up for them.
        let may_be = |entry: &&Arc<Entry>| {
            wanted.contains(&entry.clause) || entry.text.is_some_and(|text| texts.contains(&text))
        };
        let entries = self.entries.iter().filter(may_be);
        let entries = entries.filter(|entry| wanted.contains(&self.clause_of(entry)));
        Progress::of_part(Part::of_entries(entries, &self.subject))
    }

    /// How far each clause was before `end`: what was recorded later counts for nothing, nor does what it took back.
    pub(crate) fn progress_at(&self, end: DateTime<FixedOffset>) -> Progress {
        let until = self.entries.iter().filter(|entry| entry.stamp.at < end);
        Progress::of_part(Part::of_entries(until, &self.subject))
    }
}

#[cfg(test)]
mod tests;
