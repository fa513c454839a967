//! What is drawn, and on what kind of terminal.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::app::{App, Screen, World};
use crate::catalogue::ClauseId;
use crate::lang::Lang;
use crate::listing::Board;
use crate::listing::order::ClauseOrder;
use crate::text::{Breaks, Ruler};

/// The state as it is to be drawn on a terminal that measures with `ruler`.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    /// What is shown.
    pub(crate) app: &'a App,
    /// What never changes.
    pub(crate) world: &'a World,
    /// How wide characters are there.
    pub(crate) ruler: Ruler,
    /// Where texts break into lines, as far as known.
    pub(crate) breaks: &'a Breaks,
}

impl<'a> View<'a> {
    pub(super) fn board(&self) -> Board<'a> {
        self.app.board(self.world)
    }

    /// A clause's number as it is told where notices stand beside one another.
    pub(super) fn told(&self, id: ClauseId) -> String {
        self.world.library.catalogue.told(id)
    }

    /// The screen that fills the window.
    pub(super) fn screen(&self) -> &'a Screen {
        self.app.window()
    }

    /// The time by the reader's clock.
    pub(super) fn now(&self) -> DateTime<FixedOffset> {
        self.app.now
    }

    /// The day by the reader's clock.
    pub(super) fn today(&self) -> NaiveDate {
        self.app.now.date_naive()
    }

    /// In which order lists of clauses stand, where that is not by number.
    pub(super) fn order(&self) -> Option<&'static str> {
        let order = Some(self.app.order).filter(|order| *order != ClauseOrder::Number);
        order.map(|order| order.label().pick(self.lang()))
    }

    /// The language of the chrome.
    pub(super) fn lang(&self) -> Lang {
        self.world.lang
    }
}
