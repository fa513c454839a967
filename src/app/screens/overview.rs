//! 总览: the areas, the units, the indicators and the last entries, one below another.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::keys::Scope;
use crate::lang::tr;
use crate::listing::overview::{Answering, Part};

/// The most entries that are listed.
const ENTRIES: usize = 20;

/// The whole at a glance.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overview {
    /// The units in the order of their rows.
    pub(crate) units: Vec<Answering>,
}

impl Page for Overview {
    fn scope(&self) -> Scope {
        Scope::Overview
    }

    fn title(&self, world: &World) -> Option<String> {
        Some(tr!(world.lang, "总览", "overview"))
    }

    /// A heading for each part that has anything, and its rows.
    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let board = seen.board();
        self.units = board.answering_units();
        let areas = board.areas().map(|row| Item::Area(row.area.number));
        let units = self.units.iter().map(|it| Item::Unit(it.unit));
        let targets = board.catalogue.clauses().flat_map(|clause| {
            let numbers = (1..).zip(&clause.indicators);
            numbers.map(|(number, _)| Item::Target(clause.id, number))
        });
        let entries = board.latest_places(ENTRIES).into_iter().map(Item::Entry);
        let mut rows = Vec::new();
        for (part, own) in [
            (Part::Areas, areas.collect::<Vec<_>>()),
            (Part::Units, units.collect()),
            (Part::Indicators, targets.collect()),
            (Part::Entries, entries.collect()),
        ] {
            if !own.is_empty() {
                rows.push(Item::Part(part));
                rows.extend(own);
            }
        }
        rows
    }
}
