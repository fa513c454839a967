//! Puts text into ratatui's buffer with the terminal's own widths.
//!
//! All text that comes from the notice or from people goes through [`put`]: ratatui's own functions know only
//! one width a character, leave the second half of a wide glyph without style, and cut a neighbour's glyph.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::style::Style;

use super::{Ruler, clean};

/// Writes `text` from (`x`, `y`), at most `max` columns and never beyond the buffer; gives the columns used.
///
/// The text is [cleaned](clean()) on its way. A glyph that does not fit whole is left out, with all that
/// follows it. The second cell of a wide glyph gets the style too. Half a glyph that sticks out under the text
/// becomes a blank. Outside the buffer nothing is written.
pub(crate) fn put(
    buf: &mut Buffer,
    (x, y): (u16, u16),
    max: usize,
    text: &str,
    style: impl Into<Style>,
    ruler: Ruler,
) -> usize {
    let area = buf.area;
    if x < area.left() || x >= area.right() || y < area.top() || y >= area.bottom() {
        return 0;
    }
    let room = max.min(usize::from(area.right() - x));
    let text = clean(text);
    let style = style.into();
    free_left_edge(buf, x, y);
    let first = buf.index_of(x, y);
    let cells = &mut buf.content[first..first + room];
    let mut at = 0;
    for (_, grapheme, columns) in ruler.glyphs(&text) {
        let Ok(width @ 1..) = u16::try_from(columns) else {
            continue;
        };
        let Some([cell, covered @ ..]) = cells.get_mut(at..at + columns) else {
            break;
        };
        cell.set_symbol(grapheme).set_style(style);
        cell.set_diff_option(match NonZeroU16::new(width) {
            Some(forced) if ruler.differs(grapheme) => CellDiffOption::ForcedWidth(forced),
            _ => CellDiffOption::None,
        });
        for half in covered {
            half.reset();
            half.set_style(cell.style());
        }
        at += columns;
    }
    at
}

/// Makes a wide glyph that begins one column left of `x` a blank.
fn free_left_edge(buf: &mut Buffer, x: u16, y: u16) {
    if x == buf.area.left() {
        return;
    }
    let cell = &mut buf[(x - 1, y)];
    if cell.symbol().len() > 1 && cell.cell_width() > 1 {
        cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier};

    use super::*;

    fn buffer(width: u16) -> Buffer {
        Buffer::empty(Rect::new(0, 0, width, 1))
    }

    fn row(buf: &Buffer) -> String {
        buf.content.iter().map(Cell::symbol).collect()
    }

    #[test]
    fn never_draws_half_a_glyph() {
        let mut buf = buffer(6);
        assert_eq!(
            put(&mut buf, (1, 0), 4, "省发改", Style::new(), Ruler::NARROW),
            4
        );
        assert_eq!(row(&buf), " 省 发  ");
        assert_eq!(
            put(&mut buf, (5, 0), 9, "改", Style::new(), Ruler::NARROW),
            0
        );
        assert_eq!(
            put(&mut buf, (6, 0), 9, "a", Style::new(), Ruler::NARROW),
            0
        );
        assert_eq!(
            put(&mut buf, (0, 1), 9, "a", Style::new(), Ruler::NARROW),
            0
        );
    }

    #[test]
    fn both_halves_have_the_style_and_keep_the_ground() {
        let mut buf = buffer(4);
        buf.set_style(buf.area, Style::new().bg(Color::Blue));
        put(&mut buf, (0, 0), 4, "省", Modifier::BOLD, Ruler::NARROW);
        for x in 0..2 {
            assert_eq!(buf[(x, 0)].bg, Color::Blue);
            assert_eq!(buf[(x, 0)].modifier, Modifier::BOLD);
        }
    }

    #[test]
    fn ambiguous_marks_take_two_cells_on_a_wide_terminal() {
        let mut buf = buffer(8);
        assert_eq!(
            put(&mut buf, (0, 0), 8, "“五”", Style::new(), Ruler::WIDE),
            6
        );
        assert_eq!((buf[(0, 0)].cell_width(), buf[(2, 0)].symbol()), (2, "五"));
        put(&mut buf, (0, 0), 8, "abcd", Style::new(), Ruler::WIDE);
        assert_eq!(buf[(0, 0)].cell_width(), 1);
    }

    #[test]
    fn what_could_command_the_terminal_never_reaches_a_cell() {
        let mut buf = buffer(6);
        put(
            &mut buf,
            (0, 0),
            6,
            "a\u{1b}\u{9b}\u{200b}\u{202e}b",
            Style::new(),
            Ruler::NARROW,
        );
        assert_eq!(row(&buf), "a\u{fffd}\u{fffd}\u{fffd}b ");
    }

    #[test]
    fn overwriting_frees_the_glyph_on_the_left() {
        let mut buf = buffer(6);
        put(&mut buf, (0, 0), 6, "省发改", Style::new(), Ruler::NARROW);
        put(&mut buf, (1, 0), 2, "ab", Style::new(), Ruler::NARROW);
        assert_eq!(row(&buf), " ab 改 ");
    }
}
