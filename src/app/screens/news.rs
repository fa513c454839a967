//! What was recorded, the latest first, by day.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::slot::Slot;
use crate::app::world::World;
use crate::journal::Journal;
use crate::keys::Scope;
use crate::lang::tr;
use crate::listing::news::{NewsDay, NewsFilter, Since};

/// The entries that the line and the range let pass, under a heading for each day. It is read as a list, and narrowed in a
/// line that is opened for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct News {
    /// From when on.
    pub(crate) since: Since,
    /// Whether its line takes the keys.
    pub(crate) typing: bool,
    /// The days that are listed.
    pub(crate) days: Vec<NewsDay>,
    /// Whether earlier entries are left out.
    pub(crate) cut: bool,
}

impl Page for News {
    fn scope(&self) -> Scope {
        if self.typing {
            Scope::NewsLine
        } else {
            Scope::News
        }
    }

    fn title(&self, world: &World) -> Option<String> {
        let lang = world.lang;
        let range = self.since.label().pick(lang);
        Some(match self.since {
            Since::Ever => tr!(lang, "动态", "news"),
            Since::Today | Since::Week => tr!(lang, "动态（{range}）", "news ({range})"),
        })
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let filter = NewsFilter::new(seen.line, self.since, &seen.world.library);
        let journals = seen.slots.iter().filter_map(Slot::journal);
        let journals = journals.map(Journal::entries);
        (self.days, self.cut) = seen.board().news(journals, &filter, seen.now);
        let mut rows = Vec::new();
        for day in &self.days {
            rows.push(Item::Day(day.day));
            rows.extend(day.places.iter().copied().map(Item::Entry));
        }
        if self.cut {
            rows.push(Item::Earlier);
        }
        rows
    }
}
