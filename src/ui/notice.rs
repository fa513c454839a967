//! The whole notice, as published.

use ratatui::layout::Size;
use ratatui::text::{Line, Span};

use crate::app::Notice;

use super::content::Content;
use super::face::Face;
use super::theme;
use super::view::View;

impl Face for Notice {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        content(view, self, width)
    }

    fn heads(&self, view: &View<'_>, _: Size) -> Vec<Line<'static>> {
        let Some(notice) = view.world.library.catalogue.notice_at(self.notice) else {
            return Vec::new();
        };
        let date = notice.date.as_deref().unwrap_or_default();
        let text = format!(" {}  {date}", notice.title);
        vec![Line::styled(text, theme::ASIDE)]
    }
}

/// The notice's lines broken to the width; the line (from 1) the user came from is in focus.
fn content<'a>(view: &View<'a>, shown: &Notice, width: usize) -> Content<'a> {
    let from = shown.from;
    let notice = view.world.library.catalogue.notice_at(shown.notice);
    let notice: &[String] = notice.map_or(&[], |notice| &notice.lines);
    // One blank column at each side.
    let rows = view
        .breaks
        .rows(view.ruler, notice, width.saturating_sub(2));
    let focus = from.and_then(|from| {
        let first = rows.partition_point(|(at, _)| at + 1 < from);
        rows.get(first)
            .is_some_and(|(at, _)| at + 1 == from)
            .then_some(first)
    });
    let len = rows.len();
    let row = move |at: usize| {
        let Some((line, range)) = rows.get(at) else {
            return Line::default();
        };
        let style = if from == Some(line + 1) {
            theme::HEADING
        } else {
            theme::PLAIN
        };
        Line::from(vec![
            Span::raw(" "),
            Span::styled(&notice[*line][range.clone()], style),
        ])
    };
    Content::list(len, focus, row).leading()
}
