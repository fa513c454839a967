//! The departments, narrowing while one types.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::catalogue::UnitId;
use crate::keys::Scope;
use crate::lang::tr;
use crate::listing::Board;
use crate::listing::order::UnitOrder;
use crate::search::UnitHit;

/// The departments that answer the line; all of them until something is typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Units {
    /// What was found, best first: a row each.
    pub(crate) hits: Vec<UnitHit>,
    /// In which order they stand until something is typed.
    pub(crate) order: UnitOrder,
    /// The unit that comes nearest, where nothing was found.
    pub(crate) guess: Option<UnitId>,
}

impl Units {
    fn sort(&mut self, board: Board<'_>) {
        // Equal ones stand as the notice names them.
        self.hits.sort_by_key(|hit| hit.unit);
        let order = self.order;
        let hits = self.hits.drain(..);
        let mut rows: Vec<_> = hits.map(|hit| (board.unit_row(hit.unit), hit)).collect();
        rows.sort_by(|(a, _), (b, _)| order.compare(a, b));
        self.hits = rows.into_iter().map(|(_, hit)| hit).collect();
    }
}

impl Page for Units {
    fn scope(&self) -> Scope {
        Scope::Units
    }

    fn title(&self, world: &World) -> Option<String> {
        Some(tr!(world.lang, "找部门", "departments"))
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let library = &seen.world.library;
        self.hits = library.units(seen.line);
        if seen.line.trim().is_empty() {
            self.sort(seen.board());
        }
        self.guess = match self.hits.as_slice() {
            [] => library.nearest(seen.line),
            _ => None,
        };
        self.hits.iter().map(|hit| Item::Unit(hit.unit)).collect()
    }
}
