//! One writer at a time, on this host and on others.
//!
//! Two things are taken, in this order. `NAME.lock`, a file that stays and is never renamed, is locked with flock: the system
//! lets go of it when its process ends, so that a kill blocks nobody; and who may not write the journal cannot open it.
//! But on a network folder that lock may not reach other hosts. So `.NAME.saving` is made beside it as well, a link that
//! leads nowhere and says in its target who is saving: making it is exclusive on every file system that has links, NFS and
//! sftp too, and its words come with it in one step. Where there are no links it is a file.
//!
//! A `.NAME.saving` is stale at once where its process is dead on this host, and after [`STALE`] seconds by the clock of
//! the file system where it is out of sight. Whoever saves looks again, just before the new file is put in place, whether
//! it is still its own.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, symlink};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::fs::{CWD, OFlags, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::fault;
use super::holder::Holder;
use super::names::{beside, folder_of};
use super::patience::Patience;
use super::process::Fate;
use super::read::passing;
use super::replace::{file_system_clock, no_links, temporary};
use super::rights::Rights;
use crate::error::Result;
use crate::lang::Label;

const LOCKING: Label = Label::new(
    "未保存，登记文件无法加锁",
    "not saved; the journal cannot be locked",
);

/// After so many seconds a `.NAME.saving` of a process out of sight counts as left behind: no save takes as long.
pub(super) const STALE: i64 = 60;

/// So long a folder may say that the file to be locked is not there though it was just made: others make it anew, or a server
/// is behind. One that never takes a file, such as /proc, says so for ever.
const NOT_THERE: Duration = Duration::from_secs(2);

/// The journal, locked until this is dropped.
pub(super) struct Lock {
    /// `None` where the file system has no such lock.
    _file: Option<File>,
    saving: PathBuf,
    me: Holder,
}

impl Lock {
    /// Locks the journal at `target`, there or not; `rights` are those of the journal.
    ///
    /// # Errors
    ///
    /// [`Kind::Io`](crate::error::Kind::Io) where others hold it for longer than `patience` has, where something lies in the
    /// way, or the system refuses.
    pub(super) fn take(target: &Path, rights: &Rights, patience: &mut Patience) -> Result<Self> {
        let file = flock(target, rights, patience)?;
        let saving = beside(target, ".", ".saving");
        let me = Holder::this();
        while !announce(&saving, &me)? {
            let other = holder(&saving)?;
            match other {
                Some(other) if is_stale(&other, &saving, target) => {
                    remove(&saving, &other, target)?;
                }
                other => patience.pause(other.as_ref())?,
            }
        }
        Ok(Self {
            _file: file,
            saving,
            me,
        })
    }

    /// Whether it is still held: nobody has taken it for stale.
    pub(super) fn is_held(&self) -> bool {
        holder(&self.saving).is_ok_and(|found| found.as_ref() == Some(&self.me))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.is_held() {
            // Left behind it is stale as soon as this process has ended.
            let _ = fs::remove_file(&self.saving);
        }
    }
}

/// Locks `NAME.lock`, made where it is missing; `None` where the file system cannot.
fn flock(target: &Path, rights: &Rights, patience: &mut Patience) -> Result<Option<File>> {
    let path = beside(target, "", ".lock");
    let begun = Instant::now();
    loop {
        let file = match open(&path, target, rights) {
            Ok(file) => file,
            // Another was quicker to make it, or to make it anew.
            Err(e)
                if (passing(&e) || e.kind() == io::ErrorKind::AlreadyExists)
                    && begun.elapsed() < NOT_THERE =>
            {
                patience.pause(None)?;
                continue;
            }
            Err(_) if is_in_the_way(&path) => return Err(fault::in_the_way(&path)),
            Err(e) => return Err(fault::io(LOCKING, &e)),
        };
        loop {
            match file.try_lock() {
                Ok(()) if names(&path, &file) => return Ok(Some(file)),
                Ok(()) => break,
                Err(TryLockError::WouldBlock) => {
                    patience.pause(Holder::of_lock(&file).as_ref())?;
                }
                Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(TryLockError::Error(e)) if unsupported(&e) => return Ok(None),
                Err(TryLockError::Error(e)) => return Err(fault::io(LOCKING, &e)),
            }
        }
    }
}

