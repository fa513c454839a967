//! How a journal looks as a file: RON, one entry a line.
//!
//! Head and foot are the same in every copy and every entry keeps to its own line, so that git's union merge of two copies
//! is a journal again. Control characters, line ends and characters that turn the direction of text are escaped.

use std::borrow::Cow;
use std::path::Path;

use chrono::{DateTime, FixedOffset, SecondsFormat, SubsecRound};
use ron::ser::PrettyConfig;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::entries::Journal;
use super::entry::{Did, Entry, EntryKey, Stamp};
use crate::catalogue::ClauseId;
use crate::error::{Error, Kind, Result};
use crate::lang::both;
use crate::ronfile::{ron_error, slip, without_bom};

/// The version of the format that this program writes, and the only one it reads.
const VERSION: u32 = 1;

/// What stands before an entry on its line.
const INDENT: &str = "        ";

/// The field that all versions share, so that a file of a later one is told as that and not as a broken one.
#[derive(Deserialize)]
struct Head {
    version: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    version: u32,
    notice: String,
    entries: Vec<Read>,
}

/// An entry as it is read, so that a long journal is not held twice on the way.
#[derive(Deserialize)]
#[serde(from = "Line")]
struct Read(Entry);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    at: Time,
    by: Filled,
    clause: ClauseId,
    did: Deed,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum Deed {
    Done,
    Reopened,
    Note(Filled),
    Value { indicator: FromOne, value: Filled },
    Undid { at: Time, by: Filled },
}

/// A time with its offset, to the millisecond: `2026-11-23T20:45:40.123+08:00` (RFC 3339).
struct Time(DateTime<FixedOffset>);

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, false))
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let at =
            DateTime::parse_from_rfc3339(&text).map_err(|_| de::Error::custom(not_a_time()))?;
        Ok(Self(at.trunc_subsecs(3)))
    }
}

fn not_a_time() -> String {
    slip(&both!(
        "时间不对，应写成 \"2026-11-23T20:45:40.123+08:00\"",
        "not a time such as \"2026-11-23T20:45:40.123+08:00\""
    ))
}

/// Text that is not blank.
#[derive(Serialize)]
#[serde(transparent)]
struct Filled(String);

impl<'de> Deserialize<'de> for Filled {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.trim().is_empty() {
            return Err(de::Error::custom(slip(&both!(
                "此处是空白",
                "this is blank"
            ))));
        }
        Ok(Self(text))
    }
}

/// A number from 1.
#[derive(Serialize)]
#[serde(transparent)]
struct FromOne(u16);

impl<'de> Deserialize<'de> for FromOne {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        match u16::deserialize(deserializer)? {
            0 => Err(de::Error::custom(slip(&both!(
                "指标从 1 数起",
                "indicators count from 1"
            )))),
            n => Ok(Self(n)),
        }
    }
}

impl From<Line> for Read {
    fn from(line: Line) -> Self {
        let stamp = |at: Time, by: Filled| Stamp { at: at.0, by: by.0 };
        Self(Entry {
            stamp: stamp(line.at, line.by),
            clause: line.clause,
            did: match line.did {
                Deed::Done => Did::Done,
                Deed::Reopened => Did::Reopened,
                Deed::Note(text) => Did::Note(text.0),
                Deed::Value { indicator, value } => Did::Value {
                    indicator: indicator.0,
                    value: value.0,
                },
                Deed::Undid { at, by } => Did::Undid(EntryKey {
                    stamp: stamp(at, by),
                }),
            },
        })
    }
}

impl From<&Entry> for Line {
    fn from(entry: &Entry) -> Self {
        let filled = |text: &String| Filled(text.clone());
        Self {
            at: Time(entry.stamp.at),
            by: filled(&entry.stamp.by),
            clause: entry.clause,
            did: match &entry.did {
                Did::Done => Deed::Done,
                Did::Reopened => Deed::Reopened,
                Did::Note(text) => Deed::Note(filled(text)),
                Did::Value { indicator, value } => Deed::Value {
                    indicator: FromOne(*indicator),
                    value: filled(value),
                },
                Did::Undid(key) => Deed::Undid {
                    at: Time(key.stamp.at),
                    by: filled(&key.stamp.by),
                },
            },
        }
    }
}

