//! The orders in which clauses and units can be listed.

use std::cmp::{Ordering, Reverse};

use strum::{EnumString, VariantNames};

use super::board::Board;
use super::clauses::ClauseRow;
use super::units::UnitRow;
use crate::catalogue::{Role, UnitId};
use crate::lang::Label;

/// An order of clauses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub(crate) enum ClauseOrder {
    /// As the notice numbers them.
    #[default]
    Number,
    /// The latest entry first, clauses without one last.
    Latest,
    /// Not begun, under way, done.
    Status,
    /// Those of one lead together, in the order in which the notice names the leads.
    Lead,
    /// The earliest deadline first, clauses without one last.
    Due,
}

impl ClauseOrder {
    /// The next one, round and round.
    pub(crate) fn next(self) -> Self {
        match self {
            Self::Number => Self::Latest,
            Self::Latest => Self::Status,
            Self::Status => Self::Lead,
            Self::Lead => Self::Due,
            Self::Due => Self::Number,
        }
    }

    /// What the head of a list says of it.
    pub(crate) fn label(self) -> Label {
        match self {
            Self::Number => Label::new("按编号", "by number"),
            Self::Latest => Label::new("按最近登记", "latest entry first"),
            Self::Status => Label::new("按状态", "by status"),
            Self::Lead => Label::new("按牵头单位", "by lead"),
            Self::Due => Label::new("按时限", "by deadline"),
        }
    }

    /// Sorts rows that stand in the notice's order; equal ones keep it.
    pub(crate) fn sort(self, board: Board<'_>, rows: &mut [ClauseRow<'_>]) {
        match self {
            Self::Number => {}
            Self::Latest => rows.sort_by_cached_key(|row| {
                let latest = row.latest().map(|latest| latest.stamp.at);
                (latest.is_none(), Reverse(latest))
            }),
            Self::Status => rows.sort_by_key(|row| row.state.stage()),
            Self::Lead => rows.sort_by_cached_key(|row| board.by_lead(*row)),
            Self::Due => rows.sort_by_cached_key(|row| {
                let day = row.state.due_day();
                (day.is_none(), day)
            }),
        }
    }
}

/// An order of units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum UnitOrder {
    /// The most clauses to lead that are not done first, then the most that are not done at all.
    #[default]
    Open,
    /// The greatest share done of what they lead first, then of all; of equal ones the more clauses.
    Share,
    /// As the notice names them.
    Notice,
}

impl UnitOrder {
    /// The next one, round and round.
    pub(crate) fn next(self) -> Self {
        match self {
            Self::Open => Self::Share,
            Self::Share => Self::Notice,
            Self::Notice => Self::Open,
        }
    }

    /// What the head of a list says of it.
    pub(crate) fn label(self) -> Label {
        match self {
            Self::Open => Label::new("按牵头未完成", "most open leads first"),
            Self::Share => Label::new("按完成率", "by share done"),
            Self::Notice => Label::new("按通知顺序", "in the notice's order"),
        }
    }

    /// Which of two units comes first; equal ones are to keep the notice's order.
    pub(crate) fn compare(self, a: &UnitRow<'_>, b: &UnitRow<'_>) -> Ordering {
        let lead = |row: &UnitRow<'_>| row.in_role(Role::Lead);
        match self {
            Self::Open => {
                let open = |row: &UnitRow<'_>| Reverse((lead(row).open(), row.total().open()));
                open(a).cmp(&open(b))
            }
            Self::Share => {
                let none = |row| lead(row).of == 0;
                none(a)
                    .cmp(&none(b))
                    .then_with(|| lead(b).compare_share(lead(a)))
                    .then_with(|| b.total().compare_share(a.total()))
                    .then_with(|| b.total().of.cmp(&a.total().of))
            }
            Self::Notice => Ordering::Equal,
        }
    }
}

