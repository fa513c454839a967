//! Processes by a name that other hosts and later processes can judge: whose a file is, and whether it still works on it.

use std::fmt;
use std::fs;
use std::str::FromStr;
use std::sync::OnceLock;

use rustix::io::Errno;
use rustix::process::{Pid, getpid, test_kill_process};

/// The most characters of a host's name that are kept.
const HOST: usize = 32;

/// A process of some host, written `host-kernel-space-pid-start`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Process {
    /// The host's name, for people.
    pub(super) host: String,
    /// The start of the host's kernel: two hosts of one name differ in it, and one host before and after a restart.
    kernel: String,
    /// The space of process numbers: containers of one host have their own.
    space: String,
    /// Its number there.
    pub(super) pid: u32,
    /// When it began, in ticks since the kernel's start: numbers are used again.
    start: u64,
}

/// What can be said of a process from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It runs on this host.
    Alive,
    /// It ran on this host.
    Dead,
    /// It is, or was, out of sight: on another host, in another container, or before this host was restarted.
    Elsewhere,
}

impl Process {
    /// This process.
    pub(super) fn this() -> &'static Self {
        static THIS: OnceLock<Process> = OnceLock::new();
        THIS.get_or_init(|| {
            Self::of(u32::try_from(getpid().as_raw_nonzero().get()).unwrap_or_default())
        })
    }

    /// The process of this number in this space.
    pub(super) fn of(pid: u32) -> Self {
        Self {
            host: host(),
            kernel: kernel(),
            space: space(),
            pid,
            start: stat(pid).map_or(0, |(_, start)| start),
        }
    }

    /// The name of its program, where it runs on this host.
    pub(super) fn name(&self) -> Option<String> {
        if self.fate() != Fate::Alive {
            return None;
        }
        let name = fs::read_to_string(format!("/proc/{}/comm", self.pid)).ok()?;
        Some(name.trim().to_owned())
    }

    /// Whether it still runs, as far as can be told from here.
    pub(super) fn fate(&self) -> Fate {
        let this = Self::this();
        if this.kernel.is_empty() || (&this.kernel, &this.space) != (&self.kernel, &self.space) {
            return Fate::Elsewhere;
        }
        let Some(pid) = i32::try_from(self.pid).ok().and_then(Pid::from_raw) else {
            return Fate::Dead;
        };
        // Another user's process may be hidden, but not that it is there.
        if test_kill_process(pid) == Err(Errno::SRCH) {
            return Fate::Dead;
        }
        match stat(self.pid) {
            Some(('Z' | 'X', _)) => Fate::Dead,
            Some((_, start)) if start != self.start => Fate::Dead,
            _ => Fate::Alive,
        }
    }
}

#[cfg(test)]
impl Process {
    /// One of this host that has ended.
    pub(super) fn dead() -> Self {
        Self {
            start: u64::MAX,
            ..Self::this().clone()
        }
    }
}

impl fmt::Display for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            host,
            kernel,
            space,
            pid,
            start,
        } = self;
        write!(f, "{host}-{kernel}-{space}-{pid}-{start}")
    }
}

impl FromStr for Process {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.rsplitn(5, '-');
        let mut next = || parts.next().ok_or(());
        let (start, pid, space, kernel, host) = (next()?, next()?, next()?, next()?, next()?);
        Ok(Self {
            host: host.to_owned(),
            kernel: kernel.to_owned(),
            space: space.to_owned(),
            pid: pid.parse().map_err(|_| ())?,
            start: start.parse().map_err(|_| ())?,
        })
    }
}

/// The host's name, fit for the name of a file.
fn host() -> String {
    let name = rustix::system::uname();
    let name = name.nodename().to_string_lossy();
    name.chars()
        .take(HOST)
        .map(|c| {
            if c.is_alphanumeric() || c == '.' {
                c
            } else {
                '_'
            }
        })
        .collect()
}

/// The beginning of the random number that Linux takes at its start; empty where there is none.
fn kernel() -> String {
    let text = fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
    text.chars()
        .filter(char::is_ascii_hexdigit)
        .take(8)
        .collect()
}

/// The number of this process's space of process numbers; empty where there is none.
fn space() -> String {
    let link = fs::read_link("/proc/self/ns/pid").unwrap_or_default();
    let link = link.to_string_lossy();
    link.chars().filter(char::is_ascii_digit).collect()
}

/// State and start of a process, from `/proc/PID/stat` (proc(5): the third and the 22nd field); `None` where it cannot be read.
fn stat(pid: u32) -> Option<(char, u64)> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name, in brackets, may hold anything.
    let (_, fields) = text.rsplit_once(')')?;
    let mut fields = fields.split_ascii_whitespace();
    let state = fields.next()?.chars().next()?;
    Some((state, fields.nth(18)?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn is_known_again_by_its_name() {
        let this = Process::this();
        assert_eq!(this.to_string().parse().as_ref(), Ok(this));
        assert!("half a name".parse::<Process>().is_err());
    }

    #[test]
    fn tells_the_living_from_the_dead_and_from_those_elsewhere() {
        assert_eq!(Process::this().fate(), Fate::Alive);
        let mut child = Command::new("sleep").arg("9").spawn().unwrap();
        let start = stat(child.id()).unwrap().1;
        let other = Process {
            pid: child.id(),
            start,
            ..Process::this().clone()
        };
        assert_eq!(other.fate(), Fate::Alive);
        let earlier = Process {
            start: start + 1,
            ..other.clone()
        };
        assert_eq!(earlier.fate(), Fate::Dead);
        child.kill().unwrap();
        // Dead, though nobody has asked after it yet.
        while other.fate() == Fate::Alive {
            std::thread::yield_now();
        }
        assert_eq!(other.fate(), Fate::Dead);
        child.wait().unwrap();
        assert_eq!(other.fate(), Fate::Dead);
        let elsewhere = Process {
            kernel: "0".to_owned(),
            ..other
        };
        assert_eq!(elsewhere.fate(), Fate::Elsewhere);
    }
}
