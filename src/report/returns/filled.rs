//! A file that came back: whose sheet it is, for which period, and what stands in its rows. By its content, never by its name.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use strum::VariantArray;

use super::fold::{self, fold};
use super::form::{Field, PERIOD, Signed, UNIT};
use super::ticket::{Known, Ticket};
use crate::catalogue::{ClauseId, UnitId};
use crate::journal::Period;
use crate::lang::{Wording, both};
use crate::office::{Cell, Document, Part, Row, Table};
use crate::search::Library;
use crate::text::clean;

/// The most rows of a sheet that are read.
const ROWS: usize = 5000;
/// The most columns that are read.
const COLUMNS: usize = 60;
/// The rows among which the heads are looked for.
const ABOVE: usize = 40;

/// What the person who takes a file in says of it, where it does not say so itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Told {
    /// Whose it is.
    pub(crate) unit: Option<UnitId>,
    /// For which period.
    pub(crate) period: Option<Period>,
}

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

/// Who filled a sheet in, and when, as far as that is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signatures {
    /// 填报人.
    pub(crate) filled: Option<String>,
    /// 联系电话.
    pub(crate) phone: Option<String>,
    /// 审核人.
    pub(crate) checked: Option<String>,
    /// 填报日期.
    pub(crate) on: Option<NaiveDate>,
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
        let mut filled = self.cells.iter();
        filled.any(|(field, (_, cell))| field.is_of_unit() && !cell.is_empty())
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
type Columns = BTreeMap<Field, usize>;

/// Reads a file's content as a return sheet; `loose` where it has no numbers apart from texts (.csv).
///
/// # Errors
///
/// What it is not, and what to do about it.
pub(crate) fn recognise(
    document: &Document,
    file: &str,
    library: &Library,
    told: Told,
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
    let unit = unit(ticket.as_ref(), &above, library, told, &mut remarks)?;
    let period = period(ticket.as_ref(), &above, told)?;
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
fn tables(document: &Document) -> Result<Vec<(&Table, usize, Columns)>, Wording> {
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
            let cell = row.cells.get(*at).filter(|cell| !cell.is_empty())?;
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

/// Whose sheet it is: as it says of itself, else as stands above its table, else as who takes it in says. Where two of these
/// disagree nobody's name is put under it.
fn unit(
    ticket: Option<&Ticket>,
    above: &[&Row],
    library: &Library,
    told: Told,
    remarks: &mut Vec<Wording>,
) -> Result<UnitId, Wording> {
    let catalogue = &library.catalogue;
    let named = |name: &str| {
        let exact = catalogue.unit_named(name.trim());
        exact.or_else(|| library.surely(name))
    };
    let written = behind(above, UNIT);
    let head = written.as_deref().and_then(named);
    if let (Some(written), None) = (&written, head) {
        let written = clean(written);
        remarks.push(both!(
            "表头的填报单位“{written}”不在通知的单位中",
            "{written}, the unit above the table, is none of the notice's"
        ));
    }
    let own = match ticket {
        Some(ticket) => match catalogue.unit_named(&ticket.unit) {
            None => {
                let unit = clean(&ticket.unit);
                return Err(both!(
                    "这是{unit}的报送表，通知中已没有这个单位；请重新生成报送表",
                    "this is the sheet of {unit}, which the notice does not name any more; make the sheets anew"
                ));
            }
            own => own,
        },
        None => None,
    };
    let mut said = [own, head, told.unit].into_iter().flatten();
    let Some(first) = said.next() else {
        return Err(both!(
            "看不出是哪个单位的报送表；请用 --unit 单位 说明",
            "nothing tells whose sheet it is; say so with --unit"
        ));
    };
    if let Some(other) = said.find(|other| *other != first) {
        let (first, other) = (&catalogue.unit(first).name, &catalogue.unit(other).name);
        return Err(both!(
            "一处说是{first}的报送表，一处说是{other}的，未收；请由该单位在本单位的表中重填",
            "it is the sheet of {first} in one place and of {other} in another, and was not taken in; have the unit fill in its own sheet"
        ));
    }
    Ok(first)
}

/// For which period it is; as [`unit`].
fn period(ticket: Option<&Ticket>, above: &[&Row], told: Told) -> Result<Period, Wording> {
    let written = behind(above, PERIOD);
    let written = written.as_deref().and_then(in_brackets);
    let said = [ticket.map(|ticket| ticket.period), written, told.period];
    let mut said = said.into_iter().flatten();
    let Some(first) = said.next() else {
        return Err(both!(
            "看不出是哪个报告期的报送表；请用 --period 说明，如 --period 2026-Q4",
            "nothing tells for which period it is; say so with --period, such as --period 2026-Q4"
        ));
    };
    match said.find(|other| *other != first) {
        Some(other) => Err(both!(
            "一处说是 {first} 的报送表，一处说是 {other} 的，未收",
            "it is the sheet for {first} in one place and for {other} in another, and was not taken in"
        )),
        None => Ok(first),
    }
}

/// The period in the first brackets of a text.
fn in_brackets(text: &str) -> Option<Period> {
    let plain = fold(text);
    let (_, rest) = plain.split_once('(')?;
    let (inside, _) = rest.split_once(')')?;
    inside.parse().ok()
}

/// What stands behind a label above the table: in its own cell behind a colon, up to a wide gap, or in the next cell.
fn behind(above: &[&Row], label: &str) -> Option<String> {
    above.iter().find_map(|row| {
        row.cells.iter().enumerate().find_map(|(at, cell)| {
            let text = cell.text();
            let rest = text.split_once(label)?.1;
            let rest = rest.trim_start_matches(['：', ':', ' ']);
            let rest = rest.split(['\u{3000}', '\n']).next()?.trim();
            if !rest.is_empty() {
                return Some(rest.to_owned());
            }
            let next = row.cells.get(at + 1)?.text();
            Some(next.trim().to_owned()).filter(|next| !next.is_empty())
        })
    })
}

/// Who filled it in, and when.
fn signatures(above: &[&Row], period: Period, remarks: &mut Vec<Wording>) -> Signatures {
    let mut signed = Signatures::default();
    for label in Signed::VARIANTS {
        let name = label.label();
        let Some(cell) = signature(above, name) else {
            continue;
        };
        let read = match label {
            Signed::On => fold::day(&cell, period).map(|day| signed.on = day),
            _ => fold::text(&cell).map(|text| {
                let text = text.map(|text| clean(&text).into_owned());
                match label {
                    Signed::Filled => signed.filled = text,
                    Signed::Phone => signed.phone = text,
                    _ => signed.checked = text,
                }
            }),
        };
        if let Err(Wording { zh, en }) = read {
            remarks.push(both!("{name}未采用：{zh}", "{name} is left out: {en}"));
        }
    }
    signed
}

/// The cell of a signature: the one behind its label, or what stands in the label's own cell behind a colon.
fn signature(above: &[&Row], label: &str) -> Option<Cell> {
    let is_label = |text: &str| {
        let mut labels = Signed::VARIANTS.iter();
        labels.any(|one| fold(text).starts_with(one.label()))
    };
    above.iter().find_map(|row| {
        let mut cells = row
            .cells
            .iter()
            .skip_while(|cell| !fold(&cell.text()).starts_with(label));
        let own = cells.next()?.text();
        let rest = own.split_once(['：', ':']).map(|(_, rest)| rest.trim());
        if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
            return Some(Cell::Text(rest.to_owned()));
        }
        let next = cells.find(|cell| !cell.is_empty())?;
        (!is_label(&next.text())).then(|| next.clone())
    })
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
