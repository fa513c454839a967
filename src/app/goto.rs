//! Digits, then Enter: going to an area or clause by the number people say.

use crate::catalogue::{AreaNo, ClauseId};
use crate::keys::Scope;
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
        let Some(notice) = self.notice() else {
            return self.go_to_notice(world, number, &digits);
        };
        let clause = match (number, self.top().page().area()) {
            (None, _) => typed.parse::<ClauseId>().ok().map(|id| id.on(notice)),
            (Some(index), Some(area)) if !digits.ends_with('.') => Some(ClauseId { area, index }),
            _ => None,
        };
        if let Some(clause) = clause.and_then(|id| world.library.catalogue.clause(id)) {
            self.go_to_clause(clause.id);
        } else if let Some(area) = number
            .filter(|_| clause.is_none())
            .map(|number| AreaNo::new(number).on(notice))
            .and_then(|number| world.library.catalogue.area(number))
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

    /// Selects the notice of this number, where one is in none: what the numbers of areas and clauses mean is open there.
    fn go_to_notice(&mut self, world: &World, number: Option<u32>, digits: &str) {
        let at = number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
        let slot = at.and_then(|at| self.slots.get(at));
        match slot.map(|slot| slot.no) {
            Some(no) if self.top().scope() == Scope::Shelf => {
                self.top_mut().list.want(Item::Notice(no));
            }
            _ => {
                let text = tr!(
                    world.lang,
                    "{digits} 是哪份通知的？先进入一份通知，再按编号",
                    "{digits} of which notice? go into one first"
                );
                self.say(Level::Warning, text);
            }
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
