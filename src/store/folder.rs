//! Folders: what is in them, and making what was done in them outlast a power cut.

use std::ffi::{OsStr, OsString};
use std::fs::{DirBuilder, File};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use rustix::fs::Dir;
use rustix::io::Errno;

use super::fault;
use super::names::folder_of;
use crate::error::Error;
use crate::lang::Label;

const SYNCING: Label = Label::new(
    "已保存，但系统未能确认写入磁盘，断电时可能丢失",
    "saved, but the system could not confirm it on disk; a power cut may lose it",
);

/// The names in a folder, in no order; none where it cannot be read.
pub(super) fn entries(folder: &Path) -> Vec<OsString> {
    // The standard library's `read_dir` panics when a disk error comes at closing.
    let Ok(folder) = File::open(folder).and_then(|folder| Ok(Dir::new(folder)?)) else {
        return Vec::new();
    };
    folder
        .flatten()
        .map(|entry| OsStr::from_bytes(entry.file_name().to_bytes()).to_owned())
        .filter(|name| name != "." && name != "..")
        .collect()
}

/// Makes the renaming in this folder outlast a power cut. The error says that all is saved but for that; file systems that
/// cannot sync a folder have no need to.
pub(super) fn sync(folder: &File) -> Option<Error> {
    let error = folder.sync_all().err()?;
    match Errno::from_io_error(&error) {
        Some(Errno::INVAL | Errno::OPNOTSUPP | Errno::NOSYS | Errno::BADF) => None,
        _ => Some(fault::io(SYNCING, &error)),
    }
}

/// Makes the folder where it is missing, and those above it, each for its owner only (0700, as the XDG base directory
/// specification asks for), so that a power cut does not take them away.
///
/// # Errors
///
/// The system refuses; what it cannot sync is no error, since nothing is in it yet.
pub(crate) fn make(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        return Ok(());
    }
    let above = folder_of(folder);
    make(above)?;
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
        other => other?,
    }
    let _ = File::open(above).map(|above| sync(&above));
    Ok(())
}
