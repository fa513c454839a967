//! `show`: clauses whole.

use clap::{ArgMatches, Command};

use super::list;
use crate::cli::out::{Ink, Out};
use crate::cli::plain::{self, Record};
use crate::cli::{args, desk::Desk, ending::Ending, ids};
use crate::error::Result;
use crate::lang::Lang;
use crate::listing::{Board, ClausePage, Topic, stamp_text, status_sign, status_word};
use crate::settings::Options;
use crate::text::{self, Ruler};

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "显示条款全文、责任单位、指标和登记",
        "Show clauses whole: text, units, targets, history",
    );
    args::verb(
        "show",
        lang,
        about,
        &["duban show 2.3", "duban show 2.1-2.4 --format json"],
    )
    .arg(args::words(
        "ids",
        lang.pick("编号", "ID"),
        lang.pick(
            "条款编号；“-”或不写时从标准输入读取",
            "clause ids; from standard input with - or none",
        ),
        false,
    ))
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let ids = ids::clauses(matches, &desk.library.catalogue)?;
    let progress = desk.progress()?;
    let board = desk.board(&progress);
    let clauses = ids
        .iter()
        .filter_map(|id| desk.library.catalogue.clause(*id));
    let pages: Vec<_> = clauses.map(|clause| board.page(clause)).collect();
    if options.json {
        list::print_json(board, &pages, out)?;
    } else if options.plain {
        let lang = out.lang;
        let records = pages.iter().map(|page| record(board, page, lang));
        plain::print(records, out);
    } else {
        for (at, page) in pages.iter().enumerate() {
            if at > 0 {
                out.write("\n");
            }
            print(board, page, out);
        }
    }
    Ok(Ending::Fine)
}

/// One line on how far it is, its text and annotation as paragraphs, then the rest with labels.
fn print(board: Board<'_>, page: &ClausePage<'_>, out: &mut Out) {
    let heading = out.ink(Ink::Bold, &text::clean(&heading(page, out.lang)));
    out.inked(&heading);
    for fact in page.facts(board, out.lang) {
        match fact.topic {
            Topic::Id | Topic::Area | Topic::Status | Topic::Done => {}
            Topic::Text | Topic::Annotation => paragraph(&fact.text, out),
            _ => {
                let colon = out.lang.pick("：", ": ");
                paragraph(&format!("{}{colon}{}", fact.label, fact.text), out);
            }
        }
    }
}

fn heading(page: &ClausePage<'_>, lang: Lang) -> String {
    let (id, status) = (page.row.clause.id, &page.row.state.status);
    let (sign, word) = (
        status_sign(status.stage()),
        status_word(status.stage(), lang),
    );
    let title = page.area.map_or_else(String::new, |area| {
        format!("{}{}", area.full_number(), area.title)
    });
    let done = status.done().map(stamp_text);
    let done = done.map_or_else(String::new, |done| format!("  {done}"));
    format!("{id} {sign} {word}  {title}{done}")
}

/// The clause as labelled lines.
fn record(board: Board<'_>, page: &ClausePage<'_>, lang: Lang) -> Record {
    let mut record = Record::new(lang);
    for fact in page.facts(board, lang) {
        record.push(&fact.label, &fact.text);
    }
    record
}

/// A text with its lines, broken as print does it on a terminal, unbroken elsewhere.
fn paragraph(text: &str, out: &mut Out) {
    let text = text::clean_lines(text);
    let Some(width) = out.columns else {
        return text.lines().for_each(|line| out.line(line));
    };
    for range in Ruler::NARROW.wrap(&text, width) {
        out.line(&text[range]);
    }
}
