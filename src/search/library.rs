//! A catalogue with what it takes to find things in it.

use std::cmp::Reverse;
use std::sync::OnceLock;

use super::fold::unfolded;
use super::literal::Literal;
use super::phrase::Phrase;
use super::query::Query;
use super::texts::{Source, Texts};
use super::units::Units;
use crate::catalogue::{Alias, Book, Catalogue, Lexicon, NoticeNo, UnitId};
use crate::error::Result;

/// A catalogue, the names of its units, and the index over both, which belong together. The index is made when something is
/// first looked for, so that nobody waits for it who looks for nothing.
#[derive(Debug)]
pub(crate) struct Library {
    /// The notice taken apart.
    pub(crate) catalogue: Catalogue,
    /// The names of its units; on a shelf those of units of the notices that it is made for.
    lexicon: Lexicon,
    /// What is known of units of other notices on the shelf.
    lent: Option<Lexicon>,
    /// All units, the most named first.
    order: OnceLock<Vec<UnitId>>,
    /// Whether a unit has been asked for.
    asked: OnceLock<()>,
    units: OnceLock<Units>,
    texts: OnceLock<Texts>,
}

/// Which texts are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Those of clauses at least.
    Clauses,
    /// All.
    All,
}

impl Library {
    /// A catalogue with the embedded names, which are the whole names of its own notice alone.
    ///
    /// # Errors
    /// Those of [`Lexicon::of`].
    pub(crate) fn new(mut catalogue: Catalogue) -> Result<Self> {
        let lexicon = Lexicon::of(&catalogue.notice)?;
        catalogue.tell_today(|name| lexicon.today(name));
        Ok(Self {
            catalogue,
            lexicon,
            lent: None,
            order: OnceLock::new(),
            asked: OnceLock::new(),
            units: OnceLock::new(),
            texts: OnceLock::new(),
        })
    }

    /// A shelf, and what the books on it are made with.
    ///
    /// # Errors
    /// Those of [`Lexicon::embedded`].
    pub(crate) fn shelf(shelf: Catalogue) -> Result<Self> {
        let embedded = Lexicon::embedded()?;
        let lent = embedded.clone().for_notice(&shelf.notice);
        Ok(Self {
            catalogue: shelf,
            lexicon: embedded,
            lent: Some(lent),
            order: OnceLock::new(),
            asked: OnceLock::new(),
            units: OnceLock::new(),
            texts: OnceLock::new(),
        })
    }

    /// Puts a notice on the shelf.
    pub(crate) fn put(&mut self, book: Book) {
        self.catalogue.put(book);
        self.order = OnceLock::new();
        self.units = OnceLock::new();
        self.texts = OnceLock::new();
    }

    /// What is known of the units of a notice.
    fn lexicon_of(&self, no: NoticeNo) -> &Lexicon {
        let notice = self.catalogue.notice_at(no);
        match &self.lent {
            Some(lent) if notice.is_none_or(|notice| !self.lexicon.is_made_for(notice)) => lent,
            _ => &self.lexicon,
        }
    }

    /// All names of a unit, the one it is listed under first.
    pub(crate) fn aliases(&self, id: UnitId) -> Vec<Alias> {
        let unit = self.catalogue.unit(id);
        let mut names = unit.names.iter();
        let Some((no, first)) = names.next() else {
            return self.lexicon.aliases(&unit.name);
        };
        let mut all = self.lexicon_of(*no).aliases(first);
        if *first != unit.name {
            // Listed with its place, since another body has the name alone.
            all.insert(0, Alias::listed(&unit.name));
        }
        for (no, name) in names {
            let more = self.lexicon_of(*no).aliases(name);
            all.extend(
                more.into_iter()
                    .filter(|more| {
                        let known = |alias: &Alias| alias.name == more.name;
                        !all.iter().any(known)
                    })
                    .collect::<Vec<_>>(),
            );
        }
        all
    }

    /// The full official name of a unit; `None` where it is not known.
    pub(crate) fn official(&self, id: UnitId) -> Option<&str> {
        let unit = self.catalogue.unit(id);
        if unit.names.is_empty() {
            return self.lexicon.official(&unit.name);
        }
        let mut names = unit.names.iter();
        names.find_map(|(no, name)| self.lexicon_of(*no).official(name))
    }

    /// The units that the embedded lexicon knows.
    pub(crate) fn known_units(&self) -> impl Iterator<Item = &str> {
        self.lexicon.units()
    }

    /// The units, ready to be found.
    pub(super) fn unit_index(&self) -> &Units {
        self.units.get_or_init(|| {
            let units = self.catalogue.units();
            Units::new(
                units.map(|(id, _)| (id, self.aliases(id))),
                self.unit_order(),
            )
        })
    }

