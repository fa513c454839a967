//! Finding: departments and everything else while one types, and the way through what was found.

use crate::keys::{Command, Scope};
use crate::lang::tr;

use super::item::Item;
use super::list::ring;
use super::message::Level;
use super::open::shown;
use super::screen::Screen;
use super::screens::{Kind, Search, Units};
use super::state::{App, Walk};
use super::world::World;

impl App {
    /// Shows the departments, all of them until something is typed.
    pub(super) fn find_units(&mut self) {
        self.push(Units::default());
    }

    /// Takes a character that an input method gave where keys are commands: it narrows the list where that has a line for it,
    /// and else begins a search.
    pub(super) fn find_or_narrow(&mut self, typed: &str) {
        if !self.narrow() {
            return self.find(typed);
        }
        self.type_in(|line| line.insert(typed));
    }

    /// Opens the search with what has been typed so far.
    pub(super) fn find(&mut self, typed: &str) {
        let search = Screen::new(Search::default().into());
        self.push_screen(search.typed(typed));
    }

    /// Goes to the selected answer; the search stays below it, so that the way back leads to what was found.
    pub(super) fn take_answer(&mut self) {
        let list = &self.top().list;
        let Some((place, _)) = list.place() else {
            return;
        };
        let items = list.rows().iter().copied();
        let items: Vec<_> = items.filter(|item| item.is_selectable()).collect();
        let (at, depth) = (place - 1, self.stack.len());
        self.walk = Some(Walk { items, at, depth });
        self.show_answer();
    }

    /// Goes to the answer `step` further, round and round.
    pub(super) fn walk(&mut self, world: &World, step: isize) {
        let Some(walk) = &mut self.walk else { return };
        walk.at = ring(walk.at, step, walk.items.len());
        let (at, of, depth) = (walk.at + 1, walk.items.len(), walk.depth);
        self.stack.truncate(depth);
        self.show_answer();
        let next = world.hint(Command::NextHit, "下一处", "next");
        let previous = world.hint(Command::PreviousHit, "上一处", "previous");
        let text = tr!(
            world.lang,
            "第 {at} 处，共 {of} 处{next}{previous}",
            "{at} of {of}{next}{previous}"
        );
        self.say(Level::Info, text);
    }

    /// Shows one sort of answers alone, the next at each call.
    pub(super) fn narrow_search(&mut self) {
        let top = self.top_mut();
        if let Kind::Search(search) = &mut top.kind {
            search.narrow();
            top.line_changed();
        }
    }

    /// Whether something was found that can be narrowed to a sort.
    pub(super) fn has_sorts(&self, _: &World) -> bool {
        matches!(&self.top().kind, Kind::Search(search) if !search.answers.hits.is_empty())
    }

    fn show_answer(&mut self) {
        let item = self.walk.as_ref().and_then(|walk| walk.items.get(walk.at));
        let Some(item) = item.copied() else { return };
        self.top_mut().list.want(item);
        if let Item::Area(_) = item {
            // The list of areas goes along, so that the way back leads past the right one.
            let homes = self.stack.iter_mut();
            for home in homes.filter(|screen| screen.scope() == Scope::Home) {
                home.list.want(item);
            }
        }
        if let Some(kind) = shown(item) {
            self.push(kind);
        }
    }
}
