//! Opening and reading a file that may be anything.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Seek};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;
use rustix::io::Errno;

use super::fault;
use super::fingerprint::Fingerprint;
use crate::error::{Error, Kind, Result};
use crate::lang::{Label, both};

/// The largest journal, in bytes: some two million entries, still read in a second or two.
pub(super) const MAX_BYTES: u64 = 256 << 20;

const READING: Label = Label::new("登记文件无法读取", "the journal cannot be read");
const READING_ANY: Label = Label::new("无法读取", "cannot be read");
const WRITING: Label = Label::new("登记文件无法写入", "the journal cannot be written");

/// What a file is opened for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// To read a journal.
    Reading,
    /// To read a file of another kind.
    ReadingAny,
    /// To read and lock it, by someone who may write it: an exclusive lock on a network file system needs that, and a file
    /// that was made read-only is not to be replaced.
    Saving,
}

/// A plain file, open.
pub(super) struct PlainFile {
    /// The file.
    pub(super) file: File,
    /// What it was when it was opened.
    pub(super) meta: Metadata,
}

impl PlainFile {
    /// All of it; `None` where it is gone from the server by now.
    pub(super) fn bytes(&self) -> Result<Option<Vec<u8>>> {
        if self.meta.len() > MAX_BYTES {
            return Err(fault::too_large(MAX_BYTES));
        }
        // It may have been read before.
        let read = |bytes: &mut Vec<u8>| {
            (&self.file).rewind()?;
            (&self.file).take(MAX_BYTES + 1).read_to_end(bytes)
        };
        let length = usize::try_from(self.meta.len()).unwrap_or_default();
        let mut bytes = Vec::with_capacity(length + 1);
        match read(&mut bytes) {
            Err(e) if passing(&e) => return Ok(None),
            other => other.map_err(|e| fault::io(READING, &e))?,
        };
        if bytes.len() as u64 > MAX_BYTES {
            return Err(fault::too_large(MAX_BYTES));
        }
        Ok(Some(bytes))
    }

    /// It, to be read in pieces.
    ///
    /// # Errors
    ///
    /// [`Kind::Data`] where it is larger than any journal.
    pub(super) fn limited(self) -> Result<io::Take<File>> {
        if self.meta.len() > MAX_BYTES {
            return Err(fault::too_large(MAX_BYTES));
        }
        Ok(self.file.take(MAX_BYTES))
    }

    /// What it looks like.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.meta)
    }
}

/// Opens the plain file at `path`, without ever waiting for one that is not; `None` where there is none.
pub(super) fn open(path: &Path, what_for: For) -> Result<Option<PlainFile>> {
    let doing = match what_for {
        For::Reading => READING,
        For::ReadingAny => READING_ANY,
        For::Saving => WRITING,
    };
    let failed = |e: &io::Error| fault::io(doing, e);
    let before = match fs::metadata(path) {
        Err(e) if passing(&e) => return nothing(path),
        other => other.map_err(|e| failed(&e))?,
    };
    if !before.is_file() {
        return Err(fault::not_a_file(before.file_type()));
    }
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = OpenOptions::new()
        .read(true)
        .write(what_for == For::Saving)
        .custom_flags(flags.bits().cast_signed())
        .open(path);
    let file = match file {
        Err(e) if passing(&e) => return nothing(path),
        other => other.map_err(|e| failed(&e))?,
    };
    // It may have become something else in between.
    let meta = file.metadata().map_err(|e| failed(&e))?;
    if !meta.is_file() {
        return Err(fault::not_a_file(meta.file_type()));
    }
    Ok(Some(PlainFile { file, meta }))
}

/// Whether the error may pass by itself: the file is another, or in another place, by now.
pub(super) fn passing(error: &io::Error) -> bool {
    matches!(
        Errno::from_io_error(error),
        Some(Errno::NOENT | Errno::STALE)
    )
}

/// The bytes of any plain file, `most` at the most; nothing else is ever opened, so that none can keep the program waiting.
///
/// # Errors
///
/// [`Kind::Io`] where it cannot be read or is no plain file, [`Kind::Data`] where it holds more.
pub(crate) fn read_file(path: &Path, most: u64) -> Result<Vec<u8>> {
    try_read_file(path, most).map_err(|e| e.in_file(path))
}

/// The first bytes of any plain file, `most` at the most.
///
/// # Errors
///
/// [`Kind::Io`] where it cannot be read or is no plain file.
pub(crate) fn read_beginning(path: &Path, most: u64) -> Result<Vec<u8>> {
    first_bytes(path, most).map_err(|e| e.in_file(path))
}

fn first_bytes(path: &Path, most: u64) -> Result<Vec<u8>> {
    let failed = |e: &io::Error| fault::io_elsewhere(READING_ANY, e);
    let Some(found) = open(path, For::ReadingAny)? else {
        return Err(failed(&Errno::NOENT.into()));
    };
    let mut bytes = Vec::new();
    found
        .file
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|e| failed(&e))?;
    Ok(bytes)
}

fn try_read_file(path: &Path, most: u64) -> Result<Vec<u8>> {
    let bytes = first_bytes(path, most + 1)?;
    if bytes.len() as u64 > most {
        return Err(fault::too_large(most));
    }
    Ok(bytes)
}

/// No file there, which is an error where a link says there is one.
fn nothing(path: &Path) -> Result<Option<PlainFile>> {
    if fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink()) {
        return Err(fault::dangling());
    }
    Ok(None)
}

/// These bytes of a journal as text.
///
/// # Errors
///
/// [`Kind::Data`] with the place where they are none.
pub(super) fn text(bytes: &[u8]) -> Result<&str> {
    std::str::from_utf8(bytes).map_err(|e| not_utf8(&bytes[..e.valid_up_to()]))
}

/// That the text ends behind what is good.
fn not_utf8(good: &[u8]) -> Error {
    let good = String::from_utf8_lossy(good);
    let line = good.matches('\n').count() + 1;
    let column = good.chars().rev().take_while(|c| *c != '\n').count() + 1;
    Error::new(Kind::Data, both!("不是 UTF-8 文本", "not UTF-8 text"))
        .at_line(line, column)
        .hint(both!(
            "若用其他编码（如 GBK）编辑过，请转存为 UTF-8",
            "if it was edited in another encoding, such as GBK, save it as UTF-8"
        ))
}
