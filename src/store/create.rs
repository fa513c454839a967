//! Making the journal, where two may want to be first.
//!
//! There is no file to lock yet, so the lock is on the temporary file that becomes the journal. Its name differs from that of
//! [`replace`](super::replace), whose lock it does not hold.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, OFlags, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::replace::{Written, folder_of, hidden_beside, sync_folder};
use super::{Fingerprint, Missing, fault};
use crate::error::Result;
use crate::lang::Label;

const MAKING: Label = Label::new(
    "未保存，登记文件无法建立",
    "not saved; the journal cannot be made",
);

/// The mode of a new journal, less what the umask takes: the group may be let in, others are not.
const MODE: u32 = 0o660;

/// The journal to be, locked; removed unless it is finished.
pub(super) struct New {
    temp: PathBuf,
    target: PathBuf,
    file: File,
    folder: File,
    in_place: bool,
}

/// Prepares a new file at `path`; `None` where there is something by now. `missing` says whether the folder is made too.
pub(super) fn lock(path: &Path, missing: Missing) -> Result<Option<New>> {
    try_lock(path, missing, &super::lock::Wait::new(path))
}

fn try_lock(path: &Path, missing: Missing, wait: &super::lock::Wait<'_>) -> Result<Option<New>> {
    let failed = |e: &io::Error| fault::io(MAKING, path, e);
    let folder = folder_of(path);
    if missing == Missing::EmptyWithFolder {
        // 0700 as the XDG base directory specification asks for.
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|e| failed(&e))?;
    }
    let folder = File::open(folder).map_err(|e| failed(&e))?;
    let temp = hidden_beside(path, "new");
    loop {
        if fs::symlink_metadata(path).is_ok() {
            return Ok(None);
        }
        let file = open(&temp).map_err(|e| failed(&e))?;
        wait.for_lock(&file)?;
        if !super::lock::names(&temp, &file, path)? {
            continue;
        }
        let new = New {
            temp,
            target: path.to_path_buf(),
            file,
            folder,
            in_place: false,
        };
        // Dropping it removes the temporary file, which is ours while it is locked.
        let taken = fs::symlink_metadata(path).is_ok();
        return Ok((!taken).then_some(new));
    }
}

/// Opens or makes the temporary file; a link, or a file with a second name, is not ours.
fn open(temp: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(MODE)
        .custom_flags(flags.bits().cast_signed())
        .open(temp)?;
    let meta = file.metadata()?;
    if !meta.is_file() || meta.nlink() > 1 {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    Ok(file)
}

impl New {
    /// Fills it and gives it its name.
    pub(super) fn finish(mut self, bytes: &[u8]) -> Result<Written> {
        let fingerprint = self
            .try_finish(bytes)
            .map_err(|e| fault::io(MAKING, &self.target, &e))?;
        self.in_place = true;
        Ok(Written {
            fingerprint,
            unsynced: sync_folder(&self.folder, &self.target),
        })
    }

    fn try_finish(&self, bytes: &[u8]) -> io::Result<Fingerprint> {
        self.file.set_len(0)?;
        (&self.file).write_all(bytes)?;
        self.file.sync_all()?;
        let fingerprint = Fingerprint::of(&self.file.metadata()?);
        match renameat_with(CWD, &self.temp, CWD, &self.target, RenameFlags::NOREPLACE) {
            // Some network file systems know no such renaming; under the lock only a stranger could be in the way.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {
                fs::rename(&self.temp, &self.target)?;
            }
            other => other?,
        }
        Ok(fingerprint)
    }
}

impl Drop for New {
    fn drop(&mut self) {
        if !self.in_place {
            let _ = fs::remove_file(&self.temp);
        }
    }
}
