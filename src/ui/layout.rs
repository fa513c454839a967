//! Where things stand on the terminal, from its size alone.

use ratatui::layout::{Rect, Size};

/// The smallest terminal the screens are made for, columns by rows.
pub(crate) const LEAST: Size = Size {
    width: 40,
    height: 12,
};
/// From this width on the next level is shown beside the list.
const WIDE: u16 = 100;
/// Rows that a message leaves to the list or text.
const LEAST_BODY: u16 = 3;
/// Blank columns between list and preview.
const GAP: u16 = 2;

/// The parts of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// Where the user is and how far the whole is.
    pub(super) header: Rect,
    /// Column heads, a summary, or the line that is typed into.
    pub(super) head: Rect,
    /// The list or text.
    pub(super) body: Rect,
    /// The next level, on a wide terminal.
    pub(super) preview: Option<Rect>,
    /// What was just done, or what is being typed.
    pub(super) status: Rect,
    /// What the keys do.
    pub(super) hints: Rect,
}

/// Whether a window of this size has room for anything but the request for more.
pub(crate) fn fits(size: Size) -> bool {
    size.width >= LEAST.width && size.height >= LEAST.height
}

/// The parts of a window of this size with `status` rows for messages; `None` when it is too small for them.
pub(super) fn parts(size: Size, with_preview: bool, status: u16) -> Option<Parts> {
    if !fits(size) {
        return None;
    }
    let row = |y| Rect::new(0, y, size.width, 1);
    // A long message takes rows from the body, but leaves some.
    let status = status.clamp(1, size.height - 3 - LEAST_BODY);
    let (top, height) = (2, size.height - 3 - status);
    let wide = with_preview && size.width >= WIDE;
    let list = if wide {
        size.width / 2 - GAP / 2
    } else {
        size.width
    };
    let preview = wide.then(|| Rect::new(list + GAP, top, size.width - list - GAP, height));
    Some(Parts {
        header: row(0),
        head: row(1),
        body: Rect::new(0, top, list, height),
        preview,
        status: Rect::new(0, top + height, size.width, status),
        hints: row(size.height - 1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_part_inside_the_window() {
        for width in 0..200 {
            for height in 0..60 {
                let window = Rect::new(0, 0, width, height);
                let Some(parts) = parts(Size { width, height }, true, height / 3) else {
                    assert!(width < 40 || height < 12);
                    continue;
                };
                let preview = parts.preview.unwrap_or(parts.body);
                for part in [
                    parts.header,
                    parts.head,
                    parts.body,
                    preview,
                    parts.status,
                    parts.hints,
                ] {
                    assert_eq!(part.intersection(window), part);
                    assert!(part.area() > 0);
                }
                assert_eq!(parts.body.bottom(), parts.status.y);
                assert_eq!(parts.status.bottom(), parts.hints.y);
            }
        }
    }
}
