//! The clock of this host, however wrong it is.

use std::time::SystemTime;

use chrono::{DateTime, Datelike, FixedOffset, Local, Utc};

/// The time on this host's clock, with its offset. Years that a journal cannot write become the nearest that it can.
pub(crate) fn now() -> DateTime<FixedOffset> {
    // `Local::now` panics where the clock stands before 1970.
    local(SystemTime::now())
}

fn local(time: SystemTime) -> DateTime<FixedOffset> {
    let utc = DateTime::<Utc>::from(time);
    // A day's room for the offset.
    let utc = match utc.year() {
        ..=0 => utc.with_year(1),
        1..=9998 => Some(utc),
        _ => utc.with_year(9998),
    };
    utc.unwrap_or_default().with_timezone(&Local).fixed_offset()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn no_clock_is_too_wrong() {
        for days in [1, 40_000, 700_000, 900_000, 4_000_000] {
            let seconds = Duration::from_secs(days * 24 * 3600);
            for time in [
                SystemTime::UNIX_EPOCH - seconds,
                SystemTime::UNIX_EPOCH + seconds,
            ] {
                let told = local(time).to_rfc3339();
                assert!(DateTime::parse_from_rfc3339(&told).is_ok(), "{told}");
            }
        }
    }
}
