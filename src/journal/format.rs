//! How a journal looks as a file: RON, one entry a line.
//!
//! Head and foot are the same in every copy and every entry keeps to its own line, so that git's union merge of two copies
//! is a journal again; lines of the head that it left twice are read so. Control characters, line ends and characters that
//! turn the direction of text are escaped.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::de::{self, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::entries::{Journal, VERSION};
use super::entry::Entry;
use super::line::{Line, Read};
use super::subject::Subject;
use crate::catalogue::NoticeNo;
use crate::error::{Error, Kind, Result};
use crate::lang::{Wording, both};
use crate::ronfile::{ron_error, without_bom};

/// What stands before an entry on its line.
const INDENT: &str = "        ";

/// The fields of a file.
const FIELDS: &[&str] = &["version", "notice", "title", "clauses", "entries"];

/// The dialect: `Return(unit: …)` without brackets of its own inside.
fn dialect() -> Options {
    Options::default().with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// A file; where the head has a line twice, all of them.
#[derive(Default)]
struct Whole {
    versions: Vec<u32>,
    notices: Vec<String>,
    titles: Vec<String>,
    entries: Option<Vec<Read>>,
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_struct("Journal", FIELDS, Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Whole;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a journal")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Whole, A::Error> {
        let mut whole = Whole::default();
        while let Some(name) = map.next_key::<Name>()? {
            match name {
                Name::Version => whole.versions.push(map.next_value()?),
                Name::Notice => whole.notices.push(map.next_value()?),
                Name::Title => whole.titles.push(map.next_value()?),
                Name::Clauses => {
                    map.next_value::<String>()?;
                }
                Name::Entries if whole.entries.is_some() => {
                    return Err(de::Error::duplicate_field("entries"));
                }
                Name::Entries => whole.entries = Some(map.next_value()?),
            }
        }
        for (name, missing) in [
            ("version", whole.versions.is_empty()),
            ("notice", whole.notices.is_empty()),
            ("entries", whole.entries.is_none()),
        ] {
            if missing {
                return Err(de::Error::missing_field(name));
            }
        }
        Ok(whole)
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Name {
    Version,
    Notice,
    Title,
    Clauses,
    Entries,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum HeadName {
    Version,
    #[serde(other)]
    Other,
}

/// The field that all versions share, so that a file of a later one is told as that and not as a broken one.
struct VersionsOnly(Vec<u32>);

impl<'de> Deserialize<'de> for VersionsOnly {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Versions;

        impl<'de> Visitor<'de> for Versions {
            type Value = VersionsOnly;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a journal")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> std::result::Result<VersionsOnly, A::Error> {
                let mut versions = Vec::new();
                while let Some(name) = map.next_key::<HeadName>()? {
                    match name {
                        HeadName::Version => versions.push(map.next_value()?),
                        HeadName::Other => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(VersionsOnly(versions))
            }
        }

        deserializer.deserialize_struct("Journal", FIELDS, Versions)
    }
}

impl Journal {
    /// Reads the journal of a notice from the text of `file`, by way of RON; a byte order mark and CRLF are no matter.
    ///
    /// # Errors
    ///
    /// [`Kind::Data`] with line and column: no RON, an unknown field or word, a time, id, name, note or value that is none;
    /// without them: a later version of the format, another notice.
    pub(crate) fn parse_ron(text: &str, file: &Path, subject: &Arc<Subject>) -> Result<Self> {
        let text = without_bom(text);
        if text.trim().is_empty() {
            let empty = both!("文件是空的", "the file is empty");
            return Err(Error::new(Kind::Data, empty).in_file(file));
        }
        let whole = dialect().from_str::<Whole>(text).map_err(|e| {
            let head = dialect()
                .from_str(text)
                .map(|VersionsOnly(versions)| newest(&versions));
            match head {
                Ok(Err(refused)) => refused.in_file(file),
                _ => ron_error(&e, text, file),
            }
        })?;
        let version = newest(&whole.versions).map_err(|e| e.in_file(file))?;
        check_notice(&whole, subject).map_err(|e| e.in_file(file))?;
        let entries = whole.entries.into_iter().flatten().map(|read| read.0);
        let journal = Self::from_entries(Arc::clone(subject), entries);
        Ok(Self { version, ..journal })
    }

    /// The journal as the text of a file, of the current version.
    ///
    /// # Errors
    ///
    /// [`Kind::Data`] when an entry cannot be written, which no entry that was read or planned gives cause for.
    pub(crate) fn to_ron(&self) -> Result<String> {
        let mut out = format!("(\n    version: {VERSION},\n");
        for (name, value) in head(&self.subject)? {
            out.push_str(&format!("    {name}: {value},\n"));
        }
        let lines = lines(self.entries.iter().map(AsRef::as_ref), "\n")?;
        out.push_str(&format!("    entries: [\n{lines}    ],\n)\n"));
        Ok(out)
    }
}

/// The fields of the head after the version, as they are written now.
pub(super) fn head(subject: &Subject) -> Result<Vec<(&'static str, String)>> {
    let string = |text: &str| ron::to_string(text).map_err(|e| unwritable(&e));
    let mut head = vec![("notice", string(&subject.notice)?)];
    if !subject.title.is_empty() {
        head.push(("title", string(&subject.title)?));
    }
    if let Some(clauses) = subject.clauses {
        head.push(("clauses", string(&clauses.to_string())?));
    }
    Ok(head)
}

/// The highest version, if this program knows it.
fn newest(versions: &[u32]) -> Result<u32> {
    let version = versions.iter().copied().max().unwrap_or_default();
    if (1..=VERSION).contains(&version) {
        return Ok(version);
    }
    let error = Error::new(
        Kind::Data,
        both!(
            "登记文件的格式版本是 {version}，本程序只认识版本 1 至 {VERSION}",
            "the journal has format version {version}; this program knows versions 1 to {VERSION}"
        ),
    );
    Err(if version > VERSION {
        error.hint(both!("请使用更新版本的 duban", "use a newer duban"))
    } else {
        error
    })
}

fn check_notice(whole: &Whole, subject: &Subject) -> Result<()> {
    let Some(found) = whole.notices.iter().find(|found| **found != subject.notice) else {
        return Ok(());
    };
    let found = named(found, whole.titles.first().map_or("", String::as_str));
    let wanted = named(&subject.notice, &subject.title);
    let what = Wording {
        zh: format!("登记文件属于另一份通知{}，不是{}", found.zh, wanted.zh),
        en: format!(
            "the journal belongs to another notice, {}, not to {}",
            found.en, wanted.en
        ),
    };
    Err(Error::new(Kind::Data, what).hint(both!(
        "用 --state 指定本通知的登记文件，或用 --catalogue 指定它所属的通知",
        "name this notice's journal with --state, or that notice with --catalogue"
    )))
}

/// A notice by its id, and its title where that is known.
fn named(id: &str, title: &str) -> Wording {
    if title.is_empty() {
        return both!("“{id}”", "“{id}”");
    }
    both!("“{title}”（{id}）", "“{title}” ({id})")
}

/// Whether RON reads just these entries in such [`lines`].
pub(super) fn holds(lines: &str, entries: &[Entry]) -> bool {
    let read = dialect().from_str::<Vec<Read>>(&format!("[{lines}]"));
    // The file does not know of the shelf.
    let alone = entries.iter().map(|entry| Entry {
        clause: entry.clause.map(|clause| clause.on(NoticeNo::default())),
        ..entry.clone()
    });
    read.is_ok_and(|read| read.into_iter().map(|read| read.0).eq(alone))
}

/// These entries, one a line, each line with its indent and its end.
pub(super) fn lines<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    new_line: &str,
) -> Result<String> {
    let one_line = PrettyConfig::new().depth_limit(0).new_line("\n");
    let dialect = dialect();
    let mut out = String::new();
    for entry in entries {
        let line = dialect
            .to_string_pretty(&Line::from(entry), one_line.clone())
            .map_err(|e| unwritable(&e))?;
        out.push_str(INDENT);
        out.push_str(&line);
        out.push(',');
        out.push_str(new_line);
    }
    Ok(out)
}

fn unwritable(error: &ron::Error) -> Error {
    Error::new(
        Kind::Data,
        both!(
            "登记无法写成文本：{error}",
            "the entry cannot be written: {error}"
        ),
    )
}

#[cfg(test)]
mod tests;
