//! A workbook with a unit's sheets for several notices, taken apart: each sheet with what it says of itself.

use super::above::behind;
use super::filled::tables;
use super::form::{Field, HIDDEN, NOTICE};
use super::ticket::Ticket;
use crate::lang::Wording;
use crate::office::{Cell, Document, Part, Row, Table, Unread};

/// A sheet that came back, alone.
pub(crate) struct Page {
    /// The id of its notice; `None` where nothing tells.
    pub(crate) notice: Option<String>,
    /// The sheet, as a file that holds nothing else.
    pub(crate) document: Document,
}

/// The return sheets of a file, each alone. A file with one is that one, whatever else it holds.
///
/// # Errors
///
/// Why none of it is a return sheet.
pub(crate) fn pages(document: Document) -> Result<Vec<Page>, Wording> {
    let hidden: Vec<(&Table, Ticket)> = document
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Table(table) if is_hidden(table) => Some((table, Ticket::of_sheet(table)?)),
            _ => None,
        })
        .collect();
    let found = tables(&document)?;
    if found.len() < 2 && hidden.len() < 2 {
        let notice = Ticket::of(&document)?.map(|ticket| ticket.notice);
        return Ok(vec![Page { notice, document }]);
    }
    let indicators = |(table, head, columns): &(&Table, usize, super::filled::Columns)| {
        let at = columns.get(&Field::Indicator).copied();
        let filled = |row: &&Row| {
            at.and_then(|at| row.cells.get(at))
                .is_some_and(|c| !c.is_empty())
        };
        table.rows[head + 1..].iter().filter(filled).count() as u64
    };
    let all: u64 = found.iter().map(indicators).sum();
    let pages = found.iter().enumerate().map(|(at, one)| {
        let (table, head, _) = one;
        let above: Vec<&Row> = table.rows[..*head].iter().collect();
        let notice = behind(&above, NOTICE);
        let own = hidden
            .iter()
            .find(|(_, ticket)| Some(&ticket.notice) == notice.as_ref());
        let mut parts = vec![Part::Table((*table).clone())];
        parts.extend(own.map(|(table, _)| {
            let name = Some(HIDDEN.to_owned());
            let mut table = (*table).clone();
            table.name = name;
            Part::Table(table)
        }));
        // Notes stand at the indicators of every sheet; what is beyond them is told once.
        let elsewhere = all - indicators(one);
        let unread = document
            .unread
            .iter()
            .filter(|_| at == 0)
            .map(|what| match what {
                Unread::Comments(count) => Unread::Comments(count.saturating_sub(elsewhere)),
                what => what.clone(),
            });
        Page {
            notice,
            document: Document {
                parts,
                properties: Vec::new(),
                unread: unread.collect(),
            },
        }
    });
    Ok(pages.collect())
}

fn is_hidden(table: &Table) -> bool {
    let name = table.name.as_deref().unwrap_or_default();
    let number = name.strip_prefix(HIDDEN);
    number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
        && matches!(table.rows.first().and_then(|row| row.cells.first()), Some(cell) if !matches!(cell, Cell::Empty))
}
