//! What an operator wants, and what it comes to.

use super::entry::{Entry, Stamp};
use strum::IntoStaticStr;

use crate::catalogue::ClauseId;

/// What an operator wants to record. Whether the catalogue has the clauses, and the indicator, is the caller's to check.
#[derive(Clone, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Act {
    /// Mark these clauses done, or take the done mark off them; all in one save.
    Mark {
        /// Which; one named twice counts once.
        clauses: Vec<ClauseId>,
        /// Done, or open again.
        done: bool,
    },
    /// Note progress.
    Note {
        /// For which clause.
        clause: ClauseId,
        /// What; blank text is refused.
        text: String,
    },
    /// Record the value that an indicator has reached.
    Value {
        /// Of which clause.
        clause: ClauseId,
        /// Which of its indicators, from 1.
        indicator: u16,
        /// The value as typed; blank text is refused.
        value: String,
    },
    /// Take back one save of the operator.
    Undo {
        /// Which; `None`: the latest that stands.
        save: Option<Stamp>,
    },
    /// Restore what the operator took back.
    Redo {
        /// The save to restore; `None`: the one taken back last, unless the operator has recorded something since.
        save: Option<Stamp>,
    },
}

/// The entries that an act comes to, and what is to be told about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    /// To be added to the journal, sorted, all with one stamp; none where nothing changes.
    pub(crate) entries: Vec<Entry>,
    /// Clauses that were marked so already: since when and by whom; `None` where a clause was never done.
    pub(crate) already: Vec<(ClauseId, Option<Stamp>)>,
    /// The save that is taken back or restored.
    pub(crate) save: Option<Stamp>,
    /// Clauses of that save whose mark someone else has changed since, and when: that later mark stays.
    pub(crate) overtaken: Vec<(ClauseId, Stamp)>,
}
