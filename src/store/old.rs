//! The text of a journal that is added to, as far as it has to be held.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::fingerprint::Fingerprint;
use super::read::{self, PlainFile};
use crate::error::Result;
use crate::journal::{Again, Entry, Grown, Held};

/// What a journal's file held when it was read or written last, with what it looked like then.
pub(super) type Known = (Held, Fingerprint);

/// The text of a journal that is there.
pub(super) enum Old {
    /// All of it was read.
    Whole(Vec<u8>),
    /// It begins as it is known to, and only what stands behind that was read: how it begins is read again when it is copied.
    Known(PlainFile, Vec<u8>),
}

impl Old {
    /// The file with entries added to what it holds; `None` where all of it has to be read for that.
    ///
    /// # Errors
    ///
    /// Those of [`Held::added_to`].
    pub(super) fn grown<'a>(
        &'a self,
        held: &Held,
        more: &[Entry],
        file: &Path,
    ) -> Result<Option<Grown<'a>>> {
        match self {
            Self::Whole(bytes) => held.added_to(bytes, more, file).map(Some),
            Self::Known(_, rest) => Ok(held.quickly_added_to(rest, more)),
        }
    }

    /// Whether the file does hold what it is known to: where nothing is written nothing is copied, so that nobody has looked.
    pub(super) fn is_as_known(&self, held: &Held) -> bool {
        match self {
            Self::Whole(_) => true,
            Self::Known(found, _) => {
                let text = (&found.file).rewind().ok().map(|()| &found.file);
                text.and_then(|text| held.again(text.take(read::MAX_BYTES + 1)))
                    .is_some()
            }
        }
    }

    /// All of its bytes.
    ///
    /// # Errors
    ///
    /// Those of reading it.
    pub(super) fn bytes(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::Whole(bytes) => Ok(bytes.clone()),
            Self::Known(found, _) => {
                let mut bytes = Vec::new();
                (&found.file).rewind()?;
                (&found.file)
                    .take(read::MAX_BYTES)
                    .read_to_end(&mut bytes)?;
                Ok(bytes)
            }
        }
    }

    /// The file that is copied from.
    pub(super) fn file(&self) -> Option<&File> {
        match self {
            Self::Whole(_) => None,
            Self::Known(found, _) => Some(&found.file),
        }
    }
}

/// What is known of a file, with what has come since; `unchanged` where it looks as it did then, so that how it begins is read
/// when it is copied and not before. `None` where that cannot be told, or all of the text is needed to add to it.
pub(super) fn again(known: &Held, found: &PlainFile, unchanged: bool) -> Option<Again> {
    let bytes = known.known_bytes()?;
    if !unchanged {
        (&found.file).rewind().ok()?;
        return known.again((&found.file).take(read::MAX_BYTES + 1));
    }
    (&found.file).seek(SeekFrom::Start(bytes as u64)).ok()?;
    let mut rest = Vec::new();
    (&found.file)
        .take(read::MAX_BYTES)
        .read_to_end(&mut rest)
        .ok()?;
    known.going_on(rest)
}
