//! Digits, then Enter: going to an area or clause by the number people say.

use crate::catalogue::{AreaNo, ClauseId};
use crate::lang::tr;

use super::item::Item;
use super::message::Level;
use super::screen::Screen;
use super::screens::{Area, Clause};
use super::state::App;
use super::world::World;

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
        let number = typed.parse::<u32>().ok();
        let clause = match (number, self.top().page().area()) {
            (None, _) => typed.parse::<ClauseId>().ok(),
            (Some(index), Some(area)) if !digits.ends_with('.') => Some(ClauseId { area, index }),
            _ => None,
        };
        if let Some(clause) = clause.and_then(|id| world.library.catalogue.clause(id)) {
            self.go_to_clause(clause.id);
        } else if let Some(area) = number
            .filter(|_| clause.is_none())
            .and_then(|number| world.library.catalogue.area(AreaNo(number)))
        {
            self.make_way(area.number);
            self.go_to_area(area.number, None);
        } else {
            let text = match (number, clause) {
                (Some(number), None) => {
                    tr!(
                        world.lang,
                        "没有第{number}个领域",
                        "there is no area {number}"
                    )
                }
                _ => tr!(world.lang, "没有 {digits} 这一条", "there is no {digits}"),
            };
            self.say(Level::Warning, text);
        }
    }

    /// Shows a clause over the list it belongs to.
    fn go_to_clause(&mut self, id: ClauseId) {
        self.make_way(id.area);
        if self.top().page().area() == Some(id.area) {
            self.top_mut().list.want(Item::Clause(id));
        } else {
            self.go_to_area(id.area, Some(id));
        }
        self.push(Clause { id });
    }

    /// Takes away the clause that is shown, and below it another area than this one: what is gone to stands in their place, so
    /// that the way back does not grow with every number. An area with marks stays.
    fn make_way(&mut self, area: AreaNo) {
        if self.top().page().clause().is_some() {
            self.stack.pop();
        }
        let top = self.top();
        if top.page().area().is_some_and(|number| number != area) && !top.has_marks() {
            self.stack.pop();
        }
    }

    fn go_to_area(&mut self, number: AreaNo, clause: Option<ClauseId>) {
        if self.top().page().area() == Some(number) {
            return;
        }
        self.follow_area(number);
        let screen = Screen::new(Area { number }.into());
        self.push_screen(match clause {
            Some(id) => screen.on(Item::Clause(id)),
            None => screen,
        });
    }
}
