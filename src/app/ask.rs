//! Asking for a note, a value or a file name.

use crate::catalogue::ClauseId;
use crate::journal::Act;
use crate::lang::tr;
use crate::listing::Target;
use crate::text::clean_note;

use super::edit::LineEdit;
use super::item::Item;
use super::message::Level;
use super::msg::Effect;
use super::returns;
use super::screen::Screen;
use super::screens::{Asks, Kind, Prompt};
use super::state::App;
use super::world::World;

impl App {
    /// Asks for something to record for the clause in question.
    pub(super) fn ask_for_clause(&mut self, asks: fn(ClauseId) -> Asks) {
        if let Some(clause) = self.clause() {
            self.ask(asks(clause), "");
        }
    }

    /// Asks in which other file to record what this one did not take.
    pub(super) fn ask_elsewhere(&mut self) {
        if let Some((notice, act)) = self.unsaved.clone() {
            self.ask(Asks::Elsewhere { notice, act }, "~/duban.ron");
        }
    }

    fn ask(&mut self, asks: Asks, suggestion: &str) {
        let lines = matches!(asks, Asks::Note(_));
        let mut prompt = Screen::new(Prompt { asks }.into());
        if lines {
            prompt.line = Some(LineEdit::of_lines());
        }
        self.push_screen(prompt.typed(suggestion));
    }

    /// The target whose value is asked for.
    pub(crate) fn asked_target<'a>(&'a self, world: &'a World) -> Option<Target<'a>> {
        let Item::Indicator(number) = self.top().list.selected()? else {
            return None;
        };
        let clause = world.library.catalogue.clause(self.clause()?)?;
        let page = self.board(world).page(clause);
        let mut targets = page.targets.into_iter();
        targets.find(|target| target.number == number)
    }

    /// Whether the prompt that is open is the one that this was typed into; a save may end when another has been opened.
    pub(super) fn asked_for(&self, act: &Act) -> bool {
        let Kind::Prompt(Prompt { asks }) = &self.top().kind else {
            return false;
        };
        match (asks, act) {
            (Asks::Note(asked), Act::Note { clause, .. })
            | (Asks::Value(asked), Act::Value { clause, .. }) => asked == clause,
            (Asks::Due(asked), Act::Due { clauses, .. })
            | (
                Asks::Why { clauses: asked, .. },
                Act::Due { clauses, .. } | Act::Lift { clauses, .. },
            ) => clauses.iter().all(|id| asked.contains(id)),
            (Asks::SendBack(asked), Act::SendBack { which, .. }) => asked == which,
            (
                Asks::Urge { unit, period, .. },
                Act::Urge {
                    units, period: of, ..
                },
            ) => units.first() == Some(unit) && period == of,
            (Asks::Elsewhere { act: asked, .. }, act) => asked == act,
            _ => false,
        }
    }

    /// Goes on to the clause's next indicator once a value was recorded; `false` where that was no value or the last one.
    pub(super) fn ask_for_next_value(&mut self, act: &Act) -> bool {
        let top = self.top_mut();
        let Some((at, of)) = top
            .list
            .place()
            .filter(|_| matches!(act, Act::Value { .. }))
        else {
            return false;
        };
        if at < of {
            top.list.step(1);
            top.line = Some(LineEdit::default());
        }
        at < of
    }

    /// Takes the line that was typed; an empty one records nothing, and one that is no number is no indicator's value.
    pub(super) fn accept(&mut self, world: &World) -> Vec<Effect> {
        let Kind::Prompt(Prompt { asks }) = self.top().kind.clone() else {
            return Vec::new();
        };
        let text = self.top().text().trim().to_owned();
        let lifts = matches!(&asks, Asks::Due(clauses) if self.is_due(clauses));
        if text.is_empty() && !lifts && !matches!(asks, Asks::Why { .. }) {
            self.back();
            let text = tr!(
                world.lang,
                "没有输入内容，未作登记",
                "nothing was typed, nothing is recorded"
            );
            self.say(Level::Warning, text);
            return Vec::new();
        }
        match asks {
            Asks::Note(clause) => {
                let text = clean_note(&text);
                self.record(Act::Note { clause, text })
            }
            Asks::Value(clause) => self.accept_value(world, clause, &text),
            Asks::Due(clauses) => self.accept_day(world, clauses),
            Asks::Why { clauses, on } => self.accept_reason(world, clauses, on),
            Asks::SendBack(which) => self.record(Act::SendBack { which, why: text }),
            Asks::Urge {
                notice,
                unit,
                period,
            } => vec![Effect::Record(notice, returns::urged(unit, period, &text))],
            Asks::Elsewhere { notice, act } => vec![Effect::RecordIn {
                notice,
                path: text,
                act,
            }],
            Asks::Export(export) => {
                let over = export.replaces.as_ref() == Some(&text);
                vec![Effect::Export {
                    path: text,
                    export,
                    over,
                }]
            }
        }
    }

    fn accept_value(&mut self, world: &World, clause: ClauseId, text: &str) -> Vec<Effect> {
        let asked = self.asked_target(world);
        let value = asked.and_then(|it| Some((it.number, it.indicator.amount(text)?)));
        let Some((indicator, value)) = value else {
            let text = tr!(
                world.lang,
                "“{text}”不是数值，没有登记",
                "{text:?} is no number; not recorded"
            );
            self.say(Level::Warning, text);
            return Vec::new();
        };
        self.record(Act::Value {
            clause,
            indicator,
            value,
        })
    }
}
