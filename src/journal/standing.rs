//! Which entries of one clause stand, and which were taken back.
//!
//! An entry is taken back by an `Undid` that stands itself. Times decide nothing here, so that copies from hosts whose
//! clocks disagree come out right. In a file written by hand entries can take back one another in a circle: those of the
//! circle then stand and take nothing back.

use super::entry::{Entry, Stamp};

/// What became of the entries of one save for one clause.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate<'a> {
    /// Not known yet; at the end: in a circle.
    Open,
    Stands,
    TakenBack(&'a Stamp),
}

/// For each of these entries, all of one clause and by time, the stamp of what took it back; `None` where it stands.
pub(super) fn taken_back<'a>(entries: &[&'a Entry]) -> Vec<Option<&'a Stamp>> {
    // What one save did to one clause shares its fate, so a save is the unit here.
    let mut stamps: Vec<&Stamp> = entries.iter().map(|entry| &entry.stamp).collect();
    stamps.dedup();
    let save_of = |stamp: &Stamp| stamps.binary_search(&stamp).ok();
    let mut targets: Vec<Vec<usize>> = vec![Vec::new(); stamps.len()];
    let mut undone_by = vec![0_usize; stamps.len()];
    for entry in entries {
        let target = entry.did.undoes().and_then(save_of);
        if let (Some(target), Some(save)) = (target, save_of(&entry.stamp)) {
            targets[save].push(target);
            undone_by[target] += 1;
        }
    }
    let fates = decide(&stamps, &targets, undone_by);
    let mut save = 0;
    let fate = |entry: &&Entry| {
        if *stamps[save] != entry.stamp {
            save += 1;
        }
        match fates[save] {
            Fate::TakenBack(by) => Some(by),
            Fate::Open | Fate::Stands => None,
        }
    };
    entries.iter().map(fate).collect()
}

/// Settles what nothing can take back any more, then what that takes back, and so on; linear in the number of entries.
fn decide<'a>(
    stamps: &[&'a Stamp],
    targets: &[Vec<usize>],
    mut undone_by: Vec<usize>,
) -> Vec<Fate<'a>> {
    let mut fates = vec![Fate::Open; stamps.len()];
    let mut settled: Vec<usize> = (0..stamps.len()).filter(|&i| undone_by[i] == 0).collect();
    while let Some(save) = settled.pop() {
        fates[save] = Fate::Stands;
        for &target in &targets[save] {
            if fates[target] != Fate::Open {
                continue;
            }
            fates[target] = Fate::TakenBack(stamps[save]);
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
