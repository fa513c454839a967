//! A sheet as comma-separated values that a Chinese Excel opens as they are: a mark for UTF-8, `\r\n`, and no cell that it
//! would run as a formula.

use std::borrow::Cow;

use super::printable::printable;
use crate::lang::Lang;
use crate::listing::{Sheet, Value};

/// What a cell may not begin with: each starts a formula or a command in one spreadsheet program or another. The full-width
/// forms do so in those set to Chinese or Japanese.
const STARTS_FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// For whom a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// A spreadsheet program: with the mark without which it takes UTF-8 for GBK.
    Spreadsheet,
    /// A program that wants only the text (`--no-bom`).
    Program,
}

/// The file.
pub(crate) fn write(sheet: &Sheet, reader: Reader, lang: Lang) -> Vec<u8> {
    let mut out = String::new();
    if reader == Reader::Spreadsheet {
        out.push('\u{feff}');
    }
    let heads = sheet.heads.iter();
    line(
        &mut out,
        heads.map(|head| Cow::Borrowed(head.label.pick(lang))),
    );
    for row in &sheet.rows {
        line(&mut out, row.iter().map(|value| cell(value, reader, lang)));
    }
    out.into_bytes()
}

fn line<'a>(out: &mut String, cells: impl Iterator<Item = Cow<'a, str>>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        quote(out, &cell);
    }
    out.push_str("\r\n");
}

fn cell(value: &Value, reader: Reader, lang: Lang) -> Cow<'_, str> {
    let text = value.cell(lang);
    match value {
        // A spreadsheet reads 2.10 as the number 2.1, which is another clause; a tab makes it text and is not seen.
        Value::Id(_) if reader == Reader::Spreadsheet && text.ends_with('0') => {
            format!("{text}\t").into()
        }
        _ => harmless(text),
    }
}

/// `text` with an apostrophe before it where it would be run; numbers such as -5 are spared.
fn harmless(text: Cow<'_, str>) -> Cow<'_, str> {
    let starts = text.starts_with(STARTS_FORMULA);
    let clean = match text {
        Cow::Borrowed(text) => printable(text),
        Cow::Owned(text) => Cow::Owned(printable(&text).into_owned()),
    };
    let number = clean.parse::<f64>().is_ok_and(f64::is_finite);
    if (starts || clean.starts_with(STARTS_FORMULA)) && !number {
        return format!("'{clean}").into();
    }
    clean
}

fn quote(out: &mut String, cell: &str) {
    let bare = !cell.contains([',', '"', '\n', '\r', '\'']) && cell.trim_matches(' ') == cell;
    if bare {
        out.push_str(cell);
        return;
    }
    out.push('"');
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Label;
    use crate::listing::Column;

    fn written(texts: &[&str], reader: Reader) -> String {
        let head = Label::new("进展", "Note");
        let columns = [Column::new("note", head, |text: &&str| {
            Value::Text((*text).to_owned())
        })];
        let sheet = Sheet::new(&columns, texts.iter().copied());
        String::from_utf8(write(&sheet, reader, Lang::Zh)).unwrap()
    }

    #[test]
    fn excel_gets_its_mark_and_programs_do_not() {
        assert_eq!(
            written(&["甲"], Reader::Spreadsheet),
            "\u{feff}进展\r\n甲\r\n"
        );
        assert_eq!(written(&["甲"], Reader::Program), "进展\r\n甲\r\n");
    }

    #[test]
    fn nothing_is_run_and_numbers_stay_numbers() {
        let texts = [
            "=HYPERLINK(\"x\")",
            "+1+1",
            "-1+1",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            "＝1",
            "-5",
            "+3.5",
            "-2e3",
            "a=b",
        ];
        let out = written(&texts, Reader::Program);
        let lines: Vec<&str> = out.split("\r\n").skip(1).collect();
        assert_eq!(
            lines,
            [
                "\"'=HYPERLINK(\"\"x\"\")\"",
                "\"'+1+1\"",
                "\"'-1+1\"",
                "\"'@SUM(1)\"",
                "\"' =1\"",
                "\"'\n=1\"",
                "\"'＝1\"",
                "-5",
                "+3.5",
                "-2e3",
                "a=b",
                "",
            ]
        );
    }

    #[test]
    fn quotes_and_line_ends_stay_in_their_cell() {
        let out = written(
            &["他说\"好\"，\n完成", "a,b", "\u{1b}[31m"],
            Reader::Program,
        );
        assert_eq!(
            out,
            "进展\r\n\"他说\"\"好\"\"，\n完成\"\r\n\"a,b\"\r\n\u{fffd}[31m\r\n"
        );
    }
}
