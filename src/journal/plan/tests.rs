use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::journal::entry::{SaveId, SaveKey};
use crate::journal::samples::{
    any_journal, current, day, done, due, empty_return, id, journal, lifted, moment, note, period,
    reopened, returned, save, save_at, saved, stamp, time, undid,
};
use crate::journal::stage::Stage;
use crate::journal::state::Status;
use crate::lang::Lang;

fn mark(clauses: &[&str], done: bool) -> Act {
    let clauses = clauses.iter().map(|s| id(s)).collect();
    Act::Mark { clauses, done }
}

fn due_on(clauses: &[&str], on: &str, why: Option<&str>) -> Act {
    Act::Due {
        clauses: clauses.iter().map(|s| id(s)).collect(),
        on: day(on),
        why: why.map(str::to_owned),
    }
}

const UNDO: Act = Act::Undo { save: None };
const REDO: Act = Act::Redo { save: None };

/// What `by` records `ms` milliseconds after the fixed time.
fn plan(journal: &Journal, act: &Act, by: &str, ms: i64) -> Result<Plan> {
    journal.plan(act, &Author::new(by), &moment(ms))
}

/// The journal after these acts, each at its millisecond.
fn after(start: &Journal, acts: &[(&str, Act)]) -> Journal {
    let mut journal = start.clone();
    for (ms, (by, act)) in (1000..).zip(acts) {
        // Two calls may share a millisecond, two saves no identity.
        let number = 100_000 + journal.entries().len();
        let moment = Moment {
            now: time(ms),
            save: SaveId::of_bits(number.try_into().unwrap()),
        };
        let plan = journal.plan(act, &Author::new(by), &moment).unwrap();
        assert!(!plan.entries.is_empty(), "{act:?}");
        journal = journal.with(&plan.entries);
    }
    journal
}

/// A clause of which something stands: its status, its note and its due day.
type Summary = (
    ClauseId,
    Status,
    Option<(Stamp, String)>,
    Option<NaiveDate>,
    usize,
);

/// The progress without its histories.
fn state(journal: &Journal) -> Vec<Summary> {
    let progress = journal.progress();
    let mut all: Vec<_> = progress
        .clauses()
        .map(|clause| {
            let state = progress.of(clause).clone();
            let (due, returns) = (state.due_day(), state.returns.latest().count());
            (clause, state.status, state.note, due, returns)
        })
        .filter(|(_, status, _, due, returns)| {
            *status != Status::Pending || due.is_some() || *returns > 0
        })
        .collect();
    all.sort();
    all
}

fn refusal(journal: &Journal, act: &Act, by: &str) -> (Kind, String) {
    let error = plan(journal, act, by, 9000).unwrap_err();
    (error.kind(), error.message(Lang::En))
}

/// The save of version 1 that this operator made then.
fn old_save(ms: i64, by: &str) -> SaveKey {
    let Stamp { at, by, .. } = stamp(ms, by);
    SaveKey::Stamp { at, by }
}

#[test]
fn a_batch_is_one_save() {
    let plan = plan(&journal(&[]), &mark(&["1.2", "1.1", "1.2"], true), " a ", 5).unwrap();
    let expected = [done(5, "a", "1.1"), done(5, "a", "1.2")].map(|entry| current(5, entry));
    assert_eq!(plan.entries, expected);
    assert_eq!(plan.key(), Some(SaveKey::Id(save_at(5))));
}

#[test]
fn says_what_was_done_already() {
    let old = journal(&[done(1, "b", "1.1")]);
    let both = plan(&old, &mark(&["1.1", "1.2"], true), "a", 5).unwrap();
    assert_eq!(both.entries, [current(5, done(5, "a", "1.2"))]);
    assert_eq!(both.already, [(id("1.1"), Some(stamp(1, "b")))]);
    let none = plan(&old, &mark(&["1.2"], false), "a", 5).unwrap();
    assert_eq!(
        (none.entries.len(), none.already),
        (0, vec![(id("1.2"), None)])
    );
}

