//! Reading the file. Each setting is read by itself, so that all faults come out at once, each with its place.

use std::fmt;
use std::path::Path;

use ron::error::{Position, SpannedError};
use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::{Ambiguous, Config, VERSION, When, keys};
use crate::error::{Error, Kind};
use crate::lang::{Lang, Wording, both};
use crate::ronfile::{ron_error, without_bom};
use crate::text;

/// The settings there are.
const FIELDS: [&str; 8] = [
    "version",
    "lang",
    "color",
    "ambiguous",
    "mouse",
    "state",
    "operator",
    "keys",
];

/// What `text`, the content of `file`, sets, and everything that is wrong with it. Where something is wrong, what is returned
/// is good for the language of the complaint and nothing else.
pub(crate) fn read(text: &str, file: &Path) -> (Config, Vec<Error>) {
    let text = without_bom(text);
    let mut reader = Reader::new(text, file);
    let mut config = Config::default();
    match ron::from_str::<Settings<'_>>(text) {
        Ok(settings) => reader.take(&settings.0, &mut config),
        Err(_) if is_blank(text) => {}
        Err(fault) => reader.faults.push(ron_error(&fault, text, file)),
    }
    // Some are seen only when all is read; people mend a file from its beginning.
    reader.faults.sort_by_key(Error::line);
    (config, reader.faults)
}

/// Whether there is nothing but blanks and comments.
fn is_blank(text: &str) -> bool {
    ron::from_str::<()>(&format!("{text}\n()")).is_ok()
}

/// The settings as they stand in the file, the same one perhaps twice.
struct Settings<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Settings<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_struct("Config", &FIELDS, Pairs)
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
    file: &'a Path,
    pub(super) faults: Vec<Error>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, file: &'a Path) -> Self {
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

    fn take(&mut self, settings: &[(String, &'a RawValue)], config: &mut Config) {
        let known: Vec<_> = settings
            .iter()
            .map(|(name, raw)| (name.as_str(), part(raw)))
            .collect();
        if let Some((_, part)) = known.iter().find(|(name, _)| *name == "version")
            && !self.is_known(part)
        {
            return;
        }
        for (at, (name, part)) in known.iter().copied().enumerate() {
            if known[..at].iter().any(|(other, _)| *other == name) {
                let said = both!("{name} 设置了两次", "{name} is set twice");
                self.wrong(self.named(name, part), said, None);
                continue;
            }
            self.set(name, part, config);
        }
    }

    /// Whether a file of this version can be read.
    fn is_known(&mut self, part: &'a str) -> bool {
        let Some(version) = self.value::<u32>(part) else {
            return false;
        };
        if (1..=VERSION).contains(&version) {
            return true;
        }
        let said = both!(
            "配置文件为第 {version} 版，本程序只认识第 {VERSION} 版",
            "the configuration is of version {version}; this program reads {VERSION}"
        );
        let hint = both!(
            "请更新程序，或改用 duban config 打印的格式",
            "update the program, or use the form that duban config prints"
        );
        self.wrong(part, said, Some(hint));
        false
    }

    fn set(&mut self, name: &str, part: &'a str, config: &mut Config) {
        match name {
            "version" => {}
            "lang" => config.lang = self.choice(part, &[("zh", Lang::Zh), ("en", Lang::En)]),
            "color" => {
                let all = [
                    ("auto", When::Auto),
                    ("always", When::Always),
                    ("never", When::Never),
                ];
                config.color = self.choice(part, &all).unwrap_or_default();
            }
            "ambiguous" => {
                config.ambiguous = self.choice(part, &Ambiguous::NAMES).unwrap_or_default();
            }
            "mouse" => config.mouse = self.value(part).unwrap_or_default(),
            "state" => config.state = self.words(part).map(Into::into),
            "operator" => config.operator = self.words(part),
            "keys" => config.keymap = keys::read(self, part),
            _ => {
                let known = FIELDS.join(", ");
                self.wrong(
                    self.named(name, part),
                    both!("没有名为 {name} 的设置", "there is no setting {name}"),
                    Some(both!("可用：{known}", "known here: {known}")),
                );
            }
        }
    }

    /// One of several words.
    fn choice<T: Copy>(&mut self, part: &'a str, all: &[(&str, T)]) -> Option<T> {
        let word: String = self.value(part)?;
        let found = all.iter().find(|(name, _)| *name == word);
        if found.is_none() {
            let known: Vec<_> = all.iter().map(|(name, _)| format!("{name:?}")).collect();
            let known = known.join(", ");
            self.wrong(
                part,
                both!("此处不能是“{word}”", "this cannot be {word:?}"),
                Some(both!("可用：{known}", "known here: {known}")),
            );
        }
        found.map(|(_, value)| *value)
    }

    /// A text in one line; `None` where it is empty, which means as usual.
    fn words(&mut self, part: &'a str) -> Option<String> {
        let words: String = self.value(part)?;
        if text::clean(&words) != words {
            let said = both!("含有控制字符", "this holds control characters");
            self.wrong(part, said, None);
            return None;
        }
        Some(words.trim().to_owned()).filter(|words| !words.is_empty())
    }

    /// Where the name of the setting with this value stands.
    fn named(&self, name: &str, value: &'a str) -> &'a str {
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
