//! Who owes a return on which clauses: the leads; where a clause names none, the responsible units, the first of them as if it
//! led; supporting units where that is asked.

use super::board::Board;
use super::clauses::ClauseRow;
use crate::catalogue::{Clause, Role, Unit, UnitId, UnitKind};
use crate::lang::Label;

/// What a unit has to do with a clause that it returns on; the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// It leads.
    Lead,
    /// Nobody leads, and it is the first of the responsible: taken for the lead.
    Inferred,
    /// It is responsible.
    Responsible,
    /// It supports.
    Support,
}

impl Part {
    /// It in a word.
    pub(crate) fn label(self) -> Label {
        match self {
            Self::Lead => Role::Lead.label(),
            Self::Inferred => Label::new("负责（推定牵头）", "responsible (taken for the lead)"),
            Self::Responsible => Role::Responsible.label(),
            Self::Support => Role::Support.label(),
        }
    }
}

/// A clause that a unit returns on.
#[derive(Clone, Copy)]
pub(crate) struct OwedRow<'a> {
    /// What the unit has to do with it.
    pub(crate) part: Part,
    /// The clause.
    pub(crate) row: ClauseRow<'a>,
}

/// A unit that owes a return.
pub(crate) struct Owed<'a> {
    /// Which in the catalogue.
    pub(crate) id: UnitId,
    /// The unit.
    pub(crate) unit: &'a Unit,
    /// On what, by part, then in the order of the notice; at least one.
    pub(crate) rows: Vec<OwedRow<'a>>,
}

impl Owed<'_> {
    /// On how many clauses it is taken for the lead.
    pub(crate) fn inferred(&self) -> usize {
        let inferred = |row: &&OwedRow<'_>| row.part == Part::Inferred;
        self.rows.iter().filter(inferred).count()
    }
}

/// Who owes returns on some clauses.
pub(crate) struct Owing<'a> {
    /// The units, in the order in which the notice first names them.
    pub(crate) units: Vec<Owed<'a>>,
    /// Collectives that would owe one if they were one body each (各市), in that order too.
    pub(crate) collectives: Vec<&'a Unit>,
    /// Clauses on which nobody owes one.
    pub(crate) by_nobody: Vec<ClauseRow<'a>>,
}