#[test]
fn a_clock_that_ran_ahead_does_not_hide_later_marks_nor_change_their_time() {
    let ahead = journal(&[done(9000, "b", "1.1")]);
    let planned = plan(&ahead, &mark(&["1.1"], false), "a", 5).unwrap();
    let [entry] = &planned.entries[..] else {
        panic!("{planned:?}");
    };
    assert_eq!(entry.stamp, stamp(5, "a"));
    assert_eq!(entry.order, Some(time(9001).timestamp_millis()));
    let now = ahead.with(&planned.entries);
    assert_eq!(state(&now), []);
    let again = plan(&now, &mark(&["1.1"], true), "a", 6).unwrap();
    assert_eq!(again.entries[0].order, Some(time(9002).timestamp_millis()));
    let later = plan(&now, &mark(&["1.1"], true), "a", 9002).unwrap();
    assert_eq!(later.entries[0].order, None);
}

#[test]
fn any_clock_records_or_is_told() {
    for (clock, fine) in [
        ("9999-12-31T23:59:59.999+00:00", true),
        ("1901-01-01T00:00:00+08:00", true),
        ("0000-01-01T00:00:00+00:00", true),
    ] {
        let now = DateTime::parse_from_rfc3339(clock).unwrap();
        let at = Moment { now, ..moment(1) };
        let mut last = done(1, "b", "1.1");
        last.stamp.at = DateTime::parse_from_rfc3339("9999-12-31T23:59:59.999+00:00").unwrap();
        let start = journal(&[last]);
        let planned = start.plan(&mark(&["1.1"], false), &Author::new("a"), &at);
        assert_eq!(planned.is_ok(), fine, "{clock}");
        let now = start.with(&planned.unwrap().entries);
        assert_eq!(state(&now), [], "{clock}");
        assert_eq!(
            Journal::parse(&now.to_ron().unwrap(), "f".as_ref(), &now.subject).unwrap(),
            now
        );
    }
    for extreme in [
        DateTime::<chrono::Utc>::MIN_UTC,
        DateTime::<chrono::Utc>::MAX_UTC,
    ] {
        let at = Moment {
            now: extreme.fixed_offset(),
            ..moment(1)
        };
        let refused = journal(&[]).plan(&mark(&["1.1"], true), &Author::new("a"), &at);
        assert_eq!(refused.unwrap_err().kind(), Kind::Io);
        let _ = journal(&[done(1, "a", "1.1")]).ahead(at.now);
        let _ = journal(&[done(1, "a", "1.1")]).amendments(at.now);
    }
}

#[test]
fn who_types_in_anothers_name_is_recorded_beside_it() {
    let author = |by: &str, login: &str| Author {
        by: by.to_owned(),
        login: Some(login.to_owned()),
    };
    let by = |author: &Author| {
        let plan = journal(&[]).plan(&mark(&["1.1"], true), author, &moment(1));
        plan.unwrap().entries[0].stamp.clone()
    };
    let other = by(&author("王芳", "wangfang"));
    assert_eq!(other.login.as_deref(), Some("wangfang"));
    assert_eq!(other.names().collect::<Vec<_>>(), ["王芳", "wangfang"]);
    assert_eq!(by(&author("wangfang", " wangfang ")).login, None);
}

#[test]
fn blank_texts_are_refused() {
    let empty = journal(&[]);
    let clause = id("1.1");
    let text = "\u{3000} \n".to_owned();
    let (indicator, value) = (1, String::new());
    for act in [
        Act::Note {
            clause,
            text: text.clone(),
        },
        Act::Value {
            clause,
            indicator,
            value,
        },
        Act::Lift {
            clauses: vec![clause],
            why: text.clone(),
        },
        Act::Urge {
            units: vec![text],
            period: period("2026"),
            how: None,
            answer: None,
        },
    ] {
        assert_eq!(refusal(&empty, &act, "a").0, Kind::Usage, "{act:?}");
    }
    assert_eq!(refusal(&empty, &mark(&["1.1"], true), " ").0, Kind::Usage);
}

#[test]
fn a_first_due_day_needs_no_reason_a_change_does() {
    let start = journal(&[]);
    let first = after(
        &start,
        &[("a", due_on(&["1.1", "1.2"], "2026-12-31", None))],
    );
    let (kind, said) = refusal(&first, &due_on(&["1.1"], "2027-01-31", Some(" ")), "a");
    assert_eq!(kind, Kind::Usage);
    assert_eq!(
        said,
        "clause 1.1 is due on 2026-12-31; moving that needs a reason"
    );
    let moved = after(
        &first,
        &[("b", due_on(&["1.1", "1.3"], "2027-01-31", Some("会议要求")))],
    );
    let progress = moved.progress();
    let due = progress.of(id("1.1")).due.clone().unwrap();
    assert_eq!(
        (due.on, due.first, due.why.as_deref(), due.stamp.by.as_str()),
        (
            Some(day("2027-01-31")),
            Some(day("2026-12-31")),
            Some("会议要求"),
            "b"
        )
    );
    assert_eq!(progress.of(id("1.2")).due_day(), Some(day("2026-12-31")));
    let same = plan(&moved, &due_on(&["1.1"], "2027-01-31", None), "a", 9000).unwrap();
    assert_eq!((same.entries.len(), same.already.len()), (0, 1));
}

