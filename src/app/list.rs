//! The rows of a screen and the selected one, which is kept by identity: going back, filtering and reloading leave it on the
//! same thing.

use super::item::Item;

/// Rows, and which one is selected.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    rows: Vec<Item>,
    /// What is to be selected; may be hidden now and come back.
    wanted: Option<Item>,
    /// Where that stood among the rows that can be selected when it was last seen, so that its neighbour is selected when it
    /// is gone.
    nth: usize,
    /// The row that is selected; `None` where none can be.
    at: Option<usize>,
}

impl List {
    /// All rows.
    pub(crate) fn rows(&self) -> &[Item] {
        &self.rows
    }

    /// The selected row, from 0.
    pub(crate) fn at(&self) -> Option<usize> {
        self.at
    }

    /// What is selected.
    pub(crate) fn selected(&self) -> Option<Item> {
        self.rows.get(self.at?).copied()
    }

    /// The clauses among the rows.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = crate::catalogue::ClauseId> {
        self.rows.iter().filter_map(|row| row.clause())
    }

    /// Takes other rows; what was selected stays so if it is there, else its neighbour is.
    pub(super) fn set(&mut self, rows: Vec<Item>) {
        self.rows = rows;
        self.find_wanted();
    }

    /// Selects `item`, now or once it is there.
    pub(super) fn want(&mut self, item: Item) {
        self.wanted = Some(item);
        self.find_wanted();
    }

    /// Selects the first row, whatever rows come.
    pub(super) fn forget(&mut self) {
        (self.wanted, self.nth) = (None, 0);
        self.find_wanted();
    }

    /// Takes what is selected now for what is wanted, if it was only the neighbour of that.
    pub(super) fn settle(&mut self) {
        if let Some(at) = self.at {
            self.select(at);
        }
    }

    /// Selects the row that lies `step` further, stopping at the ends.
    pub(super) fn step(&mut self, step: isize) {
        let Some(at) = self.at else { return };
        let selectable = |(_, row): &(usize, &Item)| row.is_selectable();
        let rows = self.rows.iter().enumerate();
        let distance = step.unsigned_abs();
        let next = if step < 0 {
            rows.take(at).filter(selectable).rev().take(distance).last()
        } else {
            rows.skip(at + 1).filter(selectable).take(distance).last()
        };
        self.select(next.map_or(at, |(next, _)| next));
    }

    /// Selects the row that lies `step` further, round and round.
    pub(super) fn turn(&mut self, step: isize) {
        let Some((at, of)) = self.place() else { return };
        let to = ring(at - 1, step, of);
        if let Some(row) = self.nth_row(to) {
            self.select(row);
        }
    }

    /// Selects a row; says whether it can be.
    pub(super) fn select(&mut self, row: usize) -> bool {
        let item = self.rows.get(row).filter(|row| row.is_selectable());
        if let Some(item) = item {
            self.wanted = Some(*item);
            self.at = Some(row);
            self.nth = self.count(row);
        }
        item.is_some()
    }

    /// Position of the selected row and number of rows, headings left out, counted from 1 as people do: 3 of 10.
    pub(crate) fn place(&self) -> Option<(usize, usize)> {
        Some((self.count(self.at?) + 1, self.count(self.rows.len())))
    }

    /// The same for this item.
    pub(crate) fn place_of(&self, item: Item) -> Option<(usize, usize)> {
        let at = self.rows.iter().position(|row| *row == item)?;
        Some((self.count(at) + 1, self.count(self.rows.len())))
    }

    fn find_wanted(&mut self) {
        let wanted = self.wanted;
        let here = wanted.and_then(|wanted| self.rows.iter().position(|row| *row == wanted));
        if let Some(at) = here {
            self.at = Some(at);
            self.nth = self.count(at);
            return;
        }
        let last = self.count(self.rows.len()).checked_sub(1);
        self.at = last.and_then(|last| self.nth_row(self.nth.min(last)));
    }

    /// How many rows before this one can be selected.
    fn count(&self, row: usize) -> usize {
        let before = self.rows.iter().take(row);
        before.filter(|row| row.is_selectable()).count()
    }

    /// The row of the `nth` that can be selected, from 0.
    fn nth_row(&self, nth: usize) -> Option<usize> {
        let rows = self.rows.iter().enumerate();
        let mut rows = rows.filter(|(_, row)| row.is_selectable());
        rows.nth(nth).map(|(row, _)| row)
    }
}

/// `index` moved by `step` in a ring of `len` places, which must not be 0.
pub(super) fn ring(index: usize, step: isize, len: usize) -> usize {
    let len = isize::try_from(len).unwrap_or(isize::MAX);
    let at = isize::try_from(index).unwrap_or(0).saturating_add(step);
    at.rem_euclid(len).unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{AreaNo, NoticeNo, Role};

    fn areas(numbers: &[u32]) -> Vec<Item> {
        numbers
            .iter()
            .map(|number| Item::Area(AreaNo::new(*number)))
            .collect()
    }

    fn list(numbers: &[u32]) -> List {
        let mut list = List::default();
        list.set(areas(numbers));
        list
    }

    #[test]
    fn keeps_the_selection_when_rows_come_and_go() {
        let mut list = list(&[1, 2, 3, 4]);
        list.want(Item::Area(AreaNo::new(3)));
        list.set(areas(&[0, 1, 2, 3, 4]));
        assert_eq!(list.selected(), Some(Item::Area(AreaNo::new(3))));
        list.set(areas(&[1, 2, 3, 4]));
        list.set(areas(&[1, 2, 4]));
        assert_eq!(
            list.selected(),
            Some(Item::Area(AreaNo::new(4))),
            "the neighbour takes its place"
        );
        list.set(areas(&[1]));
        assert_eq!(list.selected(), Some(Item::Area(AreaNo::new(1))));
        list.set(Vec::new());
        assert_eq!(list.selected(), None);
        list.set(areas(&[1, 2, 3]));
        assert_eq!(
            list.selected(),
            Some(Item::Area(AreaNo::new(3))),
            "it has come back"
        );
    }

    #[test]
    fn passes_over_headings_and_stops_at_the_ends() {
        let mut list = list(&[1, 2]);
        list.step(5);
        assert_eq!(list.selected(), Some(Item::Area(AreaNo::new(2))));
        list.step(isize::MIN);
        assert_eq!(list.selected(), Some(Item::Area(AreaNo::new(1))));
        let heading = Item::Heading(NoticeNo::default(), Role::Lead);
        list.set(vec![
            heading,
            Item::Area(AreaNo::new(1)),
            heading,
            Item::Area(AreaNo::new(2)),
        ]);
        assert_eq!((list.at(), list.place()), (Some(1), Some((1, 2))));
        list.step(1);
        assert_eq!((list.at(), list.place()), (Some(3), Some((2, 2))));
        list.turn(1);
        assert_eq!(list.at(), Some(1));
        assert!(!list.select(2), "a heading cannot be selected");
        List::default().step(1);
        List::default().turn(1);
    }
}
