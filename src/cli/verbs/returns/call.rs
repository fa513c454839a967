//! What is asked of units, and what is told of it.

use std::path::Path;

use chrono::NaiveDate;

use crate::cli::{ending::Ending, out::Out};
use crate::error::Result;
use crate::journal::{Act, Period};
use crate::lang::{plural, tr};
use crate::listing::Owing;
use crate::report::returns::{Book, LETTER, Package};
use crate::settings::Options;
use crate::store::{Over, write_files};

/// What is asked for, and where it goes.
pub(super) struct Call<'a> {
    /// For which period.
    pub(super) period: Period,
    /// By which day.
    pub(super) by: NaiveDate,
    /// The folder to write to.
    pub(super) folder: &'a Path,
    /// Today.
    pub(super) made: NaiveDate,
    /// Whether supporting units owe one too.
    pub(super) support: bool,
    /// Whether one unit alone is asked.
    pub(super) one_unit: bool,
    /// What may be replaced.
    pub(super) over: Over,
}

impl Call<'_> {
    /// The files for these units.
    pub(super) fn package<'b>(
        &self,
        books: Vec<Book<'b>>,
        title: &'b str,
        options: &'b Options,
    ) -> Package<'b> {
        Package {
            books,
            title,
            period: self.period,
            by: self.by,
            signed: options.report.signed.as_deref().unwrap_or_default(),
            made: self.made,
        }
    }

    /// Writes them.
    pub(super) fn write(&self, package: &Package<'_>, out: &mut Out) -> Result<()> {
        for warning in write_files(self.folder, &package.files()?, self.over)? {
            out.warn(&warning);
        }
        out.saved();
        Ok(())
    }

    /// What the journal is told.
    pub(super) fn asked(&self, owing: &Owing<'_>) -> Act {
        let units = owing.units.iter().map(|owed| owed.unit.name.clone());
        Act::Ask {
            period: self.period,
            by: self.by,
            units: units.collect(),
        }
    }

    /// Says how many files there are, and where.
    pub(super) fn tell(&self, count: usize, out: &Out) {
        let s = plural(count);
        let place = self.folder.canonicalize();
        let place = place.as_deref().unwrap_or(self.folder).display();
        out.note(&tr!(
            out.lang,
            "报送表 {count} 份，连同 {LETTER}：{place}",
            "{count} sheet{s}, and {LETTER}: {place}"
        ));
    }

    /// Says so where the day has passed.
    pub(super) fn tell_past(&self, out: &Out) {
        if self.by < self.made {
            out.note(out.lang.pick(
                "注意：要求的日期已过",
                "note: the day by which to return them has passed",
            ));
        }
    }
}

/// Nobody owes anything.
pub(super) fn nobody(out: &Out) -> Ending {
    out.note(out.lang.pick(
        "没有单位应报送这些条款，未生成文件；配合单位也要报送的，请加 --support",
        "no unit owes a return on these clauses, so no file was made; --support asks supporting units too",
    ));
    Ending::Nothing
}

/// Nothing new was recorded.
pub(super) fn asked_before(out: &Out) {
    out.note(out.lang.pick(
        "此前已请这些单位报送，登记不变",
        "these units were asked before; the journal is as it was",
    ));
}
