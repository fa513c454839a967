//! Entries for tests: stamps are milliseconds after a fixed time.

use chrono::{DateTime, Duration, FixedOffset};
use proptest::prelude::*;

use super::entries::Journal;
use super::entry::{Did, Entry, EntryKey, Stamp};
use crate::catalogue::{AreaNo, ClauseId};

pub(crate) fn id(s: &str) -> ClauseId {
    s.parse().unwrap()
}

/// `ms` milliseconds after a fixed time.
pub(crate) fn time(ms: i64) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T20:45:40+08:00").unwrap() + Duration::milliseconds(ms)
}

pub(crate) fn stamp(ms: i64, by: &str) -> Stamp {
    Stamp {
        at: time(ms),
        by: by.to_owned(),
    }
}

pub(crate) fn entry(ms: i64, by: &str, clause: &str, did: Did) -> Entry {
    Entry {
        stamp: stamp(ms, by),
        clause: id(clause),
        did,
    }
}

pub(crate) fn done(ms: i64, by: &str, clause: &str) -> Entry {
    entry(ms, by, clause, Did::Done)
}

pub(crate) fn reopened(ms: i64, by: &str, clause: &str) -> Entry {
    entry(ms, by, clause, Did::Reopened)
}

pub(crate) fn note(ms: i64, by: &str, clause: &str, text: &str) -> Entry {
    entry(ms, by, clause, Did::Note(text.to_owned()))
}

pub(crate) fn value(ms: i64, by: &str, clause: &str, indicator: u16, value: &str) -> Entry {
    let value = value.to_owned();
    entry(ms, by, clause, Did::Value { indicator, value })
}

/// `by` takes back what the same operator saved `target` milliseconds after the fixed time.
pub(crate) fn undid(ms: i64, by: &str, clause: &str, target: i64) -> Entry {
    let stamp = stamp(target, by);
    entry(ms, by, clause, Did::Undid(EntryKey { stamp }))
}

/// Few times, names and clauses, so that entries meet; any text in notes.
fn any_entry() -> impl Strategy<Value = Entry> {
    let did = prop_oneof![
        Just(Did::Done),
        Just(Did::Reopened),
        any::<String>()
            .prop_filter("blank", |s| !s.trim().is_empty())
            .prop_map(Did::Note),
        (1..4_u16, "[0-9]{1,3}(\\.[0-9])?")
            .prop_map(|(indicator, value)| Did::Value { indicator, value }),
        (0..40_i64, "[ab王]").prop_map(|(ms, by)| Did::Undid(EntryKey {
            stamp: stamp(ms, &by)
        })),
    ];
    (0..40_i64, "[ab王]", 1..3_u32, 1..4_u32, did).prop_map(|(ms, by, area, index, did)| Entry {
        stamp: stamp(ms, &by),
        clause: ClauseId {
            area: AreaNo(area),
            index,
        },
        did,
    })
}

/// Any journal, circles of undoing included.
pub(crate) fn any_journal() -> impl Strategy<Value = Journal> {
    prop::collection::vec(any_entry(), 0..30)
        .prop_map(|entries| Journal::from_entries("heilongjiang-2012-0704", entries))
}
