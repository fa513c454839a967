//! Everything that answers a line, while it is typed.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::catalogue::UnitId;
use crate::keys::Scope;
use crate::lang::tr;
use crate::search::{Answers, Hit};

/// All that answers the line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    /// What was found: a row each.
    pub(crate) answers: Answers,
    /// What is wrong with the line, where something is: nothing answers it then.
    pub(crate) fault: Option<String>,
    /// The unit that comes nearest, where nothing answers.
    pub(crate) guess: Option<UnitId>,
}

impl Page for Search {
    fn scope(&self) -> Scope {
        Scope::Search
    }

    fn title(&self, world: &World) -> Option<String> {
        Some(tr!(world.lang, "查找", "search"))
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let world = seen.world;
        let board = seen.board();
        let told = |id| board.searched(id);
        let found = world.library.everything(seen.line, &told);
        (self.answers, self.fault) = match found {
            Ok(answers) => (answers, None),
            Err(error) => (Answers::default(), Some(error.message(world.lang))),
        };
        let nothing = self.fault.is_none() && self.answers.hits.is_empty();
        self.guess = nothing.then(|| world.library.nearest(seen.line)).flatten();
        self.answers.hits.iter().map(item).collect()
    }
}

/// What a hit stands for.
fn item(hit: &Hit) -> Item {
    match hit {
        Hit::Unit(hit) => Item::Unit(hit.unit),
        Hit::Clause(id) => Item::Clause(*id),
        Hit::Area(number) => Item::Area(*number),
        Hit::Note(id) => Item::Note(*id),
        Hit::Line(line) => Item::Line(*line),
    }
}
