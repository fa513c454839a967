//! Where a list or a text stands: the selection by identity, so that going back, filtering and reloading keep it.

/// A list's selection and its first visible row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cursor<Id> {
    /// What is selected; `None` until the list has been laid out once, or while it is empty.
    at: Option<Id>,
    /// Where that stood when last seen, so that the neighbour is selected when it is gone.
    index: usize,
}

impl<Id> Default for Cursor<Id> {
    fn default() -> Self {
        Self { at: None, index: 0 }
    }
}

impl<Id: Copy + PartialEq> Cursor<Id> {
    /// A cursor on `id`.
    pub(crate) fn on(id: Id) -> Self {
        Self {
            at: Some(id),
            index: 0,
        }
    }

    /// The row of `ids` that is selected, from 0; `None` when there are none.
    pub(crate) fn index(&self, ids: &[Id]) -> Option<usize> {
        let here = self.at.and_then(|at| ids.iter().position(|id| *id == at));
        here.or_else(|| Some(self.index.min(ids.len().checked_sub(1)?)))
    }

    /// What of `ids` is selected.
    pub(crate) fn selected(&self, ids: &[Id]) -> Option<Id> {
        ids.get(self.index(ids)?).copied()
    }

    /// Selects the row `step` further, stopping at the ends.
    pub(crate) fn step(&mut self, ids: &[Id], step: isize) {
        if let Some(index) = self.index(ids) {
            self.select(ids, index.saturating_add_signed(step).min(ids.len() - 1));
        }
    }

    /// Selects row `index` of `ids`, if there is one.
    pub(crate) fn select(&mut self, ids: &[Id], index: usize) {
        if let Some(id) = ids.get(index) {
            (self.at, self.index) = (Some(*id), index);
        }
    }

    /// Takes note of where the selection stands now, so that its neighbour is next if it goes.
    pub(crate) fn settle(&mut self, ids: &[Id]) {
        if let Some(index) = self.index(ids) {
            self.select(ids, index);
        }
    }
}

/// The first visible of `rows` rows when `page` are shown, `top` was the first before, and row `at` must be in view.
pub(crate) fn scrolled(top: usize, at: usize, page: usize, rows: usize) -> usize {
    let last_top = rows.saturating_sub(page);
    let lowest = (at + 1).saturating_sub(page);
    top.clamp(lowest, at.max(lowest)).min(last_top)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_selection_when_rows_come_and_go() {
        let mut cursor = Cursor::on(3);
        cursor.settle(&[1, 2, 3, 4]);
        assert_eq!(cursor.selected(&[0, 1, 2, 3, 4]), Some(3));
        assert_eq!(
            cursor.selected(&[1, 2, 4]),
            Some(4),
            "the neighbour takes its place"
        );
        assert_eq!(cursor.selected(&[1]), Some(1));
        assert_eq!(cursor.selected(&[]), None);
    }

    #[test]
    fn stops_at_the_ends() {
        let mut cursor = Cursor::default();
        cursor.step(&['a', 'b'], 5);
        assert_eq!(cursor.selected(&['a', 'b']), Some('b'));
        cursor.step(&['a', 'b'], -9);
        assert_eq!(cursor.selected(&['a', 'b']), Some('a'));
        cursor.step(&[], 1);
    }

    #[test]
    fn scrolls_no_further_than_it_must() {
        assert_eq!(scrolled(0, 4, 5, 20), 0);
        assert_eq!(scrolled(0, 5, 5, 20), 1);
        assert_eq!(scrolled(8, 3, 5, 20), 3);
        assert_eq!(scrolled(18, 19, 5, 20), 15, "no blank rows below the last");
        assert_eq!(scrolled(3, 0, 0, 0), 0);
    }
}
