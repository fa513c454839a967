//! A report as one .html file that needs nothing beside it and prints well.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::document::{Document, Part, Table};
use super::look::Look;
use super::printable::printable;
use crate::lang::Lang;
use crate::listing::{Align, ColumnHead, Tally, Value, Width};

/// How it looks; fonts are put in by [`fonts`].
const STYLE: &str = include_str!("report.css");

/// A cell of at most so many characters stands on one line.
const SHORT: usize = 10;

/// The text of the file.
pub(crate) fn write(document: &Document, look: &Look, lang: Lang) -> String {
    let colon = lang.pick("：", ":");
    let page = html! {
        (DOCTYPE)
        html lang=(lang.pick("zh-CN", "en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content="duban";
                title { (printable(&document.title)) }
                style { (PreEscaped(fonts(look))) (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (printable(&document.title)) }
                    @if !document.to.is_empty() { p.to { (printable(&document.to)) (colon) } }
                    (parts(&document.parts, lang))
                    @if !document.signed.is_empty() { p.signed { (printable(&document.signed)) } }
                    p.signed { (document.day) }
                }
                @for (at, annex) in (1..).zip(&document.annexes) {
                    section.annex {
                        p.mark { (lang.pick("附件", "Annex ")) (at) }
                        h2.title { (printable(&annex.title)) }
                        (parts(&annex.parts, lang))
                    }
                }
            }
        }
    };
    page.into_string()
}

/// The fonts of the report as the style sheet's variables.
fn fonts(look: &Look) -> String {
    // A name from the configuration must not end the style sheet.
    let name = |font: &str| -> String {
        font.chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'))
            .collect()
    };
    format!(
        ":root{{--title:\"{}\";--body:\"{}\";--chapter:\"{}\";--section:\"{}\";--latin:\"{}\"}}\n",
        name(&look.title_font),
        name(&look.body_font),
        name(&look.chapter_font),
        name(&look.section_font),
        name(&look.latin_font)
    )
}

fn parts(parts: &[Part], lang: Lang) -> Markup {
    html! {
        @for part in parts {
            @match part {
                Part::Chapter(text) => { h2 { (printable(text)) } }
                Part::Section(text) => { h3 { (printable(text)) } }
                Part::Text(text) => { @for line in text.lines() { p { (printable(line)) } } }
                Part::Blank => { p.blank { (lang.pick("（待填写）", "(to be filled in)")) } }
                Part::Table(table) => { (write_table(table, lang)) }
            }
        }
    }
}

fn write_table(table: &Table, lang: Lang) -> Markup {
    let heads = &table.sheet.heads;
    html! {
        table {
            @if !table.caption.is_empty() { caption { (printable(&table.caption)) } }
            thead { tr { @for head in heads { th class=[(head.width == Width::Needed).then_some("short")] { (head.label.pick(lang)) } } } }
            tbody {
                @for row in &table.sheet.rows {
                    tr {
                        @for (value, head) in row.iter().zip(heads) {
                            td class=[class(head, value, lang)] { (cell(value, lang)) }
                        }
                    }
                }
            }
        }
    }
}

/// How a cell is set: numbers at the right, and what is short on one line, so that the texts beside it get the room.
fn class(head: &ColumnHead, value: &Value, lang: Lang) -> Option<&'static str> {
    if head.align == Align::Right {
        return Some("number");
    }
    let short = head.width == Width::Needed && value.cell(lang).chars().count() <= SHORT;
    short.then_some("short")
}

fn cell(value: &Value, lang: Lang) -> Markup {
    match value {
        Value::Tally(tally) => strip(*tally),
        Value::Status(_) => html! { span.state { (value.cell(lang)) } },
        _ => {
            let text = value.cell(lang);
            let clean = printable(&text);
            html! {
                @for (at, line) in clean.split('\n').enumerate() {
                    @if at > 0 { br; }
                    (line)
                }
            }
        }
    }
}

/// How far clauses are, as boxes: done, started, the rest; the numbers stand beside them.
fn strip(tally: Tally) -> Markup {
    let Tally { done, started, of } = tally;
    html! {
        span.strip {
            @for (class, count) in [("done", done), ("started", started), ("pending", tally.pending())] {
                @if count > 0 { span class=(class) style={ "flex-grow:" (count) } {} }
            }
        }
        span.of { (done) "/" (of) }
    }
}
