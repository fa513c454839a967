//! What every workbook of ours shares: fonts, formats, paper, and cells whose rows are as tall as their text.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};

use super::printable::printable;
use super::room;
use crate::error::{Error, Kind};
use crate::lang::both;

/// The font of cells; every Chinese Excel, WPS and `LibreOffice` has it or a stand-in.
const FONT: &str = "宋体";
/// Its size in points.
const SIZE: f64 = 10.0;
/// The height of a line of it, and what a row has beside its lines, in points.
const LINE: f64 = 13.5;
const PADDING: f64 = 4.5;
/// The tallest row that Excel draws, in points.
pub(super) const TALLEST: f64 = 409.0;
/// The most that a cell may hold, in UTF-16 units, and what is left for saying that it was cut.
const MOST: usize = 32_767 - 67;
/// A4, as Excel numbers paper.
const A4: u8 = 9;

/// That a workbook does not fit its format.
pub(super) fn unfit(error: XlsxError) -> Error {
    Error::new(
        Kind::Data,
        both!(
            "无法写成 xlsx 文件：{error}",
            "cannot be written as .xlsx: {error}"
        ),
    )
}

/// What all cells share: font, wrapped text, in the middle of the row.
pub(super) fn base() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(SIZE)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

/// A cell with a border.
pub(super) fn cell_format() -> Format {
    base().set_border(FormatBorder::Thin)
}

/// What stands over a column.
pub(super) fn head_format() -> Format {
    cell_format()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_background_color(Color::RGB(0x00D9_E2F3))
}

/// A cell of text, format `@`, so that 2.10 stays 2.10 when somebody types in it.
pub(super) fn text_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
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
pub(super) fn paper(sheet: &mut Worksheet, header: &str) -> Result<(), XlsxError> {
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

/// A day as the format has it; `None` before 1900.
pub(super) fn day(date: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// The height of a row whose cells are these, in points.
pub(super) fn tallest<'a>(cells: impl Iterator<Item = Cow<'a, str>>, widths: &[usize]) -> f64 {
    let lines = cells
        .zip(widths)
        .map(|(cell, width)| room::lines(&cell, *width));
    height(lines.max().unwrap_or(1))
}

/// The height of a row of so many lines, in points.
pub(super) fn height(lines: usize) -> f64 {
    (f64::from(small(lines)) * LINE + PADDING).min(TALLEST)
}

/// Half Chinese characters of our font that a column of Excel's units shows.
pub(super) fn width_in_columns(units: f64) -> usize {
    let columns = (units - 1.0).clamp(1.0, 255.0);
    // Positive and small.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let columns = columns as usize;
    columns
}

/// A count as a number that a spreadsheet can hold exactly.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
