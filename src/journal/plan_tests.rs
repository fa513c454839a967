use proptest::prelude::*;

use super::*;
use crate::journal::progress::{Progress, Status};
use crate::journal::samples::{any_journal, done, id, note, reopened, stamp, time, undid};
use crate::lang::Lang;

fn journal(entries: &[Entry]) -> Journal {
    Journal::from_entries("n", entries.to_vec())
}

fn mark(clauses: &[&str], done: bool) -> Act {
    let clauses = clauses.iter().map(|s| id(s)).collect();
    Act::Mark { clauses, done }
}

const UNDO: Act = Act::Undo { save: None };
const REDO: Act = Act::Redo { save: None };

/// The journal after these acts, each at its millisecond.
fn after(start: &Journal, acts: &[(&str, Act)]) -> Journal {
    let mut journal = start.clone();
    for (ms, (by, act)) in (1000..).zip(acts) {
        let plan = journal.plan(act, by, time(ms)).unwrap();
        assert!(!plan.entries.is_empty(), "{act:?}");
        journal = journal.with(&plan.entries);
    }
    journal
}

/// A clause that is not pending: its status and its note.
type Summary = (ClauseId, Status, Option<(Stamp, String)>);

/// The progress without its histories.
fn state(journal: &Journal) -> Vec<Summary> {
    let progress: Progress = journal.progress();
    let mut all: Vec<_> = progress
        .clauses()
        .map(|clause| {
            let state = progress.of(clause).clone();
            (clause, state.status, state.note)
        })
        .filter(|(_, status, ..)| *status != Status::Pending)
        .collect();
    all.sort();
    all
}

fn refusal(journal: &Journal, act: &Act, by: &str) -> (Kind, String) {
    let error = journal.plan(act, by, time(9000)).unwrap_err();
    (error.kind(), error.message(Lang::En))
}

#[test]
fn a_batch_is_one_save() {
    let plan = journal(&[])
        .plan(&mark(&["1.2", "1.1", "1.2"], true), " a ", time(5))
        .unwrap();
    assert_eq!(plan.entries, [done(5, "a", "1.1"), done(5, "a", "1.2")]);
}

#[test]
fn says_what_was_done_already() {
    let old = journal(&[done(1, "b", "1.1")]);
    let plan = old
        .plan(&mark(&["1.1", "1.2"], true), "a", time(5))
        .unwrap();
    assert_eq!(plan.entries, [done(5, "a", "1.2")]);
    assert_eq!(plan.already, [(id("1.1"), Some(stamp(1, "b")))]);
    let plan = old.plan(&mark(&["1.2"], false), "a", time(5)).unwrap();
    assert_eq!(
        (plan.entries.len(), plan.already),
        (0, vec![(id("1.2"), None)])
    );
}

#[test]
fn a_clock_that_ran_ahead_does_not_hide_later_marks() {
    let plan = journal(&[done(9000, "b", "1.1")])
        .plan(&mark(&["1.1"], false), "a", time(5))
        .unwrap();
    assert_eq!(plan.entries, [reopened(9001, "a", "1.1")]);
}

#[test]
fn the_end_of_time_is_refused() {
    let mut last = done(1, "b", "1.1");
    last.stamp.at = DateTime::parse_from_rfc3339("9999-12-31T23:59:59.999+00:00").unwrap();
    let (kind, _) = refusal(&journal(&[last]), &mark(&["1.2"], true), "a");
    assert_eq!(kind, Kind::Data);
}

#[test]
fn blank_texts_are_refused() {
    let empty = journal(&[]);
    let clause = id("1.1");
    let text = "\u{3000} \n".to_owned();
    assert_eq!(
        refusal(&empty, &Act::Note { clause, text }, "a").0,
        Kind::Usage
    );
    let (indicator, value) = (1, String::new());
    let value = Act::Value {
        clause,
        indicator,
        value,
    };
    assert_eq!(refusal(&empty, &value, "a").0, Kind::Usage);
    assert_eq!(refusal(&empty, &mark(&["1.1"], true), " ").0, Kind::Usage);
}

#[test]
fn undo_takes_back_the_whole_of_the_own_latest_save() {
    let start = after(&journal(&[]), &[("a", mark(&["1.1"], true))]);
    let batch = after(&start, &[("a", mark(&["1.2", "1.3"], true))]);
    let other = batch.with(&[done(5000, "b", "1.4")]);
    let plan = other.plan(&UNDO, "a", time(6000)).unwrap();
    let undone = other.with(&plan.entries);
    assert_eq!(
        state(&undone),
        state(&start.with(&[done(5000, "b", "1.4")]))
    );
}

