//! Rows that have only moved up or down: a terminal can move them itself, for a few bytes in place of a screenful.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

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
    /// The scroll of `shown` that leaves the fewest rows to be drawn for `frame`, which has the same size; `changed` are the rows
    /// that differ. It is looked for by hashes of rows, which each frame has with it, and then looked at cell by cell.
    pub(super) fn between(
        shown: (&Buffer, &mut Hashes),
        frame: (&Buffer, &mut Hashes),
        changed: &[bool],
    ) -> Option<Self> {
        if changed.iter().filter(|changed| **changed).count() < FEWEST {
            return None;
        }
        let (old, new) = (rows(shown.0), rows(frame.0));
        let hashes = (shown.1.of(&old), frame.1.of(&new));
        let empty = new
            .first()
            .map(|row| hash_of(&vec![Cell::EMPTY; row.len()]));
        let by_hash = Alike {
            rows: |from: usize, to: usize| hashes.0.get(from) == Some(&hashes.1[to]),
            blank: |y: usize| Some(hashes.1[y]) == empty,
            changed,
        };
        let furthest = FURTHEST.min(new.len().saturating_sub(1));
        let ways = (1..=furthest).flat_map(|rows| [(rows, true), (rows, false)]);
        let found = ways.filter_map(|(rows, up)| by_hash.longest(rows, up));
        let (gain, Self { rows, up, .. }) =
            found.max_by_key(|(gain, scroll)| (*gain, std::cmp::Reverse(scroll.rows)))?;
        if gain < FEWEST {
            return None;
        }
        let by_cell = Alike {
            rows: |from: usize, to: usize| old.get(from) == Some(&new[to]),
            blank: |y: usize| new[y].iter().all(|cell| *cell == Cell::EMPTY),
            changed,
        };
        let (gain, scroll) = by_cell.longest(rows, up)?;
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

/// How the rows of two frames compare.
struct Alike<'a, R, B> {
    /// Whether a row of the old one is a row of the new one.
    rows: R,
    /// Whether a row of the new one is blank.
    blank: B,
    /// Which rows differ from what stands in the same place.
    changed: &'a [bool],
}

impl<R: Fn(usize, usize) -> bool, B: Fn(usize) -> bool> Alike<'_, R, B> {
    /// The longest run of rows that have moved by `rows`, as a scroll, with how many of them need no drawing then.
    fn longest(&self, rows: usize, up: bool) -> Option<(usize, Scroll)> {
        let source = |y: usize| {
            if up {
                Some(y + rows)
            } else {
                y.checked_sub(rows)
            }
        };
        let moved = |y: usize| source(y).is_some_and(|from| (self.rows)(from, y));
        let height = self.changed.len();
        let mut best: Option<(usize, Scroll)> = None;
        let mut y = 0;
        while y < height {
            let run = (y..height).take_while(|y| moved(*y)).count();
            let (top, bottom) = match (run, up) {
                (0, _) => (y, y),
                (run, true) => (y, y + run - 1 + rows),
                (run, false) => (y - rows, y + run - 1),
            };
            let saved = (y..y + run).filter(|y| self.changed[*y]).count();
            // What was right at the edge that is vacated has to be drawn again, unless it is blank.
            let vacated = if up { y + run..bottom + 1 } else { top..y };
            let lost = vacated.filter(|y| !self.changed[*y] && !(self.blank)(*y));
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
}

fn rows(frame: &Buffer) -> Vec<&[Cell]> {
    let width = usize::from(frame.area.width).max(1);
    frame.content.chunks(width).collect()
}

/// Which rows of two frames of one size differ.
pub(super) fn changed(shown: &Buffer, frame: &Buffer) -> Vec<bool> {
    let pairs = rows(shown).into_iter().zip(rows(frame));
    pairs.map(|(old, new)| old != new).collect()
}

/// Hashes of a frame's rows, made when they are asked for. Rows that differ may have the same.
#[derive(Debug, Default)]
pub(super) struct Hashes(Vec<Option<u64>>);

impl Hashes {
    /// Those of the next frame, in which these rows are others.
    pub(super) fn next(&self, changed: &[bool]) -> Self {
        let known = self.0.iter().copied().chain(std::iter::repeat(None));
        let next = known.zip(changed);
        Self(
            next.map(|(hash, changed)| hash.filter(|_| !changed))
                .collect(),
        )
    }

    fn of(&mut self, rows: &[&[Cell]]) -> Vec<u64> {
        self.0.resize(rows.len(), None);
        let all = self.0.iter_mut().zip(rows);
        all.map(|(hash, row)| *hash.get_or_insert_with(|| hash_of(row)))
            .collect()
    }
}

/// By characters, attributes, and whether there are colours.
fn hash_of(row: &[Cell]) -> u64 {
    row.iter().fold(0, |hash: u64, cell| {
        let mut letters = [0; 8];
        let symbol = cell.symbol().as_bytes();
        let known = symbol.len().min(letters.len());
        letters[..known].copy_from_slice(&symbol[..known]);
        let colors = u64::from(cell.fg != Color::Reset) + 2 * u64::from(cell.bg != Color::Reset);
        let look = u64::from(cell.modifier.bits()) << 48 | colors << 46;
        // The multiplier of FxHash.
        (hash.rotate_left(5) ^ u64::from_le_bytes(letters) ^ look)
            .wrapping_mul(0x517c_c1b7_2722_0a95)
    })
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
        let (before, after) = (frame(old), frame(new));
        let changed = changed(&before, &after);
        let mut hashes = (Hashes::default(), Hashes::default());
        let shown = (&before, &mut hashes.0);
        let scroll = Scroll::between(shown, (&after, &mut hashes.1), &changed)?;
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
    fn rows_that_only_hash_alike_are_not_taken_for_moved() {
        let (old, mut new) = (frame("Habcdef."), frame("Hbcdefg."));
        // Hashes tell whether there is a colour, not which.
        let mut painted = old.clone();
        painted
            .content
            .iter_mut()
            .for_each(|cell| cell.fg = Color::Red);
        new.content
            .iter_mut()
            .for_each(|cell| cell.fg = Color::Blue);
        let changed = changed(&painted, &new);
        let (mut one, mut other) = (Hashes::default(), Hashes::default());
        assert_eq!(one.of(&rows(&painted))[2..7], other.of(&rows(&new))[1..6]);
        let found = Scroll::between((&painted, &mut one), (&new, &mut other), &changed);
        assert_eq!(found, None);
    }

    #[test]
    fn hashes_of_rows_that_stay_are_kept() {
        let (old, new) = (frame("abcdef"), frame("abXdef"));
        let mut hashes = Hashes::default();
        let before = hashes.of(&rows(&old));
        let mut next = hashes.next(&changed(&old, &new));
        assert_eq!(next.0[1], Some(before[1]));
        assert_eq!(next.0[2], None);
        assert_ne!(next.of(&rows(&new))[2], before[2]);
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
