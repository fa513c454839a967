//! A ledger as an .xlsx workbook: a cover, then a sheet a table, ready to print across A4, one page wide.

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::cells::{
    TALLEST, base, cell_format, day, head_format, height, paper, small, tallest, text_cell, unfit,
    width_in_columns,
};
use super::ledger::{Ledger, Page};
use super::printable::printable;
use super::room;
use crate::error::Result;
use crate::lang::Lang;
use crate::listing::{Sheet, Value};

/// Half Chinese characters that a page lying across shows at a size that can be read.
const PAGE: usize = 200;
/// The columns of the cover: labels, values.
const COVER: [f64; 2] = [24.0, 100.0];
/// The bytes of the workbook.
///
/// # Errors
///
/// [`Kind::Data`](crate::error::Kind::Data) where it does not fit the format.
pub(crate) fn write(ledger: &Ledger, lang: Lang) -> Result<Vec<u8>> {
    workbook(ledger, lang).map_err(unfit)
}

fn workbook(ledger: &Ledger, lang: Lang) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut properties = DocProperties::new()
        .set_title(&*printable(&ledger.title))
        .set_comment("duban");
    if let Some(made) = day(ledger.made) {
        properties = properties.set_creation_datetime(&made);
    }
    book.set_properties(&properties);
    cover(book.add_worksheet(), ledger, lang)?;
    for page in &ledger.pages {
        table(book.add_worksheet(), page, &ledger.title, lang)?;
    }
    book.save_to_buffer()
}

fn cover(sheet: &mut Worksheet, ledger: &Ledger, lang: Lang) -> std::result::Result<(), XlsxError> {
    sheet.set_name(lang.pick("封面", "Cover"))?;
    paper(sheet, "")?;
    for (at, width) in (0..).zip(COVER) {
        sheet.set_column_width(at, width)?;
    }
    let title = base()
        .set_font_size(16.0)
        .set_bold()
        .set_align(FormatAlign::Center);
    let columns = width_in_columns(COVER.iter().sum()) * 10 / 16;
    sheet.merge_range(0, 0, 0, 1, &printable(&ledger.title), &title)?;
    let lines = f64::from(small(room::lines(&ledger.title, columns)));
    sheet.set_row_height(0, (lines * 22.0 + 10.0).min(TALLEST))?;
    let label = head_format();
    let plain = cell_format().set_align(FormatAlign::Left);
    for (row, (name, value)) in (1..).zip(&ledger.cover) {
        sheet.write_string_with_format(row, 0, name.as_str(), &label)?;
        put(sheet, (row, 1), value, &plain, lang)?;
        let lines = room::lines(&value.cell(lang), width_in_columns(COVER[1]));
        sheet.set_row_height(row, height(lines))?;
    }
    Ok(())
}

fn table(
    sheet: &mut Worksheet,
    page: &Page,
    title: &str,
    lang: Lang,
) -> std::result::Result<(), XlsxError> {
    sheet.set_name(page.name.pick(lang))?;
    let name = page.name.pick(lang);
    paper(sheet, &format!("{title} {name}"))?;
    let widths = room::shares(&page.sheet, PAGE, lang);
    for (at, width) in (0..).zip(&widths) {
        sheet.set_column_width(at, f64::from(small(*width)) + 1.0)?;
    }
    let head = head_format();
    let labels: Vec<&str> = page
        .sheet
        .heads
        .iter()
        .map(|head| head.label.pick(lang))
        .collect();
    for (at, label) in (0..).zip(&labels) {
        sheet.write_string_with_format(0, at, *label, &head)?;
    }
    sheet.set_row_height(
        0,
        tallest(labels.iter().map(|label| (*label).into()), &widths),
    )?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    rows(sheet, &page.sheet, &widths, lang)?;
    let (last, right) = (page.sheet.rows.len(), page.sheet.heads.len());
    if let (Ok(last), Ok(right)) = (u32::try_from(last), u16::try_from(right))
        && right > 0
    {
        sheet.autofilter(0, 0, last, right - 1)?;
    }
    Ok(())
}

fn rows(
    to: &mut Worksheet,
    sheet: &Sheet,
    widths: &[usize],
    lang: Lang,
) -> std::result::Result<(), XlsxError> {
    let formats = [
        cell_format().set_align(FormatAlign::Left),
        cell_format().set_align(FormatAlign::Center),
    ];
    for (row, values) in (1..).zip(&sheet.rows) {
        for ((at, value), head) in (0..).zip(values).zip(&sheet.heads) {
            put(
                to,
                (row, at),
                value,
                &formats[usize::from(room::centred(value, head.align))],
                lang,
            )?;
        }
        to.set_row_height(
            row,
            tallest(values.iter().map(|value| value.cell(lang)), widths),
        )?;
    }
    Ok(())
}

/// Writes one value as what it is: numbers as numbers, dates as dates, all else as text.
fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    format: &Format,
    lang: Lang,
) -> std::result::Result<(), XlsxError> {
    match value {
        Value::Number(number) => {
            let number = u32::try_from(*number).unwrap_or(u32::MAX);
            sheet.write_number_with_format(row, column, number, format)?;
        }
        Value::Clauses(number) => {
            sheet.write_number_with_format(row, column, small(*number), format)?;
        }
        Value::Percent(share) => {
            let format = format.clone().set_num_format("0%");
            let share = f64::from(small(*share)) / 100.0;
            sheet.write_number_with_format(row, column, share, &format)?;
        }
        Value::Day(date) if day(*date).is_some() => {
            let format = format.clone().set_num_format("yyyy-mm-dd");
            if let Some(date) = day(*date) {
                sheet.write_datetime_with_format(row, column, &date, &format)?;
            }
        }
        Value::Decimal(text) => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                sheet.write_number_with_format(row, column, number, format)?;
            }
            _ => text_cell(sheet, (row, column), text, format)?,
        },
        _ => text_cell(sheet, (row, column), &value.cell(lang), format)?,
    }
    Ok(())
}
