//! A unit's row in the list of units, and its page: its clauses by role.

use crate::catalogue::{Role, Unit, UnitId};

use super::{Board, ClauseRow, Tally};

/// A unit in a list.
#[derive(Clone, Copy)]
pub(crate) struct UnitRow<'a> {
    /// The unit.
    pub(crate) unit: &'a Unit,
    /// Its clauses by role, in the order of [`Role::ALL`].
    pub(crate) by_role: [Tally; 3],
}

impl UnitRow<'_> {
    /// All its clauses; a unit is named once in a clause, so the roles add up.
    pub(crate) fn total(&self) -> Tally {
        self.by_role
            .iter()
            .fold(Tally::default(), |sum, tally| Tally {
                done: sum.done + tally.done,
                started: sum.started + tally.started,
                of: sum.of + tally.of,
            })
    }

    /// Its clauses in one role.
    pub(crate) fn in_role(&self, role: Role) -> Tally {
        self.by_role[role as usize]
    }
}

/// The clauses a unit has in one role.
pub(crate) struct RoleGroup<'a> {
    /// The role.
    pub(crate) role: Role,
    /// The clauses in the order of the notice; never empty.
    pub(crate) rows: Vec<ClauseRow<'a>>,
    /// The same by status.
    pub(crate) tally: Tally,
}

/// Everything a unit has to do.
pub(crate) struct UnitPage<'a> {
    /// The unit and its counts.
    pub(crate) row: UnitRow<'a>,
    /// Its clauses by role, the weightiest role first; roles it does not have are left out.
    pub(crate) groups: Vec<RoleGroup<'a>>,
}

impl<'a> Board<'a> {
    /// The row of one unit.
    pub(crate) fn unit_row(self, id: UnitId) -> UnitRow<'a> {
        UnitRow {
            unit: self.catalogue.unit(id),
            by_role: Role::ALL.map(|role| self.in_role(id, role).collect()),
        }
    }

    /// The page of one unit.
    pub(crate) fn unit_page(self, id: UnitId) -> UnitPage<'a> {
        let groups = Role::ALL.into_iter().filter_map(|role| {
            let rows: Vec<_> = self.in_role(id, role).collect();
            let tally = rows.iter().copied().collect();
            (!rows.is_empty()).then_some(RoleGroup { role, rows, tally })
        });
        UnitPage {
            row: self.unit_row(id),
            groups: groups.collect(),
        }
    }

    fn in_role(self, id: UnitId, role: Role) -> impl Iterator<Item = ClauseRow<'a>> {
        self.catalogue
            .of_unit(id)
            .filter(move |(_, has)| *has == role)
            .map(move |(clause, _)| self.row(clause))
    }
}
