//! Marking clauses done or open again: what is asked of the journal.

use std::collections::BTreeSet;

use crate::catalogue::ClauseId;
use crate::journal::{Act, Stage};

use super::moves::Move;
use super::rows::clauses;
use super::{App, Effect, Screen, World};

/// How many clauses are changed without a question.
const UNASKED: usize = 3;

impl App {
    /// Asks for the marked clauses, or else the selected one, to be done, or open again where all of them are: what the
    /// user sees decides which. A change of many is asked about first.
    pub(super) fn toggle(&mut self, world: &World) -> Vec<Effect> {
        let clauses = self.targets(world);
        self.settle(world);
        let done = !self.would_reopen(world);
        let changed = clauses
            .iter()
            .filter(|id| self.is_done(**id) != done)
            .count();
        let act = Act::Mark { clauses, done };
        if changed > UNASKED {
            self.push(Screen::Confirm(act));
            return Vec::new();
        }
        vec![Effect::Record(act)]
    }

    /// Does what was asked about.
    pub(super) fn confirm(&mut self) -> Vec<Effect> {
        let Screen::Confirm(act) = &self.top().screen else {
            return Vec::new();
        };
        let act = act.clone();
        self.stack.pop();
        vec![Effect::Record(act)]
    }

    /// How many clauses of the list are marked, those that are shown and those that are not; `None` where none is.
    pub(crate) fn marked(&self, world: &World) -> Option<(usize, usize)> {
        let screen = &self.window().screen;
        let list = screen.list().filter(|list| !list.marked.is_empty())?;
        let rows: BTreeSet<_> = clauses(&self.rows(world, screen)).into_iter().collect();
        let shown = list.marked.iter().filter(|id| rows.contains(id)).count();
        Some((shown, list.marked.len() - shown))
    }

    /// The clauses a change is for: the marked ones that are shown, else the selected one.
    fn targets(&self, world: &World) -> Vec<ClauseId> {
        let screen = &self.window().screen;
        let rows = clauses(&self.rows(world, screen));
        let marked = screen.list().map(|list| &list.marked);
        let marked: Vec<_> = rows
            .into_iter()
            .filter(|id| marked.is_some_and(|marked| marked.contains(id)))
            .collect();
        if marked.is_empty() {
            self.clause(world).into_iter().collect()
        } else {
            marked
        }
    }

    fn is_done(&self, id: ClauseId) -> bool {
        self.progress.of(id).stage() == Stage::Done
    }

    /// Whether a toggle would open clauses again: all that it is for are done.
    pub(crate) fn would_reopen(&self, world: &World) -> bool {
        let clauses = self.targets(world);
        !clauses.is_empty() && clauses.iter().all(|id| self.is_done(*id))
    }

    /// Marks the selected clause to be changed together with others, or takes the mark off, and goes on to the next.
    pub(super) fn mark(&mut self, world: &World) {
        let Some(id) = self.clause(world) else { return };
        if let Some(list) = self.top_mut().screen.list_mut()
            && !list.marked.remove(&id)
        {
            list.marked.insert(id);
        }
        self.go(world, Move::Rows(1));
    }

    /// Marks all clauses that are shown; where all are marked, none.
    pub(super) fn mark_all(&mut self, world: &World) {
        let rows: BTreeSet<_> = clauses(&self.rows(world, &self.top().screen))
            .into_iter()
            .collect();
        if let Some(list) = self.top_mut().screen.list_mut() {
            list.marked = if list.marked.is_superset(&rows) {
                BTreeSet::new()
            } else {
                rows
            };
        }
    }

    /// Asks for the last change of this session to be taken back.
    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let save = self.undo.last().cloned();
        vec![Effect::Record(Act::Undo { save })]
    }

    /// Asks for what was taken back last to be made again.
    pub(super) fn redo(&mut self) -> Vec<Effect> {
        let save = self.redo.last().cloned();
        vec![Effect::Record(Act::Redo { save })]
    }
}
