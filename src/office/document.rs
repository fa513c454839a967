//! What a file of an office program holds, whichever program that was.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::lang::{Wording, both};

/// A file's content in its order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Document {
    /// Paragraphs and tables.
    pub(crate) parts: Vec<Part>,
    /// A workbook's own properties, by name.
    #[serde(default)]
    pub(crate) properties: Vec<(String, String)>,
    /// What the file holds and nobody read.
    #[serde(default)]
    pub(crate) unread: Vec<Unread>,
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Part {
    /// One paragraph, or a line of one, its automatic number before it.
    Paragraph(String),
    /// A table, or a sheet of a workbook.
    Table(Table),
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Table {
    /// The sheet's name in a workbook.
    pub(crate) name: Option<String>,
    /// Whether the workbook hides the sheet.
    pub(crate) hidden: bool,
    /// The rows that hold anything, in order.
    pub(crate) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Row {
    /// Its number in the table, from 1.
    pub(crate) number: u32,
    /// Its cells from the first column on; empty ones behind the last are left out. A cell that is merged downwards stands in
    /// every row that it covers, see [`Cell::Merged`].
    pub(crate) cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text; lines of it are parted by `\n`.
    Text(String),
    /// A number.
    Number(f64),
    /// A number that its format shows as more than its digits: 0.98 as 98%.
    Figure { number: f64, text: String },
    /// A day, without a time.
    Day(NaiveDate),
    /// True or false.
    Truth(bool),
    /// What the office program says that it could not work out, `#REF!`.
    Fault(String),
    /// What a formula came to.
    Computed(Box<Cell>),
    /// What stands in a cell that is merged downwards, repeated in a row that it covers.
    Merged(Box<Cell>),
}

impl Cell {
    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Computed(cell) | Self::Merged(cell) => cell.is_empty(),
            _ => false,
        }
    }

    /// What a reader sees in it.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Fault(text) | Self::Figure { text, .. } => text.clone(),
            Self::Number(number) => plain_number(*number),
            Self::Day(day) => day.format("%Y年%-m月%-d日").to_string(),
            Self::Truth(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
            Self::Computed(cell) | Self::Merged(cell) => cell.text(),
        }
    }
}

/// A number as spreadsheets show it: fifteen digits, no noughts behind the last that counts.
pub(super) fn plain_number(number: f64) -> String {
    let plain = format!("{number}");
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    if digits <= 15 {
        return plain;
    }
    let rounded: Option<f64> = format!("{number:.14e}").parse().ok();
    rounded.map_or(plain, |rounded| format!("{rounded}"))
}

/// Something that a file holds and that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Unread {
    /// A sheet that the workbook hides.
    HiddenSheet(String),
    /// So many cells in columns or rows where no table of tasks reaches.
    FarCells(u64),
    /// So many pictures, which may hold text.
    Pictures(u64),
    /// So many things of other programs that stand in the text, a workbook's sheet for instance.
    Embedded(u64),
    /// So many footnotes and endnotes.
    Notes(u64),
    /// So many comments.
    Comments(u64),
    /// Text boxes of a workbook, and how the first of them begins.
    Boxes(u64, String),
    /// Headers or footers of a text, and how the first of them begins.
    Margins(u64, String),
    /// Changes that are tracked: read as if all were accepted.
    Changes,
}

