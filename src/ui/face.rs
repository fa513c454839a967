//! How a screen looks; each file of a screen is one.

use ratatui::layout::{Rect, Size};
use ratatui::text::Line;

use super::content::Content;
use super::panes::Panes;
use super::view::View;

/// How a kind of screen is drawn. What it does not say is left blank.
pub(super) trait Face {
    /// Its body, `width` columns wide.
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a>;

    /// The rows between the band and the body in a window of this size; a line that is typed stands before them.
    fn heads(&self, _: &View<'_>, _size: Size) -> Vec<Line<'static>> {
        Vec::new()
    }

    /// What stands before the line that is typed into.
    fn label(&self, _: &View<'_>) -> String {
        String::new()
    }

    /// How the room below the heads is shared out.
    fn panes<'a>(&'a self, _: &View<'a>, room: Rect) -> Panes<'a> {
        Panes::whole(room)
    }

    /// The question that waits for its answer.
    fn question(&self, _: &View<'_>, _width: usize) -> Vec<Line<'static>> {
        Vec::new()
    }
}
