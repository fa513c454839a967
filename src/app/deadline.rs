//! Setting a deadline: a day, and a reason where there was one before. An empty day takes it away.

use chrono::NaiveDate;

use crate::catalogue::ClauseId;
use crate::error::Result;
use crate::journal::{Act, read_day};
use crate::lang::tr;

use super::message::Level;
use super::msg::Effect;
use super::screen::Screen;
use super::screens::{Asks, Prompt};
use super::state::App;
use super::world::World;

impl App {
    /// Asks for the day by which the marked clauses, or else the selected one, are due.
    pub(super) fn ask_deadline(&mut self) {
        let clauses = self.targets();
        if !clauses.is_empty() {
            self.push(Prompt {
                asks: Asks::Due(clauses),
            });
        }
    }

    /// The day that is typed, as it is read; `None` while nothing is.
    pub(crate) fn typed_day(&self) -> Option<Result<NaiveDate>> {
        let text = self.top().text().trim();
        (!text.is_empty()).then(|| read_day(text, self.now.date_naive()))
    }

    /// Whether any of these clauses has a deadline now.
    pub(crate) fn is_due(&self, clauses: &[ClauseId]) -> bool {
        let due = |id: &ClauseId| self.progress.of(*id).due_day().is_some();
        clauses.iter().any(due)
    }

    /// Takes the day that was typed. A first day needs no reason; one that takes another's place does, and so does taking a
    /// day away, which an empty line asks for.
    pub(super) fn accept_day(&mut self, world: &World, clauses: Vec<ClauseId>) -> Vec<Effect> {
        let on = match self.typed_day() {
            Some(Ok(day)) => Some(day),
            Some(Err(error)) => {
                self.say(Level::Warning, error.message(world.lang));
                return Vec::new();
            }
            None => None,
        };
        let moved = |id: &ClauseId| {
            let state = self.progress.of(*id);
            state.first_day().is_some() && state.due_day() != on
        };
        match on {
            Some(on) if !clauses.iter().any(moved) => self.record_due(Act::Due {
                clauses,
                on,
                why: None,
            }),
            _ => {
                self.stack.pop();
                self.push_screen(Screen::new(
                    Prompt {
                        asks: Asks::Why { clauses, on },
                    }
                    .into(),
                ));
                Vec::new()
            }
        }
    }

    /// Takes the reason that was typed.
    pub(super) fn accept_reason(
        &mut self,
        world: &World,
        clauses: Vec<ClauseId>,
        on: Option<NaiveDate>,
    ) -> Vec<Effect> {
        let why = self.top().text().trim().to_owned();
        if why.is_empty() {
            let text = tr!(
                world.lang,
                "调整或取消时限要写明原因",
                "moving or lifting a deadline needs a reason"
            );
            self.say(Level::Warning, text);
            return Vec::new();
        }
        self.record_due(match on {
            Some(on) => Act::Due {
                clauses,
                on,
                why: Some(why),
            },
            None => Act::Lift { clauses, why },
        })
    }

    /// Records it, a change of many clauses only once it is confirmed.
    fn record_due(&mut self, act: Act) -> Vec<Effect> {
        if self.asks_first(&act) {
            self.stack.pop();
            return self.ask_first(act);
        }
        self.record(act)
    }
}