impl<'a> Board<'a> {
    /// Who owes returns on these clauses; supporting units too where `support` says so.
    pub(crate) fn owing(
        self,
        rows: impl IntoIterator<Item = ClauseRow<'a>>,
        support: bool,
    ) -> Owing<'a> {
        let units: Vec<(UnitId, &Unit)> = self.catalogue.units().collect();
        let mut owed: Vec<Vec<OwedRow<'a>>> = units.iter().map(|_| Vec::new()).collect();
        let mut meant = vec![false; units.len()];
        let mut by_nobody = Vec::new();
        for row in rows {
            let mut somebody = false;
            for (at, part) in self.parts(row.clause, support) {
                let Some((id, _)) = units.get(at) else {
                    continue;
                };
                if self.is_collective(*id) {
                    meant[at] = true;
                } else {
                    somebody = true;
                    owed[at].push(OwedRow { part, row });
                }
            }
            if !somebody {
                by_nobody.push(row);
            }
        }
        let collectives = units.iter().zip(meant).filter(|(_, meant)| *meant);
        let collectives = collectives.map(|((_, unit), _)| *unit).collect();
        let owing = units
            .into_iter()
            .zip(owed)
            .filter(|(_, rows)| !rows.is_empty());
        let owing = owing.map(|((id, unit), mut rows)| {
            // Stable: the notice's order stays within each part.
            rows.sort_by_key(|row| row.part);
            Owed { id, unit, rows }
        });
        Owing {
            units: owing.collect(),
            collectives,
            by_nobody,
        }
    }

    /// The units that owe a return on a clause, collectives included, by their places in the catalogue.
    fn parts(self, clause: &Clause, support: bool) -> Vec<(usize, Part)> {
        let Some(duty) = &clause.duty else {
            return Vec::new();
        };
        let of = |role, part: Part| {
            let units = duty.in_role(role);
            units.map(move |unit| (unit.index(), part))
        };
        let mut parts: Vec<_> = of(Role::Lead, Part::Lead).collect();
        if parts.is_empty() {
            parts.extend(of(Role::Responsible, Part::Responsible));
            let bodies = duty.in_role(Role::Responsible);
            let first = bodies.zip(&mut parts);
            let first = first
                .into_iter()
                .find(|(unit, _)| !self.is_collective(*unit));
            if let Some((_, (_, part))) = first {
                *part = Part::Inferred;
            }
        }
        if support {
            parts.extend(of(Role::Support, Part::Support));
        }
        parts
    }

    /// Whether a unit is several bodies at once.
    fn is_collective(self, unit: UnitId) -> bool {
        self.catalogue.unit(unit).kind == UnitKind::Collective
    }

    /// What a unit has to do with a clause that names it, whether it owes a return or not.
    pub(crate) fn part_in(self, unit: UnitId, clause: &Clause) -> Option<Part> {
        let owed = self.parts(clause, true).into_iter();
        let mut owed = owed.filter(|(at, _)| *at == unit.index());
        if let Some((_, part)) = owed.next() {
            return Some(part);
        }
        let role = clause.duty.as_ref()?.role_of(unit)?;
        Some(match role {
            Role::Lead => Part::Lead,
            Role::Responsible => Part::Responsible,
            Role::Support => Part::Support,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::journal::samples::{id, journal};

    fn with_board<T>(test: impl Fn(Board<'_>) -> T) -> T {
        let catalogue = Catalogue::embedded().unwrap();
        let progress = journal(&[]).progress();
        test(Board {
            catalogue: &catalogue,
            progress: &progress,
            calendar: None,
        })
    }

    #[test]
    fn leads_owe_and_without_any_the_responsible_the_first_as_if_it_led() {
        with_board(|board| {
            let owing = board.owing(board.clauses(), false);
            for owed in &owing.units {
                assert_ne!(owed.unit.kind, UnitKind::Collective);
                for row in &owed.rows {
                    let role = row.row.clause.duty.as_ref().unwrap().role_of(owed.id);
                    let leads = board.names(row.row.clause, Role::Lead).count();
                    match row.part {
                        Part::Lead => assert_eq!(role, Some(Role::Lead)),
                        Part::Inferred | Part::Responsible => {
                            assert_eq!((role, leads), (Some(Role::Responsible), 0));
                        }
                        Part::Support => panic!("not asked"),
                    }
                }
            }
            let inferred: usize = owing.units.iter().map(Owed::inferred).sum();
            let expected = board
                .clauses()
                .filter(|row| {
                    let duty = row.clause.duty.as_ref();
                    let one = |unit: UnitId| !board.is_collective(unit);
                    duty.is_some_and(|duty| {
                        duty.in_role(Role::Lead).next().is_none()
                            && duty.in_role(Role::Responsible).any(one)
                    })
                })
                .count();
            assert!(inferred > 0);
            assert_eq!(inferred, expected);
            // 1.13 says nothing of who has to do it.
            assert!(
                owing
                    .by_nobody
                    .iter()
                    .any(|row| row.clause.id == id("1.13"))
            );
        });
    }

    #[test]
    fn supporting_units_owe_where_that_is_asked_and_stand_last() {
        with_board(|board| {
            let count = |owing: &Owing<'_>| -> usize {
                owing.units.iter().map(|owed| owed.rows.len()).sum()
            };
            let (few, many) = (
                board.owing(board.clauses(), false),
                board.owing(board.clauses(), true),
            );
            assert!(count(&many) > count(&few));
            for owed in &many.units {
                assert!(owed.rows.is_sorted_by_key(|row| row.part));
                for row in &owed.rows {
                    assert_eq!(board.part_in(owed.id, row.row.clause), Some(row.part));
                }
            }
        });
    }

    #[test]
    fn only_the_clauses_that_are_asked_for_count() {
        with_board(|board| {
            let rows = board.clauses().filter(|row| row.clause.id == id("2.5"));
            let owing = board.owing(rows, false);
            let names: Vec<_> = owing
                .units
                .iter()
                .map(|owed| owed.unit.name.as_str())
                .collect();
            let leads: Vec<_> = board
                .names(board.catalogue.clause(id("2.5")).unwrap(), Role::Lead)
                .collect();
            assert!(!leads.is_empty());
            assert!(leads.iter().all(|lead| names.contains(lead)));
            assert_eq!(names.len(), leads.len());
        });
    }
}
