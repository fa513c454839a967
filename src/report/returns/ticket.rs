//! What a sheet says of itself when it comes back, whatever its file is called: five properties of the workbook, and a hidden
//! sheet with the same and what was known of each clause.

use std::collections::BTreeMap;

use super::form::{FORM, HIDDEN};
use crate::catalogue::ClauseId;
use crate::journal::Period;
use crate::lang::{Wording, both};
use crate::office::{Document, Part, Table};

/// What was known of a clause when the sheet was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// The hash of its text.
    pub(super) text: String,
    /// The office's last save on it; `None` where there was none.
    pub(super) save: Option<String>,
}

/// What a sheet says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ticket {
    /// The notice's id.
    pub(super) notice: String,
    /// The unit's name.
    pub(super) unit: String,
    /// Which period it is for.
    pub(super) period: Period,
    /// How far the journal was, in milliseconds of its clock.
    pub(super) stamp: i64,
    /// The clauses on it; none where only the properties came back.
    pub(super) clauses: BTreeMap<ClauseId, Known>,
}

/// The names of the five, as properties and in the hidden sheet.
const NAMES: [&str; 5] = [
    "duban-form",
    "duban-notice",
    "duban-unit",
    "duban-period",
    "duban-stamp",
];
/// What stands over the clauses in the hidden sheet.
const HEADS: [&str; 3] = ["clause", "text", "save"];

impl Ticket {
    /// The five, each with its name.
    pub(super) fn properties(&self) -> [(&'static str, String); 5] {
        let values = [
            FORM.to_owned(),
            self.notice.clone(),
            self.unit.clone(),
            self.period.to_string(),
            self.stamp.to_string(),
        ];
        let mut values = values.into_iter();
        NAMES.map(|name| (name, values.next().unwrap_or_default()))
    }

    /// The rows of the hidden sheet.
    pub(super) fn rows(&self) -> Vec<Vec<String>> {
        let five = self.properties().into_iter();
        let mut rows: Vec<_> = five
            .map(|(name, value)| vec![name.to_owned(), value])
            .collect();
        rows.push(HEADS.map(str::to_owned).to_vec());
        rows.extend(self.clauses.iter().map(|(clause, known)| {
            let save = known.save.clone().unwrap_or_default();
            vec![clause.to_string(), known.text.clone(), save]
        }));
        rows
    }

    /// What a file says of itself; `None` where it says nothing, or what this program does not write.
    ///
    /// # Errors
    ///
    /// The properties and the hidden sheet say different things.
    pub(super) fn of(document: &Document) -> Result<Option<Self>, Wording> {
        let named = |name: &str| {
            let mut all = document.properties.iter();
            let found = all.find(|(own, _)| own == name)?;
            Some(found.1.clone())
        };
        let properties = Self::read(named, BTreeMap::new());
        let hidden = document.parts.iter().find_map(|part| match part {
            Part::Table(table) if table.name.as_deref() == Some(HIDDEN) => Some(table),
            _ => None,
        });
        let hidden = hidden.and_then(Self::of_sheet);
        match (properties, hidden) {
            (Some(properties), Some(hidden)) => {
                let same = Self {
                    clauses: hidden.clauses.clone(),
                    ..properties
                } == hidden;
                if same {
                    return Ok(Some(hidden));
                }
                Err(both!(
                    "文件属性和隐藏表说的不是同一份报送表，可能由两份拼成；请用原表重填",
                    "the file's properties and its hidden sheet are of two different sheets; fill in the original again"
                ))
            }
            (properties, hidden) => Ok(hidden.or(properties)),
        }
    }

    pub(super) fn of_sheet(table: &Table) -> Option<Self> {
        let cell = |row: &crate::office::Row, at: usize| {
            let cell = row.cells.get(at);
            cell.map(|cell| cell.text().trim().to_owned())
                .unwrap_or_default()
        };
        let named = |name: &str| {
            let mut rows = table.rows.iter().take(NAMES.len());
            let row = rows.find(|row| cell(row, 0) == name)?;
            Some(cell(row, 1))
        };
        let rows = table.rows.iter().skip(NAMES.len() + 1);
        let clauses = rows.filter_map(|row| {
            let known = Known {
                text: cell(row, 1),
                save: Some(cell(row, 2)).filter(|save| !save.is_empty()),
            };
            Some((cell(row, 0).parse().ok()?, known))
        });
        Self::read(named, clauses.collect())
    }

    fn read(
        named: impl Fn(&str) -> Option<String>,
        clauses: BTreeMap<ClauseId, Known>,
    ) -> Option<Self> {
        let [form, notice, unit, period, stamp] = NAMES.map(named);
        (form? == FORM).then_some(())?;
        Some(Self {
            notice: notice?,
            unit: unit?,
            period: period?.parse().ok()?,
            stamp: stamp?.parse().ok()?,
            clauses,
        })
    }
}
