//! What the system reports of a file: that it was changed, replaced, made or removed, or a folder above it was.

use std::collections::{BTreeMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

use rustix::fs::inotify::{CreateFlags, ReadFlags, Reader, WatchFlags, add_watch, init};
use rustix::io::Errno;

use super::names::folder_of;

/// What tells that a name means another file, or none.
const NAMES: WatchFlags = WatchFlags::CREATE
    .union(WatchFlags::DELETE)
    .union(WatchFlags::MOVED_FROM)
    .union(WatchFlags::MOVED_TO)
    .union(WatchFlags::DELETE_SELF)
    .union(WatchFlags::MOVE_SELF);

/// What tells that a file of a folder has another content or other rights. Reading it is no change.
const CONTENTS: WatchFlags = NAMES
    .union(WatchFlags::MODIFY)
    .union(WatchFlags::CLOSE_WRITE)
    .union(WatchFlags::ATTRIB);

/// A folder in which something may happen to the file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    folder: PathBuf,
    /// Device and inode: a folder that was moved away, or mounted over, is another.
    identity: (u64, u64),
    /// Whether the file itself is in it, not only a folder above it.
    holds_it: bool,
}

/// Reports of one file, from all folders that it and what it links to are in, up to the root.
pub(super) struct Reports {
    paths: Vec<PathBuf>,
    places: Vec<Place>,
    names: HashSet<OsString>,
    /// Readable when something happened.
    pub(super) fd: OwnedFd,
}

impl Reports {
    /// Reports of the file at `path`, there or not.
    ///
    /// # Errors
    ///
    /// The system has none left, or the file's folder cannot be read.
    pub(super) fn of(paths: &[PathBuf]) -> io::Result<Self> {
        let (places, names) = places(paths);
        let fd = init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC)?;
        for place in &places {
            let flags = if place.holds_it { CONTENTS } else { NAMES };
            let flags = flags | WatchFlags::ONLYDIR | WatchFlags::MASK_ADD;
            match add_watch(&fd, &place.folder, flags) {
                // What happens above can be seen from elsewhere, or not at all; where the file is it must be.
                Err(Errno::ACCESS | Errno::NOENT | Errno::NOTDIR) if !place.holds_it => {}
                other => drop(other?),
            }
        }
        Ok(Self {
            paths: paths.to_vec(),
            places,
            names,
            fd,
        })
    }

    /// Reads all reports there are; whether one of them concerns the file.
    pub(super) fn read(&self) -> bool {
        let mut buffer = [MaybeUninit::uninit(); 4096];
        let mut reader = Reader::new(&self.fd, &mut buffer);
        let mut concerned = false;
        loop {
            match reader.next() {
                Ok(event) => {
                    let lost = event.events().contains(ReadFlags::QUEUE_OVERFLOW);
                    let name = event.file_name();
                    concerned |= lost
                        || name.is_none_or(|name| {
                            self.names.contains(OsStr::from_bytes(name.to_bytes()))
                        });
                }
                Err(Errno::INTR) => {}
                Err(_) => return concerned,
            }
        }
    }

    /// Whether the folders are other ones by now, so that these reports no longer tell all.
    pub(super) fn are_outdated(&self) -> bool {
        places(&self.paths).0 != self.places
    }
}

/// The folders from the file's own up to the root, on the way that its name takes and on the one it really has, as far as they
/// are there; and the names that count in them.
fn places(paths: &[PathBuf]) -> (Vec<Place>, HashSet<OsString>) {
    let mut found = BTreeMap::new();
    let mut names = HashSet::new();
    let files = paths.iter().flat_map(|path| {
        let given = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let real = fs::canonicalize(path).ok();
        real.into_iter().chain(Some(given))
    });
    for file in files {
        for (depth, child) in file.ancestors().enumerate() {
            let Some(name) = child.file_name() else { break };
            names.insert(name.to_owned());
            let folder = folder_of(child).to_path_buf();
            let Ok(meta) = fs::metadata(&folder) else {
                continue;
            };
            let holds_it = depth == 0;
            let place = found
                .entry(folder)
                .or_insert(((meta.dev(), meta.ino()), holds_it));
            place.1 |= holds_it;
        }
    }
    let places = found
        .into_iter()
        .map(|(folder, (identity, holds_it))| Place {
            folder,
            identity,
            holds_it,
        })
        .collect();
    (places, names)
}
