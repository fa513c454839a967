//! The rows of list screens: what is in them decides both where the selection can go and what is drawn.

use crate::catalogue::{ClauseId, Role, UnitId};
use crate::journal::Stage;
use crate::listing::Board;

use super::{App, Screen, Show, World};
use crate::keys::Command;

/// A row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// An area, by number.
    Area(u16),
    /// A clause.
    Clause(ClauseId),
    /// The heading over a unit's clauses in one role; cannot be selected.
    Heading(Role),
    /// A unit.
    Unit(UnitId),
    /// An answer to a search, from 0.
    Hit(usize),
    /// A command of the palette.
    Command(Command),
}

impl App {
    /// The rows of a screen; empty for one that is no list.
    pub(crate) fn rows(&self, world: &World, screen: &Screen) -> Vec<Item> {
        let board = self.board(world);
        match screen {
            Screen::Home(_) => world
                .catalogue
                .areas()
                .iter()
                .map(|area| Item::Area(area.number))
                .collect(),
            Screen::Area { number, .. } => {
                let area = world.catalogue.area(*number);
                let ids = area
                    .into_iter()
                    .flat_map(|area| &area.clauses)
                    .map(|clause| clause.id);
                ids.filter(|id| self.shows(*id)).map(Item::Clause).collect()
            }
            Screen::Units(finder) => finder.hits.iter().map(|hit| Item::Unit(hit.unit)).collect(),
            Screen::Search(search) => (0..search.answers.hits.len()).map(Item::Hit).collect(),
            Screen::Palette(palette) => {
                palette.found().iter().copied().map(Item::Command).collect()
            }
            Screen::Unit { id, .. } => self.unit_rows(board, *id),
            Screen::Clause { .. }
            | Screen::NoticeText { .. }
            | Screen::Help { .. }
            | Screen::Prompt(_)
            | Screen::Confirm(_) => Vec::new(),
        }
    }

    /// The unit that is chosen on a clause's screen.
    pub(crate) fn chosen_unit(world: &World, screen: &Screen) -> Option<UnitId> {
        let Screen::Clause { id, unit } = screen else {
            return None;
        };
        let duty = world.catalogue.clause(*id)?.duty.as_ref()?;
        let units: Vec<_> = duty.mentions.iter().map(|mention| mention.unit).collect();
        unit.selected(&units)
    }

    /// The rows of a unit's page: a heading for each role it has, and its clauses.
    pub(crate) fn unit_rows(&self, board: Board<'_>, unit: UnitId) -> Vec<Item> {
        let mut rows = Vec::new();
        for group in board.unit_page(unit).groups {
            rows.push(Item::Heading(group.role));
            let ids = group.rows.iter().map(|row| row.clause.id);
            rows.extend(ids.filter(|id| self.shows(*id)).map(Item::Clause));
        }
        rows
    }

    fn shows(&self, id: ClauseId) -> bool {
        let done = self.progress.of(id).stage() == Stage::Done;
        match self.show {
            Show::All => true,
            Show::Open => !done,
            Show::Done => done,
        }
    }

    /// The selected row of a list screen.
    pub(crate) fn selected(&self, world: &World, screen: &Screen) -> Option<Item> {
        let rows = self.rows(world, screen);
        match screen {
            Screen::Home(cursor) => cursor.selected(&areas(&rows)).map(Item::Area),
            Screen::Area { list, .. } | Screen::Unit { list, .. } => {
                list.cursor.selected(&clauses(&rows)).map(Item::Clause)
            }
            Screen::Units(finder) => finder.cursor.selected(&finder.ids()).map(Item::Unit),
            Screen::Search(search) => rows.get(search.at).copied(),
            Screen::Palette(palette) => rows.get(palette.at).copied(),
            _ => None,
        }
    }

    /// The clause that the commands on clauses mean: the one shown whole, or the selected one.
    pub(crate) fn clause(&self, world: &World) -> Option<ClauseId> {
        let screen = &self.window().screen;
        match screen {
            Screen::Clause { id, .. } => Some(*id),
            _ => match self.selected(world, screen)? {
                Item::Clause(id) => Some(id),
                _ => None,
            },
        }
    }

    /// Position and number of what is shown, counted from 1 as people do: `3/10`.
    pub(crate) fn position(&self, world: &World) -> Option<(usize, usize)> {
        let below = self
            .stack
            .len()
            .checked_sub(2 + usize::from(self.top().screen.is_overlay()));
        let (screen, list) = match &self.window().screen {
            screen @ Screen::Clause { .. } => (screen, &self.stack[below?].screen),
            screen => (screen, screen),
        };
        let rows = self.rows(world, list);
        let rows: Vec<_> = rows
            .into_iter()
            .filter(|row| !matches!(row, Item::Heading(_)))
            .collect();
        let at = match screen {
            Screen::Clause { id, .. } => Item::Clause(*id),
            _ => self.selected(world, screen)?,
        };
        Some((rows.iter().position(|row| *row == at)? + 1, rows.len()))
    }
}

/// The areas among `rows`.
pub(super) fn areas(rows: &[Item]) -> Vec<u16> {
    rows.iter()
        .filter_map(|row| {
            if let Item::Area(number) = row {
                Some(*number)
            } else {
                None
            }
        })
        .collect()
}

/// The clauses among `rows`.
pub(super) fn clauses(rows: &[Item]) -> Vec<ClauseId> {
    rows.iter()
        .filter_map(|row| {
            if let Item::Clause(id) = row {
                Some(*id)
            } else {
                None
            }
        })
        .collect()
}
