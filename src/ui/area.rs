//! One area's clauses.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use crate::app::Area;
use crate::catalogue::{AreaNo, Clause};
use crate::lang::{plural, tr};
use crate::listing::AreaRow;
use crate::listing::strip::{Scale, Strip};

use super::content::Content;
use super::face::Face;
use super::filtered::with_filter;
use super::panes::{Panes, TALL, WIDE, below, beside};
use super::view::View;
use super::{clause, clauses, flags, strips, theme};

/// From this many rows of the window on the columns have heads.
pub(super) const HEADS_FROM: u16 = 16;

impl Face for Area {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        let columns = columns(view, self.number, width);
        clauses::rows(view, columns)
    }

    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        let width = usize::from(size.width);
        let mut heads = vec![with_filter(view, width, |room| {
            summary(view, self.number, room)
        })];
        let area = view.board().area(self.number);
        let late = area.map(|area| area.flags).unwrap_or_default();
        heads.extend(flags::head(view, late, width));
        if size.height >= HEADS_FROM {
            let list = usize::from(list_width(size.width));
            heads.push(columns(view, self.number, list).heads(view, view.order()));
        }
        heads
    }

    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        with_selected_clause(view, room)
    }
}

/// A list of clauses, beside or below it the selected one whole where there is room.
pub(super) fn with_selected_clause<'a>(view: &View<'a>, room: Rect) -> Panes<'a> {
    let preview = |area: Rect| clause::preview_selected(view, usize::from(area.width));
    if room.width >= WIDE {
        let (left, right) = beside(room, list_width(room.width));
        return Panes::whole(left).with(Some(right), preview);
    }
    if room.height < TALL {
        return Panes::whole(room);
    }
    // The list keeps more than half of the rows.
    let rows = view.screen().list.rows().len();
    let most = usize::from(room.height) * 3 / 5;
    let low = below(room, rows.min(most));
    let height = low.map_or(room.height, |low| low.y - room.y - 1);
    Panes::whole(Rect { height, ..room }).with(low, preview)
}

/// The columns of a list of clauses in a window `width` columns wide.
pub(super) fn list_width(width: u16) -> u16 {
    if width >= WIDE { width * 3 / 5 } else { width }
}

fn columns(view: &View<'_>, number: AreaNo, width: usize) -> clauses::Columns {
    clauses::Columns::of_area(view, clauses_of(view, number), width)
}

fn clauses_of<'a>(view: &View<'a>, number: AreaNo) -> &'a [Clause] {
    let area = view.world.library.catalogue.area(number);
    area.map_or(&[], |area| &area.clauses)
}

/// How far the area is: as a strip and in words, as much as fits `room` columns.
fn summary(view: &View<'_>, number: AreaNo, room: usize) -> Line<'static> {
    let lang = view.lang();
    let Some(AreaRow { tally, .. }) = view.board().area(number) else {
        return Line::default();
    };
    let counts = strips::counts(tally, lang);
    let (of, s) = (tally.of, plural(tally.of));
    let whole = tr!(lang, "  {of} 条  {counts} ", "  {of} clause{s}  {counts} ");
    let short = format!("  {}/{} ", tally.done, tally.of);
    let least = 1 + Scale::new(usize::MAX, tally.of).columns();
    let text = if least.min(room / 2) + view.ruler.columns(&whole) <= room {
        whole
    } else {
        short
    };
    let columns = room.saturating_sub(1 + view.ruler.columns(&text));
    let strip = Strip::new(tally, Scale::new(columns, tally.of));
    let mut line = Line::from(Span::raw(" "));
    line.extend(strips::spans(&strip));
    line.push_span(Span::styled(text, theme::HEADING));
    line
}
