//! The notices of a shelf one by one, for verbs that write or read files of each.

use super::desk::Desk;
use super::out::Out;
use crate::catalogue::{Book, NoticeNo};
use crate::error::Result;
use crate::lang::tr;
use crate::search::Library;
use crate::settings::{Folder, Options};

/// A notice of a shelf, open alone.
pub(super) struct Shelved<'a> {
    /// Its place.
    pub(super) no: NoticeNo,
    /// What it is called.
    pub(super) name: String,
    /// The notice and its journal.
    pub(super) desk: Desk<'a>,
}

/// All notices of a shelf that can be read, each alone, and all of them together.
pub(super) struct Shelf<'a> {
    /// Each alone, in the order of the shelf.
    pub(super) all: Vec<Shelved<'a>>,
    /// Together, so that a unit is known across them.
    pub(super) library: Library,
}

impl<'a> Shelf<'a> {
    /// The shelf that the options name; `None` where they name one notice. What cannot be read is told on standard error.
    ///
    /// # Errors
    ///
    /// Those of [`Folder::open`].
    pub(super) fn open(options: &'a Options, out: &mut Out) -> Result<Option<Self>> {
        let Some(folder) = options.folder()?.filter(|_| options.notice.is_none()) else {
            return Ok(None);
        };
        let mut library = Library::shelf(folder.shelf(out.lang))?;
        let mut all = Vec::new();
        for volume in &folder.volumes {
            match Self::one(options, &folder, volume.no) {
                Ok((book, desk)) => {
                    library.put(book);
                    all.push(Shelved {
                        no: volume.no,
                        name: volume.name.clone(),
                        desk,
                    });
                }
                Err(error) => {
                    let name = &volume.name;
                    out.warn(&error);
                    out.note(&tr!(out.lang, "“{name}”未计入", "{name} is left out"));
                }
            }
        }
        Ok(Some(Self { all, library }))
    }

    fn one(options: &'a Options, folder: &Folder, no: NoticeNo) -> Result<(Book, Desk<'a>)> {
        let volume = &folder.volumes[no.index()];
        let catalogue = volume.catalogue()?;
        let (book, _) = folder.put(volume, catalogue.clone());
        let desk = Desk::of(options, catalogue, volume)?;
        desk.journal()?;
        Ok((book, desk))
    }
}
