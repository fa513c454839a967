//! A unit's row in the list of units, and its page: its clauses by role.

use std::collections::BTreeMap;

use super::board::Board;
use super::clauses::ClauseRow;
use super::clauses::counts;
use super::sheet::{Column, Faces, Sheet, Value};
use super::tally::Tally;
use super::words::{self, role_word};
use crate::catalogue::{NoticeNo, Role, Unit, UnitId};
use crate::journal::UnitCounts;
use crate::lang::{Label, Lang};

/// A unit in a list.
#[derive(Clone, Copy)]
pub(crate) struct UnitRow<'a> {
    /// The unit.
    pub(crate) unit: &'a Unit,
    /// Its clauses by role, in the order of [`Role::ALL`].
    pub(crate) by_role: [Tally; 3],
}

impl UnitRow<'_> {
    /// All its clauses; a unit is named once in a clause, so the roles add up.
    pub(crate) fn total(&self) -> Tally {
        self.by_role
            .iter()
            .fold(Tally::default(), |sum, tally| sum.and(*tally))
    }

    /// Its clauses in one role.
    pub(crate) fn in_role(&self, role: Role) -> Tally {
        self.by_role[role as usize]
    }
}

/// The clauses a unit has in one role.
pub(crate) struct RoleGroup<'a> {
    /// In which notice.
    pub(crate) notice: NoticeNo,
    /// The role.
    pub(crate) role: Role,
    /// The clauses in the order of the notice; never empty.
    pub(crate) rows: Vec<ClauseRow<'a>>,
    /// The same by status.
    pub(crate) tally: Tally,
}

impl RoleGroup<'_> {
    /// What stands over them: 牵头 6 条，已完成 2 条.
    pub(crate) fn heading(&self, board: Board<'_>, lang: Lang) -> String {
        let role = role_word(self.role, lang);
        let tally = Value::Tally(self.tally);
        let counts = tally.labelled(lang);
        match board.catalogue.short(self.notice) {
            "" => format!("{role} {counts}"),
            short => format!("{short} {role} {counts}"),
        }
    }
}

/// Everything a unit has to do.
pub(crate) struct UnitPage<'a> {
    /// Which unit.
    pub(crate) id: UnitId,
    /// The unit and its counts.
    pub(crate) row: UnitRow<'a>,
    /// Its clauses by role, the weightiest role first; roles it does not have are left out.
    pub(crate) groups: Vec<RoleGroup<'a>>,
}

impl<'a> Board<'a> {
    /// The row of one unit.
    pub(crate) fn unit_row(self, id: UnitId) -> UnitRow<'a> {
        let counts = self.progress.by_unit(|| self.count_units());
        let counts = counts.get(id.index()).copied().unwrap_or_default();
        UnitRow {
            unit: self.catalogue.unit(id),
            by_role: counts.map(|[pending, started, done]| Tally {
                done,
                started,
                of: pending + started + done,
            }),
        }
    }

    /// All units in one pass over what names them. A unit that an annotation names twice counts in the first role.
    fn count_units(self) -> UnitCounts {
        let counted = self.catalogue.roles().map(|own| {
            let mut counts = [[0; 3]; 3];
            for (clause, role) in own {
                let stage = self.progress.of(clause).stage();
                counts[role as usize][stage as usize] += 1;
            }
            counts
        });
        counted.collect()
    }

    /// The page of one unit.
    pub(crate) fn unit_page(self, id: UnitId) -> UnitPage<'a> {
        // By notice, then by role.
        let mut own: BTreeMap<(NoticeNo, Role), Vec<ClauseRow<'a>>> = BTreeMap::new();
        for (clause, role) in self.catalogue.of_unit(id) {
            let group = own.entry((clause.id.notice(), role)).or_default();
            group.push(self.row(clause));
        }
        let groups = own.into_iter().map(|((notice, role), rows)| RoleGroup {
            notice,
            role,
            tally: rows.iter().copied().collect(),
            rows,
        });
        let groups: Vec<RoleGroup<'a>> = groups.collect();
        let mut by_role = [Tally::default(); 3];
        for group in &groups {
            let own = &mut by_role[group.role as usize];
            *own = own.and(group.tally);
        }
        // Not from the counts of all units, of which one is asked for.
        let row = UnitRow {
            unit: self.catalogue.unit(id),
            by_role,
        };
        UnitPage { id, row, groups }
    }

    /// What a unit is called in the notices of a shelf, where several name it: 甲 省发改委、乙 省发展改革委. `None` where it is of one
    /// notice alone.
    pub(crate) fn joined(self, id: UnitId, lang: Lang) -> Option<String> {
        let names = &self.catalogue.unit(id).names;
        let each = names.iter();
        let each: Vec<_> = each
            .map(|(notice, name)| format!("{} {name}", self.catalogue.short(*notice)))
            .collect();
        (each.len() > 1).then(|| each.join(lang.pick("、", ", ")))
    }

    /// How far a unit's clauses in one role are, of one notice.
    pub(crate) fn tally_in(self, id: UnitId, notice: NoticeNo, role: Role) -> Tally {
        let own = self.in_role(id, role);
        own.filter(|row| row.clause.id.notice() == notice).collect()
    }

    /// All clauses of a unit, in the order of the notice.
    pub(crate) fn rows_of(self, id: UnitId) -> impl Iterator<Item = ClauseRow<'a>> {
        let clauses = self.catalogue.of_unit(id);
        clauses.map(move |(clause, _)| self.row(clause))
    }

    fn in_role(self, id: UnitId, role: Role) -> impl Iterator<Item = ClauseRow<'a>> {
        self.catalogue
            .of_unit(id)
            .filter(move |(_, has)| *has == role)
            .map(move |(clause, _)| self.row(clause))
    }
}

