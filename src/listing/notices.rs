//! What one notice of a shelf comes to, in a row.

use super::board::Board;
use super::flags::FlagCounts;
use super::round::Reply;
use super::tally::Tally;
use crate::catalogue::NoticeNo;

/// How far a notice is, what is late in it, and how many units owe it a return.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct NoticeCounts {
    /// How many areas it has.
    pub(crate) areas: usize,
    /// Its clauses by status.
    pub(crate) tally: Tally,
    /// How many of them are overdue, due soon, to be reviewed.
    pub(crate) flags: FlagCounts,
    /// Units that were asked for its latest period and have not answered.
    pub(crate) missing: usize,
}

impl Board<'_> {
    /// The counts of a notice.
    pub(crate) fn notice_counts(self, notice: NoticeNo) -> NoticeCounts {
        let round = self.progress.latest_period_of(notice);
        let units = round.map(|period| self.round_of(notice, period));
        let missing = units.iter().flatten();
        NoticeCounts {
            areas: self.catalogue.areas_of(notice).len(),
            tally: self.clauses_of(notice).collect(),
            flags: self.clauses_of(notice).map(|row| row.flags).collect(),
            missing: missing.filter(|unit| unit.reply == Reply::Missing).count(),
        }
    }
}
