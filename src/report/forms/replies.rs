//! 报送情况: who was asked for a return in a period, and how they answered.

use std::collections::HashSet;

use super::text::Text;
use crate::catalogue::ClauseId;
use crate::lang::{plural, tr};
use crate::listing::{Reply, Round, RoundUnit};
use crate::report::request::Request;
use crate::report::words;

/// The chapter, for the period of the report, else for the latest for which returns were asked; nothing where none ever were,
/// or none from the units that the report is of.
pub(super) fn write(text: &mut Text, request: &Request<'_>) {
    let span = request.span.as_ref().map(|span| span.period);
    let Some(period) = span.or_else(|| request.board.progress.latest_period()) else {
        return;
    };
    let round = request.board.round(period);
    let units = meant(&round, request);
    if units.is_empty() {
        return;
    }
    let lang = request.lang;
    text.chapter(lang.pick("报送情况", "Returns"));
    text.say(counts(&round, &units, request));
    for reply in [Reply::Late, Reply::Missing] {
        let mut names: Vec<_> = of(&units, reply).map(|unit| unit.shown).collect();
        names.dedup();
        if !names.is_empty() {
            let (what, names) = (reply.label().pick(lang), names.join(lang.pick("、", ", ")));
            text.say(tr!(lang, "{what}单位：{names}。", "{what}: {names}."));
        }
    }
}

/// The units of the round that have to do with the clauses of the report.
fn meant<'a, 'b>(round: &'b Round<'a>, request: &Request<'_>) -> Vec<&'b RoundUnit<'a>> {
    let ids: HashSet<ClauseId> = request.rows.iter().map(|row| row.clause.id).collect();
    let all = request.scope.is_empty();
    let units = round.units.iter();
    units
        .filter(|unit| all || unit.rows.iter().any(|row| ids.contains(&row.row.clause.id)))
        .collect()
}

fn of<'a, 'b>(
    units: &'b [&'b RoundUnit<'a>],
    reply: Reply,
) -> impl Iterator<Item = &'b RoundUnit<'a>> {
    units
        .iter()
        .copied()
        .filter(move |unit| unit.reply == reply)
}

/// 2026年第4季度应于12月25日前报送的单位41个，按时报送29个，迟报2个，未报10个。单位报完成、尚待核准的9条。
fn counts(round: &Round<'_>, units: &[&RoundUnit<'_>], request: &Request<'_>) -> String {
    let lang = request.lang;
    let period = round.period.wording();
    let period = period.pick(lang);
    let count = |reply| of(units, reply).count();
    let (in_time, late, missing) = (
        count(Reply::InTime),
        count(Reply::Late),
        count(Reply::Missing),
    );
    let asked = in_time + late + missing;
    let unasked = count(Reply::Unasked);
    let by = round.by().map(|day| words::day(day, lang));
    let by = by.map_or_else(String::new, |day| tr!(lang, "于{day}前", " by {day}"));
    let s = plural(asked);
    let mut said = tr!(
        lang,
        "{period}应{by}报送的单位{asked}个，其中按时报送{in_time}个，迟报{late}个，未报{missing}个。",
        "For {period} {asked} unit{s} had to return{by}: {in_time} in time, {late} late, {missing} missing."
    );
    if unasked > 0 {
        said += &tr!(
            lang,
            "另有{unasked}个单位自行报送。",
            " {unasked} returned unasked."
        );
    }
    let waiting: usize = units.iter().map(|unit| unit.waiting()).sum();
    if waiting > 0 {
        said += &tr!(
            lang,
            "单位报完成、尚待核准的{waiting}条，未计入已完成。",
            " {waiting} that units call done wait for review and are not counted as done."
        );
    }
    said
}
