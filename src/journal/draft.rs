//! A save that is being made.

use super::act::Plan;
use super::entries::Journal;
use super::entry::{Did, Entry, SaveId, SaveKey, Stamp};
use crate::catalogue::ClauseId;

/// What all entries of one new save share.
pub(super) struct Draft<'a> {
    stamp: Stamp,
    order: Option<i64>,
    save: SaveId,
    journal: &'a Journal,
}

impl<'a> Draft<'a> {
    /// A save that comes after all that the journal holds: by its time, or where that is not later, one millisecond behind
    /// the newest entry.
    pub(super) fn new(stamp: Stamp, save: SaveId, journal: &'a Journal) -> Self {
        let newest = journal.entries().last().map(|entry| entry.order());
        let order = newest
            .filter(|newest| *newest >= stamp.at.timestamp_millis())
            .map(|newest| newest.saturating_add(1));
        Self {
            stamp,
            order,
            save,
            journal,
        }
    }

    /// Whether who makes it made this entry too: under the same name, and typed from the same login. Who writes in another's
    /// name is not that other. Version 1 did not record logins.
    pub(super) fn is_of_maker_of(&self, entry: &Entry) -> bool {
        entry.stamp.by == self.stamp.by
            && (entry.save.is_none() || entry.stamp.login == self.stamp.login)
    }

    /// A time as who makes it reads it: by the clock of the host, with its offset where that is not the writer's.
    pub(super) fn told(&self, stamp: &Stamp) -> String {
        let here = stamp.at.with_timezone(self.stamp.at.offset());
        let form = if here.offset() == stamp.at.offset() {
            "%Y-%m-%d %H:%M"
        } else {
            "%Y-%m-%d %H:%M %:z"
        };
        here.format(form).to_string()
    }

    /// An entry of it.
    pub(super) fn entry(&self, clause: Option<ClauseId>, did: Did) -> Entry {
        Entry {
            stamp: self.stamp.clone(),
            order: self.order,
            save: Some(self.save.clone()),
            clause,
            text: clause.and_then(|clause| self.journal.subject.text(clause)),
            did,
        }
    }

    /// The entry that takes back this one of `save`, for the clause as that was named then.
    pub(super) fn undoing(&self, undone: &Entry, save: &SaveKey) -> Entry {
        Entry {
            clause: undone.clause,
            text: undone.text,
            ..self.entry(None, Did::Undid(save.clone()))
        }
    }

    /// The plan of one entry.
    pub(super) fn single(&self, clause: ClauseId, did: Did) -> Plan {
        Plan {
            entries: vec![self.entry(Some(clause), did)],
            ..Plan::default()
        }
    }

    /// The plan of what is for no clause.
    pub(super) fn general(&self, all: impl IntoIterator<Item = Did>) -> Plan {
        Plan {
            entries: all.into_iter().map(|did| self.entry(None, did)).collect(),
            ..Plan::default()
        }
    }
}
