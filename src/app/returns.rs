//! 报送: its screens, and what the office says to returns and to units that return nothing.

use crate::catalogue::{ClauseId, NoticeNo};
use crate::journal::{Act, Period, ReturnKey, Returned, Verdict};
use crate::keys::Command;
use crate::lang::tr;

use super::item::Item;
use super::message::Level;
use super::msg::Effect;
use super::screens::{Asks, Kind, Prompt, Replies, Returns};
use super::state::App;
use super::world::World;

impl App {
    /// Shows the returns of the latest period.
    pub(super) fn open_returns(&mut self) {
        self.push(Returns::default());
    }

    /// Shows what the selected unit returned; `false` on other screens.
    pub(super) fn open_replies(&mut self) -> bool {
        let Some((period, notice, unit)) = self.asked_unit() else {
            return false;
        };
        self.push(Replies::of(period, notice, &unit));
        true
    }

    fn returns(&mut self) -> Option<&mut Returns> {
        match &mut self.top_mut().kind {
            Kind::Returns(returns) => Some(returns),
            _ => None,
        }
    }

    /// Lists only the units that have returned nothing, or all again.
    pub(super) fn only_missing(&mut self) {
        if let Some(returns) = self.returns() {
            returns.missing_only = !returns.missing_only;
            self.outdate();
        }
    }

    /// Shows the period before this one for which returns were asked, after the first the latest again.
    pub(super) fn next_period(&mut self) {
        let periods = self.progress.periods();
        if let Some(returns) = self.returns() {
            let own = returns.period;
            let earlier = periods.iter().rev().find(|period| Some(**period) < own);
            returns.period = earlier.or(periods.last()).copied();
            self.outdate();
            self.top_mut().list.forget();
        }
    }

    /// Whether returns were asked for several periods.
    pub(super) fn has_periods(&self) -> bool {
        self.progress.periods().len() > 1
    }

    /// The period and the unit in question: the one whose returns are listed, or that is selected.
    fn asked_unit(&self) -> Option<(Period, NoticeNo, String)> {
        match &self.window().kind {
            Kind::Replies(replies) => Some((replies.period, replies.notice, replies.unit.clone())),
            Kind::Returns(returns) => {
                let Item::Reply(at) = self.window().list.selected()? else {
                    return None;
                };
                let line = returns.lines.get(at)?;
                Some((returns.period?, line.notice, line.name.clone()))
            }
            _ => None,
        }
    }

    /// What the unit in question returned last on a clause.
    pub(crate) fn reply(&self, clause: ClauseId) -> Option<&Returned> {
        let (period, _, unit) = self.asked_unit()?;
        let mut returns = self.progress.of(clause).returns.of_period(Some(period));
        returns.find(|one| one.said.unit == unit)
    }

    fn reply_key(&self, clause: ClauseId) -> Option<ReturnKey> {
        let one = self.reply(clause)?;
        Some(ReturnKey {
            clause,
            save: one.save.clone()?,
            unit: one.said.unit.clone(),
        })
    }

    /// Whether there is a unit in question.
    pub(super) fn has_asked_unit(&self) -> bool {
        self.asked_unit().is_some()
    }

    /// Accepts the returns of the marked clauses, else of the selected one. A change of many is asked about first.
    pub(super) fn approve(&mut self, world: &World) -> Vec<Effect> {
        let open = |id: &ClauseId| {
            let reply = self.reply(*id);
            reply.is_some_and(|one| !matches!(one.verdict, Verdict::Approved { .. }))
        };
        let targets: Vec<_> = self.targets().into_iter().filter(open).collect();
        let returns: Vec<_> = targets
            .iter()
            .filter_map(|id| self.reply_key(*id))
            .collect();
        if returns.is_empty() {
            let text = world.lang.pick(
                "没有可核准的：尚未报送，或已核准",
                "nothing to approve: not returned yet, or approved already",
            );
            self.say(Level::Warning, text.to_owned());
            return Vec::new();
        }
        self.top_mut().list.settle();
        let act = Act::Approve { returns, on: None };
        if self.asks_first(&act) {
            return self.ask_first(act);
        }
        self.record(act)
    }

    /// Asks why the selected return is sent back.
    pub(super) fn ask_send_back(&mut self, world: &World) {
        let key = self.clause().and_then(|id| self.reply_key(id));
        match key {
            Some(key) => self.push(Prompt {
                asks: Asks::SendBack(key),
            }),
            None => {
                let text = world
                    .lang
                    .pick("该条尚未报送，没有可退回的", "nothing was returned on it");
                self.say(Level::Warning, text.to_owned());
            }
        }
    }

    /// Asks how the unit in question was urged, and what it answered.
    pub(super) fn ask_urge(&mut self) {
        if let Some((period, notice, unit)) = self.asked_unit() {
            self.push(Prompt {
                asks: Asks::Urge {
                    notice,
                    unit,
                    period,
                },
            });
        }
    }
}

/// What was typed of a chase: how, and behind a colon what was answered.
pub(super) fn urged(unit: String, period: Period, typed: &str) -> Act {
    let (how, answer) = match typed.split_once(['：', ':']) {
        Some((how, answer)) => (how, Some(answer)),
        None => (typed, None),
    };
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Act::Urge {
        units: vec![unit],
        period,
        how: some(how),
        answer: answer.and_then(some),
    }
}

/// Returns are judged one by one.
pub(super) fn one_by_one(_: &App, world: &World) -> Option<String> {
    let key = world.hint(Command::Open, "逐条看", "open");
    Some(tr!(
        world.lang,
        "核准要逐条进行：先进入单位{key}",
        "returns are approved one by one: open the unit first{key}"
    ))
}

/// Returns were asked for one period only, or for none.
pub(super) fn one_period(_: &App, world: &World) -> Option<String> {
    Some(tr!(world.lang, "只有一个报告期", "there is but one period"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chase_is_how_and_behind_a_colon_the_answer() {
        let period = "2026-Q4".parse().unwrap();
        let parts = |typed: &str| match urged("省工信委".to_owned(), period, typed) {
            Act::Urge { how, answer, .. } => (how, answer),
            _ => (None, None),
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            parts("电话：刘工，明日报"),
            (some("电话"), some("刘工，明日报"))
        );
        assert_eq!(parts("发函"), (some("发函"), None));
        assert_eq!(parts("：已办"), (None, some("已办")));
    }
}
