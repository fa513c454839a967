//! One writer at a time.
//!
//! The lock (flock) is on the journal itself, so that no lock file lies about and none can go stale: it ends with its
//! process. Since a save replaces the file, whoever gets the lock looks whether the path still names the file it locked, and
//! otherwise starts again.

use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::{fault, read};
use crate::error::Result;
use crate::lang::Label;

const LOCKING: Label = Label::new("登记文件无法加锁", "the journal cannot be locked");

/// How long to wait for others; a save takes them some ten milliseconds.
const LIMIT: Duration = Duration::from_secs(10);

/// The pause between two tries grows from this to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_millis(1);
const LONGEST_PAUSE: Duration = Duration::from_millis(16);

/// The journal, locked until this is dropped.
pub(super) struct Held {
    /// The file, open.
    pub(super) found: read::Found,
    /// Where it is, all links followed.
    pub(super) real: PathBuf,
}

/// Locks the journal at `path`; `None` where there is none.
pub(super) fn existing(path: &Path) -> Result<Option<Held>> {
    let wait = Wait::new(path);
    loop {
        let Some(real) = resolve(path)? else {
            return Ok(None);
        };
        let Some(mut found) = read::open(&real, path, read::For::Saving)? else {
            wait.pause(FIRST_PAUSE)?;
            continue;
        };
        wait.for_lock(&found.file)?;
        if names(&real, &found.file, path)? {
            // Another may have written it between opening and locking.
            found.meta = found
                .file
                .metadata()
                .map_err(|e| fault::io(LOCKING, path, &e))?;
            return Ok(Some(Held { found, real }));
        }
    }
}

/// `path` with all links followed; `None` where there is nothing.
fn resolve(path: &Path) -> Result<Option<PathBuf>> {
    match fs::canonicalize(path) {
        Ok(real) => Ok(Some(real)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            // Tells a link that leads nowhere from nothing at all.
            Ok(read::open(path, path, read::For::Saving)?.map(|_| path.to_path_buf()))
        }
        Err(e) => Err(fault::io(LOCKING, path, &e)),
    }
}

/// Whether `path` names this open file.
pub(super) fn names(path: &Path, file: &File, shown: &Path) -> Result<bool> {
    let failed = |e: &io::Error| fault::io(LOCKING, shown, e);
    let there = match fs::symlink_metadata(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(false),
        other => other.map_err(|e| failed(&e))?,
    };
    let here = file.metadata().map_err(|e| failed(&e))?;
    Ok((there.dev(), there.ino()) == (here.dev(), here.ino()))
}

/// The patience of one save.
pub(super) struct Wait<'a> {
    shown: &'a Path,
    until: Instant,
}

impl<'a> Wait<'a> {
    /// Starts now; errors name `shown`.
    pub(super) fn new(shown: &'a Path) -> Self {
        Self {
            shown,
            until: Instant::now() + LIMIT,
        }
    }

    /// Locks `file`, waiting for others to let go of it.
    pub(super) fn for_lock(&self, file: &File) -> Result<()> {
        let mut pause = FIRST_PAUSE;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(()),
                Err(TryLockError::WouldBlock) => self.pause(pause)?,
                Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(TryLockError::Error(e)) => return Err(fault::io(LOCKING, self.shown, &e)),
            }
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    fn pause(&self, pause: Duration) -> Result<()> {
        if Instant::now() >= self.until {
            return Err(fault::busy(self.shown, LIMIT.as_secs()));
        }
        thread::sleep(pause);
        Ok(())
    }
}
