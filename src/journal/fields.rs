//! Values as fields of the file hold them: a time, a day, a period, text that is not blank, a number from 1.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat, SubsecRound};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::entry::{SaveId, TextHash};
use super::period::Period;
use crate::lang::{Wording, both};
use crate::ronfile::slip;

/// An optional field is its bare value, or is not there.
pub(super) mod bare {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(in super::super) fn serialize<T: Serialize, S: Serializer>(
        value: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_none(),
        }
    }

    pub(in super::super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        T::deserialize(deserializer).map(Some)
    }
}

/// A time with its offset, to the millisecond: `2026-11-23T20:45:40.123+08:00` (RFC 3339).
pub(super) struct Time(pub(super) DateTime<FixedOffset>);

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&written_time(&self.0))
    }
}

/// A time as a journal writes it.
pub(super) fn written_time(at: &DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, false)
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let at = DateTime::parse_from_rfc3339(&text).map_err(|_| {
            wrong(&both!(
                "时间不对，应写成 \"2026-11-23T20:45:40.123+08:00\"",
                "not a time such as \"2026-11-23T20:45:40.123+08:00\""
            ))
        })?;
        Ok(Self(at.trunc_subsecs(3)))
    }
}

fn wrong<E: de::Error>(what: &Wording) -> E {
    E::custom(slip(what))
}

/// A value that is a short text of its own form.
pub(super) struct Written<T>(pub(super) T);

/// How a [`Written`] value is read and written.
pub(super) trait Form: Sized {
    /// The value that a text is, if it has the form.
    fn read(text: &str) -> Option<Self>;
    /// The text of the value.
    fn write(&self) -> String;
    /// What is said of a text that has not the form.
    fn wrong() -> Wording;
}

impl<T: Form> Serialize for Written<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.write())
    }
}

impl<'de, T: Form> Deserialize<'de> for Written<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        T::read(&text).map(Self).ok_or_else(|| wrong(&T::wrong()))
    }
}

impl Form for SaveId {
    fn read(text: &str) -> Option<Self> {
        Self::read(text)
    }

    fn write(&self) -> String {
        self.to_string()
    }

    fn wrong() -> Wording {
        both!(
            "save 应是小写字母和数字，如 \"k3f9x2ab\"",
            "a save is lower-case letters and digits, such as \"k3f9x2ab\""
        )
    }
}

impl Form for TextHash {
    fn read(text: &str) -> Option<Self> {
        let hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        let fits = text.len() == 8 && text.bytes().all(hex);
        fits.then(|| u32::from_str_radix(text, 16).ok().map(Self))
            .flatten()
    }

    fn write(&self) -> String {
        self.to_string()
    }

    fn wrong() -> Wording {
        both!(
            "应是八位十六进制数字，如 \"5f3a9c01\"",
            "not eight hexadecimal digits such as \"5f3a9c01\""
        )
    }
}

impl Form for NaiveDate {
    fn read(text: &str) -> Option<Self> {
        let written = |day: &Self| day.write() == text;
        Self::parse_from_str(text, "%Y-%m-%d").ok().filter(written)
    }

    fn write(&self) -> String {
        self.format("%Y-%m-%d").to_string()
    }

    fn wrong() -> Wording {
        both!(
            "日期不对，应写成 \"2026-12-31\"",
            "not a day such as \"2026-12-31\""
        )
    }
}

impl Form for Period {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self) -> String {
        self.to_string()
    }

    fn wrong() -> Wording {
        both!(
            "报告期不对，应写成 \"2026-11\"、\"2026-Q4\"、\"2026-H2\" 或 \"2026\"",
            "not a period such as \"2026-11\", \"2026-Q4\", \"2026-H2\" or \"2026\""
        )
    }
}

/// Text that is not blank.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Filled(pub(super) String);

impl<'de> Deserialize<'de> for Filled {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.trim().is_empty() {
            return Err(wrong(&both!("此处是空白", "this is blank")));
        }
        Ok(Self(text))
    }
}

/// A number from 1.
#[derive(PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub(super) struct FromOne(pub(super) u16);

impl<'de> Deserialize<'de> for FromOne {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u16::deserialize(deserializer)? {
            0 => Err(wrong(&both!("指标从 1 数起", "indicators count from 1"))),
            n => Ok(Self(n)),
        }
    }
}

/// The text of a field.
pub(super) fn text(filled: Filled) -> String {
    filled.0
}

/// The value of a field.
pub(super) fn plain<T>(written: Written<T>) -> T {
    written.0
}

/// A text as an optional field.
pub(super) fn filled(text: &Option<String>) -> Option<Filled> {
    text.clone().map(Filled)
}
