//! Which clauses name a unit: found in one pass over the catalogue when it is first asked, or before and kept.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::{Clause, Role};

/// A clause that names a unit: the places of its area and of the clause in it, and the unit's role.
pub(super) type Place = (usize, usize, Role);

/// For each unit the clauses that name it, in the order of the notice. It follows from the catalogue, so that all are equal.
#[derive(Clone, Default)]
pub(super) struct Mentions {
    all: OnceLock<Vec<Vec<Place>>>,
    /// What was found before, where it can still be read.
    known: Option<Known>,
}

type Known = Arc<dyn Fn() -> Option<Vec<Vec<Place>>> + Send + Sync>;

impl Mentions {
    /// What was found before; where it cannot be read any more it is found again.
    pub(super) fn later(
        known: impl Fn() -> Option<Vec<Vec<Place>>> + Send + Sync + 'static,
    ) -> Self {
        Self {
            all: OnceLock::new(),
            known: Some(Arc::new(known)),
        }
    }

    /// Those of these areas' clauses, in a catalogue with so many units.
    pub(super) fn all<'a>(
        &self,
        areas: impl Iterator<Item = &'a Vec<Clause>>,
        units: usize,
    ) -> &[Vec<Place>] {
        self.all.get_or_init(|| {
            let known = self.known.as_ref().and_then(|known| known());
            known.unwrap_or_else(|| find(areas, units))
        })
    }
}

impl fmt::Debug for Mentions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.all.fmt(f)
    }
}

fn find<'a>(areas: impl Iterator<Item = &'a Vec<Clause>>, units: usize) -> Vec<Vec<Place>> {
    let mut all: Vec<Vec<Place>> = vec![Vec::new(); units];
    for (area_at, clauses) in areas.enumerate() {
        for (clause_at, clause) in clauses.iter().enumerate() {
            for mention in clause.duty.iter().flat_map(super::Duty::mentions) {
                let own = &mut all[mention.unit.index()];
                // A unit that an annotation names twice has the first role.
                if own
                    .last()
                    .is_none_or(|last| (last.0, last.1) != (area_at, clause_at))
                {
                    own.push((area_at, clause_at, mention.role));
                }
            }
        }
    }
    all
}

impl PartialEq for Mentions {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Mentions {}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    #[test]
    fn each_unit_has_the_clauses_that_name_it() {
        let catalogue = Catalogue::embedded().unwrap();
        for (id, _) in catalogue.units() {
            let found: Vec<_> = catalogue
                .of_unit(id)
                .map(|(clause, role)| (clause.id, role))
                .collect();
            let by_clause = catalogue.clauses().filter_map(|clause| {
                let role = clause.duty.as_ref()?.role_of(id)?;
                Some((clause.id, role))
            });
            assert_eq!(found, by_clause.collect::<Vec<_>>());
        }
    }
}
