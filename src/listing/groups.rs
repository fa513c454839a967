//! Who has to do a clause, role by role.

use super::board::Board;
use crate::catalogue::{Clause, Role, Unit, UnitId};
use crate::lang::Lang;

/// Units that have one role in a clause, as the annotation lists them.
pub(crate) struct UnitGroup<'a> {
    /// What they have to do.
    pub(crate) role: Role,
    /// In the order of the annotation, each with what its notice calls it.
    pub(crate) units: Vec<(UnitId, &'a Unit, &'a str)>,
    /// Whether their list ends in 等, so that others may be meant.
    pub(crate) open: bool,
}

impl UnitGroup<'_> {
    /// The names as one text: 省商务厅、省工信委等.
    pub(crate) fn names(&self, lang: Lang) -> String {
        let names = self.units.iter().map(|(.., name)| *name);
        let names = names.collect::<Vec<_>>().join("、");
        let open = if self.open {
            lang.pick("等", " and others")
        } else {
            ""
        };
        names + open
    }
}

impl<'a> Board<'a> {
    /// Who has to do a clause, by role, the weightiest first.
    pub(crate) fn groups(self, clause: &'a Clause) -> Vec<UnitGroup<'a>> {
        let groups = clause.duty.iter().flat_map(|duty| &duty.groups);
        let mut groups: Vec<_> = groups
            .map(|group| {
                let notice = clause.id.notice();
                let named = |id: UnitId| {
                    let name = self.catalogue.name_in(notice, id);
                    (id, self.catalogue.unit(id), name)
                };
                UnitGroup {
                    role: group.role,
                    units: group.units.iter().copied().map(named).collect(),
                    open: group.open,
                }
            })
            .collect();
        groups.sort_by_key(|group| group.role);
        groups
    }
}
