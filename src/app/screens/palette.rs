//! The palette: every command that can be given on the screen below, found by name and done as if its key were pressed.

use std::sync::LazyLock;

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::keys::{COMMANDS, Command, Scope};
use crate::lang::tr;
use crate::search::Names;

/// The names of each row of the table: both labels, both hints, the command's own name.
static NAMES: LazyLock<Names> = LazyLock::new(|| {
    Names::new(COMMANDS.iter().map(|row| {
        let hint = row.hint.iter().flat_map(|hint| [hint.zh, hint.en]);
        let names = [row.label.zh, row.label.en, row.name].into_iter();
        names.chain(hint).collect()
    }))
});

/// The commands that one of their names answers a query, by what is written, by pinyin or by initials.
pub(crate) fn named(query: &str) -> Vec<Command> {
    let found = NAMES.find(query).into_iter();
    found.map(|at| COMMANDS[at].command).collect()
}

/// The commands that answer the line, the best first; all of them, in the order of the table, while it is empty.
#[derive(Clone, Debug)]
pub(crate) struct Palette {
    /// Rows of the table whose commands can be given below, by their places in [`COMMANDS`].
    can: Vec<usize>,
    /// The scope of the screen below.
    pub(crate) of: Scope,
}

impl Palette {
    /// The palette over a screen of scope `of` where these rows of [`COMMANDS`] can be given.
    pub(in crate::app) fn new(of: Scope, can: Vec<usize>) -> Self {
        Self { can, of }
    }
}

impl Page for Palette {
    fn scope(&self) -> Scope {
        Scope::Palette
    }

    fn title(&self, world: &World) -> Option<String> {
        Some(tr!(world.lang, "功能", "commands"))
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let places = if seen.line.trim().is_empty() {
            self.can.clone()
        } else {
            let found = NAMES.find(seen.line).into_iter();
            found.filter(|at| self.can.contains(at)).collect()
        };
        let commands = places.into_iter().map(|at| COMMANDS[at].command);
        commands.map(Item::Command).collect()
    }
}
