//! Comma-separated values as spreadsheets save them → a table.

use super::document::{Cell, Document, Part, Row, Table};

/// The most cells that are read.
const CELLS: usize = 1_000_000;

/// The table in `text`: cells parted by commas, semicolons or tabs, whichever its first lines have most of, quoted where they
/// hold such a mark or the end of a line. All cells are texts.
pub(crate) fn csv(text: &str) -> Document {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = mark(text);
    let mut rows = Vec::new();
    let mut number = 1;
    let mut cells = Vec::new();
    let mut count = 0;
    let mut rest = text;
    while !rest.is_empty() && count < CELLS {
        let (cell, after) = cell(rest, mark);
        count += 1;
        cells.push(Cell::Text(cell));
        rest = match after.strip_prefix(mark) {
            // A mark at the very end has an empty cell behind it.
            Some(more) => more,
            None => {
                end(&mut rows, &mut cells, number);
                number += 1;
                let after = after.strip_prefix('\r').unwrap_or(after);
                after.strip_prefix('\n').unwrap_or(after)
            }
        };
    }
    end(&mut rows, &mut cells, number);
    Document {
        parts: vec![Part::Table(Table {
            name: Some("CSV".to_owned()),
            hidden: false,
            rows,
        })],
        ..Document::default()
    }
}

/// Ends a row; one without anything in it is left out, as in a workbook.
fn end(rows: &mut Vec<Row>, cells: &mut Vec<Cell>, number: u32) {
    let cells = std::mem::take(cells);
    if cells.iter().any(|cell| !cell.is_empty()) {
        rows.push(Row { number, cells });
    }
}

/// What parts the cells.
fn mark(text: &str) -> char {
    let marks = [',', '\t', ';'];
    let count = |mark: &char| {
        text.lines()
            .take(10)
            .flat_map(str::chars)
            .filter(|c| c == mark)
            .count()
    };
    // The first of equals: a comma.
    marks.into_iter().rev().max_by_key(count).unwrap_or(',')
}

/// The cell that `text` begins with, and what follows it.
fn cell(text: &str, mark: char) -> (String, &str) {
    let Some(mut rest) = text.strip_prefix('"') else {
        let end = text.find([mark, '\r', '\n']).unwrap_or(text.len());
        return (text[..end].to_owned(), &text[end..]);
    };
    let mut cell = String::new();
    while let Some(at) = rest.find('"') {
        cell.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => {
                // What stands between the closing quote and the next mark belongs to the cell all the same.
                let end = rest.find([mark, '\r', '\n']).unwrap_or(rest.len());
                cell.push_str(&rest[..end]);
                return (cell.replace("\r\n", "\n"), &rest[end..]);
            }
        }
    }
    // A quote that nothing closes: the rest is one cell.
    cell.push_str(rest);
    (cell.replace("\r\n", "\n"), "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let document = csv(text);
        let [Part::Table(table)] = &document.parts[..] else {
            panic!("{document:?}");
        };
        let row = |row: &Row| (row.number, row.cells.iter().map(Cell::text).collect());
        table.rows.iter().map(row).collect()
    }

    fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn quotes_hold_marks_and_line_ends() {
        assert_eq!(
            rows("\u{feff}a,b\r\n\"x,\"\"y\"\"\r\nz\",2\r\n\r\n,\r\nlast"),
            [
                row(1, &["a", "b"]),
                row(2, &["x,\"y\"\nz", "2"]),
                row(5, &["last"]),
            ]
        );
        assert_eq!(rows("a\tb,c\td\n"), [row(1, &["a", "b,c", "d"])]);
        assert_eq!(rows("\"open,\nend"), [row(1, &["open,\nend"])]);
        assert!(rows("").is_empty());
    }

    proptest! {
        #[test]
        fn what_is_quoted_comes_back(table in prop::collection::vec(prop::collection::vec("[a,\"\n甲;\t ]{0,6}", 1..4), 0..5)) {
            let text: String = table
                .iter()
                .map(|row| {
                    let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
                    cells.join(",") + "\r\n"
                })
                .collect();
            // Only commas part cells here, and each row is on its own line.
            prop_assume!(mark(&text) == ',');
            let back: Vec<Vec<String>> = rows(&text).into_iter().map(|(_, cells)| cells).collect();
            let held = |row: &&Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
            let expected: Vec<Vec<String>> = table.iter().filter(held).cloned().collect();
            prop_assert_eq!(back, expected);
        }

        #[test]
        fn no_text_is_too_odd(text in "[a\",;\t\r\n甲]{0,60}") {
            let _ = rows(&text);
        }
    }
}
