//! `search`: departments, clauses, areas, notes and the notice's text by one line, as `/` finds them in the screen.

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::units;
use crate::cli::out::Out;
use crate::cli::plain::{self, Record};
use crate::cli::table::{self, Cell, column};
use crate::cli::{Desk, Ending, Options, args, json};
use crate::error::Result;
use crate::lang::{Label, Lang};
use crate::listing::{Board, HitRow};
use crate::search::Hit;

#[derive(Serialize)]
struct Hits<'a> {
    schema: u32,
    hits: Vec<HitJson<'a>>,
}

#[derive(Serialize)]
struct HitJson<'a> {
    kind: &'static str,
    number: Option<String>,
    text: &'a str,
}

impl<'a> HitJson<'a> {
    fn new(board: Board<'a>, hit: &Hit) -> Self {
        let HitRow { number, text, .. } = board.hit_row(hit);
        Self {
            // What scripts rely on, whatever people are shown.
            kind: match hit {
                Hit::Unit(_) => "unit",
                Hit::Clause(_) => "clause",
                Hit::Area(_) => "area",
                Hit::Note(_) => "note",
                Hit::Line(_) => "notice",
            },
            number: Some(number).filter(|number| !number.is_empty()),
            text,
        }
    }
}

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "查找部门、条款、领域、进展和通知原文",
        "Find departments, clauses, areas, notes and the notice's text",
    );
    let help = lang.pick(
        "汉字、拼音或首字母，可带 role:lead unit:商务 done:no 等条件",
        "Chinese, pinyin or initials; conditions such as role:lead unit:商务 done:no",
    );
    let examples = &["duban search 煤化工", "duban search swt --plain"];
    args::verb("search", lang, about, examples).arg(args::words(
        "query",
        lang.pick("文字", "QUERY"),
        help,
        true,
    ))
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let query = args::given(matches, "query").join(" ");
    let progress = desk.progress()?;
    let board = desk.board(&progress);
    let told = |id| board.told(id);
    let answers = desk.index.everything(&query, board.catalogue, &told)?;
    let hits = &answers.hits;
    if options.json {
        let hits = hits.iter().map(|hit| HitJson::new(board, hit)).collect();
        let schema = json::SCHEMA;
        json::print(&Hits { schema, hits }, out)?;
    } else if options.plain {
        let lang = out.lang;
        plain::print(hits.iter().map(|hit| record(board, hit, lang)), out);
    } else if !hits.is_empty() {
        print(hits.iter().map(|hit| board.hit_row(hit)), out);
    }
    Ok(if hits.is_empty() {
        Ending::Nothing
    } else {
        Ending::Fine
    })
}

fn print<'a>(rows: impl Iterator<Item = HitRow<'a>>, out: &mut Out) {
    let lang = out.lang;
    let columns = [
        column(lang.pick("类别", "Kind")),
        column(lang.pick("编号", "ID")),
        column(lang.pick("内容", "Text")),
    ];
    let cells = rows.map(|HitRow { sort, number, text }| -> Vec<Cell> {
        vec![sort.pick(lang).into(), number.into(), text.into()]
    });
    let cells: Vec<_> = cells.collect();
    table::print(&columns, &cells, out);
}

/// An answer as the other verbs tell it, where one does.
fn record(board: Board<'_>, hit: &Hit, lang: Lang) -> Record {
    let HitRow { sort, number, text } = board.hit_row(hit);
    match hit {
        Hit::Unit(hit) => {
            let row = board.unit_row(hit.unit);
            plain::unit(row, units::other(hit, &row), lang)
        }
        Hit::Clause(id) => match board.catalogue.clause(*id) {
            Some(clause) => plain::clause(board, board.row(clause), lang),
            None => Record::new(lang),
        },
        Hit::Area(number) => match board.area(*number) {
            Some(row) => plain::area(row, lang),
            None => Record::new(lang),
        },
        Hit::Note(_) => Record::new(lang)
            .field(Label::new("条款", "Clause"), number)
            .field(Label::new("进展", "Note"), text),
        Hit::Line(_) => Record::new(lang)
            .field(Label::new("通知行号", "Line of the notice"), number)
            .field(sort, text),
    }
}
