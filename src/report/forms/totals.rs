//! The opening sentence and 总体情况.

use super::text::Text;
use crate::lang::{plural, tr};
use crate::listing::Movement;
use crate::report::form::Form;
use crate::report::request::{Request, Span};
use crate::report::term::Term;
use crate::report::words;

/// On what the report is based, as of which day, of which part of the notice.
pub(super) fn opening(text: &mut Text, form: Form, request: &Request<'_>) {
    let lang = request.lang;
    let notice = &request.board.catalogue.notice;
    let title = words::named(request);
    let source = [&notice.issuer, &notice.date].into_iter().flatten();
    let source: Vec<&str> = source.map(String::as_str).collect();
    let source = match source.join(lang.pick("，", ", ")) {
        source if source.is_empty() => source,
        source => tr!(lang, "（{source}）", " ({source})"),
    };
    let day = words::day(request.made.date_naive(), lang);
    let verb = match form {
        Form::Notice => lang.pick("通报", "circulated"),
        Form::Report | Form::Midterm | Form::Ledger => lang.pick("报告", "reported"),
    };
    text.say(tr!(
        lang,
        "根据{title}{source}，现将截至{day}的落实情况{verb}如下。",
        "Under {title}{source}, progress as of {day} is {verb} as follows."
    ));
    let catalogue = request.board.catalogue;
    if catalogue.is_shelf() {
        let notices = catalogue.notices();
        let titles: Vec<_> = notices
            .map(|(_, notice)| words::quoted(&notice.title))
            .collect();
        let titles = titles.join(lang.pick("、", ", "));
        text.say(tr!(
            lang,
            "所列通知为{titles}。",
            "The notices are {titles}."
        ));
    }
    if !request.scope.is_empty() {
        let scope = words::scope(request);
        text.say(tr!(lang, "本次范围为{scope}。", "Scope: {scope}."));
    }
}

/// 总体情况: areas, clauses, the three states with their shares, the term of the plan beside them.
pub(super) fn write(text: &mut Text, request: &Request<'_>) {
    let lang = request.lang;
    text.chapter(lang.pick("总体情况", "Totals"));
    let total = request.total();
    let areas = request.board.areas_of(&request.rows).len();
    let (clauses, counts) = (total.of, words::counts(total, lang));
    let (a, c) = (plural(areas), plural(clauses));
    text.say(tr!(
        lang,
        "共{areas}个任务领域、{clauses}条任务。其中，{counts}。",
        "{areas} area{a} with {clauses} clause{c}: {counts}."
    ));
    deadlines(text, request);
    moved(text, request);
    term(text, request);
}

/// Of how many clauses the day has passed or is near, and by what rule.
fn deadlines(text: &mut Text, request: &Request<'_>) {
    let lang = request.lang;
    let (dated, flags) = (request.dated(), request.flags());
    let Some(calendar) = request.board.calendar else {
        return;
    };
    if dated > 0 {
        let s = plural(dated);
        let told = flags.describe(calendar.soon, lang);
        text.say(tr!(
            lang,
            "设有完成时限的{dated}条，其中{told}。",
            "{dated} clause{s} with a deadline: {told}."
        ));
    } else {
        text.say(tr!(
            lang,
            "所列任务均未设定完成时限，不统计逾期。",
            "No clause has a deadline, so none is overdue."
        ));
    }
}

/// What has changed since the period began.
fn moved(text: &mut Text, request: &Request<'_>) {
    let lang = request.lang;
    let Some(Span { period, before }) = &request.span else {
        return;
    };
    let Some(first) = period.first_day() else {
        return;
    };
    let still_to_come = first > request.made.date_naive();
    let (period, first) = (
        period.wording().pick(lang).to_owned(),
        words::day(first, lang),
    );
    if still_to_come {
        text.say(tr!(
            lang,
            "{period}自{first}起，尚未开始。",
            "{period} begins on {first}, which is still to come."
        ));
        return;
    }
    let moved = Movement::since(before, &request.rows);
    if moved.is_empty() {
        text.say(tr!(
            lang,
            "{period}以来（自{first}起）状态没有变化。",
            "Nothing has changed its status since {first}, when {period} began."
        ));
        return;
    }
    let counted = [
        (lang.pick("新完成", "newly done"), &moved.done),
        (lang.pick("新启动", "newly started"), &moved.started),
        (lang.pick("取消完成", "opened again"), &moved.reopened),
    ];
    let told = counted.map(|(what, rows)| words::counted_ids(what, rows, request.board, lang));
    let told = told.join(lang.pick("，", ", "));
    text.say(tr!(
        lang,
        "{period}以来（自{first}起）{told}。",
        "Since {first}, when {period} began: {told}."
    ));
}

/// How much of the plan's term is gone, with the rule; without a verdict, since most tasks of a plan end with it.
fn term(text: &mut Text, request: &Request<'_>) {
    let lang = request.lang;
    let Some(term) = Term::of(&request.board.catalogue.notice.title) else {
        return;
    };
    let gone = term.gone(request.made.date_naive());
    let [first, last] = [term.first, term.last].map(|date| words::day(date, lang));
    text.say(tr!(
        lang,
        "规划期为{first}至{last}，按天数计，时间已过{gone}%。多数任务按规划期末完成安排，完成占比仅供参照，不据此评定进度快慢。",
        "The term runs from {first} to {last}; {gone}% of its days are gone. Most tasks end with the term, so the share \
         done says nothing of who is late."
    ));
}