#[test]
fn a_lifted_deadline_is_gone_and_comes_back_with_a_reason_only() {
    let set = journal(&[due(1, "a", "1.1", "2026-12-31")]);
    let lift = |clauses: &[&str]| Act::Lift {
        clauses: clauses.iter().map(|s| id(s)).collect(),
        why: "合并".to_owned(),
    };
    let lifted_now = after(&set, &[("a", lift(&["1.1"]))]);
    assert_eq!(lifted_now.progress().of(id("1.1")).due_day(), None);
    let nothing = plan(&lifted_now, &lift(&["1.1", "1.2"]), "a", 9000).unwrap();
    assert_eq!((nothing.entries.len(), nothing.already.len()), (0, 2));
    let (_, said) = refusal(&lifted_now, &due_on(&["1.1"], "2027-01-31", None), "a");
    assert!(
        said.contains("2026-12-31, at first, was taken away")
            || said.contains("2026-12-31 at first"),
        "{said}"
    );
    let undone = after(&lifted_now, &[("a", UNDO)]);
    assert_eq!(
        undone.progress().of(id("1.1")).due_day(),
        Some(day("2026-12-31"))
    );
    let by_hand = journal(&[due(1, "a", "1.1", "2026-12-31"), lifted(2, "b", "1.1", "x")]);
    assert_eq!(
        by_hand.progress().of(id("1.1")).first_day(),
        Some(day("2026-12-31"))
    );
}

#[test]
fn undo_takes_back_the_whole_of_the_own_latest_save() {
    let start = after(&journal(&[]), &[("a", mark(&["1.1"], true))]);
    let batch = after(&start, &[("a", mark(&["1.2", "1.3"], true))]);
    let other = batch.with(&[done(5000, "b", "1.4")]);
    let planned = plan(&other, &UNDO, "a", 6000).unwrap();
    let undone = other.with(&planned.entries);
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
        ("a", due_on(&["1.1", "1.2"], "2026-12-31", None)),
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
    assert_eq!(state(&now), states[3]);
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
    let first = now.entries()[0].key();
    let again = after(&now, &[("a", Act::Redo { save: Some(first) })]);
    assert_eq!(state(&again).len(), 2);
}

#[test]
fn nobody_takes_back_the_mark_of_another() {
    let theirs = journal(&[done(1, "b", "1.1")]);
    assert_eq!(refusal(&theirs, &UNDO, "a").0, Kind::NotFound);
    let save = Some(old_save(1, "b"));
    let (kind, said) = refusal(&theirs, &Act::Undo { save: save.clone() }, "a");
    assert_eq!(kind, Kind::Usage);
    assert!(
        said.starts_with("b recorded this on 2026-11-23 20:45"),
        "{said}"
    );
    let undone = theirs.with(&[undid(2, "b", "1.1", 1)]);
    assert_eq!(refusal(&undone, &Act::Redo { save }, "a").0, Kind::Usage);
}

#[test]
fn who_writes_in_anothers_name_takes_back_nothing_of_that_other() {
    let author = |login: &str| Author {
        by: "王芳".to_owned(),
        login: Some(login.to_owned()),
    };
    let own = journal(&[]);
    let marked = own.plan(&mark(&["1.1"], true), &author("wangfang"), &moment(1));
    let now = own.with(&marked.unwrap().entries);
    let refused = |act: &Act| now.plan(act, &author("lilei"), &moment(2)).unwrap_err();
    assert_eq!(refused(&UNDO).kind(), Kind::NotFound);
    let save = Some(now.entries()[0].key());
    let said = refused(&Act::Undo { save }).message(Lang::En);
    assert!(
        said.starts_with("王芳") && said.contains("wangfang"),
        "{said}"
    );
    assert!(now.plan(&UNDO, &author("wangfang"), &moment(2)).is_ok());
    // Version 1 did not say who typed.
    let old = journal(&[done(1, "王芳", "1.1")]);
    assert!(old.plan(&UNDO, &author("lilei"), &moment(2)).is_ok());
}

