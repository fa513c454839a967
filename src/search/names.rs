//! Other names than those of units, matched in the same ways: Chinese, pinyin, initials, English.

use super::name::{Fit, Name, Reader};
use super::query::{Hearing, Query};
use crate::catalogue::{Alias, Via};

/// Things with several names each, ready to be found.
#[derive(Debug)]
pub(crate) struct Names {
    names: Vec<(usize, Name)>,
}

impl Names {
    /// Makes things ready, each with its names.
    pub(crate) fn new<'a>(things: impl Iterator<Item = Vec<&'a str>>) -> Self {
        let name = |text: &str| {
            Name::new(&Alias {
                name: text.to_owned(),
                via: Via::Canonical,
                place: String::new(),
                shown: 0,
            })
        };
        let names = things.enumerate().flat_map(|(at, names)| {
            let names: Vec<_> = names.into_iter().map(|text| (at, name(text))).collect();
            names
        });
        Self {
            names: names.collect(),
        }
    }

    /// The things that answer `query`, by their places, the best first: as typed, else with sounds that are mixed up.
    pub(crate) fn find(&self, query: &str) -> Vec<usize> {
        let Some(query) = Query::new(query) else {
            return Vec::new();
        };
        let strong = || query.fits(Hearing::Whole);
        let exact = self.fitting(&Reader::new(&query, query.fits(Hearing::Exact), strong()));
        if !exact.is_empty() || query.letters() < 2 {
            return exact;
        }
        let blurred = query.fits(Hearing::Blurred);
        self.fitting(&Reader::new(&query, blurred, strong()).any_letters())
    }

    fn fitting(&self, reader: &Reader<'_>) -> Vec<usize> {
        let mut found: Vec<(Fit, usize)> = Vec::new();
        for (at, name) in &self.names {
            let Some(fit) = name.fit(reader).filter(|fit| *fit < Fit::Scattered) else {
                continue;
            };
            match found.last_mut() {
                Some(last) if last.1 == *at => last.0 = last.0.min(fit),
                _ => found.push((fit, *at)),
            }
        }
        found.sort();
        found.into_iter().map(|(_, at)| at).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn finds_labels_as_units_are_found() {
        let names = Names::new(
            [
                vec!["找部门（单位）", "find a department"],
                vec!["撤销上一步登记", "undo the last change", "undo"],
            ]
            .into_iter(),
        );
        for query in [
            "部门",
            "zbm",
            "zhaobumen",
            "find",
            "depart",
            "ＦＩＮＤ",
            "zaobumen",
        ] {
            assert_eq!(names.find(query), [0], "{query}");
        }
        for query in ["撤销", "cx", "undo", "last"] {
            assert_eq!(names.find(query), [1], "{query}");
        }
        assert!(names.find("xyzq").is_empty());
        assert!(names.find("").is_empty());
    }
}
