//! Hears of changes to the journal, so that an open screen shows them.
//!
//! A file descriptor becomes readable, for the same `poll` that waits for keys. While nothing changes nothing wakes; only
//! where the file system reports no changes, a thread looks once a second.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use rustix::event::{EventfdFlags, epoll, eventfd};

use super::fault;
use super::fingerprint::Fingerprint;
use super::names::folder_of;
use super::network;
use super::reports::Reports;
use crate::error::Result;
use crate::lang::Label;

const WATCHING: Label = Label::new(
    "登记文件的变化无法监视",
    "changes of the journal cannot be watched",
);

/// How often to look where the file system reports nothing.
const EVERY: Duration = Duration::from_secs(1);

/// A watch on one journal, until it is dropped.
pub(crate) struct Watch {
    paths: Vec<PathBuf>,
    /// Readable when one of the others is.
    all: OwnedFd,
    source: Source,
    /// The table of mounts, which tells when it changes: a folder may be mounted over. `None` where there is none.
    mounts: Option<File>,
    bell: Bell,
}

/// Where news come from.
enum Source {
    /// The system reports.
    Reports(Reports),
    /// A thread looks, and rings; its end is the end of the channel.
    Looking(#[expect(dead_code, reason = "its end ends the thread")] Sender<()>),
}

/// Makes the watch's descriptor readable, from any thread.
#[derive(Clone, Debug)]
pub(crate) struct Bell(Arc<OwnedFd>);

impl Bell {
    /// Rings.
    pub(crate) fn ring(&self) {
        // One that cannot count any further rings already.
        let _ = rustix::io::write(&*self.0, &1_u64.to_ne_bytes());
    }

    fn silence(&self) -> bool {
        rustix::io::read(&*self.0, &mut [0; 8]).is_ok()
    }
}

impl Watch {
    /// Watches the journal at `path`, there or not, links followed.
    ///
    /// # Errors
    ///
    /// [`Kind::Io`](crate::error::Kind::Io) where the system has no descriptors or threads left.
    pub(crate) fn new(path: &Path) -> Result<Self> {
        Self::of(vec![path.to_path_buf()])
    }

    /// The same for several files at once, at the cost of one.
    ///
    /// # Errors
    ///
    /// Those of [`Watch::new`], with the first file.
    pub(crate) fn of(paths: Vec<PathBuf>) -> Result<Self> {
        let first = paths.first().cloned().unwrap_or_default();
        Self::try_new(paths).map_err(|e| fault::io(WATCHING, &e).in_file(&first))
    }

    fn try_new(paths: Vec<PathBuf>) -> io::Result<Self> {
        let all = epoll::create(epoll::CreateFlags::CLOEXEC)?;
        let bell = Bell(Arc::new(eventfd(
            0,
            EventfdFlags::NONBLOCK | EventfdFlags::CLOEXEC,
        )?));
        listen(&all, &*bell.0, epoll::EventFlags::IN)?;
        let mounts = File::open("/proc/self/mountinfo").ok();
        if let Some(mounts) = &mounts {
            listen(&all, mounts, epoll::EventFlags::PRI)?;
        }
        Ok(Self {
            source: source(&paths, &all, &bell)?,
            paths,
            all,
            mounts,
            bell,
        })
    }

    /// Makes the descriptor wait for the next news; whether the journal may have changed. Whether it has, [`Fingerprint`] tells.
    pub(crate) fn drain(&mut self) -> bool {
        let rung = self.bell.silence();
        let Source::Reports(reports) = &self.source else {
            return rung;
        };
        let concerned = reports.read();
        // The table of mounts does not say whether it has changed: it is looked at whenever anything wakes.
        let outdated = (concerned || self.mounts.is_some()) && reports.are_outdated();
        if outdated && let Ok(source) = source(&self.paths, &self.all, &self.bell) {
            self.source = source;
        }
        rung || concerned || outdated
    }

    /// What wakes as a change does.
    pub(crate) fn bell(&self) -> Bell {
        self.bell.clone()
    }
}

impl AsFd for Watch {
    /// Readable when the journal may have changed.
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.all.as_fd()
    }
}

fn listen(all: &OwnedFd, to: impl AsFd, flags: epoll::EventFlags) -> io::Result<()> {
    Ok(epoll::add(all, to, epoll::EventData::new_u64(0), flags)?)
}

/// The best source of news there is.
fn source(paths: &[PathBuf], all: &OwnedFd, bell: &Bell) -> io::Result<Source> {
    let is_reported = |path: &PathBuf| {
        let real = path.canonicalize().unwrap_or_else(|_| path.clone());
        let mut both = [path, &real].into_iter();
        both.all(|path| network::kind(nearest(path)).is_none())
    };
    if paths.iter().all(is_reported)
        && let Ok(reports) = Reports::of(paths)
        && listen(all, &reports.fd, epoll::EventFlags::IN).is_ok()
    {
        log::info!("watch: the file system reports changes");
        return Ok(Source::Reports(reports));
    }
    log::info!("watch: looks every {} ms", EVERY.as_millis());
    Ok(Source::Looking(look(paths, bell.clone())?))
}

