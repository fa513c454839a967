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
    let mut rows = Vec::new();
    let mut focus = None;
    for (at, text) in notice.iter().enumerate() {
        let here = from == Some(at + 1);
        if here {
            focus = Some(rows.len());
        }
        // One blank column at each side.
        let lines = view.breaks.wrap(view.ruler, text, width.saturating_sub(2));
        rows.extend(lines.iter().map(|line| (at, line.clone())));
        if lines.is_empty() {
            rows.push((at, 0..0));
        }
    }
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
