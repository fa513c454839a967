//! `show`: clauses whole.

use clap::{ArgMatches, Command};

use super::list;
use crate::catalogue::{Catalogue, Clause, Direction, Duty, Indicator, Role};
use crate::cli::out::{Ink, Out};
use crate::cli::plain::Record;
use crate::cli::{Desk, Ending, Options, args, did, ids, plain};
use crate::error::Result;
use crate::journal::{ClauseState, Past};
use crate::lang::{Label, Lang, both};
use crate::listing::{Board, ClauseRow, role_word, status_sign, status_word};
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
    let ids = ids::clauses(matches, &desk.catalogue)?;
    let progress = desk.progress()?;
    let board = desk.board(&progress);
    let rows: Vec<_> = ids
        .iter()
        .filter_map(|id| desk.catalogue.clause(*id))
        .map(|clause| board.row(clause))
        .collect();
    if options.json {
        list::print_json(board, &rows, out)?;
    } else if options.plain {
        let lang = out.lang;
        plain::print(rows.iter().map(|row| record(board, *row, lang)), out);
    } else {
        for (at, row) in rows.iter().enumerate() {
            if at > 0 {
                out.write("\n");
            }
            print(board, *row, out);
        }
    }
    Ok(Ending::Fine)
}

fn print(board: Board<'_>, row: ClauseRow<'_>, out: &mut Out) {
    let lang = out.lang;
    let (clause, state) = (row.clause, row.state);
    let title = board
        .catalogue
        .area(clause.id.area)
        .map_or("", |area| &area.title);
    let mut head = format!(
        "{} {} {}  {title}",
        clause.id,
        status_sign(state.stage()),
        status_word(state.stage(), lang)
    );
    if let Some(stamp) = state.status.done() {
        head = format!("{head}  {}", did::who(stamp));
    }
    let head = out.ink(Ink::Bold, &text::clean(&head));
    out.inked(&head);
    paragraph(&clause.text, out);
    duty(board, clause, out);
    for (label, value) in more(row, lang) {
        tell(&label, &value, out);
    }
}

/// The clause as labelled lines: as in a list, then all that a list leaves out.
fn record(board: Board<'_>, row: ClauseRow<'_>, lang: Lang) -> Record {
    let duty = row.clause.duty.as_ref();
    let annotation = duty.map_or("", |duty| &duty.annotation);
    let mut record =
        plain::clause(board, row, lang).field(Label::new("责任分工原文", "Annotation"), annotation);
    let rule = standing(board.catalogue, row.clause, lang);
    let deadline = duty.and_then(|duty| deadline(duty, lang));
    for (label, value) in rule.into_iter().chain(deadline).chain(more(row, lang)) {
        record.push(&label, &value);
    }
    record
}

/// Targets, then what was recorded, each with its label.
fn more(row: ClauseRow<'_>, lang: Lang) -> Vec<(String, String)> {
    let targets = (1..).zip(&row.clause.indicators);
    let targets = targets.map(|(number, indicator)| target(number, indicator, row.state, lang));
    let history = row
        .state
        .record()
        .into_iter()
        .map(|past| history(past, lang));
    targets.chain(history).collect()
}

/// A labelled value as a paragraph.
fn tell(label: &str, value: &str, out: &mut Out) {
    let line = format!("{label}{}{value}", out.lang.pick("：", ": "));
    paragraph(&line, out);
}

/// A paragraph, broken as print does it on a terminal, whole elsewhere.
fn paragraph(text: &str, out: &mut Out) {
    let text = text::clean(text);
    let Some(width) = out.columns else {
        return out.line(&text);
    };
    for range in Ruler::NARROW.wrap(&text, width) {
        out.line(&text[range]);
    }
}

fn duty(board: Board<'_>, clause: &Clause, out: &mut Out) {
    let Some(duty) = &clause.duty else {
        return out.say(&both!(
            "通知未注明责任单位",
            "the notice names no unit for this clause"
        ));
    };
    paragraph(&duty.annotation, out);
    if let Some((label, value)) = standing(board.catalogue, clause, out.lang) {
        tell(&label, &value, out);
    }
    let last = duty.mentions.last().map(|mention| mention.role);
    for role in Role::ALL {
        let names: Vec<_> = board.names(clause, role).collect();
        if names.is_empty() {
            continue;
        }
        let (word, names) = (role_word(role, out.lang), names.join("、"));
        let open = if duty.open_ended && last == Some(role) {
            out.lang.pick("等", " and others")
        } else {
            ""
        };
        tell(word, &format!("{names}{open}"), out);
    }
    if let Some((label, value)) = deadline(duty, out.lang) {
        tell(&label, &value, out);
    }
}

fn deadline(duty: &Duty, lang: Lang) -> Option<(String, String)> {
    let label = lang.pick("时限", "deadline").to_owned();
    (!duty.deadline.is_empty()).then(|| (label, duty.deadline.clone()))
}

fn standing(catalogue: &Catalogue, clause: &Clause, lang: Lang) -> Option<(String, String)> {
    let rule = catalogue.rule_for(clause)?;
    let since = rule.since;
    let label = both!("另按 {since} 的说明", "by the remark in {since}");
    Some((label.pick(lang).to_owned(), rule.text.clone()))
}

fn target(number: u16, indicator: &Indicator, state: &ClauseState, lang: Lang) -> (String, String) {
    let (name, value, measure) = (&indicator.name, &indicator.value, &indicator.measure);
    let verb = direction(indicator.direction, lang);
    let now = state.value(number);
    let now = now.map(|now| both!("，现为 {now}", ", now {now}"));
    let now = now.as_ref().map_or("", |now| now.pick(lang));
    let label = both!("指标 {number}", "target {number}");
    (
        label.pick(lang).to_owned(),
        format!("{name} {verb} {value}{measure}{now}"),
    )
}

/// The verb before a target's value.
fn direction(direction: Direction, lang: Lang) -> &'static str {
    match direction {
        Direction::Reach => lang.pick("达到", "to reach"),
        Direction::Rise => lang.pick("增加", "to rise by"),
        Direction::Fall => lang.pick("减少", "to fall by"),
        Direction::Level => lang.pick("为", "at"),
    }
}

fn history(past: &Past, lang: Lang) -> (String, String) {
    let (who, what) = (did::who(&past.entry.stamp), did::did(&past.entry.did));
    let gone = past.taken_back.as_ref().map(did::who);
    let gone = gone.map(|who| both!("（{who} 撤销）", " (taken back by {who})"));
    let gone = gone.as_ref().map_or("", |gone| gone.pick(lang));
    (
        lang.pick("登记", "recorded").to_owned(),
        format!("{who} {}{gone}", what.pick(lang)),
    )
}
