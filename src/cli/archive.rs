//! What a verb works on that only looks: one notice, or all of a shelf.

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::desk::{Desk, calendar};
use super::out::Out;
use crate::error::Result;
use crate::journal::{Journal, Progress};
use crate::lang::tr;
use crate::listing::Board;
use crate::search::Library;
use crate::settings::{Folder, Options};
use crate::store::now;

/// The notices that were asked for, and what is recorded for them.
pub(super) struct Archive<'a> {
    options: &'a Options,
    /// The notices taken apart, and what finds things in them.
    pub(super) library: ManuallyDrop<Library>,
    journals: Vec<Journal>,
    /// Where it is recorded: the journal, or the folder of several.
    pub(super) place: PathBuf,
}

impl<'a> Archive<'a> {
    /// What the options name. A notice of a shelf that cannot be read, or whose journal cannot, is told on standard error and left
    /// out.
    ///
    /// # Errors
    ///
    /// Those of reading a catalogue or a journal, where there is but one; those of [`Folder::open`].
    pub(super) fn open(options: &'a Options, out: &mut Out) -> Result<Self> {
        match options.folder()?.filter(|_| options.notice.is_none()) {
            Some(folder) => Self::of_shelf(options, &folder, out),
            None => {
                let desk = Desk::open(options)?;
                Ok(Self {
                    options,
                    journals: vec![desk.journal()?],
                    place: desk.store.path().to_path_buf(),
                    library: desk.library,
                })
            }
        }
    }

    fn of_shelf(options: &'a Options, folder: &Folder, out: &mut Out) -> Result<Self> {
        let mut library = Library::shelf(folder.shelf(out.lang))?;
        let mut journals = Vec::new();
        for volume in &folder.volumes {
            let read = folder
                .read(volume)
                .and_then(|(book, store)| Ok((book, store.load()?)));
            match read {
                Ok((book, journal)) => {
                    library.put(book);
                    journals.push(journal);
                }
                Err(error) => {
                    let name = &volume.name;
                    out.warn(&error);
                    out.note(&tr!(out.lang, "“{name}”未计入", "{name} is left out"));
                }
            }
        }
        Ok(Self {
            options,
            library: ManuallyDrop::new(library),
            journals,
            place: folder.path.clone(),
        })
    }

    /// How far each clause is now.
    pub(super) fn progress(&self) -> Progress {
        self.made(Journal::progress)
    }

    /// How far each clause was before `end`.
    pub(super) fn progress_at(&self, end: DateTime<FixedOffset>) -> Progress {
        self.made(|journal| journal.progress_at(end))
    }

    fn made(&self, of: impl Fn(&Journal) -> Progress) -> Progress {
        let mut progress = Progress::default();
        for journal in &self.journals {
            progress.take(of(journal), journal.place());
        }
        progress
    }

    /// The catalogue beside `progress`.
    pub(super) fn board<'b>(&'b self, progress: &'b Progress) -> Board<'b> {
        self.board_on(progress, now().date_naive())
    }

    /// The catalogue beside `progress`, with flags as they stood on a day.
    pub(super) fn board_on<'b>(&'b self, progress: &'b Progress, day: NaiveDate) -> Board<'b> {
        Board {
            catalogue: &self.library.catalogue,
            progress,
            calendar: Some(calendar(self.options, day)),
        }
    }
}
