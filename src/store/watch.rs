//! Hears of changes to the journal, so that an open screen shows them.
//!
//! A file descriptor becomes readable, for the same `poll` that waits for keys. While nothing changes nothing wakes; only
//! where the file system reports no changes, a thread looks once a second.

use std::collections::{BTreeSet, HashSet};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use rustix::pipe::{PipeFlags, pipe_with};

use super::replace::folder_of;
use super::{Fingerprint, fault};
use crate::error::Result;
use crate::lang::Label;

const WATCHING: Label = Label::new(
    "登记文件的变化无法监视",
    "changes of the journal cannot be watched",
);

/// How often to look where the file system reports nothing.
const EVERY: Duration = Duration::from_secs(1);

/// File systems on which another host can change a file without a report to this one, by their `f_type` (statfs(2)): NFS, SMB,
/// CIFS, SMB2, FUSE, 9P, AFS, Coda, Ceph, OCFS2, Lustre, GFS2, folders of a virtual machine's host.
const UNREPORTED: [u64; 13] = [
    0x6969,
    0x517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x6573_5546,
    0x0102_1997,
    0x5346_414f,
    0x7375_7245,
    0x00c3_6400,
    0x7461_636f,
    0x0bd0_0bd0,
    0x0116_1970,
    0x786f_4256,
];

/// A watch on one journal, until it is dropped.
pub(crate) struct Watch {
    path: PathBuf,
    places: Places,
    changed: OwnedFd,
    teller: Teller,
    source: Source,
}

/// What is kept alive while watching.
enum Source {
    Reports(#[expect(dead_code, reason = "its end ends the reports")] RecommendedWatcher),
    Looking(#[expect(dead_code, reason = "its end ends the thread")] Sender<()>),
}

/// Folders, and in each the name of what may change there.
type Places = BTreeSet<(PathBuf, OsString)>;

impl Watch {
    /// Watches the journal at `path`, there or not, links followed.
    ///
    /// # Errors
    ///
    /// [`Kind::Io`](crate::error::Kind::Io) where the system has no descriptors or threads left.
    pub(crate) fn new(path: &Path) -> Result<Self> {
        Self::try_new(path).map_err(|e| fault::io(WATCHING, path, &e))
    }

    fn try_new(path: &Path) -> io::Result<Self> {
        let (changed, teller) = pipe_with(PipeFlags::NONBLOCK | PipeFlags::CLOEXEC)?;
        let (teller, places) = (Teller(teller), places(path));
        Ok(Self {
            source: source(path, &places, &teller)?,
            path: path.to_path_buf(),
            places,
            changed,
            teller,
        })
    }

    /// Makes the descriptor wait for the next change. What has changed, if anything, [`Fingerprint`] tells.
    pub(crate) fn drain(&mut self) {
        let mut bytes = [0; 64];
        while rustix::io::read(&self.changed, &mut bytes).is_ok_and(|n| n > 0) {}
        // The folder was made, or the link leads elsewhere now.
        let places = places(&self.path);
        if places == self.places {
            return;
        }
        if let Ok(source) = source(&self.path, &places, &self.teller) {
            self.source = source;
            self.places = places;
            // Something may have happened before the new watch was there.
            self.teller.tell();
        }
    }
}

impl AsFd for Watch {
    /// Readable when the journal may have changed.
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.changed.as_fd()
    }
}

/// Makes the descriptor readable.
struct Teller(OwnedFd);

impl Teller {
    fn tell(&self) {
        // A full pipe is readable already.
        let _ = rustix::io::write(&self.0, b"!");
    }

    fn again(&self) -> io::Result<Self> {
        self.0.try_clone().map(Self)
    }
}

/// Where a change to the journal shows: in its folder, since a save puts another file in its place, and in the folder of what it
/// links to; while there is no folder, where that will be made.
fn places(path: &Path) -> Places {
    let mut places = Places::new();
    let mut child = path;
    while let Some(name) = child.file_name() {
        let folder = folder_of(child);
        if folder.exists() {
            places.insert((folder.to_path_buf(), name.to_os_string()));
            break;
        }
        child = folder;
    }
    if let Ok(real) = fs::canonicalize(path)
        && let Some(name) = real.file_name()
    {
        places.insert((folder_of(&real).to_path_buf(), name.to_os_string()));
    }
    places
}

/// The best source of news there is.
fn source(path: &Path, places: &Places, teller: &Teller) -> io::Result<Source> {
    if !places.is_empty()
        && places.iter().all(|(folder, _)| reported(folder))
        && let Ok(reports) = listen(places, teller.again()?)
    {
        return Ok(Source::Reports(reports));
    }
    Ok(Source::Looking(look(path, teller.again()?)?))
}

/// Whether the file system of this folder reports every change.
fn reported(folder: &Path) -> bool {
    let kind = rustix::fs::statfs(folder).map(|stat| u64::try_from(stat.f_type).unwrap_or(0));
    kind.is_ok_and(|kind| !UNREPORTED.contains(&kind))
}

/// Listens for reports from these places.
fn listen(places: &Places, teller: Teller) -> notify::Result<RecommendedWatcher> {
    let names: HashSet<OsString> = places.iter().map(|(_, name)| name.clone()).collect();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.map_or(true, |event| concerns(&event, &names)) {
            teller.tell();
        }
    })?;
    let folders: HashSet<&Path> = places.iter().map(|(folder, _)| folder.as_path()).collect();
    for folder in folders {
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
    }
    Ok(watcher)
}

