//! Words that can only be found as the characters they have, looked for in the texts themselves: a command asks once, and making
//! all texts ready takes longer than going through them.

use std::collections::HashSet;

use memchr::memmem::Finder;

use super::fold::unfolded;
use super::phrase::Phrase;
use super::texts::Source;
use crate::catalogue::{Catalogue, LineNo};

/// Words of which each is literal.
pub(super) struct Literal {
    phrases: Vec<Phrase>,
    /// Of each character in them, the forms in which a text may have it.
    forms: Vec<Vec<Finder<'static>>>,
}

impl Literal {
    /// Of words that are all literal; `None` of others, and of words in which nothing can be looked for.
    pub(super) fn new(words: &[String]) -> Option<Self> {
        let phrases: Vec<Phrase> = words.iter().filter_map(|word| Phrase::new(word)).collect();
        if phrases.is_empty() || !phrases.iter().all(Phrase::is_literal) {
            return None;
        }
        let mut seen = HashSet::new();
        let chars = phrases.iter().flat_map(Phrase::chars);
        let chars = chars.filter(|c| seen.insert(*c));
        Some(Self {
            forms: chars.map(forms).collect(),
            phrases,
        })
    }

    /// What tells where the words stand.
    pub(super) fn into_phrases(self) -> Vec<Phrase> {
        self.phrases
    }

    /// Whether a text holds all words.
    fn is_in(&self, text: &[u8]) -> bool {
        let held = |forms: &Vec<Finder<'_>>| forms.iter().any(|form| form.find(text).is_some());
        let said = |text: &str| self.phrases.iter().all(|phrase| phrase.is_in(text));
        // Few texts have all characters without holding the words.
        self.forms.iter().all(held) && str::from_utf8(text).is_ok_and(said)
    }

    /// The clauses that hold all words, in the order of the notice.
    pub(super) fn clauses(&self, catalogue: &Catalogue) -> Vec<Source> {
        let found = catalogue.holding(&|text| self.is_in(text));
        found.into_iter().map(Source::Clause).collect()
    }

    /// The texts that hold all words: clauses, areas, lines, each in the order of the notice.
    pub(super) fn all(&self, catalogue: &Catalogue) -> Vec<Source> {
        let mut found = self.clauses(catalogue);
        let areas = catalogue.areas().iter();
        let areas = areas.filter(|area| self.is_in(area.title.as_bytes()));
        found.extend(areas.map(|area| Source::Area(area.number)));
        for (notice, _) in catalogue.notices() {
            catalogue.other_lines(notice, &mut |line, text| {
                if self.is_in(text.as_bytes()) {
                    found.push(Source::Line(LineNo { notice, line }));
                }
            });
        }
        found
    }
}

/// What finds a character in whichever form it is written.
fn forms(folded: char) -> Vec<Finder<'static>> {
    let finder = |c: &char| Finder::new(c.encode_utf8(&mut [0; 4]).as_bytes()).into_owned();
    unfolded(folded).iter().map(finder).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::texts::Texts;

    #[test]
    fn finds_what_the_ready_texts_find() {
        let catalogue = Catalogue::embedded().unwrap();
        let texts = Texts::new(&catalogue);
        for line in [
            "大豆",
            "對外開放",
            "玉米水稻",
            "99",
            "９９",
            "１２",
            "发展 石墨",
            "推进",
            "部门",
            "𠀀",
            "大豆 𠀀",
            "没有这样的词",
        ] {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            let literal = Literal::new(&words).unwrap();
            let (_, places) = texts.holding(&words);
            let ready: Vec<_> = places.into_iter().map(|at| texts.source(at)).collect();
            assert_eq!(literal.all(&catalogue), ready, "{line}");
        }
        for other in ["dadou", "da豆", "", "，"] {
            assert!(Literal::new(&[other.to_owned()]).is_none(), "{other}");
        }
    }
}