#[test]
fn undo_and_redo_walk_back_and_forth() {
    let acts = [
        ("a", mark(&["1.1"], true)),
        ("a", mark(&["1.2"], true)),
        ("a", mark(&["1.1"], false)),
    ];
    let mut states = vec![state(&journal(&[]))];
    let mut now = journal(&[]);
    for act in acts {
        now = after(&now, &[act]);
        states.push(state(&now));
    }
    for expected in states.iter().rev().skip(1) {
        now = after(&now, &[("a", UNDO)]);
        assert_eq!(&state(&now), expected);
    }
    assert_eq!(refusal(&now, &UNDO, "a").0, Kind::NotFound);
    for expected in &states[1..] {
        now = after(&now, &[("a", REDO)]);
        assert_eq!(&state(&now), expected);
    }
    assert_eq!(refusal(&now, &REDO, "a").0, Kind::NotFound);
    now = after(&now, &[("a", UNDO), ("a", UNDO), ("a", REDO)]);
    assert_eq!(state(&now), states[2]);
}

#[test]
fn a_new_mark_ends_what_could_be_redone() {
    let now = after(
        &journal(&[]),
        &[
            ("a", mark(&["1.1"], true)),
            ("a", UNDO),
            ("a", mark(&["1.2"], true)),
        ],
    );
    assert_eq!(refusal(&now, &REDO, "a").0, Kind::NotFound);
    let save = Some(stamp(1000, "a"));
    let again = after(&now, &[("a", Act::Redo { save })]);
    assert_eq!(state(&again).len(), 2);
}

#[test]
fn nobody_takes_back_the_mark_of_another() {
    let theirs = journal(&[done(1, "b", "1.1")]);
    assert_eq!(refusal(&theirs, &UNDO, "a").0, Kind::NotFound);
    let save = Some(stamp(1, "b"));
    let (kind, told) = refusal(&theirs, &Act::Undo { save: save.clone() }, "a");
    assert_eq!(kind, Kind::Usage);
    assert!(
        told.starts_with("b recorded this on 2026-11-23 20:45"),
        "{told}"
    );
    let undone = theirs.with(&[undid(2, "b", "1.1", 1)]);
    assert_eq!(refusal(&undone, &Act::Redo { save }, "a").0, Kind::Usage);
}

#[test]
fn a_mark_that_another_changed_is_not_undone_in_silence() {
    let changed = journal(&[done(1, "a", "1.1"), reopened(2, "b", "1.1")]);
    let (kind, told) = refusal(&changed, &UNDO, "a");
    assert_eq!(kind, Kind::Usage);
    assert!(
        told.starts_with("b changed the mark of clause 1.1"),
        "{told}"
    );

    let partly = changed.with(&[done(1, "a", "1.2")]);
    let plan = partly.plan(&UNDO, "a", time(9)).unwrap();
    assert_eq!(plan.overtaken, [(id("1.1"), stamp(2, "b"))]);
    assert_eq!(state(&partly.with(&plan.entries)), []);
}

#[test]
fn a_note_is_taken_back_whatever_was_marked_since() {
    let marked = journal(&[note(1, "a", "1.1", "x"), done(2, "b", "1.1")]);
    let plan = marked.plan(&UNDO, "a", time(9)).unwrap();
    let now = marked.with(&plan.entries).progress();
    assert_eq!(
        (now.of(id("1.1")).status.clone(), &now.of(id("1.1")).note),
        (Status::Done(stamp(2, "b")), &None)
    );
}

#[test]
fn what_is_gone_or_never_was_cannot_be_undone() {
    let undone = journal(&[done(1, "a", "1.1"), undid(2, "a", "1.1", 1)]);
    for ms in [1, 2, 3] {
        let save = Some(stamp(ms, "a"));
        assert_eq!(refusal(&undone, &Act::Undo { save }, "a").0, Kind::NotFound);
    }
}

proptest! {
    #[test]
    fn undo_then_redo_is_as_if_nothing_had_been(start in any_journal(), by in "[ab王]") {
        if let Ok(plan) = start.plan(&UNDO, &by, time(1000)) {
            let undone = start.with(&plan.entries);
            let again = undone.plan(&REDO, &by, time(1001)).unwrap();
            prop_assert_eq!(&again.save, &plan.save);
            prop_assert_eq!(state(&undone.with(&again.entries)), state(&start));
        }
    }

    #[test]
    fn a_mark_then_undo_is_as_if_nothing_had_been(start in any_journal(), done in any::<bool>()) {
        let act = mark(&["1.1", "1.2", "1.3"], done);
        let plan = start.plan(&act, "c", time(1000)).unwrap();
        if !plan.entries.is_empty() {
            let marked = start.with(&plan.entries);
            let undo = marked.plan(&UNDO, "c", time(1001)).unwrap();
            prop_assert_eq!(state(&marked.with(&undo.entries)), state(&start));
        }
    }

    #[test]
    fn a_mark_shows_at_once(start in any_journal(), done in any::<bool>()) {
        let plan = start.plan(&mark(&["1.1"], done), "c", time(0)).unwrap();
        let now = start.with(&plan.entries);
        prop_assert_eq!(now.progress().of(id("1.1")).status.done().is_some(), done);
    }
}
