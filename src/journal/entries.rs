//! The journal as a whole: its entries, joined and ordered.

use super::entry::Entry;
use super::progress::Progress;

/// Everything recorded for one notice. The order of entries carries no meaning; their time does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Journal {
    pub(super) notice: String,
    /// In the order of [`Entry`], none twice.
    pub(super) entries: Vec<Entry>,
}

impl Journal {
    /// The journal of a notice for which nothing has been recorded; `notice` is the notice's id.
    pub(crate) fn new(notice: &str) -> Self {
        Self::from_entries(notice, Vec::new())
    }

    /// A journal of these entries, in any order; equal ones count once.
    pub(crate) fn from_entries(notice: &str, mut entries: Vec<Entry>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        Self {
            notice: notice.to_owned(),
            entries,
        }
    }

    /// All entries by time, then by operator, clause and deed.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// This journal with `more` added.
    pub(crate) fn with(&self, more: &[Entry]) -> Self {
        Self::from_entries(&self.notice, [&self.entries[..], more].concat())
    }

    /// Everything that either copy holds. Both must be of one notice; the caller checks.
    pub(crate) fn merge(&self, other: &Self) -> Self {
        self.with(&other.entries)
    }

    /// How far each clause is.
    pub(crate) fn progress(&self) -> Progress {
        Progress::of_entries(&self.entries)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::samples::any_journal;

    proptest! {
        #[test]
        fn merging_does_not_ask_whose_copy_comes_first(a in any_journal(), b in any_journal(), c in any_journal()) {
            prop_assert_eq!(a.merge(&b), b.merge(&a));
            prop_assert_eq!(a.merge(&b).merge(&c), a.merge(&b.merge(&c)));
        }

        #[test]
        fn merging_what_is_there_already_changes_nothing(a in any_journal(), b in any_journal()) {
            prop_assert_eq!(a.merge(&a), a.clone());
            prop_assert_eq!(a.merge(&b).merge(&b), a.merge(&b));
        }
    }
}
