//! Digits, then Enter: going to an area or clause by the number people say.

use crate::catalogue::ClauseId;
use crate::lang::both;

use super::cursor::Cursor;
use super::open::{area_screen, clause_screen};
use super::{App, ClauseList, Level, Screen, World};

/// More digits than any clause id has are not taken.
const LONGEST: usize = 7;

impl App {
    /// Takes one more character of a number; a point or hyphen parts area and clause. A second one makes it no number, which
    /// is said when it is gone to.
    pub(super) fn digit(&mut self, digit: char) {
        let digit = if digit == '-' { '.' } else { digit };
        let again = digit == '.' && self.digits.ends_with('.');
        if self.digits.len() < LONGEST && !again {
            self.digits.push(digit);
        }
    }

    /// Goes to what the digits name; says so when there is no such area or clause.
    pub(super) fn go_to(&mut self, world: &World) {
        let digits = std::mem::take(&mut self.digits);
        let typed = digits.trim_end_matches('.');
        let number = typed.parse::<u16>().ok();
        let clause = match (number, &self.top().screen) {
            (None, _) => typed.parse::<ClauseId>().ok(),
            (Some(index), Screen::Area { number: area, .. }) if !digits.ends_with('.') => {
                Some(ClauseId { area: *area, index })
            }
            _ => None,
        };
        if let Some(clause) = clause.and_then(|id| world.catalogue.clause(id)) {
            self.go_to_clause(world, clause.id);
        } else if let Some(area) = number
            .filter(|_| clause.is_none())
            .and_then(|number| world.catalogue.area(number))
        {
            self.make_way(area.number);
            self.settle(world);
            self.go_to_area(area.number, ClauseList::default());
        } else {
            self.say(
                Level::Warning,
                both!("没有 {digits} 这一条", "there is no {digits}"),
            );
        }
    }

    /// Shows a clause over the list it belongs to.
    pub(super) fn go_to_clause(&mut self, world: &World, id: ClauseId) {
        self.make_way(id.area);
        self.settle(world);
        match &mut self.top_mut().screen {
            Screen::Area { number, list } if *number == id.area => list.cursor = Cursor::on(id),
            _ => self.go_to_area(id.area, ClauseList::on(id)),
        }
        self.push(clause_screen(id));
    }

    /// Takes away the clause that is shown, and below it another area than this one: what is gone to stands in their place, so
    /// that the way back does not grow with every number. An area with marks stays.
    fn make_way(&mut self, area: u16) {
        if matches!(self.top().screen, Screen::Clause { .. }) {
            self.stack.pop();
        }
        if let Screen::Area { number, list } = &self.top().screen
            && *number != area
            && list.marked.is_empty()
        {
            self.stack.pop();
        }
    }

    fn go_to_area(&mut self, number: u16, list: ClauseList) {
        if matches!(self.top().screen, Screen::Area { number: here, .. } if here == number) {
            return;
        }
        if let Screen::Home(home) = &mut self.top_mut().screen {
            *home = Cursor::on(number);
        }
        self.push(area_screen(number, list));
    }
}
