//! The clauses that have a deadline and are not done, by how soon it comes: 逾期, 7 日内, 本月, 以后.

use chrono::{Datelike, NaiveDate};

use super::board::Board;
use super::clauses::ClauseRow;
use super::flags::Calendar;
use crate::catalogue::UnitId;
use crate::journal::Stage;
use crate::lang::{Lang, plural, tr};

/// How soon a deadline comes; each clause is in the first that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Term {
    /// 逾期: the day has passed.
    Overdue,
    /// As soon as the rule for 临期 says.
    Soon,
    /// In the month of today.
    Month,
    /// After that.
    Later,
}

impl Term {
    /// The one that a day is in.
    pub(crate) fn of(day: NaiveDate, calendar: Calendar) -> Self {
        let Calendar { today, soon } = calendar;
        match days_left(day, today) {
            ..0 => Self::Overdue,
            left if left <= i64::from(soon) => Self::Soon,
            _ if (day.year(), day.month()) == (today.year(), today.month()) => Self::Month,
            _ => Self::Later,
        }
    }

    /// Its heading.
    pub(crate) fn label(self, soon_days: u16, lang: Lang) -> String {
        match self {
            Self::Overdue => lang.pick("逾期", "overdue").to_owned(),
            Self::Soon => {
                let s = plural(usize::from(soon_days));
                tr!(lang, "{soon_days} 日内", "within {soon_days} day{s}")
            }
            Self::Month => lang.pick("本月", "this month").to_owned(),
            Self::Later => lang.pick("以后", "later").to_owned(),
        }
    }
}

/// Days from today to a due day, negative once it has passed.
pub(crate) fn days_left(day: NaiveDate, today: NaiveDate) -> i64 {
    (day - today).num_days()
}

/// The same in words: 逾期 3 天, 今天到期, 还有 5 天.
pub(crate) fn days_left_text(day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let left = days_left(day, today);
    let days = left.unsigned_abs();
    let s = if days == 1 { "" } else { "s" };
    match left {
        0 => lang.pick("今天到期", "due today").to_owned(),
        ..0 => tr!(lang, "逾期 {days} 天", "{days} day{s} late"),
        _ => tr!(lang, "还有 {days} 天", "{days} day{s} left"),
    }
}

/// A day with its day of the week: 2026-12-31（星期四）.
pub(crate) fn full_day(day: NaiveDate, lang: Lang) -> String {
    const ZH: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    let weekday = day.weekday();
    let zh = ZH[weekday.num_days_from_monday() as usize];
    tr!(lang, "{day}（星期{zh}）", "{day} ({weekday})")
}

impl<'a> Board<'a> {
    /// Of these clauses those with a due day that are not done, by day, those of one day by who answers for them; each with
    /// its day and how soon that is.
    pub(crate) fn by_deadline(
        self,
        rows: impl IntoIterator<Item = ClauseRow<'a>>,
        calendar: Calendar,
    ) -> Vec<(Term, NaiveDate, ClauseRow<'a>)> {
        let open = rows
            .into_iter()
            .filter(|row| row.state.stage() != Stage::Done);
        let dated = open.filter_map(|row| Some((row.state.due_day()?, row)));
        let mut all: Vec<_> = dated
            .map(|(day, row)| (Term::of(day, calendar), day, row))
            .collect();
        all.sort_by_cached_key(|(_, day, row)| (*day, self.by_lead(*row)));
        all
    }

    /// The clauses that have a due day, done or not, in the order of the notice.
    pub(crate) fn dated(self) -> impl Iterator<Item = ClauseRow<'a>> {
        let mut ids: Vec<_> = self.progress.dated().collect();
        ids.sort_unstable();
        let clauses = ids.into_iter().filter_map(|id| self.catalogue.clause(id));
        clauses.map(move |clause| self.row(clause))
    }

    /// Whether any clause has a due day, done or not.
    pub(crate) fn has_deadlines(self) -> bool {
        let mut dated = self.progress.dated();
        dated.any(|id| self.catalogue.has(id))
    }

    /// Orders clauses by who answers for them, those without anybody last.
    pub(super) fn by_lead(self, row: ClauseRow<'_>) -> (bool, Option<UnitId>) {
        let first = self.first_answering(row);
        (first.is_none(), first)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::Catalogue;
    use crate::journal::samples::{day, done, due, id, journal};

    fn calendar() -> Calendar {
        Calendar::of(day("2026-11-12"))
    }

    #[test]
    fn each_day_is_in_the_first_term_that_holds() {
        for (on, term, said) in [
            ("2026-11-11", Term::Overdue, "逾期 1 天"),
            ("2026-11-12", Term::Soon, "今天到期"),
            ("2026-11-19", Term::Soon, "还有 7 天"),
            ("2026-11-20", Term::Month, "还有 8 天"),
            ("2026-11-30", Term::Month, "还有 18 天"),
            ("2026-12-01", Term::Later, "还有 19 天"),
            ("2027-11-20", Term::Later, "还有 373 天"),
        ] {
            assert_eq!(Term::of(day(on), calendar()), term, "{on}");
            assert_eq!(days_left_text(day(on), day("2026-11-12"), Lang::Zh), said);
        }
    }

    #[test]
    fn they_stand_by_day_then_by_lead_and_what_is_done_is_left_out() {
        let entries = [
            due(1, "a", "2.4", "2026-11-30"),
            due(2, "a", "2.1", "2026-11-30"),
            due(3, "a", "2.2", "2026-11-30"),
            due(4, "a", "9.1", "2026-11-01"),
            due(5, "a", "2.3", "2026-11-01"),
            done(6, "a", "2.3"),
        ];
        let catalogue = &Catalogue::embedded().unwrap();
        let progress = &journal(&entries).progress();
        let board = Board {
            catalogue,
            progress,
            calendar: Some(calendar()),
        };
        let all = board.by_deadline(board.clauses(), calendar());
        let ids: Vec<_> = all.iter().map(|(_, _, row)| row.clause.id).collect();
        // 省发改委 leads 2.2; the notice names it before 省工信委 of 2.1, and that before 省林业厅 of 2.4.
        assert_eq!(ids, ["9.1", "2.2", "2.1", "2.4"].map(id));
        assert_eq!(board.by_deadline(board.dated(), calendar()).len(), 4);
        let dated = board.dated().map(|row| row.clause.id);
        assert!(dated.is_sorted() && board.has_deadlines());
    }

    proptest! {
        #[test]
        fn terms_follow_one_another_as_the_days_do(from in -400_i64..400, to in -400_i64..400, soon in 0_u16..60) {
            let today = day("2026-11-12");
            let term = |days| Term::of(today + chrono::TimeDelta::days(days), Calendar { today, soon });
            prop_assert!(term(from.min(to)) <= term(from.max(to)));
        }
    }
}
