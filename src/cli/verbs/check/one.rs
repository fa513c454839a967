//! One notice, checked: its catalogue, the names built in for it, its journal.

use std::path::PathBuf;

use serde::Serialize;

use crate::cli::{desk::Desk, ending::Ending, faults, json, out::Out};
use crate::error::{Error, Kind, Result};
use crate::journal::Journal;
use crate::lang::{Lang, tr};
use crate::settings::{Options, input};
use crate::store::{Access, going_back};

/// What was found.
pub(super) struct Findings {
    /// `None` where it cannot be read.
    pub(super) journal: Option<Journal>,
    /// What has to be mended.
    pub(super) faults: Vec<Error>,
    /// What is odd and does no harm.
    pub(super) remarks: Vec<Error>,
}

#[derive(Serialize)]
pub(super) struct CheckJson {
    schema: u32,
    pub(super) notice: Option<String>,
    state: Option<String>,
    entries: Option<usize>,
    version: Option<u32>,
    faults: Vec<String>,
    remarks: Vec<String>,
    backups: Vec<String>,
}

/// Checks one notice.
pub(super) fn one(options: &Options, out: &mut Out) -> Result<Ending> {
    if options.json {
        let (found, ending) = CheckJson::of(options, out.lang)?;
        json::print(&found, out)?;
        return Ok(ending);
    }
    let catalogue = faults::in_catalogue(options)?;
    if !catalogue.is_empty() {
        return Ok(conclude(&catalogue, out));
    }
    let desk = Desk::open(options)?;
    let backups = desk.store.backups();
    let findings = match find(&desk, options) {
        Ok(findings) => findings,
        Err(e) => {
            report_backups(&backups, &desk, out);
            return Err(e);
        }
    };
    report(&desk, findings.journal.as_ref(), out);
    report_backups(&backups, &desk, out);
    for remark in &findings.remarks {
        out.warn(remark);
    }
    Ok(conclude(&findings.faults, out))
}

/// Looks at everything.
///
/// # Errors
///
/// [`Kind::Io`] where the journal cannot be read at all.
pub(super) fn find(desk: &Desk<'_>, options: &Options) -> Result<Findings> {
    let mut findings = Findings {
        journal: None,
        faults: faults::in_lexicon(desk, options).into_iter().collect(),
        remarks: Vec::new(),
    };
    match desk.journal() {
        Ok(journal) => {
            findings.faults.extend(faults::in_journal(desk, &journal));
            if !journal.entries().is_empty() {
                let file = desk.store.path();
                findings.remarks = faults::repeated(&input::text(file)?, file);
                findings.remarks.extend(faults::followed(&journal, file));
            }
            let revised = journal.revised().into_iter();
            let told = revised.map(|it| Error::new(Kind::Data, it.wording()));
            findings.remarks.extend(told);
            findings.journal = Some(journal);
        }
        Err(e) if e.kind() == Kind::Io => return Err(e),
        Err(e) => findings.faults.push(e),
    }
    Ok(findings)
}

impl CheckJson {
    /// What is found of the notice that the options name, and whether all is well.
    ///
    /// # Errors
    ///
    /// As [`find`].
    pub(super) fn of(options: &Options, lang: Lang) -> Result<(Self, Ending)> {
        let messages =
            |errors: &[Error]| -> Vec<String> { errors.iter().map(|e| e.message(lang)).collect() };
        let unread = faults::in_catalogue(options)?;
        if !unread.is_empty() {
            return Ok((Self::unread(messages(&unread)), Ending::Faults));
        }
        let desk = Desk::open(options)?;
        let backups = desk.store.backups();
        let findings = find(&desk, options)?;
        let found = Self {
            schema: json::SCHEMA,
            notice: Some(desk.library.catalogue.notice.id.clone()),
            state: Some(desk.store.path().display().to_string()),
            entries: findings.journal.as_ref().map(|it| it.entries().len()),
            version: findings.journal.as_ref().map(Journal::version),
            faults: messages(&findings.faults),
            remarks: messages(&findings.remarks),
            backups: backups.iter().map(|it| it.display().to_string()).collect(),
        };
        Ok((found, ending(&findings.faults)))
    }

