//! What an operator wants, who that is, and what it comes to.

use std::collections::BTreeMap;
use std::slice;

use chrono::{DateTime, FixedOffset, NaiveDate};
use strum::IntoStaticStr;

use super::entry::{Entry, Return, SaveId, SaveKey, Stamp};
use super::period::Period;
use crate::catalogue::{ClauseId, NoticeNo};

/// In whose name is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Author {
    /// The operator.
    pub(crate) by: String,
    /// The login name of who types; `None` where it is not known.
    pub(crate) login: Option<String>,
}

#[cfg(any(test, fuzzing))]
impl Author {
    /// Somebody whose login name is not known, or is the same.
    pub(crate) fn new(by: &str) -> Self {
        Self {
            by: by.to_owned(),
            login: None,
        }
    }
}

/// What the world outside gives to a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The time on this host's clock, right or wrong.
    pub(crate) now: DateTime<FixedOffset>,
    /// The identity of the save.
    pub(crate) save: SaveId,
}

/// What an operator wants to record. Whether the catalogue has the clauses, the indicators and the units, is the caller's to
/// check. Blank texts are refused where one is required, and are none where not.
#[derive(Clone, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Act {
    /// Mark these clauses done, or take the done mark off them; all in one save.
    Mark {
        /// Which; one named twice counts once.
        clauses: Vec<ClauseId>,
        /// Done, or open again.
        done: bool,
    },
    /// Note progress.
    Note {
        /// For which clause.
        clause: ClauseId,
        /// What.
        text: String,
    },
    /// Record the value that an indicator has reached.
    Value {
        /// Of which clause.
        clause: ClauseId,
        /// Which of its indicators, from 1.
        indicator: u16,
        /// The value as typed.
        value: String,
    },
    /// Set the day by which these clauses are due, or another one; all in one save.
    Due {
        /// Which; one named twice counts once.
        clauses: Vec<ClauseId>,
        /// The last day.
        on: NaiveDate,
        /// Why; required where one of them has had a day before.
        why: Option<String>,
    },
    /// Take the deadline of these clauses away; all in one save.
    Lift {
        /// Which; one named twice counts once.
        clauses: Vec<ClauseId>,
        /// Why.
        why: String,
    },
    /// Ask units for returns. Units that were asked for that period and day already are left out.
    Ask {
        /// For which period.
        period: Period,
        /// By which day.
        by: NaiveDate,
        /// The units' names; one named twice counts once.
        units: Vec<String>,
    },
    /// Take in what units returned; all in one save. A return that says what the latest of its unit and period says already,
    /// and was not sent back, adds nothing.
    Collect {
        /// On which clause, and what.
        returns: Vec<(ClauseId, Return)>,
    },
    /// Accept these returns; all in one save.
    Approve {
        /// Which.
        returns: Vec<ReturnKey>,
        /// On which day the work was done; `None`: as each return says.
        on: Option<NaiveDate>,
    },
    /// Send back a return.
    SendBack {
        /// Which.
        which: ReturnKey,
        /// What is missing.
        why: String,
    },
    /// Urge units whose returns are missing; all in one save.
    Urge {
        /// The units' names; one named twice counts once.
        units: Vec<String>,
        /// For which period.
        period: Period,
        /// How.
        how: Option<String>,
        /// What they answered.
        answer: Option<String>,
    },
    /// Take back one save of the operator.
    Undo {
        /// Which; `None`: the latest that stands.
        save: Option<SaveKey>,
    },
    /// Restore what the operator took back.
    Redo {
        /// The save to restore; `None`: the one taken back last, unless the operator has recorded something since.
        save: Option<SaveKey>,
    },
}

impl Act {
    /// The same for the clauses of each notice apart, in the order of the shelf, since each has a journal of its own. `general` is
    /// the notice of what is for no clause.
    pub(crate) fn by_notice(self, general: NoticeNo) -> Vec<(NoticeNo, Self)> {
        type Make = Box<dyn Fn(Vec<ClauseId>) -> Act>;
        let (clauses, make): (_, Make) = match self {
            Self::Mark { clauses, done } => (
                clauses,
                Box::new(move |clauses| Self::Mark { clauses, done }),
            ),
            Self::Due { clauses, on, why } => (
                clauses,
                Box::new(move |clauses| {
                    let why = why.clone();
                    Self::Due { clauses, on, why }
                }),
            ),
            Self::Lift { clauses, why } => (
                clauses,
                Box::new(move |clauses| {
                    let why = why.clone();
                    Self::Lift { clauses, why }
                }),
            ),
            Self::Note { clause, .. } | Self::Value { clause, .. } => {
                return vec![(clause.notice(), self)];
            }
            Self::SendBack { ref which, .. } => return vec![(which.clause.notice(), self)],
            Self::Approve { ref returns, .. } => {
                // They are of one unit's answer to one notice.
                let first = returns.first().map(|one| one.clause.notice());
                return vec![(first.unwrap_or(general), self)];
            }
            Self::Ask { .. }
            | Self::Collect { .. }
            | Self::Urge { .. }
            | Self::Undo { .. }
            | Self::Redo { .. } => return vec![(general, self)],
        };
        let mut apart: BTreeMap<NoticeNo, Vec<ClauseId>> = BTreeMap::new();
        for clause in clauses {
            apart.entry(clause.notice()).or_default().push(clause);
        }
        let acts = apart.into_iter();
        acts.map(|(notice, clauses)| (notice, make(clauses)))
            .collect()
    }

    /// The clauses that it names; none where it takes a save back or restores one, or is about units.
    pub(crate) fn clauses(&self) -> &[ClauseId] {
        match self {
            Self::Mark { clauses, .. } | Self::Due { clauses, .. } | Self::Lift { clauses, .. } => {
                clauses
            }
            Self::Note { clause, .. } | Self::Value { clause, .. } => slice::from_ref(clause),
            _ => &[],
        }
    }
}

/// Names a return.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ReturnKey {
    /// On which clause.
    pub(crate) clause: ClauseId,
    /// The save that holds it.
    pub(crate) save: SaveId,
    /// The unit's name.
    pub(crate) unit: String,
}

/// The entries that an act comes to, and what is to be told about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    /// To be added to the journal, sorted, all of one save; none where nothing changes.
    pub(crate) entries: Vec<Entry>,
    /// Clauses for which all was so already: since when and by whom; `None` where it never was otherwise.
    pub(crate) already: Vec<(ClauseId, Option<Stamp>)>,
    /// The save that is taken back or restored.
    pub(crate) save: Option<Save>,
    /// Clauses of that save whose mark someone else has changed since, and when: that later mark stays.
    pub(crate) overtaken: Vec<(ClauseId, Stamp)>,
}

impl Plan {
    /// The save that the new entries are; `None` where there are none.
    pub(crate) fn key(&self) -> Option<SaveKey> {
        self.entries.first().map(Entry::key)
    }
}

/// A save that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Save {
    /// Its name.
    pub(crate) key: SaveKey,
    /// When and by whom.
    pub(crate) stamp: Stamp,
}
