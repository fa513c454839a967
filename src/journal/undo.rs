//! Taking back a save, and restoring it.
//!
//! A save is what one stamp holds. It is taken back as a whole, and only by the operator whose it is: entries of others stay
//! as they are, so a later mark by someone else is never undone with it.

use std::collections::{BTreeMap, HashMap};

use super::act::Plan;
use super::entries::Journal;
use super::entry::{Did, Entry, EntryKey, Stamp};
use super::standing::taken_back;
use crate::catalogue::ClauseId;
use crate::error::{Error, Kind, Result};
use crate::lang::{Wording, both};

/// An entry, and what took it back.
#[derive(Clone, Copy)]
struct Fated<'a> {
    entry: &'a Entry,
    gone: Option<&'a Stamp>,
}

/// The journal by saves.
struct Saves<'a> {
    by_stamp: BTreeMap<&'a Stamp, Vec<Fated<'a>>>,
    by_clause: HashMap<ClauseId, Vec<Fated<'a>>>,
}

impl<'a> Saves<'a> {
    fn of(journal: &'a Journal) -> Self {
        let mut grouped: HashMap<ClauseId, Vec<&Entry>> = HashMap::new();
        for entry in journal.entries() {
            grouped.entry(entry.clause).or_default().push(entry);
        }
        let mut by_stamp: BTreeMap<&Stamp, Vec<Fated>> = BTreeMap::new();
        let mut by_clause = HashMap::new();
        for (clause, entries) in grouped {
            let fated: Vec<Fated> = entries
                .iter()
                .zip(taken_back(&entries))
                .map(|(entry, gone)| Fated { entry, gone })
                .collect();
            for one in &fated {
                by_stamp.entry(&one.entry.stamp).or_default().push(*one);
            }
            by_clause.insert(clause, fated);
        }
        Self {
            by_stamp,
            by_clause,
        }
    }

    /// The operator's saves, the latest first.
    fn of_operator(&self, by: &str) -> impl Iterator<Item = (&'a Stamp, &[Fated<'a>])> {
        self.by_stamp
            .iter()
            .rev()
            .filter(move |(stamp, _)| stamp.by == by)
            .map(|(stamp, entries)| (*stamp, entries.as_slice()))
    }

    /// The first later mark by someone else on this entry's clause that stands.
    fn overtaking(&self, entry: &Entry) -> Option<&'a Stamp> {
        self.by_clause
            .get(&entry.clause)?
            .iter()
            .filter(|later| later.gone.is_none() && later.entry.did.is_mark())
            .map(|later| &later.entry.stamp)
            .find(|later| **later > entry.stamp && later.by != entry.stamp.by)
    }

    /// The marks, notes and values of this save that were taken back, by what.
    fn taken_back_of(&self, save: &Stamp) -> Vec<Fated<'a>> {
        let entries = self.by_stamp.get(save).map_or(&[][..], Vec::as_slice);
        entries
            .iter()
            .filter(|one| is_deed(one) && one.gone.is_some())
            .copied()
            .collect()
    }

    /// The save that the operator took back last, and what was taken back then; none where something was recorded since.
    fn last_undone(&self, by: &str) -> Option<(&'a Stamp, Vec<Fated<'a>>)> {
        for (undoing, entries) in self.of_operator(by) {
            if entries.iter().any(|one| is_deed(one) && one.gone.is_none()) {
                return None;
            }
            let standing = entries.iter().filter(|one| one.gone.is_none());
            for save in standing.filter_map(|one| one.entry.did.undoes()) {
                let mut gone = self.taken_back_of(save);
                gone.retain(|one| one.gone == Some(undoing));
                if !gone.is_empty() {
                    return Some((save, gone));
                }
            }
        }
        None
    }
}

/// A mark, note or value, as opposed to an undoing.
fn is_deed(one: &Fated) -> bool {
    one.entry.did.undoes().is_none()
}

