//! Reads `data/units.ron`, from which what is built into the program is packed.

use std::path::Path;

use serde::Deserialize;

use super::{Entry, Lexicon};
use crate::error::{Error, Kind, Result};
use crate::lang::both;
use crate::ronfile::{ron_error, without_bom};

/// The version of the file this program reads.
const VERSION: u32 = 1;

/// Read first, so that a newer file is named as such instead of being called wrong.
#[derive(Deserialize)]
struct LexiconVersion {
    version: u32,
}

impl Lexicon {
    /// Reads the text of a lexicon; `file` only names it in errors.
    ///
    /// # Errors
    /// [`Kind::Data`] with line and column when the text is not RON of this form; when it is of another version, has an
    /// entry without a name or an official name, or a unit twice.
    pub(crate) fn read(text: &str, file: &Path) -> Result<Self> {
        let text = without_bom(text);
        let head: LexiconVersion = ron::from_str(text).map_err(|e| ron_error(&e, text, file))?;
        if head.version != VERSION {
            let found = head.version;
            return Err(refuse(
                both!(
                    "单位名称表的版本是 {found}，本程序只读版本 {VERSION}",
                    "the units file has version {found}; this program reads version {VERSION}"
                ),
                file,
            ));
        }
        let lexicon: Self = ron::from_str(text).map_err(|e| ron_error(&e, text, file))?;
        lexicon.checked(file)
    }

    fn checked(self, file: &Path) -> Result<Self> {
        for (i, entry) in self.units.iter().enumerate() {
            let name = &entry.name;
            let names = entry.names();
            if names.map(str::trim).any(str::is_empty) {
                let nth = i + 1;
                return Err(refuse(
                    both!(
                        "第 {nth} 个单位“{name}”有空名称",
                        "unit {nth} ({name}) has an empty name"
                    ),
                    file,
                ));
            }
            if self.units[..i].iter().any(|earlier| earlier.name == *name) {
                return Err(refuse(
                    both!("单位“{name}”出现了两次", "the unit {name} stands twice"),
                    file,
                ));
            }
        }
        Ok(self)
    }
}

impl Entry {
    fn names(&self) -> impl Iterator<Item = &str> {
        let bodies = self.former.iter().chain(&self.successor);
        [&self.name, &self.official]
            .into_iter()
            .chain(&self.short)
            .chain(bodies.flat_map(|body| std::iter::once(&body.name).chain(&body.short)))
            .map(String::as_str)
    }
}

fn refuse(what: crate::lang::Wording, file: &Path) -> Error {
    Error::new(Kind::Data, what).in_file(file)
}
