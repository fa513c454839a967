//! A clause's history as people read it: each fact once, however often it was taken back and restored.

use std::collections::HashSet;
use std::sync::Arc;

use super::entry::{Entry, Stamp};
use super::standing::KeyRef;

/// An entry of a clause's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Past {
    /// What was recorded.
    pub(crate) entry: Arc<Entry>,
    /// When it was taken back, and by whom; `None` where it stands.
    pub(crate) taken_back: Option<Stamp>,
}

/// The items to show of a history (of one clause, in order): every mark, note and value once, with what took it back if it
/// does not stand. An undoing is told by the item that it took back, and not at all once it was taken back itself; it is an
/// item of its own only where the history lacks what it names, as after a hand took lines out of the file.
pub(crate) fn record(history: &[Past]) -> Vec<&Past> {
    let saves: HashSet<KeyRef<'_>> = history.iter().map(|past| KeyRef::of(&past.entry)).collect();
    let shown = |past: &Past| match past.entry.did.undoes() {
        None => true,
        Some(save) => past.taken_back.is_none() && !saves.contains(&save.into()),
    };
    history.iter().filter(|past| shown(past)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{done, id, journal, note, reopened, stamp, undid};
    use super::*;

    /// The stamps of the items, each with the stamp of what took it back.
    fn items(entries: &[Entry]) -> Vec<(Stamp, Option<Stamp>)> {
        let journal = journal(entries);
        let progress = journal.progress();
        let items = progress.of(id("1.1")).record();
        items
            .iter()
            .map(|past| (past.entry.stamp.clone(), past.taken_back.clone()))
            .collect()
    }

    #[test]
    fn a_fact_taken_back_and_restored_shows_once() {
        let mut entries = vec![done(1, "a", "1.1"), reopened(2, "a", "1.1")];
        entries.push(undid(3, "a", "1.1", 2));
        let back = Some(stamp(3, "a"));
        assert_eq!(
            items(&entries),
            [(stamp(1, "a"), None), (stamp(2, "a"), back)]
        );
        entries.push(undid(4, "a", "1.1", 3));
        assert_eq!(
            items(&entries),
            [(stamp(1, "a"), None), (stamp(2, "a"), None)]
        );
    }

    #[test]
    fn an_undoing_of_what_is_not_there_is_told() {
        let entries = [note(1, "a", "1.1", "x"), undid(4, "a", "1.1", 3)];
        assert_eq!(
            items(&entries),
            [(stamp(1, "a"), None), (stamp(4, "a"), None)]
        );
    }
}
