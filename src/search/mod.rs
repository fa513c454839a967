//! Query → ranked hits with the ranges to highlight. All begins at a [`Library`].

mod due;
mod ear;
mod everything;
mod filter;
mod find_units;
mod fold;
mod ids;
mod library;
mod line;
mod literal;
mod name;
mod names;
mod nearest;
mod phrase;
mod printed;
mod query;
mod sound;
#[cfg(test)]
mod tests;
mod texts;
mod trace;
mod units;

pub(crate) use due::Due;
pub(crate) use everything::{Answers, Hit, HitKind, Told};
pub(crate) use filter::{Filter, role_named, role_names, spelled, status_names, statuses_named};
pub(crate) use find_units::{Matched, UnitHit};
pub(crate) use ids::read as clause_ids;
pub(crate) use library::Library;
pub(crate) use names::Names;
pub(crate) use phrase::Phrase;
pub(crate) use printed::printed;
