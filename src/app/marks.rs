//! Marking clauses done or open again: what is asked of the journal.

use std::collections::BTreeSet;

use crate::catalogue::{ClauseId, NoticeNo};
use crate::journal::{Act, SaveKey, Stage};

use super::moves::Move;
use super::msg::Effect;
use super::parts::Parts;
use super::screens::{Confirm, Kind};
use super::state::App;

/// How many clauses are changed without a question.
const UNASKED: usize = 3;

impl App {
    /// Asks for the marked clauses, or else the selected one, to be done, or open again where all of them are: what the
    /// user sees decides which. A change of many is asked about first.
    pub(super) fn toggle(&mut self) -> Vec<Effect> {
        let clauses = self.targets();
        self.top_mut().list.settle();
        let done = !self.would_reopen();
        let act = Act::Mark { clauses, done };
        if self.asks_first(&act) {
            return self.ask_first(act);
        }
        self.record(act)
    }

    /// Has something recorded, in the journal of each notice that it is about.
    pub(super) fn record(&mut self, act: Act) -> Vec<Effect> {
        let general = self.notice_meant().unwrap_or_default();
        self.record_each(act.by_notice(general))
    }

    fn record_each(&mut self, acts: Vec<(NoticeNo, Act)>) -> Vec<Effect> {
        self.parts = Parts::of(acts.len());
        let acts = acts.into_iter();
        acts.map(|(notice, act)| Effect::Record(notice, act))
            .collect()
    }

    /// How many clauses an act on clauses would change.
    pub(crate) fn changes(&self, act: &Act) -> usize {
        let count = |clauses: &[ClauseId], changed: &dyn Fn(ClauseId) -> bool| {
            clauses.iter().filter(|id| changed(**id)).count()
        };
        let due = |id| self.progress.of(id).due_day();
        match act {
            Act::Mark { clauses, done } => count(clauses, &|id| self.is_done(id) != *done),
            Act::Due { clauses, on, .. } => count(clauses, &|id| due(id) != Some(*on)),
            Act::Lift { clauses, .. } => count(clauses, &|id| due(id).is_some()),
            Act::Approve { returns, .. } => returns.len(),
            _ => 1,
        }
    }

    /// Whether it changes so many that it is asked about first.
    pub(super) fn asks_first(&self, act: &Act) -> bool {
        self.changes(act) > UNASKED
    }

    /// Asks whether to record it.
    pub(super) fn ask_first(&mut self, act: Act) -> Vec<Effect> {
        self.push(Confirm {
            act,
            saves: Vec::new(),
        });
        Vec::new()
    }

    /// Does what was asked about.
    pub(super) fn confirm(&mut self) -> Vec<Effect> {
        let Kind::Confirm(Confirm { act, saves }) = self.top().kind.clone() else {
            return Vec::new();
        };
        self.stack.pop();
        if saves.is_empty() {
            return self.record(act);
        }
        self.record_each(of_saves(&act, saves))
    }

    /// How many clauses of the list are marked, those that are shown and those that are not; `None` where none is.
    pub(crate) fn marked(&self) -> Option<(usize, usize)> {
        let screen = self.window();
        let marked = screen.has_marks().then_some(&screen.marked)?;
        let rows: BTreeSet<_> = screen.list.clauses().collect();
        let shown = marked.intersection(&rows).count();
        Some((shown, marked.len() - shown))
    }

    /// The clauses a change is for: the marked ones that are shown, else the selected one.
    pub(super) fn targets(&self) -> Vec<ClauseId> {
        let screen = self.window();
        let marked = |id: &ClauseId| screen.marked.contains(id);
        let marked: Vec<_> = screen.list.clauses().filter(marked).collect();
        if marked.is_empty() {
            self.clause().into_iter().collect()
        } else {
            marked
        }
    }

    /// Whether a clause is done.
    pub(crate) fn is_done(&self, id: ClauseId) -> bool {
        self.progress.of(id).stage() == Stage::Done
    }

    /// Whether a toggle would open clauses again: all that it is for are done.
    pub(crate) fn would_reopen(&self) -> bool {
        let clauses = self.targets();
        !clauses.is_empty() && clauses.iter().all(|id| self.is_done(*id))
    }

    /// Marks the selected clause to be changed together with others, or takes the mark off, and goes on to the next.
    pub(super) fn mark(&mut self) {
        let Some(id) = self.clause() else { return };
        let marked = &mut self.top_mut().marked;
        if !marked.remove(&id) {
            marked.insert(id);
        }
        self.go(Move::Rows(1));
    }

    /// Marks all clauses that are shown; where all are marked, none.
    pub(super) fn mark_all(&mut self) {
        let screen = self.top_mut();
        let rows: BTreeSet<_> = screen.list.clauses().collect();
        screen.marked = if screen.marked.is_superset(&rows) {
            BTreeSet::new()
        } else {
            rows
        };
    }

    /// Asks for the last change of this session to be taken back.
    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let last = self.undo.last().cloned();
        self.take_back(last, Act::Undo { save: None })
    }

    /// Asks for what was taken back last to be made again.
    pub(super) fn redo(&mut self) -> Vec<Effect> {
        let last = self.redo.last().cloned();
        self.take_back(last, Act::Redo { save: None })
    }

    /// Takes a change back, or makes it again. One of another notice than the one that one is in is asked about first: nobody sees
    /// there what becomes of it.
    fn take_back(&mut self, last: Option<Vec<(NoticeNo, SaveKey)>>, act: Act) -> Vec<Effect> {
        let Some(saves) = last else {
            return Vec::new();
        };
        let own = self.notice();
        if own.is_some_and(|own| saves.iter().any(|(notice, _)| *notice != own)) {
            self.push(Confirm { act, saves });
            return Vec::new();
        }
        self.record_each(of_saves(&act, saves))
    }
}

/// An undo or redo of each of these saves.
fn of_saves(act: &Act, saves: Vec<(NoticeNo, SaveKey)>) -> Vec<(NoticeNo, Act)> {
    let again = matches!(act, Act::Redo { .. });
    let each = saves.into_iter().map(|(notice, save)| {
        let save = Some(save);
        let act = if again {
            Act::Redo { save }
        } else {
            Act::Undo { save }
        };
        (notice, act)
    });
    each.collect()
}
