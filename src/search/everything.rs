//! One line that finds everything: units first, then clauses, areas, notes and the notice's other lines.

use std::collections::HashSet;
use std::ops::Range;

use super::due::Due;
use super::filter::{Facts, Filter};
use super::find_units::UnitHit;
use super::library::{Library, Wanted};
use super::phrase::{self, Phrase};
use super::texts::Source;
use super::units::Means;
use super::{fold, sound};
use crate::catalogue::{AreaNo, Clause, ClauseId, LineNo, NoticeNo};
use crate::error::Result;
use crate::journal::{Past, Stage};

/// Something that answers a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Hit {
    /// A unit.
    Unit(UnitHit),
    /// A clause, by its text.
    Clause(ClauseId),
    /// A task area, by its title.
    Area(AreaNo),
    /// The latest note of a clause.
    Note(ClauseId),
    /// A line of the notice (from 1) outside clauses and headings.
    Line(LineNo),
}

/// What sort of thing a hit is, in the order of [`Answers::hits`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HitKind {
    /// A unit.
    Unit,
    /// A clause.
    Clause,
    /// An area.
    Area,
    /// A note.
    Note,
    /// A line of the notice.
    Line,
}

impl Hit {
    /// What sort of thing it is.
    pub(crate) fn kind(&self) -> HitKind {
        match self {
            Self::Unit(_) => HitKind::Unit,
            Self::Clause(_) => HitKind::Clause,
            Self::Area(_) => HitKind::Area,
            Self::Note(_) => HitKind::Note,
            Self::Line(_) => HitKind::Line,
        }
    }
}

/// All that answers a line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answers {
    /// Units, the best first; then clauses, areas, notes and lines in the notice's order.
    pub(crate) hits: Vec<Hit>,
    phrases: Vec<Phrase>,
}

/// What the journal says of a clause, as far as it can be searched.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Told<'a> {
    /// How far it is.
    pub(crate) status: Stage,
    /// By when it is to be done.
    pub(crate) due: Due,
    /// The latest note that stands.
    pub(crate) note: Option<&'a str>,
    /// All that was recorded, by time.
    pub(crate) history: &'a [Past],
}

impl Answers {
    /// The hits by their sort: each sort there is, with the places of its hits.
    pub(crate) fn kinds(&self) -> Vec<(HitKind, Range<usize>)> {
        let mut from = 0;
        let runs = self.hits.chunk_by(|a, b| a.kind() == b.kind());
        runs.filter_map(|run| {
            let places = from..from + run.len();
            from = places.end;
            Some((run.first()?.kind(), places))
        })
        .collect()
    }

    /// What to highlight in the text of a clause, area, note or line, in characters. Asked for the rows on the screen
    /// alone, since a single letter may have a hundred thousand answers.
    pub(crate) fn marks(&self, text: &str) -> Vec<Range<usize>> {
        phrase::marks(&self.phrases, text)
    }
}

