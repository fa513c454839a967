//! Whether the journal can be written, asked before anybody tries.

use std::fs;
use std::io;
use std::path::Path;

use rustix::fs::{Access as Mode, AtFlags, CWD, accessat};

use super::replace::folder_of;
use super::{Missing, fault};
use crate::lang::Wording;

/// Whether a save would be let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Yes, as far as one can tell beforehand.
    Writable,
    /// No, and why.
    ReadOnly(Wording),
}

impl Access {
    /// That of the journal at `path`.
    pub(super) fn of(path: &Path, missing: Missing) -> Self {
        match check(path, missing) {
            Ok(()) => Self::Writable,
            Err(e) => Self::ReadOnly(fault::why(&e)),
        }
    }
}

fn check(path: &Path, missing: Missing) -> io::Result<()> {
    match fs::canonicalize(path) {
        Ok(real) => {
            may(&real, Mode::WRITE_OK)?;
            // A save makes a file beside it.
            may(folder_of(&real), Mode::WRITE_OK | Mode::EXEC_OK)
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => match missing {
            Missing::Refused => Err(e),
            Missing::Empty => may(folder_of(path), Mode::WRITE_OK | Mode::EXEC_OK),
            Missing::EmptyWithFolder => {
                let nearest = path.ancestors().skip(1).find(|folder| folder.exists());
                may(nearest.unwrap_or(path), Mode::WRITE_OK | Mode::EXEC_OK)
            }
        },
        Err(e) => Err(e),
    }
}

fn may(path: &Path, mode: Mode) -> io::Result<()> {
    Ok(accessat(CWD, path, mode, AtFlags::EACCESS)?)
}
