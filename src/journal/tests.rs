//! What copies of a journal promise together, whatever their clocks say.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use super::act::{Act, Author, Moment, Plan};
use super::entries::Journal;
use super::entry::{Did, SaveId, SaveKey};
use super::samples::{any_journal, id, journal, time};
use super::stage::Stage;

proptest! {
    #[test]
    fn merging_does_not_ask_whose_copy_comes_first(a in any_journal(), b in any_journal(), c in any_journal()) {
        prop_assert_eq!(a.merge(&b), b.merge(&a));
        prop_assert_eq!(a.merge(&b).merge(&c), a.merge(&b.merge(&c)));
    }

    #[test]
    fn merging_what_is_there_already_changes_nothing(a in any_journal(), b in any_journal()) {
        prop_assert_eq!(a.merge(&a), a.clone());
        prop_assert_eq!(a.merge(&b).merge(&b), a.merge(&b));
    }
}

/// What somebody does at one of the copies.
#[derive(Clone, Debug)]
enum Step {
    Mark {
        clause: u16,
        done: bool,
    },
    Note {
        clause: u16,
    },
    Undo,
    Redo,
    /// Takes in another copy.
    Join {
        other: usize,
    },
}

const COPIES: usize = 3;

/// Milliseconds that each copy's host is off: years behind, right, ahead.
const CLOCKS: [i64; COPIES] = [-100_000_000_000, 0, 3_000_000];

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (1..4_u16, any::<bool>()).prop_map(|(clause, done)| Step::Mark { clause, done }),
        1 => (1..4_u16).prop_map(|clause| Step::Note { clause }),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
        2 => (0..COPIES).prop_map(|other| Step::Join { other }),
    ]
}

/// A history: at which copy, in whose name (two names, shared by all), how long after the step before, and what.
fn any_history() -> impl Strategy<Value = Vec<(usize, bool, i64, Step)>> {
    prop::collection::vec((0..COPIES, any::<bool>(), 0..3_i64, any_step()), 1..60)
}

/// What was saved, told apart from the journal: which saves each save takes back.
#[derive(Default)]
struct Model {
    takes_back: HashMap<SaveId, HashSet<SaveId>>,
    saves: Vec<SaveId>,
}

impl Model {
    fn add(&mut self, save: &SaveId, plan: &Plan) {
        if plan.entries.is_empty() {
            return;
        }
        let targets = plan.entries.iter().filter_map(|entry| match &entry.did {
            Did::Undid(SaveKey::Id(target)) => Some(target.clone()),
            _ => None,
        });
        self.takes_back.insert(save.clone(), targets.collect());
        self.saves.push(save.clone());
    }

    /// Whether no save that stands takes this one back. A save is only taken back by later ones, so this ends.
    fn stands(&self, save: &SaveId) -> bool {
        let takes = |other: &&SaveId| self.takes_back[*other].contains(save);
        !self
            .saves
            .iter()
            .filter(takes)
            .any(|other| self.stands(other))
    }
}

fn act(step: &Step) -> Option<Act> {
    let clause = |index: &u16| id(&format!("1.{index}"));
    Some(match step {
        Step::Mark { clause: at, done } => Act::Mark {
            clauses: vec![clause(at), id("2.1")],
            done: *done,
        },
        Step::Note { clause: at } => Act::Note {
            clause: clause(at),
            text: "x".to_owned(),
        },
        Step::Undo => Act::Undo { save: None },
        Step::Redo => Act::Redo { save: None },
        Step::Join { .. } => return None,
    })
}

proptest! {
    #[test]
    fn copies_of_slow_clocks_and_shared_names_lose_nothing(history in any_history()) {
        let mut copies: Vec<Journal> = vec![journal(&[]); COPIES];
        let mut model = Model::default();
        let mut now = 0;
        for (number, (at, first, later, step)) in (0..).zip(history) {
            now += later;
            let by = if first { "王芳" } else { "李雷" };
            let Some(act) = act(&step) else {
                if let Step::Join { other } = step {
                    copies[at] = copies[at].merge(&copies[other]);
                }
                continue;
            };
            let save = SaveId::of_bits(number);
            let moment = Moment { now: time(now + CLOCKS[at]), save: save.clone() };
            let before = copies[at].progress();
            let Ok(plan) = copies[at].plan(&act, &Author::new(by), &moment) else {
                continue;
            };
            for entry in &plan.entries {
                // True times, and an order that what was seen before explains.
                prop_assert_eq!(entry.stamp.at, moment.now);
                prop_assert!(copies[at].entries().iter().all(|seen| **seen < *entry));
            }
            if let Some(taken) = &plan.save {
                prop_assert_eq!(&taken.stamp.by, by);
            }
            model.add(&save, &plan);
            copies[at] = copies[at].with(&plan.entries);
            if let Act::Mark { clauses, done } = &act {
                for clause in clauses {
                    let stage = copies[at].progress().of(*clause).stage();
                    prop_assert_eq!(stage == Stage::Done, *done);
                    prop_assert!(before.of(*clause).history.len() <= copies[at].progress().of(*clause).history.len());
                }
            }
        }
        let all = copies.iter().fold(journal(&[]), |all, copy| all.merge(copy));
        let progress = all.progress();
        let mut seen = HashSet::new();
        for clause in progress.clauses() {
            for past in &progress.of(clause).history {
                let save = past.entry.save.clone().unwrap();
                prop_assert_eq!(past.taken_back.is_none(), model.stands(&save), "{:?}", past);
                seen.insert(save);
            }
        }
        prop_assert_eq!(seen, model.saves.iter().cloned().collect::<HashSet<_>>());
    }
}
