//! A catalogue with what it takes to find things in it.

use std::sync::OnceLock;

use super::texts::Texts;
use super::units::Units;
use crate::catalogue::{Catalogue, Duty, Lexicon};
use crate::error::Result;

/// A catalogue, the names of its units, and the index over both, which belong together. The index is made when something is
/// first looked for, so that nobody waits for it who looks for nothing.
#[derive(Debug)]
pub(crate) struct Library {
    /// The notice taken apart.
    pub(crate) catalogue: Catalogue,
    /// The names of its units.
    pub(crate) lexicon: Lexicon,
    units: OnceLock<Units>,
    texts: OnceLock<Texts>,
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
            units: OnceLock::new(),
            texts: OnceLock::new(),
        })
    }

    /// The units, ready to be found.
    pub(super) fn unit_index(&self) -> &Units {
        self.units.get_or_init(|| {
            let mut mentions = vec![0; self.catalogue.units().count()];
            for clause in self.catalogue.clauses() {
                for mention in clause.duty.iter().flat_map(Duty::mentions) {
                    mentions[mention.unit.index()] += 1;
                }
            }
            let units = self.catalogue.units();
            Units::new(units.map(|(id, unit)| {
                let names = self.lexicon.aliases(&unit.name);
                (id, names, mentions[id.index()])
            }))
        })
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
        assert!(library.texts.get().is_some());
    }
}
