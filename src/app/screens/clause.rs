//! One clause whole.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::catalogue::{ClauseId, Duty};
use crate::keys::Scope;

/// A clause's text, record and units; the units are its rows.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// Which clause.
    pub(crate) id: ClauseId,
}

impl Page for Clause {
    fn scope(&self) -> Scope {
        Scope::Clause
    }

    fn title(&self, _: &World) -> Option<String> {
        Some(self.id.to_string())
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let clause = seen.world.library.catalogue.clause(self.id);
        let duty = clause.and_then(|clause| clause.duty.as_ref());
        let mentions = duty.into_iter().flat_map(Duty::mentions);
        mentions.map(|mention| Item::Unit(mention.unit)).collect()
    }

    fn is_text(&self) -> bool {
        true
    }

    // It is read from its beginning; its units are looked at when one is chosen.
    fn opens_on_selection(&self) -> bool {
        false
    }

    fn clause(&self) -> Option<ClauseId> {
        Some(self.id)
    }
}
