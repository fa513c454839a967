//! What an operator wants, turned into the entries to add.

use std::collections::HashSet;
use std::hash::Hash;

use chrono::{Datelike, NaiveDate, SubsecRound};

use super::act::{Act, Author, Moment, Plan, ReturnKey};
use super::draft::Draft;
use super::entries::Journal;
use super::entry::{Did, Return, Stamp};
use super::progress::Progress;
use super::returns::Verdict;
use super::undo;
use crate::catalogue::ClauseId;
use crate::error::{Error, Kind, Result};
use crate::lang::both;

impl Journal {
    /// What has to be recorded for `act` by this operator, all in one save. Its time is what the host's clock says; where the
    /// journal holds something that is not earlier, its place is behind that all the same.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`]: a blank name or text, a new due day without a reason, a save that is not the operator's;
    /// [`Kind::NotFound`]: nothing to take back or restore, no such return; [`Kind::Io`]: a clock outside the years 0 to 9999.
    pub(crate) fn plan(&self, act: &Act, author: &Author, moment: &Moment) -> Result<Plan> {
        let draft = Draft::new(stamp(author, moment)?, moment.save.clone(), self);
        let mut plan = match act {
            Act::Mark { clauses, done } => self.mark(clauses, *done, &draft),
            Act::Note { clause, text } => draft.single(*clause, Did::Note(filled(text)?)),
            Act::Value {
                clause,
                indicator,
                value,
            } => {
                let (indicator, value) = (*indicator, filled(value)?);
                draft.single(*clause, Did::Value { indicator, value })
            }
            Act::Due { clauses, on, why } => self.due(clauses, *on, optional(why), &draft)?,
            Act::Lift { clauses, why } => self.lift(clauses, &filled(why)?, &draft),
            Act::Ask { period, by, units } => {
                let mut units = all_filled(units)?;
                let progress = self.progress_of(&[None]);
                for asked in progress.asked(*period) {
                    units.retain(|unit| asked.unit != unit || asked.by != *by);
                }
                let (period, by, some) = (*period, *by, !units.is_empty());
                draft.general(some.then_some(Did::Asked { period, by, units }))
            }
            Act::Collect { returns } => self.collect(returns, &draft),
            Act::Approve { returns, on } => self.approve(returns, *on, &draft)?,
            Act::SendBack { which, why } => self.send_back(which, filled(why)?, &draft)?,
            Act::Urge {
                units,
                period,
                how,
                answer,
            } => {
                let urged = |unit| Did::Urged {
                    unit,
                    period: *period,
                    how: optional(how),
                    answer: optional(answer),
                };
                draft.general(all_filled(units)?.into_iter().map(urged))
            }
            Act::Undo { save } => undo::undo(self, save.as_ref(), &draft)?,
            Act::Redo { save } => undo::redo(self, save.as_ref(), &draft)?,
        };
        plan.entries.sort();
        plan.entries.dedup();
        Ok(plan)
    }

    /// How far these clauses are: nothing else matters to a plan for them.
    fn of_clauses(&self, clauses: impl IntoIterator<Item = ClauseId>) -> Progress {
        let wanted: Vec<_> = clauses.into_iter().map(Some).collect();
        self.progress_of(&wanted)
    }

    fn mark(&self, clauses: &[ClauseId], done: bool, draft: &Draft<'_>) -> Plan {
        let progress = self.of_clauses(clauses.iter().copied());
        let mut plan = Plan::default();
        for &clause in once(clauses) {
            let since = progress.of(clause).status.done();
            if since.is_some() == done {
                plan.already.push((clause, since.cloned()));
            } else {
                let did = if done { Did::Done } else { Did::Reopened };
                plan.entries.push(draft.entry(Some(clause), did));
            }
        }
        plan
    }

    fn due(
        &self,
        clauses: &[ClauseId],
        on: NaiveDate,
        why: Option<String>,
        draft: &Draft<'_>,
    ) -> Result<Plan> {
        let progress = self.of_clauses(clauses.iter().copied());
        let mut plan = Plan::default();
        for &clause in once(clauses) {
            let state = progress.of(clause);
            if state.due_day() == Some(on) {
                let since = state.due.as_ref().map(|due| due.stamp.clone());
                plan.already.push((clause, since));
                continue;
            }
            if let (Some(first), None) = (state.first_day(), &why) {
                return Err(no_reason(clause, state.due_day(), first));
            }
            let why = why.clone();
            plan.entries
                .push(draft.entry(Some(clause), Did::Due { on, why }));
        }
        Ok(plan)
    }

    fn lift(&self, clauses: &[ClauseId], why: &str, draft: &Draft<'_>) -> Plan {
        let progress = self.of_clauses(clauses.iter().copied());
        let mut plan = Plan::default();
        for &clause in once(clauses) {
            let state = progress.of(clause);
            if state.due_day().is_none() {
                let since = state.due.as_ref().map(|due| due.stamp.clone());
                plan.already.push((clause, since));
                continue;
            }
            let did = Did::Lifted(why.to_owned());
            plan.entries.push(draft.entry(Some(clause), did));
        }
        plan
    }

