//! What the notice cannot say of its units: official names, short forms, the bodies before and after them (`data/units.ron`).
//!
//! Another notice's units find the short forms too, by their name without its place: 市发改委 is read as 省发改委 is.

use std::sync::OnceLock;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use super::Notice;
use crate::error::Result;

#[cfg(test)]
mod read;

/// The notice that its names belong to.
const OWN: &str = "heilongjiang-2012-0704";
/// The last character of a unit's name that says what rank it has and nothing else.
const RANKS: [char; 3] = ['厅', '局', '委'];

/// What sort of name of a unit it is; the earlier ones are the surer guesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Via {
    /// The name in the catalogue.
    Canonical,
    /// A usual short form.
    Short,
    /// The full official name when the notice was issued.
    Official,
    /// A body that came before.
    Former,
    /// A body that came after.
    Successor,
}

/// One name that a unit answers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alias {
    /// As shown.
    pub(crate) name: String,
    /// What sort of name.
    pub(crate) via: Via,
    /// The place that may stand before it, whole: 黑龙江省. Empty where none may.
    pub(crate) place: String,
    /// How many of the first characters of `name` are the last ones of `place`: 1 in 省发改委, 0 in 发改委.
    pub(crate) shown: usize,
}

/// The names of all units of one notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lexicon {
    version: u32,
    /// The place that 省 stands for in the notice.
    place: String,
    units: Vec<Entry>,
    /// Whether it is lent to another notice, whose 省 is another place: its names then serve by rule alone.
    #[serde(skip)]
    lent: bool,
    /// Made when it is first asked for.
    #[serde(skip)]
    by_stem: ByStem,
}

/// The first entry with each name, without its place and rank. It follows from the entries, so that all are equal.
#[derive(Clone, Debug, Default)]
struct ByStem(OnceLock<HashMap<String, usize>>);

impl PartialEq for ByStem {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for ByStem {}

/// One unit's names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    official: String,
    #[serde(default)]
    short: Vec<String>,
    #[serde(default)]
    former: Vec<Body>,
    #[serde(default)]
    successor: Vec<Body>,
}

/// A body before or after a unit, its name without the place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    name: String,
    #[serde(default)]
    short: Vec<String>,
    /// The year it came to be; 0 where that is not certain.
    #[serde(default)]
    since: u16,
    /// The year it ended; 0 where that is not certain.
    #[serde(default)]
    until: u16,
}

impl Lexicon {
    /// The names for the units of `notice`: the embedded lexicon where the notice is its own, else no more of it than follows
    /// by rule.
    ///
    /// # Errors
    /// Those of [`Lexicon::embedded`].
    pub(crate) fn of(notice: &Notice) -> Result<Self> {
        Ok(Self::embedded()?.for_notice(notice))
    }

    /// The same with what holds for the units of this notice.
    pub(crate) fn for_notice(self, notice: &Notice) -> Self {
        let own = self.is_made_for(notice);
        Self { lent: !own, ..self }
    }

    /// Whether it knows the units of a notice by their whole names.
    pub(crate) fn is_made_for(&self, notice: &Notice) -> bool {
        notice.id == OWN || notice.place.as_deref() == Some(&self.place)
    }

    /// The canonical names it has entries for, in the order of the file.
    pub(crate) fn units(&self) -> impl Iterator<Item = &str> {
        self.units.iter().map(|entry| entry.name.as_str())
    }

    /// The full official name of the unit called `name`; `None` where the lexicon does not know it.
    pub(crate) fn official(&self, name: &str) -> Option<&str> {
        let entry = self.entry(name).filter(|_| !self.lent)?;
        Some(entry.official.as_str())
    }

    /// All names of the unit called `name`, the canonical one first; for a unit the lexicon does not know, those that
    /// follow by rule from one with the same name in another place.
    pub(crate) fn aliases(&self, name: &str) -> Vec<Alias> {
        match self.entry(name) {
            Some(entry) if !self.lent => self.of_entry(entry),
            _ => self.by_rule(name),
        }
    }

    /// What a former body is called today, with its place: 省环保厅 is 省生态环境厅; several where it was divided. Empty where
    /// it is still called so, or where that is not known.
    pub(crate) fn today(&self, name: &str) -> Vec<String> {
        let Some(entry) = self.entry(name).filter(|_| !self.lent) else {
            return Vec::new();
        };
        let latest = entry.successor.iter().map(|body| body.since).max();
        let dated = |body: &&Body| body.since > 0 && Some(body.since) == latest;
        let mut bodies: Vec<&Body> = entry.successor.iter().filter(dated).collect();
        if bodies.is_empty() {
            bodies.extend(entry.successor.last());
        }
        let above = |name: &str| name.starts_with(['中', '国']);
        let place = |name: &str| {
            if entry.name.starts_with('省') && !above(name) {
                "省"
            } else {
                ""
            }
        };
        let name = |body: &Body| format!("{}{}", place(&body.name), body.name);
        bodies.into_iter().map(name).collect()
    }

