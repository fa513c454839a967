//! `returns`: one sheet for each unit that owes a return.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::{answer, args, desk::Desk, ending::Ending, filter, out::Out, periods};
use crate::error::{Error, Kind, Result};
use crate::journal::{Act, Entry, Period, read_day};
use crate::lang::{Label, Lang, Wording, both, plural, tr};
use crate::listing::{Board, Column, Owed, Owing, Sheet, Value, Width};
use crate::report::returns::{self, Blank, Letter};
use crate::settings::Options;
use crate::store::{Over, now, why, write_file};

/// What is sent along with the sheets.
const LETTER: &str = "说明.txt";

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "生成各单位的报送表，每个应报的单位一份",
        "Make the return sheets, one for each unit that owes a return",
    );
    let examples = &[
        "duban returns --period 2026-Q4 --by 2026-12-25 -o 报送",
        "duban returns --period 2026-Q4 --by 2026-12-25 -o 报送 --unit 商务 --force",
        "duban returns --period 2026-11 --by 12月5日 -o 报送 --area 2 done:no",
    ];
    let folder = lang.pick(
        "写到哪个文件夹，没有则新建",
        "the folder to write to, made where it is missing",
    );
    let command = args::verb("returns", lang, about, examples)
        .arg(
            periods::option(
                lang,
                lang.pick(
                    "报告期：2026-Q4、2026-11、2026-H2、2026",
                    "the period: 2026-Q4, 2026-11, 2026-H2, 2026",
                ),
            )
            .required(true),
        )
        .arg(
            Arg::new("by")
                .long("by")
                .required(true)
                .value_name(lang.pick("日期", "DAY"))
                .help(lang.pick("请在哪天前报送", "the last day to return them")),
        )
        .arg(
            Arg::new("output")
                .short('o')
                .long("output")
                .required(true)
                .value_name(lang.pick("文件夹", "FOLDER"))
                .value_parser(value_parser!(PathBuf))
                .help(folder),
        )
        .arg(switch(
            "support",
            lang.pick("配合单位也报送", "supporting units owe one too"),
        ))
        .arg(switch(
            "force",
            lang.pick("覆盖已有的文件", "replace files that are there"),
        ));
    filter::add(command, lang)
}

fn switch(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

/// Performs it. The sheets are written first: units are not on record as asked for sheets that could not be made.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    options.writable()?;
    options.author()?;
    let word = |id: &str| matches.get_one::<String>(id).map(String::as_str);
    let today = now().date_naive();
    let Some(period) = periods::given(matches)? else {
        return Ok(Ending::Nothing);
    };
    let by = read_day(word("by").unwrap_or_default(), today)?;
    let folder = matches.get_one::<PathBuf>("output");
    let folder = folder.map_or(Path::new("."), PathBuf::as_path);
    let desk = Desk::open(options)?;
    let filter = filter::read(matches, &desk, out)?;
    let journal = desk.journal()?;
    let progress = journal.progress();
    let board = desk.board(&progress);
    let told = |id| board.searched(id);
    let ids = desk.library.clauses(&filter, &told);
    let clauses = ids
        .iter()
        .filter_map(|id| desk.library.catalogue.clause(*id));
    let rows = clauses.map(|clause| board.row(clause));
    let mut owing = board.owing(rows, matches.get_flag("support"));
    if word("unit").is_some() {
        let asked = filter.units.first().map(|(unit, _)| *unit);
        owing.units.retain(|owed| Some(owed.id) == asked);
    }
    if owing.units.is_empty() {
        out.note(out.lang.pick(
            "没有单位应报送这些条款，未生成文件",
            "no unit owes a return on these clauses, so no file was made",
        ));
        return Ok(Ending::Nothing);
    }
    let making = Making {
        board,
        period,
        by,
        stamp: journal.entries().last().map_or(0, Entry::order),
        signed: options.report.signed.as_deref().unwrap_or_default(),
        over: if matches.get_flag("force") {
            Over::Anything
        } else {
            Over::Nothing
        },
    };
    let files = named(&owing.units, period);
    making.write(folder, &owing.units, &files, out)?;
    out.saved();
    let act = Act::Ask {
        period,
        by,
        units: owing
            .units
            .iter()
            .map(|owed| owed.unit.name.clone())
            .collect(),
    };
    let saved = desk.record(&act, out)?;
    answer::print("returns", &sheet(&owing.units, &files), options, out)?;
    tell(&owing, folder, by < today, out);
    if saved.plan.entries.is_empty() {
        out.note(out.lang.pick(
            "此前已请这些单位报送，登记不变",
            "these units were asked before; the journal is as it was",
        ));
    }
    Ok(Ending::Fine)
}

/// The name of each unit's file; two units whose names differ only in what a file's name cannot have get a number.
fn named(units: &[Owed<'_>], period: Period) -> Vec<String> {
    let mut used = HashSet::new();
    let files = units.iter().map(|owed| {
        let name = returns::file_name(&owed.unit.name, period);
        let mut free = name.clone();
        let mut number = 2;
        while !used.insert(free.to_lowercase()) {
            free = name.replace(".xlsx", &format!("-{number}.xlsx"));
            number += 1;
        }
        free
    });
    files.collect()
}

/// What all sheets share.
struct Making<'a> {
    board: Board<'a>,
    period: Period,
    by: NaiveDate,
    stamp: i64,
    signed: &'a str,
    over: Over,
}

