//! How a screen looks; each file of a screen is one.

use ratatui::layout::{Rect, Size};
use ratatui::text::Line;

use crate::lang::Label;

use super::content::Content;
use super::panes::Panes;
use super::view::View;

/// The measure word for rows of any kind; English has none.
pub(super) const ROWS: &str = "行";

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

    /// What is told over the line that is typed into a prompt, in a row of its own.
    fn remark(&self, _: &View<'_>) -> Option<String> {
        None
    }

    /// What stands in the line that is typed into while it is empty.
    fn placeholder(&self) -> Option<Label> {
        None
    }

    /// The measure word for what is left out below the window. Where it is another than [`ROWS`], headings do not count.
    fn measure(&self) -> &'static str {
        ROWS
    }

    /// How the room below the heads is shared out.
    fn panes<'a>(&'a self, _: &View<'a>, room: Rect) -> Panes<'a> {
        Panes::whole(room)
    }

    /// What stands in the row above the hints where there is nothing else to say.
    fn idle(&self, _: &View<'_>, _width: usize) -> Option<Line<'static>> {
        None
    }

    /// The question that waits for its answer.
    fn question(&self, _: &View<'_>, _width: usize) -> Vec<Line<'static>> {
        Vec::new()
    }
}
