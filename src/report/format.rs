//! In what file a report leaves.

use std::path::Path;

use super::form::Form;
use crate::error::{Error, Kind, Result};
use crate::lang::both;

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A workbook for Excel, WPS and `LibreOffice`.
    Xlsx,
    /// Comma-separated values.
    Csv,
    /// A text for Word, WPS and `LibreOffice` in the form of GB/T 9704-2012.
    Docx,
    /// Markdown.
    Md,
    /// One page for a browser.
    Html,
    /// For programs.
    Json,
}

impl Format {
    /// All of them.
    pub(crate) const ALL: [Self; 6] = [
        Self::Xlsx,
        Self::Csv,
        Self::Docx,
        Self::Md,
        Self::Html,
        Self::Json,
    ];

    /// The ending of its files, without the dot.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Docx => "docx",
            Self::Md => "md",
            Self::Html => "html",
            Self::Json => "json",
        }
    }

    /// The format with this ending, in capitals or not.
    pub(crate) fn named(ending: &str) -> Option<Self> {
        let is = |format: &Self| format.ending().eq_ignore_ascii_case(ending);
        Self::ALL.into_iter().find(is)
    }

    /// The format that a file's name asks for.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] for a name that ends otherwise.
    pub(crate) fn of(file: &Path) -> Result<Self> {
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        Self::named(&ending).ok_or_else(|| {
            let file = file.display();
            Error::new(
                Kind::Usage,
                both!(
                    "不知道把 {file} 写成什么格式",
                    "it is not clear what format {file} is to have"
                ),
            )
            .hint(both!(
                "文件名应以 .xlsx、.csv、.docx、.md、.html 或 .json 结尾",
                "end its name in .xlsx, .csv, .docx, .md, .html or .json"
            ))
        })
    }

    /// Whether its bytes mean nothing on a terminal.
    pub(crate) fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx | Self::Docx)
    }

    /// What it holds when nobody says.
    pub(crate) fn usual_form(self) -> Form {
        match self {
            Self::Xlsx | Self::Csv | Self::Json => Form::Ledger,
            Self::Docx | Self::Md | Self::Html => Form::Report,
        }
    }

    /// Whether it can hold `form`.
    pub(crate) fn holds(self, form: Form) -> bool {
        form == Form::Ledger || !matches!(self, Self::Xlsx | Self::Csv)
    }
}
