//! How a catalogue looks as RON: the drafts that are read and written. [`check`](super::check) makes a [`Catalogue`]
//! of a draft, [`write`](super::write) the text of a catalogue, [`v1`](super::v1) a draft of a file of version 1.

use std::path::Path;

use chrono::NaiveDate;
use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::check::{Fault, check, unproven};
use super::v1;
use super::{AreaNo, Catalogue, ClauseId, Deadline, Field, Indicator, Role, Standing, Unit};
use crate::error::{Error, Kind, Result};
use crate::lang::both;
use crate::ronfile;

/// The largest catalogue file that is read, in bytes: a hundred thousand clauses stay below.
const MAX_BYTES: usize = 256 << 20;

/// A catalogue as written down: nothing in it is checked yet.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Draft {
    /// The format's version; [`Draft::VERSION`].
    pub(crate) version: u32,
    /// The document.
    pub(crate) notice: NoticeDraft,
    /// All units, in the order in which the notice first names them.
    pub(crate) units: Vec<Unit>,
    /// The standing remarks.
    #[serde(default)]
    pub(crate) rules: Vec<RuleDraft>,
    /// The areas in order.
    pub(crate) areas: Vec<AreaDraft>,
}

impl Draft {
    /// The version of the format that this program writes; it reads version 1 too.
    pub(crate) const VERSION: u32 = 2;
}

/// A [`Notice`](super::Notice) as written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoticeDraft {
    /// See [`Notice`](super::Notice).
    pub(crate) id: String,
    /// See [`Notice`](super::Notice).
    pub(crate) title: String,
    /// See [`Notice`](super::Notice).
    #[serde(default)]
    pub(crate) short: Option<String>,
    /// See [`Notice`](super::Notice).
    #[serde(default)]
    pub(crate) issuer: Option<String>,
    /// See [`Notice`](super::Notice).
    #[serde(default)]
    pub(crate) date: Option<String>,
    /// See [`Notice`](super::Notice).
    #[serde(default)]
    pub(crate) day: Option<NaiveDate>,
    /// See [`Notice`](super::Notice).
    #[serde(default)]
    pub(crate) place: Option<String>,
    /// The text line by line.
    pub(crate) lines: Vec<String>,
}

/// A [`StandingRule`](super::StandingRule) as written down.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleDraft {
    /// From which clause on.
    pub(crate) since: ClauseId,
    /// What it means.
    pub(crate) means: Standing,
    /// The remark verbatim.
    pub(crate) text: String,
}

/// An [`Area`](super::Area) as written down.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AreaDraft {
    /// From 1, without gaps.
    pub(crate) number: AreaNo,
    /// See [`Area`](super::Area).
    #[serde(default)]
    pub(crate) printed: Option<String>,
    /// See [`Area`](super::Area).
    #[serde(default)]
    pub(crate) chapter: Option<String>,
    /// See [`Area`](super::Area).
    pub(crate) title: String,
    /// Verbatim; none where the notice has no heading over these clauses.
    #[serde(default)]
    pub(crate) heading: Option<String>,
    /// From 1.
    pub(crate) line: usize,
    /// The clauses in order.
    pub(crate) clauses: Vec<ClauseDraft>,
}

/// A [`Clause`](super::Clause) as written down; without an annotation it has no duty.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClauseDraft {
    /// `area.index`.
    pub(crate) id: ClauseId,
    /// From 1.
    pub(crate) line: usize,
    /// The other lines of the text, from 1.
    #[serde(default)]
    pub(crate) also: Vec<usize>,
    /// Verbatim.
    pub(crate) text: String,
    /// Verbatim.
    #[serde(default)]
    pub(crate) annotation: Option<String>,
    /// The units by role, in the order of the annotation.
    #[serde(default)]
    pub(crate) groups: Vec<GroupDraft>,
    /// By when.
    #[serde(default)]
    pub(crate) deadline: Option<Deadline>,
    /// What else the annotation says.
    #[serde(default)]
    pub(crate) fields: Vec<Field>,
    /// The targets.
    #[serde(default)]
    pub(crate) indicators: Vec<Indicator>,
}

/// A [`DutyGroup`](super::DutyGroup) as written down: the units by name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupDraft {
    /// What they have to do.
    pub(crate) role: Role,
    /// Their canonical names.
    pub(crate) units: Vec<String>,
    /// Whether the list ends in 等.
    #[serde(default)]
    pub(crate) open: bool,
}

/// The version alone, so that a newer file is refused as that and not for a field that this version lacks.
#[derive(Deserialize)]
struct Head {
    version: u32,
}

impl Catalogue {
    /// The catalogue compiled into the program.
    ///
    /// # Errors
    ///
    /// Never in a program whose tests passed.
    pub(crate) fn embedded() -> Result<Self> {
        Self::from_ron(
            include_str!("../../data/catalogue.ron"),
            Path::new("data/catalogue.ron"),
        )
    }

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
        Ok(Head { version: 1 }) => parse::<v1::Draft>(text, file).map(Into::into),
        Ok(Head { version }) if version > Draft::VERSION => Err(Error::new(
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
#[path = "format_tests.rs"]
mod tests;
