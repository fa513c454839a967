//! What all of it is made from.

use crate::catalogue::Catalogue;
use crate::journal::Progress;

/// The catalogue beside what has been recorded for it: everything a list is made of.
#[derive(Clone, Copy)]
pub(crate) struct Board<'a> {
    /// The notice taken apart.
    pub(crate) catalogue: &'a Catalogue,
    /// How far each clause is.
    pub(crate) progress: &'a Progress,
}