/// Opens the file to be locked. One that this operator may not open, though the journal may be written, gives way: the rights
/// of the journal were changed since it was made.
fn open(path: &Path, target: &Path, rights: &Rights) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    let mut options = OpenOptions::new();
    options
        .read(true)
        .write(true)
        .custom_flags(flags.bits().cast_signed());
    match options.open(path) {
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied && !is_in_the_way(path) => {
            match fs::remove_file(path) {
                // Nothing was there to give way: what is refused then is told when it is made.
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                removed => removed?,
            }
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Ok(file) if !file.metadata()?.is_file() => return Err(Errno::ISDIR.into()),
        other => return other,
    }
    let file = options.create_new(true).mode(0o600).open(path)?;
    rights.give_lock(&file, &File::open(folder_of(target))?)?;
    Ok(file)
}

/// Whether something other than a plain file lies there.
fn is_in_the_way(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_file())
}

/// Whether `path` names this open file.
fn names(path: &Path, file: &File) -> bool {
    match (fs::symlink_metadata(path), file.metadata()) {
        (Ok(there), Ok(here)) => (there.dev(), there.ino()) == (here.dev(), here.ino()),
        _ => false,
    }
}

/// Says who saves; `false` where another does, or did and was killed.
fn announce(saving: &Path, me: &Holder) -> Result<bool> {
    let made = match symlink(me.word(), saving) {
        Err(e) if no_links(&e) && fs::symlink_metadata(saving).is_err() => write(saving, me),
        other => other,
    };
    match made {
        Ok(()) => Ok(true),
        // Some file systems tell of it in other words.
        Err(_) if fs::symlink_metadata(saving).is_ok() => Ok(false),
        Err(e) if passing(&e) || e.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(e) => Err(fault::io(LOCKING, &e)),
    }
}

fn write(saving: &Path, me: &Holder) -> io::Result<()> {
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .mode(0o644)
        .open(saving)?;
    file.write_all(me.word().as_bytes())
}

/// Who is saving; `None` where nobody is any more.
fn holder(saving: &Path) -> Result<Option<Holder>> {
    let word = match fs::symlink_metadata(saving) {
        Err(e) if passing(&e) => return Ok(None),
        Err(e) => Err(e),
        Ok(meta) if meta.is_symlink() => {
            fs::read_link(saving).map(|word| word.to_string_lossy().into_owned())
        }
        Ok(meta) if meta.is_file() && meta.len() < 1000 => fs::read_to_string(saving),
        Ok(_) => return Err(fault::in_the_way(saving)),
    };
    match word {
        Ok(word) => match Holder::parse(&word) {
            None => Err(fault::in_the_way(saving)),
            known => Ok(known),
        },
        Err(e) if passing(&e) => Ok(None),
        Err(e) => Err(fault::io(LOCKING, &e).in_file(saving)),
    }
}

fn is_stale(other: &Holder, saving: &Path, target: &Path) -> bool {
    match other.fate() {
        Fate::Alive => false,
        Fate::Dead => true,
        Fate::Elsewhere => {
            let since = fs::symlink_metadata(saving).map(|meta| meta.mtime());
            match (file_system_clock(target), since) {
                (Ok(now), Ok(since)) => now.saturating_sub(since) > STALE,
                _ => false,
            }
        }
    }
}

/// Removes what `other` left behind, unless another has taken its place meanwhile: moved aside it is looked at again.
fn remove(saving: &Path, other: &Holder, target: &Path) -> Result<()> {
    let aside = temporary(target);
    match fs::rename(saving, &aside) {
        Ok(()) => {}
        Err(e) if passing(&e) => return Ok(()),
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied => {
            return Err(fault::in_the_way(saving));
        }
        Err(e) => return Err(fault::io(LOCKING, &e)),
    }
    if holder(&aside).is_ok_and(|found| found.is_some_and(|found| found != *other))
        && renameat_with(CWD, &aside, CWD, saving, RenameFlags::NOREPLACE).is_ok()
    {
        return Ok(());
    }
    // What cannot be removed now the next one removes as left behind.
    let _ = fs::remove_file(&aside);
    Ok(())
}

fn unsupported(error: &io::Error) -> bool {
    matches!(
        Errno::from_io_error(error),
        Some(Errno::NOLCK | Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL)
    )
}
