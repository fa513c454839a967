//! What a save came to.

use super::fingerprint::Fingerprint;
use crate::error::Error;
use crate::journal::{Journal, Plan};
use crate::lang::Wording;

/// What a save came to.
#[derive(Debug)]
pub(crate) struct Saved {
    /// The journal as it is now, the changes of others included.
    pub(crate) journal: Journal,
    /// What was recorded, and what needed no recording.
    pub(crate) plan: Plan,
    /// What the file looks like now; lets a screen tell its own saves from those of others.
    pub(crate) fingerprint: Fingerprint,
    /// The entries are in the file, but the system could not confirm that they outlast a power cut.
    pub(crate) unsynced: Option<Error>,
    /// The entries are saved, but the day's copy of the journal before them is not.
    pub(crate) no_backup: Option<Error>,
    /// What people should know: the format's version is another one now, comments could not be kept, a clock was ahead.
    pub(crate) remarks: Vec<Wording>,
}
