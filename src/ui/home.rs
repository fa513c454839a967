//! The task areas, and how far each and the whole is.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use crate::app::{Home, Item};
use crate::catalogue::AreaNo;
use crate::journal::{Flags, Nearness};
use crate::keys::Command;
use crate::lang::tr;
use crate::listing::strip::{Scale, Strip};
use crate::listing::words::area_text;
use crate::listing::{AreaRow, FlagCounts, Tally};

use super::content::{Content, columns};
use super::face::Face;
use super::panes::{Panes, TALL, WIDE, below, beside, split_last};
use super::view::View;
use super::{clauses, flags, leads, lessons, recorded, strips, table, theme};

/// Columns of the number before a title.
const NUMBER: usize = 5;
/// A title is not cut for the sake of the strip beside it below this.
const LEAST_TITLE: usize = 12;
/// Fewer columns than this are no strip.
const LEAST_STRIP: usize = 6;
/// Rows of the window from which the legend is shown.
const LEGEND_FROM: u16 = 16;

/// How the columns of the list lie.
#[derive(Clone, Copy)]
struct Columns {
    /// Of what the notice calls the areas, with a blank behind it; none where it counts them as we do.
    called: usize,
    title: usize,
    /// Of each count.
    count: usize,
    /// Whether there is a column for what is overdue, and for what is near.
    late: bool,
    soon: bool,
    /// The strips' scale.
    scale: Scale,
}

impl Columns {
    /// With columns for the flags that any clause has; where both would leave no cell a clause, only for what is overdue.
    fn new(view: &View<'_>, width: usize) -> Self {
        let counts: FlagCounts = view.board().clauses().map(|row| row.flags).collect();
        let (late, soon) = (counts.overdue > 0, counts.soon > 0);
        let both = Self::with(view, width, late, soon);
        if both.scale.counts() || !(late && soon) {
            return both;
        }
        Self::with(view, width, late, false)
    }

    fn with(view: &View<'_>, width: usize, late: bool, soon: bool) -> Self {
        let flags = usize::from(late) + usize::from(soon);
        let count = if width < 60 || flags > 0 { 5 } else { 6 };
        let counts = (3 + flags) * count;
        let areas = view.world.library.catalogue.areas().iter();
        let longest = areas.map(|area| view.ruler.columns(&area.title)).max();
        let called = Self::called(view).min(width / 4);
        let front = NUMBER + called;
        let room = width.saturating_sub(front + counts);
        let title = longest.unwrap_or(0).min(room.max(LEAST_TITLE));
        let tallies = view.board().areas().map(|row| row.tally);
        let room = width.saturating_sub(front + title + counts + 3);
        let room = if room < LEAST_STRIP { 0 } else { room };
        let scale = Scale::of(room, tallies);
        Self {
            called,
            title,
            count,
            late,
            soon,
            scale,
        }
    }

    fn called(view: &View<'_>) -> usize {
        let areas = view.world.library.catalogue.areas().iter();
        let called = areas.filter_map(|area| area.called.as_deref());
        let longest = called.map(|called| view.ruler.columns(called)).max();
        longest.map_or(0, |longest| longest + 1)
    }

    /// The columns that all of it takes with a cell for each clause.
    fn wanted(view: &View<'_>) -> usize {
        let all = Self::new(view, usize::from(u16::MAX));
        let counts = 3 + usize::from(all.late) + usize::from(all.soon);
        NUMBER + all.called + all.title + counts * all.count + 2 + all.scale.columns() + 1
    }
}

impl Face for Home {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        let columns = Columns::new(view, width);
        Content::rows(view, move |view, _, item| match item {
            Item::Area(number) => area_line(view, number, columns),
            _ => Line::default(),
        })
    }

    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        let width = usize::from(size.width);
        let total = view.board().total();
        let mut heads = vec![total_line(view, total, width)];
        // What the looks mean is no use before there is anything to see.
        if size.height >= LEGEND_FROM && !is_new(view) {
            heads.push(legend(view, total, width));
        } else {
            heads.extend(flags::head(view, view.board().clauses(), width));
        }
        heads.push(column_heads(view, list_columns(view, size.width)));
        heads
    }

    /// How much was recorded lately, at the right end, and how to see it.
    fn idle(&self, view: &View<'_>, width: usize) -> Option<Line<'static>> {
        if is_new(view) {
            return None;
        }
        let hint = view.world.hint(Command::News, "动态", "news");
        let text = format!("{}{hint} ", recorded::counts(view));
        let blank = width.checked_sub(view.ruler.columns(&text))?;
        Some(Line::styled(format!("{:blank$}{text}", ""), theme::ASIDE))
    }

    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        let areas = view.world.library.catalogue.areas().len();
        let (left, right) = if room.width >= WIDE {
            let (left, right) = beside(room, list_width(view, room.width));
            (left, Some(right))
        } else {
            (room, None)
        };
        let tall = room.height >= TALL;
        let low = below(left, areas);
        let entries = |area: Rect| {
            let (width, rows) = (usize::from(area.width), usize::from(area.height));
            Content::text(recorded::lines(view, width, rows))
        };
        if is_new(view) {
            let (upper, last) = match low {
                Some(low) if tall => halves(low, LESSONS),
                _ => (None, low_or_rest(left, areas)),
            };
            return Panes::whole(left)
                .with(upper, |area| selected_area(view, area))
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
                    .with(low, |area| selected_area(view, area))
                    .with(Some(above), |area| leads::content(view, area))
                    .with(under, entries)
            }
            Some(right) => Panes::whole(left)
                .with(low_or_rest(left, areas), entries)
                .with(Some(right), |area| leads::content(view, area)),
            None if tall => {
                let (upper, last) = low.map_or((None, None), |low| halves(low, low.height / 3));
                Panes::whole(left)
                    .with(upper, |area| selected_area(view, area))
                    .with(last, entries)
            }
            None => Panes::whole(left).with(low_or_rest(left, areas), entries),
        }
    }
}

