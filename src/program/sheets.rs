//! Return sheets made anew for the units that are listed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{Program, now};
use crate::catalogue::{NoticeNo, UnitId};
use crate::error::{Error, Result};
use crate::journal::{Journal, Period, Progress};
use crate::listing::{Board, Owing};
use crate::report::returns::{BlankPage, Book, Package};
use crate::report::words::quoted;
use crate::search::Library;
use crate::store::{Over, write_files};

/// A notice as its sheets know it: open alone.
struct Alone {
    no: NoticeNo,
    name: String,
    library: Library,
    journal: Journal,
    progress: Progress,
}

impl Program {
    /// Writes the sheets of these units to a folder; gives where that is.
    pub(super) fn sheets(
        &self,
        folder: &Path,
        (period, by, units): (Period, NaiveDate, &[UnitId]),
        over: bool,
    ) -> Result<PathBuf> {
        let alone = self.alone()?;
        let catalogue = &self.world.library.catalogue;
        let owings: Vec<(&Alone, Board<'_>, Owing<'_>)> = alone
            .iter()
            .map(|one| {
                let board = Board {
                    catalogue: &one.library.catalogue,
                    progress: &one.progress,
                    calendar: Some(self.app.calendar(&self.world)),
                };
                let owing = board.owing(board.clauses(), false);
                (one, board, owing)
            })
            .collect();
        let mut books: BTreeMap<UnitId, Book<'_>> = BTreeMap::new();
        for (one, board, owing) in &owings {
            for owed in &owing.units {
                let id = catalogue.unit_in(one.no, &owed.unit.name);
                let Some(id) = id.filter(|id| units.contains(id)) else {
                    continue;
                };
                let book = books.entry(id).or_insert_with(|| Book {
                    unit: &catalogue.unit(id).name,
                    pages: Vec::new(),
                });
                book.pages.push(BlankPage {
                    board: *board,
                    owed,
                    stamp: one
                        .journal
                        .entries()
                        .last()
                        .map_or(0, |entry| entry.order()),
                    short: &one.name,
                });
            }
        }
        let title = &catalogue.notice.title;
        let title = if catalogue.is_shelf() {
            title.clone()
        } else {
            quoted(title)
        };
        let package = Package {
            books: books.into_values().collect(),
            title: &title,
            period,
            by,
            signed: "",
            made: now().date_naive(),
        };
        let over = if over { Over::Anything } else { Over::Nothing };
        // That the disk did not confirm it is no reason to keep the files from people.
        let _: Vec<Error> = write_files(folder, &package.files()?, over)?;
        Ok(folder
            .canonicalize()
            .unwrap_or_else(|_| folder.to_path_buf()))
    }

    /// Each notice alone, since a sheet that leaves the program is of one.
    fn alone(&self) -> Result<Vec<Alone>> {
        let volumes = self
            .reading
            .iter()
            .flat_map(|reading| &reading.folder.volumes);
        let read = volumes.filter(|one| self.app.journal(one.no).is_some());
        let mut all: Vec<Alone> = read
            .map(|volume| {
                let library = Library::new(volume.catalogue()?)?;
                let journal = volume.store(&library.catalogue).load()?;
                Ok(Alone::new(volume.no, &volume.name, library, journal))
            })
            .collect::<Result<_>>()?;
        if let (true, Some(journal)) = (all.is_empty(), self.app.journal(NoticeNo::default())) {
            let library = Library::new(self.world.library.catalogue.clone())?;
            let no = NoticeNo::default();
            all.push(Alone::new(no, "", library, journal.clone()));
        }
        Ok(all)
    }
}

impl Alone {
    fn new(no: NoticeNo, name: &str, library: Library, journal: Journal) -> Self {
        Self {
            no,
            name: name.to_owned(),
            progress: journal.progress(),
            library,
            journal,
        }
    }
}