/// The nearest folder above that is there.
fn nearest(path: &Path) -> &Path {
    let mut folder = folder_of(path);
    while !folder.exists() && folder != Path::new(".") {
        folder = folder_of(folder);
    }
    folder
}

/// Looks at the file from time to time.
fn look(paths: &[PathBuf], bell: Bell) -> io::Result<Sender<()>> {
    let (alive, ended) = mpsc::channel();
    let paths = paths.to_vec();
    let look = move || -> Vec<_> {
        let paths = paths.iter();
        paths.map(|path| Fingerprint::of_path(path)).collect()
    };
    let mut seen = look();
    thread::Builder::new()
        .name("watch".to_owned())
        .spawn(move || {
            while ended.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                let now = look();
                if now != seen {
                    seen = now;
                    bell.ring();
                }
            }
        })?;
    Ok(alive)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    use super::*;

    /// Whether anything wakes within this time.
    fn wakes(watch: &Watch, seconds: i64, milliseconds: i64) -> bool {
        let limit = Timespec {
            tv_sec: seconds,
            tv_nsec: milliseconds * 1_000_000,
        };
        poll(&mut [PollFd::new(watch, PollFlags::IN)], Some(&limit)).unwrap() > 0
    }

    /// Whether a change is told within ten seconds; `false` only where none is.
    fn rings(watch: &mut Watch) -> bool {
        while wakes(watch, 10, 0) {
            if watch.drain() {
                return true;
            }
        }
        false
    }

    /// Waits until what has happened so far has been told; whether any of it concerned the journal.
    fn settle(watch: &mut Watch) -> bool {
        let mut concerned = false;
        while wakes(watch, 0, 200) {
            concerned |= watch.drain();
        }
        concerned
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
        assert!(matches!(watch.source, Source::Reports(_)));
        for text in ["a", "b"] {
            replace(&path, text);
            assert!(rings(&mut watch));
            settle(&mut watch);
        }
        fs::remove_file(&path).unwrap();
        assert!(rings(&mut watch));
    }

    #[test]
    fn tells_of_the_file_behind_a_link() {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (link, real) = (here.path().join("link.ron"), there.path().join("real.ron"));
        fs::write(&real, "a").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let mut watch = Watch::new(&link).unwrap();
        replace(&real, "b");
        assert!(rings(&mut watch));
    }

    #[test]
    fn reading_it_and_other_files_are_no_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("j.ron");
        fs::write(&path, "a").unwrap();
        let mut watch = Watch::new(&path).unwrap();
        settle(&mut watch);
        fs::read(&path).unwrap();
        assert!(!settle(&mut watch));
        fs::write(folder.path().join(".j.ron.x.tmp"), "half").unwrap();
        assert!(wakes(&watch, 10, 0));
        assert!(!settle(&mut watch));
    }

    #[test]
    fn looking_finds_a_change_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("j.ron");
        fs::write(&path, "a").unwrap();
        let mut watch = Watch::new(&path).unwrap();
        watch.source = Source::Looking(look(std::slice::from_ref(&path), watch.bell()).unwrap());
        replace(&path, "b");
        assert!(rings(&mut watch));
    }

    #[test]
    fn follows_a_folder_that_is_made_later_and_a_link_that_is_moved() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        let path = inner.join("j.ron");
        let mut watch = Watch::new(&path).unwrap();
        fs::create_dir_all(&inner).unwrap();
        assert!(rings(&mut watch));
        settle(&mut watch);
        replace(&path, "a");
        assert!(rings(&mut watch));

        let real = folder.path().join("real.ron");
        fs::write(&real, "b").unwrap();
        fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink(&real, &path).unwrap();
        assert!(rings(&mut watch));
        settle(&mut watch);
        replace(&real, "c");
        assert!(rings(&mut watch));
    }

    #[test]
    fn follows_a_folder_that_is_removed_and_made_again_or_moved_away_and_copied_back() {
        let top = tempfile::tempdir().unwrap();
        let folder = top.path().join("a/d");
        let path = folder.join("j.ron");
        fs::create_dir_all(&folder).unwrap();
        fs::write(&path, "a").unwrap();
        let mut watch = Watch::new(&path).unwrap();
        for (way, gone) in [
            ("removed", folder.clone()),
            ("moved", folder.clone()),
            ("moved above", top.path().join("a")),
        ] {
            if way == "removed" {
                fs::remove_dir_all(&gone).unwrap();
            } else {
                fs::rename(&gone, top.path().join(way)).unwrap();
            }
            assert!(rings(&mut watch), "{way}");
            settle(&mut watch);
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, "b").unwrap();
            assert!(rings(&mut watch), "{way}, made again");
            settle(&mut watch);
            replace(&path, "c");
            assert!(rings(&mut watch), "{way}, then changed");
            settle(&mut watch);
        }
    }

    #[test]
    fn a_bell_wakes_from_another_thread() {
        let folder = tempfile::tempdir().unwrap();
        let mut watch = Watch::new(&folder.path().join("j.ron")).unwrap();
        let bell = watch.bell();
        thread::spawn(move || bell.ring());
        assert!(rings(&mut watch));
        assert!(!settle(&mut watch));
    }
}
