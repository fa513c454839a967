//! The journal on disk: read, added to under a lock, replaced as a whole, kept safe by day, watched.
//!
//! Every save but the one that makes the file reads afresh under the lock ([`lock`]), plans on what it read, writes a temporary file beside the journal,
//! syncs it and renames it over the journal ([`replace`]), so that at any moment the file is the old or the new one, whole.
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
mod missing;
mod names;
mod network;
mod noted;
mod old;
mod patience;
mod process;
mod read;
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

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use chrono::{DateTime, FixedOffset};
use rustix::io::Errno;

use self::lock::Lock;
use self::noted::note;
use self::old::{Known, Old};
use self::patience::Patience;
use self::replace::{Replace, Written, clear};
use self::rights::Rights;
use crate::error::{Error, Kind, Result};
use crate::journal::{Act, Author, Begins, Grown, Journal, Moment, Plan, SaveId, Subject, line_of};
use crate::lang::{Label, Wording, both};

const SAVING: Label = Label::new(
    "未保存，登记文件无法写入",
    "not saved; the journal cannot be written",
);
const MAKING: Label = Label::new(
    "未保存，登记文件无法建立",
    "not saved; the journal cannot be made",
);

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
    /// [`Kind::Io`] where the file cannot be read, is none, or is missing and must not be, as when its backups are there; [`Kind::Data`] where it is no
    /// journal of this notice. All name the file.
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

    /// Records what the operator wants and says what came of it; `now` is asked once the file is locked.
    ///
    /// # Errors
    ///
    /// Those of [`Store::load`] and [`Journal::plan`]; [`Kind::Io`] where the file cannot be locked, within ten seconds, or
    /// written. In every case of an error the file is as it was.
    pub(crate) fn record(
        &self,
        act: &Act,
        author: &Author,
        now: impl Fn() -> DateTime<FixedOffset>,
    ) -> Result<Saved> {
        self.record_while(&Wait::for_command(), act, author, now)
    }

    /// As [`Store::record`], waiting for others as `wait` says.
    ///
    /// # Errors
    ///
    /// Those of [`Store::record`], and that it was told to give up.
    pub(crate) fn record_while(
        &self,
        wait: &Wait,
        act: &Act,
        author: &Author,
        now: impl Fn() -> DateTime<FixedOffset>,
    ) -> Result<Saved> {
        let begun = Instant::now();
        let saved = self
            .try_record(Patience::new(wait), act, author, &now)
            .map_err(|e| named(e, &self.path));
        note(act, &saved, begun.elapsed());
        saved
    }

    fn try_record(
        &self,
        mut patience: Patience,
        act: &Act,
        author: &Author,
        now: &dyn Fn() -> DateTime<FixedOffset>,
    ) -> Result<Saved> {
        loop {
            let saved = match self.resolve()? {
                Some(real) => self.add(&real, act, author, now, &mut patience)?,
                None => self.begin(act, author, now, &mut patience)?,
            };
            match saved {
                Some(saved) => return Ok(saved),
                // Something else has taken the place of the file under our hands.
                None => patience.pause(None)?,
            }
        }
    }

    /// Where the journal is, all links followed; `None` where there is nothing.
    fn resolve(&self) -> Result<Option<PathBuf>> {
        match fs::canonicalize(&self.path) {
            Ok(real) => Ok(Some(real)),
            Err(e) if read::passing(&e) => {
                // Tells a link that leads nowhere from nothing at all.
                let found = read::open(&self.path, read::For::Saving)?;
                Ok(found.map(|_| self.path.clone()))
            }
            Err(e) => Err(fault::io(SAVING, &e)),
        }
    }

    /// Adds to the journal that is there; `None` where it is another by now, or gone.
    fn add(
        &self,
        real: &Path,
        act: &Act,
        author: &Author,
        now: &dyn Fn() -> DateTime<FixedOffset>,
        patience: &mut Patience,
    ) -> Result<Option<Saved>> {
        let failed = |e: &io::Error| fault::io(SAVING, e);
        let Some(before) = read::open(real, read::For::Saving)? else {
            return Ok(None);
        };
        let rights = Rights::of(&before.file).map_err(|e| failed(&e))?;
        drop(before);
        let lock = Lock::take(real, &rights, patience)?;
        let Some(found) = read::open(real, read::For::Saving)? else {
            return Ok(None);
        };
        let rights = Rights::of(&found.file).map_err(|e| failed(&e))?;
        let seen = found.fingerprint();
        let Some((held, old)) = self.read_to_add(real, found)? else {
            return Ok(None);
        };
        let now = now();
        let plan = held.journal().plan(act, author, &moment(now)?);
        let writes = plan.as_ref().is_ok_and(|plan| !plan.entries.is_empty());
        if !writes && !old.is_as_known(&held) {
            return Ok(self.forget());
        }
        let plan = plan?;
        if plan.entries.is_empty() {
            return Ok(Some(unchanged(held.journal().clone(), plan, seen)));
        }
        let Some(mut grown) = old.grown(&held, &plan.entries, &self.path)? else {
            return Ok(self.forget());
        };
        grown.remarks.extend(ahead(&grown, &old, &self.path, now));
        check_size(grown.length())?;
        clear(real);
        let new = match self.prepare(real, &grown, &old, &rights) {
            // It does not begin as it was known to: all of it is read now.
            Err(e) if Errno::from_io_error(&e) == Some(Errno::STALE) => {
                return Ok(self.forget());
            }
            new => new.map_err(|e| failed(&e))?,
        };
        if !lock.is_held() || Fingerprint::of_path(real) != seen {
            return Ok(None);
        }
        let no_backup = backup::keep(real, &old, &rights, now.date_naive()).err();
        let Some(written) = in_place(new.over(), SAVING)? else {
            return Ok(None);
        };
        let journal = grown.held.journal().clone();
        *self.known() = Some((grown.held, written.fingerprint.clone()));
        Ok(Some(Saved {
            journal,
            plan,
            fingerprint: written.fingerprint,
            unsynced: written.unsynced.map(|e| e.in_file(&self.path)),
            no_backup,
            remarks: grown.remarks,
        }))
    }

    /// Writes what is to take the place of the journal at `real`.
    ///
    /// # Errors
    ///
    /// The system's; [`Errno::STALE`] where the journal does not begin as `grown` says that it does.
    fn prepare(
        &self,
        real: &Path,
        grown: &Grown<'_>,
        old: &Old,
        rights: &Rights,
    ) -> io::Result<Replace> {
        let opened = match old.file() {
            Some(_) => None,
            None => File::open(real).ok(),
        };
        let like = old.file().or(opened.as_ref());
        let [lines, rest] = grown.behind();
        Replace::prepare_like(like, real, grown.begins(), &[lines, rest], rights)
    }

    /// Makes the file with its first entries; `None` where another process was first.
    fn begin(
        &self,
        act: &Act,
        author: &Author,
        now: &dyn Fn() -> DateTime<FixedOffset>,
        patience: &mut Patience,
    ) -> Result<Option<Saved>> {
        // What is refused or changes nothing must not make a file.
        let journal = match self.nothing_there() {
            Err(_) if self.path.exists() => return Ok(None),
            other => other?,
        };
        let plan = journal.plan(act, author, &moment(now())?)?;
        if plan.entries.is_empty() {
            return Ok(Some(unchanged(journal, plan, Fingerprint::missing())));
        }
        let journal = journal.with(&plan.entries);
        let written = make(&self.path, &journal, self.missing, patience)?;
        Ok(written.map(|written| Saved {
            journal,
            plan,
            fingerprint: written.fingerprint,
            unsynced: written.unsynced.map(|e| e.in_file(&self.path)),
            no_backup: None,
            remarks: Vec::new(),
        }))
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

/// `error` with the file, where it is about the file and not about what was asked for.
fn named(error: Error, path: &Path) -> Error {
    match error.kind() {
        Kind::Io | Kind::Data => error.in_file(path),
        Kind::Usage | Kind::NotFound => error,
    }
}

fn write_new(path: &Path, journal: &Journal, missing: Missing) -> Result<Option<Error>> {
    let written = make(
        path,
        journal,
        missing,
        &mut Patience::new(&Wait::for_command()),
    )
    .and_then(|written| {
        written.ok_or_else(|| {
            Error::new(
                Kind::Usage,
                both!(
                    "文件已经存在，未覆盖",
                    "the file is there already and was left alone"
                ),
            )
        })
    });
    match written {
        Ok(written) => Ok(written.unsynced.map(|e| e.in_file(path))),
        Err(e) => Err(e.in_file(path)),
    }
}

/// Makes a journal; `None` where there is something by now. `missing` says whether the folder is made too.
fn make(
    path: &Path,
    journal: &Journal,
    missing: Missing,
    patience: &mut Patience,
) -> Result<Option<Written>> {
    let failed = |e: &io::Error| fault::io(MAKING, e);
    let text = journal.to_ron()?;
    check_size(text.len())?;
    if fs::symlink_metadata(path).is_ok() {
        return Ok(None);
    }
    if missing == Missing::EmptyWithFolder {
        folder::make(names::folder_of(path)).map_err(|e| failed(&e))?;
    }
    let rights = Rights::Journal;
    let lock = Lock::take(path, &rights, patience)?;
    clear(path);
    let new = Replace::prepare(path, &[text.as_bytes()], &rights).map_err(|e| failed(&e))?;
    if !lock.is_held() {
        return Ok(None);
    }
    in_place(new.into_new(), MAKING)
}

/// The outcome of putting a file in place; `None` where it is worth another try.
fn in_place(written: io::Result<Written>, doing: Label) -> Result<Option<Written>> {
    match written {
        Ok(written) => Ok(Some(written)),
        Err(e) if read::passing(&e) || e.kind() == io::ErrorKind::AlreadyExists => Ok(None),
        Err(e) => Err(fault::io(doing, &e)),
    }
}

/// The moment of a save that is made now.
fn moment(now: DateTime<FixedOffset>) -> Result<Moment> {
    let bits = getrandom::u64().map_err(|e| {
        Error::new(
            Kind::Io,
            both!(
                "系统没有给出随机数，未保存：{e}",
                "not saved; the system gave no random number: {e}"
            ),
        )
    })?;
    let save = SaveId::of_bits(bits);
    Ok(Moment { now, save })
}

/// That an entry's time is ahead of this host's clock.
fn ahead(grown: &Grown<'_>, old: &Old, path: &Path, now: DateTime<FixedOffset>) -> Option<Wording> {
    let stamp = &grown.held.journal().ahead(now)?.stamp;
    let (at, by, path) = (stamp.at.to_rfc3339(), &stamp.by, path.display());
    let begins = match grown.begins() {
        Begins::Text(text) => text.to_vec(),
        // No line is added before those that are there.
        Begins::Known(_) => old.bytes().unwrap_or_default(),
    };
    let bytes = [&begins, &grown.behind().concat()[..]].concat();
    let place = match line_of(&String::from_utf8_lossy(&bytes), stamp) {
        Some(line) => both!("{path} 第 {line} 行", "{path}, line {line}"),
        None => both!("{path}", "{path}"),
    };
    Some(Wording {
        zh: format!(
            "{}：{by}的登记时间 {at} 比本机时钟晚，当时的主机时钟可能不对；登记次序不受影响，duban check 给出改正的命令",
            place.zh
        ),
        en: format!(
            "{}: the entry of {by} at {at} is ahead of this host's clock, so that a clock was probably wrong; the order is right all the same, and duban check gives the command that mends it",
            place.en
        ),
    })
}

fn unchanged(journal: Journal, plan: Plan, fingerprint: Fingerprint) -> Saved {
    Saved {
        journal,
        plan,
        fingerprint,
        unsynced: None,
        no_backup: None,
        remarks: Vec::new(),
    }
}

/// What is written must be readable again.
fn check_size(length: usize) -> Result<()> {
    if length as u64 > read::MAX_BYTES {
        return Err(fault::too_large(read::MAX_BYTES));
    }
    Ok(())
}
