//! The time zone of this host.

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveTime, TimeZone};

use crate::lang::{Wording, both};

/// The zone of this host.
const LOCAL: &str = "/etc/localtime";
/// The folder that it stands in.
const LOCAL_FOLDER: &str = "/etc";

/// Where the system keeps its time zones.
const ZONES: [&str; 3] = [
    "/usr/share/zoneinfo",
    "/usr/lib/zoneinfo",
    "/share/zoneinfo",
];

const AN_HOUR: Duration = Duration::from_secs(3600);
const A_DAY: Duration = Duration::from_secs(24 * 3600);
/// The shortest wait for the next day.
const LEAST: Duration = Duration::from_millis(100);

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

/// How long it is from `now` until the day after `day` begins here: never nothing, so that nobody waits in a circle, but next
/// to nothing where it has begun already, so that no turn of the day is missed; a day where the zone does not tell.
pub(crate) fn until_after(day: NaiveDate, now: DateTime<FixedOffset>) -> Duration {
    let Some(next) = day.succ_opt().and_then(start_of) else {
        return A_DAY;
    };
    let left = (next - now).to_std().unwrap_or_default();
    left.clamp(LEAST, A_DAY + AN_HOUR)
}

/// What to say where `TZ` names a zone that this host does not know: times would be shown in UTC without a word.
pub(crate) fn unknown(named: Option<&str>) -> Option<Wording> {
    let Some(name) = named.filter(|name| !name.is_empty()) else {
        return no_such_file(Path::new(LOCAL));
    };
    let bare = name.strip_prefix(':').unwrap_or(name);
    if bare.is_empty() || bare == "localtime" || is_rule(bare) || is_known(bare) {
        return None;
    }
    Some(both!(
        "不认识时区 TZ={name}，时间暂按 UTC 显示和登记；请改为 Asia/Shanghai 之类，或安装 tzdata",
        "the time zone TZ={name} is unknown here, so that times are in UTC; name one such as Asia/Shanghai, or install tzdata"
    ))
}

/// What to say where the host's own zone is a file that is not there; without one the system means UTC.
fn no_such_file(local: &Path) -> Option<Wording> {
    let target = std::fs::read_link(local).ok()?;
    let missing = !Path::new(LOCAL_FOLDER).join(&target).exists();
    let (local, target) = (local.display(), target.display());
    missing.then(|| {
        both!(
            "本机时区文件 {local} 指向的 {target} 不存在，时间暂按 UTC 显示和登记；请安装 tzdata",
            "the zone of this host, {local}, names {target}, which is not there, so that times are in UTC; install tzdata"
        )
    })
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
    fn the_next_day_is_never_far_and_never_now() {
        for hour in 0..24 * 370 {
            let now = DateTime::from_timestamp(1_790_000_000 + hour * 3600 + 17, 0).unwrap();
            let now = here(now.fixed_offset());
            let left = until_after(now.date_naive(), now);
            assert!(left >= LEAST && left <= A_DAY + AN_HOUR);
            let then = here(now + left);
            assert_eq!(Some(then.date_naive()), now.date_naive().succ_opt());
            // Told just before midnight, and looked at after it.
            assert_eq!(until_after(now.date_naive(), then + LEAST), LEAST);
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
