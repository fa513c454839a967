//! In which order lists stand, and what of a unit's page they show.

use crate::catalogue::Role;
use crate::lang::{Label, tr};
use crate::listing::order::ClauseOrder;

use super::message::Level;
use super::screens::{Deadlines, Kind, Open};
use super::state::App;
use super::world::World;

impl App {
    /// Sorts the departments, or all lists of clauses, in the next order, and says which.
    pub(super) fn sort(&mut self, world: &World) {
        let label: Label = if let Kind::Units(units) = &mut self.top_mut().kind {
            units.order = units.order.next();
            units.order.label()
        } else {
            // An order that changes nothing is none to choose.
            let dated = self.board(world).has_deadlines();
            let next = self.order.next();
            self.order = match next {
                ClauseOrder::Due if !dated => next.next(),
                _ => next,
            };
            self.order.label()
        };
        self.outdate();
        let order = label.pick(world.lang);
        self.say(
            Level::Info,
            tr!(world.lang, "{order}排列", "sorted {order}"),
        );
    }

    /// Shows only what the unit has in one role, the next one it has, or in all.
    pub(super) fn narrow_role(&mut self, world: &World) {
        let board = self.board(world);
        let Kind::Unit(unit) = &self.top().kind else {
            return;
        };
        let row = board.unit_row(unit.id);
        let has = |role: &Role| row.in_role(*role).of > 0;
        let after = |own| {
            Role::ALL
                .into_iter()
                .skip_while(move |role| *role != own)
                .skip(1)
        };
        let next = match unit.only {
            None => Role::ALL.into_iter().find(has),
            Some(own) => after(own).find(has),
        };
        if let Kind::Unit(unit) = &mut self.top_mut().kind {
            unit.only = next;
        }
        self.outdate();
    }

    /// Whether a unit's page has several roles to choose one of.
    pub(super) fn has_roles(&self, world: &World) -> bool {
        let Kind::Unit(unit) = &self.top().kind else {
            return false;
        };
        let row = self.board(world).unit_row(unit.id);
        let roles = Role::ALL
            .into_iter()
            .filter(|role| row.in_role(*role).of > 0);
        unit.only.is_some() || roles.count() > 1
    }

    /// Lists the clauses that have a deadline, by how soon it comes.
    pub(super) fn list_deadlines(&mut self) {
        self.push(Deadlines::default());
    }

    /// Lists all clauses that are not done.
    pub(super) fn list_open(&mut self) {
        self.push(Open);
    }
}