    fn collect(&self, returns: &[(ClauseId, Return)], draft: &Draft<'_>) -> Plan {
        let progress = self.of_clauses(returns.iter().map(|(clause, _)| *clause));
        let mut plan = Plan::default();
        for (clause, said) in returns {
            let mut latest = progress.of(*clause).returns.latest();
            let same = latest.find(|one| {
                one.said.says_as(said) && !matches!(one.verdict, Verdict::SentBack { .. })
            });
            if let Some(same) = same {
                plan.already.push((*clause, Some(same.stamp.clone())));
                continue;
            }
            let did = Did::Return(Box::new(said.clone()));
            plan.entries.push(draft.entry(Some(*clause), did));
        }
        plan
    }

    fn approve(
        &self,
        returns: &[ReturnKey],
        on: Option<NaiveDate>,
        draft: &Draft<'_>,
    ) -> Result<Plan> {
        let progress = self.of_clauses(returns.iter().map(|which| which.clause));
        let mut plan = Plan::default();
        for which in once(returns) {
            let state = progress.of(which.clause);
            let found = state.returns.find(&which.save, &which.unit);
            let found = found.ok_or_else(|| no_return(which))?;
            if let Verdict::Approved { stamp, .. } = &found.verdict {
                plan.already.push((which.clause, Some(stamp.clone())));
                continue;
            }
            let did = Did::Approved {
                save: which.save.clone(),
                unit: (state.returns.count(&which.save) > 1).then(|| which.unit.clone()),
                on: on.or(found.said.on),
            };
            plan.entries.push(draft.entry(Some(which.clause), did));
        }
        Ok(plan)
    }

    fn send_back(&self, which: &ReturnKey, why: String, draft: &Draft<'_>) -> Result<Plan> {
        let progress = self.of_clauses([which.clause]);
        let returns = &progress.of(which.clause).returns;
        returns
            .find(&which.save, &which.unit)
            .ok_or_else(|| no_return(which))?;
        let did = Did::SentBack {
            save: which.save.clone(),
            unit: (returns.count(&which.save) > 1).then(|| which.unit.clone()),
            why,
        };
        Ok(draft.single(which.clause, did))
    }
}

/// When and by whom a save is made now.
fn stamp(author: &Author, moment: &Moment) -> Result<Stamp> {
    let by = author.by.trim();
    if by.is_empty() {
        return Err(Error::new(
            Kind::Usage,
            both!("经办人姓名是空的", "the operator's name is blank"),
        ));
    }
    // The format writes years in four digits.
    if !(0..=9999).contains(&moment.now.year()) {
        return Err(Error::new(
            Kind::Io,
            both!(
                "本机时钟是 {} 年，无法登记，请先校准时钟",
                "this host's clock is in the year {}; set it right, then record",
                moment.now.year()
            ),
        ));
    }
    let login = author.login.as_deref().map(str::trim);
    Ok(Stamp {
        at: moment.now.trunc_subsecs(3),
        by: by.into(),
        login: login
            .filter(|login| !login.is_empty() && *login != by)
            .map(Into::into),
    })
}

/// Each of them the first time it stands there.
fn once<T: Eq + Hash>(all: &[T]) -> impl Iterator<Item = &T> {
    let mut seen = HashSet::new();
    all.iter().filter(move |one| seen.insert(*one))
}

/// The most characters of a note or value.
pub(crate) const LONGEST_TEXT: usize = 10_000;

fn filled(text: &str) -> Result<String> {
    let text = text.trim();
    let count = text.chars().count();
    if count > LONGEST_TEXT {
        return Err(Error::new(
            Kind::Usage,
            both!(
                "登记内容有 {count} 字，超过 {LONGEST_TEXT} 字，未登记",
                "{count} characters are more than the {LONGEST_TEXT} that can be recorded"
            ),
        ));
    }
    if text.is_empty() {
        return Err(Error::new(
            Kind::Usage,
            both!("登记内容是空的", "there is nothing to record"),
        ));
    }
    Ok(text.to_owned())
}

fn all_filled(texts: &[String]) -> Result<Vec<String>> {
    once(texts).map(|text| filled(text)).collect()
}

/// The text, unless it is blank.
fn optional(text: &Option<String>) -> Option<String> {
    let text = text.as_deref()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn no_reason(clause: ClauseId, day: Option<NaiveDate>, first: NaiveDate) -> Error {
    let what = match day {
        Some(day) => both!(
            "条款 {clause} 的时限是 {day}，改期要写明原因",
            "clause {clause} is due on {day}; moving that needs a reason"
        ),
        None => both!(
            "条款 {clause} 原有时限 {first}，已取消，重新设定要写明原因",
            "the deadline of clause {clause}, {first} at first, was taken away; a new one needs a reason"
        ),
    };
    Error::new(Kind::Usage, what)
}

fn no_return(which: &ReturnKey) -> Error {
    let (clause, unit) = (which.clause, &which.unit);
    Error::new(
        Kind::NotFound,
        both!(
            "条款 {clause} 没有{unit}的这次报送，可能已被撤销",
            "there is no such return of {unit} on clause {clause}; it may have been taken back"
        ),
    )
}

#[cfg(test)]
mod tests;
