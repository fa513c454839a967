//! The screens that lie on one another; the top one is shown and takes the keys.

use std::collections::BTreeSet;

use crate::catalogue::{ClauseId, UnitId};
use crate::journal::Act;
use crate::lang::Wording;
use crate::search::{Answers, Hit, UnitHit};

use super::cursor::Cursor;
use super::edit::LineEdit;
use super::palette::Palette;
use crate::keys::Command;
use crate::keys::Scope;

/// A screen and what it remembers.
#[derive(Clone, Debug)]
pub(crate) enum Screen {
    /// The task areas, by number.
    Home(Cursor<u16>),
    /// One area's clauses.
    Area {
        /// Its number.
        number: u16,
        /// Its clauses.
        list: ClauseList,
    },
    /// One clause whole.
    Clause {
        /// Which one.
        id: ClauseId,
        /// Which of its units is chosen.
        unit: Cursor<UnitId>,
    },
    /// The departments, narrowing while typing.
    Units(Finder),
    /// Everything that answers a line, while it is typed.
    Search(Search),
    /// The commands of the screen below, narrowing while typing.
    Palette(Palette),
    /// One unit's clauses by role.
    Unit {
        /// Which one.
        id: UnitId,
        /// Its clauses.
        list: ClauseList,
    },
    /// The whole notice.
    NoticeText {
        /// The line (from 1) that is shown first: where the clause in question stands.
        from: Option<usize>,
    },
    /// What the keys do in the screen below, narrowing while typing.
    Help {
        /// The scope of that screen.
        of: Scope,
        /// The commands that can do something there.
        can: Vec<Command>,
        /// What is typed.
        query: LineEdit,
    },
    /// A line to type into, over the screen below.
    Prompt(Prompt),
    /// A question before a change of many clauses, over the screen below.
    Confirm(Act),
}

/// A list of clauses: which one is selected, and which ones are marked to be changed together.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClauseList {
    /// The selected clause.
    pub(crate) cursor: Cursor<ClauseId>,
    /// The marked ones; what a filter hides stays marked but is not acted on.
    pub(crate) marked: BTreeSet<ClauseId>,
}

impl ClauseList {
    /// A list with this clause selected.
    pub(crate) fn on(id: ClauseId) -> Self {
        Self {
            cursor: Cursor::on(id),
            ..Self::default()
        }
    }
}

/// A query for a unit and what it found.
#[derive(Clone, Debug)]
pub(crate) struct Finder {
    /// The query.
    pub(crate) query: LineEdit,
    /// What it found, best first; made anew when the query changes.
    pub(crate) hits: Vec<UnitHit>,
    /// The unit that comes nearest, where nothing was found.
    pub(crate) guess: Option<UnitId>,
    /// The selected hit.
    pub(crate) cursor: Cursor<UnitId>,
}

impl Finder {
    /// The units found, best first.
    pub(crate) fn ids(&self) -> Vec<UnitId> {
        self.hits.iter().map(|hit| hit.unit).collect()
    }
}

/// A line and everything that answers it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    /// The line.
    pub(crate) query: LineEdit,
    /// What answers it; made anew when the line changes.
    pub(crate) answers: Answers,
    /// What is wrong with the line, where something is: nothing answers it then.
    pub(crate) fault: Option<Wording>,
    /// The unit that comes nearest, where nothing answers it.
    pub(crate) guess: Option<UnitId>,
    /// The selected answer, from 0.
    pub(crate) at: usize,
}

/// The answers of the last search that was gone into, to be walked through.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// What to show for each.
    pub(super) hits: Vec<Hit>,
    /// The one that was shown last.
    pub(super) at: usize,
    /// How many screens lay below the search.
    pub(super) depth: usize,
}

/// What a prompt's line becomes when it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asks {
    /// A note on a clause's progress.
    Note(ClauseId),
    /// The value of a clause's indicator (from 1).
    Value(ClauseId, u16),
    /// Another file for the journal, to record there what this one did not take.
    Elsewhere(Act),
}

/// A line being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prompt {
    /// What it will be.
    pub(crate) asks: Asks,
    /// The line.
    pub(crate) line: LineEdit,
}

impl Screen {
    /// In which scope its keys are looked up.
    pub(crate) fn scope(&self) -> Scope {
        match self {
            Self::Home(_) => Scope::Home,
            Self::Area { .. } => Scope::Area,
            Self::Clause { .. } => Scope::Clause,
            Self::Units(_) => Scope::Units,
            Self::Search(_) => Scope::Search,
            Self::Palette(_) => Scope::Palette,
            Self::Unit { .. } => Scope::Unit,
            Self::NoticeText { .. } => Scope::NoticeText,
            Self::Help { .. } => Scope::Help,
            Self::Prompt(_) => Scope::Prompt,
            Self::Confirm(_) => Scope::Confirm,
        }
    }

    /// Whether it lies over the screen below, which stays to be seen.
    pub(crate) fn is_overlay(&self) -> bool {
        matches!(self, Self::Prompt(_) | Self::Confirm(_))
    }

    /// Its list of clauses, if it is one.
    pub(super) fn list_mut(&mut self) -> Option<&mut ClauseList> {
        match self {
            Self::Area { list, .. } | Self::Unit { list, .. } => Some(list),
            _ => None,
        }
    }

    /// Whether it is a list in which clauses are marked.
    pub(crate) fn has_marks(&self) -> bool {
        self.list().is_some_and(|list| !list.marked.is_empty())
    }

    /// Its list of clauses, if it is one.
    pub(crate) fn list(&self) -> Option<&ClauseList> {
        match self {
            Self::Area { list, .. } | Self::Unit { list, .. } => Some(list),
            _ => None,
        }
    }
}
