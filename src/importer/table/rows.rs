//! Rows whose cells are merged or left out.

use super::columns::Column;
use crate::importer::deadline::is_deadline;
use crate::importer::labels::Label;
use crate::importer::names;

/// One row's cells, each with its line.
pub(super) type Cells = Vec<(usize, String)>;

/// A row with the task of the one above where its own cell is empty: a merged cell.
pub(super) fn carried(columns: &[Column], mut row: Cells, before: Option<&Cells>) -> Cells {
    let line = row.first().map_or(1, |(line, _)| *line);
    row.resize(columns.len().max(row.len()), (line, String::new()));
    let own = columns
        .iter()
        .zip(&row)
        .rposition(|(column, (_, cell))| *column == Column::Task && !cell.is_empty());
    let Some(before) = before else { return row };
    for (at, column) in columns.iter().enumerate() {
        let merged = *column == Column::Task && own.is_none_or(|own| at < own);
        if merged
            && row[at].1.is_empty()
            && let Some(above) = before.get(at)
        {
            row[at] = above.clone();
        }
    }
    row
}

/// Cells one behind the other put under the columns they fit; of a row that left some out.
pub(super) fn spread(columns: &[Column], cells: Cells) -> Cells {
    if cells.len() >= columns.len() {
        return cells;
    }
    let line = cells.first().map_or(1, |(line, _)| *line);
    let mut out: Cells = vec![(line, String::new()); columns.len()];
    let mut from = 0;
    for (line, cell) in cells {
        let fits = |column: &Column| match column {
            Column::Number => cell.bytes().all(|b| b.is_ascii_digit()),
            Column::Task => true,
            Column::Label(_, Label::Deadline) => is_deadline(&cell),
            Column::Label(_, Label::Role(_)) => {
                cell.split(['、', '，', ' ']).any(names::looks_like_unit)
            }
            Column::Label(..) => true,
        };
        if let Some(at) = (from..columns.len()).find(|at| fits(&columns[*at])) {
            out[at] = (line, cell);
            from = at + 1;
        }
    }
    out
}
