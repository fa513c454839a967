//! What can be done where the user is.

use crate::keys::{COMMANDS, Command, Row};

use super::action::action;
use super::state::App;
use super::world::World;

impl App {
    /// Whether a command can do anything now; the same answer decides whether it is done and whether it is shown.
    pub(crate) fn available(&self, world: &World, command: Command) -> bool {
        action(command).can_run(self, world)
    }

    /// The rows of the table whose commands can do something on the screen that is shown, with their places in it.
    pub(super) fn doable(&self, world: &World) -> impl Iterator<Item = (usize, &'static Row)> {
        let scope = self.scope();
        let rows = COMMANDS.iter().enumerate();
        let here = rows.filter(move |(_, row)| row.scopes.contains(&scope));
        here.filter(|(_, row)| self.available(world, row.command))
    }

    /// Whether there is anything to go back from.
    pub(super) fn can_go_back(&self) -> bool {
        self.top().has_marks() || self.stack.len() > 1
    }

    /// Whether the list that a clause was opened from has others.
    pub(super) fn has_siblings(&self) -> bool {
        self.position().is_some_and(|(_, of)| of > 1)
    }

    /// Whether there are several units or indicators to choose from.
    pub(super) fn has_choices(&self) -> bool {
        self.top().list.rows().len() > 1 || self.types_export()
    }

    /// Whether the clause in question sets targets.
    pub(super) fn has_indicators(&self, world: &World) -> bool {
        let clause = self
            .clause()
            .and_then(|id| world.library.catalogue.clause(id));
        clause.is_some_and(|clause| !clause.indicators.is_empty())
    }
}
