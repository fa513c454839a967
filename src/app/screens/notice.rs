//! The whole notice, as published.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::catalogue::NoticeNo;
use crate::keys::Scope;
use crate::lang::tr;

/// The notice's text.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    /// Which notice.
    pub(crate) notice: NoticeNo,
    /// The line (from 1) that is in view first: where the clause in question stands.
    pub(crate) from: Option<usize>,
}

impl Page for Notice {
    fn scope(&self) -> Scope {
        Scope::NoticeText
    }

    fn title(&self, world: &World) -> Option<String> {
        Some(tr!(world.lang, "通知全文", "notice"))
    }

    fn rows(&mut self, _: &Seen<'_>) -> Vec<Item> {
        Vec::new()
    }

    fn is_text(&self) -> bool {
        true
    }
}
