//! What one notice of a shelf comes to, in a row.

use super::board::Board;
use super::clauses::counts;
use super::flags::FlagCounts;
use super::round::Reply;
use super::sheet::{Column, Sheet, Value, Width};
use super::tally::Tally;
use super::words;
use crate::catalogue::{Notice, NoticeNo};
use crate::lang::Label;

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
    /// The sheet of the notices of a shelf.
    pub(crate) fn notice_sheet(self) -> Sheet {
        type Row<'a> = (NoticeNo, &'a Notice, NoticeCounts);
        type Of<'a> = Column<'a, Row<'a>>;
        let mut columns = vec![
            Of::new("notice", words::NOTICE, move |row| {
                Value::text(Some(self.catalogue.short(row.0)))
            }),
            Of::new("day", Label::new("发文日期", "Issued on"), |row| {
                row.1.day.map_or(Value::Nothing, Value::Day)
            }),
        ];
        columns.extend(counts(|row: &Row<'_>| row.2.tally));
        columns.extend([
            Of::count("overdue", Label::new("逾期", "Overdue"), |row| {
                Value::Clauses(row.2.flags.overdue)
            }),
            Of::count("soon", Label::new("临期", "Soon"), |row| {
                Value::Clauses(row.2.flags.soon)
            }),
            Of::count("missing", Label::new("未报", "Owing"), |row| {
                Value::Number(row.2.missing as u64)
            }),
            Of::new("title", Label::new("标题", "Title"), |row| {
                Value::Text(row.1.title.clone())
            })
            .wide(Width::Rest),
        ]);
        let notices = self.catalogue.notices();
        let rows = notices.map(|(no, notice)| (no, notice, self.notice_counts(no)));
        Sheet::new(&columns, rows)
    }

    /// The counts of a notice.
    pub(crate) fn notice_counts(self, notice: NoticeNo) -> NoticeCounts {
        let round = self.progress.latest_period_of(notice);
        let units = round.map(|period| self.round_of(notice, period));
        let missing = units.iter().flatten();
        let (tally, flags) = self.total_of(notice);
        NoticeCounts {
            areas: self.catalogue.areas_of(notice).len(),
            tally,
            flags,
            missing: missing.filter(|unit| unit.reply == Reply::Missing).count(),
        }
    }
}
