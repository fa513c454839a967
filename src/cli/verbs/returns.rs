//! `returns`: one sheet for each unit that owes a return.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::cli::{answer, args, desk::Desk, ending::Ending, filter, out::Out, periods};
use crate::error::Result;
use crate::journal::{Act, read_day};
use crate::lang::{Label, Lang, plural, tr};
use crate::listing::{Board, Column, Owed, Owing, Sheet, Value, Width};
use crate::report::returns::{LETTER, Package};
use crate::search::Filter;
use crate::settings::Options;
use crate::store::{Over, now, write_files};

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
        .arg(args::switch(
            "support",
            lang.pick("配合单位也报送", "supporting units owe one too"),
        ))
        .arg(args::switch(
            "force",
            lang.pick("覆盖已有的文件", "replace files that are there"),
        ));
    filter::add(command, lang)
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
    let owing = owing(matches, &filter, &desk, board);
    if owing.units.is_empty() {
        out.note(out.lang.pick(
            "没有单位应报送这些条款，未生成文件；配合单位也要报送的，请加 --support",
            "no unit owes a return on these clauses, so no file was made; --support asks supporting units too",
        ));
        return Ok(Ending::Nothing);
    }
    let package = Package {
        board,
        units: &owing.units,
        period,
        by,
        stamp: journal.entries().last().map_or(0, |entry| entry.order()),
        signed: options.report.signed.as_deref().unwrap_or_default(),
        made: today,
    };
    let over = if matches.get_flag("force") {
        Over::Anything
    } else {
        Over::Nothing
    };
    for warning in write_files(folder, &package.files()?, over)? {
        out.warn(&warning);
    }
    out.saved();
    let units = owing.units.iter().map(|owed| owed.unit.name.clone());
    let units = units.collect();
    let saved = desk.record(&Act::Ask { period, by, units }, out)?;
    let names = package.names();
    answer::print("returns", &sheet(&owing.units, &names), options, out)?;
    tell(&owing, folder, by < today, out);
    if saved.plan.entries.is_empty() {
        out.note(out.lang.pick(
            "此前已请这些单位报送，登记不变",
            "these units were asked before; the journal is as it was",
        ));
    }
    Ok(Ending::Fine)
}

/// Who owes returns on the clauses that are asked for; of a unit that is asked for, only it.
fn owing<'a>(
    matches: &ArgMatches,
    filter: &Filter,
    desk: &'a Desk<'_>,
    board: Board<'a>,
) -> Owing<'a> {
    let told = |id| board.searched(id);
    let ids = desk.library.clauses(filter, &told).into_iter();
    let clauses = ids.filter_map(|id| desk.library.catalogue.clause(id));
    let rows = clauses.map(|clause| board.row(clause));
    let mut owing = board.owing(rows, matches.get_flag("support"));
    if matches.get_one::<String>("unit").is_some() {
        let asked = filter.units.first().map(|(unit, _)| *unit);
        owing.units.retain(|owed| Some(owed.id) == asked);
    }
    owing
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
