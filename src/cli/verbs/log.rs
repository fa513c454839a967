//! `log`: what was recorded, by whom and when.

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveTime, TimeZone};
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;

use crate::catalogue::ClauseId;
use crate::cli::out::Out;
use crate::cli::plain::Record;
use crate::cli::table::{self, Cell, column};
use crate::cli::{Desk, Ending, Options, args, clause_json, did, json, plain};
use crate::error::{Error, Kind, Result};
use crate::journal::{Did, Past, Stamp};
use crate::lang::{Label, Lang, both};

#[derive(Serialize)]
struct Log<'a> {
    schema: u32,
    entries: Vec<EntryJson<'a>>,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    at: String,
    by: &'a str,
    clause: String,
    did: &'static str,
    note: Option<&'a str>,
    indicator: Option<u16>,
    value: Option<&'a str>,
    taken_back_at: Option<String>,
    taken_back_by: Option<&'a str>,
}

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick("列出登记记录", "List what was recorded");
    args::verb(
        "log",
        lang,
        about,
        &["duban log", "duban log 2.3", "duban log --since 2026-11-01"],
    )
    .arg(
        Arg::new("id")
            .value_name(lang.pick("编号", "ID"))
            .help(lang.pick("只列这一条款", "of this clause only")),
    )
    .arg(
        Arg::new("since")
            .long("since")
            .value_name(lang.pick("日期", "DATE"))
            .help(lang.pick("从这一天或这一时刻起", "from this day or moment on")),
    )
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let word = |id: &str| matches.get_one::<String>(id).map(String::as_str);
    let wanted = word("id").map(clause).transpose()?;
    let since = word("since").map(moment).transpose()?;
    let journal = desk.journal()?;
    let progress = journal.progress();
    let mut entries: Vec<&Past> = progress
        .clauses()
        .filter(|id| wanted.is_none_or(|wanted| wanted == *id))
        .flat_map(|id| {
            let state = progress.of(id);
            // JSON has every entry; people read each fact once.
            if options.json {
                state.history.iter().collect()
            } else {
                state.record()
            }
        })
        .filter(|past| {
            let within = |stamp: &Stamp| since.is_none_or(|since| stamp.at >= since);
            within(&past.entry.stamp) || past.taken_back.as_ref().is_some_and(within)
        })
        .collect();
    entries.sort_by(|a, b| a.entry.cmp(&b.entry));
    if options.json {
        json::print(
            &Log {
                schema: json::SCHEMA,
                entries: entries.iter().map(|past| entry(past)).collect(),
            },
            out,
        )?;
    } else if options.plain {
        let lang = out.lang;
        plain::print(entries.iter().map(|past| record(past, lang)), out);
    } else {
        print(&entries, out);
    }
    Ok(if entries.is_empty() {
        Ending::Nothing
    } else {
        Ending::Fine
    })
}

/// An id, in the catalogue or not: the journal may hold one that the catalogue lacks.
fn clause(word: &str) -> Result<ClauseId> {
    word.parse().map_err(|_| {
        Error::new(
            Kind::Usage,
            both!("“{word}”不是条款编号", "{word:?} is no clause id"),
        )
        .hint(both!("编号写作 2.3", "write it as 2.3"))
    })
}

/// A day, from its beginning here, or a moment.
fn moment(word: &str) -> Result<DateTime<FixedOffset>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(word) {
        return Ok(at);
    }
    let day = NaiveDate::parse_from_str(word, "%Y-%m-%d").ok();
    let start = day
        .map(|day| day.and_time(NaiveTime::MIN))
        .and_then(|start| Local.from_local_datetime(&start).earliest());
    start.map(|at| at.fixed_offset()).ok_or_else(|| {
        Error::new(
            Kind::Usage,
            both!("“{word}”不是日期", "{word:?} is no date"),
        )
        .hint(both!(
            "日期写作 2026-11-23，时刻写作 2026-11-23T20:45:00+08:00",
            "write a day as 2026-11-23, a moment as 2026-11-23T20:45:00+08:00"
        ))
    })
}

fn entry(past: &Past) -> EntryJson<'_> {
    let stamp = &past.entry.stamp;
    let (did, note, indicator, value) = match &past.entry.did {
        Did::Done => ("done", None, None, None),
        Did::Reopened => ("reopened", None, None, None),
        Did::Note(text) => ("note", Some(text.as_str()), None, None),
        Did::Value { indicator, value } => ("value", None, Some(*indicator), Some(value.as_str())),
        Did::Undid(_) => ("undid", None, None, None),
    };
    EntryJson {
        at: clause_json::time(stamp),
        by: &stamp.by,
        clause: past.entry.clause.to_string(),
        did,
        note,
        indicator,
        value,
        taken_back_at: past.taken_back.as_ref().map(clause_json::time),
        taken_back_by: past.taken_back.as_ref().map(|stamp| stamp.by.as_str()),
    }
}

/// What was done, and who has taken it back.
fn what(past: &Past, lang: Lang) -> String {
    let mut what = did::did(&past.entry.did).pick(lang).to_owned();
    if let Some(gone) = past.taken_back.as_ref().map(did::who) {
        what.push_str(both!("（{gone} 撤销）", " (taken back by {gone})").pick(lang));
    }
    what
}

fn record(past: &Past, lang: Lang) -> Record {
    let stamp = &past.entry.stamp;
    Record::new(lang)
        .field(Label::new("时间", "When"), did::time(stamp))
        .field(Label::new("经办人", "By"), &stamp.by)
        .field(Label::new("条款", "Clause"), past.entry.clause.to_string())
        .field(Label::new("登记", "What"), what(past, lang))
}

fn print(entries: &[&Past], out: &mut Out) {
    if entries.is_empty() {
        return;
    }
    let lang = out.lang;
    let columns = [
        column(lang.pick("时间", "When")),
        column(lang.pick("经办人", "By")),
        column(lang.pick("编号", "ID")),
        column(lang.pick("登记", "What")),
    ];
    let rows: Vec<Vec<Cell>> = entries
        .iter()
        .map(|past| {
            let stamp = &past.entry.stamp;
            vec![
                did::time(stamp).into(),
                stamp.by.as_str().into(),
                past.entry.clause.to_string().into(),
                what(past, lang).into(),
            ]
        })
        .collect();
    table::print(&columns, &rows, out);
}
