//! What one unit returned in a period, clause by clause.

use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::catalogue::{ClauseId, NoticeNo};
use crate::journal::Period;
use crate::keys::Scope;
use crate::listing::{Part, ReplyLine};

/// The clauses that a unit owes a return on, or returned on.
#[derive(Clone, Debug)]
pub(crate) struct Replies {
    /// The period.
    pub(crate) period: Period,
    /// The unit's name.
    pub(crate) unit: String,
    /// For which notice.
    pub(crate) notice: NoticeNo,
    /// The unit as the list of units has it; `None` where it is no longer there.
    pub(crate) line: Option<ReplyLine>,
}

impl Replies {
    /// What the unit has to do with a clause; `None` where the notice does not name it there.
    pub(crate) fn part(&self, id: ClauseId) -> Option<Part> {
        let line = self.line.as_ref()?;
        let (_, part) = line.clauses.iter().find(|(own, _)| *own == id)?;
        *part
    }

    /// Those of a unit.
    pub(in crate::app) fn of(period: Period, notice: NoticeNo, unit: &str) -> Self {
        Self {
            period,
            notice,
            unit: unit.to_owned(),
            line: None,
        }
    }
}

impl Page for Replies {
    fn scope(&self) -> Scope {
        Scope::Replies
    }

    fn title(&self, world: &World) -> Option<String> {
        let unit = &self.unit;
        Some(match world.library.catalogue.short(self.notice) {
            "" => unit.clone(),
            short => format!("{short} {unit}"),
        })
    }

    fn notice(&self) -> Option<NoticeNo> {
        Some(self.notice)
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let round = seen.board().round(self.period);
        let lines = round.lines(seen.world.lang);
        let own = |line: &ReplyLine| line.notice == self.notice && line.name == self.unit;
        self.line = lines.into_iter().find(own);
        let unit = round.unit(self.notice, &self.unit);
        let rows = unit.into_iter().flat_map(|unit| &unit.rows);
        rows.map(|row| Item::Clause(row.row.clause.id)).collect()
    }

    fn lists_clauses(&self) -> bool {
        true
    }

    fn filters(&self) -> bool {
        false
    }

    fn sorts(&self) -> bool {
        false
    }
}
