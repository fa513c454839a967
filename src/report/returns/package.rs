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

/// What goes out for a period.
pub(crate) struct Package<'a> {
    /// The notice, and what is known of its clauses.
    pub(crate) board: Board<'a>,
    /// The units with what they owe.
    pub(crate) units: &'a [Owed<'a>],
    /// For which period.
    pub(crate) period: Period,
    /// By which day.
    pub(crate) by: NaiveDate,
    /// How far the journal is, in milliseconds of its clock.
    pub(crate) stamp: i64,
    /// Who signs the letter; empty where nobody is named.
    pub(crate) signed: &'a str,
    /// On which day it is made.
    pub(crate) made: NaiveDate,
}

impl Package<'_> {
    /// The name of each unit's file; two units whose names differ only in what a file's name cannot have get a number.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut used = HashSet::new();
        let files = self.units.iter().map(|owed| {
            let name = file_name(&owed.unit.name, self.period);
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

    /// Each file with its name and bytes, the letter last.
    ///
    /// # Errors
    ///
    /// [`Kind::Data`](crate::error::Kind::Data) where a sheet does not fit its format.
    pub(crate) fn files(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let names = self.names();
        let mut files = Vec::new();
        for (owed, name) in self.units.iter().zip(&names) {
            let blank = Blank {
                board: self.board,
                owed,
                period: self.period,
                by: self.by,
                stamp: self.stamp,
            };
            files.push((name.clone(), write(&blank)?));
        }
        let units = self.units.iter().zip(names);
        let units = units.map(|(owed, file)| (owed.unit.name.as_str(), owed.rows.len(), file));
        let letter = letter(&Letter {
            notice: &self.board.catalogue.notice.title,
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
