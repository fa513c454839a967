use super::super::entry::{Did, TextHash};
use proptest::prelude::*;

use super::super::samples::{
    self, any_journal, day, done, due, empty_return, entry, id, journal, lifted, note, reopened,
    returned, saved, stamp, subject, time, undid, value,
};
use super::super::stage::Stage;
use super::super::state::Status;
use super::*;
use crate::catalogue::Catalogue;
use crate::journal::entry::Return;

proptest! {
    /// What comes behind is taken in as if all had been read together, whatever it takes back, and so is what comes in between.
    #[test]
    fn following_a_journal_gives_what_reading_all_of_it_gives(a in any_journal(), b in any_journal(), at: prop::sample::Index) {
        let all = a.merge(&b);
        let entries = samples::entries(&all);
        let before = a.with(&[]);
        let mut followed = before.progress();
        followed.follow(&all, Some(&before), NoticeNo::default());
        prop_assert_eq!(&followed, &all.progress());
        let (begins, rest) = entries.split_at(at.index(entries.len() + 1));
        let before = Journal::from_entries(subject(), begins.to_vec());
        let after = before.with(rest);
        prop_assert_eq!(after.behind(&before).map(<[_]>::len), Some(rest.len()));
        let mut followed = before.progress();
        followed.follow(&after, Some(&before), NoticeNo::default());
        prop_assert_eq!(followed, after.progress());
    }

    #[test]
    fn some_clauses_alone_are_as_far_as_among_all(all in any_journal()) {
        let whole = all.progress();
        for clause in whole.clauses() {
            let alone = all.progress_of(&[Some(clause)]);
            prop_assert_eq!(alone.of(clause), whole.of(clause));
        }
        let rounds = all.progress_of(&[None]);
        prop_assert_eq!(rounds.rounds_of(NoticeNo::default()), whole.rounds_of(NoticeNo::default()));
    }
}

fn state(entries: &[Entry]) -> ClauseState {
    journal(entries).progress().of(id("1.1")).clone()
}

#[test]
fn an_untouched_clause_is_pending() {
    assert_eq!(state(&[done(1, "a", "1.2")]), ClauseState::default());
}

#[test]
fn the_last_mark_decides() {
    let marked = state(&[done(1, "a", "1.1")]);
    assert_eq!(marked.status, Status::Done(stamp(1, "a")));
    let reopened = state(&[done(1, "a", "1.1"), reopened(2, "b", "1.1")]);
    assert_eq!(reopened.status, Status::Pending);
}

#[test]
fn a_standing_note_or_value_means_started_where_it_is_not_done() {
    let note = note(2, "a", "1.1", "x");
    let value = value(2, "a", "1.1", 1, "9");
    for said in [&note, &value] {
        for (entries, expected) in [
            (vec![], Status::Started),
            (vec![done(1, "a", "1.1")], Status::Done(stamp(1, "a"))),
            (
                vec![done(1, "a", "1.1"), reopened(3, "a", "1.1")],
                Status::Started,
            ),
            (vec![undid(3, "a", "1.1", 2)], Status::Pending),
        ] {
            let entries = [entries, vec![said.clone()]].concat();
            assert_eq!(state(&entries).status, expected, "{entries:?}");
        }
    }
}

#[test]
fn knows_whose_mark_and_note_stand() {
    let got = state(&[
        done(1, "a", "1.1"),
        note(2, "b", "1.1", "old"),
        note(3, "c", "1.1", "new"),
    ]);
    assert_eq!(got.status.done(), Some(&stamp(1, "a")));
    assert_eq!(got.note, Some((stamp(3, "c"), "new".to_owned())));
}

#[test]
fn what_was_taken_back_stays_in_the_history_only() {
    let got = state(&[
        note(1, "a", "1.1", "old"),
        value(2, "a", "1.1", 2, "5"),
        note(3, "a", "1.1", "new"),
        undid(4, "a", "1.1", 3),
    ]);
    assert_eq!(got.note_text(), Some("old"));
    assert_eq!(got.values[&2], (stamp(2, "a"), "5".to_owned()));
    let taken: Vec<_> = got.history.iter().map(|p| p.taken_back.clone()).collect();
    assert_eq!(taken, [None, None, Some(stamp(4, "a")), None]);
}

#[test]
fn undoing_a_reopening_restores_whose_mark_it_was() {
    let got = state(&[
        done(1, "b", "1.1"),
        reopened(2, "a", "1.1"),
        undid(3, "a", "1.1", 2),
    ]);
    assert_eq!(got.status, Status::Done(stamp(1, "b")));
}

#[test]
fn a_deadline_is_set_moved_lifted_and_keeps_its_first_day() {
    let set = due(1, "a", "1.1", "2026-12-31");
    let moved = due(2, "b", "1.1", "2027-01-31");
    let got = state(&[set.clone(), moved.clone()]);
    assert_eq!(got.due_day(), Some(day("2027-01-31")));
    assert_eq!(got.first_day(), Some(day("2026-12-31")));
    assert_eq!(got.stage(), Stage::Pending);
    let gone = state(&[set, moved, lifted(3, "b", "1.1", "合并")]);
    assert_eq!(
        (gone.due_day(), gone.first_day()),
        (None, Some(day("2026-12-31")))
    );
}

