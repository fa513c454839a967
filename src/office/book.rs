//! Workbooks, through calamine: .xlsx cell by cell, so that one cell far out costs nothing; .xls, which cannot be larger than
//! its 65,536 rows of 256 columns, whole.

use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, Xlsx};
use chrono::NaiveDate;

use super::biff;
use super::document::{Cell, Document, Part, Row, Table, Unread};
use super::refusal::Refusal;
use super::{figures, limits};

/// Why a workbook was not read.
type Result<T> = std::result::Result<T, Refusal>;

/// The formats of numbers by row and column, where they are not the plain one.
type Formats = HashMap<(u32, u32), String>;

/// Reads an .xlsx that holds this beside its cells.
pub(super) fn new(bytes: Vec<u8>, beside: Vec<Unread>) -> Result<Document> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut taken = Taken {
        beside,
        ..Taken::default()
    };
    for sheet in book.sheets_metadata().to_owned() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let merged = book
            .merge_cells_by_sheet_name(&sheet.name)
            .unwrap_or_default();
        let formats = formats(&mut book, &sheet.name)?;
        let mut cells = Taken::sheet(&sheet);
        let mut reader = book.worksheet_cells_reader(&sheet.name).map_err(damaged)?;
        while let Some(record) = reader.next_cell_with_formula_metadata().map_err(damaged)? {
            let cell = formatted(shared(&record.value), formats.get(&record.pos));
            let cell = match record.formula {
                Some(_) => Cell::Computed(Box::new(cell)),
                None => cell,
            };
            taken.put(&mut cells, record.pos, cell)?;
        }
        for region in merged {
            taken.spread(&mut cells, region.start, region.end)?;
        }
        taken.end(cells);
    }
    let properties = book.workbook_properties().unwrap_or_default();
    Ok(taken.document(properties.custom_properties))
}

/// The formats of the cells of a sheet whose numbers are not shown plainly. Nothing is read twice where no style asks for that.
fn formats(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Result<Formats> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(damaged)?;
    let code = |style: &calamine::Style| {
        let code = &style.number_format.as_ref()?.format_code;
        figures::changes(code).then(|| code.clone())
    };
    let styles: Vec<Option<String>> = reader.styles().iter().map(code).collect();
    let mut out = Formats::new();
    if styles.iter().flatten().next().is_none() {
        return Ok(out);
    }
    while let Some((row, column, style)) = reader.next_style_id().map_err(damaged)? {
        if let Some(Some(code)) = styles.get(style) {
            out.insert((row, column), code.clone());
        }
        if out.len() > limits::CELLS {
            return Err(Refusal::TooLarge);
        }
    }
    Ok(out)
}

/// A cell as its format shows it.
fn formatted(cell: Cell, code: Option<&String>) -> Cell {
    match (cell, code) {
        (Cell::Number(number), Some(code)) => match figures::shown(number, code) {
            Some(text) => Cell::Figure { number, text },
            None => Cell::Number(number),
        },
        (cell, _) => cell,
    }
}

/// Reads an .xls.
pub(super) fn old(bytes: Vec<u8>) -> Result<Document> {
    let beside = biff::beside(&bytes);
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut taken = Taken {
        beside: beside.unread(),
        ..Taken::default()
    };
    for (nth, sheet) in book.sheets_metadata().to_owned().iter().enumerate() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let mut cells = Taken::sheet(sheet);
        let range = book.worksheet_range(&sheet.name).map_err(damaged)?;
        let formulas = book.worksheet_formula(&sheet.name).unwrap_or_default();
        let (row, column) = range.start().unwrap_or_default();
        for (down, right, value) in range.used_cells() {
            let far = |from: u32, more: usize| {
                from.saturating_add(u32::try_from(more).unwrap_or(u32::MAX))
            };
            let at = (far(row, down), far(column, right));
            let computed = formulas
                .get_value(at)
                .is_some_and(|formula| !formula.is_empty());
            let formats = beside.formats.get(nth);
            let cell = formatted(owned(value), formats.and_then(|formats| formats.get(&at)));
            let cell = if computed {
                Cell::Computed(Box::new(cell))
            } else {
                cell
            };
            taken.put(&mut cells, at, cell)?;
        }
        let merged = book
            .merge_cells_by_sheet_name(&sheet.name)
            .unwrap_or_default();
        for region in merged {
            taken.spread(&mut cells, region.start, region.end)?;
        }
        taken.end(cells);
    }
    let properties = book.workbook_properties().unwrap_or_default();
    Ok(taken.document(properties.custom_properties))
}

/// What calamine cannot read; a locked package says so.
fn damaged(error: impl std::fmt::Display) -> Refusal {
    log::warn!("calamine: {error}");
    if error.to_string().to_ascii_lowercase().contains("password") {
        Refusal::Locked
    } else {
        Refusal::Damaged
    }
}

/// A sheet while its cells come in, in whatever order; rows and columns from 0.
struct Cells {
    name: String,
    hidden: bool,
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
}

