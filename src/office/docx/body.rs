//! The text itself: paragraphs and tables in their order.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::numbering::Numbering;
use super::styles::{Asked, Styles};
use crate::office::document::{Cell, Document, Part, Unread};
use crate::office::limits;
use crate::office::refusal::Refusal;
use crate::office::spans::{Down, Grid, Written};
use crate::office::xml::{attribute, entity, number, val};

/// How deep tables may stand in tables.
const DEEPEST: usize = 50;

/// What must not be read: what a newer part beside it says again, what stands over hanzi, what was moved or taken away.
const SKIPPED: [&str; 4] = ["Fallback", "rt", "moveFrom", "del"];

/// A paragraph while it is read.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    asked: Asked,
}

/// A table while it is read, with its open row and cell.
#[derive(Default)]
struct Open {
    grid: Grid,
    row: Vec<Written>,
    /// Columns that the row leaves out at its beginning.
    skipped: u32,
    cell: Written,
}

/// The text while it is read.
pub(super) struct Body {
    styles: Styles,
    numbering: Numbering,
    parts: Vec<Part>,
    /// Paragraphs that hold the one being read: text boxes stand in paragraphs.
    paragraphs: Vec<Paragraph>,
    tables: Vec<Open>,
    /// How many elements that are not read are open.
    skipping: usize,
    /// Whether a run's text is being read.
    in_text: bool,
    /// Whether the tab stops of a paragraph's properties are being read.
    in_stops: bool,
    /// How much text may still come.
    room: usize,
    pictures: u64,
    embedded: u64,
    notes: u64,
    comments: u64,
    changed: bool,
}

impl Body {
    /// An empty text.
    pub(super) fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            parts: Vec::new(),
            paragraphs: Vec::new(),
            tables: Vec::new(),
            skipping: 0,
            in_text: false,
            in_stops: false,
            room: limits::TEXT,
            pictures: 0,
            embedded: 0,
            notes: 0,
            comments: 0,
            changed: false,
        }
    }

    /// Reads `document.xml`.
    pub(super) fn read(mut self, text: &str) -> Result<Document, Refusal> {
        let mut reader = Reader::from_str(text);
        loop {
            match reader.read_event().map_err(|_| Refusal::Damaged)? {
                Event::Start(element) => self.start(&element)?,
                Event::Empty(element) => {
                    self.start(&element)?;
                    self.end(element.local_name().as_ref())?;
                }
                Event::End(element) => self.end(element.local_name().as_ref())?,
                Event::Text(text) if self.in_text => self.push(&text.xml10_content())?,
                Event::CData(text) if self.in_text => self.push(&text.xml10_content())?,
                Event::GeneralRef(reference) if self.in_text => self.push(&entity(&reference))?,
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(self.document())
    }

    fn document(self) -> Document {
        let counted = [
            (self.pictures, Unread::Pictures as fn(u64) -> Unread),
            (self.embedded, Unread::Embedded),
            (self.notes, Unread::Notes),
            (self.comments, Unread::Comments),
        ];
        let unread = counted
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| what(count))
            .chain(self.changed.then_some(Unread::Changes));
        Document {
            parts: self.parts,
            properties: Vec::new(),
            unread: unread.collect(),
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        let name = element.local_name();
        let name = name.as_ref();
        if SKIPPED.contains(&name) || name.ends_with("Change") || self.skipping > 0 {
            self.changed |= name == "del" || name == "moveFrom";
            self.skipping += 1;
            return Ok(());
        }
        match name {
            "p" => self.paragraphs.push(Paragraph::default()),
            "t" => self.in_text = true,
            "tabs" => self.in_stops = true,
            "tab" | "ptab" if !self.in_stops => self.push("\t")?,
            "br" if attribute(element, "type").is_none_or(|kind| kind == "textWrapping") => {
                self.push("\n")?;
            }
            "cr" => self.push("\n")?,
            "noBreakHyphen" => self.push("-")?,
            "sym" => self.push("●")?,
            "ins" => self.changed = true,
            "blip" | "imagedata" => self.pictures += 1,
            "object" | "altChunk" | "chart" | "relIds" => self.embedded += 1,
            "footnoteReference" | "endnoteReference" => self.notes += 1,
            "commentReference" => self.comments += 1,
            "tbl" if self.tables.len() < DEEPEST => self.tables.push(Open::default()),
            "tbl" => return Err(Refusal::Damaged),
            _ => self.property(name, element),
        }
        Ok(())
    }

    /// A property of the paragraph, row or cell that is open.
    fn property(&mut self, name: &str, element: &BytesStart<'_>) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            match name {
                "pStyle" => paragraph.style = val(element),
                "numId" => paragraph.asked.list = number(element),
                "ilvl" => paragraph.asked.level = number(element),
                _ => {}
            }
        }
        if let Some(table) = self.tables.last_mut() {
            match name {
                "gridBefore" => table.skipped = number(element).unwrap_or_default(),
                "gridSpan" => table.cell.columns = number(element).unwrap_or(1),
                "vMerge" => {
                    let begins = val(element).as_deref() == Some("restart");
                    table.cell.down = if begins { Down::Begins } else { Down::GoesOn };
                }
                _ => {}
            }
        }
    }

    fn push(&mut self, text: &str) -> Result<(), Refusal> {
        if self.skipping > 0 {
            return Ok(());
        }
        self.room = self.room.checked_sub(text.len()).ok_or(Refusal::TooLarge)?;
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        if self.skipping > 0 {
            self.skipping -= 1;
            return Ok(());
        }
        match name {
            "t" => self.in_text = false,
            "tabs" => self.in_stops = false,
            "p" => self.end_paragraph(),
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    let cell = std::mem::take(&mut table.cell);
                    table.row.push(cell);
                }
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    let (skipped, row) = (
                        std::mem::take(&mut table.skipped),
                        std::mem::take(&mut table.row),
                    );
                    table.grid.row(skipped, row, &mut self.room);
                }
            }
            "tbl" => self.end_table(),
            _ => {}
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let (styled, by) = self.styles.asked(paragraph.style.as_deref());
        let own = paragraph.asked;
        let by = if own.list.is_some() { None } else { by };
        let asked = Asked {
            list: own.list.or(styled.list),
            // A style that names the list finds its level there, unless one is named beside it.
            level: own.level.or(styled.level),
        };
        let label = self.numbering.next(asked, by);
        let text = paragraph.text.trim();
        if text.is_empty() && (label.is_none() || self.tables.is_empty()) {
            return;
        }
        let text = format!("{}{text}", label.unwrap_or_default());
        self.emit(text.trim_end());
    }

    /// Adds a paragraph to the open cell, or to the text, where each of its lines stands alone.
    fn emit(&mut self, text: &str) {
        if let Some(table) = self.tables.last_mut() {
            let cell = &mut table.cell.text;
            if !cell.is_empty() {
                cell.push('\n');
            }
            cell.push_str(text);
            return;
        }
        let lines = text
            .split('\n')
            .map(str::trim_end)
            .filter(|line| !line.is_empty());
        self.parts
            .extend(lines.map(|line| Part::Paragraph(line.to_owned())));
    }

    /// Puts a table where it stands: one in a cell becomes text of the cell, one of a single column is a frame around text.
    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else {
            return;
        };
        let frame = table.grid.width() <= 1;
        let table = table.grid.table();
        if self.tables.is_empty() && !frame {
            self.parts.push(Part::Table(table));
            return;
        }
        for row in table.rows {
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(Cell::text)
                .filter(|text| !text.is_empty())
                .collect();
            self.emit(&cells.join(" "));
        }
    }
}
