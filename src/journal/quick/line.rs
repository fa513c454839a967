//! An entry as the program writes it on its line, read without a grammar: field after field, in the order in which they are
//! written. See [`Line`](super::super::line::Line) for the fields.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone};

use super::cursor::Cursor;
use crate::journal::entry::{Did, Entry, Return, SaveId, SaveKey, Stamp, TextHash};
use crate::journal::fields::Form;
use crate::journal::name::{Name, Names};
use crate::journal::stage::Stage;

/// The entry that comes next, and nothing of what is behind its bracket.
pub(super) fn entry(cursor: &mut Cursor<'_>, names: &mut Names) -> Option<Entry> {
    cursor.eat("(at: ")?;
    let at = time(cursor)?;
    let order = cursor.optional(", order: ", Cursor::number)?;
    cursor.eat(", by: ")?;
    let by = name(cursor, names)?;
    let login = cursor.optional(", login: ", |cursor| name(cursor, names))?;
    let save = cursor.optional(", save: ", written)?;
    let clause = cursor.optional(", clause: ", |cursor| cursor.plain()?.parse().ok())?;
    let text = cursor.optional(", text: ", written::<TextHash>)?;
    cursor.eat(", did: ")?;
    let did = did(cursor, names)?;
    cursor.eat(")")?;
    let fits = did
        .needs_clause()
        .is_none_or(|needs| needs == clause.is_some());
    fits.then_some(Entry {
        stamp: Stamp { at, by, login },
        order,
        save,
        clause,
        text,
        did,
    })
}

fn did(cursor: &mut Cursor<'_>, names: &mut Names) -> Option<Did> {
    let what = cursor.word()?;
    match what {
        "Done" => return Some(Did::Done),
        "Reopened" => return Some(Did::Reopened),
        _ => cursor.eat("(")?,
    }
    let did = match what {
        "Note" => Did::Note(filled(cursor)?),
        "Value" => value(cursor)?,
        "Undid" => Did::Undid(save_key(cursor, names)?),
        "Due" => due(cursor)?,
        "Lifted" => Did::Lifted(filled(cursor)?),
        "Asked" => asked(cursor)?,
        "Return" => Did::Return(Box::new(returned(cursor)?)),
        "Approved" => approved(cursor)?,
        "SentBack" => sent_back(cursor)?,
        "Urged" => urged(cursor)?,
        _ => return None,
    };
    cursor.eat(")")?;
    Some(did)
}

fn value(cursor: &mut Cursor<'_>) -> Option<Did> {
    cursor.eat("indicator: ")?;
    let indicator = indicator(cursor)?;
    cursor.eat(", value: ")?;
    let value = filled(cursor)?;
    Some(Did::Value { indicator, value })
}

fn save_key(cursor: &mut Cursor<'_>, names: &mut Names) -> Option<SaveKey> {
    if cursor.has("save: ") {
        return written(cursor).map(SaveKey::Id);
    }
    cursor.eat("at: ")?;
    let at = time(cursor)?;
    cursor.eat(", by: ")?;
    let by = name(cursor, names)?;
    Some(SaveKey::Stamp { at, by })
}

fn due(cursor: &mut Cursor<'_>) -> Option<Did> {
    cursor.eat("on: ")?;
    let on = day(cursor)?;
    let why = cursor.optional(", why: ", filled)?;
    Some(Did::Due { on, why })
}

fn asked(cursor: &mut Cursor<'_>) -> Option<Did> {
    cursor.eat("period: ")?;
    let period = written(cursor)?;
    cursor.eat(", by: ")?;
    let by = day(cursor)?;
    cursor.eat(", units: [")?;
    let mut units = Vec::new();
    while !cursor.has("]") {
        if !units.is_empty() {
            cursor.eat(", ")?;
        }
        units.push(filled(cursor)?);
    }
    Some(Did::Asked { period, by, units })
}

fn returned(cursor: &mut Cursor<'_>) -> Option<Return> {
    cursor.eat("unit: ")?;
    let unit = filled(cursor)?;
    cursor.eat(", period: ")?;
    // In the order in which they stand.
    Some(Return {
        unit,
        period: written(cursor)?,
        state: cursor.optional(", state: ", stage)?,
        on: cursor.optional(", on: ", day)?,
        progress: cursor.optional(", progress: ", filled)?,
        problems: cursor.optional(", problems: ", filled)?,
        next: cursor.optional(", next: ", filled)?,
        remark: cursor.optional(", remark: ", filled)?,
        values: cursor.optional(", values: {", values)?.unwrap_or_default(),
        filled: cursor.optional(", filled: ", filled)?,
        phone: cursor.optional(", phone: ", filled)?,
        checked: cursor.optional(", checked: ", filled)?,
        filled_on: cursor.optional(", filled_on: ", day)?,
        source: cursor.optional(", source: ", filled)?,
    })
}

