//! 报送: the units that were asked for a return in a period, and how each answered.

use chrono::NaiveDate;

use crate::app::export::Rows;
use crate::app::item::Item;
use crate::app::page::{Page, Seen};
use crate::app::world::World;
use crate::journal::Period;
use crate::keys::Scope;
use crate::lang::tr;
use crate::listing::{Reply, ReplyLine};

/// The units of a period.
#[derive(Clone, Debug, Default)]
pub(crate) struct Returns {
    /// The period; `None` until there is one, then the latest.
    pub(crate) period: Option<Period>,
    /// Whether only those are listed that have returned nothing.
    pub(crate) missing_only: bool,
    /// All units of the period.
    pub(crate) lines: Vec<ReplyLine>,
    /// The whole in a line: 应报 41，已报 31.
    pub(crate) counts: String,
    /// By which day most were asked.
    pub(crate) by: Option<NaiveDate>,
}

impl Returns {
    /// The sheets of the units in these rows, to be made anew.
    pub(in crate::app) fn sheets(&self, rows: impl Iterator<Item = Item>) -> Rows {
        let units = rows.filter_map(|row| match row {
            Item::Reply(at) => self.lines.get(at)?.id,
            _ => None,
        });
        match (self.period, self.by) {
            (Some(period), Some(by)) => Rows::Sheets {
                period,
                by,
                units: units.collect(),
            },
            // Nobody was asked by a day.
            _ => Rows::Clauses(Vec::new()),
        }
    }
}

impl Page for Returns {
    fn scope(&self) -> Scope {
        Scope::Returns
    }

    fn title(&self, world: &World) -> Option<String> {
        let Some(period) = self.period else {
            return Some(tr!(world.lang, "报送", "returns"));
        };
        let period = period.wording();
        let period = period.pick(world.lang);
        let by = self.by.map(|by| by.format("%m-%d"));
        Some(match by {
            Some(by) => tr!(
                world.lang,
                "报送 {period}（{by} 前）",
                "returns for {period} (by {by})"
            ),
            None => tr!(world.lang, "报送 {period}", "returns for {period}"),
        })
    }

    fn rows(&mut self, seen: &Seen<'_>) -> Vec<Item> {
        let board = seen.board();
        self.period = self.period.or_else(|| seen.progress.latest_period());
        let Some(period) = self.period else {
            return Vec::new();
        };
        let round = board.round(period);
        self.lines = round.lines(seen.world.lang);
        self.counts = round.describe(seen.world.lang);
        self.by = round.by();
        let lines = self.lines.iter().enumerate();
        let shown = lines.filter(|(_, line)| !self.missing_only || line.reply == Reply::Missing);
        shown.map(|(at, _)| Item::Reply(at)).collect()
    }
}
