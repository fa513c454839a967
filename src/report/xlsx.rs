//! A ledger as an .xlsx workbook: a cover, then a sheet a table, ready to print across A4, one page wide.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use chrono::{Datelike, NaiveDate};

use super::ledger::{Ledger, Page};
use super::printable::printable;
use super::room;
use crate::error::{Error, Kind, Result};
use crate::lang::{Lang, both};
use crate::listing::{Sheet, Value};

/// The font of cells; every Chinese Excel, WPS and `LibreOffice` has it or a stand-in.
const FONT: &str = "宋体";
/// Its size in points.
const SIZE: f64 = 10.0;
/// The height of a line of it, and what a row has beside its lines, in points.
const LINE: f64 = 13.5;
const PADDING: f64 = 4.5;
/// The tallest row that Excel draws, in points.
const TALLEST: f64 = 409.0;
/// The most that a cell may hold, in UTF-16 units, and what is left for saying that it was cut.
const MOST: usize = 32_767 - 67;
/// Half Chinese characters that a page lying across shows at a size that can be read.
const PAGE: usize = 200;
/// The columns of the cover: labels, values.
const COVER: [f64; 2] = [24.0, 100.0];
/// A4, as Excel numbers paper.
const A4: u8 = 9;

/// The bytes of the workbook.
///
/// # Errors
///
/// [`Kind::Data`] where it does not fit the format.
pub(crate) fn write(ledger: &Ledger, lang: Lang) -> Result<Vec<u8>> {
    workbook(ledger, lang).map_err(|e| {
        Error::new(
            Kind::Data,
            both!("无法写成 xlsx 文件：{e}", "cannot be written as .xlsx: {e}"),
        )
    })
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

fn base() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(SIZE)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

fn cell_format() -> Format {
    base().set_border(FormatBorder::Thin)
}

fn head_format() -> Format {
    cell_format()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_background_color(Color::RGB(0x00D9_E2F3))
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

/// A cell of text, format `@`, so that 2.10 stays 2.10 when somebody types in it.
fn text_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> std::result::Result<(), XlsxError> {
    let format = format.clone().set_num_format("@");
    if text.is_empty() {
        sheet.write_blank(row, column, &format)?;
    } else {
        sheet.write_string_with_format(row, column, cut(&printable(text)), &format)?;
    }
    Ok(())
}

/// `text` as far as a cell can hold it, with how much is left out.
fn cut(text: &str) -> String {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.len_utf16();
        if used > MOST {
            let left = text[at..].chars().count();
            return format!("{}……（单元格已满，后略 {left} 字）", &text[..at]);
        }
    }
    text.to_owned()
}

/// The paper, its borders, what stands above and below each page.
fn paper(sheet: &mut Worksheet, header: &str) -> std::result::Result<(), XlsxError> {
    sheet.set_paper_size(A4);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.75, 0.6, 0.3, 0.3);
    sheet.set_print_center_horizontally(true);
    // Beyond 255 characters Excel calls the file broken.
    let header: String = printable(header)
        .replace('&', "&&")
        .chars()
        .take(200)
        .collect();
    let header = header.trim_end_matches('&');
    if !header.is_empty() {
        sheet.set_header(format!("&C&\"黑体\"&12{header}"));
    }
    sheet.set_footer("&C&P / &N");
    Ok(())
}

fn day(date: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// The height of a row whose cells are these, in points.
fn tallest<'a>(cells: impl Iterator<Item = std::borrow::Cow<'a, str>>, widths: &[usize]) -> f64 {
    let lines = cells
        .zip(widths)
        .map(|(cell, width)| room::lines(&cell, *width));
    height(lines.max().unwrap_or(1))
}

fn height(lines: usize) -> f64 {
    (f64::from(small(lines)) * LINE + PADDING).min(TALLEST)
}

/// Half Chinese characters of our font that a column of Excel's units shows.
fn width_in_columns(units: f64) -> usize {
    let columns = (units - 1.0).clamp(1.0, 255.0);
    // Positive and small.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let columns = columns as usize;
    columns
}

/// A count as a number that a spreadsheet can hold exactly.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
