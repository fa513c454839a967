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
    /// In the order of [`Entry`], none twice; what derives from them shares them.
    pub(super) entries: Arc<Vec<Arc<Entry>>>,
    /// The version of the format that it was read from.
    pub(super) version: u32,
}

impl Journal {
    /// The journal of a notice for which nothing has been recorded.
    pub(crate) fn new(subject: Arc<Subject>) -> Self {
        Self::from_entries(subject, Vec::<Entry>::new())
    }

    /// A journal of these entries, in any order; equal ones count once.
    pub(crate) fn from_entries<E: Into<Arc<Entry>>>(
        subject: Arc<Subject>,
        entries: impl IntoIterator<Item = E>,
    ) -> Self {
        let mut entries: Vec<Arc<Entry>> = entries.into_iter().map(Into::into).collect();
        // The file does not know of the shelf.
        let place = subject.place();
        if place != NoticeNo::default() {
            for entry in &mut entries {
                let clause = entry.clause.filter(|clause| clause.notice() != place);
                if let Some(clause) = clause {
                    Arc::make_mut(entry).clause = Some(clause.on(place));
                }
            }
        }
        // The sort that finds what is in order already, as all of a file is but its last lines.
        entries.sort();
        entries.dedup();
        // They are collected in the place of the entries themselves, which was thirty times as large.
        entries.shrink_to_fit();
        Self {
            subject,
            entries: Arc::new(entries),
            version: VERSION,
        }
    }

    /// All entries in their order.
    pub(crate) fn entries(&self) -> &[Arc<Entry>] {
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
        self.joined(more.iter().map(|entry| Arc::new(entry.clone())))
    }

    /// Everything that either copy holds. Both must be of one notice; the caller checks.
    pub(crate) fn merge(&self, other: &Self) -> Self {
        self.joined(other.entries.iter().map(Arc::clone))
    }

    /// This journal with these entries, in any order; nearly always they come after all of it.
    pub(super) fn joined(&self, more: impl Iterator<Item = Arc<Entry>>) -> Self {
        let more = Self::from_entries(Arc::clone(&self.subject), more);
        let behind = match (self.entries.last(), more.entries.first()) {
            (Some(last), Some(first)) => last < first,
            _ => true,
        };
        let all = self.entries.iter().chain(more.entries.iter());
        let all = all.map(Arc::clone);
        if behind {
            let entries = Arc::new(all.collect());
            return Self { entries, ..more };
        }
        Self::from_entries(Arc::clone(&self.subject), all)
    }

    /// What stands behind `before`, an earlier state of this journal, where this begins with all of it as it is held there.
    pub(super) fn behind(&self, before: &Self) -> Option<&[Arc<Entry>]> {
        let same = Arc::ptr_eq(&self.subject, &before.subject) || self.subject == before.subject;
        let (begins, more) = self.entries.split_at_checked(before.entries.len())?;
        let shared = begins.iter().zip(before.entries.iter());
        (same
            && shared
                .into_iter()
                .all(|(ours, theirs)| Arc::ptr_eq(ours, theirs)))
        .then_some(more)
    }

    /// The entries that `before`, an earlier state of this journal, lacks; in order.
    pub(crate) fn since<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = &'a Arc<Entry>> {
        let mut old = before.entries.iter().peekable();
        self.entries.iter().filter(move |entry| {
            // Nearly all are shared by both.
            if old.next_if(|old| Arc::ptr_eq(old, entry)).is_some() {
                return false;
            }
            while old.next_if(|old| old < entry).is_some() {}
            old.next_if(|old| old == entry).is_none()
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::samples::{any_journal, entries, subject};
    use super::*;

    proptest! {
        #[test]
        fn what_is_joined_is_as_if_it_had_been_read_together(a in any_journal(), b in any_journal(), at: prop::sample::Index) {
            let both = Journal::from_entries(subject(), [entries(&a), entries(&b)].concat());
            prop_assert_eq!(&a.with(&entries(&b)), &both);
            prop_assert_eq!(&b.merge(&a), &both);
            // What comes behind all of it too.
            let all = entries(&both);
            let (begins, rest) = all.split_at(at.index(all.len() + 1));
            prop_assert_eq!(&Journal::from_entries(subject(), begins.to_vec()).with(rest), &both);
        }

        #[test]
        fn what_was_added_since_is_what_the_earlier_one_lacks(a in any_journal(), b in any_journal()) {
            let (shared, apart) = (a.merge(&b), Journal::from_entries(subject(), entries(&a.merge(&b))));
            prop_assert!(apart.behind(&a).is_none() || a.entries().is_empty());
            let lacks: Vec<_> = shared.entries().iter().filter(|entry| !a.entries().contains(entry)).collect();
            prop_assert_eq!(&shared.since(&a).collect::<Vec<_>>(), &lacks);
            prop_assert_eq!(apart.since(&a).collect::<Vec<_>>(), lacks);
        }
    }
}
