//! A list as it is to be written as a file.

use crate::catalogue::{ClauseId, UnitId};
use crate::error::Error;
use crate::lang::{Label, Lang, plural, tr};
use crate::listing::news::Place;
use crate::search::Hit;

/// The rows of a list, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Rows {
    /// Clauses.
    Clauses(Vec<ClauseId>),
    /// Units.
    Units(Vec<UnitId>),
    /// What was recorded.
    Entries(Vec<Place>),
    /// What a search has found.
    Hits(Vec<Hit>),
}

impl Rows {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Clauses(rows) => rows.len(),
            Self::Units(rows) => rows.len(),
            Self::Entries(rows) => rows.len(),
            Self::Hits(rows) => rows.len(),
        }
    }

    /// So many of them: 12 条, 53 个单位.
    pub(crate) fn counted(&self, lang: Lang) -> String {
        let count = self.len();
        let s = plural(count);
        match self {
            Self::Clauses(_) => tr!(lang, "{count} 条", "{count} clause{s}"),
            Self::Units(_) => tr!(lang, "{count} 个单位", "{count} unit{s}"),
            Self::Entries(_) if count == 1 => tr!(lang, "1 条登记", "1 entry"),
            Self::Entries(_) => tr!(lang, "{count} 条登记", "{count} entries"),
            Self::Hits(_) => tr!(lang, "{count} 项", "{count} hit{s}"),
        }
    }

    /// The file that is suggested for them.
    pub(crate) fn suggestion(&self) -> Label {
        match self {
            Self::Clauses(_) => Label::new("~/台账.xlsx", "~/ledger.xlsx"),
            Self::Units(_) => Label::new("~/单位.xlsx", "~/units.xlsx"),
            Self::Entries(_) => Label::new("~/登记.xlsx", "~/log.xlsx"),
            Self::Hits(_) => Label::new("~/查找.xlsx", "~/search.xlsx"),
        }
    }
}

/// The rows of a list, to be written as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Export {
    /// The rows.
    pub(crate) rows: Rows,
    /// What the list shows, in words; empty where it is all there is.
    pub(crate) scope: String,
    /// The file that is there and that may be replaced if it is named again.
    pub(crate) replaces: Option<String>,
}

/// Why nothing was exported.
#[derive(Debug)]
pub(crate) enum Exported {
    /// There is a file of this name.
    There,
    /// It could not be written.
    Failed(Error),
}
