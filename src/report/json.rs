//! A report as one JSON document, schema 1: fields are only added.

use chrono::SecondsFormat;
use serde::Serialize;

use super::document::{Annex, Document, Part};
use super::form::Form;
use super::forms;
use super::ledger::{self, Ledger};
use super::request::{Request, Span};
use crate::error::Result;
use crate::listing::{ClauseRow, FlagCounts, Movement, Sheet, Tally, json_line};

#[derive(Serialize)]
struct ReportJson<'a> {
    schema: u32,
    form: &'static str,
    notice: NoticeJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notices: Option<Vec<NoticeJson<'a>>>,
    title: &'a str,
    to: &'a str,
    made: String,
    scope: &'a str,
    totals: Tally,
    flags: FlagCounts,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<PeriodJson>,
    text: Vec<PartJson<'a>>,
    annexes: Vec<AnnexJson<'a>>,
    clauses: &'a Sheet,
    units: &'a Sheet,
    areas: &'a Sheet,
    indicators: &'a Sheet,
}

/// The period, and the clauses that have another status than when it began.
#[derive(Serialize)]
struct PeriodJson {
    name: String,
    done: Vec<String>,
    started: Vec<String>,
    reopened: Vec<String>,
}

impl PeriodJson {
    fn of(span: &Span, request: &Request<'_>) -> Self {
        let moved = Movement::since(&span.before, &request.rows);
        let ids = |rows: &[ClauseRow<'_>]| {
            let ids = rows
                .iter()
                .map(|row| request.board.catalogue.told(row.clause.id));
            ids.collect()
        };
        Self {
            name: span.period.to_string(),
            done: ids(&moved.done),
            started: ids(&moved.started),
            reopened: ids(&moved.reopened),
        }
    }
}

#[derive(Serialize)]
struct NoticeJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<&'a str>,
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct AnnexJson<'a> {
    title: &'a str,
    text: Vec<PartJson<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum PartJson<'a> {
    Chapter { text: &'a str },
    Section { text: &'a str },
    Text { text: &'a str },
    Blank,
    Table { caption: &'a str, rows: &'a Sheet },
}

/// The bytes of the document.
///
/// # Errors
///
/// Those of [`json_line`].
pub(crate) fn write(request: &Request<'_>, form: Form) -> Result<Vec<u8>> {
    let document = forms::write(form, request);
    let ledger = ledger::of(request);
    let empty = Sheet {
        heads: Vec::new(),
        rows: Vec::new(),
    };
    let page = |key| sheet(&ledger, key).unwrap_or(&empty);
    let span = request.span.as_ref();
    let catalogue = request.board.catalogue;
    let notice = &catalogue.notice;
    let report = ReportJson {
        schema: 1,
        form: form.name(),
        notices: catalogue.is_shelf().then(|| {
            let notices = catalogue.notices();
            let each = notices.map(|(no, notice)| NoticeJson {
                short: Some(catalogue.short(no)),
                id: &notice.id,
                title: &notice.title,
            });
            each.collect()
        }),
        notice: NoticeJson {
            short: None,
            id: &notice.id,
            title: &notice.title,
        },
        title: &document.title,
        to: &document.to,
        made: request.made.to_rfc3339_opts(SecondsFormat::Millis, false),
        scope: &request.scope,
        totals: request.total(),
        flags: request.flags(),
        period: span.map(|span| PeriodJson::of(span, request)),
        text: text(form, &document),
        annexes: annexes(form, &document.annexes),
        clauses: page("clauses"),
        units: page("units"),
        areas: page("areas"),
        indicators: page("indicators"),
    };
    json_line(&report).map(String::into_bytes)
}

fn sheet<'a>(ledger: &'a Ledger, key: &str) -> Option<&'a Sheet> {
    let page = ledger.pages.iter().find(|page| page.key == key)?;
    Some(&page.sheet)
}

/// The text of a written form; a ledger is all in its tables.
fn text(form: Form, document: &Document) -> Vec<PartJson<'_>> {
    if form == Form::Ledger {
        return Vec::new();
    }
    document.parts.iter().map(part).collect()
}

fn annexes(form: Form, annexes: &[Annex]) -> Vec<AnnexJson<'_>> {
    if form == Form::Ledger {
        return Vec::new();
    }
    let annexes = annexes.iter().map(|annex| AnnexJson {
        title: &annex.title,
        text: annex.parts.iter().map(part).collect(),
    });
    annexes.collect()
}

fn part(part: &Part) -> PartJson<'_> {
    match part {
        Part::Chapter(text) => PartJson::Chapter { text },
        Part::Section(text) => PartJson::Section { text },
        Part::Text(text) => PartJson::Text { text },
        Part::Blank => PartJson::Blank,
        Part::Table(table) => PartJson::Table {
            caption: &table.caption,
            rows: &table.sheet,
        },
    }
}
