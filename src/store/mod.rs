//! The journal on disk: read, added to under a lock, replaced as a whole, kept safe by day, watched.
//!
//! Every save reads afresh under the lock ([`lock`]), plans on what it read, writes a temporary file beside the journal,
//! syncs it and renames it over the journal ([`replace`]), so that at any moment the file is the old or the new one, whole.
//! Reading takes no lock.

mod access;
mod backup;
mod create;
mod fault;
mod lock;
mod path;
mod read;
mod replace;
#[cfg(test)]
mod tests;
mod watch;

pub(crate) use access::Access;
pub(crate) use fault::why;
pub(crate) use path::default_path;
pub(crate) use read::Fingerprint;
pub(crate) use watch::Watch;

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use crate::error::{Error, Kind, Result};
use crate::journal::{Act, Journal, Plan};
use crate::lang::both;

/// The largest journal, in bytes: a quarter of a million entries, still read in a second or two.
const MAX_BYTES: u64 = 32 << 20;

/// What a journal that is not there means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Nothing recorded yet; the first save makes the file, in a folder that is there.
    Empty,
    /// As [`Missing::Empty`]; the first save makes the folder too. For the default path.
    EmptyWithFolder,
    /// A mistake, such as a slip in the path: refused, and nothing is made.
    Refused,
}

/// A journal on disk. Holds no copy of what is in it, and no lock between calls.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    path: PathBuf,
    notice: String,
    missing: Missing,
}

/// What a save came to.
#[derive(Debug)]
pub(crate) struct Saved {
    /// The journal as it is now, the changes of others included.
    pub(crate) journal: Journal,
    /// What was recorded, and what needed no recording.
    pub(crate) plan: Plan,
    /// What the file looks like now; lets a screen tell its own saves from those of others.
    pub(crate) fingerprint: Fingerprint,
    /// The entries are in the file, but the system could not confirm that they outlast a power cut.
    pub(crate) unsynced: Option<Error>,
    /// The entries are saved, but the day's copy of the journal before them is not.
    pub(crate) no_backup: Option<Error>,
}

impl Store {
    /// The journal of `notice` (a notice's id) at `path`. Touches nothing.
    pub(crate) fn at(path: PathBuf, notice: &str, missing: Missing) -> Self {
        let notice = notice.to_owned();
        Self {
            path,
            notice,
            missing,
        }
    }

    /// Where it is, as given.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the journal; makes nothing on disk.
    ///
    /// # Errors
    ///
    /// [`Kind::Io`] where the file cannot be read, is none, or is missing and must not be, as when its backups are there; [`Kind::Data`] where it is no
    /// journal of this notice. All name the file.
    pub(crate) fn load(&self) -> Result<Journal> {
        match read::open(&self.path, &self.path, read::For::Reading)? {
            Some(mut found) => self.parse(&found.text(&self.path)?),
            None if self.path.exists() => self.load(),
            None => self.nothing_there(),
        }
    }

    /// Records what the operator wants and says what came of it; `now` is asked once the file is locked.
    ///
    /// # Errors
    ///
    /// Those of [`Store::load`] and [`Journal::plan`]; [`Kind::Io`] where the file cannot be locked, within ten seconds, or
    /// written. In every case of an error the file is as it was.
    pub(crate) fn record(
        &self,
        act: &Act,
        by: &str,
        now: impl Fn() -> DateTime<FixedOffset>,
    ) -> Result<Saved> {
        loop {
            if let Some(held) = lock::existing(&self.path)? {
                return self.add(held, act, by, &now);
            }
            // What is refused or changes nothing must not make a file.
            let journal = self.nothing_there()?;
            let plan = journal.plan(act, by, now())?;
            if plan.entries.is_empty() {
                return Ok(unchanged(journal, plan, Fingerprint::missing()));
            }
            // `None`: another process was first.
            if let Some(new) = create::lock(&self.path, self.missing)? {
                return Self::first(new, &journal, act, by, now());
            }
        }
    }

