//! What operators recorded, and what follows from it: pure functions over entries.

mod entry;

pub(crate) use entry::{Did, Entry, EntryKey, Stamp};

use std::collections::BTreeMap;

use crate::catalogue::ClauseId;

/// Everything recorded for one notice. The order of entries carries no meaning; their time does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Journal {
    /// Ordered by time, no entry twice.
    entries: Vec<Entry>,
}

/// How far a clause is; derived from the journal, never stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Status {
    /// 未启动.
    #[default]
    Pending,
    /// 推进中: a note or value was recorded since the last mark.
    Started,
    /// 已完成: the last mark is done.
    Done,
}

/// What the journal says of one clause, derived.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ClauseState {
    /// How far it is.
    pub(crate) status: Status,
    /// Where it is done: when and by whom.
    pub(crate) done: Option<Stamp>,
    /// The latest note that stands.
    pub(crate) note: Option<String>,
    /// The latest value of each indicator (from 1) that stands.
    pub(crate) values: BTreeMap<u16, String>,
}
