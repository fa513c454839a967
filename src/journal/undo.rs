//! Taking back a save, and restoring it.
//!
//! A save is taken back as a whole, and only by the operator whose it is, from the login that typed it: entries of others stay
//! as they are, so a later mark by someone else is never undone with it.

use std::collections::HashMap;

use super::act::{Plan, Save};
use super::draft::Draft;
use super::entries::Journal;
use super::entry::{Entry, SaveKey, Stamp};
use super::standing::{KeyRef, taken_back};
use crate::catalogue::ClauseId;
use crate::error::{Error, Kind, Result};
use crate::lang::{Wording, both};

/// An entry, and the one that took it back.
#[derive(Clone, Copy)]
struct Fated<'a> {
    entry: &'a Entry,
    gone: Option<&'a Entry>,
}

impl Fated<'_> {
    /// A mark, note, value or the like that stands, as opposed to an undoing.
    fn is_standing_deed(&self) -> bool {
        self.is_deed() && self.gone.is_none()
    }

    fn is_deed(&self) -> bool {
        self.entry.did.undoes().is_none()
    }
}

/// The journal by saves.
struct Saves<'a> {
    /// In their order.
    all: Vec<Vec<Fated<'a>>>,
    at: HashMap<KeyRef<'a>, usize>,
    by_clause: HashMap<Option<ClauseId>, Vec<Fated<'a>>>,
    journal: &'a Journal,
}

impl<'a> Saves<'a> {
    fn of(journal: &'a Journal) -> Self {
        let mut saves = Self {
            all: Vec::new(),
            at: HashMap::new(),
            by_clause: HashMap::new(),
            journal,
        };
        let mut grouped: HashMap<Option<ClauseId>, Vec<&Entry>> = HashMap::new();
        for entry in journal.entries() {
            grouped.entry(saves.clause(entry)).or_default().push(entry);
            saves.place(entry);
        }
        for (clause, entries) in grouped {
            let fated: Vec<Fated<'_>> = entries
                .iter()
                .zip(taken_back(&entries))
                .map(|(entry, gone)| Fated { entry, gone })
                .collect();
            for one in &fated {
                let at = saves.place(one.entry);
                saves.all[at].push(*one);
            }
            saves.by_clause.insert(clause, fated);
        }
        for save in &mut saves.all {
            save.sort_by(|a, b| a.entry.cmp(b.entry));
        }
        saves
    }

    /// Where the save of an entry stands.
    fn place(&mut self, entry: &'a Entry) -> usize {
        *self.at.entry(KeyRef::of(entry)).or_insert_with(|| {
            self.all.push(Vec::new());
            self.all.len() - 1
        })
    }

    /// The clause that an entry is for, as it is numbered now.
    fn clause(&self, entry: &Entry) -> Option<ClauseId> {
        let subject = &self.journal.subject;
        entry.clause.map(|id| subject.current(id, entry.text))
    }

    /// The entries of a save; none where there is no such save.
    fn entries_of(&self, save: &SaveKey) -> &[Fated<'a>] {
        let at = self.at.get(&KeyRef::from(save));
        at.map_or(&[], |at| self.all[*at].as_slice())
    }

    /// The operator's saves, the latest first.
    fn of_operator(&self, draft: &Draft<'_>) -> impl Iterator<Item = &[Fated<'a>]> {
        let own = move |save: &&Vec<Fated<'_>>| {
            let first = save.first();
            first.is_some_and(|one| draft.is_of_maker_of(one.entry))
        };
        self.all.iter().rev().filter(own).map(Vec::as_slice)
    }

    /// The first later mark by someone else on this entry's clause that stands.
    fn overtaking(&self, entry: &Entry) -> Option<&'a Stamp> {
        self.by_clause
            .get(&self.clause(entry))?
            .iter()
            .filter(|later| later.gone.is_none() && later.entry.did.is_mark())
            .map(|later| later.entry)
            .find(|later| *later > entry && later.stamp.by != entry.stamp.by)
            .map(|later| &later.stamp)
    }

    /// The marks, notes and values of a save that were taken back, by what.
    fn taken_back_of(&self, save: &SaveKey) -> Vec<Fated<'a>> {
        let gone = |one: &&Fated<'_>| one.is_deed() && one.gone.is_some();
        self.entries_of(save).iter().filter(gone).copied().collect()
    }

    /// The save that the operator took back last, and what was taken back then; none where something was recorded since.
    fn last_undone(&self, draft: &Draft<'_>) -> Option<(&'a SaveKey, Vec<Fated<'a>>)> {
        for undoing in self.of_operator(draft) {
            if undoing.iter().any(Fated::is_standing_deed) {
                return None;
            }
            let own_key = undoing.first().map(|one| KeyRef::of(one.entry));
            let standing = undoing.iter().filter(|one| one.gone.is_none());
            for save in standing.filter_map(|one| one.entry.did.undoes()) {
                let mut gone = self.taken_back_of(save);
                gone.retain(|one| one.gone.map(KeyRef::of) == own_key);
                if !gone.is_empty() {
                    return Some((save, gone));
                }
            }
        }
        None
    }
}

