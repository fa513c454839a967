//! Which notice and clause a row is of: the columns of short names, where several notices are shown, and of numbers.

use crate::catalogue::NoticeNo;

use super::view::View;

/// The most columns of a notice's name, by the columns of the row.
const ROOM: [(usize, usize); 3] = [(100, 12), (60, 8), (0, 6)];

impl View<'_> {
    /// Columns that a notice's name and the blank behind it take in a row of `width` columns; 0 where one notice alone is shown.
    pub(super) fn notice_room(&self, width: usize) -> usize {
        let across = self.screen().page().notice().is_none();
        if !across || !self.world.library.catalogue.is_shelf() {
            return 0;
        }
        let names = self.app.slots().iter();
        let longest = names.map(|slot| self.ruler.columns(&slot.name)).max();
        let most = ROOM.iter().find(|(from, _)| width >= *from);
        let most = most.map_or(0, |(_, most)| *most);
        longest.unwrap_or(0).min(most) + 1
    }

    /// Columns that the numbers of all clauses take with a blank behind them, so many at the least.
    pub(super) fn ids(&self, least: usize) -> usize {
        let digits = |number: usize| number.checked_ilog10().map_or(1, |log| log as usize + 1);
        let areas = self.world.library.catalogue.areas().iter();
        let ids =
            areas.map(|area| digits(area.number.number as usize) + 1 + digits(area.clauses.len()));
        ids.max().map_or(least, |longest| least.max(longest + 1))
    }

    /// A notice's name in that room; empty where there is none.
    pub(super) fn notice_cell(&self, notice: NoticeNo, room: usize) -> String {
        let Some(columns) = room.checked_sub(1) else {
            return String::new();
        };
        let name = self.world.library.catalogue.short(notice);
        let name = self.ruler.clip(name, columns);
        let blank = room - self.ruler.columns(name);
        format!("{name}{:blank$}", "")
    }
}
