//! A question before a change of many clauses.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::catalogue::NoticeNo;
use crate::journal::{Act, SaveKey};
use crate::keys::Scope;

/// The question, over the screen below.
#[derive(Clone, Debug)]
pub(crate) struct Confirm {
    /// What is to be recorded once it is confirmed.
    pub(crate) act: Act,
    /// The saves that are taken back or made again, with their notices; none where that is not what is asked.
    pub(crate) saves: Vec<(NoticeNo, SaveKey)>,
}

impl Page for Confirm {
    fn scope(&self) -> Scope {
        Scope::Confirm
    }

    fn title(&self, _: &World) -> Option<String> {
        None
    }

    fn rows(&mut self, _: &Seen<'_>) -> Vec<Item> {
        Vec::new()
    }

    fn is_overlay(&self) -> bool {
        true
    }
}