impl Making<'_> {
    /// Writes the sheets and what is sent along; none where one of them is there and may not be replaced.
    fn write(&self, folder: &Path, units: &[Owed<'_>], files: &[String], out: &Out) -> Result<()> {
        let failed = |e: std::io::Error| {
            let Wording { zh, en } = why(&e);
            Error::new(
                Kind::Io,
                both!("无法新建文件夹：{zh}", "the folder cannot be made: {en}"),
            )
            .in_file(folder)
        };
        fs::create_dir_all(folder).map_err(failed)?;
        let mut all = Vec::new();
        for (owed, file) in units.iter().zip(files) {
            let blank = Blank {
                board: self.board,
                owed,
                period: self.period,
                by: self.by,
                stamp: self.stamp,
            };
            all.push((folder.join(file), returns::write(&blank)?));
        }
        all.push((folder.join(LETTER), self.letter(units, files)));
        if self.over == Over::Nothing {
            for (path, _) in &all {
                absent(path)?;
            }
        }
        for (path, bytes) in &all {
            if let Some(warning) = write_file(path, bytes, self.over)? {
                out.warn(&warning);
            }
        }
        Ok(())
    }

    fn letter(&self, units: &[Owed<'_>], files: &[String]) -> Vec<u8> {
        let units = units.iter().zip(files).map(|(owed, file)| {
            let (name, rows) = (owed.unit.name.as_str(), owed.rows.len());
            (name, rows, file.clone())
        });
        returns::letter(&Letter {
            notice: &self.board.catalogue.notice.title,
            period: self.period,
            by: self.by,
            signed: self.signed,
            made: now().date_naive(),
            units: units.collect(),
        })
    }
}

/// Refuses where a file is there, before any is written.
fn absent(path: &Path) -> Result<()> {
    if path.symlink_metadata().is_err() {
        return Ok(());
    }
    Err(Error::new(
        Kind::Io,
        both!(
            "已有此文件，各份报送表均未生成",
            "it is there already, and no sheet was made"
        ),
    )
    .in_file(path)
    .hint(both!(
        "要覆盖请加 --force，或换一个文件夹",
        "--force replaces it; or name another folder"
    )))
}

/// The units with their clauses and files.
fn sheet(units: &[Owed<'_>], files: &[String]) -> Sheet {
    type Of<'a> = Column<'a, (&'a Owed<'a>, &'a String)>;
    let columns = [
        Of::new("unit", Label::new("单位", "Unit"), |(owed, _)| {
            Value::Text(owed.unit.name.clone())
        }),
        Of::count("clauses", Label::new("条款", "Clauses"), |(owed, _)| {
            Value::Clauses(owed.rows.len())
        }),
        Of::count(
            "inferred",
            Label::new("推定牵头", "Taken for the lead"),
            |(owed, _)| Value::Clauses(owed.inferred()),
        ),
        Of::new("file", Label::new("文件", "File"), |(_, file)| {
            Value::Text((*file).clone())
        })
        .wide(Width::Rest),
    ];
    Sheet::new(&columns, units.iter().zip(files))
}

/// What people should know of who was asked and who was not.
fn tell(owing: &Owing<'_>, folder: &Path, past: bool, out: &Out) {
    let lang = out.lang;
    let (count, s) = (owing.units.len(), plural(owing.units.len()));
    let place = folder.canonicalize();
    let place = place.as_deref().unwrap_or(folder).display();
    out.note(&tr!(
        lang,
        "报送表 {count} 份，连同 {LETTER}：{place}",
        "{count} sheet{s}, and {LETTER}: {place}"
    ));
    let inferred: usize = owing.units.iter().map(Owed::inferred).sum();
    if inferred > 0 {
        out.note(&tr!(
            lang,
            "有 {inferred} 条没有写明牵头单位，由负责单位报送，第一个推定为牵头",
            "{inferred} clauses name no lead: the responsible units return on them, the first as if it led"
        ));
    }
    if !owing.collectives.is_empty() {
        let names: Vec<&str> = owing
            .collectives
            .iter()
            .map(|unit| unit.name.as_str())
            .collect();
        let names = names.join(lang.pick("、", ", "));
        out.note(&tr!(
            lang,
            "泛指的不报送：{names}",
            "collectives owe nothing: {names}"
        ));
    }
    if !owing.by_nobody.is_empty() {
        let ids: Vec<String> = owing
            .by_nobody
            .iter()
            .map(|row| row.clause.id.to_string())
            .collect();
        let ids = ids.join(lang.pick("、", ", "));
        out.note(&tr!(
            lang,
            "没有单位报送的条款：{ids}",
            "clauses on which nobody owes a return: {ids}"
        ));
    }
    if past {
        out.note(lang.pick(
            "注意：要求的日期已过",
            "note: the day by which to return them has passed",
        ));
    }
}