impl Journal {
    /// Reads the journal of `notice` (a notice's id) from the text of `file`; a byte order mark and CRLF are no matter.
    ///
    /// # Errors
    ///
    /// [`Kind::Data`] with line and column: no RON, an unknown field or word, a time, id, name, note or value that is none;
    /// without them: a later version of the format, another notice.
    pub(crate) fn parse(text: &str, file: &Path, notice: &str) -> Result<Self> {
        let text = without_bom(text);
        if text.trim().is_empty() {
            let empty = both!("文件是空的", "the file is empty");
            return Err(Error::new(Kind::Data, empty).in_file(file));
        }
        let whole = ron::from_str::<Whole>(text).map_err(|e| {
            let head = ron::from_str(text).map(|head: Head| check_version(head.version, file));
            match head {
                Ok(Err(refused)) => refused,
                _ => ron_error(&e, text, file),
            }
        })?;
        check_version(whole.version, file)?;
        check_notice(&whole.notice, notice, file)?;
        Ok(Self::from_entries(
            notice,
            whole.entries.into_iter().map(|read| read.0).collect(),
        ))
    }

    /// The journal as the text of a file.
    ///
    /// # Errors
    ///
    /// [`Kind::Data`] when an entry cannot be written, which no entry that was read or planned gives cause for.
    pub(crate) fn to_ron(&self) -> Result<String> {
        let notice = ron::to_string(&self.notice).map_err(|e| unwritable(&e))?;
        let lines = lines(&self.entries, "\n")?;
        Ok(format!(
            "(\n    version: {VERSION},\n    notice: {notice},\n    entries: [\n{lines}    ],\n)\n"
        ))
    }

    /// `text`, which holds this journal as a file, with the lines of `more` (sorted, and later than all of it) added at the end
    /// and all else as people left it; with it the journal it then holds. `None` where its layout leaves no place that is surely
    /// the right one.
    pub(crate) fn insert_lines(
        &self,
        text: &str,
        more: &[Entry],
        file: &Path,
    ) -> Option<(String, Self)> {
        let end = text.rfind(']')?;
        let start = text[..end].rfind('\n')? + 1;
        if !text[start..end].trim().is_empty() {
            return None;
        }
        let new_line = if text[..start].ends_with("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let lines = lines(more, new_line).ok()?;
        let whole = format!("{}{lines}{}", &text[..start], &text[start..]);
        // The bracket may have been one in a comment, the line before it without its comma.
        let read = Self::parse(&whole, file, &self.notice).ok()?;
        let as_meant = read.entries.strip_prefix(&self.entries[..]) == Some(more);
        as_meant.then_some((whole, read))
    }
}

fn check_version(version: u32, file: &Path) -> Result<()> {
    if version == VERSION {
        return Ok(());
    }
    let error = Error::new(
        Kind::Data,
        both!(
            "登记文件的格式版本是 {version}，本程序只认识版本 {VERSION}",
            "the journal has format version {version}; this program knows version {VERSION} only"
        ),
    )
    .in_file(file);
    Err(if version > VERSION {
        error.hint(both!("请使用更新版本的 duban", "use a newer duban"))
    } else {
        error
    })
}

fn check_notice(found: &str, wanted: &str, file: &Path) -> Result<()> {
    if found == wanted {
        return Ok(());
    }
    Err(Error::new(
        Kind::Data,
        both!(
            "登记文件属于另一份通知“{found}”，不是“{wanted}”",
            "the journal belongs to another notice, “{found}”, not to “{wanted}”"
        ),
    )
    .in_file(file)
    .hint(both!(
        "用 --state 指定本通知的登记文件，或用 --catalogue 指定它所属的通知",
        "name this notice's journal with --state, or that notice with --catalogue"
    )))
}

/// These entries, one a line, each line with its indent and its end.
fn lines(entries: &[Entry], new_line: &str) -> Result<String> {
    let one_line = PrettyConfig::new().depth_limit(0).new_line("\n");
    let mut out = String::new();
    for entry in entries {
        let line = ron::ser::to_string_pretty(&Line::from(entry), one_line.clone())
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
#[path = "format_tests.rs"]
mod tests;
