//! The line that takes a note, a value or a file name.

use crate::catalogue::Indicator;
use crate::journal::Act;
use crate::lang::both;

use super::moves::round;
use super::{App, Asks, Effect, Level, LineEdit, Prompt, Screen, World};

impl Prompt {
    /// The indicator whose value is asked for.
    pub(crate) fn indicator<'a>(&self, world: &'a World) -> Option<&'a Indicator> {
        let Asks::Value(clause, number) = self.asks else {
            return None;
        };
        world
            .catalogue
            .clause(clause)?
            .indicators
            .get(usize::from(number).checked_sub(1)?)
    }

    /// How many indicators there are to choose from; 0 for a note.
    pub(crate) fn choices(&self, world: &World) -> usize {
        match self.asks {
            Asks::Note(_) | Asks::Elsewhere(_) => 0,
            Asks::Value(clause, _) => {
                let clause = world.catalogue.clause(clause);
                clause.map_or(0, |clause| clause.indicators.len())
            }
        }
    }

    /// Chooses the indicator `step` further, round and round.
    pub(super) fn choose(&mut self, world: &World, step: isize) {
        let choices = self.choices(world);
        if let Asks::Value(_, number) = &mut self.asks
            && choices > 0
        {
            let index = round(usize::from(*number - 1), step, choices);
            *number = u16::try_from(index + 1).unwrap_or(1);
        }
    }
}

impl App {
    /// Asks for a note on the clause in question.
    pub(super) fn ask_note(&mut self, world: &World) {
        if let Some(clause) = self.clause(world) {
            self.ask(world, Asks::Note(clause), "");
        }
    }

    /// Asks for the value of one of the clause's indicators.
    pub(super) fn ask_value(&mut self, world: &World) {
        if let Some(clause) = self.clause(world) {
            self.ask(world, Asks::Value(clause, 1), "");
        }
    }

    /// Asks in which other file to record what this one did not take.
    pub(super) fn ask_elsewhere(&mut self, world: &World) {
        if let Some(act) = self.unsaved.clone() {
            self.ask(world, Asks::Elsewhere(act), "~/duban.ron");
        }
    }

    fn ask(&mut self, world: &World, asks: Asks, suggestion: &str) {
        self.settle(world);
        let mut line = LineEdit::default();
        line.insert(suggestion);
        self.push(Screen::Prompt(Prompt { asks, line }));
    }

    /// Takes the line that was typed; an empty one records nothing, and one that is no number is no indicator's value.
    pub(super) fn accept(&mut self, world: &World) -> Vec<Effect> {
        let Screen::Prompt(prompt) = &self.top().screen else {
            return Vec::new();
        };
        let text = prompt.line.text().trim().to_owned();
        if text.is_empty() {
            self.back();
            let said = both!(
                "没有输入内容，未作登记",
                "nothing was typed, nothing is recorded"
            );
            self.say(Level::Warning, said);
            return Vec::new();
        }
        vec![match prompt.asks.clone() {
            Asks::Note(clause) => Effect::Record(Act::Note { clause, text }),
            Asks::Value(clause, indicator) => {
                let amount = prompt.indicator(world).and_then(|it| it.amount(&text));
                let Some(value) = amount else {
                    let said = both!(
                        "“{text}”不是数值，没有登记",
                        "{text:?} is no number; not recorded"
                    );
                    self.say(Level::Warning, said);
                    return Vec::new();
                };
                Effect::Record(Act::Value {
                    clause,
                    indicator,
                    value,
                })
            }
            Asks::Elsewhere(act) => Effect::RecordIn { path: text, act },
        }]
    }
}
