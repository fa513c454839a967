//! On which line of a file an entry stands, and what mends one that a clock ahead has written.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, FixedOffset};

use super::entries::Journal;
use super::entry::{Entry, Stamp};
use super::fields::written_time;

/// A clock may run so many minutes ahead of this host's before that is worth a word.
const AHEAD: i64 = 5;

/// A time in a file that another is to stand for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Amendment {
    /// The time as it is written.
    pub(crate) old: String,
    /// The time to write.
    pub(crate) new: String,
}

impl Journal {
    /// The entry whose time is the latest, where that is more than five minutes after `now`: a clock was ahead. What is
    /// recorded after it is ordered rightly all the same.
    pub(crate) fn ahead(&self, now: DateTime<FixedOffset>) -> Option<&Entry> {
        let ahead = is_ahead(now);
        let all = self.entries().iter().map(AsRef::as_ref);
        let all = all.filter(|entry: &&Entry| ahead(&entry.stamp));
        all.max_by_key(|entry| entry.stamp.at)
    }

    /// For each time more than five minutes after `now` the one that takes its place: that of the next entry whose time is
    /// no such one, else `now`. The order of entries stays as it is.
    pub(crate) fn amendments(&self, now: DateTime<FixedOffset>) -> Vec<Amendment> {
        let ahead = is_ahead(now);
        let mut next = written_time(&now);
        let mut found = BTreeSet::new();
        for entry in self.entries().iter().rev() {
            let at = written_time(&entry.stamp.at);
            if ahead(&entry.stamp) {
                let new = next.clone();
                found.insert(Amendment { old: at, new });
            } else {
                next = at;
            }
        }
        found.into_iter().collect()
    }
}

fn is_ahead(now: DateTime<FixedOffset>) -> impl Fn(&Stamp) -> bool {
    let latest = now.checked_add_signed(Duration::minutes(AHEAD));
    move |stamp| latest.is_some_and(|latest| stamp.at > latest)
}

/// The line (from 1) of a journal's text on which the first entry of this time and operator stands, as the program writes it.
pub(crate) fn line_of(text: &str, stamp: &Stamp) -> Option<usize> {
    let at = format!("(at: \"{}\"", written_time(&stamp.at));
    let line = text
        .lines()
        .position(|line| line.trim_start().starts_with(&at))?;
    Some(line + 1)
}
