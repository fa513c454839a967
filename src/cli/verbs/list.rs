//! `list`: clauses, filtered.

use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::cli::clause_json::ClauseJson;
use crate::cli::filter;
use crate::cli::out::{Ink, Out};
use crate::cli::table::{self, Cell, column, narrow};
use crate::cli::{Desk, Ending, Options, args, json, plain};
use crate::error::Result;
use crate::journal::Stage;
use crate::lang::Lang;
use crate::listing::{Board, ClauseRow, status_sign, status_word};

/// Columns that the leading units may take on a terminal.
const LEADS: usize = 24;

#[derive(Serialize)]
struct List<'a> {
    schema: u32,
    clauses: Vec<ClauseJson<'a>>,
}

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
    let desk = Desk::open(options)?;
    let filter = filter::read(matches, &desk, out)?;
    let progress = desk.progress()?;
    let board = desk.board(&progress);
    let status = |id| progress.of(id).stage();
    let ids = desk.index.clauses(&filter, &desk.catalogue, &status);
    let clauses = ids.iter().filter_map(|id| desk.catalogue.clause(*id));
    let rows: Vec<_> = clauses.map(|clause| board.row(clause)).collect();
    if options.json {
        json::print(&of(board, &rows), out)?;
    } else if options.plain {
        let lang = out.lang;
        plain::print(rows.iter().map(|row| plain::clause(board, *row, lang)), out);
    } else {
        print(board, &rows, out);
    }
    Ok(if rows.is_empty() {
        Ending::Nothing
    } else {
        Ending::Fine
    })
}

/// The clauses as an object.
fn of<'a>(board: Board<'a>, rows: &[ClauseRow<'a>]) -> List<'a> {
    List {
        schema: json::SCHEMA,
        clauses: rows
            .iter()
            .map(|row| ClauseJson::new(board, *row))
            .collect(),
    }
}

/// The clauses as JSON; `show` prints the same.
pub(super) fn print_json(board: Board<'_>, rows: &[ClauseRow<'_>], out: &mut Out) -> Result<()> {
    json::print(&of(board, rows), out)
}

/// The clauses as a table; `unit` prints the same.
pub(super) fn print(board: Board<'_>, rows: &[ClauseRow<'_>], out: &mut Out) {
    let lang = out.lang;
    let columns = [
        column(lang.pick("编号", "ID")),
        column(lang.pick("状态", "Status")),
        narrow(lang.pick("责任单位", "Units"), LEADS),
        column(lang.pick("工作任务", "Task")),
    ];
    let terminal = out.columns.is_some();
    let cells: Vec<Vec<Cell>> = rows
        .iter()
        .map(|row| {
            let status = row.state.stage();
            let word = status_word(status, lang);
            let said = if terminal {
                format!("{} {word}", status_sign(status))
            } else {
                word.to_owned()
            };
            vec![
                row.clause.id.to_string().into(),
                Cell::inked(&said, ink(status)),
                board.answering(row.clause).into(),
                row.clause.text.as_str().into(),
            ]
        })
        .collect();
    if !cells.is_empty() {
        table::print(&columns, &cells, out);
    }
}

/// How a status is set off.
pub(super) fn ink(status: Stage) -> Option<Ink> {
    match status {
        Stage::Pending => None,
        Stage::Started => Some(Ink::Bold),
        Stage::Done => Some(Ink::Blue),
    }
}