/// The embedded notice, which has a clause 2.3 that 省商务厅 leads or not; its subject.
fn known() -> (Catalogue, std::sync::Arc<Subject>) {
    let catalogue = Catalogue::embedded().unwrap();
    let subject = std::sync::Arc::new(Subject::of(&catalogue));
    (catalogue, subject)
}

/// A clause of the embedded notice with the name of a unit that leads it and of one that supports it.
fn led_and_supported(catalogue: &Catalogue) -> (ClauseId, String, String) {
    use crate::catalogue::Role;
    catalogue
        .clauses()
        .find_map(|clause| {
            let duty = clause.duty.as_ref()?;
            let name = |role| {
                let unit = duty.in_role(role).next()?;
                Some(catalogue.unit(unit).name.clone())
            };
            Some((clause.id, name(Role::Lead)?, name(Role::Support)?))
        })
        .unwrap()
}

#[test]
fn a_return_by_a_unit_that_answers_means_started_until_it_is_sent_back() {
    let (catalogue, subject) = known();
    let (clause, lead, support) = led_and_supported(&catalogue);
    let clause_text = clause.to_string();
    let said = |unit: &str, state: Stage| saved("r1", returned(1, "a", &clause_text, unit, state));
    let silent = Did::Return(Box::new(empty_return(&lead)));
    let text = Did::Return(Box::new(Return {
        problems: Some("缺资金".to_owned()),
        ..empty_return(&lead)
    }));
    let back = Did::SentBack {
        save: super::super::samples::save("r1"),
        unit: None,
        why: "缺材料".to_owned(),
    };
    let back = saved("r2", entry(2, "a", &clause_text, back));
    for (entries, expected) in [
        (vec![said(&lead, Stage::Started)], Stage::Started),
        (vec![said(&lead, Stage::Done)], Stage::Started),
        (vec![said(&lead, Stage::Pending)], Stage::Pending),
        (vec![said(&support, Stage::Done)], Stage::Pending),
        (vec![entry(1, "a", &clause_text, silent)], Stage::Pending),
        (vec![entry(1, "a", &clause_text, text)], Stage::Started),
        (
            vec![said(&lead, Stage::Started), back.clone()],
            Stage::Pending,
        ),
    ] {
        let journal = Journal::from_entries(std::sync::Arc::clone(&subject), entries.clone());
        assert_eq!(
            journal.progress().of(clause).stage(),
            expected,
            "{entries:?}"
        );
    }
}

#[test]
fn an_approved_return_gives_its_values_to_the_record() {
    let said = Return {
        state: Some(Stage::Done),
        values: [(1, "3.2".to_owned())].into(),
        ..empty_return("省商务厅")
    };
    let approved = Did::Approved {
        save: super::super::samples::save("r1"),
        unit: None,
        on: Some(day("2026-12-18")),
    };
    let entries = [
        value(0, "a", "1.1", 1, "2.0"),
        saved("r1", entry(1, "a", "1.1", Did::Return(Box::new(said)))),
        saved("r2", entry(2, "b", "1.1", approved)),
    ];
    assert_eq!(state(&entries[..2]).value(1), Some("2.0"));
    let got = state(&entries);
    assert_eq!(got.value(1), Some("3.2"));
    assert_eq!(got.status, Status::Done(stamp(2, "b")));
}

#[test]
fn an_approval_leaves_a_mark_to_who_made_it() {
    let approved = Did::Approved {
        save: super::super::samples::save("r1"),
        unit: None,
        on: Some(day("2026-12-18")),
    };
    let entries = [
        done(0, "a", "1.1"),
        saved("r1", returned(1, "b", "1.1", "省商务厅", Stage::Done)),
        saved("r2", entry(2, "b", "1.1", approved)),
    ];
    assert_eq!(state(&entries).status, Status::Done(stamp(0, "a")));
}

#[test]
fn only_the_latest_return_of_a_unit_and_period_counts() {
    let entries = [
        saved("r1", returned(1, "a", "1.1", "省商务厅", Stage::Done)),
        saved("r2", returned(2, "a", "1.1", "省商务厅", Stage::Started)),
    ];
    let got = state(&entries);
    assert_eq!(got.returns.latest().count(), 1);
    assert_eq!(got.returns.waiting().count(), 0);
}

#[test]
fn an_earlier_state_forgets_what_came_later() {
    let all = journal(&[
        done(1, "a", "1.1"),
        undid(5, "a", "1.1", 1),
        done(9, "b", "1.1"),
    ]);
    for (until, expected) in [
        (1, None),
        (2, Some(stamp(1, "a"))),
        (6, None),
        (10, Some(stamp(9, "b"))),
    ] {
        let progress = all.progress_at(time(until));
        let got = progress.of(id("1.1"));
        assert_eq!(got.status.done(), expected.as_ref(), "{until}");
    }
}

#[test]
fn an_entry_follows_its_clause_to_another_number() {
    let (catalogue, subject) = known();
    let mut clauses = catalogue.clauses();
    let (first, second) = (clauses.next().unwrap(), clauses.next().unwrap());
    let marked = Entry {
        text: Some(TextHash::of(&second.text)),
        ..done(1, "a", &first.id.to_string())
    };
    let changed = Entry {
        text: Some(TextHash(1)),
        ..note(2, "a", &first.id.to_string(), "x")
    };
    let journal = Journal::from_entries(subject, vec![marked, changed]);
    let progress = journal.progress();
    assert_eq!(progress.of(second.id).stage(), Stage::Done);
    assert_eq!(progress.of(first.id).stage(), Stage::Started);
}
