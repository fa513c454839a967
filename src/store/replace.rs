//! Writing a file as a whole, in place of another or as a new one: old or new at any moment, never half.
//!
//! Every file that the program writes goes this way. The new content is written and synced under a name of this process
//! alone, so that no two ever write one file, then renamed, then the folder is synced. What a killed process left lying
//! about the next one removes.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::fault;
use super::fingerprint::Fingerprint;
use super::folder::{entries, sync};
use super::names::{beside, folder_of, middle};
use super::process::{Fate, Process};
use super::rights::Rights;
use super::{read, reflink};
use crate::error::{Error, Result};
use crate::journal::Begins;
use crate::lang::Label;

const WRITING: Label = Label::new("无法写入", "cannot be written");

/// How the name of a file ends that is being written.
const ENDING: &str = ".tmp";

/// A file that a process out of sight was writing counts as left behind after this many seconds by the file system's clock.
const FORGOTTEN: i64 = 24 * 3600;

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    /// It is left alone, and nothing is written.
    Nothing,
    /// It is replaced; its owner, mode and other rights stay. A link stays too, and what it leads to is replaced.
    Anything,
}

/// Writes `bytes` as the file at `path`. The value says that all is written, but that the system could not confirm that it
/// outlasts a power cut.
///
/// # Errors
///
/// [`Kind::Io`](crate::error::Kind::Io), also where there is a file already and it must not give way; all name the file, and
/// leave what was there.
pub(crate) fn write_file(path: &Path, bytes: &[u8], over: Over) -> Result<Option<Error>> {
    try_write_file(path, bytes, over).map_err(|e| e.in_file(path))
}

fn try_write_file(path: &Path, bytes: &[u8], over: Over) -> Result<Option<Error>> {
    let failed = |e: &io::Error| fault::io_elsewhere(WRITING, e);
    let there = fs::symlink_metadata(path).is_ok();
    if over == Over::Nothing && there {
        return Err(fault::exists());
    }
    let written = if there {
        let real = fs::canonicalize(path).map_err(|e| failed(&e))?;
        let Some(old) = read::open(&real, read::For::Saving)? else {
            return Err(fault::dangling());
        };
        let rights = Rights::of(&old.file).map_err(|e| failed(&e))?;
        drop(old);
        clear(&real);
        Replace::prepare(&real, &[bytes], &rights).and_then(Replace::over)
    } else {
        clear(path);
        Replace::prepare(path, &[bytes], &Rights::Plain).and_then(Replace::into_new)
    };
    match written {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(fault::exists()),
        Err(e) => Err(failed(&e)),
        Ok(written) => Ok(written.unsynced.map(|e| e.in_file(path))),
    }
}

/// What came of a replacement.
pub(super) struct Written {
    /// What the new file looks like.
    pub(super) fingerprint: Fingerprint,
    /// The file is in place, but the system could not confirm that it outlasts a power cut.
    pub(super) unsynced: Option<Error>,
}

/// The new file beside the old one, written and synced; removed unless it is put in place.
pub(super) struct Replace {
    temp: PathBuf,
    target: PathBuf,
    file: File,
    folder: File,
    in_place: bool,
}

impl Replace {
    /// Writes what is to become the file at `target`, which is no link: these pieces, one after another.
    pub(super) fn prepare(target: &Path, pieces: &[&[u8]], rights: &Rights) -> io::Result<Self> {
        Self::prepare_like(None, target, Begins::Text(&[]), pieces, rights)
    }

    /// The same where the file begins as another one, `like`, may do, and goes on with these pieces.
    ///
    /// # Errors
    ///
    /// The system's, and those of [`reflink::write`].
    pub(super) fn prepare_like(
        like: Option<&File>,
        target: &Path,
        begins: Begins<'_>,
        pieces: &[&[u8]],
        rights: &Rights,
    ) -> io::Result<Self> {
        // Opened first: once the file is in place there must be as little left to fail as can be.
        let folder = File::open(folder_of(target))?;
        let temp = temporary(target);
        let new = Self {
            file: rights.create(&temp)?,
            temp,
            target: target.to_path_buf(),
            folder,
            in_place: false,
        };
        rights.give(&new.file, &new.folder)?;
        reflink::write(&new.file, like, begins, pieces)?;
        new.file.sync_all()?;
        Ok(new)
    }

    /// Puts it in the place of the old file.
    pub(super) fn over(mut self) -> io::Result<Written> {
        fs::rename(&self.temp, &self.target)?;
        Ok(self.done())
    }

    /// Gives it its name, where no file has it.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::AlreadyExists`], and the system's.
    pub(super) fn into_new(mut self) -> io::Result<Written> {
        match renameat_with(CWD, &self.temp, CWD, &self.target, RenameFlags::NOREPLACE) {
            // Some network file systems know no such renaming. A second name is as exclusive.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => self.link()?,
            other => other?,
        }
        Ok(self.done())
    }

