//! What a journal is about: as much of the notice as its entries need.

use std::iter;
use std::sync::OnceLock;

use chrono::NaiveDate;
use foldhash::{HashMap, HashMapExt};

use super::entry::TextHash;
use crate::catalogue::marker::marker;
use crate::catalogue::{Catalogue, Clause, ClauseId, Later, NoticeNo, Role, Unit};

/// The notice that a journal belongs to. What entries ask of its clauses is found when they ask.
#[derive(Clone, Debug, Default)]
pub(crate) struct Subject {
    /// The notice's id.
    pub(super) notice: String,
    /// Its title, so that a refusal can name it; empty where it is not known.
    pub(super) title: String,
    /// A quick check of all clauses; `None` where they are not known.
    pub(super) clauses: Option<TextHash>,
    /// Of the clauses of each area, in their order.
    facts: Vec<Later<Facts>>,
    /// The clauses for which the notice itself sets a day.
    days: Vec<(ClauseId, NaiveDate)>,
    /// The notice's place on the shelf.
    place: NoticeNo,
    /// The clause of each text; `None` where several have the same. Few journals ask.
    by_text: OnceLock<HashMap<TextHash, Option<ClauseId>>>,
}

/// What entries need of one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Facts {
    clause: ClauseId,
    /// Of its text without the number before it.
    text: TextHash,
    /// Of all of its text, as entries of earlier builds have it.
    whole: TextHash,
    /// The day that the notice itself sets.
    day: Option<NaiveDate>,
    /// Names of the units that lead or are responsible.
    answering: Vec<String>,
}

impl Facts {
    fn of(clause: &Clause, units: &[Unit]) -> Self {
        let duties = clause.duty.iter().flat_map(|duty| {
            let roles = [Role::Lead, Role::Responsible].into_iter();
            roles.flat_map(|role| duty.in_role(role))
        });
        let answering = duties.filter_map(|unit| Some(units.get(unit.index())?.name.clone()));
        Self {
            clause: clause.id,
            text: bare(&clause.text),
            whole: TextHash::of(&clause.text),
            day: clause.day(),
            answering: answering.collect(),
        }
    }
}

impl Subject {
    /// That of this catalogue, whose clauses it shares.
    pub(crate) fn of(catalogue: &Catalogue) -> Self {
        let facts = catalogue.areas().iter().map(|area| {
            let (clauses, units) = (area.clauses.clone(), catalogue.shared_units());
            Later::new(clauses.len(), move || {
                clauses.iter().map(|it| Facts::of(it, &units)).collect()
            })
        });
        let first = catalogue.areas().first();
        Self {
            notice: catalogue.notice.id.clone(),
            title: catalogue.notice.title.clone(),
            clauses: Some(TextHash(catalogue.digest())),
            facts: facts.collect(),
            days: catalogue.days().collect(),
            place: first.map_or_else(NoticeNo::default, |area| area.number.notice),
            by_text: OnceLock::new(),
        }
    }

    /// The same with no part in the catalogue any more, for one that is about to change.
    pub(crate) fn settled(mut self) -> Self {
        self.facts.iter_mut().for_each(Later::settle);
        self
    }

    fn facts(&self, clause: ClauseId) -> Option<&Facts> {
        let area = self.facts.get(clause.area.place()?)?;
        let at = usize::try_from(clause.index).ok()?.checked_sub(1)?;
        area.get(at).filter(|facts| facts.clause == clause)
    }

    fn by_text(&self) -> &HashMap<TextHash, Option<ClauseId>> {
        self.by_text.get_or_init(|| {
            let mut by_text = HashMap::new();
            for facts in self.facts.iter().flatten() {
                let whole = Some(facts.whole).filter(|whole| *whole != facts.text);
                for hash in iter::once(facts.text).chain(whole) {
                    by_text
                        .entry(hash)
                        .and_modify(|only| *only = None)
                        .or_insert(Some(facts.clause));
                }
            }
            by_text
        })
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
        self.facts(clause).map(|facts| facts.text)
    }

    /// The hashes that entries may have of a clause's text: without its number, and of all of it.
    pub(super) fn texts(&self, clause: ClauseId) -> impl Iterator<Item = TextHash> {
        let facts = self.facts(clause).into_iter();
        facts.flat_map(|facts| [facts.text, facts.whole])
    }

    /// The day by which the notice itself wants a clause done.
    pub(super) fn day(&self, clause: ClauseId) -> Option<NaiveDate> {
        self.facts(clause)?.day
    }

    /// The clauses for which the notice itself sets a day.
    pub(super) fn days(&self) -> impl Iterator<Item = (ClauseId, NaiveDate)> {
        self.days.iter().copied()
    }

    /// Whether a unit leads a clause or is responsible for it.
    pub(super) fn answers(&self, clause: ClauseId, unit: &str) -> bool {
        self.facts(clause)
            .is_some_and(|facts| facts.answering.iter().any(|name| name == unit))
    }

    /// The clause that has this number and text, or has the text under another number since the notice was revised, or else has
    /// the number.
    pub(super) fn current(&self, clause: ClauseId, text: Option<TextHash>) -> ClauseId {
        match text {
            Some(text) if !self.has(clause, text) => {
                let moved = self.by_text().get(&text).copied().flatten();
                moved.unwrap_or(clause)
            }
            _ => clause,
        }
    }

    /// Whether the clause is there and its text another than it was when this hash was taken.
    pub(super) fn changed(&self, clause: ClauseId, text: TextHash) -> bool {
        self.facts(clause).is_some() && !self.has(clause, text)
    }

    fn has(&self, clause: ClauseId, text: TextHash) -> bool {
        let facts = self.facts(clause);
        facts.is_some_and(|facts| facts.text == text || facts.whole == text)
    }
}

impl PartialEq for Subject {
    fn eq(&self, other: &Self) -> bool {
        let head = |it: &Self| (it.place, it.clauses);
        let same = (&self.notice, &self.title) == (&other.notice, &other.title);
        same && head(self) == head(other) && self.days == other.days && self.facts == other.facts
    }
}

impl Eq for Subject {}

/// The hash of a text without the number before it: a clause that another was put before keeps its own.
fn bare(text: &str) -> TextHash {
    let number = marker(text).map_or(0, |marker| marker.len);
    TextHash::of(text[number..].trim())
}
