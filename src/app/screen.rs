//! The screens that lie on one another; the top one is shown and takes the keys.

use crate::catalogue::{ClauseId, UnitId};
use crate::search::UnitHit;

use super::cursor::Cursor;
use super::edit::LineEdit;
use super::scope::Scope;

/// A screen and what it remembers.
#[derive(Clone, Debug)]
pub(crate) enum Screen {
    /// The task areas, by number.
    Home(Cursor<u16>),
    /// One area's clauses.
    Area {
        /// Its number.
        number: u16,
        /// The selected clause.
        cursor: Cursor<ClauseId>,
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
    /// One unit's clauses by role.
    Unit {
        /// Which one.
        id: UnitId,
        /// The selected clause.
        cursor: Cursor<ClauseId>,
    },
    /// The whole notice.
    NoticeText {
        /// The line (from 1) that is shown first: where the clause in question stands.
        from: Option<usize>,
    },
    /// What the keys do in the scope below.
    Help(Scope),
    /// A line to type into, over the screen below.
    Prompt(Prompt),
}

/// A query for a unit and what it found.
#[derive(Clone, Debug)]
pub(crate) struct Finder {
    /// The query.
    pub(crate) query: LineEdit,
    /// What it found, best first; made anew when the query changes.
    pub(crate) hits: Vec<UnitHit>,
    /// The selected hit.
    pub(crate) cursor: Cursor<UnitId>,
}

impl Finder {
    /// The units found, best first.
    pub(crate) fn ids(&self) -> Vec<UnitId> {
        self.hits.iter().map(|hit| hit.unit).collect()
    }
}

/// What a prompt's line becomes when it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asks {
    /// A note on progress.
    Note,
    /// The value of an indicator (from 1).
    Value(u16),
}

/// A line being typed for a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prompt {
    /// For which clause.
    pub(crate) clause: ClauseId,
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
            Self::Unit { .. } => Scope::Unit,
            Self::NoticeText { .. } => Scope::NoticeText,
            Self::Help(_) => Scope::Help,
            Self::Prompt(_) => Scope::Prompt,
        }
    }
}
