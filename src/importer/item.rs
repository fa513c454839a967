//! Statements under headings, as they are put together.

use super::para::Note;
use crate::catalogue::marker::Level;

/// A statement with its annotation, if it has one.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The lines that it stands on, from 1; at least one.
    pub(super) lines: Vec<usize>,
    /// The level of its number; none for a paragraph without number.
    pub(super) level: Option<Level>,
    /// The statement.
    pub(super) text: String,
    /// The annotation.
    pub(super) note: Option<Box<Note>>,
}

impl Item {
    /// The line where it begins, from 1.
    pub(super) fn line(&self) -> usize {
        self.lines.first().copied().unwrap_or(1)
    }
}

/// A heading (by its paragraph's index) with the statements directly under it.
#[derive(Debug)]
pub(super) struct Group {
    /// None where no heading stands over them.
    pub(super) heading: Option<usize>,
    /// The heading above that one.
    pub(super) parent: Option<usize>,
    /// In the order of the notice.
    pub(super) items: Vec<Item>,
}

impl Group {
    /// Whether some statement of it has an annotation.
    pub(super) fn is_annotated(&self) -> bool {
        self.items.iter().any(|item| item.note.is_some())
    }
}

/// One statement of several paragraphs.
pub(super) fn joined(items: Vec<Item>) -> Option<Item> {
    items.into_iter().reduce(|mut all, item| {
        append(&mut all.text, &item.text);
        all.lines.extend(item.lines);
        all.lines.dedup();
        all.note = all.note.or(item.note);
        all
    })
}

/// Adds `more` to a statement.
pub(super) fn append(text: &mut String, more: &str) {
    if !text.is_empty() && !text.ends_with(['。', '；', '：', '，', '、', '”']) {
        text.push(' ');
    }
    text.push_str(more);
}
