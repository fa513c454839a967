//! Query → ranked hits with the ranges to highlight; the index is built once.

mod due;
mod everything;
mod filter;
mod fold;
mod ids;
mod line;
mod name;
mod names;
mod nearest;
mod phrase;
mod query;
mod sound;
#[cfg(test)]
mod tests;
mod texts;
mod trace;
mod units;

use std::ops::Range;

use crate::catalogue::{Catalogue, Duty, Lexicon, UnitId, Via};
use crate::error::{Error, Kind, Result};
use crate::lang::{Lang, both};
use name::Fit;
use query::Query;
use texts::Texts;
use trace::Marker;
use units::{Found, Means, Units};

pub(crate) use due::Due;
pub(crate) use everything::{Answers, Hit, Told};
pub(crate) use filter::{Filter, role_named, role_names, spelled, status_names, statuses_named};
pub(crate) use ids::read as clause_ids;
pub(crate) use names::Names;
pub(crate) use phrase::Phrase;
pub(crate) use units::Rank;

/// Everything that can be found, ready to be searched.
#[derive(Debug)]
pub(crate) struct Index {
    units: Units,
    texts: Texts,
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
            for mention in clause.duty.iter().flat_map(Duty::mentions) {
                mentions[mention.unit.index()] += 1;
            }
        }
        Self {
            units: Units::new(
                catalogue
                    .units()
                    .map(|(id, unit)| (id, lexicon.aliases(&unit.name), mentions[id.index()])),
            ),
            texts: Texts::new(catalogue),
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
        let found = self.units.find(&query);
        let marker = Marker::new(&query);
        found
            .into_iter()
            .map(|hit| self.hit(&hit, &marker))
            .collect()
    }

    /// The one unit meant by `query`: the best hit.
    ///
    /// # Errors
    /// [`Kind::NotFound`] where nothing answers, with the nearest guess if there is one.
    pub(crate) fn unit(&self, query: &str, catalogue: &Catalogue) -> Result<UnitId> {
        if let Some(hit) = self.units(query).first() {
            return Ok(hit.unit);
        }
        let error = Error::new(
            Kind::NotFound,
            both!("没有找到单位“{query}”", "no unit matches {query}"),
        );
        Err(match self.nearest(query) {
            Some(unit) => {
                let name = &catalogue.unit(unit).name;
                error.hint(both!("最接近的是：{name}", "the nearest is {name}"))
            }
            None => error,
        })
    }

    /// The unit that a word names as it is typed, without a guess.
    pub(crate) fn surely(&self, word: &str) -> Option<UnitId> {
        let hit = self.units(word).into_iter().next()?;
        let rank = hit.rank?;
        let named = matches!(rank.fit, Fit::Exact | Fit::Stem | Fit::Prefix);
        (named && rank.means == Means::Exact).then_some(hit.unit)
    }

    /// The unit that comes nearest to a query that nothing answers; `None` when none is near.
    pub(crate) fn nearest(&self, query: &str) -> Option<UnitId> {
        nearest::nearest(&self.units, &Query::new(query)?)
    }

    fn hit(&self, found: &Found, marker: &Marker<'_>) -> UnitHit {
        let name = self.units.name(found.name);
        UnitHit {
            unit: found.unit,
            rank: Some(found.rank),
            matched: Some(Matched {
                name: name.text.to_string(),
                via: name.via,
                marks: marker.marks(name, found.rank.means),
            }),
        }
    }
}

impl Matched {
    /// The name with what sort it is where it is not the unit's own of its day: 生态环境厅（后继）.
    pub(crate) fn label(&self, lang: Lang) -> String {
        let name = &self.name;
        let said = match self.via {
            Via::Canonical | Via::Short => return name.clone(),
            Via::Official => both!("{name}（全称）", "{name} (full name)"),
            Via::Former => both!("{name}（前身）", "{name} (former)"),
            Via::Successor => both!("{name}（后继）", "{name} (successor)"),
        };
        said.pick(lang).to_owned()
    }
}