fn stage(cursor: &mut Cursor<'_>) -> Option<Stage> {
    Some(match cursor.word()? {
        "Pending" => Stage::Pending,
        "Started" => Stage::Started,
        "Done" => Stage::Done,
        _ => return None,
    })
}

/// What stands behind the opening bracket of the values, with the closing one.
fn values(cursor: &mut Cursor<'_>) -> Option<BTreeMap<u16, String>> {
    let mut values = BTreeMap::new();
    while !cursor.has("}") {
        if !values.is_empty() {
            cursor.eat(", ")?;
        }
        let indicator = indicator(cursor)?;
        cursor.eat(": ")?;
        values.insert(indicator, filled(cursor)?);
    }
    Some(values)
}

fn approved(cursor: &mut Cursor<'_>) -> Option<Did> {
    cursor.eat("save: ")?;
    Some(Did::Approved {
        save: written(cursor)?,
        unit: cursor.optional(", unit: ", filled)?,
        on: cursor.optional(", on: ", day)?,
    })
}

fn sent_back(cursor: &mut Cursor<'_>) -> Option<Did> {
    cursor.eat("save: ")?;
    let save: SaveId = written(cursor)?;
    let unit = cursor.optional(", unit: ", filled)?;
    cursor.eat(", why: ")?;
    let why = filled(cursor)?;
    Some(Did::SentBack { save, unit, why })
}

fn urged(cursor: &mut Cursor<'_>) -> Option<Did> {
    cursor.eat("unit: ")?;
    let unit = filled(cursor)?;
    cursor.eat(", period: ")?;
    Some(Did::Urged {
        unit,
        period: written(cursor)?,
        how: cursor.optional(", how: ", filled)?,
        answer: cursor.optional(", answer: ", filled)?,
    })
}

fn indicator(cursor: &mut Cursor<'_>) -> Option<u16> {
    cursor.number().filter(|indicator| *indicator > 0)
}

fn name(cursor: &mut Cursor<'_>, names: &mut Names) -> Option<Name> {
    let text = cursor.string()?;
    is_filled(&text).then(|| names.name(&text))
}

/// Text that is not blank.
fn filled(cursor: &mut Cursor<'_>) -> Option<String> {
    let text = cursor.string()?;
    is_filled(&text).then(|| text.into_owned())
}

fn is_filled(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace())
}

/// A short text of its own form.
fn written<T: Form>(cursor: &mut Cursor<'_>) -> Option<T> {
    T::read(cursor.plain()?)
}

/// A time as it is written: `2026-11-23T20:45:40.123+08:00`.
fn time(cursor: &mut Cursor<'_>) -> Option<DateTime<FixedOffset>> {
    let text = cursor.plain()?.as_bytes();
    if !has_form(text, b"0000-00-00T00:00:00.000+00:00") {
        return None;
    }
    let (hour, minute, second) = (part(text, 11..13), part(text, 14..16), part(text, 17..19));
    // A leap second is RON's to read.
    let time = NaiveTime::from_hms_milli_opt(hour, minute, second, part(text, 20..23))?;
    let (hours, minutes) = (part(text, 24..26), part(text, 27..29));
    if hours > 23 || minutes > 59 {
        return None;
    }
    let offset = i32::try_from(3600 * hours + 60 * minutes).ok()?;
    let offset = match text[23] {
        b'-' => FixedOffset::west_opt(offset)?,
        _ => FixedOffset::east_opt(offset)?,
    };
    let local = date(text)?.and_time(time);
    offset.from_local_datetime(&local).single()
}

/// A day as it is written: `2026-12-31`.
fn day(cursor: &mut Cursor<'_>) -> Option<NaiveDate> {
    let text = cursor.plain()?.as_bytes();
    has_form(text, b"0000-00-00").then(|| date(text)).flatten()
}

/// The day that a text of the right form begins with.
fn date(text: &[u8]) -> Option<NaiveDate> {
    let year = i32::try_from(part(text, 0..4)).ok()?;
    NaiveDate::from_ymd_opt(year, part(text, 5..7), part(text, 8..10))
}

/// Whether a text has a digit for each zero of the form, either sign for its plus, and all else as it is there.
fn has_form(text: &[u8], form: &[u8]) -> bool {
    let fits = |(byte, form): (&u8, &u8)| match form {
        b'0' => byte.is_ascii_digit(),
        b'+' => matches!(byte, b'+' | b'-'),
        _ => byte == form,
    };
    text.len() == form.len() && text.iter().zip(form).all(fits)
}

/// The number that these digits are.
fn part(text: &[u8], at: Range<usize>) -> u32 {
    let digits = text[at].iter();
    digits.fold(0, |sum, digit| 10 * sum + u32::from(digit & 0xf))
}