impl Library {
    /// All that answers `line`: words, clause ids and `key:value` pairs ([`Filter`]). With pairs or ids only clauses and
    /// notes answer. Nothing answers an empty line.
    ///
    /// # Errors
    /// Those of [`Filter::parse`].
    pub(crate) fn everything<'a>(
        &self,
        line: &str,
        told: &dyn Fn(ClauseId) -> Told<'a>,
    ) -> Result<Answers> {
        self.everything_in(line, None, told)
    }

    /// The same where one is in this notice: numbers are meant of it.
    ///
    /// # Errors
    /// Those of [`Filter::parse`].
    pub(crate) fn everything_in<'a>(
        &self,
        line: &str,
        home: Option<NoticeNo>,
        told: &dyn Fn(ClauseId) -> Told<'a>,
    ) -> Result<Answers> {
        let filter = Filter::parse_in(line, self, home)?;
        if line.trim().is_empty() {
            return Ok(Answers::default());
        }
        let mut answers = self.answers(&filter, Wanted::All, told);
        if filter.is_plain() {
            let mut units = self.units(line);
            // A guess is no use beside a true answer.
            if !answers.hits.is_empty() {
                units.retain(|hit| hit.rank.is_some_and(|rank| rank.means == Means::Exact));
            }
            answers.hits.splice(0..0, units.into_iter().map(Hit::Unit));
        }
        Ok(answers)
    }

    /// The clauses that a filter lets pass, in the notice's order; words and pairs alike.
    pub(crate) fn clauses<'a>(
        &self,
        filter: &Filter,
        told: &dyn Fn(ClauseId) -> Told<'a>,
    ) -> Vec<ClauseId> {
        let told = |id| Told {
            note: None,
            ..told(id)
        };
        let answers = self.answers(filter, Wanted::Clauses, &told);
        let clause = |hit: &Hit| match hit {
            Hit::Clause(id) => Some(*id),
            _ => None,
        };
        answers.hits.iter().filter_map(clause).collect()
    }

    /// The texts and notes that hold all phrases.
    fn answers<'a>(
        &self,
        filter: &Filter,
        asked: Wanted,
        told: &dyn Fn(ClauseId) -> Told<'a>,
    ) -> Answers {
        let words = [joined(&filter.words), filter.quoted.clone()].concat();
        let plain = filter.is_plain();
        let clauses = self.catalogue.clauses();
        let wanted = clauses.filter(|clause| passes(filter, clause, told));
        let wanted = wanted.map(|clause| clause.id);
        if words.is_empty() {
            return Answers {
                hits: wanted.map(Hit::Clause).collect(),
                phrases: Vec::new(),
            };
        }
        let (phrases, held) = self.holding(&words, asked);
        if phrases.is_empty() {
            return Answers::default();
        }
        let wanted: HashSet<ClauseId> = if plain {
            HashSet::new()
        } else {
            wanted.collect()
        };
        let mut hits: Vec<Hit> = Vec::new();
        let mut lines: Vec<Hit> = Vec::new();
        for source in held {
            match source {
                Source::Clause(id) if plain || wanted.contains(&id) => hits.push(Hit::Clause(id)),
                Source::Area(number) if plain => hits.push(Hit::Area(number)),
                Source::Line(line) if plain => lines.push(Hit::Line(line)),
                _ => {}
            }
        }
        for id in self.catalogue.ids() {
            let note = told(id).note;
            let asked = plain || wanted.contains(&id);
            if note.is_some_and(|note| asked && phrases.iter().all(|phrase| phrase.is_in(note))) {
                hits.push(Hit::Note(id));
            }
        }
        hits.append(&mut lines);
        Answers { hits, phrases }
    }
}

/// Whether the filter's pairs and ids let a clause pass.
fn passes<'a>(filter: &Filter, clause: &Clause, told: &dyn Fn(ClauseId) -> Told<'a>) -> bool {
    let told = told(clause.id);
    filter.allows(&Facts {
        id: clause.id,
        duty: clause.duty.as_ref(),
        status: told.status,
        due: told.due,
        history: told.history,
    })
}

/// The words as they are looked for: several single syllables are one word typed with blanks, `da dou`; one that comes again
/// is looked for once.
fn joined(words: &[String]) -> Vec<String> {
    let syllable = |word: &String| sound::named(&fold::folded(word)).is_some();
    if words.len() > 1 && words.iter().all(syllable) {
        return vec![words.join(" ")];
    }
    let mut seen = HashSet::new();
    let new = words.iter().filter(|word| seen.insert(word.as_str()));
    new.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_comes_again_is_looked_for_once() {
        let joined =
            |words: &[&str]| joined(&words.iter().map(|&w| w.to_owned()).collect::<Vec<_>>());
        assert_eq!(joined(&["发展", "石墨", "发展"]), ["发展", "石墨"]);
        assert_eq!(joined(&["da", "da"]), ["da da"]);
    }
}
