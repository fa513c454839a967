//! `urge`: a chase is put on record.

use clap::{Arg, ArgMatches, Command};

use crate::cli::{args, desk::Desk, ending::Ending, out::Out, periods, report_change, which};
use crate::error::Result;
use crate::journal::Act;
use crate::lang::{Lang, tr};
use crate::listing::Reply;
use crate::settings::Options;

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "登记催报：催了哪些单位、怎样催的、答复如何",
        "Record that units were urged to return, how, and what they answered",
    );
    let examples = &[
        "duban urge 商务 --period 2026-Q4 --how 电话 --answer 刘工：明日报",
        "duban urge 工信委 教育厅 --period 2026-Q4 --how 发函",
    ];
    args::verb("urge", lang, about, examples)
        .arg(args::words(
            "units",
            lang.pick("单位", "UNIT"),
            lang.pick("单位，简称、拼音均可", "units by any of their names"),
            true,
        ))
        .arg(
            periods::option(lang, lang.pick("哪个报告期的报送", "for which period")).required(true),
        )
        .arg(
            Arg::new("how")
                .long("how")
                .value_name(lang.pick("方式", "HOW"))
                .help(lang.pick("电话、发函、上门", "by telephone, letter, visit")),
        )
        .arg(
            Arg::new("answer")
                .long("answer")
                .value_name(lang.pick("答复", "TEXT"))
                .help(lang.pick("谁、怎样答复", "who answered what")),
        )
}

/// Performs it. Who has returned already, or was never asked, is recorded all the same: it was urged.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let Some(period) = periods::given(matches)? else {
        return Ok(Ending::Nothing);
    };
    let mut units = Vec::new();
    for query in args::given(matches, "units") {
        let unit = which::unit(query, &desk.library, out)?;
        units.push(desk.library.catalogue.unit(unit).name.clone());
    }
    let word = |id: &str| matches.get_one::<String>(id).cloned();
    let act = Act::Urge {
        units: units.clone(),
        period,
        how: word("how"),
        answer: word("answer"),
    };
    let saved = desk.record(&act, out)?;
    report_change::report_entries(&saved, &desk.library.catalogue, out);
    let progress = saved.journal.progress();
    let round = desk.board(&progress).round(period);
    for unit in &units {
        let asked = round.units.iter().find(|one| one.name == unit);
        match asked.map(|one| one.reply) {
            None => out.note(&tr!(
                out.lang,
                "注意：没有请{unit}报送 {period}",
                "note: {unit} was not asked for {period}"
            )),
            Some(Reply::Missing) => {}
            Some(_) => out.note(&tr!(
                out.lang,
                "注意：{unit}已报送 {period}",
                "note: {unit} has returned for {period}"
            )),
        }
    }
    Ok(Ending::Fine)
}
