//! What a journal is about: as much of the notice as its entries need.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::entry::TextHash;
use crate::catalogue::{Catalogue, ClauseId, Role};

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
    /// The clause of each text; `None` where several have the same.
    by_text: HashMap<TextHash, Option<ClauseId>>,
}

/// What entries need of one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Facts {
    text: TextHash,
    /// The day that the notice itself sets.
    day: Option<NaiveDate>,
    /// Names of the units that lead or are responsible.
    answering: Vec<String>,
}

impl Subject {
    /// That of this catalogue.
    pub(crate) fn of(catalogue: &Catalogue) -> Self {
        let mut all = String::new();
        let mut facts = HashMap::new();
        let mut by_text = HashMap::new();
        for clause in catalogue.clauses() {
            let text = TextHash::of(&clause.text);
            all.push_str(&format!("{}\t{}\n", clause.id, clause.text));
            by_text
                .entry(text)
                .and_modify(|only| *only = None)
                .or_insert(Some(clause.id));
            let duty = clause.duty.as_ref();
            let answering = duty.into_iter().flat_map(|duty| {
                [Role::Lead, Role::Responsible]
                    .into_iter()
                    .flat_map(|role| duty.in_role(role))
            });
            let facts_of = Facts {
                text,
                day: duty.and_then(|duty| duty.deadline.as_ref()?.day),
                answering: answering
                    .map(|unit| catalogue.unit(unit).name.clone())
                    .collect(),
            };
            facts.insert(clause.id, facts_of);
        }
        Self {
            notice: catalogue.notice.id.clone(),
            title: catalogue.notice.title.clone(),
            clauses: Some(TextHash::of(&all)),
            facts,
            by_text,
        }
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

    /// The hash of a clause's text.
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
            Some(text) if self.text(clause) != Some(text) => {
                let moved = self.by_text.get(&text).copied().flatten();
                moved.unwrap_or(clause)
            }
            _ => clause,
        }
    }
}
