//! 时限: the clauses that have a deadline and are not done, by how soon it comes.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::keys::Scope;
use crate::lang::tr;
use crate::listing::FlagCounts;

use super::picked::Pick;

/// The clauses with a deadline, under 逾期, 7 日内, 本月, 以后.
#[derive(Clone, Debug, Default)]
pub(crate) struct Deadlines {
    /// Which clauses alone are shown; `None`: all.
    pub(crate) pick: Option<Pick>,
    /// How many of the listed clauses have each flag.
    pub(crate) late: FlagCounts,
}

impl Deadlines {
    /// Those of these clauses alone, not yet looked for.
    pub(crate) fn of(pick: Option<Pick>) -> Self {
        Self {
            pick,
            ..Self::default()
        }
    }
}

impl Page for Deadlines {
    fn scope(&self) -> Scope {
        Scope::Area
    }

    fn title(&self, world: &World) -> Option<String> {
        let name = tr!(world.lang, "时限", "deadlines");
        Some(match &self.pick {
            Some(pick) => format!("{name} {}", pick.name),
            None => name,
        })
    }

    /// A heading for each term that has any, and its clauses.
    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let board = seen.board();
        let asked = match &self.pick {
            Some(pick) => pick.rows(seen),
            None => board.dated().collect(),
        };
        let mut rows = Vec::new();
        let mut last = None;
        self.late = FlagCounts::default();
        for (term, _, row) in board.by_deadline(asked, seen.calendar) {
            if last != Some(term) {
                rows.push(Item::Term(term));
                last = Some(term);
            }
            self.late.add(row.flags);
            rows.push(Item::Clause(row.clause.id));
        }
        rows
    }

    fn lists_clauses(&self) -> bool {
        true
    }

    fn filters(&self) -> bool {
        false
    }

    fn sorts(&self) -> bool {
        false
    }
}
