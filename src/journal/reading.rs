//! Reading a journal's text: quickly where it is in the program's own form, by way of RON where not.

use std::path::Path;
use std::sync::Arc;

use super::entries::Journal;
use super::quick::{self, Quick};
use super::subject::Subject;
use crate::error::Result;

/// How a text is added to without looking through all of it: it is in the program's own form, and its head is current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Open {
    /// Where lines are added, in bytes.
    pub(super) end: usize,
    /// Whether the head is just as it would be written now.
    pub(super) current: bool,
    /// Whether the line before ends as lines do on Windows.
    pub(super) crlf: bool,
}

#[cfg(any(test, fuzzing))]
impl Journal {
    /// Reads the journal of a notice from the text of `file`.
    ///
    /// # Errors
    ///
    /// Those of [`Journal::parse_ron`].
    pub(crate) fn parse(text: &str, file: &Path, subject: &Arc<Subject>) -> Result<Self> {
        read(text, file, subject).map(|(journal, _)| journal)
    }
}

/// Reads the journal of a notice from the text of `file`, with how that is added to where it can be seen.
///
/// # Errors
///
/// Those of [`Journal::parse_ron`].
pub(super) fn read(
    text: &str,
    file: &Path,
    subject: &Arc<Subject>,
) -> Result<(Journal, Option<Open>)> {
    let Some(Quick {
        version,
        entries,
        current,
        end,
    }) = quick::read(text, subject)
    else {
        return Ok((Journal::parse_ron(text, file, subject)?, None));
    };
    let journal = Journal {
        version,
        ..Journal::from_entries(Arc::clone(subject), entries)
    };
    let open = end.map(|end| Open {
        end,
        current,
        crlf: text[..end].ends_with("\r\n"),
    });
    Ok((journal, open))
}
