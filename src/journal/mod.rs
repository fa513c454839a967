//! What operators recorded, and what follows from it: pure functions over entries.
//!
//! Nothing derived is stored. [`Journal::progress`] says how far each clause is, [`Journal::plan`] turns what an operator
//! wants into the entries to add, [`Journal::merge`] joins two copies; [`mod@format`] is how a journal looks as a file.

mod act;
mod entries;
mod entry;
mod fold;
mod format;
mod plan;
mod progress;
#[cfg(test)]
pub(crate) mod samples;
mod standing;
mod undo;

pub(crate) use act::{Act, Plan};
pub(crate) use entries::Journal;
pub(crate) use entry::{Did, Entry, Stamp};

pub(crate) use fold::Past;
pub(crate) use plan::LONGEST_TEXT;
pub(crate) use progress::{ClauseState, Progress, Stage};
