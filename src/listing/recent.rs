//! The last thing recorded for a clause, as the last column of a list has it: `11-06 完成 陈静`, `11-25 46.1/47.3%`.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

use super::clauses::ClauseRow;
use super::words::{first_line, who};
use crate::journal::Stamp;
use crate::lang::{Lang, tr};

/// What was recorded last for a clause, of what stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Latest<'a> {
    /// When, and by whom.
    pub(crate) stamp: &'a Stamp,
    what: What<'a>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What<'a> {
    Done,
    Note(&'a str),
    /// A value, and the target with its unit of measure where the clause has it.
    Value(&'a str, Option<String>),
}

impl<'a> ClauseRow<'a> {
    /// The mark of a clause that is done, else its latest note or value; `None` where nothing stands.
    pub(crate) fn latest(&self) -> Option<Latest<'a>> {
        let (clause, state) = (self.clause, self.state);
        if let Some(stamp) = state.status.done() {
            let what = What::Done;
            return Some(Latest { stamp, what });
        }
        let note = state.note.iter().map(|(stamp, text)| {
            let what = What::Note(text);
            Latest { stamp, what }
        });
        let values = state.values.iter().map(|(number, (stamp, value))| {
            let at = usize::from(*number).checked_sub(1);
            let target = at.and_then(|at| clause.indicators.get(at));
            let target = target.map(|it| format!("{}{}", it.value, it.measure));
            let what = What::Value(value, target);
            Latest { stamp, what }
        });
        note.chain(values).max_by_key(|latest| latest.stamp)
    }
}

impl Latest<'_> {
    /// The day, by the clock that says `now`.
    pub(crate) fn day(&self, now: DateTime<FixedOffset>) -> String {
        let at = self.stamp.at.with_timezone(now.offset());
        day_text(at.date_naive(), now.date_naive())
    }

    /// The day and what was recorded. Not cleaned.
    pub(crate) fn text(&self, now: DateTime<FixedOffset>, lang: Lang) -> String {
        let day = self.day(now);
        let what = match &self.what {
            What::Done => tr!(lang, "完成 {}", "done {}", who(self.stamp)),
            What::Note(text) => first_line(text).into_owned(),
            What::Value(value, Some(target)) => format!("{value}/{target}"),
            What::Value(value, None) => (*value).to_owned(),
        };
        format!("{day} {what}")
    }
}

/// A day as short as it is clear on `today`: `11-06`, of another year `2025-11-06`.
pub(crate) fn day_text(day: NaiveDate, today: NaiveDate) -> String {
    let form = if day.year() == today.year() {
        "%m-%d"
    } else {
        "%Y-%m-%d"
    };
    day.format(form).to_string()
}

/// A time to the minute by the clock that says `now`, as short as it is clear: `11-25 10:15`; the offset stands behind it where
/// that is not the writer's.
pub(crate) fn time_text(at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    let here = at.with_timezone(now.offset());
    let day = day_text(here.date_naive(), now.date_naive());
    let form = if here.offset() == at.offset() {
        "%H:%M"
    } else {
        "%H:%M %:z"
    };
    format!("{day} {}", here.format(form))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::journal::Entry;
    use crate::journal::samples::{done, id, journal, note, time, undid, value};
    use crate::listing::Board;

    fn latest(clause: &str, entries: &[Entry]) -> Option<String> {
        let catalogue = &Catalogue::embedded().unwrap();
        let progress = &journal(entries).progress();
        let board = Board {
            catalogue,
            progress,
            calendar: None,
        };
        let row = board.row(catalogue.clause(id(clause)).unwrap());
        row.latest().map(|latest| latest.text(time(0), Lang::Zh))
    }

    #[test]
    fn begins_with_its_day_and_says_what_stands() {
        let day = time(0).format("%m-%d").to_string();
        let text = |what: &str| Some(format!("{day} {what}"));
        assert_eq!(latest("2.3", &[]), None);
        let noted = note(1, "王芳", "2.3", "招标");
        assert_eq!(latest("2.3", std::slice::from_ref(&noted)), text("招标"));
        let marked = done(2, "陈静", "2.3");
        assert_eq!(
            latest("2.3", &[noted.clone(), marked.clone()]),
            text("完成 陈静")
        );
        let back = undid(3, "陈静", "2.3", 2);
        assert_eq!(latest("2.3", &[noted, marked, back]), text("招标"));
        let old = note(1, "王芳", "1.8", "年初");
        let reached = value(2, "王芳", "1.8", 1, "46.1");
        assert_eq!(latest("1.8", &[old, reached]), text("46.1/47.3%"));
    }

    #[test]
    fn names_the_year_of_another_year() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(day_text(day(2026, 1, 2), day(2026, 11, 25)), "01-02");
        assert_eq!(day_text(day(2025, 12, 31), day(2026, 1, 1)), "2025-12-31");
    }
}
