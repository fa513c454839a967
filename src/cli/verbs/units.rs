//! `units`: the responsible units, the best match first.

use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::catalogue::Role;
use crate::cli::out::Out;
use crate::cli::table::{self, Cell, column};
use crate::cli::{Desk, Ending, Options, args, clause_json, json, plain};
use crate::error::Result;
use crate::lang::Lang;
use crate::listing::{UnitRow, kind_word};
use crate::search::UnitHit;

#[derive(Serialize)]
struct Units<'a> {
    schema: u32,
    units: Vec<UnitJson<'a>>,
}

/// A unit with its counts, as `units` and `unit` give it.
#[derive(Serialize)]
pub(super) struct UnitJson<'a> {
    name: &'a str,
    kind: &'static str,
    lead: usize,
    responsible: usize,
    support: usize,
    done: usize,
    matched: Option<&'a str>,
}

impl<'a> UnitJson<'a> {
    /// The unit of `row`; `matched` is the name that a query hit.
    pub(super) fn new(row: UnitRow<'a>, matched: Option<&'a str>) -> Self {
        let [lead, responsible, support] = Role::ALL.map(|role| row.in_role(role).of);
        Self {
            name: &row.unit.name,
            kind: clause_json::kind(row.unit.kind),
            lead,
            responsible,
            support,
            done: row.total().done,
            matched,
        }
    }
}

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
    let desk = Desk::open(options)?;
    let query = args::given(matches, "query").join(" ");
    let hits = desk.index.units(&query);
    let progress = desk.progress()?;
    let board = desk.board(&progress);
    let rows: Vec<_> = hits
        .iter()
        .map(|hit| (hit, board.unit_row(hit.unit)))
        .collect();
    if options.json {
        let units = rows
            .iter()
            .map(|(hit, row)| UnitJson::new(*row, matched(hit)))
            .collect();
        json::print(
            &Units {
                schema: json::SCHEMA,
                units,
            },
            out,
        )?;
    } else if options.plain {
        let lang = out.lang;
        plain::print(
            rows.iter()
                .map(|(hit, row)| plain::unit(*row, other(hit, row), lang)),
            out,
        );
    } else {
        print(&rows, out);
    }
    if rows.is_empty() {
        // Says which unit comes nearest.
        if let Err(e) = desk.index.unit(&query, &desk.catalogue) {
            out.warn(&e);
        }
        return Ok(Ending::Nothing);
    }
    Ok(Ending::Fine)
}

fn matched(hit: &UnitHit) -> Option<&str> {
    hit.matched.as_ref().map(|matched| matched.name.as_str())
}

/// The name that a query hit where it is not the unit's own.
pub(super) fn other<'a>(hit: &'a UnitHit, row: &UnitRow<'_>) -> Option<&'a str> {
    matched(hit).filter(|name| *name != row.unit.name)
}

fn print(rows: &[(&UnitHit, UnitRow<'_>)], out: &mut Out) {
    let lang = out.lang;
    let columns = [
        column(lang.pick("单位", "Unit")),
        column(lang.pick("牵头", "Lead")),
        column(lang.pick("负责", "Resp.")),
        column(lang.pick("配合", "Support")),
        column(lang.pick("已完成", "Done")),
        column(lang.pick("类别", "Kind")),
        column(lang.pick("匹配", "Match")),
    ];
    let cells: Vec<Vec<Cell>> = rows
        .iter()
        .map(|(hit, row)| {
            let [lead, responsible, support] =
                Role::ALL.map(|role| row.in_role(role).of.to_string());
            let total = row.total();
            vec![
                row.unit.name.as_str().into(),
                lead.into(),
                responsible.into(),
                support.into(),
                format!("{}/{}", total.done, total.of).into(),
                kind_word(row.unit.kind, lang).into(),
                other(hit, row).unwrap_or_default().into(),
            ]
        })
        .collect();
    if !cells.is_empty() {
        table::print(&columns, &cells, out);
    }
}
