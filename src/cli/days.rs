//! Days and moments that arguments name.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::error::{Error, Kind, Result};
use crate::journal::read_day;
use crate::lang::both;
use crate::store::now;
use crate::zone;

/// A day that has been: as people write it, without a year the last such day.
///
/// # Errors
///
/// Those of [`read_day`].
pub(super) fn at(word: &str) -> Result<NaiveDate> {
    let today = now().date_naive();
    let day = read_day(word, today)?;
    // Without a year it would be the next such day; the same word seen from a year before is the last one.
    let before = today
        .checked_sub_days(chrono::Days::new(365))
        .and_then(|then| read_day(word, then).ok());
    Ok(match before {
        Some(before) if day > today && before <= today => before,
        _ => day,
    })
}

/// When a day ends here.
///
/// # Errors
///
/// [`Kind::Usage`] where no day comes after it.
pub(super) fn end_of(day: NaiveDate) -> Result<DateTime<FixedOffset>> {
    let next = day.succ_opt().and_then(zone::start_of);
    next.ok_or_else(|| no_date(&day.to_string()))
}

/// A day, from its beginning here, or a moment.
///
/// # Errors
///
/// [`Kind::Usage`] where it is neither.
pub(super) fn moment(word: &str) -> Result<DateTime<FixedOffset>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(word) {
        return Ok(at);
    }
    let start = at(word).ok().and_then(zone::start_of);
    start.ok_or_else(|| no_date(word))
}

fn no_date(word: &str) -> Error {
    Error::new(
        Kind::Usage,
        both!("“{word}”不是日期", "{word:?} is no date"),
    )
    .hint(both!(
        "日期写作 2026-11-23，时刻写作 2026-11-23T20:45:00+08:00",
        "write a day as 2026-11-23, a moment as 2026-11-23T20:45:00+08:00"
    ))
}
