//! A clause as it is copied: quoted with its source, and as a row of the ledger.

use super::board::Board;
use super::clauses::ClauseRow;
use crate::catalogue::{Area, Clause};
use crate::lang::Lang;
use crate::text::clean;

impl<'a> Board<'a> {
    /// A clause as it is quoted: its text and annotation verbatim, then where they stand: ——《…分工》二（三）3.
    pub(crate) fn quotation(self, clause: &Clause) -> String {
        let annotation = clause.duty.as_ref().map_or("", |duty| &duty.annotation);
        let area = self.catalogue.area(clause.id.area);
        let (title, printed) = (
            &self.catalogue.notice.title,
            area.map_or_else(String::new, Area::full_number),
        );
        let place = format!("《{title}》{printed}{}", clause.id.index);
        format!("{}{annotation}——{place}", clause.text)
    }

    /// A clause's row of the ledger, its cells parted by tabs so that a spreadsheet takes them apart.
    pub(crate) fn ledger_line(self, row: ClauseRow<'a>, lang: Lang) -> String {
        let sheet = self.ledger_sheet(&[row], lang);
        let cells = sheet.rows.iter().flatten();
        let cells = cells.map(|value| clean(&value.cell(lang)).into_owned());
        cells.collect::<Vec<_>>().join("\t")
    }
}
