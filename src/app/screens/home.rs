//! The task areas.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::catalogue::NoticeNo;
use crate::keys::Scope;
use crate::lang::tr;

/// The task areas, in the order of the notice.
#[derive(Clone, Debug, Default)]
pub(crate) struct Home {
    /// Of which notice.
    pub(crate) notice: NoticeNo,
}

impl Page for Home {
    fn scope(&self) -> Scope {
        Scope::Home
    }

    fn title(&self, world: &World) -> Option<String> {
        Some(match world.library.catalogue.short(self.notice) {
            "" => tr!(world.lang, "督办", "duban"),
            short => short.to_owned(),
        })
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let areas = seen.world.library.catalogue.areas_of(self.notice).iter();
        areas.map(|area| Item::Area(area.number)).collect()
    }

    fn notice(&self) -> Option<NoticeNo> {
        Some(self.notice)
    }
}
