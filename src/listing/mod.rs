//! What there is to tell, once: rows, counts, pages, sheets and words. Screen, command line and report only lay it out.

mod clauses;
mod entries;
mod hits;
mod log;
#[allow(dead_code, reason = "the new screens take it next")]
pub(crate) mod news;
#[allow(dead_code, reason = "the new screens take it next")]
pub(crate) mod order;
mod page;
#[allow(dead_code, reason = "the new screens take it next")]
pub(crate) mod recent;
mod sheet;
#[allow(dead_code, reason = "the new screens take it next")]
pub(crate) mod strip;
mod tally;
mod target;
mod units;
pub(crate) mod words;

pub(crate) use clauses::{AreaRow, ClauseRow, area_sheet};
pub(crate) use entries::{describe_overtaken, describe_unchanged};
pub(crate) use hits::HitRow;
pub(crate) use page::{ClausePage, Topic, UnitGroup};
pub(crate) use sheet::{Align, Column, Faces, Head, Object, Sheet, Value, Width};
pub(crate) use tally::Tally;
pub(crate) use target::{Gap, Target};
pub(crate) use units::{FoundUnit, UnitPage, UnitRow, unit_sheet};
pub(crate) use words::{
    kind_key, kind_word, moment, role_word, stamp_text, status_sign, status_word,
};

use crate::catalogue::Catalogue;
use crate::journal::Progress;

/// The catalogue beside what has been recorded for it: everything a list is made of.
#[derive(Clone, Copy)]
pub(crate) struct Board<'a> {
    /// The notice taken apart.
    pub(crate) catalogue: &'a Catalogue,
    /// How far each clause is.
    pub(crate) progress: &'a Progress,
}
