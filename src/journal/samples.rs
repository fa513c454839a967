//! Entries for tests: stamps are milliseconds after a fixed time.

use std::sync::Arc;

use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use proptest::prelude::*;

use super::act::Moment;
use super::entries::Journal;
use super::entry::{Did, Entry, Return, SaveId, SaveKey, Stamp, TextHash};
use super::period::Period;
use super::stage::Stage;
use super::subject::Subject;
use crate::catalogue::{AreaNo, ClauseId};

/// The notice of these tests; nothing is known of its clauses.
pub(crate) const NOTICE: &str = "heilongjiang-2012-0704";

pub(crate) fn subject() -> Arc<Subject> {
    Arc::new(Subject::bare(NOTICE))
}

pub(crate) fn journal(entries: &[Entry]) -> Journal {
    Journal::from_entries(subject(), entries.to_vec())
}

pub(crate) fn id(s: &str) -> ClauseId {
    s.parse().unwrap()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn save(text: &str) -> SaveId {
    SaveId::read(text).unwrap()
}

/// `ms` milliseconds after a fixed time.
pub(crate) fn time(ms: i64) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T20:45:40+08:00").unwrap() + Duration::milliseconds(ms)
}

/// The moment of a save; its identity is that of its millisecond.
pub(crate) fn moment(ms: i64) -> Moment {
    Moment {
        now: time(ms),
        save: save_at(ms),
    }
}

/// The identity that [`moment`] gives.
pub(crate) fn save_at(ms: i64) -> SaveId {
    // None of those that [`any_save`] gives.
    SaveId::of_bits(ms.unsigned_abs() + (1 << 32))
}

pub(crate) fn stamp(ms: i64, by: &str) -> Stamp {
    Stamp {
        at: time(ms),
        by: by.into(),
        login: None,
    }
}

/// An entry as version 1 has them.
pub(crate) fn entry(ms: i64, by: &str, clause: &str, did: Did) -> Entry {
    Entry {
        stamp: stamp(ms, by),
        order: None,
        save: None,
        clause: Some(id(clause)),
        text: None,
        did,
    }
}

/// The entry as one of this save.
pub(crate) fn saved(name: &str, entry: Entry) -> Entry {
    Entry {
        save: Some(save(name)),
        ..entry
    }
}