/// What takes back this save, or else the operator's latest that stands.
pub(super) fn undo(journal: &Journal, save: Option<&Stamp>, stamp: &Stamp) -> Result<Plan> {
    let saves = Saves::of(journal);
    let stands =
        |entries: &[Fated<'_>]| entries.iter().any(|one| is_deed(one) && one.gone.is_none());
    let save = match save {
        Some(save) => own(save, stamp)?,
        None => saves
            .of_operator(&stamp.by)
            .find(|(_, entries)| stands(entries))
            .map(|(save, _)| save)
            .ok_or_else(|| nothing(both!("没有可撤销的登记", "there is nothing to undo")))?,
    };
    let entries = saves.by_stamp.get(save).map_or(&[][..], Vec::as_slice);
    let standing: Vec<_> = entries
        .iter()
        .filter(|one| is_deed(one) && one.gone.is_none())
        .map(|one| one.entry)
        .collect();
    if standing.is_empty() {
        return Err(nothing(match entries.iter().find_map(|one| one.gone) {
            Some(gone) => both!(
                "这次登记已于 {} 由{}撤销",
                "this was taken back already, on {} by {}",
                moment(gone),
                gone.by
            ),
            None => both!("没有这次登记", "there is no such save"),
        }));
    }
    let overtaken: Vec<_> = standing
        .iter()
        .filter(|entry| entry.did.is_mark())
        .filter_map(|entry| Some((entry.clause, saves.overtaking(entry)?.clone())))
        .collect();
    if let (true, Some((clause, by))) = (overtaken.len() == standing.len(), overtaken.first()) {
        return Err(overtaken_error(*clause, by));
    }
    Ok(Plan {
        entries: undoing(&standing, save, stamp),
        save: Some(save.clone()),
        overtaken,
        ..Plan::default()
    })
}

/// What restores this save, or else the one that the operator took back last.
pub(super) fn redo(journal: &Journal, save: Option<&Stamp>, stamp: &Stamp) -> Result<Plan> {
    let saves = Saves::of(journal);
    let missing = || nothing(both!("没有可恢复的登记", "there is nothing to redo"));
    let (save, undone_for) = match save {
        Some(save) => (own(save, stamp)?, saves.taken_back_of(save)),
        None => saves.last_undone(&stamp.by).ok_or_else(missing)?,
    };
    let mut entries = Vec::new();
    for one in undone_for {
        // Everything that takes it back has to go, were it twice.
        let undoings = saves.by_clause[&one.entry.clause]
            .iter()
            .filter(|other| other.gone.is_none() && other.entry.did.undoes() == Some(save))
            .map(|other| other.entry);
        for undone in undoings {
            own(&undone.stamp, stamp)?;
            entries.extend(undoing(&[undone], &undone.stamp, stamp));
        }
    }
    if entries.is_empty() {
        return Err(missing());
    }
    Ok(Plan {
        entries,
        save: Some(save.clone()),
        ..Plan::default()
    })
}

/// The entries that take back these entries of one save.
fn undoing(entries: &[&Entry], save: &Stamp, stamp: &Stamp) -> Vec<Entry> {
    entries
        .iter()
        .map(|entry| Entry {
            stamp: stamp.clone(),
            clause: entry.clause,
            did: Did::Undid(EntryKey {
                stamp: save.clone(),
            }),
        })
        .collect()
}

/// `save`, if it is the operator's own.
fn own<'a>(save: &'a Stamp, stamp: &Stamp) -> Result<&'a Stamp> {
    if save.by == stamp.by {
        return Ok(save);
    }
    Err(Error::new(
        Kind::Usage,
        both!(
            "这是{}于 {} 登记的，只能由本人撤销或恢复",
            "{} recorded this on {}; only the same operator can undo or redo it",
            save.by,
            moment(save)
        ),
    )
    .hint(both!("可以重新标记该条款", "you can mark the clause anew")))
}

fn overtaken_error(clause: ClauseId, by: &Stamp) -> Error {
    Error::new(
        Kind::Usage,
        both!(
            "条款 {clause} 的标记已由{}于 {} 更改，未撤销",
            "{} changed the mark of clause {clause} on {}; nothing was undone",
            by.by,
            moment(by)
        ),
    )
}

fn nothing(what: Wording) -> Error {
    Error::new(Kind::NotFound, what)
}

/// A stamp's time as people read it.
fn moment(stamp: &Stamp) -> String {
    stamp.at.format("%Y-%m-%d %H:%M").to_string()
}
