//! Lines into the buffer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::text::Line;

use crate::text::{Ruler, put};

use super::content::{Content, fitted};
use super::theme;

/// Draws one line into the first row of `area`; what does not fit ends in `..`, so that the cut shows.
pub(super) fn line(ruler: Ruler, buf: &mut Buffer, area: Rect, line: Line<'_>) {
    let line = fitted(ruler, line, usize::from(area.width));
    let (mut x, mut room) = (area.x, usize::from(area.width));
    for span in &line.spans {
        let style = line.style.patch(span.style);
        let used = put(buf, (x, area.y), room, &span.content, style, ruler);
        room -= used;
        x += u16::try_from(used).unwrap_or(0);
    }
}

/// Draws the rows from `top` on, as many as there is room for.
pub(super) fn rows(ruler: Ruler, buf: &mut Buffer, area: Rect, content: &Content<'_>, top: usize) {
    for (y, at) in (area.top()..area.bottom()).zip(top..content.len) {
        let row = Rect::new(area.x, y, area.width, 1);
        line(ruler, buf, row, content.row(at));
        if content.focus == Some(at) && content.bar {
            select(buf, row);
        }
    }
}

/// Draws the selection bar over a row: in one colour from edge to edge but for the solid cells of a strip, with a sign in
/// the first column where that is free.
fn select(buf: &mut Buffer, row: Rect) {
    for x in row.left()..row.right() {
        let cell = &mut buf[(x, row.y)];
        if cell.bg == Color::Reset {
            cell.set_style(theme::SELECTED);
        }
    }
    let first = &mut buf[(row.x, row.y)];
    if first.symbol() == " " {
        first.set_symbol(">");
    }
}

/// Draws lines from the top, as many as there is room for.
pub(super) fn lines(ruler: Ruler, buf: &mut Buffer, area: Rect, lines: Vec<Line<'_>>) {
    for (y, text) in (area.top()..area.bottom()).zip(lines) {
        line(ruler, buf, Rect::new(area.x, y, area.width, 1), text);
    }
}
