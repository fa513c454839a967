//! `due`: by which day clauses are to be done, all or none.

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::catalogue::ClauseId;
use crate::cli::{args, desk::Desk, ending::Ending, ids, out::Out, report_change};
use crate::error::{Error, Kind, Result};
use crate::journal::{Act, Stamp, read_day};
use crate::lang::{Lang, Wording, both};
use crate::listing::stamp_text;
use crate::settings::Options;
use crate::store::now;

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "设定、调整或取消条款的完成时限，多条同时成立或都不成立",
        "Set, move or lift the deadline of clauses, all or none",
    );
    let examples = &[
        "duban due 2.3 --on 2026-12-31",
        "duban due 2.1-2.4 --on 月底 --why 省政府常务会议要求",
        "duban due 2.3 --lift --why 并入2.4",
    ];
    let help = lang.pick(
        "条款编号，如 2.3、2.1-2.4；“-”或不写时从标准输入读取",
        "clause ids such as 2.3, 2.1-2.4; from standard input with - or none",
    );
    let why = lang.pick(
        "原因；改期和取消时必须写",
        "the reason; required to move or lift",
    );
    args::verb("due", lang, about, examples)
        .arg(args::words("ids", lang.pick("编号", "ID"), help, false))
        .arg(
            Arg::new("on")
                .long("on")
                .value_name(lang.pick("日期", "DAY"))
                .allow_hyphen_values(true)
                .help(lang.pick(
                    "完成时限：2026-12-31、12月31日、12.31、月底、年底、+30（天）",
                    "the day: 2026-12-31, 12.31, 月底, 年底, +30 (days)",
                )),
        )
        .arg(
            Arg::new("lift")
                .long("lift")
                .action(ArgAction::SetTrue)
                .conflicts_with("on")
                .help(lang.pick("取消时限", "take the deadline away")),
        )
        .arg(
            Arg::new("why")
                .long("why")
                .value_name(lang.pick("原因", "TEXT"))
                .help(why),
        )
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let word = |id: &str| matches.get_one::<String>(id).map(String::as_str);
    let why = word("why").map(str::to_owned);
    let today = now().date_naive();
    let on = word("on").map(|day| read_day(day, today)).transpose()?;
    if on.is_none() && !matches.get_flag("lift") {
        return Err(no_day());
    }
    let clauses = ids::clauses(matches, &desk.library.catalogue)?;
    let act = match on {
        Some(on) => Act::Due { clauses, on, why },
        None => Act::Lift {
            clauses,
            why: why.ok_or_else(no_reason)?,
        },
    };
    let saved = desk.record(&act, out).map_err(|e| match e.kind() {
        Kind::Usage if matches!(act, Act::Due { why: None, .. }) => e.hint(reason_hint()),
        _ => e,
    })?;
    report_change::report_entries(&saved, &desk.library.catalogue, out);
    for (id, since) in &saved.plan.already {
        out.line(unchanged(*id, on, since.as_ref()).pick(out.lang));
    }
    Ok(Ending::Fine)
}

fn no_day() -> Error {
    Error::new(Kind::Usage, both!("没有给出日期", "no day is given")).hint(both!(
        "用 --on 写明日期，如 --on 2026-12-31；取消时限用 --lift",
        "name the day with --on, such as --on 2026-12-31; --lift takes a deadline away"
    ))
}

fn no_reason() -> Error {
    Error::new(
        Kind::Usage,
        both!(
            "取消时限要写明原因",
            "taking a deadline away needs a reason"
        ),
    )
    .hint(reason_hint())
}

fn reason_hint() -> Wording {
    both!("用 --why 写明原因", "give the reason with --why")
}

/// That a clause was due on that day already, or had no deadline.
fn unchanged(id: ClauseId, on: Option<NaiveDate>, since: Option<&Stamp>) -> Wording {
    let who = since.map(|stamp| format!("（{}）", stamp_text(stamp)));
    let who = who.unwrap_or_default();
    match on {
        Some(on) => both!(
            "未改动：{id} 的时限已是 {on}{who}",
            "unchanged: {id} is due on {on} already{who}"
        ),
        None => both!(
            "未改动：{id} 没有时限{who}",
            "unchanged: {id} has no deadline{who}"
        ),
    }
}
