//! Making a journal where none is.

use std::fs;
use std::io;
use std::path::Path;

use super::lock::Lock;
use super::missing::Missing;
use super::patience::{Patience, Wait};
use super::replace::{Replace, Written, clear};
use super::rights::Rights;
use super::{fault, folder, names, read};
use crate::error::{Error, Kind, Result};
use crate::journal::Journal;
use crate::lang::{Label, both};

const MAKING: Label = Label::new(
    "未保存，登记文件无法建立",
    "not saved; the journal cannot be made",
);

/// Writes a journal to a new file; one that is there is left alone. The second value is as [`Saved::unsynced`](super::Saved).
pub(super) fn write_new(path: &Path, journal: &Journal, missing: Missing) -> Result<Option<Error>> {
    let written = make(
        path,
        journal,
        missing,
        &mut Patience::new(&Wait::for_command()),
    )
    .and_then(|written| {
        written.ok_or_else(|| {
            Error::new(
                Kind::Usage,
                both!(
                    "文件已经存在，未覆盖",
                    "the file is there already and was left alone"
                ),
            )
        })
    });
    match written {
        Ok(written) => Ok(written.unsynced.map(|e| e.in_file(path))),
        Err(e) => Err(e.in_file(path)),
    }
}

/// Makes a journal; `None` where there is something by now. `missing` says whether the folder is made too.
pub(super) fn make(
    path: &Path,
    journal: &Journal,
    missing: Missing,
    patience: &mut Patience,
) -> Result<Option<Written>> {
    let failed = |e: &io::Error| fault::io(MAKING, e);
    let text = journal.to_ron()?;
    check_size(text.len())?;
    if fs::symlink_metadata(path).is_ok() {
        return Ok(None);
    }
    if missing == Missing::EmptyWithFolder {
        folder::make(names::folder_of(path)).map_err(|e| failed(&e))?;
    }
    let rights = Rights::Journal;
    let lock = Lock::take(path, &rights, patience)?;
    clear(path);
    let new = Replace::prepare(path, &[text.as_bytes()], &rights).map_err(|e| failed(&e))?;
    if !lock.is_held() {
        return Ok(None);
    }
    in_place(new.into_new(), MAKING)
}

/// The outcome of putting a file in place; `None` where it is worth another try.
pub(super) fn in_place(written: io::Result<Written>, doing: Label) -> Result<Option<Written>> {
    match written {
        Ok(written) => Ok(Some(written)),
        Err(e) if read::passing(&e) || e.kind() == io::ErrorKind::AlreadyExists => Ok(None),
        Err(e) => Err(fault::io(doing, &e)),
    }
}

/// What is written must be readable again.
pub(super) fn check_size(length: usize) -> Result<()> {
    if length as u64 > read::MAX_BYTES {
        return Err(fault::too_large(read::MAX_BYTES));
    }
    Ok(())
}
