//! The time zone of this host.

use std::path::Path;

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveTime, TimeZone};

use crate::lang::{Wording, both};

/// Where the system keeps its time zones.
const ZONES: [&str; 3] = [
    "/usr/share/zoneinfo",
    "/usr/lib/zoneinfo",
    "/share/zoneinfo",
];

/// A time with the offset that this host has then.
pub(crate) fn here(at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    at.with_timezone(&Local).fixed_offset()
}

/// The beginning of a day on this host; `None` where it has none.
pub(crate) fn start_of(day: NaiveDate) -> Option<DateTime<FixedOffset>> {
    let start = day.and_time(NaiveTime::MIN);
    // A day whose first hour is left out begins after it.
    (0..=3)
        .filter_map(|hours| start.checked_add_signed(chrono::TimeDelta::hours(hours)))
        .find_map(|start| Local.from_local_datetime(&start).earliest())
        .map(|at| at.fixed_offset())
}

/// What to say where `TZ` names a zone that this host does not know: times would be shown in UTC without a word.
pub(crate) fn unknown(named: Option<&str>) -> Option<Wording> {
    let name = named?;
    let bare = name.strip_prefix(':').unwrap_or(name);
    if bare.is_empty() || bare == "localtime" || is_rule(bare) || is_known(bare) {
        return None;
    }
    Some(both!(
        "不认识时区 TZ={name}，时间暂按 UTC 显示和登记；请改为 Asia/Shanghai 之类，或安装 tzdata",
        "the time zone TZ={name} is unknown here, so that times are in UTC; name one such as Asia/Shanghai, or install tzdata"
    ))
}

fn is_known(name: &str) -> bool {
    if name.starts_with('/') {
        return Path::new(name).is_file();
    }
    ZONES
        .iter()
        .any(|folder| Path::new(folder).join(name).is_file())
}

/// Whether it is a rule of its own, as POSIX has them: `CST-8`, `<+08>-8`.
fn is_rule(name: &str) -> bool {
    let rest = match name.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        Some((_, rest)) => rest,
        None => {
            let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
            if letters < 3 {
                return false;
            }
            &name[letters..]
        }
    };
    let rest = rest.strip_prefix(['-', '+']).unwrap_or(rest);
    rest.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_that_is_not_known_is_said() {
        for known in [
            None,
            Some(""),
            Some("CST-8"),
            Some("<+08>-8"),
            Some(":localtime"),
        ] {
            assert_eq!(unknown(known), None, "{known:?}");
        }
        for name in ["Asia/Shanghia", "Beijing", "CST", "8", "/no/such/file"] {
            assert!(unknown(Some(name)).is_some(), "{name}");
        }
    }

    #[test]
    fn every_day_begins() {
        let mut day = NaiveDate::from_ymd_opt(2026, 1, 1);
        for _ in 0..366 {
            let start = day.and_then(start_of);
            assert_eq!(start.map(|at| at.date_naive()), day);
            day = day.and_then(|day| day.succ_opt());
        }
    }
}
