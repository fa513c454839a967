//! Whether the journal can be written, asked before anybody tries.

use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::{Access as Mode, AtFlags, CWD, accessat};
use rustix::process::geteuid;

use super::fault;
use super::missing::Missing;
use super::names::folder_of;
use crate::lang::{Wording, both};

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
            Ok(true) => Self::Writable,
            Ok(false) => Self::ReadOnly(sticky()),
            Err(e) => Self::ReadOnly(fault::why(&e)),
        }
    }
}

/// `false` where only another can replace the file.
fn check(path: &Path, missing: Missing) -> io::Result<bool> {
    match fs::canonicalize(path) {
        Ok(real) => {
            may(&real, Mode::WRITE_OK)?;
            // A save makes a file beside it.
            let folder = folder_of(&real);
            may(folder, Mode::WRITE_OK | Mode::EXEC_OK)?;
            let me = geteuid();
            let replaceable = || {
                Ok(can_replace(
                    &fs::metadata(&real)?,
                    &fs::metadata(folder)?,
                    me.as_raw(),
                ))
            };
            if me.is_root() {
                Ok(true)
            } else {
                replaceable()
            }
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            let folder = match missing {
                Missing::Refused => return Err(e),
                Missing::Empty => folder_of(path),
                Missing::EmptyWithFolder => path
                    .ancestors()
                    .skip(1)
                    .find(|folder| folder.exists())
                    .unwrap_or(path),
            };
            may(folder, Mode::WRITE_OK | Mode::EXEC_OK).map(|()| true)
        }
        Err(e) => Err(e),
    }
}

/// Whether user `me`, who may write both, can put another file in the file's place: in a folder with the sticky bit only
/// the owners of the file and of the folder can.
fn can_replace(file: &Metadata, folder: &Metadata, me: u32) -> bool {
    const STICKY: u32 = 0o1000;
    folder.mode() & STICKY == 0 || [file.uid(), folder.uid()].contains(&me)
}

fn sticky() -> Wording {
    both!(
        "文件夹设有粘滞位，只有登记文件的所有者能保存；文件夹的所有者可用 chmod -t 取消",
        "the folder has the sticky bit, so that only the journal's owner can save; its owner can take it off with chmod -t"
    )
}

fn may(path: &Path, mode: Mode) -> io::Result<()> {
    Ok(accessat(CWD, path, mode, AtFlags::EACCESS)?)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn in_a_sticky_folder_only_owners_can_replace() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("j.ron");
        fs::write(&path, "").unwrap();
        let (file, me) = (fs::metadata(&path).unwrap(), geteuid().as_raw());
        for (mode, other_can) in [(0o775, true), (0o1775, false)] {
            fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).unwrap();
            let folder = fs::metadata(&folder).unwrap();
            assert!(can_replace(&file, &folder, me));
            assert_eq!(can_replace(&file, &folder, me + 1), other_can);
        }
    }
}
