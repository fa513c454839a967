//! Adding to the text of a journal with all else as people left it, comments included.

use std::ops::Range;
use std::path::Path;

use super::entries::{Journal, VERSION};
use super::entry::Entry;
use super::format::{head, lines};
use super::reading::{Open, read};
use super::scan::{Field, Gap, Places, places};
use crate::error::Result;
use crate::lang::{Wording, both};

/// A journal's text with entries added.
#[derive(Clone, Debug)]
pub(crate) struct Added {
    /// The text.
    pub(crate) text: String,
    /// The journal that it holds.
    pub(crate) journal: Journal,
    /// How more is added to it.
    pub(super) open: Option<Open>,
    /// What people should know: the format's version has become another one, comments could not be kept.
    pub(crate) remarks: Vec<Wording>,
}

impl Journal {
    /// `text`, which is this journal's as a file, with `more` (sorted, and later than all of it) added at the end, and a head of
    /// the current version.
    ///
    /// # Errors
    ///
    /// Those of [`Journal::to_ron`].
    pub(crate) fn added_to(&self, text: &str, more: &[Entry], file: &Path) -> Result<Added> {
        let mut remarks = Vec::new();
        if self.is_old() {
            let old = self.version();
            remarks.push(both!(
                "登记文件已由格式版本 {old} 升为版本 {VERSION}，原有登记不变；旧版 duban 将不能再打开它",
                "the journal has gone from format version {old} to {VERSION}, its entries as they were; an older duban can no longer open it"
            ));
        }
        let expected = self.with(more);
        let places = places(text);
        if let Some(text) = edited(self, text, &places, more)
            && let Ok((journal, open)) = read(&text, file, &self.subject)
            && journal == expected
        {
            return Ok(Added {
                text,
                journal,
                open,
                remarks,
            });
        }
        remarks.extend(lost(text, &places));
        Ok(Added {
            text: expected.to_ron()?,
            journal: expected,
            open: None,
            remarks,
        })
    }
}

/// The text with its head mended and these entries added; `None` where the places do not show how.
fn edited(journal: &Journal, text: &str, places: &Places<'_>, more: &[Entry]) -> Option<String> {
    let new_line = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut edits = head_edits(journal, text, places, new_line)?;
    edits.extend(entry_edits(text, places.gap?, more, new_line)?);
    edits.sort_by_key(|(at, _)| (at.start, at.end));
    let mut out = String::with_capacity(text.len() + 256 * more.len());
    let mut from = 0;
    for (at, new) in edits {
        out.push_str(text.get(from..at.start)?);
        out.push_str(&new);
        from = at.end;
    }
    out.push_str(text.get(from..)?);
    Some(out)
}

type Edit = (Range<usize>, String);

/// What makes the head one of the current version, each field once.
fn head_edits(
    journal: &Journal,
    text: &str,
    places: &Places<'_>,
    new_line: &str,
) -> Option<Vec<Edit>> {
    let all = |name: &str| {
        let fields = places.fields.iter().filter(|field| field.name == name);
        fields.collect::<Vec<&Field<'_>>>()
    };
    let mut wanted = vec![("version", VERSION.to_string())];
    wanted.extend(head(&journal.subject).ok()?);
    let mut edits = Vec::new();
    let mut missing = Vec::new();
    for (name, value) in wanted {
        let found = all(name);
        match found.first() {
            None => missing.push((name, value)),
            Some(first) if text[first.value.clone()] != value => {
                edits.push((first.value.clone(), value));
            }
            Some(_) => {}
        }
        let twice = found.iter().skip(1);
        edits.extend(twice.map(|field| {
            let at = line_of(text, field);
            let kept = comments_in(text, places, &at, new_line);
            (at, kept)
        }));
    }
    let notice = *all("notice").first()?;
    if !missing.is_empty() {
        let indent = indent_of(text, notice.start);
        let mut new = String::new();
        for (at, (name, value)) in missing.iter().enumerate() {
            let before = if at == 0 && !notice.comma { "," } else { "" };
            let after = if notice.comma || at + 1 < missing.len() {
                ","
            } else {
                ""
            };
            new.push_str(&format!("{before}{new_line}{indent}{name}: {value}{after}"));
        }
        edits.push((notice.end..notice.end, new));
    }
    Some(edits)
}

/// What adds these entries behind the last one.
fn entry_edits(text: &str, gap: Gap, more: &[Entry], new_line: &str) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    if gap.needs_comma {
        edits.push((gap.last..gap.last, ",".to_owned()));
    }
    let lines = lines(more, new_line).ok()?;
    // Before the line of the bracket, where that holds nothing else.
    let line = text[..gap.close].rfind('\n').map_or(0, |at| at + 1);
    let alone = line > gap.last && text[line..gap.close].trim().is_empty();
    edits.push(if alone {
        (line..line, lines)
    } else {
        (gap.close..gap.close, format!("{new_line}{lines}"))
    });
    Some(edits)
}

/// The bytes of a field and its comma, with its line where nothing else stands there.
fn line_of(text: &str, field: &Field<'_>) -> Range<usize> {
    let start = text[..field.start].rfind('\n').map_or(0, |at| at + 1);
    let rest = &text[field.end..];
    let end = rest.find('\n').map_or(text.len(), |at| field.end + at + 1);
    let blank = |range: Range<usize>| text[range].trim().is_empty();
    if blank(start..field.start) && blank(field.end..end) {
        start..end
    } else {
        field.start..field.end
    }
}

/// The comments of a piece of the text, each on a line of its own.
fn comments_in(text: &str, places: &Places<'_>, at: &Range<usize>, new_line: &str) -> String {
    let inside = places
        .comments
        .iter()
        .filter(|comment| at.start <= comment.start && comment.end <= at.end);
    let first = text[at.clone()].trim_start();
    let indent = indent_of(text, at.end - first.len());
    let lines = inside.map(|comment| format!("{indent}{}{new_line}", &text[comment.clone()]));
    lines.collect()
}

/// The white space before what stands first on its line.
fn indent_of(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[start..at];
    &line[..line.len() - line.trim_start().len()]
}

/// That these comments are lost, if there are any.
fn lost(text: &str, places: &Places<'_>) -> Option<Wording> {
    const SHOWN: usize = 3;
    let comments: Vec<&str> = places
        .comments
        .iter()
        .filter_map(|at| text.get(at.clone()))
        .collect();
    let first = comments.iter().take(SHOWN).copied();
    let first = first.collect::<Vec<_>>().join("  ");
    match comments.len() {
        0 => None,
        count => Some(both!(
            "文件的写法特殊，{count} 处注释未能保留（当天的备份里有）：{first}",
            "the file is laid out unusually; {count} of its comments could not be kept (the day's backup has them): {first}"
        )),
    }
}

#[cfg(test)]
mod tests;
