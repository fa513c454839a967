//! What went wrong, where, and what a person can do about it; its kind is the exit code.

use std::path::{Path, PathBuf};

use crate::lang::{Lang, Wording, both};
use crate::text;

/// What sort of failure it is; decides the exit code of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing matched what was asked for.
    NotFound = 1,
    /// The command line cannot be understood.
    Usage = 2,
    /// A file holds something that it must not hold.
    Data = 3,
    /// The system refused to read or write.
    Io = 4,
}

/// Where in which file; line and column count from 1, columns in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file, once its name is known.
    pub(crate) file: Option<PathBuf>,
    /// Line and column, where they are known.
    pub(crate) line: Option<(usize, usize)>,
}

/// An error as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Error {
    kind: Kind,
    what: Box<Wording>,
    place: Option<Box<Place>>,
    hint: Option<Box<Wording>>,
}

/// The result of everything that can fail with an [`Error`].
pub(crate) type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error of `kind`; say what happened in a sentence without a full stop.
    pub(crate) fn new(kind: Kind, what: Wording) -> Self {
        Self {
            kind,
            what: Box::new(what),
            place: None,
            hint: None,
        }
    }

    /// Adds the file it happened in, unless it names one already.
    pub(crate) fn in_file(mut self, file: &Path) -> Self {
        let place = self.place.get_or_insert_default();
        place.file.get_or_insert_with(|| file.to_path_buf());
        self
    }

    /// Adds line and column (both from 1) in a file that the caller knows.
    pub(crate) fn at_line(mut self, line: usize, column: usize) -> Self {
        self.place.get_or_insert_default().line = Some((line, column));
        self
    }

    /// Adds file, line and column (both from 1).
    pub(crate) fn at(self, file: &Path, line: usize, column: usize) -> Self {
        self.in_file(file).at_line(line, column)
    }

    /// Adds what the reader can do about it.
    pub(crate) fn hint(mut self, hint: Wording) -> Self {
        self.hint = Some(Box::new(hint));
        self
    }

    /// What sort of failure it is.
    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    /// Line and column (both from 1), where they are known.
    pub(crate) fn line(&self) -> Option<(usize, usize)> {
        self.place.as_ref()?.line
    }

    /// The process's exit code for it.
    pub(crate) fn exit_code(&self) -> u8 {
        self.kind as u8
    }

    /// The whole message: place, what happened, hint; free of control characters, line by line.
    pub(crate) fn message(&self, lang: Lang) -> String {
        let mut out = String::new();
        if let Some(place) = &self.place {
            if let Some(file) = &place.file {
                out.push_str(&text::clean(&file.to_string_lossy()));
            }
            if let Some((line, column)) = place.line {
                let place = both!(
                    " 第 {line} 行第 {column} 列",
                    ", line {line}, column {column}"
                );
                out.push_str(place.pick(lang));
            }
            out.push_str(lang.pick("：", ": "));
        }
        out.push_str(&text::clean(self.what.pick(lang)));
        if let Some(hint) = &self.hint {
            out.push('\n');
            out.push_str(&text::clean(hint.pick(lang)));
        }
        out
    }
}
