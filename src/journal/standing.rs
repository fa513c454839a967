//! Which entries of one clause stand, and which were taken back.
//!
//! An entry is taken back by an `Undid` that stands itself. Times decide nothing here, so that copies from hosts whose
//! clocks disagree come out right. In a file written by hand entries can take back one another in a circle: those of the
//! circle then stand and take nothing back.

use chrono::{DateTime, FixedOffset};
use foldhash::{HashMap, HashMapExt};

use super::entry::{Entry, SaveId, SaveKey};

/// A [`SaveKey`] that is looked at where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum KeyRef<'a> {
    Id(&'a SaveId),
    Stamp(DateTime<FixedOffset>, &'a str),
}

impl<'a> KeyRef<'a> {
    /// The save that an entry is of.
    pub(super) fn of(entry: &'a Entry) -> Self {
        match &entry.save {
            Some(save) => Self::Id(save),
            None => Self::Stamp(entry.stamp.at, &entry.stamp.by),
        }
    }
}

impl<'a> From<&'a SaveKey> for KeyRef<'a> {
    fn from(key: &'a SaveKey) -> Self {
        match key {
            SaveKey::Id(save) => Self::Id(save),
            SaveKey::Stamp { at, by } => Self::Stamp(*at, by),
        }
    }
}

/// What became of the entries of one save for one clause.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Not known yet; at the end: in a circle.
    Open,
    Stands,
    /// By this save.
    TakenBack(usize),
}

/// For each of these entries, all of one clause, the one that took it back; `None` where it stands.
pub(super) fn taken_back<'a>(entries: &[&'a Entry]) -> Vec<Option<&'a Entry>> {
    // So it is nearly always.
    if entries.iter().all(|entry| entry.did.undoes().is_none()) {
        return vec![None; entries.len()];
    }
    // What one save did to one clause shares its fate, so a save is the unit here.
    let mut saves: HashMap<KeyRef<'_>, usize> = HashMap::new();
    let mut first: Vec<&Entry> = Vec::new();
    let save_of: Vec<usize> = entries
        .iter()
        .map(|entry| {
            *saves.entry(KeyRef::of(entry)).or_insert_with(|| {
                first.push(entry);
                first.len() - 1
            })
        })
        .collect();
    let mut targets: Vec<Vec<usize>> = vec![Vec::new(); first.len()];
    let mut undone_by = vec![0_usize; first.len()];
    for (entry, &save) in entries.iter().zip(&save_of) {
        let target = entry.did.undoes().map(KeyRef::from);
        if let Some(&target) = target.and_then(|target| saves.get(&target)) {
            targets[save].push(target);
            undone_by[target] += 1;
        }
    }
    let fates = decide(&targets, undone_by);
    save_of
        .iter()
        .map(|&save| match fates[save] {
            Fate::TakenBack(by) => Some(first[by]),
            Fate::Open | Fate::Stands => None,
        })
        .collect()
}

/// Settles what nothing can take back any more, then what that takes back, and so on; linear in the number of entries.
fn decide(targets: &[Vec<usize>], mut undone_by: Vec<usize>) -> Vec<Fate> {
    let mut fates = vec![Fate::Open; targets.len()];
    let mut settled: Vec<usize> = (0..targets.len()).filter(|&i| undone_by[i] == 0).collect();
    while let Some(save) = settled.pop() {
        fates[save] = Fate::Stands;
        for &target in &targets[save] {
            if fates[target] != Fate::Open {
                continue;
            }
            fates[target] = Fate::TakenBack(save);
            for &freed in &targets[target] {
                undone_by[freed] -= 1;
                if undone_by[freed] == 0 && fates[freed] == Fate::Open {
                    settled.push(freed);
                }
            }
        }
    }
    fates
}

#[cfg(test)]
mod tests {
    use super::super::samples::{done, undid};
    use super::*;

    /// Which of the entries stand, as one letter each.
    fn fates(entries: &[Entry]) -> String {
        taken_back(&entries.iter().collect::<Vec<_>>())
            .iter()
            .map(|by| if by.is_some() { '-' } else { '+' })
            .collect()
    }

    #[test]
    fn an_undone_undo_restores() {
        let mut entries = vec![done(1, "a", "1.1")];
        for (next, expected) in [(2, "-+"), (3, "+-+"), (4, "-+-+"), (5, "+-+-+")] {
            entries.push(undid(next, "a", "1.1", next - 1));
            assert_eq!(fates(&entries), expected);
        }
    }

    #[test]
    fn two_undos_of_one_entry_need_both_be_undone() {
        let mut entries = vec![
            done(1, "a", "1.1"),
            undid(2, "a", "1.1", 1),
            undid(3, "a", "1.1", 1),
        ];
        assert_eq!(fates(&entries), "-++");
        entries.push(undid(4, "a", "1.1", 2));
        assert_eq!(fates(&entries), "--++");
        entries.push(undid(5, "a", "1.1", 3));
        assert_eq!(fates(&entries), "+--++");
    }

    #[test]
    fn the_clock_does_not_matter() {
        let entries = [undid(1, "a", "1.1", 7), done(7, "a", "1.1")];
        assert_eq!(fates(&entries), "+-");
    }

    #[test]
    fn a_circle_takes_nothing_back() {
        let circle = [undid(1, "a", "1.1", 2), undid(2, "a", "1.1", 1)];
        assert_eq!(fates(&circle), "++");
        assert_eq!(fates(&[undid(1, "a", "1.1", 1)]), "+");
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let mut entries = vec![done(0, "a", "1.1")];
        entries.extend((1..200_000).map(|n| undid(n, "a", "1.1", n - 1)));
        assert!(fates(&entries).starts_with("-+-+"));
    }
}
