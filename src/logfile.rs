//! What support asks for: a file that tells what the program met and did, line by line with the time. Everybody writes to it
//! with the macros of the `log` crate; without [`start`] those come to one comparison and write nothing.
//!
//! Never in it: what people type, and what the notice and the journal say.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use chrono::Local;
use log::{LevelFilter, Log, Metadata, Record};
use rustix::fs::OFlags;

use crate::text;

/// The first line of every such file.
const HEAD: &str = "# duban log\n";

/// Why nothing will be logged.
#[derive(Debug)]
pub(crate) enum Refused {
    /// The system does not let the file be written.
    System(io::Error),
    /// There is a file that no log has begun; it is left as it is.
    Other,
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Logs to the end of `file` from now on; a new one can be read by its owner alone.
///
/// # Errors
///
/// [`Refused`]; the program can go on without.
pub(crate) fn start(file: &Path) -> Result<(), Refused> {
    let sink = Sink(Mutex::new(open(file)?));
    // It is asked for once; a second wish changes nothing.
    if log::set_boxed_logger(Box::new(sink)).is_ok() {
        log::set_max_level(LevelFilter::Debug);
    }
    Ok(())
}

/// Opens or makes a log. A link is not followed, and nothing but a file is written to: neither may lead elsewhere where
/// several people may write to the folder.
fn open(file: &Path) -> Result<File, Refused> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let mut log = OpenOptions::new()
        .read(true)
        .append(true)
        .create(true)
        .mode(0o600)
        .custom_flags(flags.bits().cast_signed())
        .open(file)?;
    let found = log.metadata()?;
    if !found.is_file() {
        return Err(Refused::Other);
    }
    if found.len() == 0 {
        log.write_all(HEAD.as_bytes())?;
        return Ok(log);
    }
    let mut head = vec![0; HEAD.len()];
    match log.read_exact(&mut head) {
        Ok(()) if head == HEAD.as_bytes() => Ok(log),
        _ => Err(Refused::Other),
    }
}

struct Sink(Mutex<File>);

impl Log for Sink {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with(env!("CARGO_PKG_NAME"))
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let time = Local::now().format("%Y-%m-%dT%H:%M:%S%.3f%:z");
        let process = std::process::id();
        let said = text::clean(&record.args().to_string()).into_owned();
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // One write a line, so that the lines of several programs stay whole. A full disk must not stop the work.
        let _ = log.write_all(format!("{time} {process} {said}\n").as_bytes());
    }

    fn flush(&self) {}
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn a_log_is_for_its_owner_and_grows() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("log");
        for _ in 0..2 {
            open(&file).unwrap().write_all(b"x\n").unwrap();
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), format!("{HEAD}x\nx\n"));
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn nothing_else_is_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let (other, link) = (folder.path().join("other"), folder.path().join("link"));
        fs::write(&other, "( version: 1 )").unwrap();
        symlink(folder.path().join("elsewhere"), &link).unwrap();
        assert!(matches!(open(&other), Err(Refused::Other)));
        assert!(matches!(open(&link), Err(Refused::System(_))));
        assert!(matches!(open(Path::new("/dev/null")), Err(Refused::Other)));
        assert!(matches!(open(folder.path()), Err(Refused::System(_))));
        assert_eq!(fs::read_to_string(&other).unwrap(), "( version: 1 )");
    }
}
