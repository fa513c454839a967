//! `list`: clauses, filtered.

use clap::{ArgMatches, Command};

use crate::cli::clause_json::ClauseJson;
use crate::cli::filter;
use crate::cli::out::Out;
use crate::cli::{answer, archive::Archive, args, ending::Ending, json, table};
use crate::error::Result;
use crate::lang::Lang;
use crate::listing::{Board, ClausePage, ClauseRow};
use crate::settings::Options;

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick("列出条款", "List clauses");
    let examples = &[
        "duban list --area 2",
        "duban list --unit 商务 --role lead --status open",
        "duban list 招标 --format json",
    ];
    filter::add(args::verb("list", lang, about, examples), lang)
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let archive = Archive::open(options, out)?;
    let filter = filter::read(matches, &archive.library, out)?;
    let progress = archive.progress();
    let board = archive.board(&progress);
    let recorded = |id| board.searched(id);
    let ids = archive.library.clauses(&filter, &recorded);
    let clauses = ids
        .iter()
        .filter_map(|id| archive.library.catalogue.clause(*id));
    let rows: Vec<_> = clauses.map(|clause| board.row(clause)).collect();
    if !options.json {
        let sheet = board.clause_sheet(rows.iter().copied(), out.lang);
        return answer::print("clauses", &sheet, options, out);
    }
    let pages = rows.iter().map(|row| board.page(row.clause));
    print_json(board, &pages.collect::<Vec<_>>(), out)?;
    Ok(answer::ending(rows.is_empty()))
}

/// The clauses as JSON; `show` prints the same.
pub(super) fn print_json(board: Board<'_>, pages: &[ClausePage<'_>], out: &mut Out) -> Result<()> {
    let clauses = pages.iter().map(|page| ClauseJson::new(board, page));
    json::list("clauses", &clauses.collect::<Vec<_>>(), out)
}

/// The clauses as a table; `unit` prints the same.
pub(super) fn print(board: Board<'_>, rows: &[ClauseRow<'_>], out: &mut Out) {
    let sheet = board.clause_sheet(rows.iter().copied(), out.lang);
    table::print(&sheet, out);
}
