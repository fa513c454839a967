//! What all of it is made from.

use super::flags::Calendar;
use crate::catalogue::Catalogue;
use crate::journal::Progress;

/// The catalogue beside what has been recorded for it: everything a list is made of.
#[derive(Clone, Copy)]
pub(crate) struct Board<'a> {
    /// The notice taken apart.
    pub(crate) catalogue: &'a Catalogue,
    /// How far each clause is.
    pub(crate) progress: &'a Progress,
    /// From which day flags are counted; without one there are none but 待核.
    pub(crate) calendar: Option<Calendar>,
}
