//! The task areas, and how far each and the whole is.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use crate::app::{Home, Item};
use crate::catalogue::{AreaNo, NoticeNo};
use crate::keys::Command;
use crate::lang::tr;
use crate::listing::strip::Strip;
use crate::listing::words::area_text;
use crate::listing::{AreaRow, FlagCounts, Tally};

use super::content::{Content, columns};
use super::face::Face;
use super::panes::{Panes, TALL, WIDE, below, beside, split_last};
use super::tallies::Columns;
use super::view::View;
use super::{clauses, flags, leads, lessons, recorded, strips, theme};

/// Columns of the number before a title.
const NUMBER: usize = 5;

/// Rows of the window from which the legend is shown.
const LEGEND_FROM: u16 = 16;

impl Face for Home {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        let columns = columns_of_areas(view, self.notice, width);
        Content::rows(view, move |view, _, item| match item {
            Item::Area(number) => area_line(view, number, columns),
            _ => Line::default(),
        })
    }

    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        let width = usize::from(size.width);
        let (total, late) = view.board().total_of(self.notice);
        let mut heads = vec![total_line(view, total, width)];
        // What the looks mean is no use before there is anything to see.
        if size.height >= LEGEND_FROM && !is_new(view, self.notice) {
            let list = list_columns(view, self.notice, size.width);
            let counts = columns_of_areas(view, self.notice, list).scale().counts();
            heads.push(legend(view, total, late, width, counts));
        } else {
            heads.extend(flags::head(view, late, width));
        }
        heads.push(column_heads(
            view,
            self.notice,
            list_columns(view, self.notice, size.width),
        ));
        heads
    }

    /// How much was recorded lately, at the right end, and how to see it.
    fn idle(&self, view: &View<'_>, width: usize) -> Option<Line<'static>> {
        if is_new(view, self.notice) {
            return None;
        }
        let hint = view.world.hint(Command::News, "动态", "news");
        let text = format!("{}{hint} ", recorded::counts(view, self.notice));
        let blank = width.checked_sub(view.ruler.columns(&text))?;
        Some(Line::styled(format!("{:blank$}{text}", ""), theme::ASIDE))
    }

    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        let areas = view.world.library.catalogue.areas_of(self.notice).len();
        let (left, right) = if room.width >= WIDE {
            let (left, right) = beside(room, list_width(view, self.notice, room.width));
            (left, Some(right))
        } else {
            (room, None)
        };
        let tall = room.height >= TALL;
        let low = below(left, areas);
        let entries = |area: Rect| {
            let (width, rows) = (usize::from(area.width), usize::from(area.height));
            Content::text(recorded::lines(view, self.notice, width, rows))
        };
        if is_new(view, self.notice) {
            let (upper, last) = match low {
                Some(low) if tall => halves(low, LESSONS),
                _ => (None, low_or_rest(left, areas)),
            };
            return Panes::whole(left)
                .with(upper, |area| area_preview(view, area))
                .with(last, |area| {
                    let (width, rows) = (usize::from(area.width), usize::from(area.height));
                    Content::text(lessons::lines(view, width, rows))
                })
                .with(right, |area| leads::content(view, area));
        }
        match right {
            Some(right) if tall => {
                let (above, under) = split_last(right, right.height.saturating_sub(18).max(1));
                Panes::whole(left)
                    .with(low, |area| area_preview(view, area))
                    .with(Some(above), |area| leads::content(view, area))
                    .with(under, entries)
            }
            Some(right) => Panes::whole(left)
                .with(low_or_rest(left, areas), entries)
                .with(Some(right), |area| leads::content(view, area)),
            None if tall => {
                let (upper, last) = low.map_or((None, None), |low| halves(low, low.height / 3));
                Panes::whole(left)
                    .with(upper, |area| area_preview(view, area))
                    .with(last, entries)
            }
            None => Panes::whole(left).with(low_or_rest(left, areas), entries),
        }
    }
}

/// Rows for how to begin, broken in a narrow column.
const LESSONS: u16 = 7;

/// Whether nothing has been recorded: whoever looks at it is a newcomer.
fn is_new(view: &View<'_>, notice: NoticeNo) -> bool {
    let journal = view.app.journal(notice);
    journal.is_none_or(|journal| journal.entries().is_empty())
}

/// The upper part of an area, and its last `rows` where it has so many.
fn halves(area: Rect, rows: u16) -> (Option<Rect>, Option<Rect>) {
    let (upper, last) = split_last(area, rows.max(3));
    (Some(upper), last)
}

/// The columns of the list in a window `width` columns wide.
fn list_columns(view: &View<'_>, notice: NoticeNo, width: u16) -> usize {
    usize::from(if width >= WIDE {
        list_width(view, notice, width)
    } else {
        width
    })
}

