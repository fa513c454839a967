//! The palette: every command that can be given on the screen below, found by name and done as if its key were pressed.

use std::sync::LazyLock;

use crate::search::Names;

use super::{App, Effect, LineEdit, Screen, World};
use crate::keys::{COMMANDS, Command};

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

/// A query for a command and what it found.
#[derive(Clone, Debug)]
pub(crate) struct Palette {
    /// The query.
    pub(crate) query: LineEdit,
    /// The selected command, from 0.
    pub(crate) at: usize,
    /// Rows of the table whose commands can be given below, by their places in [`COMMANDS`].
    rows: Vec<usize>,
    found: Vec<Command>,
}

impl Palette {
    fn new(rows: Vec<usize>) -> Self {
        let mut palette = Self {
            query: LineEdit::default(),
            at: 0,
            rows,
            found: Vec::new(),
        };
        palette.narrow();
        palette
    }

    /// The commands that answer the query, the best first; all of them, in the order of the table, while it is empty.
    pub(crate) fn found(&self) -> &[Command] {
        &self.found
    }

    /// Looks anew after the query has changed; the best is selected.
    pub(super) fn narrow(&mut self) {
        let query = self.query.text();
        let places = if query.trim().is_empty() {
            self.rows.clone()
        } else {
            let found = NAMES.find(query).into_iter();
            found.filter(|at| self.rows.contains(at)).collect()
        };
        self.found = places.iter().map(|at| COMMANDS[*at].command).collect();
        self.at = 0;
    }
}

impl App {
    /// Opens the palette over the commands that can do something now.
    pub(super) fn open_palette(&mut self, world: &World) {
        let rows = self.doable(world);
        let rows = rows.filter(|(_, row)| row.command != Command::Palette);
        let rows = rows.map(|(at, _)| at).collect();
        self.settle(world);
        self.push(Screen::Palette(Palette::new(rows)));
    }

    /// Closes the palette and does the selected command on the screen below.
    pub(super) fn do_chosen(&mut self, world: &World) -> Vec<Effect> {
        let Screen::Palette(palette) = &self.top().screen else {
            return Vec::new();
        };
        let Some(command) = palette.found.get(palette.at).copied() else {
            return Vec::new();
        };
        self.back();
        self.command(world, command)
    }
}