impl Board<'_> {
    /// The unit by which a list of leads orders a clause: the first of those who answer for it.
    pub(super) fn first_answering(self, row: ClauseRow<'_>) -> Option<UnitId> {
        let duty = row.clause.duty.as_ref()?;
        Role::ALL
            .into_iter()
            .find_map(|role| duty.in_role(role).next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::journal::samples::{done, journal, note};
    use crate::journal::{Progress, Stage};
    use crate::listing::Tally;

    fn sample() -> (Catalogue, Progress) {
        let entries = vec![
            done(3, "a", "2.3"),
            note(5, "a", "2.7", "x"),
            note(4, "a", "2.1", "y"),
        ];
        let progress = journal(&entries).progress();
        (Catalogue::embedded().unwrap(), progress)
    }

    fn sorted(order: ClauseOrder) -> Vec<String> {
        let (catalogue, progress) = &sample();
        let board = Board {
            catalogue,
            progress,
            calendar: None,
        };
        let mut rows: Vec<_> = board
            .clauses()
            .filter(|row| row.clause.id.area.number == 2)
            .collect();
        order.sort(board, &mut rows);
        rows.iter().map(|row| row.clause.id.to_string()).collect()
    }

    #[test]
    fn clauses_are_sorted_and_equal_ones_keep_the_notices_order() {
        assert_eq!(sorted(ClauseOrder::Number)[8..], ["2.9", "2.10"]);
        assert_eq!(
            sorted(ClauseOrder::Latest)[..4],
            ["2.7", "2.1", "2.3", "2.2"]
        );
        assert_eq!(sorted(ClauseOrder::Status)[..2], ["2.2", "2.4"]);
        assert_eq!(sorted(ClauseOrder::Status)[7..], ["2.1", "2.7", "2.3"]);
        let by_lead = sorted(ClauseOrder::Lead);
        let place = |id: &str| by_lead.iter().position(|own| own == id).unwrap();
        // Of 省发改委 and of 省工信委.
        assert_eq!(place("2.10"), place("2.2") + 1);
        assert_eq!(
            (place("2.7"), place("2.9")),
            (place("2.1") + 1, place("2.1") + 2)
        );
    }

    #[test]
    fn units_are_sorted_by_what_they_lead() {
        let (catalogue, progress) = &sample();
        let board = Board {
            catalogue,
            progress,
            calendar: None,
        };
        let sorted = |order: UnitOrder| {
            let mut rows: Vec<_> = catalogue
                .units()
                .map(|(id, _)| board.unit_row(id))
                .collect();
            rows.sort_by(|a, b| order.compare(a, b));
            rows
        };
        let open = sorted(UnitOrder::Open);
        let leads = |row: &UnitRow<'_>| row.in_role(Role::Lead);
        assert!(
            open.windows(2)
                .all(|two| leads(&two[0]).open() >= leads(&two[1]).open())
        );
        assert_eq!(open[0].unit.name, "省发改委");
        let share = sorted(UnitOrder::Share);
        assert_eq!(share[0].unit.name, "省国土资源厅");
        assert_eq!(leads(&share[52]).of, 0);
        let first = catalogue.units().next().map(|(_, unit)| unit.name.clone());
        assert_eq!(Some(sorted(UnitOrder::Notice)[0].unit.name.clone()), first);
    }

    #[test]
    fn every_order_comes_round() {
        let mut order = ClauseOrder::default();
        for _ in 0..5 {
            order = order.next();
        }
        assert_eq!(order, ClauseOrder::Number);
        assert_eq!(UnitOrder::Open.next().next().next(), UnitOrder::Open);
    }

    #[test]
    fn shares_compare_exactly() {
        let tally = |done, of| {
            let stages = (0..of).map(|at| {
                if at < done {
                    Stage::Done
                } else {
                    Stage::Pending
                }
            });
            stages.collect::<Tally>()
        };
        assert_eq!(tally(1, 3).compare_share(tally(2, 6)), Ordering::Equal);
        assert_eq!(tally(1, 3).compare_share(tally(1, 2)), Ordering::Less);
        assert_eq!(tally(0, 0).compare_share(tally(0, 3)), Ordering::Equal);
    }
}
