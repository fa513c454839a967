//! The journal of a notice that is open, as the screen keeps up with it.

use std::time::{Duration, Instant};

use crate::error::Result;
use crate::journal::Journal;
use crate::lang::Lang;
use crate::store::{Access, Fingerprint, Store};

/// How long a file may be unreadable before that is told: another program may be writing it.
pub(super) const BEING_WRITTEN: Duration = Duration::from_millis(400);

/// A journal that is read, recorded in, and read again when others change it.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) store: Store,
    /// The file as it was when last read.
    seen: Fingerprint,
    /// The file as it is read at this moment.
    now: Fingerprint,
    /// Since when it has been unreadable, where that has not been told yet.
    doubtful: Option<Instant>,
}

impl Kept {
    /// Reads a journal for the first time.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(super) fn open(store: Store) -> Result<(Self, Journal)> {
        let seen = store.fingerprint();
        let journal = store.load()?;
        let kept = Self {
            store: store.expected(),
            now: seen.clone(),
            seen,
            doubtful: None,
        };
        Ok((kept, journal))
    }

    /// Why nothing can be recorded in it, where that is so.
    pub(super) fn read_only(&self, lang: Lang) -> Option<String> {
        let path = self.store.path().display();
        match self.store.access() {
            Access::ReadOnly(why) => {
                log::info!("journal {path}: read only: {}", why.en);
                Some(why.pick(lang).to_owned())
            }
            Access::Writable => {
                log::info!("journal {path}: can be written");
                None
            }
        }
    }

    /// Takes note of a save of its own.
    pub(super) fn saved(&mut self, fingerprint: Fingerprint) {
        self.seen = fingerprint;
        // What was saved once is not to be begun anew.
        self.store = self.store.clone().expected();
    }

    /// What the file says now; `None` where nobody has changed it since.
    pub(super) fn read_again(&mut self) -> Option<Result<Journal>> {
        if !self.store.changed_since(&self.seen) {
            return None;
        }
        self.now = self.store.fingerprint();
        Some(self.store.load())
    }

    /// Whether a file that cannot be understood may be one that is being written at this moment; then it is looked at again.
    pub(super) fn may_be_in_the_making(&mut self) -> bool {
        self.doubtful.get_or_insert_with(Instant::now).elapsed() < BEING_WRITTEN
    }

    /// Takes note that what was read last has been told.
    pub(super) fn told(&mut self) {
        self.doubtful = None;
        self.seen = self.now.clone();
    }
}
