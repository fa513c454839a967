//! What is drawn, and on what kind of terminal.

use crate::app::{App, Screen, World};
use crate::lang::Lang;
use crate::listing::Board;
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

    /// The screen that fills the window.
    pub(super) fn screen(&self) -> &'a Screen {
        self.app.window()
    }

    /// The language of the chrome.
    pub(super) fn lang(&self) -> Lang {
        self.world.lang
    }
}
