//! Moving the selection or the text.

use super::cursor::Cursor;
use super::rows::{areas, clauses};
use super::{App, Effect, Item, Screen, World};

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
    pub(super) fn go(&mut self, world: &World, by: Move) {
        let step = by.rows(self.page);
        let rows = self.rows(world, &self.top().screen);
        let shown = self.top_mut();
        match &mut shown.screen {
            Screen::Home(cursor) => cursor.step(&areas(&rows), step),
            Screen::Area { list, .. } | Screen::Unit { list, .. } => {
                list.cursor.step(&clauses(&rows), step);
            }
            Screen::Units(finder) => {
                let ids = finder.ids();
                finder.cursor.step(&ids, step);
            }
            Screen::Search(search) => {
                let last = rows.len().saturating_sub(1);
                search.at = search.at.saturating_add_signed(step).min(last);
            }
            Screen::Palette(palette) => {
                let last = rows.len().saturating_sub(1);
                palette.at = palette.at.saturating_add_signed(step).min(last);
            }
            Screen::Clause { .. } | Screen::NoticeText { .. } | Screen::Help { .. } => {
                // Too far down is put right when the text is laid out.
                shown.top = shown.top.saturating_add_signed(step);
                shown.follows = false;
            }
            Screen::Prompt(_) | Screen::Confirm(_) => {}
        }
    }

    /// Selects the row of a list that was clicked, and opens it at a double click; a heading is none.
    pub(super) fn click(&mut self, world: &World, row: usize, double: bool) -> Vec<Effect> {
        self.message = None;
        self.digits.clear();
        let rows = self.rows(world, &self.top().screen);
        let Some(clicked) = rows.get(row).copied() else {
            return Vec::new();
        };
        match (&mut self.top_mut().screen, clicked) {
            (Screen::Home(cursor), Item::Area(number)) => *cursor = Cursor::on(number),
            (Screen::Area { list, .. } | Screen::Unit { list, .. }, Item::Clause(id)) => {
                list.cursor = Cursor::on(id);
            }
            (Screen::Units(finder), Item::Unit(id)) => finder.cursor = Cursor::on(id),
            (Screen::Search(search), Item::Hit(at)) => search.at = at,
            (Screen::Palette(palette), Item::Command(_)) => palette.at = row,
            _ => return Vec::new(),
        }
        if double { self.open(world) } else { Vec::new() }
    }

    /// Chooses the next or previous of a clause's units, or of the indicators a value can be for, round and round.
    pub(super) fn choose(&mut self, world: &World, step: isize) {
        let shown = self.top_mut();
        match &mut shown.screen {
            Screen::Clause { id, unit } => {
                let duty = world
                    .catalogue
                    .clause(*id)
                    .and_then(|clause| clause.duty.as_ref());
                let units: Vec<_> = duty
                    .into_iter()
                    .flat_map(|duty| &duty.mentions)
                    .map(|mention| mention.unit)
                    .collect();
                if let Some(index) = unit.index(&units) {
                    unit.select(&units, round(index, step, units.len()));
                    shown.follows = true;
                }
            }
            Screen::Prompt(prompt) => prompt.choose(world, step),
            _ => {}
        }
    }
}

/// `index` moved by `step` in a ring of `len` places, which must not be 0.
pub(super) fn round(index: usize, step: isize, len: usize) -> usize {
    let len = isize::try_from(len).unwrap_or(isize::MAX);
    let at = isize::try_from(index)
        .unwrap_or(0)
        .saturating_add(step)
        .rem_euclid(len);
    at.unsigned_abs()
}