    fn link(&self) -> io::Result<()> {
        match fs::hard_link(&self.temp, &self.target) {
            Ok(()) => fs::remove_file(&self.temp),
            Err(e) if no_links(&e) && fs::symlink_metadata(&self.target).is_err() => {
                fs::rename(&self.temp, &self.target)
            }
            Err(e) => Err(e),
        }
    }

    fn done(&mut self) -> Written {
        self.in_place = true;
        // The open file tells what it looks like now; its name may have been given to another since.
        let seen = self.file.metadata();
        Written {
            fingerprint: seen.map_or(Fingerprint::missing(), |meta| Fingerprint::of(&meta)),
            unsynced: sync(&self.folder),
        }
    }
}

impl Drop for Replace {
    fn drop(&mut self) {
        if !self.in_place {
            // Nothing better can be done; the next save removes it.
            let _ = fs::remove_file(&self.temp);
        }
    }
}

/// Whether the file system has no second names, or does not let this user give them.
pub(super) fn no_links(error: &io::Error) -> bool {
    matches!(
        Errno::from_io_error(error),
        Some(Errno::PERM | Errno::OPNOTSUPP | Errno::NOSYS | Errno::MLINK)
    )
}

/// A name for what is to become the file at `target`: of this process and this call alone.
pub(super) fn temporary(target: &Path) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let this = Process::this();
    beside(target, ".", &format!(".{this}.{count}{ENDING}"))
}

/// The time, in seconds since 1970, by the clock that dates the files beside `target`: that of the server, on a network folder.
pub(super) fn file_system_clock(target: &Path) -> io::Result<i64> {
    let probe = temporary(target);
    File::create_new(&probe)?;
    let time = fs::symlink_metadata(&probe).map(|meta| meta.mtime());
    fs::remove_file(probe)?;
    time
}

/// Removes what processes left behind that were to write the file at `target` and are no more.
pub(super) fn clear(target: &Path) {
    for entry in entries(folder_of(target)) {
        let Some((process, _)) = middle(&entry, target, ENDING).and_then(|it| it.rsplit_once('.'))
        else {
            continue;
        };
        let path = target.with_file_name(&entry);
        let left = match process.parse().map(|process: Process| process.fate()) {
            Ok(Fate::Dead) => true,
            Ok(Fate::Elsewhere) => forgotten(&path),
            Ok(Fate::Alive) | Err(()) => false,
        };
        if left {
            // One more than need be does no harm.
            let _ = fs::remove_file(path);
        }
    }
}

/// Whether nobody has written to this file for so long that nobody will.
fn forgotten(path: &Path) -> bool {
    match (file_system_clock(path), fs::symlink_metadata(path)) {
        (Ok(now), Ok(meta)) => now.saturating_sub(meta.mtime()) > FORGOTTEN,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;
    use crate::error::Kind;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o7777
    }

    fn names(folder: &Path) -> Vec<std::ffi::OsString> {
        let mut names = entries(folder);
        names.sort();
        names
    }

    #[test]
    fn a_file_that_is_there_gives_way_only_where_it_may_and_keeps_its_rights() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        assert!(write_file(&path, b"one", Over::Nothing).unwrap().is_none());
        let refused = write_file(&path, b"two", Over::Nothing).unwrap_err();
        assert_eq!(refused.kind(), Kind::Io);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o604)).unwrap();
        let link = folder.path().join("link");
        symlink("a.ron", &link).unwrap();
        write_file(&link, b"three", Over::Anything).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"three");
        assert_eq!(mode(&path), 0o604);
        assert_eq!(names(folder.path()), ["a.ron", "link"]);
    }

    #[test]
    fn what_is_no_file_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("nowhere");
        symlink("gone", &nowhere).unwrap();
        for path in [folder.path(), Path::new("/dev/null"), &nowhere] {
            for over in [Over::Nothing, Over::Anything] {
                assert_eq!(write_file(path, b"x", over).unwrap_err().kind(), Kind::Io);
            }
        }
        assert_eq!(names(folder.path()), ["nowhere"]);
    }

    #[test]
    fn what_the_dead_left_behind_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let (this, dead) = (Process::this(), Process::dead());
        let (mine, theirs) = (
            format!(".a.ron.{this}.9.tmp"),
            format!(".a.ron.{dead}.0.tmp"),
        );
        let other = format!(".b.ron.{dead}.0.tmp");
        let far = ".a.ron.far-0-0-1-1.0.tmp".to_owned();
        for name in [&mine, &theirs, &other, &far] {
            fs::write(folder.path().join(name), "half").unwrap();
        }
        write_file(&path, b"x", Over::Nothing).unwrap();
        let left = names(folder.path());
        assert!(!left.contains(&theirs.into()));
        for kept in [mine, other, far] {
            assert!(left.contains(&kept.into()));
        }
    }
}
