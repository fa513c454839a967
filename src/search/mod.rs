//! Query → ranked hits with the ranges to highlight; the index is built once.

mod fold;
mod name;
mod query;
mod sound;
#[cfg(test)]
mod tests;
mod units;

use std::ops::Range;

use crate::catalogue::{Catalogue, Lexicon, UnitId, Via};
use query::Query;
use units::Units;

pub(crate) use name::Fit;
pub(crate) use units::{Means, Rank};

/// Everything that can be found, ready to be searched.
#[derive(Debug)]
pub(crate) struct Index {
    units: Units,
}

/// A unit that answers a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnitHit {
    /// Which.
    pub(crate) unit: UnitId,
    /// How well; hits come in this order.
    pub(crate) rank: Option<Rank>,
    /// The name that was hit; `None` when nothing was asked.
    pub(crate) matched: Option<Matched>,
}

/// The name that a query hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Matched {
    /// As shown.
    pub(crate) name: String,
    /// What sort of name.
    pub(crate) via: Via,
    /// What to highlight in it, in characters.
    pub(crate) marks: Vec<Range<usize>>,
}

impl Index {
    /// Makes the catalogue ready.
    pub(crate) fn new(catalogue: &Catalogue, lexicon: &Lexicon) -> Self {
        let mut mentions = vec![0; catalogue.units().count()];
        for clause in catalogue.clauses() {
            for mention in clause.duty.iter().flat_map(|duty| &duty.mentions) {
                mentions[mention.unit.index()] += 1;
            }
        }
        Self {
            units: Units::new(
                catalogue
                    .units()
                    .map(|(id, unit)| (id, lexicon.aliases(&unit.name), mentions[id.index()])),
            ),
        }
    }

    /// The units that answer, the best first; for an empty query all of them, the most named first.
    pub(crate) fn units(&self, query: &str) -> Vec<UnitHit> {
        if query.trim().is_empty() {
            let all = self.units.all().iter();
            return all
                .map(|unit| UnitHit {
                    unit: *unit,
                    rank: None,
                    matched: None,
                })
                .collect();
        }
        let Some(query) = Query::new(query) else {
            return Vec::new();
        };
        self.units
            .find(&query)
            .into_iter()
            .map(|hit| {
                let name = self.units.name(hit.name);
                UnitHit {
                    unit: hit.unit,
                    rank: Some(hit.rank),
                    matched: Some(Matched {
                        name: name.text.to_string(),
                        via: name.via,
                        marks: Vec::new(),
                    }),
                }
            })
            .collect()
    }
}

impl Index {
    /// The nearest guess.
    pub(crate) fn nearest(&self, _query: &str) -> Option<UnitId> {
        None
    }
}
