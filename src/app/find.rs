//! Finding: departments and everything else while one types, and the way through what was found.

use crate::catalogue::UnitId;
use crate::error::Error;
use crate::lang::{Lang, Wording};
use crate::listing::Board;
use crate::search::{Answers, Hit};

use super::cursor::Cursor;
use super::moves::round;
use super::open::{area_screen, clause_screen, unit_screen};
use super::screen::{Found, Search};
use super::{App, ClauseList, Finder, Level, LineEdit, Screen, World};
use crate::keys::Command;

impl App {
    /// Shows the departments, all of them until something is typed.
    pub(super) fn find_units(&mut self, world: &World) {
        self.settle(world);
        let hits = world.index.units("");
        self.push(Screen::Units(Finder {
            query: LineEdit::default(),
            hits,
            guess: None,
            cursor: Cursor::default(),
        }));
    }

    /// Opens the search with what has been typed so far.
    pub(super) fn find(&mut self, world: &World, typed: &str) {
        self.settle(world);
        self.push(Screen::Search(Search::default()));
        if let Screen::Search(search) = &mut self.top_mut().screen {
            search.query.insert(typed);
        }
        self.search_again(world);
    }

    /// Searches anew after the query has changed; the best hit is selected.
    pub(super) fn search_again(&mut self, world: &World) {
        let board = Board {
            catalogue: &world.catalogue,
            progress: &self.progress,
        };
        let last = self.stack.len() - 1;
        self.stack[last].top = 0;
        match &mut self.stack[last].screen {
            Screen::Units(finder) => {
                let query = finder.query.text();
                finder.hits = world.index.units(query);
                finder.guess = guess(world, query, finder.hits.is_empty());
                finder.cursor = Cursor::default();
            }
            Screen::Search(search) => {
                let told = |id| board.told(id);
                let line = search.query.text();
                let answers = world.index.everything(line, &world.catalogue, &told);
                (search.answers, search.fault) = match answers {
                    Ok(answers) => (answers, None),
                    Err(error) => (Answers::default(), Some(wording(&error))),
                };
                let nothing = search.fault.is_none() && search.answers.hits.is_empty();
                search.guess = guess(world, line, nothing);
                search.at = 0;
            }
            Screen::Palette(palette) => palette.narrow(),
            _ => {}
        }
    }

    /// Goes to the selected answer, in place of the search.
    pub(super) fn take_answer(&mut self) {
        let Screen::Search(search) = &mut self.top_mut().screen else {
            return;
        };
        let hits = std::mem::take(&mut search.answers.hits);
        let at = search.at;
        self.stack.pop();
        let depth = self.stack.len();
        self.found = Some(Found { hits, at, depth });
        self.show_found();
    }

    /// Goes to the answer `step` further, round and round.
    pub(super) fn walk(&mut self, world: &World, step: isize) {
        let Some(found) = &mut self.found else { return };
        found.at = round(found.at, step, found.hits.len());
        let (at, of, depth) = (found.at + 1, found.hits.len(), found.depth);
        self.stack.truncate(depth);
        self.show_found();
        let next = world.keymap.hint(Command::NextHit, "下一处", "next");
        let previous = world
            .keymap
            .hint(Command::PreviousHit, "上一处", "previous");
        self.say(
            Level::Info,
            Wording {
                zh: format!("第 {at} 处，共 {of} 处{}{}", next.zh, previous.zh),
                en: format!("{at} of {of}{}{}", next.en, previous.en),
            },
        );
    }

    fn show_found(&mut self) {
        let Some(hit) = self
            .found
            .as_ref()
            .and_then(|found| found.hits.get(found.at))
        else {
            return;
        };
        let screen = match hit {
            Hit::Unit(hit) => unit_screen(hit.unit),
            Hit::Clause(id) | Hit::Note(id) => clause_screen(*id),
            Hit::Area(number) => area_screen(*number, ClauseList::default()),
            Hit::Line(line) => Screen::NoticeText { from: Some(*line) },
        };
        // The list of areas goes along, so that the way back leads past the right one.
        if let (Screen::Home(cursor), Hit::Area(number)) = (&mut self.stack[0].screen, hit) {
            *cursor = Cursor::on(*number);
        }
        self.push(screen);
    }
}

/// The unit that comes nearest to a query that found `nothing`.
fn guess(world: &World, query: &str, nothing: bool) -> Option<UnitId> {
    nothing.then(|| world.index.nearest(query)).flatten()
}

fn wording(error: &Error) -> Wording {
    Wording {
        zh: error.message(Lang::Zh),
        en: error.message(Lang::En),
    }
}
