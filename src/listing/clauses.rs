//! Rows of areas and of clauses.

use crate::catalogue::{Area, Clause, Role};
use crate::journal::ClauseState;

use super::{Board, Tally};

/// An area in a list.
#[derive(Clone, Copy)]
pub(crate) struct AreaRow<'a> {
    /// The area.
    pub(crate) area: &'a Area,
    /// Its clauses by status.
    pub(crate) tally: Tally,
}

/// A clause in a list.
#[derive(Clone, Copy)]
pub(crate) struct ClauseRow<'a> {
    /// The clause.
    pub(crate) clause: &'a Clause,
    /// What has been recorded for it.
    pub(crate) state: &'a ClauseState,
}

impl<'a> Board<'a> {
    /// All clauses by status.
    pub(crate) fn total(self) -> Tally {
        self.clauses().collect()
    }

    /// All areas in the order of the notice.
    pub(crate) fn areas(self) -> impl Iterator<Item = AreaRow<'a>> {
        let areas = self.catalogue.areas().iter();
        areas.map(move |area| self.area_row(area))
    }

    /// The area of this number.
    pub(crate) fn area(self, number: u16) -> Option<AreaRow<'a>> {
        self.catalogue.area(number).map(|area| self.area_row(area))
    }

    fn area_row(self, area: &'a Area) -> AreaRow<'a> {
        let tally = area.clauses.iter().map(|clause| self.row(clause)).collect();
        AreaRow { area, tally }
    }

    /// All clauses in the order of the notice.
    pub(crate) fn clauses(self) -> impl Iterator<Item = ClauseRow<'a>> {
        self.catalogue.clauses().map(move |clause| self.row(clause))
    }

    /// The row of one clause.
    pub(crate) fn row(self, clause: &'a Clause) -> ClauseRow<'a> {
        ClauseRow {
            clause,
            state: self.progress.of(clause.id),
        }
    }

    /// The names of a clause's units in `role`, in the order of the notice.
    pub(crate) fn names(self, clause: &'a Clause, role: Role) -> impl Iterator<Item = &'a str> {
        let duty = clause.duty.iter();
        duty.flat_map(move |duty| duty.in_role(role))
            .map(move |unit| self.catalogue.unit(unit).name.as_str())
    }

    /// Who answers for a clause, as a list shows it: the leads, else the responsible, else the supporting; several
    /// joined by 、.
    pub(crate) fn answering(self, clause: &'a Clause) -> String {
        Role::ALL
            .iter()
            .map(|role| self.names(clause, *role).collect::<Vec<_>>())
            .find(|names| !names.is_empty())
            .unwrap_or_default()
            .join("、")
    }
}