impl Unread {
    /// It in words.
    pub(crate) fn wording(&self) -> Wording {
        match self {
            Self::HiddenSheet(name) => both!(
                "隐藏的工作表“{name}”未读取；需要时请取消隐藏后再导入",
                "the hidden sheet {name} was not read; unhide it and import again if it is needed"
            ),
            Self::FarCells(count) => both!(
                "有 {count} 个单元格离表格太远，未读取；需要时请移到前 256 列以内",
                "{count} cells stand too far out and were not read; move them into the first 256 columns if they are needed"
            ),
            Self::Pictures(count) => both!(
                "有 {count} 幅图片未读取；图片中如有文字，请录入为文字后再导入",
                "{count} pictures were not read; if they hold text, type it and import again"
            ),
            Self::Embedded(count) => both!(
                "有 {count} 个嵌入对象（如嵌入的 Excel 表）未读取；请打开后将内容粘贴为表格再导入",
                "{count} embedded objects (a sheet of Excel for instance) were not read; paste what they hold as a table and import again"
            ),
            Self::Notes(count) => both!(
                "有 {count} 处脚注或尾注未读取；需要时请移入正文",
                "{count} footnotes or endnotes were not read; move them into the text if they are needed"
            ),
            Self::Comments(count) => both!(
                "有 {count} 处批注未读取；批注中如有要求，请写入正文或表格后再导入",
                "{count} comments were not read; if they ask for something, write it into the text or the table and import again"
            ),
            Self::Boxes(count, first) => {
                let (zh, en) = if first.is_empty() {
                    (String::new(), String::new())
                } else {
                    (format!("（“{first}…”）"), format!(" ({first}…)"))
                };
                both!(
                    "有 {count} 个文本框未读取{zh}；需要时请将文字移入单元格再导入",
                    "{count} text boxes were not read{en}; move their text into cells and import again if it is needed"
                )
            }
            Self::Margins(count, first) => both!(
                "有 {count} 处页眉或页脚的文字未读取（“{first}…”）；需要时请移入正文再导入",
                "{count} headers or footers were not read ({first}…); move their text into the body and import again if it is needed"
            ),
            Self::Changes => both!(
                "文件带有修订标记，按接受全部修订后的文字读取；如不对，请在 Word 中处理修订后再导入",
                "the file holds tracked changes and was read as if all were accepted; if that is wrong, settle them in Word and import again"
            ),
        }
    }
}

impl Document {
    /// Its text as a notice is kept: a paragraph a line, a row of a table a line with tabs between its cells. Sheets that are
    /// hidden are left out; where several are not, each has its name above it unless that is one nobody gave.
    pub(crate) fn lines(&self) -> String {
        let shown = |part: &&Part| matches!(part, Part::Table(table) if !table.hidden && !table.rows.is_empty());
        let several = self.parts.iter().filter(shown).count() > 1;
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Paragraph(text) => {
                    out.push_str(text.trim_end());
                    out.push('\n');
                }
                Part::Table(table) if !table.hidden => table.lines(several, &mut out),
                Part::Table(_) => {}
            }
        }
        out
    }

    /// What was not read, hidden sheets included.
    pub(crate) fn unread(&self) -> Vec<Unread> {
        let hidden = self.parts.iter().filter_map(|part| match part {
            Part::Table(table) if table.hidden && !table.rows.is_empty() => {
                table.name.clone().map(Unread::HiddenSheet)
            }
            _ => None,
        });
        hidden.chain(self.unread.iter().cloned()).collect()
    }
}

impl Table {
    fn lines(&self, named: bool, out: &mut String) {
        if let Some(name) = self.name.as_deref().filter(|name| named && is_given(name)) {
            out.push_str(name);
            out.push('\n');
        }
        for row in &self.rows {
            let last = row.cells.iter().rposition(|cell| !cell.is_empty());
            let cells = row.cells[..last.map_or(0, |last| last + 1)].iter();
            for (at, cell) in cells.enumerate() {
                if at > 0 {
                    out.push('\t');
                }
                out.push_str(&one_line(&cell.text()));
            }
            out.push('\n');
        }
    }
}

/// Whether a sheet's name is one that somebody gave: not Sheet1, 工作表2, 表3.
fn is_given(name: &str) -> bool {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || " ()（）".contains(c));
    !["Sheet", "sheet", "工作表", "表", "Chart", ""].contains(&bare.trim())
}

/// A cell's text in one line: its lines one behind the other.
fn one_line(text: &str) -> String {
    let parts: Vec<&str> = text
        .split(['\n', '\r', '\t'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}
