//! Reporting periods that arguments name.

use chrono::{DateTime, FixedOffset};
use clap::{Arg, ArgMatches};

use crate::error::{Error, Kind, Result};
use crate::journal::Period;
use crate::lang::{Lang, both};
use crate::zone;

/// The argument's name.
const NAME: &str = "period";

/// The argument; the caller says what the period is for.
pub(super) fn arg(lang: Lang, required: bool) -> Arg {
    Arg::new(NAME)
        .long(NAME)
        .required(required)
        .value_name(lang.pick("报告期", "PERIOD"))
}

/// The period that is named, if one is.
///
/// # Errors
///
/// [`Kind::Usage`] where it is none.
pub(super) fn read(matches: &ArgMatches) -> Result<Option<Period>> {
    let word = matches.get_one::<String>(NAME);
    word.map(|word| {
        let period = word.trim().to_ascii_uppercase().parse();
        period.map_err(|_| no_period(word))
    })
    .transpose()
}

/// When a period begins here.
///
/// # Errors
///
/// [`Kind::Usage`] where the calendar does not have it.
pub(super) fn start(period: Period) -> Result<DateTime<FixedOffset>> {
    let start = period.first_day().and_then(zone::start_of);
    start.ok_or_else(|| no_period(&period.to_string()))
}

fn no_period(word: &str) -> Error {
    Error::new(
        Kind::Usage,
        both!("“{word}”不是报告期", "{word:?} is no period"),
    )
    .hint(both!(
        "报告期写作 2026-11（月）、2026-Q4（季度）、2026-H2（半年）或 2026（全年）",
        "write 2026-11 (a month), 2026-Q4 (a quarter), 2026-H2 (half a year) or 2026"
    ))
}
