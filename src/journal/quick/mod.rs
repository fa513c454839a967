//! Reading a journal in the form in which the program writes it, without going through RON: a quarter of its instructions.
//!
//! What is read so is read as RON reads it; whatever is not in that form is left to RON, and so is every error. Comments to the
//! end of a line and blank lines may stand between the lines, as people put them there.

mod cursor;
mod line;
#[cfg(test)]
mod tests;

use super::entries::VERSION;
use super::entry::Entry;
use super::name::Names;
use super::subject::Subject;
use cursor::Cursor;

/// A journal's text, read.
pub(super) struct Quick {
    /// The version in its head.
    pub(super) version: u32,
    /// Its entries, in the order of its lines.
    pub(super) entries: Vec<Entry>,
    /// Whether its head is just as it would be written now.
    pub(super) current: bool,
    /// Where lines are added.
    pub(super) end: Option<usize>,
}

/// The text of a journal of this notice; `None` where RON has to read it.
pub(super) fn read(text: &str, subject: &Subject) -> Option<Quick> {
    let mut cursor = Cursor::of(text);
    cursor.has("\u{feff}");
    cursor.token("(")?;
    cursor.token("version: ")?;
    let version: u32 = cursor.number()?;
    cursor.eat(",")?;
    cursor.token("notice: ")?;
    let notice = cursor.string()?;
    cursor.eat(",")?;
    let (title, clauses) = (
        field(&mut cursor, "title: ")?,
        field(&mut cursor, "clauses: ")?,
    );
    cursor.token("entries: [")?;
    if !(1..=VERSION).contains(&version) || notice != subject.notice {
        return None;
    }
    let current = version == VERSION
        && (subject.title.is_empty() || title.as_deref() == Some(&subject.title))
        && subject
            .clauses
            .is_none_or(|known| clauses == Some(known.to_string()));
    let Lines { entries, end } = lines(text, cursor)?;
    Some(Quick {
        version,
        entries,
        current,
        end,
    })
}

#[expect(
    clippy::option_option,
    reason = "not in the program's own form, or left out, or there"
)]
fn field(cursor: &mut Cursor<'_>, name: &str) -> Option<Option<String>> {
    cursor.blank()?;
    let value = cursor.optional(name, Cursor::string)?;
    if value.is_some() {
        cursor.eat(",")?;
    }
    Some(value.map(Into::into))
}

/// The entries of a text, with where more are added.
pub(super) struct Lines {
    pub(super) entries: Vec<Entry>,
    pub(super) end: Option<usize>,
}

/// The rest of a journal's text from the end of one of its lines on.
pub(super) fn rest(text: &str) -> Option<Lines> {
    lines(text, Cursor::of(text))
}

/// Entries to the end of the file; the cursor stands behind the bracket or a comma, a comment or a line's end.
fn lines(text: &str, mut cursor: Cursor<'_>) -> Option<Lines> {
    let mut names = Names::default();
    let mut entries = Vec::new();
    let mut comma = true;
    loop {
        cursor.blank()?;
        if !comma || !cursor.rest().starts_with('(') {
            break;
        }
        entries.push(line::entry(&mut cursor, &mut names)?);
        comma = cursor.has(",") || cursor.token(",").is_some();
    }
    let close = cursor.at();
    cursor.eat("]")?;
    cursor.blank()?;
    cursor.has(",");
    cursor.token(")")?;
    cursor.blank()?;
    let ended = cursor.rest().is_empty();
    // The line of the bracket, where that holds nothing else.
    let line = text[..close].rfind('\n').map_or(0, |at| at + 1);
    let alone = text[line..close].trim_matches([' ', '\t']).is_empty();
    ended.then_some(Lines {
        entries,
        end: (alone && comma).then_some(line),
    })
}
