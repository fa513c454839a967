//! For tests: cells of a workbook filled in as a person would, all else left as it was.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;

/// What somebody puts into a cell.
#[derive(Clone, Debug)]
pub(crate) enum Put {
    Text(String),
    Number(f64),
    /// A formula with what it came to, where something has worked it out.
    Formula(&'static str, Option<f64>),
}

/// The workbook with these cells (`G5`) of its first sheet filled in; a cell that the sheet does not have is added to the end of
/// its row.
pub(crate) fn fill(book: &[u8], cells: &[(String, Put)]) -> Vec<u8> {
    fill_sheet(book, 1, cells)
}

/// The same in the sheet of this number, from 1.
pub(crate) fn fill_sheet(book: &[u8], number: usize, cells: &[(String, Put)]) -> Vec<u8> {
    edit(book, |name, text| {
        (name == format!("xl/worksheets/sheet{number}.xml")).then(|| {
            let start = text.to_owned();
            cells
                .iter()
                .fold(start, |text, (at, put)| put_in(&text, at, put))
        })
    })
}

/// The workbook with parts changed: `change` gives a part's new text, or `None` to leave it.
pub(crate) fn edit(book: &[u8], change: impl Fn(&str, &str) -> Option<String>) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let text = change(&name, &text).unwrap_or(text);
        if text.is_empty() {
            continue;
        }
        new.start_file(name, SimpleFileOptions::default()).unwrap();
        new.write_all(text.as_bytes()).unwrap();
    }
    new.finish().unwrap().into_inner()
}

fn put_in(sheet: &str, at: &str, put: &Put) -> String {
    let begin = format!("<c r=\"{at}\"");
    let Some(start) = sheet.find(&begin) else {
        let row = at.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let row = sheet.find(&format!("<row r=\"{row}\"")).unwrap();
        let end = row + sheet[row..].find("</row>").unwrap();
        return format!("{}{}{}", &sheet[..end], cell(at, "", put), &sheet[end..]);
    };
    let head = &sheet[start..=start + sheet[start..].find('>').unwrap()];
    let end = if head.ends_with("/>") {
        start + head.len()
    } else {
        start + sheet[start..].find("</c>").unwrap() + "</c>".len()
    };
    let style = head.split_once(" s=\"").map_or("", |(_, rest)| {
        rest.split_once('"').map_or("", |(style, _)| style)
    });
    format!(
        "{}{}{}",
        &sheet[..start],
        cell(at, style, put),
        &sheet[end..]
    )
}

fn cell(at: &str, style: &str, put: &Put) -> String {
    let style = if style.is_empty() {
        String::new()
    } else {
        format!(" s=\"{style}\"")
    };
    match put {
        Put::Text(text) => {
            let text = text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            format!(
                "<c r=\"{at}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
            )
        }
        Put::Number(number) => format!("<c r=\"{at}\"{style}><v>{number}</v></c>"),
        Put::Formula(formula, value) => {
            let value = value.map_or_else(String::new, |value| format!("<v>{value}</v>"));
            format!("<c r=\"{at}\"{style}><f>{formula}</f>{value}</c>")
        }
    }
}