/// Whether a file of one of these names may have changed: reading it is no change.
fn concerns(event: &Event, names: &HashSet<OsString>) -> bool {
    let change = match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    };
    let ours = |path: &PathBuf| path.file_name().is_some_and(|name| names.contains(name));
    event.need_rescan() || change && event.paths.iter().any(ours)
}

/// Looks at the file from time to time.
fn look(path: &Path, teller: Teller) -> io::Result<Sender<()>> {
    let (alive, ended) = mpsc::channel();
    let path = path.to_path_buf();
    let mut seen = Fingerprint::of_path(&path);
    thread::Builder::new()
        .name("watch".to_owned())
        .spawn(move || {
            while ended.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                let now = Fingerprint::of_path(&path);
                if now != seen {
                    seen = now;
                    teller.tell();
                }
            }
        })?;
    Ok(alive)
}

#[cfg(test)]
mod tests {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    use super::*;

    /// Whether a change is told within ten seconds; `false` only where none is.
    fn told(watch: &Watch) -> bool {
        let mut fds = [PollFd::new(watch, PollFlags::IN)];
        let limit = Timespec {
            tv_sec: 10,
            tv_nsec: 0,
        };
        poll(&mut fds, Some(&limit)).unwrap() > 0
    }

    fn replace(path: &Path, text: &str) {
        let temp = path.with_extension("tmp");
        fs::write(&temp, text).unwrap();
        fs::rename(temp, path).unwrap();
    }

    #[test]
    fn tells_of_a_file_that_is_replaced_made_or_removed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("j.ron");
        let mut watch = Watch::new(&path).unwrap();
        for text in ["a", "b"] {
            replace(&path, text);
            assert!(told(&watch));
            watch.drain();
        }
        fs::remove_file(&path).unwrap();
        assert!(told(&watch));
    }

    #[test]
    fn tells_of_the_file_behind_a_link() {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (link, real) = (here.path().join("link.ron"), there.path().join("real.ron"));
        fs::write(&real, "a").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let watch = Watch::new(&link).unwrap();
        replace(&real, "b");
        assert!(told(&watch));
    }

    #[test]
    fn reading_is_no_change() {
        let names = HashSet::from([OsString::from("j.ron")]);
        let event = |kind| Event::new(kind).add_path("/x/j.ron".into());
        let opened = EventKind::Access(AccessKind::Open(AccessMode::Any));
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert!(!concerns(&event(opened), &names));
        assert!(concerns(&event(written), &names));
        assert!(concerns(&event(EventKind::Any), &names));
        let other = Event::new(written).add_path("/x/.j.ron.tmp".into());
        assert!(!concerns(&other, &names));
    }

    #[test]
    fn looking_finds_a_change_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("j.ron");
        fs::write(&path, "a").unwrap();
        let mut watch = Watch::new(&path).unwrap();
        watch.source = Source::Looking(look(&path, watch.teller.again().unwrap()).unwrap());
        replace(&path, "b");
        assert!(told(&watch));
    }

    #[test]
    fn follows_a_folder_that_is_made_later_and_a_link_that_is_moved() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        let path = inner.join("j.ron");
        let mut watch = Watch::new(&path).unwrap();
        assert!(matches!(watch.source, Source::Reports(_)));
        fs::create_dir_all(&inner).unwrap();
        assert!(told(&watch));
        watch.drain();
        settle(&mut watch);
        replace(&path, "a");
        assert!(told(&watch));

        let real = folder.path().join("real.ron");
        fs::write(&real, "b").unwrap();
        fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink(&real, &path).unwrap();
        assert!(told(&watch));
        settle(&mut watch);
        replace(&real, "c");
        assert!(told(&watch));
    }

    /// Waits until what has happened so far has been told.
    fn settle(watch: &mut Watch) {
        let moment = Timespec {
            tv_sec: 0,
            tv_nsec: 200_000_000,
        };
        while poll(&mut [PollFd::new(&*watch, PollFlags::IN)], Some(&moment)).unwrap() > 0 {
            watch.drain();
        }
    }
}