    /// A notice that cannot be read, for these reasons.
    pub(super) fn unread(faults: Vec<String>) -> Self {
        Self {
            schema: json::SCHEMA,
            notice: None,
            state: None,
            entries: None,
            version: None,
            faults,
            remarks: Vec::new(),
            backups: Vec::new(),
        }
    }
}

pub(super) fn ending(faults: &[Error]) -> Ending {
    if faults.is_empty() {
        Ending::Fine
    } else {
        Ending::Faults
    }
}

fn conclude(faults: &[Error], out: &mut Out) -> Ending {
    for fault in faults {
        out.warn(fault);
    }
    match faults.len() {
        0 => out.line(&tr!(out.lang, "没有发现问题", "no faults found")),
        count => out.note(&tr!(
            out.lang,
            "发现 {count} 处问题",
            "{count} faults found"
        )),
    }
    ending(faults)
}

fn report(desk: &Desk<'_>, journal: Option<&Journal>, out: &mut Out) {
    let lang = out.lang;
    let (catalogue, path) = (&desk.library.catalogue, desk.store.path().display());
    let (title, id) = (&catalogue.notice.title, &catalogue.notice.id);
    let (areas, clauses) = (catalogue.areas().len(), catalogue.clauses().count());
    let units = catalogue.units().count();
    out.line(&tr!(
        out.lang,
        "通知：{title}（{id}）",
        "notice: {title} ({id})"
    ));
    out.line(&tr!(
        out.lang,
        "目录：{areas} 个领域，{clauses} 条，{units} 个单位",
        "catalogue: {areas} areas, {clauses} clauses, {units} units"
    ));
    let there = journal.filter(|_| desk.store.path().try_exists().unwrap_or(true));
    let version = there.map(|journal| version_line(journal, lang));
    let journal = match journal.map(|journal| journal.entries().len()) {
        None => tr!(lang, "登记文件：{path}", "journal: {path}"),
        Some(0) => tr!(
            lang,
            "登记文件：{path}，还没有登记",
            "journal: {path}, nothing recorded yet"
        ),
        Some(count) => tr!(
            lang,
            "登记文件：{path}，{count} 条登记",
            "journal: {path}, {count} entries"
        ),
    };
    out.line(&journal);
    if let Some(version) = version {
        out.line(&version);
    }
    if let Access::ReadOnly(why) = desk.store.access() {
        out.note(&tr!(
            out.lang,
            "不能登记：{}",
            "nothing can be recorded: {}",
            why.pick(out.lang)
        ));
    }
    let remarks = [desk.store.sharing_obstacle(), desk.store.network_remark()];
    for remark in remarks.iter().flatten() {
        out.note(remark.pick(out.lang));
    }
}

/// Which version of the format the journal has.
fn version_line(journal: &Journal, lang: Lang) -> String {
    let version = journal.version();
    if journal.is_old() {
        tr!(
            lang,
            "登记文件格式：版本 {version}（可照常使用，下次登记时升为新版本）",
            "format of the journal: version {version} (fine to use; the next save makes it a newer one)"
        )
    } else {
        tr!(
            lang,
            "登记文件格式：版本 {version}",
            "format of the journal: version {version}"
        )
    }
}

fn report_backups(backups: &[PathBuf], desk: &Desk<'_>, out: &mut Out) {
    for backup in backups {
        let backup = backup.display();
        out.line(&tr!(out.lang, "备份：{backup}", "backup: {backup}"));
    }
    if let Some(latest) = backups.first() {
        let command = going_back(latest, desk.store.path());
        out.line(&tr!(
            out.lang,
            "恢复方法：{command}（备份之后的登记不在其中，请先把现在的文件另存）",
            "to go back: {command} (what was recorded since is not in it: keep the present file elsewhere first)"
        ));
    }
}
