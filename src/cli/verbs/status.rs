//! `status`: totals by area and by unit.

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;

use super::overview;
use crate::catalogue::{AreaNo, Role};
use crate::cli::out::{Ink, Out};
use crate::cli::{
    answer, archive::Archive, args, days, ending::Ending, json, periods, plain, round, table,
};
use crate::error::Result;
use crate::lang::{Lang, tr};
use crate::listing::{
    AreaRow, Board, FlagCounts, FoundUnit, Sheet, Tally, UnitRow, area_sheet, kind_key, unit_sheet,
};
use crate::settings::Options;

#[derive(Serialize)]
struct Totals<'a> {
    schema: u32,
    at: Option<NaiveDate>,
    total: Tally,
    flags: FlagCounts,
    #[serde(skip_serializing_if = "Option::is_none")]
    notices: Option<Sheet>,
    areas: Vec<AreaTotal<'a>>,
    units: Vec<UnitTotal<'a>>,
}

#[derive(Serialize)]
struct AreaTotal<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<&'a str>,
    number: AreaNo,
    title: &'a str,
    #[serde(flatten)]
    tally: Tally,
    flags: FlagCounts,
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
        &[
            "duban status",
            "duban status --at 2026-11-30",
            "duban status --period 2026-Q4",
            "duban status --format json",
        ],
    )
    .arg(periods::option(
        lang,
        lang.pick(
            "这一报告期各单位的报送情况",
            "the returns of this period by unit",
        ),
    ))
    .arg(
        Arg::new("at")
            .long("at")
            .value_name(lang.pick("日期", "DAY"))
            .help(lang.pick("这一天结束时的情况", "as it was at the end of this day")),
    )
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let archive = Archive::open(options, out)?;
    let at = matches.get_one::<String>("at");
    let at = at.map(|word| days::at(word)).transpose()?;
    let progress = match at {
        Some(day) => archive.progress_at(days::end_of(day)?),
        None => archive.progress(),
    };
    let board = match at {
        Some(day) => archive.board_on(&progress, day),
        None => archive.board(&progress),
    };
    if let Some(period) = periods::given(matches)? {
        let round = board.round(period);
        round::print(board, &round, options, out)?;
        return Ok(answer::ending(round.units.is_empty()));
    }
    let units: Vec<_> = archive
        .library
        .units("")
        .iter()
        .map(|hit| board.unit_row(hit.unit))
        .collect();
    if options.json {
        json::print(&totals(board, &units, at), out)?;
    } else if options.plain {
        overview::print(board, out);
        out.line("");
        plain::sheet(&sheet(&units), out);
    } else {
        if let Some(day) = at {
            out.line(&tr!(
                out.lang,
                "截至 {day} 的情况：",
                "as at the end of {day}:"
            ));
        }
        total(board, out);
        // Areas are numbered within each notice: several notices are told as wholes.
        if board.catalogue.is_shelf() {
            table::print(&board.notice_sheet().without_empty(), out);
        } else {
            table::print(&area_sheet(board, board.areas()), out);
        }
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

fn totals<'a>(board: Board<'a>, units: &[UnitRow<'a>], at: Option<NaiveDate>) -> Totals<'a> {
    let area = |row: AreaRow<'a>| AreaTotal {
        notice: Some(board.catalogue.short(row.area.number.notice)).filter(|it| !it.is_empty()),
        number: row.area.number,
        title: &row.area.title,
        tally: row.tally,
        flags: row.flags,
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
        at,
        total: board.total(),
        flags: board.late(),
        notices: board.catalogue.is_shelf().then(|| board.notice_sheet()),
        areas: board.areas().map(area).collect(),
        units: units.iter().map(unit).collect(),
    }
}

fn total(board: Board<'_>, out: &mut Out) {
    let total = out.ink(Ink::Bold, &board.total().describe(out.lang));
    out.inked(&total);
    let flags = board.flag_line(board.late(), out.lang);
    if !flags.is_empty() {
        out.line(&flags);
    }
    out.write("\n");
}