/// A unit in a sheet of units.
pub(crate) struct FoundUnit<'a> {
    /// The unit and its counts.
    pub(crate) row: UnitRow<'a>,
    /// The name that a query hit; `None` where nothing was asked.
    pub(crate) matched: Option<&'a str>,
}

/// The sheet of these units. What programs read has the clauses of a role as a number.
pub(crate) fn unit_sheet<'a>(rows: impl IntoIterator<Item = FoundUnit<'a>>) -> Sheet {
    type Of<'a> = Column<'a, FoundUnit<'a>>;
    let other =
        |row: &FoundUnit<'_>| Value::text(row.matched.filter(|name| *name != row.row.unit.name));
    let tally = |role| move |row: &FoundUnit<'_>| Value::Tally(row.row.in_role(role));
    let number = |role| move |row: &FoundUnit<'_>| Value::Clauses(row.row.in_role(role).of);
    let mut columns = vec![
        Of::new("name", words::UNIT, |row| {
            Value::Text(row.row.unit.name.clone())
        }),
        Of::new("kind", Label::new("类别", "Kind"), |row| {
            Value::Kind(row.row.unit.kind)
        })
        .only(Faces::DATA),
    ];
    for role in Role::ALL {
        let (key, label) = (role.label().en, words::role_label(role));
        columns.push(Of::count(key, label, tally(role)).only(Faces::PEOPLE));
        columns.push(Of::count(key, label, number(role)).only(Faces::DATA));
    }
    columns.push(
        Of::count("total", Label::new("合计", "All"), |row| {
            Value::Tally(row.row.total())
        })
        .only(Faces::TABLE),
    );
    columns.push(
        Of::count("done", Label::new("已完成", "Done"), |row| {
            Value::Clauses(row.row.total().done)
        })
        .only(Faces::DATA),
    );
    let counts = counts(|row: &FoundUnit<'_>| row.row.total());
    columns.extend(counts.map(|column| column.only(Faces::LABELLED)));
    columns.extend([
        Of::new("kind", Label::new("类别", "Kind"), |row| {
            Value::Kind(row.row.unit.kind)
        })
        .only(Faces::PEOPLE),
        Of::new("matched", Label::new("匹配名称", "Matched name"), other).only(Faces::PEOPLE),
        Of::new(
            "matched",
            Label::new("匹配名称", "Matched name"),
            |row| Value::text(row.matched),
        )
        .only(Faces::DATA),
    ]);
    Sheet::new(&columns, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::journal::samples::{done, journal, note};

    #[test]
    fn a_unit_has_the_same_counts_in_the_list_and_on_its_page() {
        let catalogue = &Catalogue::embedded().unwrap();
        let progress = &journal(&[done(3, "a", "2.3"), note(5, "a", "2.7", "x")]).progress();
        let board = Board {
            catalogue,
            progress,
            calendar: None,
        };
        for (id, _) in catalogue.units() {
            assert_eq!(board.unit_page(id).row.by_role, board.unit_row(id).by_role);
        }
    }
}
