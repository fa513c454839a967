//! What the importer is not sure of.

use crate::lang::Wording;

/// Something that the importer had to guess or leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// The line of the notice, from 1.
    pub(crate) line: usize,
    /// The words of that line that it is about, where they stand there.
    pub(crate) words: Option<String>,
    /// What, and what was assumed, in a sentence without a full stop.
    pub(crate) what: Wording,
}

impl Doubt {
    /// A doubt about `words` on `line`.
    pub(super) fn new(line: usize, words: &str, what: Wording) -> Self {
        let words = (!words.is_empty()).then(|| words.to_owned());
        Self { line, words, what }
    }
}
