//! Counts of clauses by status.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::journal::Stage;
use crate::lang::{Lang, plural, tr};

use super::ClauseRow;

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

    /// The share that is done in whole per cent, rounded down so that 100 means all; 0 of none is 0.
    pub(crate) fn percent(self) -> usize {
        (self.done * 100).checked_div(self.of).unwrap_or(0)
    }
}

impl Tally {
    /// All of it in a line: 共 87 条：已完成 4 条（4%），推进中 1 条，未启动 82 条.
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
        statuses
            .into_iter()
            .fold(Self::default(), |mut tally, status| {
                tally.of += 1;
                match status {
                    Stage::Pending => {}
                    Stage::Started => tally.started += 1,
                    Stage::Done => tally.done += 1,
                }
                tally
            })
    }
}

impl<'a> FromIterator<ClauseRow<'a>> for Tally {
    fn from_iter<I: IntoIterator<Item = ClauseRow<'a>>>(rows: I) -> Self {
        rows.into_iter().map(|row| row.state.stage()).collect()
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
    fn says_a_hundred_per_cent_only_when_all_is_done() {
        assert_eq!(
            Tally {
                done: 86,
                started: 0,
                of: 87
            }
            .percent(),
            98
        );
        assert_eq!(
            Tally {
                done: 87,
                started: 0,
                of: 87
            }
            .percent(),
            100
        );
        assert_eq!(Tally::default().percent(), 0);
    }
}