#[test]
fn a_mark_that_another_changed_is_not_undone_in_silence() {
    let changed = journal(&[done(1, "a", "1.1"), reopened(2, "b", "1.1")]);
    let (kind, said) = refusal(&changed, &UNDO, "a");
    assert_eq!(kind, Kind::Usage);
    assert!(
        said.starts_with("b changed the mark of clause 1.1"),
        "{said}"
    );

    let partly = changed.with(&[done(1, "a", "1.2")]);
    let planned = plan(&partly, &UNDO, "a", 9).unwrap();
    assert_eq!(planned.overtaken, [(id("1.1"), stamp(2, "b"))]);
    assert_eq!(state(&partly.with(&planned.entries)), []);
}

#[test]
fn a_note_is_taken_back_whatever_was_marked_since() {
    let marked = journal(&[note(1, "a", "1.1", "x"), done(2, "b", "1.1")]);
    let planned = plan(&marked, &UNDO, "a", 9).unwrap();
    let now = marked.with(&planned.entries).progress();
    let state = now.of(id("1.1"));
    assert_eq!(state.status, Status::Done(stamp(2, "b")));
    assert_eq!(state.note, None);
}

#[test]
fn what_is_gone_or_never_was_cannot_be_undone() {
    let undone = journal(&[done(1, "a", "1.1"), undid(2, "a", "1.1", 1)]);
    for ms in [1, 2, 3] {
        let save = Some(old_save(ms, "a"));
        assert_eq!(refusal(&undone, &Act::Undo { save }, "a").0, Kind::NotFound);
    }
}

#[test]
fn saves_of_one_name_and_moment_are_not_confused() {
    // Two copies of one journal, one name in both, clocks alike.
    let twice = journal(&[
        saved("x1", done(5, "a", "1.1")),
        saved("x2", done(5, "a", "1.1")),
    ]);
    let save = Some(SaveKey::Id(save("x1")));
    let planned = plan(&twice, &Act::Undo { save }, "a", 9).unwrap();
    let now = twice.with(&planned.entries);
    assert_eq!(now.progress().of(id("1.1")).stage(), Stage::Done);
    assert_eq!(
        planned.save.unwrap().key,
        SaveKey::Id(crate::journal::samples::save("x1"))
    );
}

/// A return of 省商务厅 on clause 1.1, saved as `e1`.
fn with_return(state: Stage) -> Journal {
    let said = returned(1, "a", "1.1", "省商务厅", state);
    journal(&[saved("e1", said)])
}

fn which(unit: &str) -> ReturnKey {
    ReturnKey {
        clause: id("1.1"),
        save: save("e1"),
        unit: unit.to_owned(),
    }
}

#[test]
fn what_a_unit_calls_done_is_done_when_the_office_says_so() {
    let start = with_return(Stage::Done);
    let approve = Act::Approve {
        returns: vec![which("省商务厅")],
        on: None,
    };
    assert_eq!(start.progress().of(id("1.1")).returns.waiting().count(), 1);
    let now = after(&start, &[("a", approve.clone())]);
    let progress = now.progress();
    assert_eq!(progress.of(id("1.1")).stage(), Stage::Done);
    assert_eq!(progress.of(id("1.1")).returns.waiting().count(), 0);
    let again = plan(&now, &approve, "b", 9000).unwrap();
    assert_eq!((again.entries.len(), again.already.len()), (0, 1));
    let undone = after(&now, &[("a", UNDO)]);
    assert_eq!(undone.progress().of(id("1.1")).returns.waiting().count(), 1);

    let started = after(&with_return(Stage::Started), &[("a", approve)]);
    assert_ne!(started.progress().of(id("1.1")).stage(), Stage::Done);
}

