//! Cells of written tables (Word, web pages) put in their columns: spans to the side leave columns empty, spans downwards repeat
//! the cell's text in every row that they cover.

use super::document::{Cell, Row, Table};
use super::limits;

/// A cell as it is written down.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    /// Its text, lines parted by `\n`.
    pub(super) text: String,
    /// How many columns it takes.
    pub(super) columns: u32,
    /// What it has to do with the rows below and above.
    pub(super) down: Down,
}

/// What a cell has to do with the rows below and above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Down {
    /// Nothing.
    #[default]
    Alone,
    /// It covers so many rows, its own included.
    Covers(u32),
    /// It begins a cell that goes on below, as Word says it.
    Begins,
    /// It goes on from above, as Word says it.
    GoesOn,
}

/// A table while its rows come in.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    rows: Vec<Row>,
    /// By column: the text that goes on below and for how many rows more; Word does not count them.
    open: Vec<Option<(String, u32)>>,
}

impl Grid {
    /// Adds a row whose first `skipped` columns are empty. `room` is how many bytes of text may still be repeated.
    pub(super) fn row(&mut self, skipped: u32, written: Vec<Written>, room: &mut usize) {
        let mut cells: Vec<Cell> = vec![Cell::Empty; skipped.min(limits::COLUMNS) as usize];
        for cell in written {
            self.covered(&mut cells, room);
            let at = cells.len();
            if at >= limits::COLUMNS as usize {
                break;
            }
            self.open.resize(self.open.len().max(at + 1), None);
            let text = match cell.down {
                Down::Alone => {
                    self.open[at] = None;
                    cell.text
                }
                Down::Begins => {
                    self.open[at] = Some((cell.text.clone(), 0));
                    cell.text
                }
                Down::Covers(rows) => {
                    self.open[at] = (rows > 1).then(|| (cell.text.clone(), rows - 1));
                    cell.text
                }
                Down::GoesOn => match &self.open[at] {
                    Some((above, _)) if cell.text.is_empty() => repeated(above, room),
                    _ => cell.text,
                },
            };
            cells.push(if text.is_empty() {
                Cell::Empty
            } else {
                Cell::Text(text)
            });
            let more = cell.columns.clamp(1, limits::COLUMNS) - 1;
            cells.extend((0..more).map(|_| Cell::Empty));
        }
        self.covered(&mut cells, room);
        let number = u32::try_from(self.rows.len() + 1).unwrap_or(u32::MAX);
        self.rows.push(Row { number, cells });
    }

    /// Fills the next columns that cells of rows above cover.
    fn covered(&mut self, cells: &mut Vec<Cell>, room: &mut usize) {
        while let Some(Some((text, rows))) = self.open.get_mut(cells.len()) {
            if *rows == 0 {
                return;
            }
            *rows -= 1;
            cells.push(Cell::Text(repeated(text, room)));
            if *rows == 0 {
                self.open[cells.len() - 1] = None;
            }
        }
    }

    /// The most columns that any row has.
    pub(super) fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0)
    }

    /// The table.
    pub(super) fn table(self) -> Table {
        let mut rows = self.rows;
        rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        Table {
            name: None,
            hidden: false,
            rows,
        }
    }
}

/// A text once more, while there is room.
fn repeated(text: &str, room: &mut usize) -> String {
    match room.checked_sub(text.len()) {
        Some(left) => {
            *room = left;
            text.to_owned()
        }
        None => String::new(),
    }
}
