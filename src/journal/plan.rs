//! What an operator wants, turned into the entries to add.

use chrono::{DateTime, Datelike, Duration, FixedOffset, SubsecRound};

use super::act::{Act, Plan};
use super::entries::Journal;
use super::entry::{Did, Entry, Stamp};
use super::undo;
use crate::catalogue::ClauseId;
use crate::error::{Error, Kind, Result};
use crate::lang::both;

impl Journal {
    /// What has to be recorded for `act` by this operator. All entries get one stamp: `now`, or the moment after the latest
    /// entry where a clock ran ahead, so that what is recorded later is later.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`]: a blank name, note or value, a save that is not the operator's; [`Kind::NotFound`]: nothing to take
    /// back or restore; [`Kind::Data`]: the latest entry is at the end of time.
    pub(crate) fn plan(&self, act: &Act, by: &str, now: DateTime<FixedOffset>) -> Result<Plan> {
        let stamp = self.next_stamp(by, now)?;
        let mut plan = match act {
            Act::Mark { clauses, done } => self.mark(clauses, *done, &stamp),
            Act::Note { clause, text } => {
                let text = filled(text)?;
                single(stamp, *clause, Did::Note(text))
            }
            Act::Value {
                clause,
                indicator,
                value,
            } => {
                let (indicator, value) = (*indicator, filled(value)?);
                single(stamp, *clause, Did::Value { indicator, value })
            }
            Act::Undo { save } => undo::undo(self, save.as_ref(), &stamp)?,
            Act::Redo { save } => undo::redo(self, save.as_ref(), &stamp)?,
        };
        plan.entries.sort();
        plan.entries.dedup();
        Ok(plan)
    }

    /// A stamp later than all that is recorded.
    fn next_stamp(&self, by: &str, now: DateTime<FixedOffset>) -> Result<Stamp> {
        let by = by.trim();
        if by.is_empty() {
            return Err(Error::new(
                Kind::Usage,
                both!("经办人姓名是空的", "the operator's name is blank"),
            ));
        }
        let now = now.trunc_subsecs(3);
        let after = self.entries.last().map(|last| {
            let last = last.stamp.at.with_timezone(now.offset());
            last.checked_add_signed(Duration::milliseconds(1))
        });
        let at = match after {
            None => Some(now),
            Some(after) => after.map(|after| after.max(now)),
        };
        // The format writes years in four digits.
        let at = at
            .filter(|at| (0..=9999).contains(&at.year()))
            .ok_or_else(|| {
                Error::new(
                    Kind::Data,
                    both!(
                        "登记中最后一条的时间已到 9999 年末，无法再往后登记",
                        "the latest entry is at the end of the year 9999; nothing can follow it"
                    ),
                )
            })?;
        Ok(Stamp {
            at,
            by: by.to_owned(),
        })
    }

    fn mark(&self, clauses: &[ClauseId], done: bool, stamp: &Stamp) -> Plan {
        let progress = self.progress();
        let mut plan = Plan::default();
        let mut seen = std::collections::HashSet::new();
        for &clause in clauses.iter().filter(|clause| seen.insert(**clause)) {
            let state = progress.of(clause);
            let since = state.status.done();
            if since.is_some() == done {
                plan.already.push((clause, since.cloned()));
                continue;
            }
            plan.entries.push(Entry {
                stamp: stamp.clone(),
                clause,
                did: if done { Did::Done } else { Did::Reopened },
            });
        }
        plan
    }
}

fn single(stamp: Stamp, clause: ClauseId, did: Did) -> Plan {
    Plan {
        entries: vec![Entry { stamp, clause, did }],
        ..Plan::default()
    }
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

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
