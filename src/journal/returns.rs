//! What units returned on one clause, and what the office said to it.

use chrono::NaiveDate;

use super::entry::{Entry, Return, SaveId, Stamp};
use super::period::Period;
use super::stage::Stage;

/// A return, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Returned {
    /// When it was taken in, and by whom.
    pub(crate) stamp: Stamp,
    /// The save that holds it.
    pub(crate) save: Option<SaveId>,
    /// What it says.
    pub(crate) said: Return,
    /// What the office said to it.
    pub(crate) verdict: Verdict,
}

/// What the office said to a return.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing yet.
    #[default]
    Open,
    /// It accepted it.
    Approved {
        /// When and by whom.
        stamp: Stamp,
        /// On which day the work was done, where that is said.
        on: Option<NaiveDate>,
    },
    /// It sent it back.
    SentBack {
        /// When and by whom.
        stamp: Stamp,
        /// What is missing.
        why: String,
    },
}

/// The returns on one clause in their order, those that later ones replace included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Returns(Vec<Returned>);

impl Returns {
    /// All of them, those that later ones replace included.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Returned> {
        self.0.iter()
    }

    /// The latest of each unit and period, in their order.
    pub(crate) fn latest(&self) -> impl Iterator<Item = &Returned> {
        self.0.iter().enumerate().filter_map(|(at, one)| {
            let replaced = self.0[at + 1..].iter().any(|later| {
                later.said.unit == one.said.unit && later.said.period == one.said.period
            });
            (!replaced).then_some(one)
        })
    }

    /// The latest return of each unit, for a period or whatever the period, in their order.
    pub(crate) fn of_period(&self, period: Option<Period>) -> impl Iterator<Item = &Returned> {
        let meant = move |one: &Returned| period.is_none_or(|period| one.said.period == period);
        self.0.iter().enumerate().filter_map(move |(at, one)| {
            let mut later = self.0[at + 1..].iter();
            let replaced = later.any(|later| later.said.unit == one.said.unit && meant(later));
            (meant(one) && !replaced).then_some(one)
        })
    }

    /// The latest returns of units that call the clause done, to which the office has said nothing yet.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = &Returned> {
        let last_of_unit = |at: usize, one: &Returned| {
            let mut later = self.0[at + 1..].iter();
            !later.any(|later| later.said.unit == one.said.unit)
        };
        self.0
            .iter()
            .enumerate()
            .filter(move |(at, one)| last_of_unit(*at, one))
            .map(|(_, one)| one)
            .filter(|one| one.said.state == Some(Stage::Done) && one.verdict == Verdict::Open)
    }

    /// The return of this unit in this save.
    pub(crate) fn find(&self, save: &SaveId, unit: &str) -> Option<&Returned> {
        let mut found = self.0.iter();
        found.find(|one| one.save.as_ref() == Some(save) && one.said.unit == unit)
    }

    /// How many returns this save holds.
    pub(super) fn count(&self, save: &SaveId) -> usize {
        let of_save = |one: &&Returned| one.save.as_ref() == Some(save);
        self.0.iter().filter(of_save).count()
    }

    pub(super) fn add(&mut self, entry: &Entry, said: &Return) {
        self.0.push(Returned {
            stamp: entry.stamp.clone(),
            save: entry.save.clone(),
            said: said.clone(),
            verdict: Verdict::Open,
        });
    }

    /// Accepts the returns that are meant; what they say.
    pub(super) fn approve(
        &mut self,
        save: &SaveId,
        unit: Option<&str>,
        stamp: &Stamp,
        on: Option<NaiveDate>,
    ) -> Vec<Return> {
        let verdict = Verdict::Approved {
            stamp: stamp.clone(),
            on,
        };
        let meant = self.meant(save, unit);
        meant
            .map(|one| {
                one.verdict = verdict.clone();
                one.said.clone()
            })
            .collect()
    }

    /// Sends back the returns that are meant.
    pub(super) fn send_back(
        &mut self,
        save: &SaveId,
        unit: Option<&str>,
        stamp: &Stamp,
        why: &str,
    ) {
        for one in self.meant(save, unit) {
            one.verdict = Verdict::SentBack {
                stamp: stamp.clone(),
                why: why.to_owned(),
            };
        }
    }

    /// The returns of a save, or the one of this unit in it.
    fn meant<'a>(
        &'a mut self,
        save: &'a SaveId,
        unit: Option<&'a str>,
    ) -> impl Iterator<Item = &'a mut Returned> {
        self.0.iter_mut().filter(move |one| {
            one.save.as_ref() == Some(save) && unit.is_none_or(|unit| one.said.unit == unit)
        })
    }
}
