//! The task areas.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::keys::Scope;
use crate::lang::tr;

/// The task areas, in the order of the notice.
#[derive(Clone, Debug)]
pub(crate) struct Home;

impl Page for Home {
    fn scope(&self) -> Scope {
        Scope::Home
    }

    fn title(&self, world: &World) -> Option<String> {
        Some(tr!(world.lang, "督办", "duban"))
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let areas = seen.world.library.catalogue.areas().iter();
        areas.map(|area| Item::Area(area.number)).collect()
    }
}
