//! A list as it is to be written as a file.

use chrono::NaiveDate;

use crate::catalogue::{ClauseId, UnitId};
use crate::error::Error;
use crate::journal::Period;
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
    /// Return sheets for these units, into a folder.
    Sheets {
        /// For which period.
        period: Period,
        /// By which day they are to be returned.
        by: NaiveDate,
        /// The units.
        units: Vec<UnitId>,
    },
}

impl Rows {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Clauses(rows) => rows.len(),
            Self::Units(rows) => rows.len(),
            Self::Entries(rows) => rows.len(),
            Self::Hits(rows) => rows.len(),
            Self::Sheets { units, .. } => units.len(),
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
            Self::Sheets { .. } => tr!(lang, "{count} 份报送表", "{count} return sheet{s}"),
        }
    }

    /// The file, or the folder, that is suggested for them.
    pub(crate) fn suggestion(&self, lang: Lang) -> String {
        let name = match self {
            Self::Clauses(_) => Label::new("~/台账.xlsx", "~/ledger.xlsx"),
            Self::Units(_) => Label::new("~/单位.xlsx", "~/units.xlsx"),
            Self::Entries(_) => Label::new("~/登记.xlsx", "~/log.xlsx"),
            Self::Hits(_) => Label::new("~/查找.xlsx", "~/search.xlsx"),
            Self::Sheets { period, .. } => {
                let period = period.compact();
                return tr!(lang, "~/报送-{period}", "~/returns-{period}");
            }
        };
        name.pick(lang).to_owned()
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
