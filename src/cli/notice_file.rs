//! The file that a notice came in, whatever program made it, as text.

use std::path::Path;

use crate::catalogue::Catalogue;
use crate::error::Result;
use crate::importer::{self, About};
use crate::lang::Wording;
use crate::office::{self, Document, Form};
use crate::settings::input;

/// What a file says.
pub(super) struct NoticeFile {
    /// Its text: a paragraph a line, a row of a table a line with tabs between its cells.
    pub(super) text: String,
    /// What it holds beside that and nobody read.
    pub(super) unread: Vec<Wording>,
}

/// Reads `file`; `-` is standard input.
///
/// # Errors
///
/// Those of [`input::bytes`], [`office::form()`], [`office::open`] and [`importer::decode()`].
pub(super) fn read(file: &Path) -> Result<NoticeFile> {
    let bytes = input::bytes(file)?;
    understood(bytes).map_err(|e| e.in_file(file))
}

/// The catalogue in `file`, or what becomes of the notice in it.
///
/// # Errors
///
/// Those of [`read`], of reading a catalogue and of taking a notice apart.
pub(super) fn catalogue(file: &Path) -> Result<Catalogue> {
    let bytes = input::bytes(file)?;
    if let Ok(text) = std::str::from_utf8(&bytes)
        && is_catalogue(text)
    {
        return Catalogue::from_ron(text, file);
    }
    let source = understood(bytes).map_err(|e| e.in_file(file))?;
    let taken = importer::import(&source.text, &About::default()).map_err(|e| e.in_file(file))?;
    Ok(taken.catalogue)
}

/// Whether a text is RON and no notice: it begins with a bracket and the name of a field.
fn is_catalogue(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let fields = text.strip_prefix('(').map(str::trim_start);
    fields.is_some_and(|fields| fields.starts_with("version"))
}

fn understood(bytes: Vec<u8>) -> Result<NoticeFile> {
    match office::form(&bytes)? {
        Form::Package => Ok(office::open(bytes)?.into()),
        Form::Text => {
            let text = importer::decode(&bytes)?;
            if office::is_page(&text) {
                return Ok(office::page(&text).into());
            }
            let unread = Vec::new();
            Ok(NoticeFile { text, unread })
        }
    }
}

impl From<Document> for NoticeFile {
    fn from(document: Document) -> Self {
        let unread = document.unread();
        Self {
            text: document.lines(),
            unread: unread.iter().map(office::Unread::wording).collect(),
        }
    }
}