/// Rows for how to begin, broken in a narrow column.
const LESSONS: u16 = 7;

/// Whether nothing has been recorded: whoever looks at it is a newcomer.
fn is_new(view: &View<'_>) -> bool {
    view.app.journal().entries().is_empty()
}

/// The upper part of an area, and its last `rows` where it has so many.
fn halves(area: Rect, rows: u16) -> (Option<Rect>, Option<Rect>) {
    let (upper, last) = split_last(area, rows.max(3));
    (Some(upper), last)
}

/// The columns of the list in a window `width` columns wide.
fn list_columns(view: &View<'_>, width: u16) -> usize {
    usize::from(if width >= WIDE {
        list_width(view, width)
    } else {
        width
    })
}

/// The columns of the list where something stands beside it: what it wants, if that leaves enough.
fn list_width(view: &View<'_>, width: u16) -> u16 {
    let wanted = u16::try_from(Columns::wanted(view)).unwrap_or(u16::MAX);
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
fn area_line<'a>(view: &View<'_>, number: AreaNo, columns: Columns) -> Line<'a> {
    let Some(AreaRow { area, tally, flags }) = view.board().area(number) else {
        return Line::default();
    };
    let name = view.ruler.fit(&area.title, columns.title);
    let called = area.called.as_deref().unwrap_or_default();
    let called = view.ruler.fit(called, columns.called);
    let counts = [tally.done, tally.started, tally.pending()];
    let counts = counts.map(|count| table::number(count, columns.count));
    let front = format!("{:>3}  {called}{name}{}", area.number, counts.concat());
    let mut line = Line::from(front);
    let counts = [
        (columns.late, flags.overdue, Nearness::Overdue),
        (columns.soon, flags.soon, Nearness::Soon),
    ];
    for (_, count, nearness) in counts.into_iter().filter(|(shown, ..)| *shown) {
        // None is no news: what is there stands out.
        let text = match count {
            0 => " ".repeat(columns.count),
            _ => table::number(count, columns.count),
        };
        let due = Some(nearness);
        let review = false;
        line.push_span(Span::styled(text, theme::flags(Flags { due, review })));
    }
    let strip = Strip::new(tally, columns.scale);
    if strip.columns() > 0 {
        line.push_span(Span::raw("  "));
        line.extend(strips::spans(&strip));
    }
    line
}

/// The whole notice as one strip over the window.
fn total_line(view: &View<'_>, total: Tally, width: usize) -> Line<'static> {
    let label = view.lang().pick(" 总进度 ", " total ");
    let share = format!("  {}/{} {}% ", total.done, total.of, total.percent());
    let used = view.ruler.columns(label) + share.len();
    let strip = Strip::filling(total, width.saturating_sub(used));
    let mut line = Line::from(Span::styled(label, theme::HEADING));
    line.extend(strips::spans(&strip));
    line.push_span(Span::styled(share, theme::HEADING));
    line
}

fn legend(view: &View<'_>, total: Tally, width: usize) -> Line<'static> {
    let mut line = strips::legend(view, total, width);
    let scale = Columns::new(
        view,
        list_columns(view, u16::try_from(width).unwrap_or(u16::MAX)),
    )
    .scale;
    let cells = view.lang().pick("每格一条", "a cell a clause");
    let cells = scale.counts().then(|| (cells.to_owned(), theme::ASIDE));
    let flags = flags::note(view).map(|text| (text, theme::HEADING));
    for (note, style) in [flags, cells].into_iter().flatten() {
        let note = format!("    {note}");
        if columns(view.ruler, &line) + view.ruler.columns(&note) < width {
            line.push_span(Span::styled(note, style));
        }
    }
    line
}

fn column_heads(view: &View<'_>, width: usize) -> Line<'static> {
    let lang = view.lang();
    let columns = Columns::new(view, width);
    let counts = lang.pick("完成 推进 未启", "done begun open").split(' ');
    let late = columns.late.then(|| lang.pick("逾期", "late"));
    let soon = columns.soon.then(|| lang.pick("临期", "soon"));
    let heads = counts
        .chain(late)
        .chain(soon)
        .map(|head| table::head(view.ruler, head, columns.count));
    let title = view.ruler.fit(lang.pick("领域", "area"), columns.title);
    let front = NUMBER + columns.called;
    let text = format!("{:front$}{title}{}", "", heads.collect::<String>());
    Line::styled(text, theme::ASIDE)
}

/// The clauses of the selected area, under their heading.
fn selected_area<'a>(view: &View<'a>, area: Rect) -> Content<'a> {
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
