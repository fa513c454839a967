//! `value`: what an indicator has reached.

use clap::{Arg, ArgMatches, Command};

use crate::catalogue::{Clause, Indicator};
use crate::cli::{args, desk::Desk, ending::Ending, ids, out::Out, report_change};
use crate::error::{Error, Kind, Result};
use crate::journal::Act;
use crate::lang::{Lang, both};
use crate::settings::Options;
use crate::text;

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "登记约束性指标的完成值",
        "Record what an indicator has reached",
    );
    let help = lang.pick(
        "[第几项] 数值；只有一项指标时省略前者",
        "[which] number; the former is left out where there is one indicator",
    );
    args::verb(
        "value",
        lang,
        about,
        &["duban value 1.1 98.7", "duban value 1.7 2 9.5"],
    )
    .allow_negative_numbers(true)
    .arg(
        Arg::new("id")
            .value_name(lang.pick("编号", "ID"))
            .help(lang.pick("条款编号", "the clause's id"))
            .required(true),
    )
    .arg(
        Arg::new("value")
            .value_name(lang.pick("数值", "NUMBER"))
            .help(help)
            .num_args(1..=2)
            .required(true),
    )
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let id = ids::one(
        &args::given(matches, "id").join(""),
        &desk.library.catalogue,
    )?;
    let words = args::given(matches, "value");
    let Some(clause) = desk
        .library
        .catalogue
        .clause(id)
        .filter(|clause| !clause.indicators.is_empty())
    else {
        return Err(Error::new(
            Kind::NotFound,
            both!("条款 {id} 没有约束性指标", "clause {id} sets no target"),
        ));
    };
    let (number, value) = match words[..] {
        [number, value] => (which(number, clause)?, value),
        [value] if clause.indicators.len() == 1 => (1, value),
        _ => return Err(several(clause)),
    };
    let indicator = &clause.indicators[usize::from(number) - 1];
    let value = amount(value, indicator)?;
    let act = Act::Value {
        clause: id,
        indicator: number,
        value,
    };
    let saved = desk.record(&act, out)?;
    report_change::report(&saved, &desk.library.catalogue, true, out);
    Ok(Ending::Fine)
}

/// Which of the clause's indicators, from 1.
fn which(word: &str, clause: &Clause) -> Result<u16> {
    let count = u16::try_from(clause.indicators.len()).unwrap_or(u16::MAX);
    word.parse()
        .ok()
        .filter(|number| (1..=count).contains(number))
        .ok_or_else(|| several(clause))
}

fn several(clause: &Clause) -> Error {
    let names: Vec<String> = (1..)
        .zip(&clause.indicators)
        .map(|(number, indicator)| format!("{number} {}", indicator.name))
        .collect();
    let (id, count, names) = (clause.id, clause.indicators.len(), names.join("; "));
    Error::new(
        Kind::Usage,
        both!(
            "条款 {id} 有 {count} 项指标，请写明第几项",
            "clause {id} has {count} targets; say which"
        ),
    )
    .hint(both!("{names}", "{names}"))
}

/// The number as typed, its unit of measure taken off.
fn amount(word: &str, indicator: &Indicator) -> Result<String> {
    indicator.amount(word).ok_or_else(|| {
        let word = text::clean(word);
        Error::new(
            Kind::Usage,
            both!("“{word}”不是数值", "{word:?} is no number"),
        )
    })
}
