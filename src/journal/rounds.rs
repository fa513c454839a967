//! What units were asked for and how they were urged, by period: what stands of the entries that are for no clause.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::entry::{Did, Entry, Stamp};
use super::period::Period;
use super::progress::Progress;
use crate::catalogue::NoticeNo;

/// That a unit was asked for a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Asked<'a> {
    /// For which notice.
    pub(crate) notice: NoticeNo,
    /// The unit's name.
    pub(crate) unit: &'a str,
    /// By which day it is to return.
    pub(crate) by: NaiveDate,
    /// Where the entry that says so stands in the journal, in milliseconds; see [`Entry::order`].
    pub(crate) order: i64,
}

/// That a unit was urged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Urged<'a> {
    /// For which notice.
    pub(crate) notice: NoticeNo,
    /// The unit's name.
    pub(crate) unit: &'a str,
    /// When and by whom.
    pub(crate) stamp: &'a Stamp,
    /// How: 电话, 发函.
    pub(crate) how: Option<&'a str>,
    /// What it answered.
    pub(crate) answer: Option<&'a str>,
}

impl Progress {
    /// The entries for no clause that stand, in order.
    fn standing_rounds(&self) -> impl Iterator<Item = (NoticeNo, &Entry)> {
        self.rounds().flat_map(|(notice, rounds)| {
            let stands = rounds.iter().filter(|past| past.taken_back.is_none());
            stands.map(move |past| (notice, past.entry.as_ref()))
        })
    }

    /// The units that were asked for a period, in the order in which they were first asked, each with the day it was told last.
    pub(crate) fn asked(&self, period: Period) -> Vec<Asked<'_>> {
        let mut all: Vec<Asked<'_>> = Vec::new();
        for (notice, entry) in self.standing_rounds() {
            let Did::Asked {
                period: of,
                by,
                units,
            } = &entry.did
            else {
                continue;
            };
            for unit in units.iter().filter(|_| *of == period) {
                let asked = Asked {
                    notice,
                    unit,
                    by: *by,
                    order: entry.order(),
                };
                let same = |one: &&mut Asked<'_>| one.notice == notice && one.unit == unit;
                match all.iter_mut().find(same) {
                    Some(before) => *before = asked,
                    None => all.push(asked),
                }
            }
        }
        all
    }

    /// How units were urged for a period, in order.
    pub(crate) fn urged(&self, period: Period) -> Vec<Urged<'_>> {
        let entries = self.standing_rounds();
        let urged = entries.filter_map(|(notice, entry)| match &entry.did {
            Did::Urged {
                unit,
                period: of,
                how,
                answer,
            } if *of == period => Some(Urged {
                notice,
                unit,
                stamp: &entry.stamp,
                how: how.as_deref(),
                answer: answer.as_deref(),
            }),
            _ => None,
        });
        urged.collect()
    }

    /// The periods for which units were asked or have returned something, the earliest first.
    pub(crate) fn periods(&self) -> BTreeSet<Period> {
        let asked = self
            .standing_rounds()
            .filter_map(|(_, entry)| match entry.did {
                Did::Asked { period, .. } => Some(period),
                _ => None,
            });
        let returned = self.clauses().flat_map(|clause| {
            let returns = self.of(clause).returns.latest();
            returns.map(|one| one.said.period)
        });
        asked.chain(returned).collect()
    }

    /// The latest period for which units were asked to return something on a notice; `None` where none was.
    pub(crate) fn latest_period_of(&self, notice: NoticeNo) -> Option<Period> {
        let rounds = self.standing_rounds().filter(|(of, _)| *of == notice);
        let asked = rounds.filter_map(|(_, entry)| match entry.did {
            Did::Asked { period, .. } => Some(period),
            _ => None,
        });
        asked.max_by_key(|period| (period.last_day(), *period))
    }

    /// The latest period for which any notice asked or a unit returned something; `None` where there is none.
    pub(crate) fn latest_period(&self) -> Option<Period> {
        let periods = self.periods().into_iter();
        periods.max_by_key(|period| (period.last_day(), *period))
    }
}

#[cfg(test)]
mod tests {
    use super::super::act::{Act, Author};
    use super::super::entries::Journal;
    use super::super::samples::{day, journal, moment, period};

    fn ask(journal: &Journal, ms: i64, by: &str, units: &[&str]) -> Journal {
        let act = Act::Ask {
            period: period("2026-Q4"),
            by: day(by),
            units: units.iter().map(|&unit| unit.to_owned()).collect(),
        };
        let plan = journal.plan(&act, &Author::new("a"), &moment(ms)).unwrap();
        journal.with(&plan.entries)
    }

    #[test]
    fn asked_again_unchanged_adds_nothing_and_a_new_day_is_the_one_that_holds() {
        let first = ask(&journal(&[]), 1, "2026-12-25", &["省商务厅", "省工信委"]);
        assert_eq!(first.entries().len(), 1);
        assert_eq!(ask(&first, 2, "2026-12-25", &["省工信委"]), first);
        let more = ask(&first, 3, "2026-12-25", &["省工信委", "省教育厅"]);
        let moved = ask(&more, 4, "2026-12-28", &["省商务厅"]);
        let progress = moved.progress();
        let asked: Vec<_> = progress
            .asked(period("2026-Q4"))
            .iter()
            .map(|one| (one.unit, one.by.to_string()))
            .collect();
        let told = |unit, day: &str| (unit, day.to_owned());
        assert_eq!(
            asked,
            [
                told("省商务厅", "2026-12-28"),
                told("省工信委", "2026-12-25"),
                told("省教育厅", "2026-12-25"),
            ]
        );
        assert!(progress.asked(period("2026-Q3")).is_empty());
        assert!(progress.periods().contains(&period("2026-Q4")));
    }

    #[test]
    fn what_was_taken_back_was_never_asked() {
        let asked = ask(&journal(&[]), 1, "2026-12-25", &["省商务厅"]);
        let undo = Act::Undo { save: None };
        let plan = asked.plan(&undo, &Author::new("a"), &moment(2)).unwrap();
        let undone = asked.with(&plan.entries);
        assert!(undone.progress().asked(period("2026-Q4")).is_empty());
    }
}
