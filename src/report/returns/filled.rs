//! A file that came back: whose sheet it is, for which period, and what stands in its rows. By its content, never by its name.

use std::collections::BTreeMap;

use strum::VariantArray;

use super::above::{Given, Signatures, period, signatures, unit};
use super::fold::fold;
use super::form::Field;
use super::ticket::{Known, Ticket};
use crate::catalogue::{ClauseId, UnitId};
use crate::journal::Period;
use crate::lang::{Wording, both};
use crate::office::{Cell, Document, Part, Row, Table, Unread};
use crate::search::Library;
use crate::text::clean;

/// The most rows of a sheet that are read.
const ROWS: usize = 5000;
/// The most columns that are read.
const COLUMNS: usize = 60;
/// The rows among which the heads are looked for.
const ABOVE: usize = 40;

/// A sheet that came back.
pub(crate) struct Filled {
    /// Its file, without folders.
    pub(crate) file: String,
    /// Whose it is.
    pub(crate) unit: UnitId,
    /// For which period.
    pub(crate) period: Period,
    /// Who filled it in, and when.
    pub(crate) signed: Signatures,
    /// What people should know of it.
    pub(crate) remarks: Vec<Wording>,
    /// How far the journal was when it was made, in milliseconds of its clock; `None` where that is lost.
    pub(super) stamp: Option<i64>,
    /// What was known of its clauses then; none where that is lost.
    pub(super) known: BTreeMap<ClauseId, Known>,
    /// Its rows.
    pub(super) lines: Vec<Line>,
    /// Whether the file has no numbers apart from texts (.csv).
    pub(super) loose: bool,
}

/// A row of a sheet.
pub(super) struct Line {
    /// The sheet's name.
    sheet: String,
    /// The row's number in it, from 1.
    row: u32,
    /// Its cells, each with its column, from 0.
    cells: BTreeMap<Field, (usize, Cell)>,
}

impl Line {
    /// The cell of a field; empty where the sheet has none.
    pub(super) fn cell(&self, field: Field) -> &Cell {
        self.cells
            .get(&field)
            .map_or(&Cell::Empty, |(_, cell)| cell)
    }

    /// Where that cell is: 报送表!G12.
    pub(super) fn place(&self, field: Field) -> String {
        let (sheet, row) = (&self.sheet, self.row);
        let column = self.cells.get(&field).map_or(0, |(column, _)| *column);
        format!("{sheet}!{}{row}", letters(column))
    }

    /// Whether the unit has filled in anything.
    pub(super) fn is_filled(&self) -> bool {
        self.cells.keys().any(|field| field.is_of_unit())
    }

    /// Whether it repeats the heads.
    fn is_head(&self) -> bool {
        fold(&self.cell(Field::Id).text()) == Field::Id.head()
    }
}

/// A column, from 0, as spreadsheets name it.
fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        let letter = u8::try_from(rest % 26).unwrap_or_default();
        name.push(char::from(b'A' + letter));
        rest /= 26;
    }
    name.iter().rev().collect()
}

/// Which column each field has.
pub(super) type Columns = BTreeMap<Field, usize>;

/// Reads a file's content as a return sheet; `loose` where it has no numbers apart from texts (.csv).
///
/// # Errors
///
/// What it is not, and what to do about it.
pub(crate) fn recognise(
    document: &Document,
    file: &str,
    library: &Library,
    given: Given,
    loose: bool,
) -> Result<Filled, Wording> {
    let ticket = Ticket::of(document)?;
    let notice = &library.catalogue.notice;
    if let Some(ticket) = ticket.as_ref().filter(|one| one.notice != notice.id) {
        let (theirs, ours) = (clean(&ticket.notice), &notice.id);
        return Err(both!(
            "这是另一通知（{theirs}）的报送表，不是 {ours} 的；请用 --catalogue 打开那份通知再收",
            "this sheet is of another notice, {theirs}, and not of {ours}; open that with --catalogue and collect there"
        ));
    }
    let tables = tables(document)?;
    let above: Vec<&Row> = tables
        .iter()
        .flat_map(|(table, head, _)| &table.rows[..*head])
        .collect();
    let mut remarks = Vec::new();
    let unit = unit(ticket.as_ref(), &above, library, given, &mut remarks)?;
    let period = period(ticket.as_ref(), &above, given)?;
    let signed = signatures(&above, period, &mut remarks);
    let mut lines = Vec::new();
    for (table, head, columns) in &tables {
        let missing = Field::VARIANTS.iter().filter(|field| field.is_of_unit());
        for field in missing.filter(|field| !columns.contains_key(field)) {
            let head = field.head();
            remarks.push(both!("没有“{head}”列", "there is no column {head}"));
        }
        lines.extend(rows(table, *head, columns, &mut remarks));
    }
    remarks.splice(0..0, unread(document, &lines));
    let (stamp, known) = match ticket {
        Some(ticket) => (Some(ticket.stamp), ticket.clauses),
        None => (None, BTreeMap::new()),
    };
    Ok(Filled {
        file: file.to_owned(),
        unit,
        period,
        signed,
        remarks,
        stamp,
        known,
        lines,
        loose,
    })
}

