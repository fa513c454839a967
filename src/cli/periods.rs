//! Periods that arguments name.

use chrono::{DateTime, FixedOffset};
use clap::{Arg, ArgMatches};

use crate::error::{Error, Kind, Result};
use crate::journal::Period;
use crate::lang::{Lang, both};
use crate::zone;

/// `--period P`.
pub(super) fn option(lang: Lang, help: &'static str) -> Arg {
    Arg::new("period")
        .long("period")
        .value_name(lang.pick("报告期", "PERIOD"))
        .help(help)
}

/// The period that is asked for, if one is.
///
/// # Errors
///
/// [`Kind::Usage`] where it is none.
pub(super) fn given(matches: &ArgMatches) -> Result<Option<Period>> {
    let word = matches.get_one::<String>("period");
    word.map(|word| read(word)).transpose()
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

/// A period as people type it: `2026-Q4`, `2026Q4`, `2026-q4`.
fn read(word: &str) -> Result<Period> {
    let plain = word.trim().to_ascii_uppercase();
    let plain = match plain.split_at_checked(4) {
        Some((year, part)) if part.starts_with(['Q', 'H']) => format!("{year}-{part}"),
        _ => plain,
    };
    plain.parse().map_err(|_| no_period(word))
}

fn no_period(word: &str) -> Error {
    Error::new(
        Kind::Usage,
        both!("“{word}”不是报告期", "{word:?} is no period"),
    )
    .hint(both!(
        "报告期写作 2026-Q4（季度）、2026-11（月）、2026-H2（半年）或 2026（年）",
        "write a period as 2026-Q4, 2026-11, 2026-H2 or 2026"
    ))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn is_read_as_people_type_it() {
        for word in ["2026-Q4", "2026Q4", "2026-q4", " 2026q4 "] {
            assert_eq!(read(word).unwrap().to_string(), "2026-Q4", "{word}");
        }
        assert_eq!(read("2026-11").unwrap().to_string(), "2026-11");
        assert!(read("四季度").is_err() && read("2026-Q5").is_err());
    }
}