/// The columns of the list where something stands beside it: what it wants, if that leaves enough.
fn list_width(view: &View<'_>, notice: NoticeNo, width: u16) -> u16 {
    let wanted = u16::try_from(columns_of_areas(view, notice, usize::from(u16::MAX)).wanted())
        .unwrap_or(u16::MAX);
    wanted.min(width.saturating_sub(leads::WANTED + 2))
}

/// All rows below a list, with a blank row between where there are more than two.
fn low_or_rest(area: Rect, rows: usize) -> Option<Rect> {
    below(area, rows).or_else(|| {
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        let height = area.height.checked_sub(rows).filter(|height| *height > 0)?;
        Some(Rect::new(area.x, area.y + rows, area.width, height))
    })
}

/// An area: number, title, its clauses by status, and these as a strip.
pub(super) fn area_line<'a>(view: &View<'_>, number: AreaNo, columns: Columns) -> Line<'a> {
    let Some(row) = view.board().area(number) else {
        return Line::default();
    };
    let called = row.area.called.as_deref().unwrap_or_default();
    let room = columns.front().saturating_sub(NUMBER);
    let front = format!("{:>3}  {}", row.area.number, view.ruler.fit(called, room));
    columns.line(view, &front, &row.area.title, row.tally, row.flags)
}

/// How the columns lie where the areas have so much room.
fn columns_of_areas(view: &View<'_>, notice: NoticeNo, width: usize) -> Columns {
    let rows = view.board().areas_in(notice);
    areas_aligned(view, rows, width, 0)
}

/// The same with at least so many columns for a title.
pub(super) fn areas_aligned<'a>(
    view: &View<'_>,
    rows: impl Iterator<Item = AreaRow<'a>>,
    width: usize,
    least_name: usize,
) -> Columns {
    let rows: Vec<_> = rows.collect();
    let called = rows.iter().filter_map(|row| row.area.called.as_deref());
    let called = called.map(|called| view.ruler.columns(called) + 1).max();
    let front = NUMBER + called.unwrap_or(0).min(width / 4);
    let rows = rows
        .iter()
        .map(|row| (row.area.title.as_str(), row.tally, row.flags));
    Columns::new(view, (front, least_name), rows, width)
}

/// The whole notice as one strip over the window.
pub(super) fn total_line(view: &View<'_>, total: Tally, width: usize) -> Line<'static> {
    let label = view.lang().pick(" 总进度 ", " total ");
    let share = format!("  {}/{} {}% ", total.done, total.of, total.percent());
    let used = view.ruler.columns(label) + share.len();
    let strip = Strip::filling(total, width.saturating_sub(used));
    let mut line = Line::from(Span::styled(label, theme::HEADING));
    line.extend(strips::spans(&strip));
    line.push_span(Span::styled(share, theme::HEADING));
    line
}

/// What the looks of strips stand for, with the counts and the flags; and whether a cell is a clause.
pub(super) fn legend(
    view: &View<'_>,
    total: Tally,
    late: FlagCounts,
    width: usize,
    counts: bool,
) -> Line<'static> {
    let mut line = strips::legend(view, total, width);
    let cells = view.lang().pick("每格一条", "a cell a clause");
    let cells = counts.then(|| (cells.to_owned(), theme::ASIDE));
    let flags = flags::note(view, late).map(|text| (text, theme::HEADING));
    for (note, style) in [flags, cells].into_iter().flatten() {
        let note = format!("    {note}");
        if columns(view.ruler, &line) + view.ruler.columns(&note) < width {
            line.push_span(Span::styled(note, style));
        }
    }
    line
}

fn column_heads(view: &View<'_>, notice: NoticeNo, width: usize) -> Line<'static> {
    let name = view.lang().pick("领域", "area");
    let heads = columns_of_areas(view, notice, width).heads(view, name);
    Line::styled(heads, theme::ASIDE)
}

/// The clauses of the selected area, under their heading.
pub(super) fn area_preview<'a>(view: &View<'a>, area: Rect) -> Content<'a> {
    let Some(Item::Area(number)) = view.screen().list.selected() else {
        return Content::text(Vec::new());
    };
    let Some(AreaRow {
        area: own, tally, ..
    }) = view.board().area(number)
    else {
        return Content::text(Vec::new());
    };
    let lang = view.lang();
    let of = tr!(lang, "   {} 条  ", "   {}  ", tally.of);
    let head = Line::from(vec![
        Span::styled(format!(" {}", area_text(own)), theme::HEADING),
        Span::styled(format!("{of}{}", strips::counts(tally, lang)), theme::ASIDE),
    ]);
    let width = usize::from(area.width);
    let list = clauses::Columns::of_area(view, &own.clauses, width);
    let view = *view;
    Content::list(own.clauses.len() + 1, None, move |at| {
        match at.checked_sub(1) {
            None => head.clone(),
            Some(at) => own.clauses.get(at).map_or_else(Line::default, |clause| {
                clauses::line(&view, view.board().row(clause), &list)
            }),
        }
    })
}
