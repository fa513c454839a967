//! The journal on disk: read, added to under a lock, replaced as a whole, kept safe by day, watched.
//!
//! Every save but the one that makes the file takes the lock ([`lock`]), plans on what the file holds, writes a temporary file
//! beside the journal, syncs it and renames it over the journal ([`replace`]), so that at any moment the file is the old or the
//! new one, whole ([`record`]). What looks as it did when it was read last is held against that while it is copied ([`old`]).
//! Reading takes no lock. Errors name the file only at this module's border, but for those of another file.

mod access;
mod backup;
mod cache;
mod clock;
mod fault;
mod files;
mod fingerprint;
mod folder;
mod fresh;
mod holder;
mod known;
mod lock;
mod making;
mod missing;
mod names;
mod network;
mod noted;
mod old;
mod patience;
mod process;
mod read;
mod record;
mod reflink;
mod replace;
mod reports;
mod rights;
mod saved;
mod sharing;
mod shell;
#[cfg(test)]
mod tests;
mod watch;

pub(crate) use access::Access;
pub(crate) use cache::{Cache, Kept, Looked};
pub(crate) use clock::now;
pub(crate) use fault::why;
pub(crate) use files::write_files;
pub(crate) use fingerprint::Fingerprint;
pub(crate) use folder::make as make_folder;
pub(crate) use missing::Missing;
pub(crate) use patience::Wait;
pub(crate) use read::{read_beginning, read_file};
pub(crate) use replace::{Over, write_file};
pub(crate) use saved::Saved;
pub(crate) use shell::{going_back, quoted};
pub(crate) use watch::{Bell, Watch};

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use self::fault::named;
use self::making::write_new;
use self::old::Known;
use self::patience::Patience;
use crate::error::{Error, Result};
use crate::journal::{Journal, Subject};
use crate::lang::{Wording, both};

/// A journal on disk. Holds no lock between calls; what it has read before it does not read again where the file still begins
/// with it.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    path: PathBuf,
    subject: Arc<Subject>,
    missing: Missing,
    /// What was read or written last, with what the file looked like then; shared with copies of this.
    known: Arc<Mutex<Option<Known>>>,
}

impl Store {
    /// The journal of a notice at `path`. Touches nothing.
    pub(crate) fn at(path: PathBuf, subject: Arc<Subject>, missing: Missing) -> Self {
        Self {
            path,
            subject,
            missing,
            known: Arc::default(),
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
    /// [`Io`](crate::error::Kind::Io) where the file cannot be read, is none, or is missing and must not be, as when its backups
    /// are there; [`Data`](crate::error::Kind::Data) where it is no journal of this notice. All name the file.
    pub(crate) fn load(&self) -> Result<Journal> {
        self.try_load().map_err(|e| named(e, &self.path))
    }

    fn try_load(&self) -> Result<Journal> {
        let mut patience = Patience::new(&Wait::for_command());
        loop {
            let found = read::open(&self.path, read::For::Reading)?;
            let there = found.is_some() || self.path.exists();
            if let Some(found) = &found {
                if let Some(held) = self.known_still(found) {
                    return Ok(held.journal().clone());
                }
                if let Some(bytes) = found.bytes()? {
                    let seen = found.fingerprint();
                    // What cannot be understood may be what a network file system remembers of another.
                    let held = match self.understand(&bytes, &seen) {
                        Err(e) => match fresh::bytes(&self.real(), found) {
                            Ok(Some(again)) if again != bytes => self.understand(&again, &seen),
                            _ => Err(e),
                        },
                        held => held,
                    };
                    return held.map(|held| held.journal().clone());
                }
            }
            if !there {
                let nothing = self.nothing_there();
                // One that another process has made since is not gone.
                if !self.path.exists() {
                    return nothing;
                }
            }
            // Another was put in its place at this moment.
            patience.pause(None)?;
        }
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
        if !self.path.exists() {
            self.not_gone().map_err(|e| named(e, &self.path))?;
        }
        write_new(
            &self.path,
            &Journal::new(Arc::clone(&self.subject)),
            missing,
        )
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
    /// [`Usage`](crate::error::Kind::Usage) where the file is there already, [`Io`](crate::error::Kind::Io) where it cannot be
    /// written.
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
        backup::all(&self.real())
    }

    /// What others cannot do with it, though they share its folder, and the command that mends it.
    pub(crate) fn sharing_obstacle(&self) -> Option<Wording> {
        sharing::obstacle(&self.path)
    }

    /// What does not hold where it lies: on a folder of the network, a lock of this host may not reach others.
    pub(crate) fn network_remark(&self) -> Option<Wording> {
        let kind = network::kind(names::folder_of(&self.real()))?;
        let seconds = lock::STALE;
        Some(both!(
            "登记文件在网络文件系统（{kind}）上：系统锁未必对其他主机有效，各主机之间凭同一文件夹中的“.文件名.saving”互斥；某台主机登记中途断电，其他主机最多等 {seconds} 秒后接管；别人的登记要等该文件系统更新缓存后才显示，约一秒至二十秒",
            "the journal is on a network file system ({kind}): the system's lock may not reach other hosts, so a file .NAME.saving beside it keeps them apart; where a host is cut off in mid-save, others take over after {seconds} seconds; what others record shows once the file system looks anew, after one to twenty seconds"
        ))
    }

    /// The file system that it is on, or its folder where it is not there yet.
    pub(crate) fn file_system(&self) -> String {
        let real = self.real();
        let folder = names::folder_of(&real);
        // The usual folder is made by the first save.
        let there = folder.ancestors().find(|folder| folder.exists());
        network::any_kind(there.unwrap_or(folder))
    }

    /// Where it is, all links followed as far as they lead.
    fn real(&self) -> PathBuf {
        fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone())
    }

    /// Refuses where backups say that there was a journal once.
    fn not_gone(&self) -> Result<()> {
        match self.backups().first() {
            Some(latest) if !self.path.exists() => Err(fault::gone(latest, &self.path)),
            _ => Ok(()),
        }
    }

    fn nothing_there(&self) -> Result<Journal> {
        // One that another process has made since is not gone; who wants to write finds it there.
        if !self.path.exists() {
            self.not_gone()?;
        }
        if self.missing == Missing::Refused {
            return Err(fault::no_file());
        }
        Ok(Journal::new(Arc::clone(&self.subject)))
    }
}
