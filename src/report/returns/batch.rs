//! The sheets of several units, and what is sent along.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::blank::{Blank, file_name, write};
use super::letter::{Letter, letter};
use crate::error::Result;
use crate::journal::Period;
use crate::listing::{Board, Owed};

/// What is sent along with the sheets.
pub(crate) const LETTER: &str = "说明.txt";

/// What all sheets share.
pub(crate) struct Batch<'a> {
    /// Notice and progress.
    pub(crate) board: Board<'a>,
    /// For which period.
    pub(crate) period: Period,
    /// By which day.
    pub(crate) by: NaiveDate,
    /// The order of the journal's last entry: what the sheets know of.
    pub(crate) stamp: i64,
    /// Who asks; empty where nobody is named.
    pub(crate) signed: &'a str,
    /// The day they are made.
    pub(crate) made: NaiveDate,
}

impl Batch<'_> {
    /// The name of each unit's file; two units whose names differ only in what a file's name cannot have get a number.
    pub(crate) fn names(&self, units: &[Owed<'_>]) -> Vec<String> {
        let mut used = HashSet::new();
        let files = units.iter().map(|owed| {
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

    /// The files by name: a sheet for each unit, and the letter.
    ///
    /// # Errors
    ///
    /// `Kind::Data` where a sheet does not fit the format.
    pub(crate) fn files(&self, units: &[Owed<'_>]) -> Result<Vec<(String, Vec<u8>)>> {
        let names = self.names(units);
        let mut files = Vec::new();
        for (owed, name) in units.iter().zip(&names) {
            let blank = Blank {
                board: self.board,
                owed,
                period: self.period,
                by: self.by,
                stamp: self.stamp,
            };
            files.push((name.clone(), write(&blank)?));
        }
        files.push((LETTER.to_owned(), self.letter(units, names)));
        Ok(files)
    }

    fn letter(&self, units: &[Owed<'_>], names: Vec<String>) -> Vec<u8> {
        let units = units.iter().zip(names);
        let units = units.map(|(owed, file)| (owed.unit.name.as_str(), owed.rows.len(), file));
        letter(&Letter {
            notice: &self.board.catalogue.notice.title,
            period: self.period,
            by: self.by,
            signed: self.signed,
            made: self.made,
            units: units.collect(),
        })
    }
}
