//! The notices of a shelf: how far each is, what is overdue in it, who has not answered.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::slot::{Reading, Slot};
use crate::app::world::World;
use crate::journal::Journal;
use crate::keys::Scope;
use crate::lang::tr;
use crate::listing::NoticeCounts;
use crate::listing::news::Place;

/// How many of the last entries are listed.
const LATEST: usize = 20;

/// The notices.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shelf {
    /// What each comes to, by its place; nothing where it has not been read.
    pub(crate) counts: Vec<Option<NoticeCounts>>,
    /// What was recorded last in all of them.
    pub(crate) latest: Vec<Place>,
}

impl Page for Shelf {
    fn scope(&self) -> Scope {
        Scope::Shelf
    }

    fn title(&self, world: &World) -> Option<String> {
        Some(tr!(world.lang, "督办", "duban"))
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        self.counts = counts(seen);
        self.latest = latest(seen);
        seen.slots
            .iter()
            .map(|slot| Item::Notice(slot.no))
            .collect()
    }
}

/// What was recorded last in all notices.
pub(super) fn latest(seen: &Seen<'_>) -> Vec<Place> {
    let journals = seen.slots.iter().filter_map(Slot::journal);
    seen.board()
        .latest_places(journals.map(Journal::entries), LATEST)
}

/// What each notice comes to, by its place; nothing where it has not been read.
pub(super) fn counts(seen: &Seen<'_>) -> Vec<Option<NoticeCounts>> {
    let board = seen.board();
    let slots = seen.slots.iter();
    let counts = slots.map(|slot| match slot.reading {
        Reading::Read(_) => Some(board.notice_counts(slot.no)),
        Reading::Waiting | Reading::Failed(_) => None,
    });
    counts.collect()
}
