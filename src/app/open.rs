//! Going into what is selected, and back.

use crate::catalogue::{AreaNo, Catalogue, LineNo};
use crate::keys::{Command, Scope};

use super::item::Item;
use super::list::ring;
use super::message::Level;
use super::msg::Effect;
use super::page::Show;
use super::screens::{Area, Clause, Help, Home, Kind, Notice, Palette, Unit};
use super::state::App;
use super::why;
use super::world::World;

/// The screen that shows an item whole.
pub(super) fn shown(item: Item) -> Option<Kind> {
    match item {
        Item::Area(number) => Some(Area { number }.into()),
        Item::Notice(notice) => Some(Home { notice }.into()),
        Item::Entry(place) => place.clause.map(|id| Clause { id }.into()),
        Item::Clause(id) | Item::Note(id) | Item::Target(id, _) => Some(Clause { id }.into()),
        Item::Unit(id) => Some(Unit::of(id).into()),
        Item::Line(LineNo { notice, line }) => {
            let from = Some(line);
            Some(Notice { notice, from }.into())
        }
        Item::Heading(..)
        | Item::Earlier
        | Item::Sort(_)
        | Item::Term(_)
        | Item::Day(_)
        | Item::Command(_)
        | Item::Indicator(_)
        | Item::Part(_)
        | Item::Reply(_) => None,
    }
}

impl App {
    /// Goes into what is selected.
    pub(super) fn open(&mut self, world: &World) -> Vec<Effect> {
        let Some(item) = self.top().list.selected() else {
            return Vec::new();
        };
        if let Item::Command(command) = item {
            self.back();
            return self.command(world, command);
        }
        if let Item::Notice(notice) = item {
            return self.open_notice(notice);
        }
        if self.scope() == Scope::Search {
            self.take_answer();
        } else if matches!(item, Item::Reply(_)) {
            self.open_replies();
        } else if let Some(kind) = shown(item) {
            self.leave_line();
            self.push(kind);
        } else {
            self.say(Level::Warning, why::of_no_clause(world));
        }
        Vec::new()
    }

    /// Leaves the line that narrows a list, or takes the marks off, else goes back one level; on the areas nothing.
    pub(super) fn back(&mut self) {
        if self.leave_line() {
            return;
        }
        if self.top().has_marks() {
            self.top_mut().marked.clear();
        } else if self.stack.len() > 1 {
            self.stack.pop();
        }
    }

    /// Closes the notice, or leaves the program.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        if self.scope() == Scope::NoticeText {
            self.back();
            return Vec::new();
        }
        vec![Effect::Quit]
    }

    /// Shows the whole notice, from the line that the clause in question stands on.
    pub(super) fn read_notice(&mut self, world: &World) {
        let clause = self
            .clause()
            .and_then(|id| world.library.catalogue.clause(id));
        let from = clause.map(|clause| clause.line);
        if let Some(notice) = self.notice_meant() {
            self.push(Notice { notice, from });
        }
    }

    /// Shows what the keys do here.
    pub(super) fn help(&mut self, world: &World) {
        let can = self.doable(world).map(|(_, row)| row.command).collect();
        let of = self.scope();
        self.push(Help { of, can });
    }

    /// Opens the palette over the commands that can do something now.
    pub(super) fn open_palette(&mut self, world: &World) {
        let rows = self.doable(world);
        let rows = rows.filter(|(_, row)| row.command != Command::Palette);
        let can = rows.map(|(at, _)| at).collect();
        self.push(Palette::new(self.scope(), can));
    }

    /// Shows the clause `step` further in the list below, and selects it there too.
    pub(super) fn turn(&mut self, step: isize) {
        let Some(below) = self.stack.len().checked_sub(2) else {
            return;
        };
        let list = &mut self.stack[below].list;
        list.step(step);
        if let Some(id) = list.selected().and_then(Item::clause) {
            self.stack.truncate(below + 1);
            self.push(Clause { id });
        }
    }

    /// The area `step` further than the one that the user is in, and where that one stands in the stack.
    pub(super) fn area_beside(&self, catalogue: &Catalogue, step: i16) -> Option<(usize, AreaNo)> {
        let mut screens = self.stack.iter().enumerate().rev();
        let (at, number) = screens.find_map(|(at, screen)| Some((at, screen.page().area()?)))?;
        let next = AreaNo {
            number: number.number.checked_add_signed(i32::from(step))?,
            ..number
        };
        catalogue.area(next).map(|_| (at, next))
    }

    /// Shows the area `step` further, its clauses as a list.
    pub(super) fn turn_area(&mut self, catalogue: &Catalogue, step: i16) {
        let Some((at, number)) = self.area_beside(catalogue, step) else {
            return;
        };
        self.stack.truncate(at);
        self.follow_area(number);
        self.push(Area { number });
    }

    /// Selects an area in the list of areas if that is on top, so that the way back leads past the right one.
    pub(super) fn follow_area(&mut self, number: AreaNo) {
        let top = self.top_mut();
        if top.scope() == Scope::Home {
            top.list.want(Item::Area(number));
        }
    }

    /// Selects the first row of the part that comes after the one the selection is in, or before it, round and round.
    pub(super) fn turn_part(&mut self, step: isize) {
        let list = &mut self.top_mut().list;
        let rows = list.rows().iter().enumerate();
        let parts = rows.filter(|(_, row)| matches!(row, Item::Part(_)));
        let firsts: Vec<usize> = parts.map(|(at, _)| at + 1).collect();
        let Some(own) = firsts.iter().rposition(|first| list.at() >= Some(*first)) else {
            return;
        };
        let next = ring(own, step, firsts.len());
        if let Some(item) = list.rows().get(firsts[next]).copied() {
            list.want(item);
        }
    }

    /// Shows other clauses in lists: all, the open ones, those done.
    pub(super) fn show_next(&mut self) {
        self.show = match self.show {
            Show::All => Show::Open,
            Show::Open => Show::Done,
            Show::Done => Show::All,
        };
        self.outdate();
    }
}
