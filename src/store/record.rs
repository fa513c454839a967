//! Recording: what the operator wants is planned on what the file holds under the lock, and takes its place whole.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::{DateTime, FixedOffset};
use rustix::io::Errno;

use super::fault::named;
use super::fingerprint::Fingerprint;
use super::lock::Lock;
use super::making::{check_size, in_place, make};
use super::noted::note;
use super::old::Old;
use super::patience::{Patience, Wait};
use super::replace::{Replace, clear};
use super::rights::Rights;
use super::saved::Saved;
use super::{Store, backup, fault, read};
use crate::error::{Error, Kind, Result};
use crate::journal::{Act, Author, Begins, Grown, Journal, Moment, Plan, SaveId, line_of};
use crate::lang::{Label, Wording, both};

const SAVING: Label = Label::new(
    "未保存，登记文件无法写入",
    "not saved; the journal cannot be written",
);

impl Store {
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
