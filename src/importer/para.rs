//! Lines → paragraphs, each cut into statements and annotations. Where an annotation or a sentence ends and the next
//! number begins in the same line, the paragraph ends too.

use super::duty::Reading;
use crate::catalogue::marker::Marker;

/// A logical paragraph.
#[derive(Default, Clone, Debug)]
pub(super) struct Para {
    /// The lines of the notice that it stands on, from 1; at least one.
    pub(super) lines: Vec<usize>,
    /// The number at its start.
    pub(super) marker: Option<Marker>,
    /// All of it, without white space at its ends.
    pub(super) text: String,
    /// Its statements and annotations in order.
    pub(super) parts: Vec<Part>,
    /// Whether it is a row of a table, which stands under no heading but the one above the table.
    pub(super) row: bool,
}

impl Note {
    /// Whether it says nothing of who and when, and something under labels of another sort.
    pub(super) fn is_aside(&self) -> bool {
        let Reading {
            groups,
            deadline,
            remark,
            left_out,
            fields,
            ..
        } = &self.reading;
        let silent = groups.is_empty() && deadline.is_none() && remark.is_none();
        silent && left_out.is_empty() && !fields.is_empty()
    }

    /// Adds a note that follows it: （甲牵头）（乙配合）, or 配合单位：… on the next line.
    pub(super) fn join(&mut self, more: &Self) {
        if !self.raw.ends_with(['）', ')', '】', ']', '］']) {
            self.raw.push(' ');
        }
        self.raw.push_str(&more.raw);
        self.lines.extend(more.lines.iter().copied());
        self.reading.join(&more.reading);
    }
}

impl Para {
    /// Its number as printed, without white space at its ends: （二）.
    pub(super) fn printed(&self) -> Option<String> {
        let marker = self.marker?;
        let printed = self.text[..marker.len].trim();
        (!printed.is_empty()).then(|| printed.to_owned())
    }

    /// Where it begins, from 1.
    pub(super) fn line(&self) -> usize {
        self.lines.first().copied().unwrap_or(1)
    }

    /// Whether it holds nothing but annotations.
    pub(super) fn is_note(&self) -> bool {
        self.parts.iter().all(|part| matches!(part, Part::Note(_)))
    }

    /// Whether it holds no annotation.
    pub(super) fn is_text(&self) -> bool {
        self.parts.iter().all(|part| matches!(part, Part::Text(_)))
    }

    /// Takes its annotations out.
    pub(super) fn forget_notes(&mut self) {
        self.parts.retain(|part| matches!(part, Part::Text(_)));
    }

    /// Its statements as one text.
    pub(super) fn statement(&self) -> String {
        let texts = self.parts.iter().filter_map(|part| match part {
            Part::Text(stretch) => Some(stretch.text.as_str()),
            Part::Note(_) => None,
        });
        texts.collect::<Vec<_>>().join(" ")
    }
}

/// A statement with its lines.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    /// Its number included, without white space at its ends.
    pub(super) text: String,
    /// From 1; at least one.
    pub(super) lines: Vec<usize>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A statement.
    Text(Stretch),
    /// An annotation.
    Note(Box<Note>),
}

/// An annotation.
#[derive(Clone, Debug)]
pub(super) struct Note {
    /// Verbatim, with its brackets.
    pub(super) raw: String,
    /// The lines it stands on, from 1; at least one.
    pub(super) lines: Vec<usize>,
    /// What it says.
    pub(super) reading: Reading,
}
