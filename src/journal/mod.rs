//! What operators recorded, and what follows from it: pure functions over entries.
//!
//! Nothing derived is stored. [`Journal::progress`] says how far each clause is, [`Journal::plan`] turns what an operator
//! wants into the entries to add, [`Journal::merge`] joins two copies; [`mod@format`] is how a journal looks as a file,
//! [`adding`] how a file is added to, [`held`] what of it need not be read again, [`quick`] how it is read without RON. Files
//! here import one another by name, and in no circle.

mod act;
mod adding;
mod counted;
mod day;
mod deed;
mod digest;
mod draft;
mod entries;
mod entry;
mod fields;
mod find;
mod flags;
mod fold;
mod format;
mod held;
mod known;
mod line;
mod name;
mod period;
mod plan;
mod progress;
mod quick;
mod reading;
mod returns;
mod revised;
mod rounds;
#[cfg(test)]
pub(crate) mod samples;
mod scan;
mod stage;
mod standing;
mod state;
mod subject;
#[cfg(test)]
mod tests;
mod undo;

pub(crate) use act::{Act, Author, Moment, Plan, ReturnKey};
pub(crate) use counted::{AreaCounts, Counts, UnitCounts};
pub(crate) use day::read_day;
#[cfg(test)]
pub(crate) use digest::Digest;
pub(crate) use entries::Journal;
pub(crate) use entry::{Did, Entry, Return, SaveId, SaveKey, Stamp, TextHash};
pub(crate) use find::{Amendment, line_of};
pub(crate) use flags::{Flags, Nearness};
pub(crate) use fold::{Past, record};
pub(crate) use held::{Again, Begins, Grown, Held};
pub(crate) use period::Period;
pub(crate) use plan::LONGEST_TEXT;
pub(crate) use progress::Progress;
pub(crate) use returns::{Returned, Verdict};
pub(crate) use rounds::Urged;
pub(crate) use stage::Stage;
pub(crate) use state::ClauseState;
pub(crate) use subject::Subject;
