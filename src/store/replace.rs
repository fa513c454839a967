//! Replacing a file as a whole: old or new, never half.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::{Fingerprint, fault};
use crate::error::{Error, Result};
use crate::lang::Label;

const SAVING: Label = Label::new(
    "未保存，登记文件无法写入",
    "not saved; the journal cannot be written",
);
const SYNCING: Label = Label::new(
    "已保存，但系统未能确认写入磁盘，断电时可能丢失",
    "saved, but the system could not confirm it on disk; a power cut may lose it",
);

/// What came of a replacement.
pub(super) struct Written {
    /// What the new file looks like.
    pub(super) fingerprint: Fingerprint,
    /// The file is in place, but the system could not confirm that it outlasts a power cut.
    pub(super) unsynced: Option<Error>,
}

/// The new file beside the old one, written and synced; removed unless it is put in place.
pub(super) struct Temp {
    path: PathBuf,
    target: PathBuf,
    file: File,
    folder: File,
    in_place: bool,
}

impl Temp {
    /// Writes what is to replace `target`, with the owner, group and mode of `like`. The caller holds the lock on `target`: the
    /// name is always the same, so that what a killed process left behind is replaced. Errors name `shown`.
    pub(super) fn write(
        target: &Path,
        bytes: &[u8],
        like: &Metadata,
        shown: &Path,
    ) -> Result<Self> {
        Self::try_write(target, bytes, like).map_err(|e| fault::io(SAVING, shown, &e))
    }

    /// [`Temp::write`] with the system's own error.
    pub(super) fn try_write(target: &Path, bytes: &[u8], like: &Metadata) -> io::Result<Self> {
        // Opened first: once the file is in place there must be as little left to fail as can be.
        let folder = File::open(folder_of(target))?;
        let path = hidden_beside(target, "tmp");
        let temp = Self {
            file: make(&path)?,
            path,
            target: target.to_path_buf(),
            folder,
            in_place: false,
        };
        keep_owner(&temp.file, like)?;
        temp.file
            .set_permissions(Permissions::from_mode(like.mode() & 0o7777))?;
        (&temp.file).write_all(bytes)?;
        temp.file.sync_all()?;
        Ok(temp)
    }

    /// Puts it in the place of the old file.
    pub(super) fn put_in_place(self, shown: &Path) -> Result<Written> {
        self.try_put_in_place(shown)
            .map_err(|e| fault::io(SAVING, shown, &e))
    }

    /// [`Temp::put_in_place`] with the system's own error.
    pub(super) fn try_put_in_place(mut self, shown: &Path) -> io::Result<Written> {
        let fingerprint = Fingerprint::of(&self.file.metadata()?);
        fs::rename(&self.path, &self.target)?;
        self.in_place = true;
        Ok(Written {
            fingerprint,
            unsynced: sync_folder(&self.folder, shown),
        })
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        if !self.in_place {
            // Nothing better can be done; the next save removes it.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Makes the renaming in this folder outlast a power cut. The error says that all is saved but for that; file systems that
/// cannot sync a folder have no need to.
pub(super) fn sync_folder(folder: &File, shown: &Path) -> Option<Error> {
    let error = folder.sync_all().err()?;
    match Errno::from_io_error(&error) {
        Some(Errno::INVAL | Errno::OPNOTSUPP | Errno::NOSYS | Errno::BADF) => None,
        _ => Some(fault::io(SYNCING, shown, &error)),
    }
}

/// The folder that holds this file.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// `.NAME.ENDING` beside `path`.
pub(super) fn hidden_beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// A new file for its owner only; one left behind by a killed process gives way, a link is never followed.
fn make(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    match options.open(path) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            options.open(path)
        }
        other => other,
    }
}

/// Gives `file` the owner and group of `like`. Only root can give a file away: where operators share a file through their
/// group, the one who saves becomes its owner. The group must stay, else others would be let in or locked out.
fn keep_owner(file: &File, like: &Metadata) -> io::Result<()> {
    let meta = file.metadata()?;
    if (meta.uid(), meta.gid()) == (like.uid(), like.gid()) {
        return Ok(());
    }
    match fchown(file, Some(like.uid()), Some(like.gid())) {
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied && meta.gid() != like.gid() => {
            fchown(file, None, Some(like.gid()))
        }
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        other => other,
    }
}
