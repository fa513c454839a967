//! What a verb works on: the library, and the journal.

use std::mem::ManuallyDrop;
use std::sync::Arc;

use chrono::NaiveDate;

use super::out::Out;
use crate::catalogue::Catalogue;
use crate::error::{Error, Kind, Result};
use crate::journal::{Act, Journal, Progress, Subject};
use crate::lang::{both, tr};
use crate::listing::{Board, Calendar};
use crate::search::Library;
use crate::settings::{Folder, Options, Volume};
use crate::store::{Missing, Saved, Store, now};

/// Everything a verb works on. Opening it touches no journal.
pub(crate) struct Desk<'a> {
    options: &'a Options,
    /// The notice taken apart, and what finds things in it.
    ///
    /// A command ends when its answer is out: nobody waits until a hundred thousand clauses are given back one by one.
    pub(crate) library: ManuallyDrop<Library>,
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
        if options.notice.is_none()
            && let Some(folder) = options.folder()?
        {
            return Err(which_notice(&folder));
        }
        let library = ManuallyDrop::new(Library::new(options.load_catalogue()?)?);
        let store = options.store(Arc::new(Subject::of(&library.catalogue)), missing)?;
        Ok(Self {
            options,
            library,
            store,
        })
    }

    /// A notice of a shelf.
    ///
    /// # Errors
    ///
    /// Those of [`Library::new`].
    pub(super) fn of(options: &'a Options, catalogue: Catalogue, volume: &Volume) -> Result<Self> {
        let library = ManuallyDrop::new(Library::new(catalogue)?);
        let store = volume.store(&library.catalogue);
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

    /// The catalogue beside `progress`.
    pub(super) fn board<'b>(&'b self, progress: &'b Progress) -> Board<'b> {
        Board {
            catalogue: &self.library.catalogue,
            progress,
            calendar: Some(calendar(self.options, now().date_naive())),
        }
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

/// The flags of a day, by the rule that is set.
pub(super) fn calendar(options: &Options, today: NaiveDate) -> Calendar {
    let soon = options.soon_days.0;
    Calendar { today, soon }
}

/// That one notice has to be named where a shelf is open.
fn which_notice(folder: &Folder) -> Error {
    let names: Vec<_> = folder.volumes.iter().map(|one| one.name.as_str()).collect();
    let (zh, en) = (names.join("、"), names.join(", "));
    Error::new(
        Kind::Usage,
        both!(
            "这里有多份通知，要用 --notice 指明一份",
            "several notices are here; name one with --notice"
        ),
    )
    .hint(both!("可用：{zh}", "known here: {en}"))
}
