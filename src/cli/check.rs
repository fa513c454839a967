//! `check`: whether catalogue, names and journal are in order, where the journal is, and how to go back.

use std::collections::HashMap;
use std::path::PathBuf;

use chrono::Duration;
use clap::{ArgMatches, Command};
use serde::Serialize;

use super::{Desk, Ending, Options, args, desk, did, input, json, out::Out};
use crate::catalogue::{Catalogue, Lexicon};
use crate::error::{Error, Kind, Result};
use crate::journal::{Did, Entry, Journal};
use crate::lang::{Lang, both};
use crate::store::Access;

/// A clock may run this many minutes ahead of ours before its times count as future.
const AHEAD: i64 = 5;

#[derive(Serialize)]
struct CheckJson {
    schema: u32,
    state: String,
    entries: Option<usize>,
    faults: Vec<String>,
    backups: Vec<String>,
}

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "检查目录、单位名称和登记文件",
        "Check catalogue, units and journal",
    );
    args::verb("check", lang, about, &["duban check"])
}

/// Performs it.
pub(super) fn run(_: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let mut faults = catalogue_faults(options)?;
    if !faults.is_empty() {
        return conclude(out, options, &faults, None);
    }
    let desk = Desk::open(options)?;
    faults.extend(lexicon_faults(&desk, options));
    let journal = match desk.store.load() {
        Ok(journal) => {
            faults.extend(journal_faults(&desk, &journal)?);
            Some(journal)
        }
        Err(e) if e.kind() == Kind::Io => {
            tell_backups(
                &desk.store.backups(),
                &desk.store.path().display().to_string(),
                out,
            );
            return Err(e);
        }
        Err(e) => {
            faults.push(e);
            None
        }
    };
    conclude(out, options, &faults, Some((&desk, journal.as_ref())))
}

/// Everything that is wrong with the catalogue the options name.
fn catalogue_faults(options: &Options) -> Result<Vec<Error>> {
    let Some(file) = &options.catalogue else {
        return Ok(Vec::new());
    };
    Ok(Catalogue::check_ron(&input::text(file)?, file)
        .err()
        .unwrap_or_default())
}

/// Names in the embedded lexicon that the embedded catalogue lacks.
fn lexicon_faults(desk: &Desk<'_>, options: &Options) -> Vec<Error> {
    let unknown = |name: &&str| desk.catalogue.unit_named(name).is_none();
    let names: Vec<&str> = desk.lexicon.units().filter(unknown).collect();
    if options.catalogue.is_some() || names.is_empty() {
        return Vec::new();
    }
    let names = names.join("、");
    vec![Error::new(
        Kind::Data,
        both!(
            "单位名称表中有目录没有的单位：{names}",
            "the lexicon has units that the catalogue lacks: {names}"
        ),
    )]
}

/// What a person can break by hand in a journal that still can be read.
fn journal_faults(desk: &Desk<'_>, journal: &Journal) -> Result<Vec<Error>> {
    let latest = desk::now() + Duration::minutes(AHEAD);
    let mut faults = Vec::new();
    for entry in journal.entries() {
        if let Some(clause) = desk.catalogue.clause(entry.clause) {
            faults.extend(no_indicator(entry, clause.indicators.len()));
        } else {
            let (id, who, what) = (entry.clause, did::who(&entry.stamp), did::did(&entry.did));
            faults.push(both!(
                "目录没有条款 {id}（{who} {}）",
                "the catalogue has no clause {id} ({who} {})",
                what.pick(Lang::Zh)
            ));
        }
        if entry.stamp.at > latest {
            let (id, who) = (entry.clause, did::who(&entry.stamp));
            faults.push(both!(
                "时间在将来：{id}（{who}）",
                "a time in the future: {id} ({who})"
            ));
        }
    }
    let mut faults: Vec<Error> = faults
        .into_iter()
        .map(|what| Error::new(Kind::Data, what).in_file(desk.store.path()))
        .collect();
    if !journal.entries().is_empty() {
        faults.extend(repeated(&input::text(desk.store.path())?, desk));
    }
    Ok(faults)
}

