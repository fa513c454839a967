//! All files that go out for a period: a sheet for each unit, and what is sent along.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::blank::{Blank, file_name, write};
use super::letter::{Letter, letter};
use crate::error::Result;
use crate::journal::Period;
use crate::listing::{Board, Owed};

/// The file with the letter.
pub(crate) const LETTER: &str = "说明.txt";

/// The sheets of one unit, a page for each notice in which it owes a return.
pub(crate) struct Book<'a> {
    /// What the unit is called.
    pub(crate) unit: &'a str,
    /// Never empty.
    pub(crate) pages: Vec<Page<'a>>,
}

/// A unit's sheet for one notice.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    /// The notice, and what is recorded for it.
    pub(crate) board: Board<'a>,
    /// What the unit owes there.
    pub(crate) owed: &'a Owed<'a>,
    /// The order of the newest entry of its journal.
    pub(crate) stamp: i64,
    /// What the notice is called among several; empty for one that is open alone.
    pub(crate) short: &'a str,
}

impl Book<'_> {
    /// How many clauses the unit is to return on.
    pub(crate) fn clauses(&self) -> usize {
        self.pages.iter().map(|page| page.owed.rows.len()).sum()
    }

    /// How many of them it returns on as if it led.
    pub(crate) fn inferred(&self) -> usize {
        self.pages.iter().map(|page| page.owed.inferred()).sum()
    }
}

/// Everything that is sent.
pub(crate) struct Package<'a> {
    /// The units' sheets.
    pub(crate) books: Vec<Book<'a>>,
    /// The title of the notice, or how many there are.
    pub(crate) title: &'a str,
    /// For which period.
    pub(crate) period: Period,
    /// By which day they are wanted.
    pub(crate) by: NaiveDate,
    /// Who signs the letter; empty for nobody.
    pub(crate) signed: &'a str,
    /// The day of making.
    pub(crate) made: NaiveDate,
}

impl Package<'_> {
    /// What the files are called, in the order of the units; none is called as another is, upper or lower case.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut used = HashSet::new();
        let files = self.books.iter().map(|book| {
            let name = file_name(book.unit, self.period);
            let mut free = name.clone();
            let mut number = 2;
            while !used.insert(free.to_lowercase()) {
                free = name.replace(".xlsx", &format!("-{number}.xlsx"));
                number += 1;
            }
            free
        });
        files.collect()
    }

    /// The files by name.
    ///
    /// # Errors
    ///
    /// `Kind::Data` where a workbook cannot be made.
    pub(crate) fn files(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let names = self.names();
        let mut files = Vec::new();
        for (book, name) in self.books.iter().zip(&names) {
            let several = book.pages.len() > 1;
            let blanks = book.pages.iter().map(|page| Blank {
                board: page.board,
                owed: page.owed,
                period: self.period,
                by: self.by,
                stamp: page.stamp,
                short: if several { page.short } else { "" },
            });
            files.push((name.clone(), write(&blanks.collect::<Vec<_>>())?));
        }
        let books = self.books.iter().zip(names);
        let units = books.map(|(book, file)| (book.unit, book.clauses(), file));
        let letter = letter(&Letter {
            notice: self.title,
            period: self.period,
            by: self.by,
            signed: self.signed,
            made: self.made,
            units: units.collect(),
        });
        files.push((LETTER.to_owned(), letter));
        Ok(files)
    }
}
