//! What a report is asked to be of.

use chrono::{DateTime, FixedOffset};

use super::look::Look;
use crate::lang::Lang;
use crate::listing::{Board, ClauseRow, Tally};

/// What a report is of.
pub(crate) struct Request<'a> {
    /// Notice and progress.
    pub(crate) board: Board<'a>,
    /// The clauses it tells of, in order.
    pub(crate) rows: Vec<ClauseRow<'a>>,
    /// How these were chosen, in words; empty where it is all of them.
    pub(crate) scope: String,
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
}
