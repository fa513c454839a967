//! How a screen looks; each file of a screen is one.

use ratatui::text::Line;

use super::content::Content;
use super::view::View;

/// How a kind of screen is drawn. What it does not say is left blank.
pub(super) trait Face {
    /// Its body, `width` columns wide.
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a>;

    /// The row under the header, where nothing is typed there.
    fn head(&self, _: &View<'_>, _width: usize) -> Line<'static> {
        Line::default()
    }

    /// What stands before the line that is typed into.
    fn label(&self, _: &View<'_>) -> String {
        String::new()
    }

    /// Whether the next level is shown beside it on a wide terminal.
    fn has_preview(&self) -> bool {
        false
    }

    /// That next level, `width` columns wide.
    fn preview<'a>(&'a self, _: &View<'a>, _width: usize) -> Content<'a> {
        Content::text(Vec::new())
    }

    /// What stands below a short body, in at most so many rows.
    fn footnote(&self, _: &View<'_>, _width: usize, _rows: usize) -> Vec<Line<'static>> {
        Vec::new()
    }

    /// The question that waits for its answer.
    fn question(&self, _: &View<'_>, _width: usize) -> Vec<Line<'static>> {
        Vec::new()
    }
}
