//! The annexes: all clauses, those not done by lead, the units, and how it was counted.

use crate::journal::Stage;
use crate::lang::Label;
use crate::listing::{
    Board, ClauseRow, Column, Sheet, Value, Width, is_one_body, notice_column, unit_ledger_sheet,
};
use crate::report::document::{Annex, Part, Table};
use crate::report::request::Request;
use crate::report::words;

/// Half Chinese characters that a list of units may take.
const UNITS: usize = 24;

/// The annexes in order; one that would be empty is left out.
pub(super) fn all(request: &Request<'_>) -> Vec<Annex> {
    let lang = request.lang;
    let mut annexes = vec![table(
        lang.pick("任务落实情况一览表", "All tasks"),
        list(request),
    )];
    let open = open(request);
    if !open.rows.is_empty() {
        annexes.push(table(
            lang.pick("未完成事项清单（按牵头单位）", "Tasks not done, by lead"),
            open,
        ));
    }
    let mut units = request.board.units_of(&request.rows);
    units.retain(is_one_body);
    if !units.is_empty() {
        annexes.push(table(
            lang.pick("各单位任务完成情况", "Units"),
            unit_ledger_sheet(&units),
        ));
    }
    let counted = words::counted(request);
    annexes.push(Annex {
        title: lang.pick("统计说明", "How it was counted").to_owned(),
        parts: counted.into_iter().map(Part::Text).collect(),
    });
    annexes
}

fn table(title: &str, sheet: Sheet) -> Annex {
    Annex {
        title: title.to_owned(),
        parts: vec![Part::Table(Table {
            caption: String::new(),
            sheet,
        })],
    }
}

/// Every clause: the ledger without the columns that the text has room for.
fn list(request: &Request<'_>) -> Sheet {
    request
        .ledger_sheet()
        .without(&["area", "problems", "next", "remark", "by"])
        .without_empty()
}

/// A clause that is not done under one of those who answer for it.
struct Open<'a> {
    unit: String,
    row: ClauseRow<'a>,
}

/// The clauses that are not done, under each lead; where there is none, under the first that answers.
fn open(request: &Request<'_>) -> Sheet {
    let not_done = |row: &&ClauseRow<'_>| row.state.stage() != Stage::Done;
    let rows: Vec<_> = request.rows.iter().filter(not_done).copied().collect();
    let leads = request.board.by_leads(&rows, request.lang);
    let rows = leads.into_iter().flat_map(|(unit, rows)| {
        rows.into_iter().map(move |row| Open {
            unit: unit.clone(),
            row,
        })
    });
    Sheet::new(&open_columns(request.board), rows).without_empty()
}

fn open_columns(board: Board<'_>) -> Vec<Column<'_, Open<'_>>> {
    type Of<'a> = Column<'a, Open<'a>>;
    let notice = notice_column(board, |open: &Open<'_>| Some(open.row.clause.id.notice()));
    let mut columns = vec![
        Of::new("lead", Label::new("牵头单位", "Lead"), |open| {
            Value::Text(open.unit.clone())
        })
        .wide(Width::Most(UNITS)),
        Of::new("id", Label::new("条款编号", "Clause"), |open| {
            Value::Id(open.row.clause.id)
        }),
        Of::new("text", Label::new("工作任务", "Task"), |open| {
            Value::Text(open.row.clause.text.clone())
        })
        .wide(Width::Rest),
        Of::new("status", Label::new("状态", "Status"), |open| {
            Value::Status(open.row.state.stage())
        }),
        Of::new(
            "progress",
            Label::new("进展情况", "Progress"),
            move |open| Value::text(board.progress_text(open.row)),
        )
        .wide(Width::Rest),
    ];
    if let Some(notice) = notice {
        columns.insert(1, notice);
    }
    columns
}
