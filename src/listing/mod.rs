//! What there is to tell, once: rows, counts, pages, sheets and words. Screen, command line and report only lay it out.

mod board;
mod changes;
mod clauses;
mod copied;
mod deadlines;
mod entries;
mod flags;
mod groups;
mod hits;
mod json;
mod ledger;
mod log;
mod movement;
pub(crate) mod news;
mod notices;
pub(crate) mod order;
pub(crate) mod overview;
mod owed;
mod page;
mod problems;
pub(crate) mod recent;
mod replies;
mod returned;
mod round;
mod round_sheet;
pub(crate) mod sheet;
pub(crate) mod strip;
mod tally;
mod target;
mod units;
mod whose;
pub(crate) mod words;

pub(crate) use board::Board;
pub(crate) use changes::changes_sheet;
pub(crate) use clauses::{AreaRow, ClauseRow, area_sheet};
pub(crate) use deadlines::{Term, days_left_text, full_day};
pub(crate) use entries::{describe_overtaken, describe_unchanged};
pub(crate) use flags::{
    Calendar, FlagCounts, REVIEW, SOON_DAYS, flag_letters, flag_words, nearness_label,
};
pub(crate) use groups::UnitGroup;
pub(crate) use hits::HitRow;
pub(crate) use json::json_line;
pub(crate) use ledger::{area_ledger_sheet, direction_label, is_one_body, unit_ledger_sheet};
pub(crate) use movement::{Movement, moved};
pub(crate) use notices::NoticeCounts;
pub(crate) use owed::{Owed, OwedRow, Owing, Part};
pub(crate) use page::{ClausePage, Fact, Topic};
pub(crate) use replies::{ReplyLine, filled_by, return_word};
pub(crate) use round::{Reply, Round, RoundUnit};
pub(crate) use sheet::{Align, Column, ColumnHead, Object, Sheet, Value, Width};
pub(crate) use tally::Tally;
pub(crate) use target::{Gap, Target};
pub(crate) use units::{FoundUnit, UnitPage, UnitRow, unit_sheet};
pub(crate) use whose::notice_column;
pub(crate) use words::{kind_key, moment, role_word, stamp_text, status_sign, status_word};
