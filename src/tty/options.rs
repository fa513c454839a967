//! What a terminal is taken over with.

use super::pen::Colors;
use crate::text::{Ambiguous, Ruler};

/// What is asked of the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// How wide ambiguous characters are taken to be.
    pub(crate) ambiguous: Ambiguous,
    /// How the terminal is thought to measure until it has answered; nothing where it is not asked.
    pub(crate) expected: Ruler,
    /// The colours that are sent.
    pub(crate) colors: Colors,
    /// Whether the program gets the mouse. The terminal then selects text only with Shift held; without it, the wheel
    /// comes as arrow keys.
    pub(crate) mouse: bool,
}
