//! The journal as it was before the first change of a day, kept beside it for the last days with changes.
//!
//! Which backup is the latest its content says, not its name: a day when the clock was wrong gives a wrong name, and
//! a journal only ever grows.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io::{self, BufRead, BufReader};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, NaiveDate};

use super::clock::now;
use super::fault;
use super::folder::entries;
use super::names::folder_of;
use super::old::Old;
use super::read;
use super::replace::{Replace, no_links};
use super::rights::Rights;
use crate::error::{Error, Kind, Result};
use crate::lang::{Label, both};

/// How many are kept.
const KEPT: usize = 7;

const KEEPING: Label = Label::new(
    "已保存，但当天的备份未能建立",
    "saved, but the day's backup could not be made",
);

/// Where the journal at `real` is kept on that day: `NAME.2026-11-23.bak`.
fn path_on(real: &Path, day: NaiveDate) -> PathBuf {
    let mut name = real.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.bak", day.format("%Y-%m-%d")));
    real.with_file_name(name)
}

/// Keeps the journal at `real`, whose text is `old`, unless one was kept on that day; call it under the lock, with the new
/// file ready to replace it.
///
/// # Errors
///
/// [`Kind::Io`], also where something else has the name; no reason not to save.
pub(super) fn keep(real: &Path, old: &Old, rights: &Rights, day: NaiveDate) -> Result<()> {
    let backup = path_on(real, day);
    if let Ok(there) = fs::symlink_metadata(&backup) {
        if !is_of_another_day(&there, day) && is_journal(&backup) {
            return Ok(());
        }
        let now = old.bytes().ok().and_then(|bytes| weight_of(&bytes));
        match (weight(&backup), now) {
            (Some(held), Some(now)) if held > now || !is_of_another_day(&there, day) => {
                return Ok(());
            }
            // Made when the clock was wrong, and all that it holds the new one will hold.
            (Some(_), _) => drop(fs::remove_file(&backup)),
            (None, _) => return Err(in_the_way(&backup)),
        }
    }
    match try_keep(real, &backup, old, rights) {
        Ok(()) => {
            remove_old(real, &backup);
            Ok(())
        }
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(e) => Err(fault::io(KEEPING, &e).in_file(&backup)),
    }
}

/// A second name for the old file costs no space, comes whole or not at all, and becomes the only one when the new file takes
/// the first. Where there are no second names it is a copy.
fn try_keep(real: &Path, backup: &Path, old: &Old, rights: &Rights) -> io::Result<()> {
    match fs::hard_link(real, backup) {
        Err(e) if no_links(&e) => {
            let copy = Replace::prepare(backup, &[&old.bytes()?], rights)?;
            copy.into_new().map(drop)
        }
        other => other,
    }
}

/// Whether a backup with today's name was made on an earlier day, by the clock that dated it.
fn is_of_another_day(meta: &Metadata, day: NaiveDate) -> bool {
    let made = DateTime::from_timestamp(meta.ctime(), 0).map(|time| time.with_timezone(&Local));
    day == now().date_naive() && made.is_some_and(|made| made.date_naive() < day)
}

fn in_the_way(backup: &Path) -> Error {
    let Label { zh, en } = KEEPING;
    Error::new(
        Kind::Io,
        both!("{zh}：此处已有别的东西", "{en}: something else lies here"),
    )
    .in_file(backup)
}

/// The backups of the journal at `real`, the one that holds most first, and of those that hold as much the one of the latest
/// day, days to come after those that were; none where the folder cannot be read. What is no journal comes last.
pub(super) fn all(real: &Path) -> Vec<PathBuf> {
    weighed(real).into_iter().map(|(_, path)| path).collect()
}

/// All backups with their weights, in the order of [`all`].
fn weighed(real: &Path) -> Vec<(Option<usize>, PathBuf)> {
    let name = real.file_name().unwrap_or_default();
    let today = path_on(real, now().date_naive());
    let mut found: Vec<_> = entries(folder_of(real))
        .into_iter()
        .filter(|entry| is_backup(entry, name))
        .map(|entry| real.with_file_name(entry))
        .map(|path| (weight(&path), path))
        .collect();
    found.sort_by(|(held, path), (other_held, other)| {
        let order = (held, path <= &today, path).cmp(&(other_held, other <= &today, other));
        order.reverse()
    });
    found
}

/// What a backup holds; `None` where it is no journal.
fn weight(path: &Path) -> Option<usize> {
    let file = read::open(path, read::For::Reading).ok()??;
    weigh(BufReader::new(file.limited().ok()?), false)
}

/// How many entries a journal holds, as far as can be seen without understanding it; `None` for what is no journal.
fn weight_of(bytes: &[u8]) -> Option<usize> {
    weigh(bytes, false)
}

/// Whether a backup is a journal, as far as can be seen; nearly always its first lines tell.
fn is_journal(path: &Path) -> bool {
    let file = read::open(path, read::For::Reading).ok().flatten();
    let file = file.and_then(|file| file.limited().ok().map(BufReader::new));
    file.is_some_and(|file| weigh(file, true).is_some())
}

/// Counts entries, from bracket to bracket so that a long file is never held; only to where it is seen to be a journal if
/// `glance`. `None` where it is none, or cannot be read.
fn weigh(mut file: impl BufRead, glance: bool) -> Option<usize> {
    let (mut version, mut entries, mut count) = (false, false, 0);
    let mut piece = Vec::new();
    while file.read_until(b'(', &mut piece).ok()? > 0 {
        count += usize::from(piece.starts_with(b"at:"));
        // Both stand in the head, or nowhere.
        if !(version && entries) {
            let piece = String::from_utf8_lossy(&piece);
            version |= piece.contains("version:");
            entries |= piece.contains("entries:");
        }
        if glance && version && entries {
            break;
        }
        piece.clear();
    }
    (version && entries).then_some(count)
}

/// Whether this is the name that [`path_on`] gives to a backup of `name`.
fn is_backup(entry: &OsStr, name: &OsStr) -> bool {
    entry
        .as_bytes()
        .strip_prefix(name.as_bytes())
        .and_then(|rest| rest.strip_prefix(b"."))
        .and_then(|rest| rest.strip_suffix(b".bak"))
        .and_then(|day| std::str::from_utf8(day).ok())
        .is_some_and(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok())
}

/// Removes what is more than [`KEPT`] journals: what holds least, and never the one just made. What is no journal is
/// not counted, and not ours to remove.
fn remove_old(real: &Path, new: &Path) {
    let journals = weighed(real)
        .into_iter()
        .filter(|(held, path)| held.is_some() && path != new);
    for (_, old) in journals.skip(KEPT - 1) {
        // One more than are meant to be kept does no harm.
        let _ = fs::remove_file(old);
    }
}
