//! One area's clauses.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::catalogue::AreaNo;
use crate::keys::Scope;
use crate::listing::words::area_text;

/// The clauses of an area, as far as the filter shows them.
#[derive(Clone, Debug)]
pub(crate) struct Area {
    /// The area's number.
    pub(crate) number: AreaNo,
}

impl Page for Area {
    fn scope(&self) -> Scope {
        Scope::Area
    }

    fn title(&self, world: &World) -> Option<String> {
        let area = world.library.catalogue.area(self.number)?;
        Some(area_text(area))
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let board = seen.board();
        let area = seen.world.library.catalogue.area(self.number).into_iter();
        let rows = area
            .flat_map(|area| &area.clauses)
            .map(|clause| board.row(clause));
        let mut rows: Vec<_> = rows.filter(|row| seen.shows(row.clause.id)).collect();
        seen.order.sort(board, &mut rows);
        rows.iter().map(|row| Item::Clause(row.clause.id)).collect()
    }

    fn lists_clauses(&self) -> bool {
        true
    }

    fn area(&self) -> Option<AreaNo> {
        Some(self.number)
    }
}
