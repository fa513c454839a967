//! 总览: the areas, the units, the indicators and the last entries, one below another.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::catalogue::ClauseId;
use crate::keys::Scope;
use crate::lang::tr;
use crate::listing::overview::{Answering, Part};
use crate::listing::{FlagCounts, NoticeCounts, Tally};

use super::shelf::{counts, latest};

/// The whole at a glance.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overview {
    /// The units in the order of their rows.
    pub(crate) units: Vec<Answering>,
    /// What all clauses come to.
    pub(crate) total: Tally,
    /// How many of them are late, due soon or to be reviewed.
    pub(crate) late: FlagCounts,
    /// The targets in the order of their rows: clause, and number in it.
    pub(crate) targets: Vec<(ClauseId, u16)>,
    /// What each notice comes to, where there are several.
    pub(crate) notices: Vec<Option<NoticeCounts>>,
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
        self.total = board.total();
        self.late = board.late();
        let across = board.catalogue.is_shelf();
        self.notices = if across { counts(seen) } else { Vec::new() };
        let first: Vec<_> = if across {
            seen.slots
                .iter()
                .map(|slot| Item::Notice(slot.no))
                .collect()
        } else {
            board
                .areas()
                .map(|row| Item::Area(row.area.number))
                .collect()
        };
        let first_part = if across { Part::Notices } else { Part::Areas };
        let units = self.units.iter().map(|it| Item::Unit(it.unit));
        let targets = board.catalogue.clauses().flat_map(|clause| {
            let numbers = (1..).zip(&clause.indicators);
            numbers.map(|(number, _)| (clause.id, number))
        });
        self.targets = targets.collect();
        let targets = self.targets.iter();
        let targets = targets.map(|(id, number)| Item::Target(*id, *number));
        let entries = latest(seen).into_iter().map(Item::Entry);
        let mut rows = Vec::new();
        for (part, own) in [
            (first_part, first),
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