/// What was taken out of a workbook.
#[derive(Default)]
struct Taken {
    tables: Vec<Part>,
    cells: usize,
    text: usize,
    far: u64,
    /// What the workbook holds beside its cells.
    beside: Vec<Unread>,
}

impl Taken {
    fn sheet(sheet: &calamine::Sheet) -> Cells {
        Cells {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
            rows: BTreeMap::new(),
        }
    }

    fn put(&mut self, cells: &mut Cells, (row, column): (u32, u32), cell: Cell) -> Result<()> {
        // A formula that no program has worked out yet is no empty cell: whoever wrote it sees a result there.
        let unworked = matches!(&cell, Cell::Computed(held) if **held == Cell::Empty);
        if cell.is_empty() && !unworked {
            return Ok(());
        }
        if column >= limits::COLUMNS {
            self.far += 1;
            return Ok(());
        }
        self.cells += 1;
        self.text += match &cell {
            Cell::Text(text) | Cell::Figure { text, .. } => text.len(),
            Cell::Merged(cell) => cell.text().len(),
            _ => 8,
        };
        if self.cells > limits::CELLS || self.text > limits::TEXT {
            return Err(Refusal::TooLarge);
        }
        cells.rows.entry(row).or_default().insert(column, cell);
        Ok(())
    }

    /// Repeats a merged cell in all rows that it covers and that hold something.
    fn spread(&mut self, cells: &mut Cells, from: (u32, u32), to: (u32, u32)) -> Result<()> {
        let Some(cell) = cells
            .rows
            .get(&from.0)
            .and_then(|row| row.get(&from.1))
            .cloned()
        else {
            return Ok(());
        };
        if to.0 <= from.0 {
            return Ok(());
        }
        let covered: Vec<u32> = cells
            .rows
            .range(from.0 + 1..=to.0)
            .map(|(row, _)| *row)
            .collect();
        for row in covered {
            self.put(cells, (row, from.1), Cell::Merged(Box::new(cell.clone())))?;
        }
        Ok(())
    }

    fn end(&mut self, cells: Cells) {
        let rows = cells.rows.into_iter().map(|(row, held)| {
            let width = held.last_key_value().map_or(0, |(last, _)| last + 1);
            let mut held = held;
            let cells = (0..width).map(|column| held.remove(&column).unwrap_or_default());
            Row {
                number: row + 1,
                cells: cells.collect(),
            }
        });
        let rows = rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        self.tables.push(Part::Table(Table {
            name: Some(cells.name),
            hidden: cells.hidden,
            rows: rows.collect(),
        }));
    }

    fn document(self, properties: impl IntoIterator<Item = (String, String)>) -> Document {
        let mut properties: Vec<_> = properties.into_iter().collect();
        properties.sort();
        Document {
            parts: self.tables,
            properties,
            unread: (self.far > 0)
                .then_some(Unread::FarCells(self.far))
                .into_iter()
                .chain(self.beside)
                .collect(),
        }
    }
}

fn shared(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::SharedString(text) => text_cell(text),
        DataRef::String(text) => text_cell(text),
        DataRef::Float(number) => Cell::Number(*number),
        #[allow(clippy::cast_precision_loss)] // Spreadsheets hold no other numbers.
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Bool(truth) => Cell::Truth(*truth),
        DataRef::DateTime(at) => moment(at),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso(text),
        DataRef::Error(error) => Cell::Fault(error.to_string()),
        DataRef::Empty => Cell::Empty,
    }
}

fn owned(value: &Data) -> Cell {
    match value {
        Data::String(text) => text_cell(text),
        Data::Float(number) => Cell::Number(*number),
        #[allow(clippy::cast_precision_loss)] // Spreadsheets hold no other numbers.
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Bool(truth) => Cell::Truth(*truth),
        Data::DateTime(at) => moment(at),
        Data::DateTimeIso(text) | Data::DurationIso(text) => iso(text),
        Data::Error(error) => Cell::Fault(error.to_string()),
        Data::Empty => Cell::Empty,
    }
}

fn text_cell(text: &str) -> Cell {
    // Excel writes the ends of lines in cells of some files as this escape.
    Cell::Text(text.replace("_x000D_", "").replace("\r\n", "\n"))
}

/// A day, or, where it has a time too or is a span of time, it in words.
fn moment(at: &ExcelDateTime) -> Cell {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    let time = if second == 0 {
        format!("{hour}:{minute:02}")
    } else {
        format!("{hour}:{minute:02}:{second:02}")
    };
    match date {
        _ if at.is_duration() || at.as_f64() < 1.0 => Cell::Text(time),
        Some(day) if (hour, minute, second) == (0, 0, 0) => Cell::Day(day),
        Some(day) => Cell::Text(format!("{} {time}", Cell::Day(day).text())),
        None => Cell::Number(at.as_f64()),
    }
}

fn iso(text: &str) -> Cell {
    let day = text.get(..10).and_then(|day| day.parse().ok());
    match day {
        Some(day) if text.len() == 10 || text.contains("T00:00:00") => Cell::Day(day),
        _ => Cell::Text(text.to_owned()),
    }
}
