//! `show`: clauses whole.

use clap::{ArgMatches, Command};

use super::out::{Ink, Out};
use super::{Desk, Ending, Options, args, did, ids, list};
use crate::catalogue::{Catalogue, Clause, Direction, Indicator, Role};
use crate::error::Result;
use crate::journal::{ClauseState, Past};
use crate::lang::{Lang, both};
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
        status_sign(state.status),
        status_word(state.status, lang)
    );
    if let Some(stamp) = &state.done {
        head = format!("{head}  {}", did::who(stamp));
    }
    let head = out.ink(Ink::Bold, &text::clean(&head));
    out.inked(&head);
    paragraph(&clause.text, out);
    duty(board, clause, out);
    for (number, indicator) in (1..).zip(&clause.indicators) {
        target(number, indicator, state, out);
    }
    for past in &state.history {
        history(past, out);
    }
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
    standing(board.catalogue, clause, out);
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
        let said = both!("{word}：{names}{open}", "{word}: {names}{open}");
        paragraph(said.pick(out.lang), out);
    }
    if !duty.deadline.is_empty() {
        let deadline = &duty.deadline;
        out.say(&both!("时限：{deadline}", "deadline: {deadline}"));
    }
}

fn standing(catalogue: &Catalogue, clause: &Clause, out: &mut Out) {
    if let Some(rule) = catalogue.rule_for(clause) {
        let (since, text) = (rule.since, &rule.text);
        let said = both!(
            "另按 {since} 的说明：{text}",
            "by the remark in {since}: {text}"
        );
        paragraph(said.pick(out.lang), out);
    }
}

fn target(number: u16, indicator: &Indicator, state: &ClauseState, out: &mut Out) {
    let (name, value, measure) = (&indicator.name, &indicator.value, &indicator.measure);
    let verb = direction(indicator.direction, out.lang);
    let now = state
        .values
        .get(&number)
        .map(|now| both!("，现为 {now}", ", now {now}"));
    let now = now.as_ref().map_or("", |now| now.pick(out.lang));
    let said = both!(
        "指标 {number}：{name} {verb} {value}{measure}{now}",
        "target {number}: {name} {verb} {value}{measure}{now}"
    );
    paragraph(said.pick(out.lang), out);
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

fn history(past: &Past, out: &mut Out) {
    let (who, what) = (did::who(&past.entry.stamp), did::did(&past.entry.did));
    let gone = past
        .taken_back
        .as_ref()
        .map(did::who)
        .map(|who| both!("（{who} 撤销）", " (taken back by {who})"));
    let lang = out.lang;
    let gone = gone.as_ref().map_or("", |gone| gone.pick(lang));
    let said = both!(
        "登记：{who} {}{gone}",
        "recorded: {who} {}{gone}",
        what.pick(lang)
    );
    paragraph(said.pick(lang), out);
}
