//! One line of the journal.

use chrono::{DateTime, FixedOffset};

use crate::catalogue::ClauseId;

/// When, and by whom. Entries saved together share one stamp; entries of two saves never do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Stamp {
    /// To the millisecond, with the offset of the host that wrote it.
    pub(crate) at: DateTime<FixedOffset>,
    /// The operator; never blank.
    pub(crate) by: String,
}

/// What was recorded for one clause. Orders by time, then by operator, clause and deed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    /// When and by whom.
    pub(crate) stamp: Stamp,
    /// For which clause; one that the catalogue lacks is kept.
    pub(crate) clause: ClauseId,
    /// What.
    pub(crate) did: Did,
}

/// What an operator did.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Did {
    /// Marked done.
    Done,
    /// Took the done mark off.
    Reopened,
    /// Noted progress.
    Note(String),
    /// Recorded the value that an indicator (from 1) has reached.
    Value {
        /// Which of the clause's indicators, from 1.
        indicator: u16,
        /// The value as typed.
        value: String,
    },
    /// Took back an earlier entry for the same clause, so that all is as if that entry had never been; taking back such
    /// an entry restores what it took back. Keeps whose mark it was, which a plain reverse mark would not.
    Undid(EntryKey),
}

impl Did {
    /// Whether it says that the clause is done or is not.
    pub(crate) fn is_mark(&self) -> bool {
        matches!(self, Self::Done | Self::Reopened)
    }

    /// The stamp of what it takes back, if it takes something back.
    pub(crate) fn undoes(&self) -> Option<&Stamp> {
        match self {
            Self::Undid(key) => Some(&key.stamp),
            _ => None,
        }
    }
}

/// Names an entry among those for its clause.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EntryKey {
    /// Its stamp.
    pub(crate) stamp: Stamp,
}
