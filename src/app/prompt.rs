//! The line that takes a note or a value, and lines that search while one types.

use crate::catalogue::Indicator;

use super::moves::round;
use super::{App, Asks, Finder, Prompt, Screen, World};

impl Prompt {
    /// The indicator whose value is asked for.
    pub(crate) fn indicator<'a>(&self, world: &'a World) -> Option<&'a Indicator> {
        let Asks::Value(number) = self.asks else {
            return None;
        };
        world
            .catalogue
            .clause(self.clause)?
            .indicators
            .get(usize::from(number).checked_sub(1)?)
    }

    /// How many indicators there are to choose from; 0 for a note.
    pub(crate) fn choices(&self, world: &World) -> usize {
        match self.asks {
            Asks::Note => 0,
            Asks::Value(_) => world
                .catalogue
                .clause(self.clause)
                .map_or(0, |clause| clause.indicators.len()),
        }
    }

    /// Chooses the indicator `step` further, round and round.
    pub(super) fn choose(&mut self, world: &World, step: isize) {
        let choices = self.choices(world);
        if let Asks::Value(number) = &mut self.asks
            && choices > 0
        {
            let index = round(usize::from(*number - 1), step, choices);
            *number = u16::try_from(index + 1).unwrap_or(1);
        }
    }
}

impl App {
    /// Searches anew after the query has changed; the best hit is selected.
    pub(super) fn search_again(&mut self, world: &World) {
        if let Screen::Units(Finder {
            query,
            hits,
            cursor,
        }) = &mut self.top_mut().screen
        {
            *hits = world.index.units(query.text());
            *cursor = super::Cursor::default();
        }
    }

    /// Shows the whole notice, from the line that the clause or area in question stands on.
    pub(super) fn read_notice(&mut self, world: &World) {
        let clause = self
            .clause(world)
            .and_then(|id| world.catalogue.clause(id))
            .map(|clause| clause.line);
        self.settle(world);
        self.push(Screen::NoticeText { from: clause });
    }
}
