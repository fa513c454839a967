//! What a report is asked to be of.

use chrono::{DateTime, FixedOffset};

use super::look::Look;
use crate::journal::{Period, Progress};
use crate::lang::{Label, Lang};
use crate::listing::{Board, ClauseRow, FlagCounts, Sheet, Tally, moved};

/// The period that a report is for.
pub(crate) struct Span {
    /// Which.
    pub(crate) period: Period,
    /// How far each clause was when it began.
    pub(crate) before: Progress,
}

/// What a report is of.
pub(crate) struct Request<'a> {
    /// Notice and progress.
    pub(crate) board: Board<'a>,
    /// The clauses it tells of, in order.
    pub(crate) rows: Vec<ClauseRow<'a>>,
    /// How these were chosen, in words; empty where it is all of them.
    pub(crate) scope: String,
    /// The period it is for; `None` where it only tells how things stand.
    pub(crate) span: Option<Span>,
    /// When it is made.
    pub(crate) made: DateTime<FixedOffset>,
    /// Where the record is kept, as people are told.
    pub(crate) journal: String,
    /// To whom it goes; empty: whom the form is meant for.
    pub(crate) to: String,
    /// Who signs; empty: signed by hand.
    pub(crate) signed: String,
    /// Fonts and spacing.
    pub(crate) look: Look,
    /// The language of what is not the notice's.
    pub(crate) lang: Lang,
}

impl Request<'_> {
    /// The clauses by status.
    pub(crate) fn total(&self) -> Tally {
        self.rows.iter().copied().collect()
    }

    /// The ledger of the clauses, with what the period made of each.
    pub(crate) fn ledger_sheet(&self) -> Sheet {
        let sheet = self.board.ledger_sheet(&self.rows, self.lang);
        let Some(span) = &self.span else {
            return sheet;
        };
        let values = self.rows.iter().map(|row| moved(&span.before, row));
        sheet.with("change", Label::new("本期变化", "Change"), values.collect())
    }

    /// How many of the clauses have each flag.
    pub(crate) fn flags(&self) -> FlagCounts {
        self.rows.iter().map(|row| row.flags).collect()
    }

    /// How many of the clauses have a due day.
    pub(crate) fn dated(&self) -> usize {
        let dated = |row: &&ClauseRow<'_>| row.state.due_day().is_some();
        self.rows.iter().filter(dated).count()
    }
}
