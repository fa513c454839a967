//! Labelled lines for screen readers and bad lines: a record is one `label: value` a line, a blank line parts records; no
//! columns, no colour, no sign that is not a word.
//!
//! The records are made of the same sheets of `listing` as tables and JSON.

use super::out::Out;
use crate::lang::{Label, Lang};
use crate::listing::{ColumnHead, Sheet, Value};

/// What one record says.
pub(super) struct Record {
    lang: Lang,
    lines: Vec<String>,
}

impl Record {
    /// A record that says nothing yet.
    pub(super) fn new(lang: Lang) -> Self {
        let lines = Vec::new();
        Self { lang, lines }
    }

    /// Adds a value; nothing where it is empty.
    pub(super) fn field(mut self, label: Label, value: impl AsRef<str>) -> Self {
        self.push(label.pick(self.lang), value.as_ref());
        self
    }

    /// The row of a sheet: its values under the heads that labelled lines have.
    pub(super) fn of(heads: &[ColumnHead], row: &[Value], lang: Lang) -> Self {
        let columns = heads
            .iter()
            .zip(row)
            .filter(|(head, _)| head.faces.labelled);
        columns.fold(Self::new(lang), |record, (head, value)| {
            record.field(head.label, value.labelled(lang))
        })
    }

    /// Adds a value under a label that is known only now.
    pub(super) fn push(&mut self, label: &str, value: &str) {
        if !value.is_empty() {
            self.lines
                .push(format!("{label}{}{value}", self.lang.pick("：", ": ")));
        }
    }
}

/// Writes the records, a blank line between two; says so where there are none, since silence tells a listener nothing.
pub(super) fn print(records: impl IntoIterator<Item = Record>, out: &mut Out) {
    let mut records = records.into_iter().peekable();
    if records.peek().is_none() {
        out.line(out.lang.pick("结果：没有", "Found: nothing"));
    }
    for (at, record) in records.enumerate() {
        if at > 0 {
            out.line("");
        }
        for line in &record.lines {
            out.line(line);
        }
    }
}

/// The records of a sheet, one a row.
pub(super) fn records(sheet: &Sheet, lang: Lang) -> impl Iterator<Item = Record> {
    let rows = sheet.rows.iter();
    rows.map(move |row| Record::of(&sheet.heads, row, lang))
}

/// Writes a sheet.
pub(super) fn sheet(sheet: &Sheet, out: &mut Out) {
    print(records(sheet, out.lang), out);
}