/// What takes back this save, or else the operator's latest that stands.
pub(super) fn undo(journal: &Journal, save: Option<&SaveKey>, draft: &Draft<'_>) -> Result<Plan> {
    let saves = Saves::of(journal);
    let entries = match save {
        Some(save) => saves.entries_of(save),
        None => saves
            .of_operator(draft)
            .find(|entries| entries.iter().any(Fated::is_standing_deed))
            .ok_or_else(|| nothing(both!("没有可撤销的登记", "there is nothing to undo")))?,
    };
    let save = own(entries, draft)?;
    let standing: Vec<&Entry> = entries
        .iter()
        .filter(|one| one.is_standing_deed())
        .map(|one| one.entry)
        .collect();
    if standing.is_empty() {
        return Err(match entries.iter().find_map(|one| one.gone) {
            Some(gone) => taken_back_already(&gone.stamp, draft),
            None => no_such_save(),
        });
    }
    let overtaken: Vec<_> = standing
        .iter()
        .filter(|entry| entry.did.is_mark())
        .filter_map(|entry| Some((saves.clause(entry)?, saves.overtaking(entry)?.clone())))
        .collect();
    if let (true, Some((clause, by))) = (overtaken.len() == standing.len(), overtaken.first()) {
        return Err(overtaken_error(*clause, by, draft));
    }
    Ok(Plan {
        entries: standing
            .iter()
            .map(|entry| draft.undoing(entry, &save.key))
            .collect(),
        save: Some(save),
        overtaken,
        ..Plan::default()
    })
}

/// What restores this save, or else the one that the operator took back last.
pub(super) fn redo(journal: &Journal, save: Option<&SaveKey>, draft: &Draft<'_>) -> Result<Plan> {
    let saves = Saves::of(journal);
    let missing = || nothing(both!("没有可恢复的登记", "there is nothing to redo"));
    let (key, gone) = match save {
        Some(save) => (save, saves.taken_back_of(save)),
        None => saves.last_undone(draft).ok_or_else(missing)?,
    };
    let save = own(saves.entries_of(key), draft)?;
    let mut entries = Vec::new();
    for one in gone {
        // Everything that takes it back has to go, were it twice.
        let same_clause = saves.by_clause.get(&saves.clause(one.entry));
        let undoings = same_clause.into_iter().flatten().filter(|other| {
            let target = other.entry.did.undoes();
            other.gone.is_none() && target == Some(&save.key)
        });
        for undoing in undoings {
            let undoing = undoing.entry;
            if !draft.is_of_maker_of(undoing) {
                return Err(not_own(&undoing.stamp, draft));
            }
            entries.push(draft.undoing(undoing, &undoing.key()));
        }
    }
    if entries.is_empty() {
        return Err(missing());
    }
    Ok(Plan {
        entries,
        save: Some(save),
        ..Plan::default()
    })
}

/// The save of these entries, if it is there and the operator's own.
fn own(entries: &[Fated<'_>], draft: &Draft<'_>) -> Result<Save> {
    let first = entries.first().ok_or_else(no_such_save)?.entry;
    if !draft.is_of_maker_of(first) {
        return Err(not_own(&first.stamp, draft));
    }
    Ok(Save {
        key: first.key(),
        stamp: first.stamp.clone(),
    })
}

fn not_own(stamp: &Stamp, draft: &Draft<'_>) -> Error {
    Error::new(
        Kind::Usage,
        both!(
            "这是{}于 {} 登记的，只能由本人撤销或恢复",
            "{} recorded this on {}; only the same operator can undo or redo it",
            who(stamp),
            draft.told(stamp)
        ),
    )
    .hint(both!("可以重新标记该条款", "you can mark the clause anew"))
}

fn taken_back_already(gone: &Stamp, draft: &Draft<'_>) -> Error {
    nothing(both!(
        "这次登记已于 {} 由{}撤销",
        "this was taken back already, on {} by {}",
        draft.told(gone),
        who(gone)
    ))
}

fn no_such_save() -> Error {
    nothing(both!("没有这次登记", "there is no such save"))
}

fn overtaken_error(clause: ClauseId, by: &Stamp, draft: &Draft<'_>) -> Error {
    Error::new(
        Kind::Usage,
        both!(
            "条款 {clause} 的标记已由{}于 {} 更改，未撤销",
            "{} changed the mark of clause {clause} on {}; nothing was undone",
            who(by),
            draft.told(by)
        ),
    )
}

fn nothing(what: Wording) -> Error {
    Error::new(Kind::NotFound, what)
}

/// Who, and the login name where somebody else typed it.
fn who(stamp: &Stamp) -> String {
    stamp.names().collect::<Vec<_>>().join("/")
}
