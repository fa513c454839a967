//! The journal as it was before the first change of a day, kept beside it for the last days with changes.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rustix::fs::Dir;
use rustix::io::Errno;

use super::fault;
use super::replace::{Temp, folder_of};
use crate::error::{Error, Result};
use crate::lang::Label;

/// How many are kept.
const KEPT: usize = 7;

const KEEPING: Label = Label::new(
    "已保存，但当天的备份未能建立",
    "saved, but the day's backup could not be made",
);

/// Where the journal at `real` is kept on that day: `NAME.2026-11-23.bak`.
pub(super) fn path_on(real: &Path, day: NaiveDate) -> PathBuf {
    let mut name = real.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.bak", day.format("%Y-%m-%d")));
    real.with_file_name(name)
}

/// Keeps the journal at `real`, whose text is `text`, unless one was kept on that day; call it under the lock, with the new
/// file ready to replace it.
///
/// # Errors
///
/// [`Kind::Io`](crate::error::Kind::Io); no reason not to save.
pub(super) fn keep(real: &Path, text: &str, meta: &Metadata, day: NaiveDate) -> Result<()> {
    let backup = path_on(real, day);
    match try_keep(real, &backup, text, meta) {
        Ok(true) => {
            remove_old(real);
            Ok(())
        }
        Ok(false) => Ok(()),
        Err(e) => Err(failed(&backup, &e)),
    }
}

/// Whether it was kept now. A second name for the old file costs no space, comes whole or not at all, and becomes the only
/// one when the new file takes the first.
fn try_keep(real: &Path, backup: &Path, text: &str, meta: &Metadata) -> io::Result<bool> {
    match fs::hard_link(real, backup) {
        Ok(()) => Ok(true),
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(e) if no_links(&e) => copy(backup, text, meta).map(|()| true),
        Err(e) => Err(e),
    }
}

/// Whether the file system has no second names, or does not let this user give them.
fn no_links(error: &io::Error) -> bool {
    matches!(
        Errno::from_io_error(error),
        Some(Errno::PERM | Errno::OPNOTSUPP | Errno::NOSYS | Errno::MLINK)
    )
}

fn copy(backup: &Path, text: &str, meta: &Metadata) -> io::Result<()> {
    if fs::symlink_metadata(backup).is_ok() {
        return Ok(());
    }
    Temp::try_write(backup, text.as_bytes(), meta)?
        .try_put_in_place(backup)
        .map(|_| ())
}

fn failed(backup: &Path, error: &io::Error) -> Error {
    fault::io(KEEPING, backup, error)
}

/// The backups of the journal at `real`, the latest first; none where the folder cannot be read.
pub(super) fn all(real: &Path) -> Vec<PathBuf> {
    let name = real.file_name().unwrap_or_default();
    // The standard library's `read_dir` panics when a disk error comes at closing.
    let Ok(folder) = File::open(folder_of(real)).and_then(|folder| Ok(Dir::new(folder)?)) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = folder
        .flatten()
        .map(|entry| OsStr::from_bytes(entry.file_name().to_bytes()).to_owned())
        .filter(|entry| is_backup(entry, name))
        .map(|entry| real.with_file_name(entry))
        .collect();
    found.sort();
    found.reverse();
    found
}

/// Whether this is the name that [`path_on`] gives to a backup of `name`.
fn is_backup(entry: &OsStr, name: &OsStr) -> bool {
    entry
        .as_bytes()
        .strip_prefix(name.as_bytes())
        .and_then(|rest| rest.strip_prefix(b"."))
        .and_then(|rest| rest.strip_suffix(b".bak"))
        .and_then(|day| std::str::from_utf8(day).ok())
        .is_some_and(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok())
}

fn remove_old(real: &Path) {
    for old in all(real).into_iter().skip(KEPT) {
        // One more than are meant to be kept does no harm.
        let _ = fs::remove_file(old);
    }
}