    /// The place before a unit's name, as far as it is there, and what the body is called in full without it: 市 and
    /// 发展和改革委员会 for 市发改委.
    pub(super) fn taken_apart<'a>(&self, name: &'a str) -> (&'a str, String) {
        let (place, stem) = split_place(name);
        let known = self.called(stem);
        let whole = match (known, stem.strip_suffix('委')) {
            (Some(entry), _) => same_rank(self.stem_of(&entry.official), stem.chars().last()),
            (None, Some(body)) => format!("{body}委员会"),
            (None, None) => stem.to_owned(),
        };
        (place, whole)
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.units.iter().find(|entry| entry.name == name)
    }

    fn of_entry(&self, entry: &Entry) -> Vec<Alias> {
        let place = self.place_of(entry);
        let alias = |name: &str, via| Alias::new(name, via, place);
        let mut all = vec![alias(&entry.name, Via::Canonical)];
        all.extend(entry.short.iter().map(|name| alias(name, Via::Short)));
        all.push(alias(&entry.official, Via::Official));
        for (bodies, via) in [
            (&entry.former, Via::Former),
            (&entry.successor, Via::Successor),
        ] {
            let names = bodies
                .iter()
                .flat_map(|body| std::iter::once(&body.name).chain(&body.short));
            all.extend(names.map(|name| alias(name, via)));
        }
        all
    }

    /// The place before a unit's names: 黑龙江省 for 省发改委, 黑龙江 for 黑龙江证监局 and for cities, which are never called 省….
    fn place_of(&self, entry: &Entry) -> &str {
        let bare = self.place.trim_end_matches('省');
        if entry.name.starts_with('省') {
            &self.place
        } else if entry.name.starts_with(bare) {
            bare
        } else {
            ""
        }
    }

    /// The names of a unit that stands in no entry.
    fn by_rule(&self, name: &str) -> Vec<Alias> {
        let (place, stem) = split_place(name);
        let mut all = vec![Alias::new(name, Via::Canonical, place)];
        let Some(entry) = self.called(stem) else {
            if let Some(body) = stem.strip_suffix('委') {
                let whole = format!("{place}{body}委员会");
                all.push(Alias::new(&whole, Via::Official, place));
            }
            return all;
        };
        let rank = stem.chars().last();
        let own = |known: &str| same_rank(known, rank);
        let shorts = std::iter::once(self.stem_of(&entry.name))
            .chain(entry.short.iter().map(String::as_str));
        for short in shorts.map(own).filter(|short| short != stem) {
            all.push(Alias::new(&short, Via::Short, place));
        }
        let official = format!("{place}{}", own(self.stem_of(&entry.official)));
        if official != name {
            all.push(Alias::new(&official, Via::Official, place));
        }
        all
    }

    /// The first entry of which `stem` is one of the names without its place, or differs from one in the rank alone.
    fn called(&self, stem: &str) -> Option<&Entry> {
        let wanted = bare(stem);
        // A single character says nothing.
        wanted.chars().nth(1)?;
        let by_stem = self.by_stem.0.get_or_init(|| self.stems());
        self.units.get(*by_stem.get(wanted)?)
    }

    fn stems(&self) -> HashMap<String, usize> {
        let mut stems = HashMap::default();
        for (at, entry) in self.units.iter().enumerate() {
            let names = [&entry.name, &entry.official].into_iter();
            for name in names.chain(&entry.short) {
                let stem = bare(self.stem_of(name)).to_owned();
                stems.entry(stem).or_insert(at);
            }
        }
        stems
    }

    /// A name of this lexicon without 黑龙江省 or 省.
    fn stem_of<'a>(&self, name: &'a str) -> &'a str {
        name.strip_prefix(self.place.as_str())
            .or_else(|| name.strip_prefix('省'))
            .unwrap_or(name)
    }
}

/// A name without its rank.
fn bare(name: &str) -> &str {
    name.trim_end_matches(RANKS)
}

impl Alias {
    /// The name under which a unit is listed, where that is none of those it goes by elsewhere.
    pub(crate) fn listed(name: &str) -> Self {
        let (place, _) = split_place(name);
        Self::new(name, Via::Canonical, place)
    }

    /// A name; how much of `place` it shows is read from it.
    fn new(name: &str, via: Via, place: &str) -> Self {
        let shown = place
            .char_indices()
            .map(|(at, _)| &place[at..])
            .find(|tail| name.starts_with(tail))
            .map_or(0, |tail| tail.chars().count());
        // 中国…, 国家…, 中共… stand above any place.
        let above = shown == 0 && name.starts_with(['中', '国']);
        let place = if above { "" } else { place };
        Self {
            name: name.to_owned(),
            via,
            place: place.to_owned(),
            shown,
        }
    }
}

/// The place a unit's name begins with and the rest: 市 and 发改委, 济南市 and 发展改革委. Empty where there is none, and for
/// a name that is nothing but a place, 济南市.
fn split_place(name: &str) -> (&str, &str) {
    let end = name
        .char_indices()
        .take(7)
        .filter(|(_, c)| ['省', '市', '区', '县', '州', '盟', '旗'].contains(c))
        .map(|(at, c)| at + c.len_utf8())
        .next();
    match end {
        Some(end) if name[end..].chars().count() > 1 => name.split_at(end),
        _ => ("", name),
    }
}

