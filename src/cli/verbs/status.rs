//! `status`: totals by area and by unit.

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::overview;
use crate::catalogue::Role;
use crate::cli::out::{Ink, Out};
use crate::cli::table::{self, Cell, column};
use crate::cli::{Desk, Ending, Options, args, clause_json, json, plain};
use crate::error::Result;
use crate::lang::{Lang, both};
use crate::listing::{Board, Tally, UnitRow};

#[derive(Serialize)]
struct Totals<'a> {
    schema: u32,
    total: TallyJson,
    areas: Vec<AreaTotal<'a>>,
    units: Vec<UnitTotal<'a>>,
}

#[derive(Serialize)]
struct TallyJson {
    clauses: usize,
    pending: usize,
    started: usize,
    done: usize,
}

#[derive(Serialize)]
struct AreaTotal<'a> {
    number: u16,
    title: &'a str,
    #[serde(flatten)]
    tally: TallyJson,
}

#[derive(Serialize)]
struct UnitTotal<'a> {
    name: &'a str,
    kind: &'static str,
    lead: TallyJson,
    responsible: TallyJson,
    support: TallyJson,
}

impl From<Tally> for TallyJson {
    fn from(tally: Tally) -> Self {
        Self {
            clauses: tally.of,
            pending: tally.pending(),
            started: tally.started,
            done: tally.done,
        }
    }
}

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick("按领域、单位汇总完成情况", "Totals by area and by unit");
    args::verb(
        "status",
        lang,
        about,
        &["duban status", "duban status --format json"],
    )
}

/// Performs it.
pub(super) fn run(_: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let progress = desk.progress()?;
    let board = desk.board(&progress);
    let units: Vec<_> = desk
        .index
        .units("")
        .iter()
        .map(|hit| board.unit_row(hit.unit))
        .collect();
    if options.json {
        json::print(&totals(board, &units), out)?;
    } else if options.plain {
        let lang = out.lang;
        overview::print(board, out);
        out.line("");
        plain::print(units.iter().map(|row| plain::unit(*row, None, lang)), out);
    } else {
        total(board, out);
        areas(board, out);
        out.write("\n");
        by_unit(&units, out);
    }
    Ok(Ending::Fine)
}

fn totals<'a>(board: Board<'a>, units: &[UnitRow<'a>]) -> Totals<'a> {
    let area = |row: crate::listing::AreaRow<'a>| AreaTotal {
        number: row.area.number,
        title: &row.area.title,
        tally: row.tally.into(),
    };
    let unit = |row: &UnitRow<'a>| {
        let [lead, responsible, support] = Role::ALL.map(|role| row.in_role(role).into());
        UnitTotal {
            name: &row.unit.name,
            kind: clause_json::kind(row.unit.kind),
            lead,
            responsible,
            support,
        }
    };
    Totals {
        schema: json::SCHEMA,
        total: board.total().into(),
        areas: board.areas().map(area).collect(),
        units: units.iter().map(unit).collect(),
    }
}

fn total(board: Board<'_>, out: &mut Out) {
    let tally = board.total();
    let (of, done, started, pending, percent) = (
        tally.of,
        tally.done,
        tally.started,
        tally.pending(),
        tally.percent(),
    );
    let said = both!(
        "共 {of} 条：已完成 {done} 条（{percent}%），推进中 {started} 条，未启动 {pending} 条",
        "{of} clauses: {done} done ({percent}%), {started} started, {pending} pending"
    );
    let said = out.ink(Ink::Bold, said.pick(out.lang));
    out.inked(&said);
    out.write("\n");
}

fn areas(board: Board<'_>, out: &mut Out) {
    let lang = out.lang;
    let columns = [
        column(lang.pick("领域", "Area")),
        column(lang.pick("已完成", "Done")),
        column(lang.pick("推进中", "Started")),
        column(lang.pick("未启动", "Pending")),
        column(lang.pick("名称", "Title")),
    ];
    let rows: Vec<Vec<Cell>> = board
        .areas()
        .map(|row| {
            let tally = row.tally;
            vec![
                row.area.number.to_string().into(),
                format!("{}/{}", tally.done, tally.of).into(),
                tally.started.to_string().into(),
                tally.pending().to_string().into(),
                row.area.title.as_str().into(),
            ]
        })
        .collect();
    table::print(&columns, &rows, out);
}

fn by_unit(units: &[UnitRow<'_>], out: &mut Out) {
    let lang = out.lang;
    let columns = [
        column(lang.pick("牵头", "Lead")),
        column(lang.pick("负责", "Resp.")),
        column(lang.pick("配合", "Support")),
        column(lang.pick("单位（已完成/条数）", "Unit (done/clauses)")),
    ];
    let rows: Vec<Vec<Cell>> = units
        .iter()
        .map(|row| {
            let counts = Role::ALL
                .map(|role| row.in_role(role))
                .map(|tally| format!("{}/{}", tally.done, tally.of));
            counts
                .into_iter()
                .map(Cell::from)
                .chain([Cell::from(row.unit.name.as_str())])
                .collect()
        })
        .collect();
    table::print(&columns, &rows, out);
}
