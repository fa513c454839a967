//! Which units of different notices are certainly one body.
//!
//! A name alone does not tell: 市商务局 is another body in each city. So a unit is one with that of another notice where both
//! have the same name, written out by the lexicon (发改委 is 发展和改革委员会), and belong to the same place: the one that
//! stands before the name, or where that is only 省 or 市, the place of the notice itself. Where a notice names no place, its
//! issuer stands for it; where it names neither, its units stay its own. What this cannot know a person says in a file
//! ([`Joins`]).

use std::collections::HashMap;
use std::path::Path;

use serde::Deserialize;

use super::{Body, Catalogue, Lexicon, Notice, Unit};
use crate::error::{Error, Kind, Result};
use crate::lang::both;
use crate::ronfile::{ron_error, without_bom};

/// Places that are a body of their own and have a name of their own: 济南市, 延边州.
const NAMED: [char; 4] = ['省', '市', '州', '盟'];

/// What stands above any place.
const ABOVE: [&str; 4] = ["国家", "国务院", "中国", "中共中央"];

/// What a person has said of units that are one body, or are not: the file `units.ron` of a shelf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Joins {
    /// The body that a unit was said to be, by the notice and the name there.
    said: HashMap<(String, String), String>,
}

/// How the file looks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    version: u32,
    #[serde(default)]
    same: Vec<Vec<(String, String)>>,
    #[serde(default)]
    apart: Vec<(String, String)>,
}

const VERSION: u32 = 1;

impl Joins {
    /// Reads the file of a shelf.
    ///
    /// # Errors
    ///
    /// `Kind::Data`, with the place, where it is not of this form, or names a unit twice.
    pub(crate) fn read(text: &str, file: &Path) -> Result<Self> {
        let text = without_bom(text);
        let form: Form = ron::from_str(text).map_err(|e| ron_error(&e, text, file))?;
        let refused = |what| Err(Error::new(Kind::Data, what).in_file(file));
        if form.version != VERSION {
            let found = form.version;
            return refused(both!(
                "版本是 {found}，本程序只读版本 {VERSION}",
                "its version is {found}; this program reads version {VERSION}"
            ));
        }
        let same = form.same.into_iter().enumerate();
        let same = same.flat_map(|(at, units)| {
            let body = move |unit| (unit, format!("={at}"));
            units.into_iter().map(body)
        });
        let apart = form.apart.into_iter().enumerate();
        let apart = apart.map(|(at, unit)| (unit, format!("!{at}")));
        let mut said = HashMap::new();
        for (unit, body) in same.chain(apart) {
            let (notice, name) = &unit;
            let twice = both!(
                "“{notice}”的“{name}”写了两次",
                "{name} of {notice} stands twice"
            );
            if said.insert(unit, body).is_some() {
                return refused(twice);
            }
        }
        Ok(Self { said })
    }

    /// What was said of a unit, of a notice that goes by any of these names.
    fn of(&self, notices: &[&str], name: &str) -> Option<&String> {
        let said = |notice: &&str| self.said.get(&((*notice).to_owned(), name.to_owned()));
        notices.iter().find_map(said)
    }

    /// The units that it names and that no notice has, as notice and name; `has` says which there are.
    pub(crate) fn unknown(&self, has: impl Fn(&str, &str) -> bool) -> Vec<(&str, &str)> {
        let named = self.said.keys();
        let named = named.map(|(notice, name)| (notice.as_str(), name.as_str()));
        let mut unknown: Vec<_> = named.filter(|(notice, name)| !has(notice, name)).collect();
        unknown.sort_unstable();
        unknown
    }
}

impl Catalogue {
    /// The bodies that its units are, in their order; `names` are what the notice goes by on the shelf, none of which another
    /// notice has.
    pub(crate) fn bodies(&self, names: &[&str], lexicon: &Lexicon, joins: &Joins) -> Vec<Body> {
        let own = names.first().copied().unwrap_or_default();
        self.units
            .iter()
            .map(|unit| {
                let mut body = body(unit, &self.notice, own, lexicon);
                if let Some(said) = joins.of(names, &unit.name) {
                    body.key.clone_from(said);
                }
                body
            })
            .collect()
    }
}