/// `known` with the rank that another place's unit has: 国土厅 is 国土局 in a city.
fn same_rank(known: &str, rank: Option<char>) -> String {
    let swaps = |c: char| c == '厅' || c == '局';
    match (known.chars().last(), rank) {
        (Some(last), Some(rank)) if swaps(last) && swaps(rank) => {
            let body = &known[..known.len() - last.len_utf8()];
            format!("{body}{rank}")
        }
        _ => known.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::error::Kind;

    fn lexicon() -> Lexicon {
        Lexicon::embedded().unwrap()
    }

    fn names(unit: &str, via: Via) -> Vec<String> {
        let all = lexicon().aliases(unit);
        let wanted = all.into_iter().filter(|alias| alias.via == via);
        wanted.map(|alias| alias.name).collect()
    }

    #[test]
    fn knows_53_units_with_an_official_name_each() {
        let lexicon = lexicon();
        assert_eq!(lexicon.units().count(), 53);
        for unit in lexicon.units() {
            let official = lexicon.official(unit).unwrap();
            assert!(official.chars().count() >= 5, "{unit}: {official}");
        }
    }

    #[test]
    fn tells_names_of_the_day_from_those_before_and_after() {
        assert_eq!(names("省环保厅", Via::Successor), ["生态环境厅"]);
        assert_eq!(names("省环保厅", Via::Official), ["黑龙江省环境保护厅"]);
        assert!(names("省环保厅", Via::Former).contains(&"环保局".to_owned()));
    }

    #[test]
    fn knows_which_part_of_a_name_is_the_place() {
        let shown = |unit: &str, via| {
            let alias = lexicon().aliases(unit).into_iter().find(|a| a.via == via);
            alias.map(|alias| (alias.place, alias.shown)).unwrap()
        };
        assert_eq!(shown("省发改委", Via::Canonical), ("黑龙江省".into(), 1));
        assert_eq!(shown("省发改委", Via::Official), ("黑龙江省".into(), 4));
        assert_eq!(shown("省发改委", Via::Short), ("黑龙江省".into(), 0));
        assert_eq!(shown("黑龙江证监局", Via::Canonical), ("黑龙江".into(), 3));
        assert_eq!(shown("黑龙江证监局", Via::Official), (String::new(), 0));
        assert_eq!(shown("大庆市", Via::Canonical), (String::new(), 0));
    }

    #[test]
    fn lends_its_short_forms_to_other_places() {
        assert!(names("市发改委", Via::Short).contains(&"发展改革委".to_owned()));
        assert_eq!(names("市发改委", Via::Official), ["市发展和改革委员会"]);
        assert_eq!(names("市国土资源局", Via::Short), ["国土局"]);
        assert_eq!(names("市人社局", Via::Official), ["市人力资源和社会保障局"]);
        assert_eq!(names("省大数据委", Via::Official), ["省大数据委员会"]);
        assert_eq!(lexicon().aliases("济南市").len(), 1);
    }

    #[test]
    fn a_notice_of_another_province_does_not_answer_to_our_place() {
        let mut notice = crate::catalogue::Catalogue::embedded().unwrap().notice;
        assert!(Lexicon::of(&notice).unwrap().official("省教育厅").is_some());
        (notice.id, notice.place) = ("other".into(), Some("山东省".into()));
        let lent = Lexicon::of(&notice).unwrap();
        assert_eq!(lent.official("省教育厅"), None);
        let all = lent.aliases("省发改委");
        assert!(all.iter().any(|alias| alias.name == "发展改革委"));
        let ours = |alias: &Alias| alias.name.contains("黑龙江") || alias.place.contains("黑龙江");
        assert!(!all.iter().any(ours), "{all:?}");
    }

    #[test]
    fn says_where_a_file_is_wrong() {
        let text = "(\n  version: 1,\n  place: \"\",\n  unit: [],\n)";
        let error = Lexicon::read(text, Path::new("u.ron")).unwrap_err();
        let message = error.message(crate::lang::Lang::Zh);
        assert!(message.starts_with("u.ron 第 4 行第 3 列："), "{message}");
    }

    #[test]
    fn refuses_a_newer_version_a_double_and_an_empty_name() {
        for (text, what) in [
            ("(version: 2, more: 1)", "版本是 2"),
            (
                r#"(version: 1, place: "", units: [(name: "a", official: "b"), (name: "a", official: "c")])"#,
                "出现了两次",
            ),
            (
                r#"(version: 1, place: "", units: [(name: "a", official: " ")])"#,
                "有空名称",
            ),
        ] {
            let error = Lexicon::read(text, Path::new("u.ron")).unwrap_err();
            assert_eq!(error.kind(), Kind::Data);
            let message = error.message(crate::lang::Lang::Zh);
            assert!(message.contains(what), "{message}");
        }
    }
}
