//! A period's returns on standard output: counts, who is missing or late, a row a unit.

use chrono::NaiveDate;
use serde::Serialize;

use super::out::{Ink, Out};
use super::{json, plain, table};
use crate::error::Result;
use crate::lang::{Lang, tr};
use crate::listing::{Board, Reply, Round, Sheet};
use crate::settings::Options;

/// The counts of a period and the names behind them.
#[derive(Serialize)]
pub(super) struct RoundJson<'a> {
    period: String,
    by: Option<NaiveDate>,
    asked: usize,
    returned: usize,
    in_time: Vec<&'a str>,
    late: Vec<&'a str>,
    missing: Vec<&'a str>,
    unasked: Vec<&'a str>,
    review: usize,
}

impl<'a> RoundJson<'a> {
    /// What a round comes to.
    pub(super) fn new(round: &Round<'a>) -> Self {
        let names = |reply| round.replied(reply).map(|unit| unit.name).collect();
        Self {
            period: round.period.to_string(),
            by: round.by(),
            asked: round.asked(),
            returned: round.returned(),
            in_time: names(Reply::InTime),
            late: names(Reply::Late),
            missing: names(Reply::Missing),
            unasked: names(Reply::Unasked),
            review: round.waiting(),
        }
    }
}

#[derive(Serialize)]
struct Whole<'a> {
    schema: u32,
    #[serde(flatten)]
    round: RoundJson<'a>,
    units: Sheet,
}

/// Writes all of a round.
pub(super) fn print(
    board: Board<'_>,
    round: &Round<'_>,
    options: &Options,
    out: &mut Out,
) -> Result<()> {
    let sheet = round.sheet(board, out.lang);
    if options.json {
        let whole = Whole {
            schema: json::SCHEMA,
            round: RoundJson::new(round),
            units: sheet,
        };
        return json::print(&whole, out);
    }
    let title = tr!(
        out.lang,
        "{}  {}",
        "{}: {}",
        round.period.wording().pick(out.lang),
        round.describe(out.lang)
    );
    let title = out.ink(Ink::Bold, &title);
    out.inked(&title);
    for line in names(round, out.lang) {
        out.line(&line);
    }
    out.write("\n");
    if options.plain {
        plain::sheet(&sheet, out);
    } else {
        table::print(&sheet.without_empty(), out);
    }
    Ok(())
}

/// Who is missing and who was late, a line each; none where nobody is.
pub(super) fn names(round: &Round<'_>, lang: Lang) -> Vec<String> {
    let line = |reply: Reply| {
        let mut names: Vec<&str> = round.replied(reply).map(|unit| unit.shown).collect();
        // One unit may owe returns on several notices.
        names.dedup();
        let (count, label) = (names.len(), reply.label().pick(lang));
        let names = names.join(lang.pick("、", ", "));
        (count > 0).then(|| tr!(lang, "{label} {count}：{names}", "{label} {count}: {names}"))
    };
    let lines = [Reply::Missing, Reply::Late].map(line);
    lines.into_iter().flatten().collect()
}
