//! The line that takes a note, a value, a day, a reason or a file name.

use chrono::NaiveDate;

use crate::app::export::Export;
use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::catalogue::{ClauseId, NoticeNo};
use crate::journal::{Act, Period, ReturnKey};
use crate::keys::Scope;

/// What a prompt's line becomes when it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asks {
    /// A note on a clause's progress.
    Note(ClauseId),
    /// The value of one of a clause's indicators, the one that is selected.
    Value(ClauseId),
    /// The day by which clauses are due.
    Due(Vec<ClauseId>),
    /// Why that day is moved or, without one, taken away.
    Why {
        /// Of which clauses.
        clauses: Vec<ClauseId>,
        /// The new day.
        on: Option<NaiveDate>,
    },
    /// Why a return is sent back.
    SendBack(ReturnKey),
    /// How a unit was urged, and what it answered.
    Urge {
        /// For which notice.
        notice: NoticeNo,
        /// The unit's name.
        unit: String,
        /// For which period.
        period: Period,
    },
    /// A file for the rows that are listed.
    Export(Export),
    /// Another file for the journal, to record there what this one did not take.
    Elsewhere {
        /// The notice whose journal it is.
        notice: NoticeNo,
        /// What was not taken.
        act: Act,
    },
}

/// A line to type over the screen below; the indicators it can be for are its rows.
#[derive(Clone, Debug)]
pub(crate) struct Prompt {
    /// What it will be.
    pub(crate) asks: Asks,
}

impl Page for Prompt {
    fn scope(&self) -> Scope {
        Scope::Prompt
    }

    fn title(&self, _: &World) -> Option<String> {
        None
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let Asks::Value(id) = self.asks else {
            return Vec::new();
        };
        let clause = seen.world.library.catalogue.clause(id).into_iter();
        let indicators = clause.flat_map(|clause| &clause.indicators);
        let numbers = (1..).zip(indicators).map(|(number, _)| number);
        numbers.map(Item::Indicator).collect()
    }

    fn is_overlay(&self) -> bool {
        true
    }
}
