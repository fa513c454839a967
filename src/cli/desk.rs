//! What a verb works on: the library, and the journal.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::out::Out;
use crate::error::Result;
use crate::journal::{Act, Journal, Progress, Subject};
use crate::lang::tr;
use crate::listing::{Board, Calendar};
use crate::search::Library;
use crate::settings::Options;
use crate::store::{Missing, Saved, Store, now};

/// Everything a verb works on. Opening it touches no journal.
pub(crate) struct Desk<'a> {
    options: &'a Options,
    /// The notice taken apart, and what finds things in it.
    pub(crate) library: Library,
    /// The journal on disk.
    pub(crate) store: Store,
}

impl<'a> Desk<'a> {
    /// What the options name.
    ///
    /// # Errors
    ///
    /// Those of reading a catalogue; `Kind::Usage` where there is no place for the journal.
    pub(super) fn open(options: &'a Options) -> Result<Self> {
        // A slip in the path would start a second journal that nobody reads; `init` makes one.
        Self::with(options, Missing::Refused)
    }

    /// What the options name, for the screen: there somebody sees that the journal is a new one before the first mark
    /// makes it.
    ///
    /// # Errors
    ///
    /// Those of [`Desk::open`].
    pub(crate) fn for_screen(options: &'a Options) -> Result<Self> {
        Self::with(options, Missing::Empty)
    }

    fn with(options: &'a Options, missing: Missing) -> Result<Self> {
        let library = Library::new(options.load_catalogue()?)?;
        let store = options.store(Arc::new(Subject::of(&library.catalogue)), missing)?;
        Ok(Self {
            options,
            library,
            store,
        })
    }

    /// How far each clause is now.
    pub(super) fn progress(&self) -> Result<Progress> {
        Ok(self.store.load()?.progress())
    }

    /// How far each clause was before `end`.
    pub(super) fn progress_at(&self, end: DateTime<FixedOffset>) -> Result<Progress> {
        Ok(self.store.load()?.progress_at(end))
    }

    /// The catalogue beside `progress`.
    pub(super) fn board<'b>(&'b self, progress: &'b Progress) -> Board<'b> {
        Board {
            catalogue: &self.library.catalogue,
            progress,
            calendar: Some(self.calendar(now().date_naive())),
        }
    }

    /// The catalogue beside `progress`, with flags as they stood on a day.
    pub(super) fn board_on<'b>(&'b self, progress: &'b Progress, day: NaiveDate) -> Board<'b> {
        Board {
            calendar: Some(self.calendar(day)),
            ..self.board(progress)
        }
    }

    /// That of a day, by the rule that is set.
    fn calendar(&self, today: NaiveDate) -> Calendar {
        let soon = self.options.soon_days.0;
        Calendar { today, soon }
    }

    /// The journal as it is now.
    pub(super) fn journal(&self) -> Result<Journal> {
        self.store.load()
    }

    /// Records `act` in the operator's name; what the file system adds to it is told on standard error.
    ///
    /// # Errors
    ///
    /// `Kind::Usage` under `--read-only`, else those of [`Store::record`]; nothing is recorded then.
    pub(super) fn record(&self, act: &Act, out: &mut Out) -> Result<Saved> {
        self.options.writable()?;
        let by = self.options.author()?;
        let new = !self.store.path().exists();
        let saved = self.store.record(act, &by, now)?;
        if !saved.plan.entries.is_empty() {
            out.saved();
            if new {
                let path = self.store.path().display();
                out.note(&tr!(
                    out.lang,
                    "新建了登记文件 {path}",
                    "made the journal {path}"
                ));
            }
        }
        for warning in saved.unsynced.iter().chain(&saved.no_backup) {
            out.warn(warning);
        }
        for remark in &saved.remarks {
            out.note(remark.pick(out.lang));
        }
        Ok(saved)
    }
}
