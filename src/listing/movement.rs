//! What became different since an earlier day: done, begun and opened again.

use super::clauses::ClauseRow;
use super::sheet::Value;
use crate::journal::{Progress, Stage};
use crate::lang::Label;

/// Clauses whose status is another one than before, in the order they were given.
#[derive(Default)]
pub(crate) struct Movement<'a> {
    /// Done now, and not before.
    pub(crate) done: Vec<ClauseRow<'a>>,
    /// Under way now, and not begun before.
    pub(crate) started: Vec<ClauseRow<'a>>,
    /// Done before, and not now.
    pub(crate) reopened: Vec<ClauseRow<'a>>,
}

/// What became of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moved {
    Done,
    Started,
    Reopened,
}

impl Moved {
    fn of(before: &Progress, row: &ClauseRow<'_>) -> Option<Self> {
        match (before.of(row.clause.id).stage(), row.state.stage()) {
            (Stage::Pending | Stage::Started, Stage::Done) => Some(Self::Done),
            (Stage::Pending, Stage::Started) => Some(Self::Started),
            (Stage::Done, Stage::Pending | Stage::Started) => Some(Self::Reopened),
            _ => None,
        }
    }

    fn label(self) -> Label {
        match self {
            Self::Done => Label::new("新完成", "done"),
            Self::Started => Label::new("新启动", "started"),
            Self::Reopened => Label::new("取消完成", "reopened"),
        }
    }
}

/// What a clause has become since `before`, in a word; nothing where that is nothing.
pub(crate) fn moved(before: &Progress, row: &ClauseRow<'_>) -> Value {
    let label = Moved::of(before, row).map(Moved::label);
    label.map_or(Value::Nothing, |label| Value::Word(label.en, label))
}

impl<'a> Movement<'a> {
    /// What these clauses have become since `before`.
    pub(crate) fn since(before: &Progress, rows: &[ClauseRow<'a>]) -> Self {
        let mut moved = Self::default();
        for row in rows {
            match Moved::of(before, row) {
                Some(Moved::Done) => moved.done.push(*row),
                Some(Moved::Started) => moved.started.push(*row),
                Some(Moved::Reopened) => moved.reopened.push(*row),
                None => {}
            }
        }
        moved
    }

    /// Whether nothing became different.
    pub(crate) fn is_empty(&self) -> bool {
        self.done.is_empty() && self.started.is_empty() && self.reopened.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::board::Board;
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::journal::samples::{done, id, journal, note, reopened};

    #[test]
    fn each_clause_that_moved_is_told_once() {
        let earlier = [
            done(1, "a", "1.1"),
            done(2, "a", "1.2"),
            note(3, "a", "1.3", "x"),
        ];
        let later = [
            reopened(4, "a", "1.1"),
            done(5, "a", "1.3"),
            note(6, "a", "1.4", "y"),
            done(7, "a", "1.5"),
            reopened(8, "a", "1.5"),
        ];
        let all = [&earlier[..], &later].concat();
        let catalogue = &Catalogue::embedded().unwrap();
        let progress = &journal(&all).progress();
        let board = Board {
            catalogue,
            progress,
            calendar: None,
        };
        let rows: Vec<_> = board.clauses().collect();
        let moved = Movement::since(&journal(&earlier).progress(), &rows);
        let ids = |rows: &[ClauseRow<'_>]| rows.iter().map(|row| row.clause.id).collect::<Vec<_>>();
        assert_eq!(ids(&moved.done), [id("1.3")]);
        assert_eq!(ids(&moved.started), [id("1.4")]);
        assert_eq!(ids(&moved.reopened), [id("1.1")]);
        assert!(Movement::since(progress, &rows).is_empty());
    }
}
