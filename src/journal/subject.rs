//! What a journal is about: as much of the notice as its entries need.

use chrono::NaiveDate;
use foldhash::{HashMap, HashMapExt};

use super::entry::TextHash;
use crate::catalogue::marker::marker;
use crate::catalogue::{Catalogue, ClauseId, NoticeNo, Role};

/// The notice that a journal belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Subject {
    /// The notice's id.
    pub(super) notice: String,
    /// Its title, so that a refusal can name it; empty where it is not known.
    pub(super) title: String,
    /// A quick check of all clauses; `None` where they are not known.
    pub(super) clauses: Option<TextHash>,
    facts: HashMap<ClauseId, Facts>,
    /// The notice's place on the shelf.
    place: NoticeNo,
    /// The clause of each text; `None` where several have the same.
    by_text: HashMap<TextHash, Option<ClauseId>>,
}

/// What entries need of one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Facts {
    /// Of its text without the number before it.
    text: TextHash,
    /// Of all of its text, as entries of earlier builds have it.
    whole: TextHash,
    /// The day that the notice itself sets.
    day: Option<NaiveDate>,
    /// Names of the units that lead or are responsible.
    answering: Vec<String>,
}

impl Subject {
    /// That of this catalogue.
    pub(crate) fn of(catalogue: &Catalogue) -> Self {
        let mut facts = HashMap::new();
        let mut by_text = HashMap::new();
        for clause in catalogue.clauses() {
            let (text, whole) = (bare(&clause.text), TextHash::of(&clause.text));
            for hash in [Some(text), Some(whole).filter(|whole| *whole != text)] {
                let Some(hash) = hash else { continue };
                by_text
                    .entry(hash)
                    .and_modify(|only| *only = None)
                    .or_insert(Some(clause.id));
            }
            let duty = clause.duty.as_ref();
            let answering = duty.into_iter().flat_map(|duty| {
                [Role::Lead, Role::Responsible]
                    .into_iter()
                    .flat_map(|role| duty.in_role(role))
            });
            let facts_of = Facts {
                text,
                whole,
                day: clause.day(),
                answering: answering
                    .map(|unit| catalogue.unit(unit).name.clone())
                    .collect(),
            };
            facts.insert(clause.id, facts_of);
        }
        Self {
            notice: catalogue.notice.id.clone(),
            title: catalogue.notice.title.clone(),
            clauses: Some(TextHash(catalogue.digest())),
            facts,
            place: catalogue
                .clauses()
                .next()
                .map_or_else(NoticeNo::default, |clause| clause.id.notice()),
            by_text,
        }
    }

    /// The notice's place on the shelf.
    pub(crate) fn place(&self) -> NoticeNo {
        self.place
    }

    /// The notice's id.
    pub(crate) fn notice(&self) -> &str {
        &self.notice
    }

    /// A notice of which nothing but its id is known.
    #[cfg(test)]
    pub(crate) fn bare(notice: &str) -> Self {
        Self {
            notice: notice.to_owned(),
            ..Self::default()
        }
    }

    /// The hash of a clause's text without its number.
    pub(super) fn text(&self, clause: ClauseId) -> Option<TextHash> {
        self.facts.get(&clause).map(|facts| facts.text)
    }

    /// The day by which the notice itself wants a clause done.
    pub(super) fn day(&self, clause: ClauseId) -> Option<NaiveDate> {
        self.facts.get(&clause)?.day
    }

    /// The clauses for which the notice itself sets a day.
    pub(super) fn days(&self) -> impl Iterator<Item = (ClauseId, NaiveDate)> {
        self.facts
            .iter()
            .filter_map(|(clause, facts)| Some((*clause, facts.day?)))
    }

    /// Whether a unit leads a clause or is responsible for it.
    pub(super) fn answers(&self, clause: ClauseId, unit: &str) -> bool {
        self.facts
            .get(&clause)
            .is_some_and(|facts| facts.answering.iter().any(|name| name == unit))
    }

    /// The clause that has this number and text, or has the text under another number since the notice was revised, or else has
    /// the number.
    pub(super) fn current(&self, clause: ClauseId, text: Option<TextHash>) -> ClauseId {
        match text {
            Some(text) if !self.has(clause, text) => {
                let moved = self.by_text.get(&text).copied().flatten();
                moved.unwrap_or(clause)
            }
            _ => clause,
        }
    }

    /// Whether the clause is there and its text another than it was when this hash was taken.
    pub(super) fn changed(&self, clause: ClauseId, text: TextHash) -> bool {
        self.facts.contains_key(&clause) && !self.has(clause, text)
    }

    fn has(&self, clause: ClauseId, text: TextHash) -> bool {
        let facts = self.facts.get(&clause);
        facts.is_some_and(|facts| facts.text == text || facts.whole == text)
    }
}

/// The hash of a text without the number before it: a clause that another was put before keeps its own.
fn bare(text: &str) -> TextHash {
    let number = marker(text).map_or(0, |marker| marker.len);
    TextHash::of(text[number..].trim())
}
