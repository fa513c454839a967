//! A list of the screen that is no list of clauses, as a file: units, entries, what a search has found.

use serde::Serialize;

use super::csv::{self, Reader};
use super::document::Document;
use super::format::Format;
use super::ledger::{self, Ledger, Page};
use super::request::Request;
use super::{docx, html, markdown, words, xlsx};
use crate::error::Result;
use crate::lang::{Label, tr};
use crate::listing::{Sheet, Value, json_line, moment};

/// A list.
pub(crate) struct Listed {
    /// Its name in JSON.
    pub(crate) key: &'static str,
    /// What it is: 单位, 登记, 查找结果.
    pub(crate) name: Label,
    /// Its rows.
    pub(crate) sheet: Sheet,
}

#[derive(Serialize)]
struct ListedJson<'a> {
    schema: u32,
    list: &'static str,
    title: &'a str,
    scope: &'a str,
    made: String,
    rows: &'a Sheet,
}

/// The bytes of the file; of the request the clauses are not looked at.
///
/// # Errors
///
/// `Kind::Data` where it does not fit the format.
pub(crate) fn write(
    request: &Request<'_>,
    listed: Listed,
    format: Format,
    reader: Reader,
) -> Result<Vec<u8>> {
    let lang = request.lang;
    if format == Format::Json {
        let title = title(request, &listed);
        let json = ListedJson {
            schema: 1,
            list: listed.key,
            title: &title,
            scope: &request.scope,
            made: request.made.to_rfc3339(),
            rows: &listed.sheet,
        };
        return json_line(&json).map(String::into_bytes);
    }
    let ledger = ledger(request, listed);
    let document = || document(&ledger, request);
    match format {
        Format::Xlsx => xlsx::write(&ledger, lang),
        Format::Csv => {
            let page = ledger.pages.first();
            Ok(page.map_or_else(Vec::new, |page| csv::write(&page.sheet, reader, lang)))
        }
        Format::Docx => docx::write(&document(), &request.look, lang),
        Format::Md => Ok(markdown::write(&document(), lang).into_bytes()),
        Format::Html | Format::Json => {
            Ok(html::write(&document(), &request.look, lang).into_bytes())
        }
    }
}

fn title(request: &Request<'_>, listed: &Listed) -> String {
    let of = words::named(request);
    let name = listed.name.pick(request.lang);
    tr!(request.lang, "{of}{name}", "{of}: {name}")
}

/// The list with a cover that says which notice, which part, how many, from which file, and when.
fn ledger(request: &Request<'_>, listed: Listed) -> Ledger {
    let lang = request.lang;
    let notice = &request.board.catalogue.notice;
    let scope = if request.scope.is_empty() {
        lang.pick("全部", "all").to_owned()
    } else {
        request.scope.clone()
    };
    let count = listed.sheet.rows.len() as u64;
    let line = |zh: &str, en: &str, value: Value| (lang.pick(zh, en).to_owned(), value);
    Ledger {
        title: title(request, &listed),
        made: request.made.date_naive(),
        cover: vec![
            line("通知", "Notice", Value::Text(notice.title.clone())),
            line("范围", "Scope", Value::Text(scope)),
            line("行数", "Rows", Value::Number(count)),
            line("登记文件", "Journal", Value::Text(request.journal.clone())),
            line("生成时间", "Made at", Value::Text(moment(request.made))),
        ],
        pages: vec![Page {
            key: listed.key,
            name: listed.name,
            sheet: listed.sheet.for_people(),
        }],
    }
}

fn document(ledger: &Ledger, request: &Request<'_>) -> Document {
    ledger::document(ledger, &request.signed, request.lang)
}