/// The sheets with the form's heads, each with the row of its heads (from 0, among those it holds) and its columns.
pub(super) fn tables(document: &Document) -> Result<Vec<(&Table, usize, Columns)>, Wording> {
    let tables = document.parts.iter().filter_map(|part| match part {
        Part::Table(table) if !table.hidden && table.name.is_some() => Some(table),
        _ => None,
    });
    let mut found = Vec::new();
    let mut any = false;
    let mut nearly = None;
    for table in tables {
        any = true;
        for (at, row) in table.rows.iter().take(ABOVE).enumerate() {
            match heads(row) {
                Heads::All(columns) => {
                    found.push((table, at, columns));
                    break;
                }
                Heads::Twice(head) => {
                    return Err(both!(
                        "表头“{head}”出现两次，不知以哪列为准；请删去多出的一列",
                        "{head} stands over two columns, and nothing tells which counts; delete one of them"
                    ));
                }
                Heads::Without(head) => nearly = Some(head),
                Heads::None => {}
            }
        }
    }
    if !found.is_empty() {
        return Ok(found);
    }
    Err(match nearly {
        _ if !any => both!(
            "不是工作簿，没有报送表；请在原表中填写，存为 .xlsx 再收",
            "it is no workbook and has no return sheet; fill in the original, save it as .xlsx and collect that"
        ),
        Some(head) => both!(
            "没有“{head}”列，各行无法对应条款；请补上这一列，或在原表中重填",
            "without the column {head} its rows fit no clause for certain; put that back, or fill in the original again"
        ),
        None => both!(
            "没有找到报送表的表头（条款编号、工作任务、状态……）；请在 duban returns 生成的表中填写",
            "the heads of a return sheet (条款编号, 工作任务, 状态 and so on) are not in it; fill in the one that duban returns made"
        ),
    })
}

/// What a row is as a row of heads.
enum Heads {
    /// It has all that is needed.
    All(Columns),
    /// It has this one twice.
    Twice(&'static str),
    /// It would do but for this one.
    Without(&'static str),
    /// It is none.
    None,
}

fn heads(row: &Row) -> Heads {
    let mut columns = Columns::new();
    let mut twice = None;
    for (at, cell) in row.cells.iter().take(COLUMNS).enumerate() {
        if let Some(field) = Field::of_head(&fold(&cell.text()))
            && columns.insert(field, at).is_some()
        {
            twice = Some(field.head());
        }
    }
    let of_unit = columns.keys().filter(|field| field.is_of_unit()).count();
    let keys = [Field::Id, Field::Task];
    let missing: Vec<Field> = keys
        .into_iter()
        .filter(|key| !columns.contains_key(key))
        .collect();
    match (missing[..].first(), twice) {
        (None, Some(head)) if of_unit > 0 => Heads::Twice(head),
        (None, None) if of_unit > 0 => Heads::All(columns),
        (Some(key), _) if missing.len() == 1 && of_unit > 1 => Heads::Without(key.head()),
        _ => Heads::None,
    }
}

/// What the file holds and nobody read, without the comment that the form itself puts beside each indicator.
fn unread(document: &Document, lines: &[Line]) -> Vec<Wording> {
    let has_indicator = |line: &&Line| line.cells.contains_key(&Field::Indicator);
    let own = lines.iter().filter(has_indicator).count() as u64;
    let told = document.unread.iter().filter_map(|what| match what {
        Unread::Comments(count) => {
            let theirs = count.saturating_sub(own);
            (theirs > 0).then(|| {
                both!(
                    "有 {theirs} 处批注未读取；批注中如有情况，请看原表",
                    "{theirs} comments were not read; look at the sheet for what they say"
                )
            })
        }
        what => Some(what.wording()),
    });
    told.collect()
}

/// The rows below the heads.
fn rows(table: &Table, head: usize, columns: &Columns, remarks: &mut Vec<Wording>) -> Vec<Line> {
    let below = &table.rows[head + 1..];
    if below.len() > ROWS {
        let left = below.len() - ROWS;
        remarks.push(both!(
            "只读取前 {ROWS} 行，其余 {left} 行未读",
            "only the first {ROWS} rows were read, {left} more were not"
        ));
    }
    let sheet = clean(table.name.as_deref().unwrap_or_default()).into_owned();
    let lines = below.iter().take(ROWS).map(|row| {
        let cells = columns.iter().filter_map(|(field, at)| {
            let cell = row.cells.get(*at)?;
            if cell.is_empty() && !matches!(cell, Cell::Computed(_)) {
                return None;
            }
            Some((*field, (*at, cell.clone())))
        });
        Line {
            sheet: sheet.clone(),
            row: row.number,
            cells: cells.collect(),
        }
    });
    lines.filter(|line| !line.is_head()).collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        let named = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
