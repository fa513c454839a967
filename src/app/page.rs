//! What makes a screen the one it is; each file of `screens/` is one.

use chrono::{DateTime, FixedOffset};

use crate::catalogue::{AreaNo, ClauseId, NoticeNo};
use crate::journal::{Progress, Stage};
use crate::keys::Scope;
use crate::listing::order::ClauseOrder;
use crate::listing::{Board, Calendar};

use super::item::Item;
use super::slot::Slot;
use super::world::World;

/// Which clauses lists show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Show {
    /// All of them.
    #[default]
    All,
    /// Those that are not done.
    Open,
    /// Those that are done.
    Done,
}

/// What rows are made from.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'a> {
    /// What never changes.
    pub(crate) world: &'a World,
    /// How far each clause is.
    pub(crate) progress: &'a Progress,
    /// The notice that one is in, where that is one.
    pub(crate) notice: Option<NoticeNo>,
    /// The notices that are open.
    pub(crate) slots: &'a [Slot],
    /// Which clauses lists show.
    pub(crate) show: Show,
    /// A clause that lists show in any case.
    pub(crate) held: Option<ClauseId>,
    /// In which order lists of clauses stand.
    pub(crate) order: ClauseOrder,
    /// From which day flags are counted.
    pub(crate) calendar: Calendar,
    /// The time by the reader's clock, when it was last looked at.
    pub(crate) now: DateTime<FixedOffset>,
    /// What is typed into the screen's line; empty where it has none.
    pub(crate) line: &'a str,
}

impl<'a> Seen<'a> {
    /// The catalogue beside what was recorded.
    pub(crate) fn board(&self) -> Board<'a> {
        Board {
            catalogue: &self.world.library.catalogue,
            progress: self.progress,
            calendar: Some(self.calendar),
        }
    }

    /// Whether lists show this clause.
    pub(crate) fn shows(&self, id: ClauseId) -> bool {
        let done = self.progress.of(id).stage() == Stage::Done;
        self.held == Some(id)
            || match self.show {
                Show::All => true,
                Show::Open => !done,
                Show::Done => done,
            }
    }
}

/// A kind of screen. What it does not say is as most screens have it.
pub(crate) trait Page {
    /// In which scope its keys are looked up; where characters are text there, the screen has a line to type into.
    fn scope(&self) -> Scope;

    /// Its name on the way that the header shows; `None` for one that lies over another.
    fn title(&self, world: &World) -> Option<String>;

    /// Its rows, made anew when the line, the journal or the filter has changed.
    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item>;

    /// Whether it lies over the screen below, which stays to be seen.
    fn is_overlay(&self) -> bool {
        false
    }

    /// Whether it is a text that the arrows scroll; its rows, if any, are chosen one after another.
    fn is_text(&self) -> bool {
        false
    }

    /// Whether it opens on the row that is selected rather than at its beginning.
    fn opens_on_selection(&self) -> bool {
        true
    }

    /// Whether it is a list of clauses, which can be marked to be changed together.
    fn lists_clauses(&self) -> bool {
        false
    }

    /// Whether it shows all, the open or the done clauses as lists do; one that does not has a rule of its own.
    fn filters(&self) -> bool {
        self.lists_clauses()
    }

    /// Whether its rows stand in the order that is chosen for lists; one that does not has an order of its own.
    fn sorts(&self) -> bool {
        true
    }

    /// The clause that it shows whole.
    fn clause(&self) -> Option<ClauseId> {
        None
    }

    /// The area whose clauses it lists.
    fn area(&self) -> Option<AreaNo> {
        None
    }

    /// The notice that it is a screen of; `None` where it runs across all.
    fn notice(&self) -> Option<NoticeNo> {
        let area = self.area().map(|area| area.notice);
        area.or_else(|| self.clause().map(ClauseId::notice))
    }
}
