//! A journal that was read, with what its text looked like: what begins with the same bytes is read from there on alone, and added
//! to without being read again.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::adding::Added;
use super::digest::Digest;
use super::entries::Journal;
use super::entry::Entry;
use super::format::{holds, lines};
use super::quick::{self, Lines};
use super::reading::{Open, read};
use super::subject::Subject;
use crate::error::Result;
use crate::lang::Wording;

/// A journal as it was read, or as it was written. Its entries are shared, its text is not held.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    journal: Journal,
    /// Of the text up to where lines are added, or of all of it where `open` is none.
    seen: Digest,
    open: Option<Open>,
}

/// A journal's file with entries added.
#[derive(Clone, Debug)]
pub(crate) struct Grown<'a> {
    /// What it holds now.
    pub(crate) held: Held,
    /// What people should know; see [`Added::remarks`].
    pub(crate) remarks: Vec<Wording>,
    pieces: [Cow<'a, [u8]>; 3],
}

impl Grown<'_> {
    /// Its bytes, one piece after another.
    pub(crate) fn pieces(&self) -> [&[u8]; 3] {
        self.pieces.each_ref().map(AsRef::as_ref)
    }

    /// How many bytes it has.
    pub(crate) fn length(&self) -> usize {
        self.pieces.iter().map(|piece| piece.len()).sum()
    }
}

impl Held {
    /// Reads the journal of a notice from the text of `file`.
    ///
    /// # Errors
    ///
    /// Those of [`Journal::parse_ron`].
    pub(crate) fn read(text: &str, file: &Path, subject: &Arc<Subject>) -> Result<Self> {
        let (journal, open) = read(text, file, subject)?;
        Ok(Self::of(journal, open, text.as_bytes()))
    }

    fn of(journal: Journal, open: Option<Open>, bytes: &[u8]) -> Self {
        let seen = open.map_or(bytes, |open| &bytes[..open.end]);
        Self {
            journal,
            seen: Digest::new().with(seen),
            open,
        }
    }

    /// What the file holds now that it has these bytes; `None` where they do not begin as they did, or go on in a form that is not
    /// the program's own.
    pub(crate) fn again(&self, bytes: &[u8]) -> Option<Self> {
        let (begins, rest) = bytes.split_at_checked(self.seen.length())?;
        if !self.seen.is_of(begins) {
            return None;
        }
        let Some(open) = self.open else {
            return rest.is_empty().then(|| self.clone());
        };
        let Lines { entries, end } = quick::rest(std::str::from_utf8(rest).ok()?)?;
        let end = end?;
        if end == 0 {
            return Some(self.clone());
        }
        Some(Self {
            journal: Journal {
                version: self.journal.version,
                ..self.journal.joined(entries.into_iter().map(Arc::new))
            },
            seen: self.seen.clone().with(&rest[..end]),
            open: Some(Open {
                end: open.end + end,
                ..open
            }),
        })
    }

    /// The journal.
    pub(crate) fn journal(&self) -> &Journal {
        &self.journal
    }

    /// `bytes`, those of the file from which this was read, with `more` (sorted, and later than all of it) added at the end, and
    /// a head of the current version.
    ///
    /// # Errors
    ///
    /// Those of [`Journal::to_ron`].
    pub(crate) fn added_to<'a>(
        &self,
        bytes: &'a [u8],
        more: &[Entry],
        file: &Path,
    ) -> Result<Grown<'a>> {
        if let Some(grown) = self.quickly_added_to(bytes, more) {
            return Ok(grown);
        }
        let text = String::from_utf8_lossy(bytes);
        let Added {
            text,
            journal,
            open,
            remarks,
        } = self.journal.added_to(&text, more, file)?;
        Ok(Grown {
            held: Self::of(journal, open, text.as_bytes()),
            remarks,
            pieces: [text.into_bytes().into(), Cow::default(), Cow::default()],
        })
    }

    /// The same where no more is needed than to put the lines in their place; they are read back as RON.
    fn quickly_added_to<'a>(&self, bytes: &'a [u8], more: &[Entry]) -> Option<Grown<'a>> {
        let open = self.open.filter(|open| open.current)?;
        let (before, after) = bytes.split_at_checked(open.end)?;
        let new_line = if before.ends_with(b"\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let lines = lines(more, new_line).ok()?;
        if !holds(&lines, more) {
            return None;
        }
        let held = Self {
            journal: self.journal.with(more),
            seen: self.seen.clone().with(lines.as_bytes()),
            open: Some(Open {
                end: open.end + lines.len(),
                ..open
            }),
        };
        Some(Grown {
            held,
            remarks: Vec::new(),
            pieces: [before.into(), lines.into_bytes().into(), after.into()],
        })
    }
}

#[cfg(test)]
mod tests;
