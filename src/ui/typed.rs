//! A line that is being typed, wherever it stands.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation as _;

use super::theme;
use super::view::View;
use crate::text::put;

/// Columns that stay free behind the cursor, for what an input method shows there before it is taken.
const PRE_EDIT: usize = 8;

/// Draws a line that is being typed behind its label, scrolled so that the cursor is in view; gives the cursor's
/// place, which is between the text's two parts.
pub(super) fn draw(
    view: &View<'_>,
    buf: &mut Buffer,
    row: Rect,
    label: &str,
    (before, after): (&str, &str),
) -> Position {
    let ruler = view.ruler;
    let width = usize::from(row.width);
    let label = ruler.clip_dots(label, width / 2);
    let mut x = 1 + put(
        buf,
        (row.x + 1, row.y),
        width - 1,
        &label,
        theme::HEADING,
        ruler,
    );
    let room = width.saturating_sub(x + 1 + PRE_EDIT.min(width / 4)).max(4);
    let place = |x: usize| row.x + u16::try_from(x).unwrap_or(0);
    let mut before = Cow::Borrowed(before);
    if ruler.columns(&before) > room {
        before = Cow::Owned(format!("..{}", tail(view, &before, room - 2)));
    }
    x += put(buf, (place(x), row.y), room, &before, theme::PLAIN, ruler);
    let after = ruler.clip_dots(after, width.saturating_sub(x));
    let rest = width.saturating_sub(x);
    put(buf, (place(x), row.y), rest, &after, theme::PLAIN, ruler);
    Position::new(place(x), row.y)
}

/// Draws lines that are being typed, as many as there are rows, the cursor's among them; gives the cursor's place, which is
/// between the text's two parts.
pub(super) fn draw_lines(
    view: &View<'_>,
    buf: &mut Buffer,
    area: Rect,
    (before, after): (&str, &str),
) -> Position {
    let at = before.matches('\n').count();
    let (_, own) = before.rsplit_once('\n').unwrap_or(("", before));
    let rest = after.split('\n').next().unwrap_or_default();
    let text = format!("{before}{after}");
    let top = (at + 1).saturating_sub(usize::from(area.height));
    let lines = text.split('\n').enumerate().skip(top);
    let mut caret = Position::new(area.x, area.y);
    for (y, (nr, line)) in (area.top()..area.bottom()).zip(lines) {
        let row = Rect::new(area.x, y, area.width, 1);
        let label = if nr == 0 { "> " } else { "  " };
        if nr == at {
            caret = draw(view, buf, row, label, (own, rest));
        } else {
            draw(view, buf, row, label, ("", line));
        }
    }
    caret
}

/// The longest end of `text` that fits `room` columns.
fn tail<'a>(view: &View<'_>, text: &'a str, room: usize) -> &'a str {
    let mut used = 0;
    let fits = |(_, grapheme): &(usize, &str)| {
        used += view.ruler.glyph(grapheme);
        used <= room
    };
    let kept = text.grapheme_indices(true).rev().take_while(fits);
    kept.last().map_or("", |(at, _)| &text[at..])
}
