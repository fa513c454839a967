//! A RON file read piece by piece, so that all faults come out at once, each with its place.

use std::fmt;
use std::path::Path;

use ron::error::{Position, SpannedError};
use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::error::{Error, Kind};
use crate::lang::{Wording, both};
use crate::ronfile::ron_error;
use crate::text;

/// The settings as they stand in the file, the same one perhaps twice.
pub(super) struct Settings<'a>(pub(super) Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Settings<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_struct("Config", &[], Pairs)
            .map(|pairs: Vec<(Name, &RawValue)>| {
                Self(
                    pairs
                        .into_iter()
                        .map(|(name, value)| (name.0, value))
                        .collect(),
                )
            })
    }
}

/// A setting's name, known or not.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl Visitor<'_> for Any {
            type Value = Name;
            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a name")
            }
            fn visit_str<E>(self, name: &str) -> Result<Name, E> {
                Ok(Name(name.to_owned()))
            }
        }
        from.deserialize_identifier(Any)
    }
}

/// Takes names and values in turn, also where a name stands twice: a map would keep the last one without a word.
struct Pairs;

impl Pairs {
    fn collect<'de, K: Deserialize<'de>, A: MapAccess<'de>>(
        mut map: A,
    ) -> Result<Vec<(K, &'de RawValue)>, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(pairs)
    }
}

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(Name, &'de RawValue)>;
    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("settings")
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Self::collect(map)
    }
}

/// A RON map as it stands in the file.
pub(super) struct Entries<'a>(pub(super) Vec<(&'a RawValue, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Map;
        impl<'de> Visitor<'de> for Map {
            type Value = Vec<(&'de RawValue, &'de RawValue)>;
            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a map { … }")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                Pairs::collect(map)
            }
        }
        from.deserialize_map(Map).map(Self)
    }
}

/// What is read, and what was found wrong so far.
pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) file: &'a Path,
    pub(super) faults: Vec<Error>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, file: &'a Path) -> Self {
        let faults = Vec::new();
        Self { text, file, faults }
    }

    /// Line and column (from 1) of a part of the text.
    fn place(&self, part: &str) -> (usize, usize) {
        let at = part
            .as_ptr()
            .addr()
            .saturating_sub(self.text.as_ptr().addr());
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    }

    /// Notes what is wrong at a part of the text.
    pub(super) fn wrong(&mut self, part: &str, what: Wording, hint: Option<Wording>) {
        let (line, column) = self.place(part);
        let fault = Error::new(Kind::Data, what).at(self.file, line, column);
        self.faults.push(match hint {
            Some(hint) => fault.hint(hint),
            None => fault,
        });
    }

    /// A part of the text as a value; a fault where it is none.
    pub(super) fn value<T: Deserialize<'a>>(&mut self, part: &'a str) -> Option<T> {
        match ron::from_str(part) {
            Ok(value) => Some(value),
            Err(fault) => {
                let base = self.place(part);
                let SpannedError { code, mut span } = fault;
                shift(&mut span.start, base);
                shift(&mut span.end, base);
                let fault = SpannedError { code, span };
                self.faults.push(ron_error(&fault, self.text, self.file));
                None
            }
        }
    }

    /// One of several words.
    pub(super) fn choice(&mut self, part: &'a str, all: &[&'static str]) -> Option<&'static str> {
        let word: String = self.value(part)?;
        let found = all.iter().find(|known| **known == word);
        if found.is_none() {
            let known: Vec<_> = all.iter().map(|known| format!("{known:?}")).collect();
            let known = known.join(", ");
            self.wrong(
                part,
                both!("此处不能是“{word}”", "this cannot be {word:?}"),
                Some(both!("可用：{known}", "known here: {known}")),
            );
        }
        found.copied()
    }

    /// A text in one line; `None` where it is empty, which means as usual.
    pub(super) fn words(&mut self, part: &'a str) -> Option<String> {
        let words: String = self.value(part)?;
        if text::clean(&words) != words {
            let said = both!("含有控制字符", "this holds control characters");
            self.wrong(part, said, None);
            return None;
        }
        Some(words.trim().to_owned()).filter(|words| !words.is_empty())
    }

    /// Where the name of the setting with this value stands.
    pub(super) fn named(&self, name: &str, value: &'a str) -> &'a str {
        let at = value
            .as_ptr()
            .addr()
            .saturating_sub(self.text.as_ptr().addr());
        let found = self.text.get(..at).and_then(|before| before.rfind(name));
        found.map_or(value, |at| &self.text[at..])
    }
}

/// What stands there, without blanks and comments around it.
pub(super) fn part(raw: &RawValue) -> &str {
    raw.trim().get_ron()
}

/// Moves a place within a part of the text, from 1, to where the part stands.
fn shift(at: &mut Position, (line, column): (usize, usize)) {
    if at.line == 1 {
        at.col += column - 1;
    }
    at.line += line - 1;
}
