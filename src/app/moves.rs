//! Moving the selection or the text.

use super::msg::Effect;
use super::state::App;
use super::world::World;

/// How far to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// By rows, down when positive.
    Rows(isize),
    /// By pages.
    Pages(isize),
    /// By halves of a page.
    Halves(isize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Move {
    /// The same in rows, for a page of so many.
    fn rows(self, page: usize) -> isize {
        let page = isize::try_from(page).unwrap_or(isize::MAX);
        match self {
            Self::Rows(rows) => rows,
            Self::Pages(pages) => pages.saturating_mul((page - 1).max(1)),
            Self::Halves(halves) => halves.saturating_mul((page / 2).max(1)),
            Self::First => isize::MIN,
            Self::Last => isize::MAX,
        }
    }
}

impl App {
    /// Moves the selection of a list, or the lines of a text.
    pub(super) fn go(&mut self, by: Move) {
        let step = by.rows(self.page);
        let screen = self.top_mut();
        if screen.page().is_text() {
            screen.scroll.by(step);
        } else {
            screen.list.step(step);
        }
    }

    /// Chooses the next or previous of a clause's units, or of the indicators a value can be for, round and round.
    pub(super) fn choose(&mut self, step: isize) {
        let screen = self.top_mut();
        screen.list.turn(step);
        screen.scroll.follow();
    }

    /// Selects the row of a list that was clicked, and opens it at a double click; a heading is none, and a text has none.
    pub(super) fn click(&mut self, world: &World, row: usize, double: bool) -> Vec<Effect> {
        self.hush();
        self.digits.clear();
        let screen = self.top_mut();
        let clicked = !screen.page().is_text() && screen.list.select(row);
        if clicked && double {
            return self.open(world);
        }
        Vec::new()
    }
}
