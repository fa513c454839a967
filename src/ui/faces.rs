//! Which screen looks how.

use crate::app::Kind;

use super::face::Face;

/// How a kind of screen is drawn.
pub(super) fn face(kind: &Kind) -> &dyn Face {
    match kind {
        Kind::Home(it) => it,
        Kind::Area(it) => it,
        Kind::Open(it) => it,
        Kind::Deadlines(it) => it,
        Kind::Picked(it) => it,
        Kind::Clause(it) => it,
        Kind::Units(it) => it,
        Kind::Search(it) => it,
        Kind::Palette(it) => it,
        Kind::Unit(it) => it,
        Kind::News(it) => it,
        Kind::Overview(it) => it,
        Kind::Returns(it) => it,
        Kind::Replies(it) => it,
        Kind::Notice(it) => it,
        Kind::Help(it) => it,
        Kind::Prompt(it) => it,
        Kind::Confirm(it) => it,
        Kind::Shelf(it) => it,
    }
}