/// Which body a unit is by its name; `own` is a name that no other notice has.
fn body(unit: &Unit, notice: &Notice, own: &str, lexicon: &Lexicon) -> Body {
    let name = unit.name.as_str();
    let above = ABOVE.iter().any(|above| name.starts_with(above));
    let (before, stem) = lexicon.taken_apart(name);
    let level = before
        .chars()
        .next_back()
        .filter(|_| before.chars().count() == 1);
    let named = |place: &str| place.chars().count() > 2 && place.ends_with(NAMED);
    let seat = notice.place.as_deref().or(notice.issuer.as_deref());
    let seat = seat.unwrap_or(own);
    let (place, sure) = match level {
        _ if above => (String::new(), false),
        // 济南市 itself, or what belongs to it.
        _ if named(before) || (before.is_empty() && named(name)) => (before.to_owned(), false),
        Some(level)
            if notice
                .place
                .as_ref()
                .is_some_and(|place| place.ends_with(level)) =>
        {
            (seat.to_owned(), true)
        }
        _ => (format!("{seat}/{before}"), false),
    };
    let whole = sure.then(|| format!("{place}{}", &name[before.len()..]));
    Body {
        key: format!("{place}|{stem}"),
        whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::UnitKind;

    fn key(name: &str, place: Option<&str>, issuer: Option<&str>, own: &str) -> String {
        let unit = Unit {
            name: name.to_owned(),
            kind: UnitKind::Department,
            also: Vec::new(),
            today: Vec::new(),
            names: Vec::new(),
        };
        let mut notice = Catalogue::embedded().unwrap().notice;
        notice.place = place.map(str::to_owned);
        notice.issuer = issuer.map(str::to_owned);
        body(&unit, &notice, own, &Lexicon::embedded().unwrap()).key
    }

    #[test]
    fn units_are_one_by_name_and_place() {
        let in_jinan = |name| key(name, Some("济南市"), None, "a");
        let in_shandong = |name| key(name, Some("山东省"), None, "b");
        assert_eq!(in_jinan("市发改委"), in_jinan("市发展改革委"));
        assert_eq!(in_jinan("市商务局"), in_shandong("济南市商务局"));
        assert_eq!(in_jinan("济南市"), in_shandong("济南市"));
        assert_ne!(in_jinan("市商务局"), in_shandong("市商务局"));
        assert_ne!(
            in_jinan("市商务局"),
            key("市商务局", Some("青岛市"), None, "c")
        );
        assert_ne!(
            in_jinan("省商务厅"),
            in_shandong("省商务厅"),
            "which one is not said"
        );
        assert_ne!(in_jinan("市财政局"), in_jinan("市商务局"));
        assert_eq!(in_jinan("国家税务总局"), in_shandong("国家税务总局"));
        assert_ne!(
            in_jinan("历下区"),
            in_shandong("历下区"),
            "there may be others"
        );
    }

    #[test]
    fn an_issuer_stands_for_the_place_and_nothing_for_neither() {
        let of = |issuer, own| key("发展改革委", None, issuer, own);
        assert_eq!(of(Some("国务院"), "a"), of(Some("国务院"), "b"));
        assert_ne!(of(Some("国务院"), "a"), of(Some("国务院办公厅"), "b"));
        assert_ne!(of(None, "a"), of(None, "b"));
    }

    #[test]
    fn what_a_person_says_stands_above() {
        let text = r#"(version: 1, same: [[("甲", "省发改委"), ("乙", "省计委")]], apart: [("甲", "省财政厅")])"#;
        let joins = Joins::read(text, Path::new("units.ron")).unwrap();
        assert_eq!(
            joins.of(&["x", "甲"], "省发改委"),
            joins.of(&["乙"], "省计委")
        );
        assert!(joins.of(&["甲"], "省财政厅").is_some());
        assert_eq!(joins.of(&["乙"], "省财政厅"), None);
        assert_eq!(
            joins.unknown(|_, name| name != "省计委"),
            [("乙", "省计委")]
        );
        let twice = text.replace("省财政厅", "省发改委");
        let error = Joins::read(&twice, Path::new("units.ron")).unwrap_err();
        assert_eq!(error.kind(), Kind::Data);
    }
}
