//! Rows of cells: aligned and clipped to the terminal's width, or whole and parted by tabs where nobody looks.

use super::out::{Ink, Out};
use crate::text::{self, Ruler};

/// Blanks between two columns.
const GAP: usize = 2;
/// The last column gets at least this many columns, however narrow the terminal.
const LEAST: usize = 10;

/// A column: its heading, and how many columns of the terminal it may take at most; `None` for as many as it needs.
pub(super) struct Column {
    pub(super) head: &'static str,
    pub(super) most: Option<usize>,
}

/// A cell: its text and how it is set off.
pub(super) struct Cell {
    text: String,
    ink: Option<Ink>,
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self {
            text: text::clean(&text.into()).into_owned(),
            ink: None,
        }
    }
}

impl Cell {
    /// A cell set off by `ink`.
    pub(super) fn inked(text: &str, ink: Option<Ink>) -> Self {
        Self {
            ink,
            ..Self::from(text)
        }
    }
}

/// A column as wide as its widest cell.
pub(super) const fn column(head: &'static str) -> Column {
    Column { head, most: None }
}

/// A column of at most `most` columns.
pub(super) const fn narrow(head: &'static str, most: usize) -> Column {
    Column {
        head,
        most: Some(most),
    }
}

/// Writes a table; a row has as many cells as there are columns.
pub(super) fn print(columns: &[Column], rows: &[Vec<Cell>], out: &mut Out) {
    match out.columns {
        Some(width) => aligned(columns, rows, width, out),
        None => tabbed(rows, out),
    }
}

fn tabbed(rows: &[Vec<Cell>], out: &mut Out) {
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| set_off(cell, &cell.text, out))
            .collect();
        out.inked(&cells.join("\t"));
    }
}

fn aligned(columns: &[Column], rows: &[Vec<Cell>], width: usize, out: &mut Out) {
    let widths = widths(columns, rows, width);
    let heads: Vec<String> = columns
        .iter()
        .zip(&widths)
        .map(|(column, width)| Ruler::NARROW.fit(column.head, *width))
        .collect();
    let heads = out.ink(Ink::Bold, heads.join(&" ".repeat(GAP)).trim_end());
    out.inked(&heads);
    for row in rows {
        let last = row.len().saturating_sub(1);
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(at, (cell, width))| {
                let fitted = Ruler::NARROW.fit(&cell.text, *width);
                set_off(
                    cell,
                    if at == last {
                        fitted.trim_end()
                    } else {
                        &fitted
                    },
                    out,
                )
            })
            .collect();
        out.inked(cells.join(&" ".repeat(GAP)).trim_end());
    }
}

fn set_off(cell: &Cell, shown: &str, out: &Out) -> String {
    cell.ink
        .map_or_else(|| shown.to_owned(), |ink| out.ink(ink, shown))
}

/// Each column as wide as its cells, within its own bound; the last takes what the terminal has left.
fn widths(columns: &[Column], rows: &[Vec<Cell>], width: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let cells = rows
                .iter()
                .filter_map(|row| row.get(at))
                .map(|cell| Ruler::NARROW.columns(&cell.text));
            let needed = cells
                .chain([Ruler::NARROW.columns(column.head)])
                .max()
                .unwrap_or(0);
            column.most.map_or(needed, |most| needed.min(most))
        })
        .collect();
    if let Some(last) = widths.pop() {
        let before: usize = widths.iter().map(|width| width + GAP).sum();
        widths.push(last.min(width.saturating_sub(before)).max(LEAST.min(last)));
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|text| Cell::from(*text)).collect()
    }

    #[test]
    fn the_last_column_takes_what_the_terminal_has_left() {
        let columns = [column("条款"), narrow("牵头", 8), column("工作任务")];
        let rows = [cells(&[
            "2.10",
            "省发改委、省工信委",
            "加快推进重点产业项目建设",
        ])];
        assert_eq!(widths(&columns, &rows, 30), [4, 8, 14]);
        assert_eq!(widths(&columns, &rows, 80), [4, 8, 24]);
        assert_eq!(widths(&columns, &rows, 5), [4, 8, 10]);
    }

    #[test]
    fn a_cell_cannot_command_the_terminal() {
        assert_eq!(Cell::from("a\u{1b}[2J\tb\nc").text, "a\u{fffd}[2J b c");
    }
}
