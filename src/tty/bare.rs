//! A text alone on the screen, for the mouse: the terminal breaks its lines itself, so that what is selected has none of ours.

use std::io::{self, Write};

use ratatui::layout::Size;
use unicode_segmentation::UnicodeSegmentation;

use super::clipboard::{self, Between};
use crate::text::{Ruler, clean_lines};

/// A text to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bare {
    /// What is to be copied; not cleaned.
    pub(crate) text: String,
    /// What is said above it, one line: that it was sent, that the mouse can select it, how to go back.
    pub(crate) said: String,
}

/// Rows for what is said, and the empty one below.
const ABOVE: usize = 2;

/// Sends the text to the clipboard, where `send`, and shows it, as much as fits.
pub(super) fn show(
    bare: &Bare,
    send: bool,
    size: Size,
    ruler: Ruler,
    out: &mut impl Write,
) -> io::Result<()> {
    let text = clean_lines(&bare.text);
    let mut bytes = String::new();
    if send {
        let variable = |name| std::env::var_os(name);
        let (tmux, sty) = (variable("TMUX"), variable("STY"));
        let between = Between::from_env(tmux.as_deref(), sty.as_deref());
        bytes.push_str(&clipboard::sequence(&text, between));
    }
    let (columns, rows) = (usize::from(size.width), usize::from(size.height));
    let said = clean_lines(&bare.said);
    bytes.push_str("\x1b[0m\x1b[H\x1b[2J\x1b[7m");
    bytes.push_str(ruler.clip(&said, columns));
    bytes.push_str("\x1b[0m\r\n\r\n");
    bytes.push_str(
        &fitting(&text, columns, rows.saturating_sub(ABOVE), ruler).replace('\n', "\r\n"),
    );
    out.write_all(bytes.as_bytes())?;
    out.flush()
}

/// The beginning of `text` that fits so many columns and rows when the terminal breaks its lines; beyond that it would scroll.
fn fitting(text: &str, columns: usize, rows: usize, ruler: Ruler) -> &str {
    let mut row = 1;
    let mut column = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        if grapheme == "\n" {
            (row, column) = (row + 1, 0);
        } else {
            let width = ruler.glyph(grapheme);
            if column + width > columns {
                (row, column) = (row + 1, 0);
            }
            column += width;
        }
        if row > rows {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULER: Ruler = Ruler::NARROW;

    #[test]
    fn no_more_is_shown_than_fits_without_scrolling() {
        assert_eq!(fitting("省发改委", 4, 2, RULER), "省发改委");
        assert_eq!(fitting("省发改委财", 4, 2, RULER), "省发改委");
        assert_eq!(fitting("省发改委", 5, 1, RULER), "省发");
        assert_eq!(fitting("a\nb\nc", 5, 2, RULER), "a\nb");
        assert_eq!(fitting("a", 5, 0, RULER), "");
    }

    #[test]
    fn the_text_stands_unbroken_and_clean_below_what_is_said() {
        let bare = Bare {
            text: "一段较长的文字\u{1b}[31m".to_owned(),
            said: "已发送".to_owned(),
        };
        let size = Size::new(8, 10);
        let mut out = Vec::new();
        show(&bare, false, size, RULER, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(
            out.ends_with("已发送\x1b[0m\r\n\r\n一段较长的文字\u{fffd}[31m"),
            "{out:?}"
        );
        assert!(!out.contains("]52;"));
        let mut out = Vec::new();
        show(&bare, true, size, RULER, &mut out).unwrap();
        assert!(String::from_utf8(out).unwrap().contains("\x1b]52;c;"));
    }
}
