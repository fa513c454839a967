//! A table of names, each with its clauses by status, its flags, and a strip: areas, and units.

use ratatui::text::{Line, Span};

use crate::journal::{Flags, Nearness};
use crate::listing::strip::{Scale, Strip};
use crate::listing::{FlagCounts, Tally};

use super::view::View;
use super::{strips, table, theme};

/// A name is not cut for the sake of the strip beside it below this.
const LEAST_NAME: usize = 12;
/// Fewer columns than this are no strip.
const LEAST_STRIP: usize = 6;

/// How the columns of the table lie.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    /// Before the name.
    front: usize,
    name: usize,
    /// Of each count.
    count: usize,
    /// Whether there is a column for what is overdue, and for what is near.
    late: bool,
    soon: bool,
    /// The strips' scale.
    scale: Scale,
}

impl Columns {
    /// Of these rows, `front` columns of each before its name, which has `least` columns or more. There are columns for the flags that any clause has; where both
    /// would leave no cell a clause, only for what is overdue.
    pub(super) fn new<'a>(
        view: &View<'_>,
        (front, least): (usize, usize),
        rows: impl Iterator<Item = (&'a str, Tally, FlagCounts)> + Clone,
        width: usize,
    ) -> Self {
        let late = rows.clone().any(|(_, _, flags)| flags.overdue > 0);
        let soon = rows.clone().any(|(_, _, flags)| flags.soon > 0);
        let both = Self::with(view, (front, least), rows.clone(), width, (late, soon));
        if both.scale.counts() || !(late && soon) {
            return both;
        }
        Self::with(view, (front, least), rows, width, (late, false))
    }

    fn with<'a>(
        view: &View<'_>,
        (front, least): (usize, usize),
        rows: impl Iterator<Item = (&'a str, Tally, FlagCounts)> + Clone,
        width: usize,
        (late, soon): (bool, bool),
    ) -> Self {
        let flags = usize::from(late) + usize::from(soon);
        let count = if width < 60 || flags > 0 { 5 } else { 6 };
        let counts = (3 + flags) * count;
        let longest = rows
            .clone()
            .map(|(name, ..)| view.ruler.columns(name))
            .max();
        let room = width.saturating_sub(front + counts);
        let name = longest.unwrap_or(0).max(least).min(room.max(LEAST_NAME));
        let room = width.saturating_sub(front + name + counts + 3);
        let room = if room < LEAST_STRIP { 0 } else { room };
        let scale = Scale::of(room, rows.map(|(_, tally, _)| tally));
        Self {
            front,
            name,
            count,
            late,
            soon,
            scale,
        }
    }

    /// The columns before a name.
    pub(super) fn front(self) -> usize {
        self.front
    }

    /// The columns of a name.
    pub(super) fn name(self) -> usize {
        self.name
    }

    /// The strips' scale.
    pub(super) fn scale(self) -> Scale {
        self.scale
    }

    /// The columns that all of it takes.
    pub(super) fn wanted(self) -> usize {
        let counts = 3 + usize::from(self.late) + usize::from(self.soon);
        self.front + self.name + counts * self.count + 2 + self.scale.columns() + 1
    }

    /// What stands over the columns.
    pub(super) fn heads(self, view: &View<'_>, name: &str) -> String {
        let lang = view.lang();
        let counts = lang.pick("完成 推进 未启", "done begun open").split(' ');
        let late = self.late.then(|| lang.pick("逾期", "late"));
        let soon = self.soon.then(|| lang.pick("临期", "soon"));
        let heads = counts
            .chain(late)
            .chain(soon)
            .map(|head| table::head(view.ruler, head, self.count));
        let name = view.ruler.fit(name, self.name);
        format!("{:1$}{name}{2}", "", self.front, heads.collect::<String>())
    }

    /// A row.
    pub(super) fn line<'a>(
        self,
        view: &View<'_>,
        front: &str,
        name: &str,
        tally: Tally,
        flags: FlagCounts,
    ) -> Line<'a> {
        let name = view.ruler.fit(name, self.name);
        let counts = [tally.done, tally.started, tally.pending()];
        let counts = counts.map(|count| table::number(count, self.count));
        let front = view.ruler.fit(front, self.front);
        let mut line = Line::from(format!("{front}{name}{}", counts.concat()));
        let counts = [
            (self.late, flags.overdue, Nearness::Overdue),
            (self.soon, flags.soon, Nearness::Soon),
        ];
        for (_, count, nearness) in counts.into_iter().filter(|(shown, ..)| *shown) {
            // None is no news: what is there stands out.
            let text = match count {
                0 => " ".repeat(self.count),
                _ => table::number(count, self.count),
            };
            let due = Some(nearness);
            let review = false;
            line.push_span(Span::styled(text, theme::flags(Flags { due, review })));
        }
        let strip = Strip::new(tally, self.scale);
        if strip.columns() > 0 {
            line.push_span(Span::raw("  "));
            line.extend(strips::spans(&strip));
        }
        line
    }
}
