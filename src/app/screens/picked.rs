//! The clauses that a filter lets pass: what the program was started with.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::keys::Scope;
use crate::listing::{ClauseRow, FlagCounts, Tally};
use crate::search::Filter;

/// Which clauses are shown.
#[derive(Clone, Debug)]
pub(crate) struct Pick {
    /// What people call it: the view's name, else the filter as typed.
    pub(crate) name: String,
    /// The filter.
    pub(crate) filter: Filter,
}

impl Pick {
    /// The clauses, in the notice's order.
    pub(super) fn rows<'a>(&self, seen: &Seen<'a>) -> Vec<ClauseRow<'a>> {
        let board = seen.board();
        let told = |id| board.searched(id);
        let library = &seen.world.library;
        let ids = library.clauses(&self.filter, &told).into_iter();
        let clauses = ids.filter_map(|id| library.catalogue.clause(id));
        clauses.map(|clause| board.row(clause)).collect()
    }
}

/// The clauses that a filter lets pass.
#[derive(Clone, Debug)]
pub(crate) struct Picked {
    /// Which.
    pub(crate) pick: Pick,
    /// Those that are listed, by status.
    pub(crate) tally: Tally,
    /// How many of them have each flag.
    pub(crate) late: FlagCounts,
}

impl Picked {
    /// What a filter lets pass, not yet looked for.
    pub(crate) fn of(pick: Pick) -> Self {
        Self {
            pick,
            tally: Tally::default(),
            late: FlagCounts::default(),
        }
    }
}

impl Page for Picked {
    fn scope(&self) -> Scope {
        Scope::Area
    }

    fn title(&self, _: &World) -> Option<String> {
        Some(self.pick.name.clone())
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let mut rows = self.pick.rows(seen);
        rows.retain(|row| seen.shows(row.clause.id));
        self.tally = rows.iter().copied().collect();
        self.late = rows.iter().map(|row| row.flags).collect();
        seen.order.sort(seen.board(), &mut rows);
        rows.iter().map(|row| Item::Clause(row.clause.id)).collect()
    }

    fn lists_clauses(&self) -> bool {
        true
    }
}