fn no_indicator(entry: &Entry, count: usize) -> Option<crate::lang::Wording> {
    let Did::Value { indicator, .. } = &entry.did else {
        return None;
    };
    let (id, who) = (entry.clause, did::who(&entry.stamp));
    (usize::from(*indicator) > count).then(|| {
        both!(
            "条款 {id} 没有第 {indicator} 项指标（{who}）",
            "clause {id} has no indicator {indicator} ({who})"
        )
    })
}

/// Entries that stand twice: lines that say the same, one entry a line.
fn repeated(text: &str, desk: &Desk<'_>) -> Vec<Error> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let entry = line.trim().trim_end_matches(',');
        if !entry.starts_with("(at:") {
            continue;
        }
        let column = line.chars().take_while(|c| c.is_whitespace()).count() + 1;
        match first.get(entry) {
            Some(earlier) => faults.push(
                Error::new(
                    Kind::Data,
                    both!(
                        "与第 {earlier} 行重复，只算一次",
                        "the same as line {earlier}; counts once"
                    ),
                )
                .at(desk.store.path(), number, column),
            ),
            None => {
                first.insert(entry, number);
            }
        }
    }
    faults
}

fn conclude(
    out: &mut Out,
    options: &Options,
    faults: &[Error],
    checked: Option<(&Desk<'_>, Option<&Journal>)>,
) -> Result<Ending> {
    let ending = if faults.is_empty() {
        Ending::Fine
    } else {
        Ending::Faults
    };
    let backups = checked
        .map(|(desk, _)| desk.store.backups())
        .unwrap_or_default();
    let state = checked
        .map(|(desk, _)| desk.store.path().display().to_string())
        .unwrap_or_default();
    if options.json {
        let entries = checked.and_then(|(_, journal)| Some(journal?.entries().len()));
        let faults = faults.iter().map(|fault| fault.message(out.lang)).collect();
        let backups = backups
            .iter()
            .map(|backup| backup.display().to_string())
            .collect();
        json::print(
            &CheckJson {
                schema: json::SCHEMA,
                state,
                entries,
                faults,
                backups,
            },
            out,
        )?;
        return Ok(ending);
    }
    if let Some((desk, journal)) = checked {
        tell(desk, journal, out);
        tell_backups(&backups, &state, out);
    }
    for fault in faults {
        out.warn(fault);
    }
    match faults.len() {
        0 => out.say(&both!("没有发现问题", "no faults found")),
        count => out.note(&both!("发现 {count} 处问题", "{count} faults found")),
    }
    Ok(ending)
}

fn tell(desk: &Desk<'_>, journal: Option<&Journal>, out: &mut Out) {
    let notice = &desk.catalogue.notice;
    let (title, id) = (&notice.title, &notice.id);
    let (areas, clauses, units) = (
        desk.catalogue.areas().len(),
        desk.catalogue.clauses().count(),
        desk.catalogue.units().count(),
    );
    out.say(&both!("通知：{title}（{id}）", "notice: {title} ({id})"));
    out.say(&both!(
        "目录：{areas} 个领域，{clauses} 条，{units} 个单位",
        "catalogue: {areas} areas, {clauses} clauses, {units} units"
    ));
    let path = desk.store.path().display();
    match journal {
        Some(journal) if desk.store.path().exists() => {
            let count = journal.entries().len();
            out.say(&both!(
                "登记文件：{path}，{count} 条登记",
                "journal: {path}, {count} entries"
            ));
        }
        Some(_) => out.say(&both!(
            "登记文件：{path}，还没有登记",
            "journal: {path}, nothing recorded yet"
        )),
        None => out.say(&both!("登记文件：{path}", "journal: {path}")),
    }
    if let Access::ReadOnly(why) = desk.store.access() {
        out.say(&both!(
            "不能登记：{}",
            "nothing can be recorded: {}",
            why.pick(out.lang)
        ));
    }
}

fn tell_backups(backups: &[PathBuf], state: &str, out: &mut Out) {
    for backup in backups {
        let backup = backup.display();
        out.say(&both!("备份：{backup}", "backup: {backup}"));
    }
    if let Some(latest) = backups.first() {
        let latest = latest.display();
        out.say(&both!(
            "恢复方法：cp -p '{latest}' '{state}'",
            "to go back: cp -p '{latest}' '{state}'"
        ));
    }
}
