//! A catalogue read from RON. [`check`](super::check) makes a [`Catalogue`] of a [`Draft`], [`write`](super::write) the text of
//! a catalogue, [`v1`] a draft of a file of version 1.

use std::path::Path;

use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::check::{Fault, check};
use super::draft::Draft;
use super::proof::unproven;
use super::{Catalogue, v1};
use crate::error::{Error, Kind, Result};
use crate::lang::both;
use crate::ronfile;

/// The largest catalogue file that is read, in bytes: a hundred thousand clauses stay below.
const MAX_BYTES: usize = 256 << 20;

/// The version alone, so that a newer file is refused as that and not for a field that this version lacks.
#[derive(Deserialize)]
struct VersionOnly {
    version: u32,
}

impl Catalogue {
    /// Reads a catalogue; `file` is what errors name.
    ///
    /// # Errors
    ///
    /// The first fault of [`Self::check_ron`], with the number of the others.
    pub(crate) fn from_ron(text: &str, file: &Path) -> Result<Self> {
        Self::check_ron(text, file).map_err(|mut faults| {
            let others = faults.len().saturating_sub(1);
            let first = faults.swap_remove(0);
            if others == 0 {
                return first;
            }
            first.hint(both!(
                "另有 {others} 处问题，可用 duban check 查看",
                "there are {others} more; duban check lists them"
            ))
        })
    }

    /// Reads a catalogue and says everything that is wrong with it, at least one error where it fails.
    ///
    /// # Errors
    ///
    /// Of kind [`Kind::Data`], each with line and column: the file is too large, of a newer version, no RON of this
    /// form, or says something that the notice in it does not bear out.
    pub(crate) fn check_ron(text: &str, file: &Path) -> std::result::Result<Self, Vec<Error>> {
        let draft = draft(text, file).map_err(|err| vec![err])?;
        check(draft).map_err(|faults| faults.iter().map(|fault| fault.error(text, file)).collect())
    }

    /// What the notice in a draft does not bear out: places of areas and clauses; without a clause, the area's heading.
    pub(crate) fn unproven(draft: &Draft) -> Vec<(usize, Option<usize>)> {
        unproven(draft)
    }

    /// The catalogue that a draft describes.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it; there is at least one fault.
    pub(crate) fn from_draft(draft: Draft) -> std::result::Result<Self, Vec<Fault>> {
        check(draft)
    }
}

/// The draft in `text`.
fn draft(text: &str, file: &Path) -> Result<Draft> {
    if text.len() > MAX_BYTES {
        let most = MAX_BYTES >> 20;
        return Err(Error::new(
            Kind::Data,
            both!("文件超过 {most} MB", "the file is larger than {most} MB"),
        )
        .in_file(file));
    }
    let text = ronfile::without_bom(text);
    // Where even the version cannot be read, the error of the whole file says more.
    match ron::from_str(text) {
        Ok(VersionOnly { version: 1 }) => parse::<v1::Draft>(text, file).map(Into::into),
        Ok(VersionOnly { version }) if version > Draft::VERSION => Err(Error::new(
            Kind::Data,
            both!(
                "文件版本为 {version}，本程序只能读取版本 1 至 {}",
                "the file is of version {version}; this program reads 1 to {}",
                Draft::VERSION
            ),
        )
        .in_file(file)
        .hint(both!("请升级 duban", "upgrade duban"))),
        _ => parse(text, file),
    }
}

/// What the RON in `text` says; a value that may be missing is written bare or left out.
fn parse<T: DeserializeOwned>(text: &str, file: &Path) -> Result<T> {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(text)
        .map_err(|err| ronfile::ron_error(&err, text, file))
}

#[cfg(test)]
mod tests;