    /// Adds to the journal that is held.
    fn add(
        &self,
        mut held: lock::Held,
        act: &Act,
        by: &str,
        now: impl Fn() -> DateTime<FixedOffset>,
    ) -> Result<Saved> {
        let text = held.found.text(&self.path)?;
        let journal = self.parse(&text)?;
        let now = now();
        let plan = journal.plan(act, by, now)?;
        if plan.entries.is_empty() {
            return Ok(unchanged(journal, plan, held.found.fingerprint()));
        }
        let added = journal.insert_lines(&text, &plan.entries, &self.path);
        let (bytes, grown) = if let Some(added) = added {
            added
        } else {
            let grown = journal.with(&plan.entries);
            (grown.to_ron()?, grown)
        };
        drop(journal);
        check_size(&bytes, &self.path)?;
        let temp =
            replace::Temp::write(&held.real, bytes.as_bytes(), &held.found.meta, &self.path)?;
        let no_backup = backup::keep(&held.real, &text, &held.found.meta, now.date_naive()).err();
        let written = temp.put_in_place(&self.path)?;
        Ok(Saved {
            journal: grown,
            plan,
            fingerprint: written.fingerprint,
            unsynced: written.unsynced,
            no_backup,
        })
    }

    /// Makes the file with its first entries.
    fn first(
        new: create::New,
        journal: &Journal,
        act: &Act,
        by: &str,
        now: DateTime<FixedOffset>,
    ) -> Result<Saved> {
        let plan = journal.plan(act, by, now)?;
        let journal = journal.with(&plan.entries);
        let written = new.finish(journal.to_ron()?.as_bytes())?;
        Ok(Saved {
            journal,
            plan,
            fingerprint: written.fingerprint,
            unsynced: written.unsynced,
            no_backup: None,
        })
    }

    /// Makes the journal, empty; one that is there is left alone. The second value is as [`Saved::unsynced`].
    ///
    /// # Errors
    ///
    /// As [`Store::write_new`].
    pub(crate) fn make(&self) -> Result<Option<Error>> {
        let missing = match self.missing {
            Missing::Refused => Missing::Empty,
            other => other,
        };
        write_new(&self.path, &Journal::new(&self.notice), missing)
    }

    /// The same journal, which must be there from now on: one that goes away under an open screen is a mishap, and not to be
    /// begun anew with a single mark.
    pub(crate) fn expected(self) -> Self {
        let missing = if self.path.exists() {
            Missing::Refused
        } else {
            self.missing
        };
        Self { missing, ..self }
    }

    /// Writes `journal` to a new file; one that is there is left alone. For copies: a merge, or a save elsewhere when the disk
    /// is full. The second value is as [`Saved::unsynced`].
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] where the file is there already, [`Kind::Io`] where it cannot be written.
    pub(crate) fn write_new(path: &Path, journal: &Journal) -> Result<Option<Error>> {
        write_new(path, journal, Missing::Empty)
    }

    /// What the file looks like now, without reading it. Take it before [`Store::load`].
    pub(crate) fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of_path(&self.path)
    }

    /// Whether the file has changed since `seen`.
    pub(crate) fn changed_since(&self, seen: &Fingerprint) -> bool {
        self.fingerprint() != *seen
    }

    /// Whether a save would be let through as things stand now.
    pub(crate) fn access(&self) -> Access {
        Access::of(&self.path, self.missing)
    }

    /// The copies of the journal as it was before the first change of a day, the latest first; the last seven are kept.
    pub(crate) fn backups(&self) -> Vec<PathBuf> {
        backup::all(
            &self
                .path
                .canonicalize()
                .unwrap_or_else(|_| self.path.clone()),
        )
    }

    fn parse(&self, text: &str) -> Result<Journal> {
        Journal::parse(text, &self.path, &self.notice)
    }

    fn nothing_there(&self) -> Result<Journal> {
        if self.missing == Missing::Refused {
            return Err(fault::no_file(&self.path));
        }
        // One that another process has made since is not gone; who wants to write finds it there.
        if let Some(latest) = self.backups().first()
            && !self.path.exists()
        {
            return Err(fault::gone(&self.path, latest));
        }
        Ok(Journal::new(&self.notice))
    }
}

fn write_new(path: &Path, journal: &Journal, missing: Missing) -> Result<Option<Error>> {
    let text = journal.to_ron()?;
    check_size(&text, path)?;
    match create::lock(path, missing)? {
        Some(new) => Ok(new.finish(text.as_bytes())?.unsynced),
        None => Err(Error::new(
            Kind::Usage,
            both!(
                "文件已经存在，未覆盖",
                "the file is there already and was left alone"
            ),
        )
        .in_file(path)),
    }
}

fn unchanged(journal: Journal, plan: Plan, fingerprint: Fingerprint) -> Saved {
    Saved {
        journal,
        plan,
        fingerprint,
        unsynced: None,
        no_backup: None,
    }
}

/// What is written must be readable again.
fn check_size(text: &str, path: &Path) -> Result<()> {
    if text.len() as u64 > MAX_BYTES {
        return Err(fault::too_large(path));
    }
    Ok(())
}
