//! Who holds a journal, in a word that a file can carry, and as people are told.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, Local, SecondsFormat};

use super::clock::now;
use super::process::{Fate, Process};
use crate::lang::{Wording, both};

/// Who holds a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Holder {
    /// What stands in the file: `PROCESS.COUNT@TIME`, or nothing yet.
    word: String,
    process: Option<Process>,
}

impl Holder {
    /// This process, for one save.
    pub(super) fn this() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let this = Process::this();
        let now = now().to_rfc3339_opts(SecondsFormat::Secs, false);
        Self {
            word: format!("{this}.{count}@{now}"),
            process: Some(this.clone()),
        }
    }

    /// Reads such a word. An empty one is that of somebody who has not written it yet.
    pub(super) fn parse(word: &str) -> Option<Self> {
        let process = match word.split_once('@') {
            None if word.is_empty() => None,
            None => return None,
            Some((process, _)) => Some(process.rsplit_once('.')?.0.parse().ok()?),
        };
        Some(Self {
            word: word.to_owned(),
            process,
        })
    }

    /// The process that locked this file with flock, as far as the system tells.
    pub(super) fn of_lock(file: &File) -> Option<Self> {
        let inode = file.metadata().ok()?.ino();
        let locks = fs::read_to_string("/proc/locks").ok()?;
        let pid = locks.lines().find_map(|line| flock_on(inode, line))?;
        let process = Process::of(pid);
        Some(Self {
            word: String::new(),
            process: Some(process),
        })
    }

    /// What the file has to say.
    pub(super) fn word(&self) -> &str {
        &self.word
    }

    /// Whether it still works on it.
    pub(super) fn fate(&self) -> Fate {
        self.process.as_ref().map_or(Fate::Elsewhere, Process::fate)
    }

    /// As people are told: `主机 a 的进程 42（duban），20:45:40 起`.
    pub(crate) fn describe(&self) -> Wording {
        let Some(process) = &self.process else {
            return both!("另一个程序", "another program");
        };
        let (host, pid) = (&process.host, process.pid);
        let name = process
            .name()
            .map(|name| (format!("（{name}）"), format!(" ({name})")));
        let (zh, en) = name.unwrap_or_default();
        let time = self.word.split_once('@').map(|(_, time)| time);
        let since = time.and_then(|time| DateTime::parse_from_rfc3339(time).ok());
        match since.map(|time| time.with_timezone(&Local).format("%H:%M:%S").to_string()) {
            Some(since) => both!(
                "主机 {host} 的进程 {pid}{zh}，{since} 起",
                "process {pid}{en} on host {host}, since {since}"
            ),
            None => both!(
                "主机 {host} 的进程 {pid}{zh}",
                "process {pid}{en} on host {host}"
            ),
        }
    }
}

/// The process of a line of `/proc/locks` (proc(5)) that is a flock on this inode: `1: FLOCK  ADVISORY  WRITE 42 08:01:99 0 EOF`.
fn flock_on(inode: u64, line: &str) -> Option<u32> {
    let mut words = line.split_ascii_whitespace();
    if words.nth(1)? != "FLOCK" {
        return None;
    }
    let pid = words.nth(2)?.parse().ok()?;
    let place = words.next()?;
    (place.rsplit(':').next()?.parse() == Ok(inode)).then_some(pid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn is_known_again_by_its_word() {
        let this = Holder::this();
        assert_eq!(Holder::parse(this.word()).as_ref(), Some(&this));
        assert_eq!(this.fate(), Fate::Alive);
        assert_ne!(this, Holder::this());
        assert_eq!(Holder::parse("").map(|it| it.fate()), Some(Fate::Elsewhere));
        assert_eq!(Holder::parse("/etc/passwd"), None);
    }

    #[test]
    fn people_are_told_host_process_and_time() {
        let far = Holder::parse("far-1-2-42-7.0@2026-11-29T17:50:04+00:00").unwrap();
        let told = far.describe().pick(Lang::En).to_owned();
        assert!(told.starts_with("process 42 on host far, since "), "{told}");
    }

    #[test]
    fn finds_who_locked_a_file() {
        let line = "3: FLOCK  ADVISORY  WRITE 42 08:01:99 0 EOF";
        assert_eq!(flock_on(99, line), Some(42));
        assert_eq!(flock_on(9, line), None);
        assert_eq!(
            flock_on(99, "3: -> FLOCK  ADVISORY  WRITE 43 08:01:99 0 EOF"),
            None
        );
        assert_eq!(
            flock_on(99, "3: POSIX  ADVISORY  WRITE 42 08:01:99 0 EOF"),
            None
        );
        let file = tempfile::tempfile().unwrap();
        file.lock().unwrap();
        if let Some(found) = Holder::of_lock(&file) {
            assert_eq!(found.fate(), Fate::Alive);
        }
    }
}
