//! How the room below the heads is shared out: the body, and on a large window what stands beside and below it.

use ratatui::layout::Rect;

use super::content::Content;

/// From this width on something stands beside a list.
pub(super) const WIDE: u16 = 100;
/// From this many rows of the body on something stands below a list: thirty of the window.
pub(super) const TALL: u16 = 24;
/// Blank columns between two panes.
const GAP: u16 = 2;
/// Fewer rows than this below a list tell nothing.
const LEAST: u16 = 3;

/// The parts of the room.
pub(super) struct Panes<'a> {
    /// Where the rows stand among which one selects.
    pub(super) body: Rect,
    /// What else is shown, none of which can be selected.
    pub(super) others: Vec<Pane<'a>>,
}

/// Something beside or below the body.
pub(super) struct Pane<'a> {
    /// Where it stands.
    pub(super) area: Rect,
    /// What it shows, as much as fits.
    pub(super) content: Content<'a>,
}

impl<'a> Panes<'a> {
    /// Nothing but the body.
    pub(super) fn whole(body: Rect) -> Self {
        let others = Vec::new();
        Self { body, others }
    }

    /// The same with one more pane; nothing where it has no room.
    pub(super) fn with(
        mut self,
        area: Option<Rect>,
        content: impl FnOnce(Rect) -> Content<'a>,
    ) -> Self {
        if let Some(area) = area {
            let content = content(area);
            self.others.push(Pane { area, content });
        }
        self
    }
}

/// The left `columns` of an area, and what is right of them.
pub(super) fn beside(area: Rect, columns: u16) -> (Rect, Rect) {
    let width = columns.min(area.width.saturating_sub(GAP));
    let x = area.x + width + GAP;
    let right = Rect::new(x, area.y, area.right().saturating_sub(x), area.height);
    (Rect { width, ..area }, right)
}

/// What is left of an area below its first `rows`, after a blank row; `None` where that is too little.
pub(super) fn below(area: Rect, rows: usize) -> Option<Rect> {
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(1);
    let height = area
        .height
        .checked_sub(rows)
        .filter(|rows| *rows >= LEAST)?;
    Some(Rect::new(area.x, area.y + rows, area.width, height))
}

/// The last `rows` of an area apart from the others, with a blank row between.
pub(super) fn split_last(area: Rect, rows: u16) -> (Rect, Option<Rect>) {
    let Some(height) = area
        .height
        .checked_sub(rows + 1)
        .filter(|height| *height >= LEAST)
    else {
        return (area, None);
    };
    let last = Rect::new(area.x, area.y + height + 1, area.width, rows);
    (Rect { height, ..area }, Some(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_lie_side_by_side_inside_the_room() {
        let area = Rect::new(0, 4, 120, 30);
        let (left, right) = beside(area, 78);
        assert_eq!((left.right() + GAP, right.right()), (right.x, 120));
        let low = below(area, 16).unwrap();
        assert_eq!((low.y, low.bottom()), (21, 34));
        assert_eq!(below(area, 27), None);
        let (first, last) = split_last(low, 4);
        assert_eq!(
            (first.bottom() + 1, last.unwrap().bottom()),
            (last.unwrap().y, 34)
        );
        assert_eq!(split_last(low, 12), (low, None));
    }
}
