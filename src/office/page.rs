//! Web pages: what a reader sees of them, as paragraphs and tables.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::document::{Document, Part};
use super::limits;
use super::spans::{Down, Grid, Written};

/// How deep tables may stand in tables; deeper ones are read as text.
const DEEPEST: usize = 50;
/// The most rows that one cell covers.
const MOST_ROWS: u32 = 1000;

/// Elements of which nothing is seen.
const UNSEEN: [&str; 12] = [
    "script", "style", "noscript", "template", "title", "select", "textarea", "iframe", "svg",
    "button", "object", "head",
];

/// Elements that part the text into paragraphs.
const BLOCKS: [&str; 36] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "ul",
    "tbody",
    "thead",
];

/// What a page says.
pub(crate) fn page(text: &str) -> Document {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page::default();
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                let value = |wanted: &str| {
                    let (_, value) = tag
                        .attributes
                        .iter()
                        .find(|(name, _)| name.as_slice() == wanted.as_bytes())?;
                    Some(String::from_utf8_lossy(value).into_owned())
                };
                page.start(&name, &value);
                if tag.self_closing && UNSEEN.contains(&&*name) {
                    page.end(&name);
                }
            }
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    page.finish()
}

/// A list while it is read.
enum List {
    /// Its points have marks.
    Marks,
    /// Its points are numbered, from here on, in hanzi or digits.
    Numbers { next: u32, hanzi: bool },
}

/// A table while it is read.
#[derive(Default)]
struct Open {
    /// Its rows with the content of their cells.
    rows: Vec<Vec<(Vec<Part>, Written)>>,
    /// Whether a cell is open; what stands between cells belongs to none.
    in_cell: bool,
}

#[derive(Default)]
struct Page {
    parts: Vec<Part>,
    tables: Vec<Open>,
    lists: Vec<List>,
    /// The paragraph that is being read.
    line: String,
    /// Whether the next visible character stands behind white space, and whether that held the end of a line.
    blank: Option<bool>,
    /// The element of which nothing is seen, and how often it is open.
    unseen: Option<(String, usize)>,
    room: Option<usize>,
}

impl Page {
    fn start(&mut self, name: &str, value: &dyn Fn(&str) -> Option<String>) {
        if let Some((unseen, depth)) = &mut self.unseen {
            // A page that leaves its head open goes on with its body.
            if unseen == "head" && name == "body" {
                self.unseen = None;
            } else {
                *depth += usize::from(unseen == name);
                return;
            }
        }
        let style = value("style")
            .unwrap_or_default()
            .replace(' ', "")
            .to_ascii_lowercase();
        let hidden =
            style.contains("display:none") && !["br", "img", "input", "hr"].contains(&name);
        if UNSEEN.contains(&name) || hidden {
            self.unseen = Some((name.to_owned(), 1));
            return;
        }
        match name {
            "table" => {
                self.flush();
                if self.tables.len() < DEEPEST {
                    self.tables.push(Open::default());
                }
            }
            "tr" => {
                self.flush();
                if let Some(table) = self.tables.last_mut() {
                    table.in_cell = false;
                    table.rows.push(Vec::new());
                }
            }
            "td" | "th" => self.cell(value),
            "ol" => {
                self.flush();
                let next = value("start")
                    .and_then(|start| start.trim().parse().ok())
                    .unwrap_or(1);
                let hanzi = ["cjk-", "chinese"].iter().any(|word| style.contains(word));
                self.lists.push(List::Numbers { next, hanzi });
            }
            "ul" => {
                self.flush();
                self.lists.push(List::Marks);
            }
            "li" => self.point(value),
            _ if BLOCKS.contains(&name) => self.flush(),
            _ => {}
        }
    }

    fn cell(&mut self, value: &dyn Fn(&str) -> Option<String>) {
        self.flush();
        let span = |name: &str| {
            value(name)
                .and_then(|span| span.trim().parse::<u32>().ok())
                .unwrap_or(1)
        };
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        let down = match span("rowspan").min(MOST_ROWS) {
            0 | 1 => Down::Alone,
            rows => Down::Covers(rows),
        };
        let written = Written {
            text: String::new(),
            columns: span("colspan").clamp(1, limits::COLUMNS),
            down,
        };
        table.in_cell = true;
        if let Some(row) = table.rows.last_mut() {
            row.push((Vec::new(), written));
        }
    }

