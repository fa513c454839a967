//! What a row stands for.

use chrono::NaiveDate;

use crate::catalogue::{AreaNo, ClauseId, LineNo, NoticeNo, Role, UnitId};
use crate::keys::Command;
use crate::listing::Term;
use crate::listing::news::Place;
use crate::listing::overview::Part;
use crate::search::HitKind;

/// A row of a screen, by the identity of what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// An area, by number.
    Area(AreaNo),
    /// A notice of the shelf.
    Notice(NoticeNo),
    /// A clause.
    Clause(ClauseId),
    /// The heading over a unit's clauses in one role; cannot be selected.
    Heading(NoticeNo, Role),
    /// The heading over what was found of one sort; cannot be selected.
    Sort(HitKind),
    /// The heading over the clauses that are due in one term; cannot be selected.
    Term(Term),
    /// A unit.
    Unit(UnitId),
    /// The latest note of a clause.
    Note(ClauseId),
    /// The heading over what was recorded on a day; cannot be selected.
    Day(NaiveDate),
    /// Something that was recorded.
    Entry(Place),
    /// That earlier entries are left out.
    Earlier,
    /// A line of the notice, from 1.
    Line(LineNo),
    /// A command.
    Command(Command),
    /// An indicator of the clause in question, from 1.
    Indicator(u16),
    /// An indicator of this clause, from 1.
    Target(ClauseId, u16),
    /// A unit that was asked for a return, by its place among those of the period, from 0.
    Reply(usize),
    /// The heading over a part of the overview; cannot be selected.
    Part(Part),
}

impl Item {
    /// Whether it can be selected.
    pub(crate) fn is_selectable(self) -> bool {
        !matches!(
            self,
            Self::Heading(..)
                | Self::Earlier
                | Self::Sort(_)
                | Self::Day(_)
                | Self::Term(_)
                | Self::Part(_)
        )
    }

    /// The clause that it is, or that it is told of.
    pub(crate) fn about(self) -> Option<ClauseId> {
        match self {
            Self::Clause(id) | Self::Note(id) | Self::Target(id, _) => Some(id),
            Self::Entry(place) => place.clause,
            _ => None,
        }
    }

    /// The unit that it is.
    pub(crate) fn unit(self) -> Option<UnitId> {
        match self {
            Self::Unit(id) => Some(id),
            _ => None,
        }
    }

    /// The entry that it is.
    pub(crate) fn entry(self) -> Option<Place> {
        match self {
            Self::Entry(place) => Some(place),
            _ => None,
        }
    }

    /// The clause it is, or that it was recorded for.
    pub(crate) fn clause(self) -> Option<ClauseId> {
        match self {
            Self::Clause(id) => Some(id),
            Self::Entry(place) => place.clause,
            _ => None,
        }
    }
}
