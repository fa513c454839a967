//! `status`: totals by area and by unit.

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::overview;
use crate::catalogue::{AreaNo, Role};
use crate::cli::out::{Ink, Out};
use crate::cli::{args, desk::Desk, ending::Ending, json, plain, table};
use crate::error::Result;
use crate::lang::Lang;
use crate::listing::{
    AreaRow, Board, FoundUnit, Sheet, Tally, UnitRow, area_sheet, kind_key, unit_sheet,
};
use crate::settings::Options;

#[derive(Serialize)]
struct Totals<'a> {
    schema: u32,
    total: Tally,
    areas: Vec<AreaTotal<'a>>,
    units: Vec<UnitTotal<'a>>,
}

#[derive(Serialize)]
struct AreaTotal<'a> {
    number: AreaNo,
    title: &'a str,
    #[serde(flatten)]
    tally: Tally,
}

#[derive(Serialize)]
struct UnitTotal<'a> {
    name: &'a str,
    kind: &'static str,
    lead: Tally,
    responsible: Tally,
    support: Tally,
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
        .library
        .units("")
        .iter()
        .map(|hit| board.unit_row(hit.unit))
        .collect();
    if options.json {
        json::print(&totals(board, &units), out)?;
    } else if options.plain {
        overview::print(board, out);
        out.line("");
        plain::sheet(&sheet(&units), out);
    } else {
        total(board, out);
        table::print(&area_sheet(board.areas()), out);
        out.write("\n");
        table::print(&sheet(&units), out);
    }
    Ok(Ending::Fine)
}

/// The units without a query.
fn sheet(units: &[UnitRow<'_>]) -> Sheet {
    unit_sheet(units.iter().map(|row| FoundUnit {
        row: *row,
        matched: None,
    }))
}

fn totals<'a>(board: Board<'a>, units: &[UnitRow<'a>]) -> Totals<'a> {
    let area = |row: AreaRow<'a>| AreaTotal {
        number: row.area.number,
        title: &row.area.title,
        tally: row.tally,
    };
    let unit = |row: &UnitRow<'a>| {
        let [lead, responsible, support] = Role::ALL.map(|role| row.in_role(role));
        UnitTotal {
            name: &row.unit.name,
            kind: kind_key(row.unit.kind),
            lead,
            responsible,
            support,
        }
    };
    Totals {
        schema: json::SCHEMA,
        total: board.total(),
        areas: board.areas().map(area).collect(),
        units: units.iter().map(unit).collect(),
    }
}

fn total(board: Board<'_>, out: &mut Out) {
    let total = out.ink(Ink::Bold, &board.total().describe(out.lang));
    out.inked(&total);
    out.write("\n");
}
