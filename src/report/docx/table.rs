//! A sheet as a table whose head stands on every page and whose rows are never cut.

use super::para::{Lies, paragraph};
use super::styles::CELL;
use super::xml::Xml;
use crate::lang::Lang;
use crate::listing::Sheet;
use crate::report::look::Twips;
use crate::report::room;

/// The empty borders of a cell, left and right together.
const CELL_BORDERS: Twips = 130;

/// The styles of a cell's text: words, heads, numbers.
fn styles(lies: Lies) -> [&'static str; 3] {
    match lies {
        Lies::Upright => ["Cell", "CellHead", "CellNumber"],
        Lies::Across => ["WideCell", "WideCellHead", "WideCellNumber"],
    }
}

/// The table, `width` wide.
pub(super) fn write(xml: &mut Xml, sheet: &Sheet, lies: Lies, width: Twips, lang: Lang) {
    let [words, heads, numbers] = styles(lies);
    let widths = widths(sheet, lies, width, lang);
    xml.element("w:tbl", &[], |xml| {
        properties(xml, width);
        xml.element("w:tblGrid", &[], |xml| {
            for width in &widths {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        row(xml, &widths, true, |xml, at| {
            paragraph(xml, heads, sheet.heads[at].label.pick(lang));
        });
        for values in &sheet.rows {
            row(xml, &widths, false, |xml, at| {
                let Some(value) = values.get(at) else {
                    return paragraph(xml, words, "");
                };
                let middle = room::centred(value, sheet.heads[at].align);
                let style = if middle { numbers } else { words };
                let cell = value.cell(lang);
                for line in cell.split('\n') {
                    paragraph(xml, style, line);
                }
            });
        }
    });
}

/// What each column gets of `width`, in twips.
fn widths(sheet: &Sheet, lies: Lies, width: Twips, lang: Lang) -> Vec<Twips> {
    // A column is half a Chinese character; half points are ten twips.
    let column = CELL[usize::from(lies == Lies::Across)] * 5;
    let count = Twips::try_from(sheet.heads.len()).unwrap_or(Twips::MAX);
    let free = width.saturating_sub(count.saturating_mul(CELL_BORDERS));
    let columns = usize::try_from(free / column).unwrap_or_default();
    let shares = room::shares(sheet, columns, lang);
    let twips = |columns: usize| Twips::try_from(columns).unwrap_or(Twips::MAX) * column;
    let mut widths: Vec<Twips> = shares
        .into_iter()
        .map(|columns| twips(columns) + CELL_BORDERS)
        .collect();
    // What is left over goes to the widest, so that the table is as wide as the text.
    let spare = width.saturating_sub(widths.iter().sum());
    if let Some(widest) = widths.iter_mut().max() {
        *widest += spare;
    }
    widths
}

fn properties(xml: &mut Xml, width: Twips) {
    xml.element("w:tblPr", &[], |xml| {
        xml.value("w:tblStyle", "Grid");
        xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        xml.value("w:jc", "center");
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        xml.empty("w:tblLook", &[("w:val", "0420")]);
    });
}

fn row(xml: &mut Xml, widths: &[Twips], head: bool, mut cell: impl FnMut(&mut Xml, usize)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if head {
                xml.empty("w:tblHeader", &[]);
            }
        });
        for (at, width) in widths.iter().enumerate() {
            xml.element("w:tc", &[], |xml| {
                xml.element("w:tcPr", &[], |xml| {
                    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
                    xml.value("w:vAlign", "center");
                });
                cell(xml, at);
            });
        }
    });
}
