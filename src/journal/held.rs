//! A journal that was read, with what its text looked like: what begins with the same bytes is read from there on alone, and added
//! to without being read again.

use std::borrow::Cow;
use std::io::Read;
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

/// A journal that was known, with what its file says now.
#[derive(Clone, Debug)]
pub(crate) struct Again {
    /// The journal.
    pub(crate) held: Held,
    /// The file's bytes behind where lines are added.
    pub(crate) rest: Vec<u8>,
}

/// What a file begins with.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Begins<'a> {
    /// These bytes.
    Text(&'a [u8]),
    /// What another file begins with, whose bytes have this digest.
    Known(&'a Digest),
}

/// A journal's file with entries added.
#[derive(Clone, Debug)]
pub(crate) struct Grown<'a> {
    /// What it holds now.
    pub(crate) held: Held,
    /// What people should know; see [`Added::remarks`].
    pub(crate) remarks: Vec<Wording>,
    /// `None` where it begins with what was known already, which has the digest `known`.
    begins: Option<Cow<'a, [u8]>>,
    known: Digest,
    behind: [Cow<'a, [u8]>; 2],
}

impl Grown<'_> {
    /// What it begins with.
    pub(crate) fn begins(&self) -> Begins<'_> {
        match &self.begins {
            Some(text) => Begins::Text(text),
            None => Begins::Known(&self.known),
        }
    }

    /// The bytes behind that, one piece after another.
    pub(crate) fn behind(&self) -> [&[u8]; 2] {
        self.behind.each_ref().map(AsRef::as_ref)
    }

    /// How many bytes it has.
    pub(crate) fn length(&self) -> usize {
        let begins = match self.begins() {
            Begins::Text(text) => text.len(),
            Begins::Known(digest) => digest.length(),
        };
        begins + self.behind.iter().map(|piece| piece.len()).sum::<usize>()
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

    /// What a file holds that has this text; `None` where it does not begin as the known one did, goes on in a form that is not the
    /// program's own, or cannot be read. It is read piece by piece, and never held as a whole.
    pub(crate) fn again(&self, mut text: impl Read) -> Option<Again> {
        if !self.seen.begins(&mut text, |_| Ok(())).ok()? {
            return None;
        }
        let mut rest = Vec::new();
        text.read_to_end(&mut rest).ok()?;
        self.going_on(rest)
    }

    /// The same of a file that is known to begin so, and goes on with `rest`.
    pub(crate) fn going_on(&self, mut rest: Vec<u8>) -> Option<Again> {
        let same = |rest| Again {
            held: self.clone(),
            rest,
        };
        let Some(open) = self.open else {
            return rest.is_empty().then(|| same(rest));
        };
        let Lines { entries, end } = quick::rest(std::str::from_utf8(&rest).ok()?)?;
        let end = end?;
        if end == 0 {
            return Some(same(rest));
        }
        let held = Self {
            journal: Journal {
                version: self.journal.version,
                ..self.journal.joined(entries.into_iter().map(Arc::new))
            },
            seen: self.seen.clone().with(&rest[..end]),
            open: Some(Open {
                end: open.end + end,
                crlf: rest[..end].ends_with(b"\r\n"),
                ..open
            }),
        };
        rest.drain(..end);
        Some(Again { held, rest })
    }

    /// How many of the file's bytes need not be read to add to it, as long as they are what they were; `None` where all of it is
    /// needed.
    pub(crate) fn known_bytes(&self) -> Option<usize> {
        self.open.filter(|open| open.current)?;
        Some(self.seen.length())
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
        let split = self.open.and_then(|open| bytes.split_at_checked(open.end));
        if let Some((before, rest)) = split
            && let Some(grown) = self.quickly_added_to(rest, more)
        {
            return Ok(Grown {
                begins: Some(before.into()),
                ..grown
            });
        }
        self.slowly_added_to(bytes, more, file)
    }

    /// The same by looking through all of it.
    ///
    /// # Errors
    ///
    /// Those of [`Journal::to_ron`].
    fn slowly_added_to(&self, bytes: &[u8], more: &[Entry], file: &Path) -> Result<Grown<'static>> {
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
            begins: Some(text.into_bytes().into()),
            known: self.seen.clone(),
            behind: [Cow::default(), Cow::default()],
        })
    }

    /// The same where no more is needed than to put the lines in their place, before `rest`; they are read back as RON. The file
    /// begins with what is known of it.
    pub(crate) fn quickly_added_to<'a>(&self, rest: &'a [u8], more: &[Entry]) -> Option<Grown<'a>> {
        let open = self.open.filter(|open| open.current)?;
        let lines = lines(more, if open.crlf { "\r\n" } else { "\n" }).ok()?;
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
            begins: None,
            known: self.seen.clone(),
            behind: [lines.into_bytes().into(), rest.into()],
        })
    }
}

#[cfg(test)]
mod tests;
