//! The opening sentence and 总体情况.

use super::text::Text;
use crate::lang::{plural, tr};
use crate::report::form::Form;
use crate::report::request::Request;
use crate::report::term::Term;
use crate::report::words;

/// On what the report is based, as of which day, of which part of the notice.
pub(super) fn opening(text: &mut Text, form: Form, request: &Request<'_>) {
    let lang = request.lang;
    let notice = &request.board.catalogue.notice;
    let title = words::quoted(&notice.title);
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
    term(text, request);
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