    /// Those of the units that a query without letters can mean, ready to be found: to make all ready takes longer than a command
    /// does otherwise. `None` for other queries, and for who asks again and will go on to.
    pub(super) fn units_holding(&self, query: &Query) -> Option<Units> {
        if query.letters() > 0 || self.units.get().is_some() || self.asked.set(()).is_err() {
            return None;
        }
        let chars: Vec<Vec<char>> = query.chars.iter().map(|c| unfolded(*c)).collect();
        let holds = |alias: &Alias| {
            let held = |forms: &Vec<char>| {
                alias.name.contains(&forms[..]) || alias.place.contains(&forms[..])
            };
            chars.iter().all(held)
        };
        let units = self.catalogue.units().map(|(id, _)| (id, self.aliases(id)));
        let meant = units.filter(|(_, aliases)| aliases.iter().any(holds));
        Some(Units::new(meant, self.unit_order()))
    }

    /// All units, the most named first, else in the notice's order.
    pub(super) fn unit_order(&self) -> &[UnitId] {
        self.order.get_or_init(|| {
            let mentions: Vec<usize> = self.catalogue.roles().map(Iterator::count).collect();
            let mut all: Vec<UnitId> = self.catalogue.units().map(|(id, _)| id).collect();
            all.sort_by_key(|unit| Reverse(mentions.get(unit.index()).copied()));
            all
        })
    }

    /// The texts that hold every one of `words`, as far as they are wanted, and the phrases that tell where they stand.
    pub(super) fn holding(&self, words: &[String], wanted: Wanted) -> (Vec<Phrase>, Vec<Source>) {
        if self.texts.get().is_none()
            && let Some(literal) = Literal::new(words)
        {
            let found = match wanted {
                Wanted::Clauses => literal.clauses(&self.catalogue),
                Wanted::All => literal.all(&self.catalogue),
            };
            return (literal.into_phrases(), found);
        }
        let texts = self.texts();
        let (phrases, places) = texts.holding(words);
        let sources = places.into_iter().map(|place| texts.source(place));
        (phrases, sources.collect())
    }

    /// The texts, ready to be searched.
    pub(super) fn texts(&self) -> &Texts {
        self.texts.get_or_init(|| Texts::new(&self.catalogue))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ClauseId;
    use crate::search::{Filter, Told};

    fn library() -> Library {
        Library::new(Catalogue::embedded().unwrap()).unwrap()
    }

    #[test]
    fn several_threads_may_search_one_library() {
        let library = library();
        let told = |_: ClauseId| Told::default();
        let found = |line: &str| library.everything(line, &told).unwrap().hits;
        let alone = ["大豆", "fgw", "水"].map(found);
        let together = std::thread::scope(|scope| {
            let search = |line| scope.spawn(move || found(line));
            ["大豆", "fgw", "水"]
                .map(search)
                .map(|thread| thread.join().unwrap())
        });
        assert_eq!(together, alone);
    }

    #[test]
    fn who_asks_for_a_unit_once_finds_what_others_find() {
        let ready = library();
        let _ = ready.unit_index();
        for query in [
            "发改委",
            "發改委",
            "黑龙江省教育厅",
            "黑龙江教育厅",
            "厅",
            "省",
            "水 利",
            "环保局",
            "没有这样的部门",
            "9",
        ] {
            let once = library();
            assert_eq!(once.units(query), ready.units(query), "{query}");
            assert!(once.units.get().is_none());
            assert_eq!(once.units(query), ready.units(query), "{query}");
            assert!(once.units.get().is_some());
        }
    }

    #[test]
    fn nothing_is_made_that_is_not_asked_for() {
        let library = library();
        let told = |_: ClauseId| Told::default();
        let filter = Filter::parse("role:lead area:2 status:open", &library).unwrap();
        assert!(!library.clauses(&filter, &told).is_empty());
        assert!(library.units.get().is_none() && library.texts.get().is_none());
        let filter = Filter::parse("unit:fgw", &library).unwrap();
        assert!(!library.clauses(&filter, &told).is_empty());
        assert!(library.units.get().is_some() && library.texts.get().is_none());
        let filter = Filter::parse("大豆", &library).unwrap();
        assert!(!library.clauses(&filter, &told).is_empty());
        assert!(library.texts.get().is_none());
        let filter = Filter::parse("dadou", &library).unwrap();
        assert!(!library.clauses(&filter, &told).is_empty());
        assert!(library.texts.get().is_some());
    }
}
