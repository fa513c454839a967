//! All clauses that are not done.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::journal::Stage;
use crate::keys::Scope;
use crate::lang::tr;

/// The clauses of all areas that are not done, whatever other lists show.
#[derive(Clone, Debug)]
pub(crate) struct Open;

impl Page for Open {
    fn scope(&self) -> Scope {
        Scope::Area
    }

    fn title(&self, world: &World) -> Option<String> {
        Some(tr!(world.lang, "全部未完成", "all that is open"))
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let board = seen.board();
        let open = board
            .clauses()
            .filter(|row| row.state.stage() != Stage::Done);
        let mut rows: Vec<_> = open.collect();
        seen.order.sort(board, &mut rows);
        rows.iter().map(|row| Item::Clause(row.clause.id)).collect()
    }

    fn lists_clauses(&self) -> bool {
        true
    }

    fn filters(&self) -> bool {
        false
    }
}
