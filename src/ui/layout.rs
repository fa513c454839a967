//! Where things stand on the terminal, from its size alone.

use ratatui::layout::{Rect, Size};

/// The smallest terminal the screens are made for, columns by rows.
pub(crate) const LEAST: Size = Size {
    width: 40,
    height: 12,
};
/// Rows that a message leaves to the list or text.
const LEAST_BODY: u16 = 3;

/// The parts of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// Where the user is, and who writes.
    pub(super) band: Rect,
    /// The line that is typed into, a summary, column heads.
    pub(super) heads: Rect,
    /// The list or text, and what stands beside and below it.
    pub(super) room: Rect,
    /// What was just done, or what is being typed.
    pub(super) status: Rect,
    /// What the keys do.
    pub(super) hints: Rect,
}

/// Whether a window of this size has room for anything but the request for more.
pub(crate) fn fits(size: Size) -> bool {
    size.width >= LEAST.width && size.height >= LEAST.height
}

/// The parts of a window of this size with `heads` rows over the body and `status` rows for messages, fewer of both where they
/// would leave too little to the body; `None` when it is too small for them.
pub(super) fn parts(size: Size, heads: u16, status: u16) -> Option<Parts> {
    if !fits(size) {
        return None;
    }
    let row = |y| Rect::new(0, y, size.width, 1);
    // The band, the hints and the least of the others.
    let heads = heads.min(size.height - 3 - LEAST_BODY);
    let status = status.clamp(1, size.height - 2 - heads - LEAST_BODY);
    let (top, height) = (1 + heads, size.height - 2 - heads - status);
    Some(Parts {
        band: row(0),
        heads: Rect::new(0, 1, size.width, heads),
        room: Rect::new(0, top, size.width, height),
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
                let size = Size { width, height };
                let Some(parts) = parts(size, height / 4, height / 3) else {
                    assert!(width < 40 || height < 12);
                    continue;
                };
                for part in [parts.band, parts.room, parts.status, parts.hints] {
                    assert_eq!(part.intersection(window), part);
                    assert!(part.area() > 0);
                }
                assert_eq!(parts.heads.bottom(), parts.room.y);
                assert!(parts.room.height >= LEAST_BODY);
                assert_eq!(parts.room.bottom(), parts.status.y);
                assert_eq!(parts.status.bottom(), parts.hints.y);
            }
        }
    }
}
