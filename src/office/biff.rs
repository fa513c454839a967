//! What calamine does not tell of an .xls: the formats of its numbers, and how many comments and text boxes it has.

use std::collections::HashMap;

use super::document::Unread;
use super::{figures, ole};

/// What the records of a workbook say beside its cells.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// By sheet, in the order of the workbook, then by row and column from 0: the format of a number that is not shown plainly.
    pub(super) formats: Vec<HashMap<(u32, u32), String>>,
    /// How many cells have a comment.
    comments: u64,
    /// How many text boxes there are.
    boxes: u64,
}

impl Beside {
    /// What of it is not read.
    pub(super) fn unread(&self) -> Vec<Unread> {
        let counted = [
            (self.boxes, Unread::Boxes(self.boxes, String::new())),
            (self.comments, Unread::Comments(self.comments)),
        ];
        let there = counted.into_iter().filter(|(count, _)| *count > 0);
        there.map(|(_, what)| what).collect()
    }
}

/// Formats that are known by their number alone.
const BUILT_IN: &[(u16, &str)] = &[
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (37, "#,##0_);(#,##0)"),
    (38, "#,##0_);[Red](#,##0)"),
    (39, "#,##0.00_);(#,##0.00)"),
    (40, "#,##0.00_);[Red](#,##0.00)"),
];

/// The sorts of records that are looked at.
mod sort {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000a;
    pub(super) const NOTE: u16 = 0x001c;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const NUMBERS: u16 = 0x00bd;
    pub(super) const STYLE: u16 = 0x00e0;
    pub(super) const BOX: u16 = 0x01b6;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const SHORT_NUMBER: u16 = 0x027e;
    pub(super) const FORMAT: u16 = 0x041e;
    /// What begins a sheet, in every version.
    pub(super) const BEGINS: [u16; 4] = [0x0009, 0x0209, 0x0409, 0x0809];
}

/// What the workbook in `bytes` says beside its cells; nothing where its records cannot be followed.
pub(super) fn beside(bytes: &[u8]) -> Beside {
    let stream = ole::stream(bytes, "Workbook").or_else(|| ole::stream(bytes, "Book"));
    stream.map_or_else(Beside::default, |stream| read(&stream))
}

fn read(stream: &[u8]) -> Beside {
    let mut codes: HashMap<u16, String> = HashMap::new();
    codes.extend(BUILT_IN.iter().map(|(id, code)| (*id, (*code).to_owned())));
    let (mut styles, mut sheets) = (Vec::new(), Vec::new());
    for (kind, data) in records(stream, 0) {
        match kind {
            sort::FORMAT => codes.extend(format(data)),
            sort::STYLE => styles.push(short(data, 2).unwrap_or_default()),
            sort::SHEET => sheets.push(long(data, 0).unwrap_or(u32::MAX)),
            _ => {}
        }
    }
    let mut out = Beside::default();
    for at in sheets {
        let code = |style: u16| {
            let code = codes.get(styles.get(usize::from(style))?)?;
            figures::changes(code).then(|| code.clone())
        };
        let mut formats = HashMap::new();
        let mut boxes = 0_u64;
        let mut notes = 0;
        for (kind, data) in records(stream, usize::try_from(at).unwrap_or(usize::MAX)) {
            match kind {
                sort::NOTE => notes += 1,
                sort::BOX => boxes += 1,
                sort::NUMBER | sort::SHORT_NUMBER | sort::FORMULA => {
                    put(&mut formats, data, 4, 0, &code);
                }
                sort::NUMBERS => {
                    // Row, first column, six bytes a cell, last column.
                    let cells = data.len().saturating_sub(6) / 6;
                    (0..cells).for_each(|nth| put(&mut formats, data, 4 + 6 * nth, nth, &code));
                }
                _ => {}
            }
        }
        out.formats.push(formats);
        out.comments += notes;
        // A comment's text stands in a box of its own.
        out.boxes += boxes.saturating_sub(notes);
    }
    out
}

/// Notes the format of the cell whose style stands at `style` in `data`, `right` columns behind the record's first.
fn put(
    formats: &mut HashMap<(u32, u32), String>,
    data: &[u8],
    style: usize,
    right: usize,
    code: &dyn Fn(u16) -> Option<String>,
) {
    let at = || {
        let (row, column) = (short(data, 0)?, short(data, 2)?);
        let right = u32::try_from(right).ok()?;
        Some((
            (row.into(), u32::from(column) + right),
            code(short(data, style)?)?,
        ))
    };
    formats.extend(at());
}

/// The records from `at` to the end of the part that begins there, with what stands in it; charts in a sheet are left out.
fn records(stream: &[u8], at: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let (mut at, mut depth) = (at, 0_usize);
    std::iter::from_fn(move || {
        loop {
            let kind = short(stream, at)?;
            let from = at.checked_add(4)?;
            let to = from.checked_add(short(stream, at + 2)?.into())?;
            let data = stream.get(from..to)?;
            at = to;
            if sort::BEGINS.contains(&kind) {
                depth += 1;
            } else if kind == sort::END {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return None;
                }
            } else if depth <= 1 {
                return Some((kind, data));
            }
        }
    })
}

/// A format with its number. Its text has two bytes for its length where it says which width its characters have.
fn format(data: &[u8]) -> Option<(u16, String)> {
    let id = short(data, 0)?;
    let len = usize::from(short(data, 2)?);
    let text = data.get(5..)?;
    let wide = data.get(4)? & 1 == 1;
    let text = if wide {
        let units = text.chunks_exact(2).take(len);
        let units: Vec<u16> = units
            .map(|two| u16::from_le_bytes([two[0], two[1]]))
            .collect();
        String::from_utf16_lossy(&units)
    } else {
        text.iter()
            .take(len)
            .map(|byte| char::from(*byte))
            .collect()
    };
    Some((id, text))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([two[0], two[1]]))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(u32::from_le_bytes(four))
}
