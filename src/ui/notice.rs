//! The whole notice, as published.

use ratatui::text::Line;

use super::content::{Content, wrapped};
use super::{View, theme};

/// The notice's lines broken to the width; the line (from 1) the user came from is in focus.
pub(super) fn content<'a>(view: &View<'a>, from: Option<usize>, width: usize) -> Content<'a> {
    let mut lines = Vec::new();
    let mut focus = None;
    for (at, text) in view.world.catalogue.notice.lines.iter().enumerate() {
        let here = from == Some(at + 1);
        if here {
            focus = Some(lines.len());
        }
        if text.trim().is_empty() {
            lines.push(Line::default());
            continue;
        }
        let style = if here { theme::HEADING } else { theme::PLAIN };
        lines.extend(wrapped(view.ruler, text, width.saturating_sub(1), 1, style));
    }
    Content::text_at(lines, focus)
}
