//! The journal as a whole: its entries, joined and ordered.

use std::sync::Arc;

use super::entry::Entry;
use super::subject::Subject;
use crate::catalogue::NoticeNo;

/// The version of the format that this program writes; see [`mod@super::format`].
pub(super) const VERSION: u32 = 2;

/// Everything recorded for one notice. The order of lines in a file carries no meaning; that of entries is by the journal's
/// clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Journal {
    pub(super) subject: Arc<Subject>,
    /// In the order of [`Entry`], none twice.
    pub(super) entries: Vec<Entry>,
    /// The version of the format that it was read from.
    pub(super) version: u32,
}

impl Journal {
    /// The journal of a notice for which nothing has been recorded.
    pub(crate) fn new(subject: Arc<Subject>) -> Self {
        Self::from_entries(subject, Vec::new())
    }

    /// A journal of these entries, in any order; equal ones count once.
    pub(crate) fn from_entries(subject: Arc<Subject>, mut entries: Vec<Entry>) -> Self {
        // The file does not know of the shelf.
        let place = subject.place();
        if place != NoticeNo::default() {
            for entry in &mut entries {
                entry.clause = entry.clause.map(|clause| clause.on(place));
            }
        }
        entries.sort_unstable();
        entries.dedup();
        Self {
            subject,
            entries,
            version: VERSION,
        }
    }

    /// All entries in their order.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The place on the shelf of the notice that it is of.
    pub(crate) fn place(&self) -> NoticeNo {
        self.subject.place()
    }

    /// What it is about.
    pub(crate) fn subject(&self) -> Arc<Subject> {
        Arc::clone(&self.subject)
    }

    /// The version of the format that it was read from; the current one where it was not read.
    pub(crate) fn version(&self) -> u32 {
        self.version
    }

    /// Whether the next save will make the file one of a later version of the format.
    pub(crate) fn is_old(&self) -> bool {
        self.version < VERSION
    }

    /// This journal with `more` added.
    pub(crate) fn with(&self, more: &[Entry]) -> Self {
        Self::from_entries(
            Arc::clone(&self.subject),
            [&self.entries[..], more].concat(),
        )
    }

    /// Everything that either copy holds. Both must be of one notice; the caller checks.
    pub(crate) fn merge(&self, other: &Self) -> Self {
        self.with(&other.entries)
    }
}
