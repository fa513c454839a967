//! Rows that have only moved up or down: a terminal can move them itself, for a few bytes in place of a screenful.

use ratatui::buffer::{Buffer, Cell};

/// Rows by which a frame may have moved; further than that, most of it is new.
const FURTHEST: usize = 8;
/// Fewer rows than this are not worth a scroll.
const FEWEST: usize = 3;

/// A scroll of the rows `top` to `bottom` (both included, from 0) by `rows`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scroll {
    pub(super) top: usize,
    pub(super) bottom: usize,
    pub(super) rows: usize,
    pub(super) up: bool,
}

impl Scroll {
    /// The scroll of `shown` that leaves the fewest rows to be drawn for `frame`, which has the same size.
    pub(super) fn between(shown: &Buffer, frame: &Buffer) -> Option<Self> {
        let (old, new) = (rows(shown), rows(frame));
        let changed: Vec<bool> = old.iter().zip(&new).map(|(old, new)| old != new).collect();
        if changed.iter().filter(|changed| **changed).count() < FEWEST {
            return None;
        }
        let furthest = FURTHEST.min(new.len().saturating_sub(1));
        let ways = (1..=furthest).flat_map(|rows| [(rows, true), (rows, false)]);
        let found = ways.filter_map(|(rows, up)| longest(&old, &new, &changed, rows, up));
        let (gain, scroll) =
            found.max_by_key(|(gain, scroll)| (*gain, std::cmp::Reverse(scroll.rows)))?;
        (gain >= FEWEST).then_some(scroll)
    }

    /// Makes `shown` what the terminal shows after it.
    pub(super) fn apply(self, shown: &mut Buffer) {
        let width = usize::from(shown.area.width);
        let region = &mut shown.content[self.top * width..(self.bottom + 1) * width];
        let moved = self.rows * width;
        let fresh = if self.up {
            region.rotate_left(moved);
            region.len() - moved..region.len()
        } else {
            region.rotate_right(moved);
            0..moved
        };
        region[fresh].fill(Cell::EMPTY);
    }
}

/// The longest run of rows that have moved by `rows`, as a scroll, with how many of them need no drawing then.
fn longest(
    old: &[&[Cell]],
    new: &[&[Cell]],
    changed: &[bool],
    rows: usize,
    up: bool,
) -> Option<(usize, Scroll)> {
    let source = |y: usize| {
        if up {
            Some(y + rows)
        } else {
            y.checked_sub(rows)
        }
    };
    let moved = |y: usize| source(y).and_then(|y| old.get(y)) == Some(&new[y]);
    let mut best: Option<(usize, Scroll)> = None;
    let mut y = 0;
    while y < new.len() {
        let run = (y..new.len()).take_while(|y| moved(*y)).count();
        let (top, bottom) = match (run, up) {
            (0, _) => (y, y),
            (run, true) => (y, y + run - 1 + rows),
            (run, false) => (y - rows, y + run - 1),
        };
        let saved = (y..y + run).filter(|y| changed[*y]).count();
        // What was right at the edge that is vacated has to be drawn again, unless it is blank.
        let vacated = if up { y + run..bottom + 1 } else { top..y };
        let blank = |y: usize| new[y].iter().all(|cell| *cell == Cell::EMPTY);
        let lost = vacated.filter(|y| !changed[*y] && !blank(*y));
        let gain = saved.saturating_sub(lost.count());
        if gain > best.map_or(0, |(gain, _)| gain) {
            let scroll = Scroll {
                top,
                bottom,
                rows,
                up,
            };
            best = Some((gain, scroll));
        }
        y += run + 1;
    }
    best
}

fn rows(frame: &Buffer) -> Vec<&[Cell]> {
    let width = usize::from(frame.area.width).max(1);
    frame.content.chunks(width).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;

    use super::*;

    fn frame(rows: &str) -> Buffer {
        let mut frame = Buffer::empty(Rect::new(0, 0, 1, u16::try_from(rows.len()).unwrap()));
        for (cell, c) in frame.content.iter_mut().zip(rows.chars()) {
            cell.set_char(c);
        }
        frame
    }

    fn between(old: &str, new: &str) -> Option<(usize, usize, usize, bool)> {
        let scroll = Scroll::between(&frame(old), &frame(new))?;
        let mut shown = frame(old);
        scroll.apply(&mut shown);
        let same = |shown: &Buffer| {
            let pairs = shown.content.iter().zip(new.chars());
            pairs
                .filter(|(cell, c)| cell.symbol() == c.to_string())
                .count()
        };
        assert!(same(&shown) > same(&frame(old)));
        Some((scroll.top, scroll.bottom, scroll.rows, scroll.up))
    }

    #[test]
    fn finds_what_has_moved_between_head_and_foot() {
        assert_eq!(between("Habcdef.", "Hbcdefg."), Some((1, 6, 1, true)));
        assert_eq!(between("Hbcdefg.", "Habcdef."), Some((1, 6, 1, false)));
        assert_eq!(between("Habcdefg.", "Hdefghij."), Some((1, 7, 3, true)));
    }

    #[test]
    fn leaves_alone_what_has_not() {
        assert_eq!(between("Habcdef.", "Habcdef."), None);
        assert_eq!(between("Habcdef.", "Huvwxyz."), None);
        assert_eq!(between("Habcdef.", "Hxbcdef."), None);
        assert_eq!(between("", ""), None);
        assert_eq!(between("a", "b"), None);
    }

    #[test]
    fn what_a_scroll_would_blank_counts_against_it() {
        assert_eq!(between("pqrstuvwabc", "abcstuvwabc"), None);
    }

    proptest! {
        #[test]
        fn a_scroll_always_leaves_less_to_draw(old in "[abc]{1,24}", new in "[abc]{24}") {
            // `between` asserts it.
            between(&old, &new[..old.len()]);
        }
    }

    #[test]
    fn rows_that_are_alike_are_no_reason_to_scroll() {
        assert_eq!(between("H      .", "H      ,"), None);
        assert_eq!(between("Ha     .", "H a    ."), None);
    }
}
