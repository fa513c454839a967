//! What a catalogue of several notices knows of each.

use std::collections::HashMap;
use std::ops::Range;

use super::{Notice, UnitId};

/// The notices of a shelf, and which bodies their units are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shelf {
    /// By their place; `None` while one has not been read, or cannot be.
    pub(super) places: Vec<Option<Place>>,
    /// What each notice is called in a row, read or not.
    pub(super) names: Vec<String>,
    /// The unit that each body is.
    pub(super) bodies: HashMap<String, UnitId>,
    /// The names of the units with their places, where these are known, by the place of the unit.
    pub(super) wholes: Vec<Option<String>>,
    /// The unit that has each name on the shelf; none where several bodies have it, which then go by more.
    pub(super) named: HashMap<String, Option<UnitId>>,
}

/// A notice that has been put on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The document.
    pub(super) notice: Notice,
    /// Its areas among all of them.
    pub(super) areas: Range<usize>,
    /// The unit that each of its names means.
    pub(super) units: HashMap<String, UnitId>,
}
