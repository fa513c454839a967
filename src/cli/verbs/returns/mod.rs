//! `returns`: one sheet for each unit that owes a return.

mod call;
mod shelf;
mod tell;

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::cli::shelf::Shelf;
use crate::cli::{answer, args, desk::Desk, ending::Ending, filter, out::Out, periods};
use crate::error::Result;
use crate::journal::read_day;
use crate::lang::Lang;
use crate::listing::{Board, Owing};
use crate::report::returns::{BlankPage, Book};
use crate::report::words::quoted;
use crate::search::Filter;
use crate::settings::Options;
use crate::store::{Over, now};

use call::Call;
use tell::{sheet, tell};

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
    let call = Call {
        period,
        by,
        folder,
        made: today,
        support: matches.get_flag("support"),
        one_unit: matches.get_one::<String>("unit").is_some(),
        over: if matches.get_flag("force") {
            Over::Anything
        } else {
            Over::Nothing
        },
    };
    if let Some(shelf) = Shelf::open(options, out)? {
        return shelf::run(&call, matches, &shelf, options, out);
    }
    let desk = Desk::open(options)?;
    let filter = filter::read(matches, &desk.library, out)?;
    let journal = desk.journal()?;
    let progress = journal.progress();
    let board = desk.board(&progress);
    let owing = owing(&call, &filter, &desk, board);
    if owing.units.is_empty() {
        return Ok(call::nobody(out));
    }
    let stamp = journal.entries().last().map_or(0, |entry| entry.order());
    let books = owing.units.iter().map(|owed| Book {
        unit: &owed.unit.name,
        pages: vec![BlankPage {
            board,
            owed,
            stamp,
            short: "",
        }],
    });
    let title = quoted(&desk.library.catalogue.notice.title);
    let package = call.package(books.collect(), &title, options);
    call.write(&package, out)?;
    let saved = desk.record(&call.asked(&owing), out)?;
    answer::print("returns", &sheet(&package), options, out)?;
    call.tell(package.books.len(), out);
    tell(&owing, "", out);
    call.tell_past(out);
    if saved.plan.entries.is_empty() {
        call::asked_before(out);
    }
    Ok(Ending::Fine)
}

/// Who owes returns on the clauses that are asked for; of a unit that is asked for, only it.
fn owing<'a>(call: &Call<'_>, filter: &Filter, desk: &'a Desk<'_>, board: Board<'a>) -> Owing<'a> {
    let told = |id| board.searched(id);
    let ids = desk.library.clauses(filter, &told).into_iter();
    let clauses = ids.filter_map(|id| desk.library.catalogue.clause(id));
    let rows = clauses.map(|clause| board.row(clause));
    let mut owing = board.owing(rows, call.support);
    if call.one_unit {
        let asked = filter.units.first().map(|(unit, _)| *unit);
        owing.units.retain(|owed| Some(owed.id) == asked);
    }
    owing
}
