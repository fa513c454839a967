//! Which clauses name a unit: found in one pass over the catalogue when it is first asked, or before and kept.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::{Clause, Role};

/// A clause that names a unit: the places of its area and of the clause in it, and the unit's role.
pub(super) type Place = (usize, usize, Role);

/// Units whose places are kept together: who asks for one reads so many, and a catalogue names few such blocks.
pub(super) const BLOCK: usize = 64;

/// The places of the units of a block, unit by unit.
pub(super) type Block = Vec<Vec<Place>>;

/// For each unit the clauses that name it, in the order of the notice. It follows from the catalogue, so that all are equal.
#[derive(Clone, Default)]
pub(super) struct Mentions {
    all: OnceLock<Vec<Vec<Place>>>,
    /// What was found before, where it can still be read.
    known: Option<Known>,
}

#[derive(Clone)]
struct Known {
    read: Arc<dyn Fn(usize) -> Option<Block> + Send + Sync>,
    blocks: Vec<OnceLock<Option<Block>>>,
}

impl Mentions {
    /// What was found before, in so many blocks; where one cannot be read any more all is found again.
    pub(super) fn later(
        blocks: usize,
        read: impl Fn(usize) -> Option<Block> + Send + Sync + 'static,
    ) -> Self {
        Self {
            all: OnceLock::new(),
            known: Some(Known {
                read: Arc::new(read),
                blocks: vec![OnceLock::new(); blocks],
            }),
        }
    }

    /// Those of these areas' clauses, in a catalogue with so many units.
    pub(super) fn all<'a>(
        &self,
        areas: impl Iterator<Item = &'a Vec<Clause>>,
        units: usize,
    ) -> &[Vec<Place>] {
        self.all.get_or_init(|| {
            let known = self.known.as_ref().and_then(Known::all);
            known.unwrap_or_else(|| find(areas, units))
        })
    }

    /// The same of the unit at one place alone.
    pub(super) fn of<'a>(
        &self,
        unit: usize,
        areas: impl Iterator<Item = &'a Vec<Clause>>,
        units: usize,
    ) -> &[Place] {
        let known = self.known.as_ref().filter(|_| self.all.get().is_none());
        let own = match known.and_then(|known| known.block(unit / BLOCK)) {
            Some(block) => block.get(unit % BLOCK),
            None => self.all(areas, units).get(unit),
        };
        own.map_or(&[], Vec::as_slice)
    }
}

impl Known {
    fn block(&self, at: usize) -> Option<&Block> {
        let block = self.blocks.get(at)?;
        block.get_or_init(|| (self.read)(at)).as_ref()
    }

    fn all(&self) -> Option<Vec<Vec<Place>>> {
        let blocks = (0..self.blocks.len()).map(|at| (self.read)(at));
        Some(blocks.collect::<Option<Vec<_>>>()?.concat())
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
