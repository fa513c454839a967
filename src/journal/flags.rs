//! What stands beside a status: 逾期, 临期, 待核.

use chrono::{Days, NaiveDate};

use super::stage::Stage;
use super::state::ClauseState;

/// How near a due day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Nearness {
    /// 逾期: the due day has passed. Due today is not overdue.
    Overdue,
    /// 临期: within so many days.
    Soon,
}

/// What is to be seen to beside a clause's status; both may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Flags {
    /// How near the due day is; `None` without one, far from it, and when the clause is done.
    pub(crate) due: Option<Nearness>,
    /// 待核: a unit calls it done, and the office has neither marked it done nor sent that back.
    pub(crate) review: bool,
}

impl Flags {
    /// How many different ones there are.
    pub(crate) const KINDS: usize = 6;

    /// Their place among all, below [`Flags::KINDS`].
    pub(crate) fn kind(self) -> usize {
        let due = self.due.map_or(0, |due| 1 + due as usize);
        due + 3 * usize::from(self.review)
    }

    /// All there are, by [`Flags::kind`].
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let dues = [None, Some(Nearness::Overdue), Some(Nearness::Soon)];
        let with = move |review| dues.into_iter().map(move |due| Self { due, review });
        [false, true].into_iter().flat_map(with)
    }
}

impl ClauseState {
    /// The flags on `today`; a due day is near from `soon` days before it.
    pub(crate) fn flags(&self, today: NaiveDate, soon: u16) -> Flags {
        if self.stage() == Stage::Done {
            return Flags::default();
        }
        Flags {
            due: self.due_day().and_then(|day| nearness(day, today, soon)),
            review: self.returns.waiting().next().is_some(),
        }
    }
}

fn nearness(day: NaiveDate, today: NaiveDate, soon: u16) -> Option<Nearness> {
    let near = today.checked_add_days(Days::new(soon.into()));
    if day < today {
        return Some(Nearness::Overdue);
    }
    near.is_none_or(|near| day <= near)
        .then_some(Nearness::Soon)
}

#[cfg(test)]
mod tests {
    use super::super::entry::Entry;
    use super::super::samples::{day, done, due, id, journal, lifted, returned, saved};
    use super::*;

    #[test]
    fn each_has_its_place() {
        for (at, flags) in Flags::all().enumerate() {
            assert_eq!(flags.kind(), at);
        }
    }

    fn flags(entries: &[Entry], today: &str) -> Flags {
        journal(entries)
            .progress()
            .of(id("1.1"))
            .flags(day(today), 7)
    }

    #[test]
    fn a_due_day_is_near_then_past() {
        let set = due(1, "a", "1.1", "2026-12-31");
        for (today, expected) in [
            ("2026-12-23", None),
            ("2026-12-24", Some(Nearness::Soon)),
            ("2026-12-31", Some(Nearness::Soon)),
            ("2027-01-01", Some(Nearness::Overdue)),
        ] {
            assert_eq!(
                flags(std::slice::from_ref(&set), today).due,
                expected,
                "{today}"
            );
        }
    }

    #[test]
    fn what_is_done_or_has_no_deadline_is_never_late() {
        let set = due(1, "a", "1.1", "2026-12-31");
        let marked = [set.clone(), done(2, "a", "1.1")];
        assert_eq!(flags(&marked, "2027-05-01"), Flags::default());
        let without = [set, lifted(2, "a", "1.1", "合并到 1.2")];
        assert_eq!(flags(&without, "2027-05-01"), Flags::default());
        assert_eq!(flags(&[], "2027-05-01"), Flags::default());
    }

    #[test]
    fn a_unit_that_calls_it_done_waits_for_the_office_beside_any_due_day() {
        let entries = [
            due(1, "a", "1.1", "2026-12-31"),
            saved("r1", returned(2, "a", "1.1", "省商务厅", Stage::Done)),
        ];
        let expected = Flags {
            due: Some(Nearness::Overdue),
            review: true,
        };
        assert_eq!(flags(&entries, "2027-05-01"), expected);
    }
}
