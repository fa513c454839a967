//! One unit's clauses by role.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::catalogue::{Role, UnitId};
use crate::keys::Scope;

/// A unit's page.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Which unit.
    pub(crate) id: UnitId,
    /// The role that alone is shown.
    pub(crate) only: Option<Role>,
}

impl Unit {
    /// The page of this unit, all roles.
    pub(crate) fn of(id: UnitId) -> Self {
        Self { id, only: None }
    }
}

impl Page for Unit {
    fn scope(&self) -> Scope {
        Scope::Unit
    }

    fn title(&self, world: &World) -> Option<String> {
        Some(world.library.catalogue.unit(self.id).name.clone())
    }

    /// A heading for each role the unit has, and its clauses as far as the filter shows them.
    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let board = seen.board();
        let mut rows = Vec::new();
        let groups = board.unit_page(self.id).groups.into_iter();
        for mut group in groups.filter(|group| self.only.is_none_or(|only| only == group.role)) {
            rows.push(Item::Heading(group.notice, group.role));
            seen.order.sort(board, &mut group.rows);
            let ids = group.rows.iter().map(|row| row.clause.id);
            rows.extend(ids.filter(|id| seen.shows(*id)).map(Item::Clause));
        }
        rows
    }

    fn lists_clauses(&self) -> bool {
        true
    }
}