/// The entry as one of the save that [`moment`] gives at its time.
pub(crate) fn current(ms: i64, entry: Entry) -> Entry {
    Entry {
        save: Some(save_at(ms)),
        ..entry
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

pub(crate) fn due(ms: i64, by: &str, clause: &str, on: &str) -> Entry {
    let (on, why) = (day(on), None);
    entry(ms, by, clause, Did::Due { on, why })
}

pub(crate) fn lifted(ms: i64, by: &str, clause: &str, why: &str) -> Entry {
    entry(ms, by, clause, Did::Lifted(why.to_owned()))
}

/// A return for the last quarter of 2026 that says nothing.
pub(crate) fn empty_return(unit: &str) -> Return {
    Return {
        unit: unit.to_owned(),
        period: period("2026-Q4"),
        state: None,
        on: None,
        progress: None,
        problems: None,
        next: None,
        remark: None,
        values: std::collections::BTreeMap::new(),
        filled: None,
        phone: None,
        checked: None,
        filled_on: None,
        source: None,
    }
}

pub(crate) fn period(text: &str) -> Period {
    text.parse().unwrap()
}

pub(crate) fn returned(ms: i64, by: &str, clause: &str, unit: &str, state: Stage) -> Entry {
    let said = Return {
        state: Some(state),
        ..empty_return(unit)
    };
    entry(ms, by, clause, Did::Return(Box::new(said)))
}

/// `by` takes back what the same operator saved `target` milliseconds after the fixed time, as version 1 has it.
pub(crate) fn undid(ms: i64, by: &str, clause: &str, target: i64) -> Entry {
    let Stamp { at, by: whose, .. } = stamp(target, by);
    let key = SaveKey::Stamp { at, by: whose };
    entry(ms, by, clause, Did::Undid(key))
}

fn any_text() -> impl Strategy<Value = String> {
    any::<String>().prop_filter("blank", |s| !s.trim().is_empty())
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..3000_u64).prop_map(|days| day("2026-01-01") + chrono::Days::new(days))
}

fn any_period() -> impl Strategy<Value = Period> {
    "20[0-9]{2}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?".prop_map(|text| period(&text))
}

/// A save of one of three operators; see [`any_new_entry`].
fn any_save() -> impl Strategy<Value = SaveId> {
    (0..36_u64).prop_map(SaveId::of_bits)
}

fn any_unit() -> impl Strategy<Value = String> {
    "省(商务|工信)厅"
}

fn any_return() -> impl Strategy<Value = Return> {
    let stage = prop_oneof![
        Just(Stage::Pending),
        Just(Stage::Started),
        Just(Stage::Done)
    ];
    let texts = (
        prop::option::of(any_text()),
        prop::option::of(any_text()),
        prop::option::of(any_text()),
    );
    let values = prop::collection::btree_map(1..4_u16, any_text(), 0..3);
    let days = (prop::option::of(any_day()), prop::option::of(any_day()));
    let more = prop::array::uniform5(prop::option::of(any_text()));
    (
        any_unit(),
        any_period(),
        prop::option::of(stage),
        texts,
        values,
        days,
        more,
    )
        .prop_map(
            |(unit, period, state, (progress, problems, source), values, (on, filled_on), more)| {
                let [next, remark, filled, phone, checked] = more;
                Return {
                    unit,
                    period,
                    state,
                    on,
                    progress,
                    problems,
                    next,
                    remark,
                    values,
                    filled,
                    phone,
                    checked,
                    filled_on,
                    source,
                }
            },
        )
}

/// What is for a clause, as versions 1 and 2 have it.
fn any_old_did() -> impl Strategy<Value = Did> {
    prop_oneof![
        Just(Did::Done),
        Just(Did::Reopened),
        any_text().prop_map(Did::Note),
        (1..4_u16, "[0-9]{1,3}(\\.[0-9])?")
            .prop_map(|(indicator, value)| Did::Value { indicator, value }),
        (0..40_i64, "[ab王]").prop_map(|(ms, by)| {
            let Stamp { at, by, .. } = stamp(ms, &by);
            Did::Undid(SaveKey::Stamp { at, by })
        }),
    ]
}

/// What is for a clause, as version 2 has it.
fn any_new_did() -> impl Strategy<Value = Did> {
    let text = || prop::option::of(any_text());
    let unit = || prop::option::of(any_unit());
    prop_oneof![
        any_save().prop_map(|save| Did::Undid(SaveKey::Id(save))),
        (any_day(), text()).prop_map(|(on, why)| Did::Due { on, why }),
        any_text().prop_map(Did::Lifted),
        any_return().prop_map(|said| Did::Return(Box::new(said))),
        (any_save(), unit(), prop::option::of(any_day()))
            .prop_map(|(save, unit, on)| Did::Approved { save, unit, on }),
        (any_save(), unit(), any_text()).prop_map(|(save, unit, why)| Did::SentBack {
            save,
            unit,
            why
        }),
    ]
}

/// What is for no clause.
fn any_general_did() -> impl Strategy<Value = Did> {
    let text = || prop::option::of(any_text());
    prop_oneof![
        (
            any_period(),
            any_day(),
            prop::collection::vec(any_unit(), 0..3)
        )
            .prop_map(|(period, by, units)| Did::Asked { period, by, units }),
        (any_unit(), any_period(), text(), text()).prop_map(|(unit, period, how, answer)| {
            Did::Urged {
                unit,
                period,
                how,
                answer,
            }
        }),
        any_save().prop_map(|save| Did::Undid(SaveKey::Id(save))),
    ]
}

/// Few times, names and clauses, so that entries meet; any text in notes.
fn any_old_entry() -> impl Strategy<Value = Entry> {
    (0..40_i64, "[ab王]", 1..3_u32, 1..4_u32, any_old_did()).prop_map(
        |(ms, by, area, index, did)| Entry {
            clause: Some(ClauseId {
                area: AreaNo::new(area),
                index,
            }),
            ..entry(ms, &by, "1.1", did)
        },
    )
}

fn any_new_entry() -> impl Strategy<Value = Entry> {
    let clause = (1..3_u32, 1..4_u32).prop_map(|(area, index)| {
        let area = AreaNo::new(area);
        Some(ClauseId { area, index })
    });
    let about = prop_oneof![
        (clause.clone(), any_old_did().boxed()),
        (clause, any_new_did().boxed()),
        (Just(None), any_general_did().boxed()),
    ];
    let order = prop::option::of(0..40_i64);
    let login = prop::option::of("[xy]");
    (0..40_i64, 0..36_u64, login, order, any::<u32>(), about).prop_map(
        |(ms, save, login, order, text, (clause, did))| Entry {
            // A save is of one operator.
            stamp: Stamp {
                login: login.map(Into::into),
                ..stamp(ms, ["a", "b", "王"][usize::try_from(save % 3).unwrap()])
            },
            order: order.map(|ms| time(ms).timestamp_millis()),
            save: Some(SaveId::of_bits(save)),
            clause,
            text: clause.map(|_| TextHash(text)),
            did,
        },
    )
}

/// The entries of a journal by themselves.
pub(crate) fn entries(journal: &Journal) -> Vec<Entry> {
    let shared = journal.entries().iter();
    shared.map(|entry| (**entry).clone()).collect()
}

/// Any journal, circles of undoing and entries of both versions included.
pub(crate) fn any_journal() -> impl Strategy<Value = Journal> {
    let entry = prop_oneof![any_old_entry(), any_new_entry()];
    prop::collection::vec(entry, 0..30).prop_map(|entries| journal(&entries))
}
