//! The whole at a glance: units by what they answer for, and the parts of an overview.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::board::Board;
use super::flags::FlagCounts;
use super::tally::Tally;
use crate::catalogue::{Clause, Role, UnitId, UnitKind};
use crate::lang::Label;

/// A part of the overview, under a heading of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The notices of a shelf.
    Notices,
    /// The areas.
    Areas,
    /// The units that answer for clauses.
    Units,
    /// The indicators.
    Indicators,
    /// What was recorded last.
    Entries,
}

impl Part {
    /// Its heading.
    pub(crate) fn label(self) -> Label {
        match self {
            Self::Notices => Label::new("分通知", "by notice"),
            Self::Areas => Label::new("分领域", "by area"),
            Self::Units => Label::new("分单位", "by unit"),
            Self::Indicators => Label::new("约束性指标", "targets"),
            Self::Entries => Label::new("最近登记", "recorded last"),
        }
    }
}

/// A unit with the clauses that it answers for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Answering {
    /// The unit.
    pub(crate) unit: UnitId,
    /// These clauses by status.
    pub(crate) tally: Tally,
    /// How many of them have each flag.
    pub(crate) flags: FlagCounts,
}

impl Board<'_> {
    /// The units that answer for clauses, each with these: what it leads, and what it is responsible for where nobody leads.
    /// Those with most overdue come first, then those with most open; collectives, which nobody can ask, are left out.
    pub(crate) fn answering_units(self) -> Vec<Answering> {
        let mut units: HashMap<UnitId, (Tally, FlagCounts)> = HashMap::new();
        for row in self.clauses() {
            for unit in first_role(row.clause) {
                let (tally, flags) = units.entry(unit).or_default();
                tally.add(row.state.stage());
                flags.add(row.flags);
            }
        }
        let one_body = |unit: &UnitId| self.catalogue.unit(*unit).kind != UnitKind::Collective;
        let mut units: Vec<_> = units
            .into_iter()
            .filter(|(unit, _)| one_body(unit))
            .map(|(unit, (tally, flags))| Answering { unit, tally, flags })
            .collect();
        units.sort_by_key(|it| {
            (
                Reverse((it.flags.overdue, it.tally.open(), it.tally.of)),
                it.unit,
            )
        });
        units
    }
}

/// The units of a clause's weightiest role.
fn first_role(clause: &Clause) -> impl Iterator<Item = UnitId> {
    let duty = clause.duty.as_ref();
    let roles = Role::ALL.into_iter();
    let mut of_role = roles.filter_map(move |role| {
        let units: Vec<_> = duty?.in_role(role).collect();
        (!units.is_empty()).then_some(units)
    });
    of_role.next().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::journal::samples::{day, done, due, journal, note};
    use crate::listing::Calendar;

    #[test]
    fn units_stand_by_what_is_late_then_by_what_is_open() {
        let entries = [
            due(1, "a", "2.4", "2026-11-01"),
            note(2, "a", "2.4", "正在办理"),
            done(3, "a", "2.10"),
        ];
        let catalogue = &Catalogue::embedded().unwrap();
        let progress = &journal(&entries).progress();
        let board = Board {
            catalogue,
            progress,
            calendar: Some(Calendar::of(day("2026-11-12"))),
        };
        let units = board.answering_units();
        let names: Vec<_> = units
            .iter()
            .map(|it| &catalogue.unit(it.unit).name)
            .collect();
        assert_eq!(names[..2], ["省林业厅", "省发改委"]);
        assert_eq!((units[0].flags.overdue, units[0].tally.started), (1, 1));
        let open: Vec<_> = units[1..].iter().map(|it| it.tally.open()).collect();
        assert!(open.is_sorted_by(|a, b| a >= b), "{open:?}");
        // Each counts what the lists of its page count.
        for it in &units {
            let answers = |clause: &&Clause| board.answers_for(it.unit, clause);
            assert_eq!(it.tally.of, catalogue.clauses().filter(answers).count());
        }
    }
}
