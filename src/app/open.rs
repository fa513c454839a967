//! Going into what is selected, and back.

use crate::catalogue::{ClauseId, UnitId};

use super::cursor::Cursor;
use super::rows::{areas, clauses};
use super::{App, ClauseList, Effect, Item, Screen, Shown, World};

impl App {
    /// Puts a screen on top.
    pub(super) fn push(&mut self, screen: Screen) {
        self.stack.push(Shown::new(screen));
    }

    /// Goes into what is selected.
    pub(super) fn open(&mut self, world: &World) -> Vec<Effect> {
        let next = match &self.top().screen {
            Screen::Palette(_) => return self.do_chosen(world),
            Screen::Search(_) => {
                self.take_answer();
                return Vec::new();
            }
            screen @ Screen::Clause { .. } => Self::chosen_unit(world, screen).map(unit_screen),
            screen => self.selected(world, screen).and_then(|item| match item {
                Item::Area(number) => Some(area_screen(number, ClauseList::default())),
                Item::Clause(id) => Some(clause_screen(id)),
                Item::Unit(id) => Some(unit_screen(id)),
                Item::Heading(_) | Item::Hit(_) | Item::Command(_) => None,
            }),
        };
        if let Some(screen) = next {
            self.settle(world);
            self.push(screen);
        }
        Vec::new()
    }

    /// Takes the marks off a list, else goes back one level; on the areas nothing.
    pub(super) fn back(&mut self) {
        if let Some(list) = self.top_mut().screen.list_mut()
            && !list.marked.is_empty()
        {
            list.marked.clear();
        } else if self.stack.len() > 1 {
            self.stack.pop();
        }
    }

    /// Closes the notice, or leaves the program.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        if matches!(self.top().screen, Screen::NoticeText { .. }) {
            self.back();
            return Vec::new();
        }
        vec![Effect::Quit]
    }

    /// Shows the whole notice, from the line that the clause or area in question stands on.
    pub(super) fn read_notice(&mut self, world: &World) {
        let clause = self
            .clause(world)
            .and_then(|id| world.catalogue.clause(id))
            .map(|clause| clause.line);
        self.settle(world);
        self.push(Screen::NoticeText { from: clause });
    }

    /// Shows the clause `step` further in the list below, and selects it there too.
    pub(super) fn turn(&mut self, world: &World, step: isize) {
        let Some(below) = self.stack.len().checked_sub(2) else {
            return;
        };
        let ids = clauses(&self.rows(world, &self.stack[below].screen));
        let Some(list) = self.stack[below].screen.list_mut() else {
            return;
        };
        list.cursor.step(&ids, step);
        if let Some(id) = list.cursor.selected(&ids) {
            self.stack.truncate(below + 1);
            self.push(clause_screen(id));
        }
    }

    /// The area `step` further than the one that the user is in, and where that one stands in the stack.
    pub(super) fn area_beside(&self, world: &World, step: i16) -> Option<(usize, u16)> {
        let areas = self.stack.iter().enumerate().rev();
        let (at, number) = areas
            .into_iter()
            .find_map(|(at, shown)| match shown.screen {
                Screen::Area { number, .. } => Some((at, number)),
                _ => None,
            })?;
        let next = number.checked_add_signed(step)?;
        world.catalogue.area(next).map(|_| (at, next))
    }

    /// Shows the area `step` further, its clauses as a list.
    pub(super) fn turn_area(&mut self, world: &World, step: i16) {
        let Some((at, next)) = self.area_beside(world, step) else {
            return;
        };
        self.stack.truncate(at);
        if let Some(Shown {
            screen: Screen::Home(cursor),
            ..
        }) = self.stack.last_mut()
        {
            *cursor = Cursor::on(next);
        }
        self.push(area_screen(next, ClauseList::default()));
    }

    /// Remembers where the selection of the top list stands.
    pub(super) fn settle(&mut self, world: &World) {
        let rows = self.rows(world, &self.top().screen);
        match &mut self.top_mut().screen {
            Screen::Home(cursor) => cursor.settle(&areas(&rows)),
            Screen::Area { list, .. } | Screen::Unit { list, .. } => {
                list.cursor.settle(&clauses(&rows));
            }
            Screen::Units(finder) => {
                let ids = finder.ids();
                finder.cursor.settle(&ids);
            }
            _ => {}
        }
    }
}

/// A clause's screen, its first unit chosen.
pub(super) fn clause_screen(id: ClauseId) -> Screen {
    Screen::Clause {
        id,
        unit: Cursor::default(),
    }
}

/// An area's clauses.
pub(super) fn area_screen(number: u16, list: ClauseList) -> Screen {
    Screen::Area { number, list }
}

/// A unit's page, its first clause selected.
pub(super) fn unit_screen(id: UnitId) -> Screen {
    let list = ClauseList::default();
    Screen::Unit { id, list }
}
