//! The ledger as a whole: its cover and its tables, before it has a form.

use chrono::NaiveDate;

use super::document::{Annex, Document, Part, Table};
use super::request::Request;
use super::words;
use crate::lang::{Label, Lang};
use crate::listing::{Column, Movement, Sheet, Value, area_ledger_sheet, unit_ledger_sheet};

/// A ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ledger {
    /// What it is of.
    pub(crate) title: String,
    /// The day it was made.
    pub(crate) made: NaiveDate,
    /// What its cover says: a label and a value a line.
    pub(crate) cover: Vec<(String, Value)>,
    /// Its tables; the first is the ledger itself.
    pub(crate) pages: Vec<Page>,
}

/// A table of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    /// Its name in JSON.
    pub(crate) key: &'static str,
    /// Its name for people, without what a workbook forbids in a name.
    pub(crate) name: Label,
    /// Its content.
    pub(crate) sheet: Sheet,
}

/// The ledger of what was asked for.
pub(crate) fn of(request: &Request<'_>) -> Ledger {
    let Request { board, rows, .. } = request;
    let page = |key, name, sheet| Page { key, name, sheet };
    Ledger {
        title: words::ledger_title(request),
        made: request.made.date_naive(),
        cover: cover(request),
        pages: vec![
            page(
                "clauses",
                Label::new("台账", "Ledger"),
                request.ledger_sheet(),
            ),
            page(
                "units",
                Label::new("分单位", "By unit"),
                unit_ledger_sheet(&board.units_of(rows)),
            ),
            page(
                "areas",
                Label::new("分领域", "By area"),
                area_ledger_sheet(*board, &board.areas_of(rows)),
            ),
            page(
                "indicators",
                Label::new("指标", "Indicators"),
                board.indicator_sheet(&board.indicators_of(rows)),
            ),
        ],
    }
}

/// What the cover says: which notice, which part of it, the totals, how it was counted.
fn cover(request: &Request<'_>) -> Vec<(String, Value)> {
    let lang = request.lang;
    let notice = &request.board.catalogue.notice;
    let (total, flags) = (request.total(), request.flags());
    let line = |zh: &str, en: &str, value: Value| (lang.pick(zh, en).to_owned(), value);
    let catalogue = request.board.catalogue;
    let mut cover = vec![line("通知", "Notice", Value::Text(notice.title.clone()))];
    if catalogue.is_shelf() {
        let each = catalogue.notices().map(|(no, notice)| {
            let title = Value::Text(notice.title.clone());
            (catalogue.short(no).to_owned(), title)
        });
        cover.extend(each);
    }
    cover.extend([
        line(
            "发文机关",
            "Issued by",
            Value::text(notice.issuer.as_deref()),
        ),
        line("发文日期", "Issued on", Value::text(notice.date.as_deref())),
        line("截至日期", "As of", Value::Day(request.made.date_naive())),
        line("范围", "Scope", Value::Text(words::scope(request))),
        line(
            "任务领域",
            "Areas",
            Value::Number(request.board.areas_of(&request.rows).len() as u64),
        ),
        line("条款", "Clauses", Value::Clauses(total.of)),
        line("已完成", "Done", Value::Clauses(total.done)),
        line("推进中", "Started", Value::Clauses(total.started)),
        line("未启动", "Pending", Value::Clauses(total.pending())),
        line("完成率", "Share done", Value::Percent(total.percent())),
        line("逾期", "Overdue", Value::Clauses(flags.overdue)),
        line("临期", "Due soon", Value::Clauses(flags.soon)),
    ]);
    if flags.review > 0 {
        cover.push(line("待核", "To review", Value::Clauses(flags.review)));
    }
    if let Some(span) = &request.span {
        let period = span.period.wording().pick(lang).to_owned();
        cover.push(line("报告期", "Period", Value::Text(period)));
        let moved = Movement::since(&span.before, &request.rows);
        cover.push(line(
            "本期新完成",
            "Newly done",
            Value::Clauses(moved.done.len()),
        ));
        cover.push(line(
            "本期新启动",
            "Newly started",
            Value::Clauses(moved.started.len()),
        ));
    }
    for rule in words::counted(request) {
        cover.push(line("统计说明", "How it was counted", Value::Text(rule)));
    }
    cover
}

/// The cover as a table, for faces that have no cover.
fn cover_sheet(ledger: &Ledger) -> Sheet {
    let columns = [
        Column::new(
            "item",
            Label::new("项目", "Item"),
            |line: &(String, Value)| Value::Text(line.0.clone()),
        ),
        Column::new(
            "value",
            Label::new("内容", "Value"),
            |line: &(String, Value)| line.1.clone(),
        ),
    ];
    Sheet::new(&columns, ledger.cover.iter().cloned())
}

/// A ledger as a text: its cover, then its tables on pages of their own.
pub(crate) fn document(ledger: &Ledger, signed: &str, lang: Lang) -> Document {
    let table = |sheet| {
        Part::Table(Table {
            caption: String::new(),
            sheet,
        })
    };
    let annexes = ledger.pages.iter().map(|page| Annex {
        title: page.name.pick(lang).to_owned(),
        parts: vec![table(page.sheet.clone())],
    });
    Document {
        title: ledger.title.clone(),
        to: String::new(),
        parts: vec![table(cover_sheet(ledger))],
        signed: signed.to_owned(),
        day: words::day(ledger.made, lang),
        annexes: annexes.collect(),
    }
}