    fn point(&mut self, value: &dyn Fn(&str) -> Option<String>) {
        self.flush();
        match self.lists.last_mut() {
            Some(List::Numbers { next, hanzi }) => {
                if let Some(own) = value("value").and_then(|own| own.trim().parse().ok()) {
                    *next = own;
                }
                self.line = if *hanzi {
                    format!("{}、", super::docx::hanzi(*next))
                } else {
                    format!("{next}.")
                };
                *next = next.saturating_add(1);
            }
            Some(List::Marks) => self.line.push_str("• "),
            None => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((unseen, depth)) = &mut self.unseen {
            if unseen == name {
                *depth -= 1;
                if *depth == 0 {
                    self.unseen = None;
                }
            }
            return;
        }
        match name {
            "table" => {
                self.flush();
                if let Some(table) = self.tables.pop() {
                    self.end_table(table);
                }
            }
            "td" | "th" | "tr" => {
                self.flush();
                if let Some(table) = self.tables.last_mut() {
                    table.in_cell = false;
                }
            }
            "ol" | "ul" => {
                self.flush();
                self.lists.pop();
            }
            _ if BLOCKS.contains(&name) => self.flush(),
            _ => {}
        }
    }

    /// Adds text, white space in it as a browser shows it: a line's end between hanzi is nothing.
    fn text(&mut self, text: &str) {
        if self.unseen.is_some() {
            return;
        }
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.blank = Some(self.blank.unwrap_or(false) || matches!(c, '\n' | '\r'));
                continue;
            }
            if let Some(ended) = self.blank.take()
                && let Some(before) = self.line.chars().next_back()
                && !(ended && !before.is_ascii() && !c.is_ascii())
            {
                self.line.push(' ');
            }
            self.line.push(if c == '\u{a0}' { ' ' } else { c });
        }
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        self.blank = None;
        let line = std::mem::take(&mut self.line);
        let bare = line.trim_end();
        if !bare.trim().is_empty() {
            let part = Part::Paragraph(bare.to_owned());
            self.place().push(part);
        }
    }

    /// Where the next paragraph or table belongs: the open cell, or the page.
    fn place(&mut self) -> &mut Vec<Part> {
        let open = self.tables.iter_mut().rev().find(|table| table.in_cell);
        let cell = open.and_then(|table| table.rows.last_mut()?.last_mut());
        match cell {
            Some((parts, _)) => parts,
            None => &mut self.parts,
        }
    }

    /// Puts a table where it stands. One that holds a table, or has but one column, is there for the page's looks: its
    /// content stands for itself.
    fn end_table(&mut self, table: Open) {
        let cells = || table.rows.iter().flatten();
        let nested =
            cells().any(|(parts, _)| parts.iter().any(|part| matches!(part, Part::Table(_))));
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        if nested || columns <= 1 {
            let parts: Vec<Part> = table
                .rows
                .into_iter()
                .flatten()
                .flat_map(|(parts, _)| parts)
                .collect();
            self.place().extend(parts);
            return;
        }
        let mut grid = Grid::default();
        let mut room = self.room.unwrap_or(limits::TEXT);
        for row in table.rows {
            let row = row.into_iter().map(|(parts, written)| Written {
                text: joined(&parts),
                ..written
            });
            grid.row(0, row.collect(), &mut room);
        }
        self.room = Some(room);
        let table = grid.table();
        self.place().push(Part::Table(table));
    }

    fn finish(mut self) -> Document {
        self.flush();
        while let Some(table) = self.tables.pop() {
            self.end_table(table);
        }
        Document {
            parts: self.parts,
            ..Document::default()
        }
    }
}

/// The paragraphs of a cell as its lines.
fn joined(parts: &[Part]) -> String {
    let texts = parts.iter().filter_map(|part| match part {
        Part::Paragraph(text) => Some(text.trim()),
        Part::Table(_) => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}
