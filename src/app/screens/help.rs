//! What the keys do in the screen below, narrowing while one types.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::keys::{Command, Scope};
use crate::lang::tr;

/// The help to a screen; which keys it lists is for who draws it, since they are found by their names too.
#[derive(Clone, Debug)]
pub(crate) struct Help {
    /// The scope of that screen.
    pub(crate) of: Scope,
    /// The commands that can do something there.
    pub(crate) can: Vec<Command>,
}

impl Page for Help {
    fn scope(&self) -> Scope {
        Scope::Help
    }

    fn title(&self, world: &World) -> Option<String> {
        Some(tr!(world.lang, "按键说明", "keys"))
    }

    fn rows(&mut self, _: &Seen<'_>) -> Vec<Item> {
        Vec::new()
    }

    fn is_text(&self) -> bool {
        true
    }
}
