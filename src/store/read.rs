//! Opening and reading a file that may be anything.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::OFlags;

use super::{MAX_BYTES, fault};
use crate::error::{Error, Kind, Result};
use crate::lang::{Label, both};

const READING: Label = Label::new("登记文件无法读取", "the journal cannot be read");
const WRITING: Label = Label::new("登记文件无法写入", "the journal cannot be written");

/// What a file is opened for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// To read it.
    Reading,
    /// To read and lock it, by someone who may write it: an exclusive lock on a network file system needs that, and a file
    /// that was made read-only is not to be replaced.
    Saving,
}

/// A plain file, open.
pub(super) struct Found {
    /// The file.
    pub(super) file: File,
    /// What it was when it was opened.
    pub(super) meta: Metadata,
}

impl Found {
    /// All of it, as text; errors name `shown`.
    pub(super) fn text(&mut self, shown: &Path) -> Result<String> {
        if self.meta.len() > MAX_BYTES {
            return Err(fault::too_large(shown));
        }
        let mut bytes = Vec::new();
        (&self.file)
            .take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| fault::io(READING, shown, &e))?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(fault::too_large(shown));
        }
        String::from_utf8(bytes).map_err(|e| not_utf8(&e, shown))
    }

    /// What it looks like.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.meta)
    }
}

/// Opens the plain file at `path`, without ever waiting for one that is not; `None` where there is none. Errors name `shown`.
pub(super) fn open(path: &Path, shown: &Path, what_for: For) -> Result<Option<Found>> {
    let doing = match what_for {
        For::Reading => READING,
        For::Saving => WRITING,
    };
    let failed = |e: &io::Error| fault::io(doing, shown, e);
    let before = match fs::metadata(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return nothing(path, shown),
        other => other.map_err(|e| failed(&e))?,
    };
    if !before.is_file() {
        return Err(fault::not_a_file(shown, before.file_type()));
    }
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = OpenOptions::new()
        .read(true)
        .write(what_for == For::Saving)
        .custom_flags(flags.bits().cast_signed())
        .open(path);
    let file = match file {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return nothing(path, shown),
        other => other.map_err(|e| failed(&e))?,
    };
    // It may have become something else in between.
    let meta = file.metadata().map_err(|e| failed(&e))?;
    if !meta.is_file() {
        return Err(fault::not_a_file(shown, meta.file_type()));
    }
    Ok(Some(Found { file, meta }))
}

/// No file there, which is an error where a link says there is one.
fn nothing(path: &Path, shown: &Path) -> Result<Option<Found>> {
    if fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink()) {
        return Err(fault::dangling(shown));
    }
    Ok(None)
}

fn not_utf8(error: &std::string::FromUtf8Error, shown: &Path) -> Error {
    let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    let good = String::from_utf8_lossy(good);
    let line = good.matches('\n').count() + 1;
    let column = good.chars().rev().take_while(|c| *c != '\n').count() + 1;
    Error::new(Kind::Data, both!("不是 UTF-8 文本", "not UTF-8 text"))
        .at(shown, line, column)
        .hint(both!(
            "若用其他编码（如 GBK）编辑过，请转存为 UTF-8",
            "if it was edited in another encoding, such as GBK, save it as UTF-8"
        ))
}

/// What a file looks like from outside; another one, or a changed one, looks different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fingerprint(Option<[u64; 5]>);

impl Fingerprint {
    /// That of a file that is not there.
    pub(crate) fn missing() -> Self {
        Self(None)
    }

    /// That of an open file.
    pub(super) fn of(meta: &Metadata) -> Self {
        Self(Some([
            meta.dev(),
            meta.ino(),
            meta.len(),
            meta.mtime().cast_unsigned(),
            meta.mtime_nsec().cast_unsigned(),
        ]))
    }

    /// That of what is at `path` now, links followed.
    pub(super) fn of_path(path: &Path) -> Self {
        fs::metadata(path).map_or(Self::missing(), |meta| Self::of(&meta))
    }
}
