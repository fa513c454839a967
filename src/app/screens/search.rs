//! Everything that answers a line, while it is typed, by sort.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::catalogue::UnitId;
use crate::keys::Scope;
use crate::lang::tr;
use crate::search::{Answers, Hit, HitKind};

/// All that answers the line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    /// What was found.
    pub(crate) answers: Answers,
    /// The sort that alone is shown.
    pub(crate) only: Option<HitKind>,
    /// The place in the answers of each row's hit; of a heading's row, that of the first hit below it.
    pub(crate) places: Vec<usize>,
    /// What is wrong with the line, where something is: nothing answers it then.
    pub(crate) fault: Option<String>,
    /// The unit that comes nearest, where nothing answers.
    pub(crate) guess: Option<UnitId>,
}

impl Search {
    /// Shows the next sort that there is alone, after the last of them all again.
    pub(in crate::app) fn narrow(&mut self) {
        let kinds = self.answers.kinds();
        let mut kinds = kinds.iter().map(|(kind, _)| *kind);
        self.only = match self.only {
            None => kinds.next(),
            Some(only) => kinds.skip_while(|kind| *kind != only).nth(1),
        };
    }

    /// The hits that are listed, in their order.
    pub(crate) fn shown(&self) -> impl Iterator<Item = &Hit> {
        let hits = self.answers.hits.iter();
        hits.filter(|hit| self.only.is_none_or(|only| hit.kind() == only))
    }

    /// How many hits of a sort there are.
    pub(crate) fn count(&self, kind: HitKind) -> usize {
        let hits = self.answers.hits.iter();
        hits.filter(|hit| hit.kind() == kind).count()
    }
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
        let found = world.library.everything_in(seen.line, seen.notice, &told);
        (self.answers, self.fault) = match found {
            Ok(answers) => (answers, None),
            Err(error) => (Answers::default(), Some(error.message(world.lang))),
        };
        let nothing = self.fault.is_none() && self.answers.hits.is_empty();
        self.guess = nothing.then(|| world.library.nearest(seen.line)).flatten();
        let kinds = self.answers.kinds();
        // The sort may be gone with what was typed.
        self.only = self
            .only
            .filter(|only| kinds.iter().any(|(kind, _)| kind == only));
        let mut rows = Vec::new();
        self.places.clear();
        for (kind, places) in kinds {
            if self.only.is_some_and(|only| only != kind) {
                continue;
            }
            rows.push(Item::Sort(kind));
            self.places.push(places.start);
            self.places.extend(places.clone());
            rows.extend(self.answers.hits[places].iter().map(item));
        }
        rows
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
