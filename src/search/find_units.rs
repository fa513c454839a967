//! A unit by any of its names, as people type them.

use std::ops::Range;

use super::library::Library;
use super::name::Fit;
use super::nearest;
use super::query::Query;
use super::trace::Marker;
use super::units::{Found, Means, Rank, Units};
use crate::catalogue::{UnitId, Via};
use crate::error::{Error, Kind, Result};
use crate::lang::{Lang, both};

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

impl Library {
    /// The units that answer, the best first; for an empty query all of them, the most named first.
    pub(crate) fn units(&self, query: &str) -> Vec<UnitHit> {
        if query.trim().is_empty() {
            let all = self.unit_order().iter();
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
        let few = self.units_holding(&query);
        let index = few.as_ref().unwrap_or_else(|| self.unit_index());
        let marker = Marker::new(&query);
        let found = index.find(&query).into_iter();
        found.map(|found| hit(index, &found, &marker)).collect()
    }

    /// The one unit meant by `query`: the best hit.
    ///
    /// # Errors
    /// [`Kind::NotFound`] where nothing answers, with the nearest guess if there is one.
    pub(crate) fn unit(&self, query: &str) -> Result<UnitId> {
        if let Some(hit) = self.units(query).first() {
            return Ok(hit.unit);
        }
        let error = Error::new(
            Kind::NotFound,
            both!("没有找到单位“{query}”", "no unit matches {query}"),
        );
        Err(match self.nearest(query) {
            Some(unit) => {
                let name = &self.catalogue.unit(unit).name;
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
        nearest::nearest(self.unit_index(), &Query::new(query)?)
    }
}

fn hit(index: &Units, found: &Found, marker: &Marker<'_>) -> UnitHit {
    let name = index.name(found.name);
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

impl Matched {
    /// The name with what sort it is where it is not the unit's own of its day: 现为生态环境厅.
    pub(crate) fn label(&self, lang: Lang) -> String {
        let name = &self.name;
        let said = match self.via {
            Via::Canonical | Via::Short => return name.clone(),
            Via::Official => both!("{name}（全称）", "{name} (full name)"),
            Via::Former => both!("{name}（前身）", "{name} (former)"),
            Via::Successor => both!("现为{name}", "now {name}"),
        };
        said.pick(lang).to_owned()
    }
}
