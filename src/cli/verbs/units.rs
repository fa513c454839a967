//! `units`: the responsible units, the best match first.

use clap::{ArgMatches, Command};

use crate::cli::out::Out;
use crate::cli::{answer, archive::Archive, args, ending::Ending};
use crate::error::Result;
use crate::lang::Lang;
use crate::listing::{Board, FoundUnit, unit_sheet};
use crate::search::UnitHit;
use crate::settings::Options;

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "列出责任单位，最符合的在前",
        "List the responsible units, best match first",
    );
    let help = lang.pick(
        "名称、简称、旧名、全拼或首字母；不写则列出全部",
        "a name, short form, former name or pinyin; all units without it",
    );
    args::verb(
        "units",
        lang,
        about,
        &["duban units", "duban units 商务", "duban units swt"],
    )
    .arg(args::words(
        "query",
        lang.pick("单位", "QUERY"),
        help,
        false,
    ))
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let archive = Archive::open(options, out)?;
    let query = args::given(matches, "query").join(" ");
    let hits = archive.library.units(&query);
    let progress = archive.progress();
    let board = archive.board(&progress);
    let sheet = unit_sheet(hits.iter().map(|hit| found(board, hit)));
    let ending = answer::print("units", &sheet, options, out)?;
    if hits.is_empty() {
        // Says which unit comes nearest.
        if let Err(e) = archive.library.unit(&query) {
            out.warn(&e);
        }
    }
    Ok(ending)
}

/// A hit with its counts, and the name that the query hit.
pub(super) fn found<'a>(board: Board<'a>, hit: &'a UnitHit) -> FoundUnit<'a> {
    FoundUnit {
        row: board.unit_row(hit.unit),
        matched: hit.matched.as_ref().map(|matched| matched.name.as_str()),
    }
}
