//! Counts of clauses by status.

use std::cmp::Ordering;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::journal::{Counts, Stage};
use crate::lang::{Lang, plural, tr};

/// How many clauses there are, and how far they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// 已完成.
    pub(crate) done: usize,
    /// 推进中.
    pub(crate) started: usize,
    /// All of them.
    pub(crate) of: usize,
}

impl Tally {
    /// 未启动.
    pub(crate) fn pending(self) -> usize {
        self.of - self.done - self.started
    }

    /// The share that is done in whole per cent, rounded to the nearest, but 100 only for all and 0 only for none; 0 of none
    /// is 0.
    pub(crate) fn percent(self) -> usize {
        if self.done == 0 || self.done == self.of {
            return if self.done == 0 { 0 } else { 100 };
        }
        let nearest = (self.done * 200 + self.of) / (self.of * 2);
        nearest.clamp(1, 99)
    }
}

impl Tally {
    /// What was counted.
    pub(super) fn of(counts: Counts) -> Self {
        let stages = counts.stages;
        Self {
            done: stages[Stage::Done as usize],
            started: stages[Stage::Started as usize],
            of: stages.iter().sum(),
        }
    }

    /// Counts one more clause.
    pub(super) fn add(&mut self, status: Stage) {
        self.of += 1;
        match status {
            Stage::Pending => {}
            Stage::Started => self.started += 1,
            Stage::Done => self.done += 1,
        }
    }

    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            done: self.done + other.done,
            started: self.started + other.started,
            of: self.of + other.of,
        }
    }

    /// 未完成: all that are not done.
    pub(crate) fn open(self) -> usize {
        self.of - self.done
    }

    /// Whose share of done clauses is greater; none of none counts as none done.
    pub(crate) fn compare_share(self, other: Self) -> Ordering {
        let own = self.done * other.of.max(1);
        own.cmp(&(other.done * self.of.max(1)))
    }

    /// All of it in a line: 共 87 条：已完成 4 条（5%），推进中 1 条，未启动 82 条.
    pub(crate) fn describe(self, lang: Lang) -> String {
        let (of, done, started) = (self.of, self.done, self.started);
        let (pending, percent, s) = (self.pending(), self.percent(), plural(of));
        tr!(
            lang,
            "共 {of} 条：已完成 {done} 条（{percent}%），推进中 {started} 条，未启动 {pending} 条",
            "{of} clause{s}: {done} done ({percent}%), {started} started, {pending} pending"
        )
    }
}

/// As JSON has it: all of them, then each status.
impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_struct("Tally", 4)?;
        object.serialize_field("clauses", &self.of)?;
        object.serialize_field("pending", &self.pending())?;
        object.serialize_field("started", &self.started)?;
        object.serialize_field("done", &self.done)?;
        object.end()
    }
}

impl FromIterator<Stage> for Tally {
    fn from_iter<I: IntoIterator<Item = Stage>>(statuses: I) -> Self {
        let mut tally = Self::default();
        for status in statuses {
            tally.add(status);
        }
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_each_status_once() {
        let tally: Tally = [Stage::Done, Stage::Started, Stage::Pending, Stage::Done]
            .into_iter()
            .collect();
        assert_eq!(
            (tally.done, tally.started, tally.pending(), tally.of),
            (2, 1, 1, 4)
        );
    }

    #[test]
    fn rounds_shares_but_keeps_0_and_100_for_none_and_all() {
        let percent = |done, of| {
            Tally {
                done,
                started: 0,
                of,
            }
            .percent()
        };
        assert_eq!((percent(1, 6), percent(1, 3), percent(2, 3)), (17, 33, 67));
        assert_eq!((percent(1, 200), percent(1, 1000)), (1, 1));
        assert_eq!((percent(86, 87), percent(999, 1000)), (99, 99));
        assert_eq!(
            (percent(87, 87), percent(0, 87), percent(0, 0)),
            (100, 0, 0)
        );
    }
}
