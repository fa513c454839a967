//! The question before a change of many clauses.

use ratatui::text::Line;

use crate::app::{Confirm, Level};
use crate::lang::tr;

use super::content::{Content, wrapped};
use super::face::Face;
use super::theme;
use super::view::View;

impl Face for Confirm {
    // It lies over the window and is never the window itself.
    fn content<'a>(&'a self, _: &View<'a>, _: usize) -> Content<'a> {
        Content::text(Vec::new())
    }

    fn question(&self, view: &View<'_>, width: usize) -> Vec<Line<'static>> {
        let lang = view.lang();
        let changed = |id: &&_| view.app.is_done(**id) != self.done;
        let count = self.clauses.iter().filter(changed).count();
        let text = if self.done {
            tr!(
                lang,
                "将 {count} 条登记为已完成，确认吗？",
                "mark {count} clauses done?"
            )
        } else {
            tr!(
                lang,
                "将取消 {count} 条的完成登记，确认吗？",
                "open {count} clauses again?"
            )
        };
        wrapped(view, &text, width, 1, theme::message(Level::Warning))
    }
}