#[test]
fn a_return_sent_back_no_longer_waits_and_may_come_again() {
    let start = with_return(Stage::Done);
    let back = Act::SendBack {
        which: which("省商务厅"),
        why: "缺验收材料".to_owned(),
    };
    let now = after(&start, &[("a", back)]);
    assert_eq!(now.progress().of(id("1.1")).returns.waiting().count(), 0);
    let said = Return {
        state: Some(Stage::Done),
        ..empty_return("省商务厅")
    };
    let collect = Act::Collect {
        returns: vec![(id("1.1"), said)],
    };
    let same = plan(&start, &collect, "a", 9000).unwrap();
    assert_eq!((same.entries.len(), same.already.len()), (0, 1));
    let again = after(&now, &[("a", collect)]);
    assert_eq!(again.progress().of(id("1.1")).returns.waiting().count(), 1);
    let missing = Act::Approve {
        returns: vec![which("省教育厅")],
        on: None,
    };
    assert_eq!(refusal(&start, &missing, "a").0, Kind::NotFound);
}

#[test]
fn one_of_several_returns_of_a_save_is_named_by_its_unit() {
    let both = journal(&[
        saved("e1", returned(1, "a", "1.1", "省商务厅", Stage::Done)),
        saved("e1", returned(1, "a", "1.1", "省工信委", Stage::Done)),
    ]);
    let back = Act::SendBack {
        which: which("省工信委"),
        why: "缺验收材料".to_owned(),
    };
    let now = after(&both, &[("a", back)]);
    let progress = now.progress();
    let waiting: Vec<_> = progress.of(id("1.1")).returns.waiting().collect();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].said.unit, "省商务厅");
}

#[test]
fn asking_and_urging_are_taken_back_too() {
    let units = || vec!["省商务厅".to_owned(), "省工信委".to_owned()];
    let (period, by) = (period("2026-Q4"), day("2026-12-25"));
    let acts = [
        (
            "a",
            Act::Ask {
                period,
                by,
                units: units(),
            },
        ),
        (
            "a",
            Act::Urge {
                units: units(),
                period,
                how: Some("电话".to_owned()),
                answer: Some(" ".to_owned()),
            },
        ),
    ];
    let now = after(&journal(&[]), &acts);
    let standing = |journal: &Journal| {
        let progress = journal.progress();
        let rounds = progress.rounds().flat_map(|(_, rounds)| rounds);
        rounds
            .filter(|past| past.taken_back.is_none() && past.entry.did.undoes().is_none())
            .count()
    };
    assert_eq!(standing(&now), 3);
    let undone = after(&now, &[("a", UNDO)]);
    assert_eq!(standing(&undone), 1);
    assert_eq!(standing(&after(&undone, &[("a", REDO)])), 3);
}

proptest! {
    #[test]
    fn undo_then_redo_is_as_if_nothing_had_been(start in any_journal(), by in "[ab王]") {
        if let Ok(first) = plan(&start, &UNDO, &by, 1000) {
            let undone = start.with(&first.entries);
            let again = plan(&undone, &REDO, &by, 1001).unwrap();
            prop_assert_eq!(&again.save, &first.save);
            prop_assert_eq!(state(&undone.with(&again.entries)), state(&start));
        }
    }

    #[test]
    fn a_mark_then_undo_is_as_if_nothing_had_been(start in any_journal(), done in any::<bool>()) {
        let act = mark(&["1.1", "1.2", "1.3"], done);
        let first = plan(&start, &act, "c", 1000).unwrap();
        if !first.entries.is_empty() {
            let marked = start.with(&first.entries);
            let undo = plan(&marked, &UNDO, "c", 1001).unwrap();
            prop_assert_eq!(state(&marked.with(&undo.entries)), state(&start));
        }
    }

    #[test]
    fn a_mark_shows_at_once(start in any_journal(), done in any::<bool>()) {
        let first = plan(&start, &mark(&["1.1"], done), "c", 0).unwrap();
        let now = start.with(&first.entries).progress();
        prop_assert_eq!(now.of(id("1.1")).status.done().is_some(), done);
    }
}

#[test]
fn a_refusal_tells_times_as_its_reader_reads_them() {
    let there = stamp(0, "b");
    let mut entry = done(0, "b", "1.1");
    // Written far away at the same moment.
    entry.stamp.at = there
        .at
        .with_timezone(&chrono::FixedOffset::west_opt(7 * 3600).unwrap());
    entry.stamp.login = Some("lilei".into());
    let journal = journal(std::slice::from_ref(&entry));
    let save = Some(entry.key());
    let refused = plan(&journal, &Act::Undo { save }, "a", 5).unwrap_err();
    let said = refused.message(Lang::Zh);
    assert!(
        said.contains("b/lilei于 2026-11-23 20:45 +08:00 登记"),
        "{said}"
    );
}
