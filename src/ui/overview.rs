//! 总览: the areas, the units, the indicators and the last entries, one below another.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use crate::app::{Item, Overview};
use crate::catalogue::{ClauseId, UnitId};
use crate::lang::tr;
use crate::listing::Target;
use crate::listing::overview::Part;
use crate::listing::recent::day_text;
use crate::listing::words::in_zone;
use crate::text::clean;

use super::content::Content;
use super::face::Face;
use super::panes::{Panes, TALL, WIDE, beside, split_last};
use super::tallies::Columns;
use super::view::View;
use super::{clause, home, recorded, shelf, table, theme, unit};

/// The least columns of a clause's number.
const LEAST_ID: usize = 6;
/// Columns of the day of a value.
const DAY: usize = 7;
/// The most columns of a target, of the latest value, and of what is missing, with the blank before each.
const NUMBERS: [usize; 3] = [20, 17, 16];
/// A target's name keeps so many columns.
const LEAST_NAME: usize = 16;
/// Rows that the last entries get beside the list.
const ENTRIES: u16 = 12;
/// From this width on the day of a value has a column.
const DAYS_FROM: usize = 70;
/// Rows of the window from which the looks of a strip are told.
const LEGEND_FROM: u16 = 16;

/// How the columns of the parts lie.
#[derive(Clone, Copy)]
struct Parts {
    areas: Columns,
    units: Columns,
    targets: Targets,
    width: usize,
}

/// How the columns of the targets lie.
#[derive(Clone, Copy)]
struct Targets {
    /// For a notice's name, where there are several.
    notice: usize,
    id: usize,
    name: usize,
    numbers: [usize; 3],
    day: usize,
}

impl Targets {
    /// Each number as wide as its widest, as far as the names keep room.
    fn new(view: &View<'_>, targets: &[(ClauseId, u16)], width: usize) -> Self {
        let board = view.board();
        let mut numbers = [6; 3];
        for (id, number) in targets {
            let row = board.catalogue.clause(*id).map(|clause| board.row(clause));
            let Some(target) = row.and_then(|row| row.target(*number)) else {
                continue;
            };
            for (own, cell) in numbers.iter_mut().zip(&cells(view, target)) {
                *own = (view.ruler.columns(cell) + 2).max(*own);
            }
        }
        for (own, most) in numbers.iter_mut().zip(NUMBERS) {
            *own = (*own).min(most);
        }
        let day = if width < DAYS_FROM { 0 } else { DAY };
        let notice = view.notice_room(width);
        let id = view.ids(LEAST_ID);
        let used = 1 + id + notice + numbers.iter().sum::<usize>() + day + 1;
        let mut name = width.saturating_sub(used);
        if name < LEAST_NAME {
            // What is missing follows from the other two.
            name += numbers[2];
            numbers[2] = 0;
        }
        Self {
            notice,
            id,
            name,
            numbers,
            day,
        }
    }
}

/// What is to be reached, what was reached last, and what is missing.
fn cells(view: &View<'_>, target: Target<'_>) -> [String; 3] {
    let lang = view.lang();
    let gap = target.gap().map(|gap| target.gap_in_short(&gap, lang));
    [
        clean(&target.goal(lang)).into_owned(),
        clean(&target.now().unwrap_or_else(|| "-".to_owned())).into_owned(),
        gap.unwrap_or_default(),
    ]
}

impl Parts {
    /// The names of areas and of units in columns of one width.
    fn new(view: &View<'_>, page: &Overview, width: usize) -> Self {
        let catalogue = &view.world.library.catalogue;
        let rows = page.units.iter();
        let rows = rows.map(|it| (catalogue.unit(it.unit).name.as_str(), it.tally, it.flags));
        let areas = |least_name| {
            if catalogue.is_shelf() {
                shelf::notices_aligned(view, &page.notices, width, least_name)
            } else {
                home::areas_aligned(view, view.board().areas(), width, least_name)
            }
        };
        let first = areas(0);
        let units = Columns::new(view, (first.front(), first.name()), rows, width);
        let areas = areas(units.name());
        Self {
            areas,
            units,
            targets: Targets::new(view, &page.targets, width),
            width,
        }
    }
}

impl Face for Overview {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        let parts = Parts::new(view, self, width);
        let rows = Content::rows(view, move |view, _, item| match item {
            Item::Part(part) => heading(view, part, parts),
            Item::Area(number) => home::area_line(view, number, parts.areas),
            Item::Notice(notice) => shelf::line(view, &self.notices, notice, parts.areas),
            Item::Unit(id) => self.unit_line(view, id, parts.units),
            Item::Target(id, number) => target(view, id, number, parts.targets),
            Item::Entry(place) => {
                let row = view.board().news_row(place, view.now());
                row.map_or_else(Line::default, |row| recorded::line(view, &row, width))
            }
            _ => Line::default(),
        });
        rows.leading()
    }

    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        let width = usize::from(size.width);
        let total = self.total;
        let mut heads = vec![home::total_line(view, total, width)];
        if size.height >= LEGEND_FROM {
            let list = usize::from(list_width(size.width));
            let Parts { areas, units, .. } = Parts::new(view, self, list);
            let counts = areas.scale().counts() && units.scale().counts();
            heads.push(home::legend(view, total, self.late, width, counts));
        }
        heads
    }

    /// Beside it what is selected, whole.
    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        if room.width < WIDE {
            return Panes::whole(room);
        }
        let (left, right) = beside(room, list_width(room.width));
        let (upper, last) = if room.height >= TALL {
            split_last(right, ENTRIES)
        } else {
            (right, None)
        };
        let panes = Panes::whole(left).with(last, |area| {
            let (width, rows) = (usize::from(area.width), usize::from(area.height));
            let listed = view.screen().list.rows().iter();
            let entries = listed.filter_map(|item| item.entry());
            Content::text(recorded::listed(view, entries, width, rows))
        });
        panes.with(Some(upper), |area| {
            let width = usize::from(area.width);
            match view.screen().list.selected() {
                Some(Item::Area(_)) => home::area_preview(view, area),
                Some(Item::Notice(_)) => shelf::about(view, &self.notices, area),
                Some(Item::Unit(id)) => unit::preview(view, id, width),
                _ => clause::preview_selected(view, width),
            }
        })
    }
}

/// The columns of the list in a window `width` columns wide.
fn list_width(width: u16) -> u16 {
    if width >= WIDE { width * 3 / 5 } else { width }
}

impl Overview {
    fn unit_line<'a>(&self, view: &View<'_>, id: UnitId, columns: Columns) -> Line<'a> {
        let Some(it) = self.units.iter().find(|it| it.unit == id) else {
            return Line::default();
        };
        let name = &view.world.library.catalogue.unit(id).name;
        columns.line(view, "", name, it.tally, it.flags)
    }
}

/// What a part is, how much it has, and what stands in its columns.
fn heading(view: &View<'_>, part: Part, parts: Parts) -> Line<'static> {
    let (lang, ruler) = (view.lang(), view.ruler);
    let name = part.label().pick(lang);
    let rows = view.screen().list.rows().iter();
    let own = rows.skip_while(|item| **item != Item::Part(part)).skip(1);
    let count = own.take_while(|item| item.is_selectable()).count();
    let label = match part {
        Part::Notices => tr!(lang, " {name} {count} 份", " {name}: {count}"),
        Part::Areas => tr!(lang, " {name} {count} 个", " {name}: {count}"),
        Part::Units => tr!(
            lang,
            " {name} {count} 个（牵头、推定）",
            " {name} that lead: {count}"
        ),
        Part::Indicators => tr!(lang, " {name} {count} 项", " {name}: {count}"),
        Part::Entries => tr!(lang, " {name} {count} 条", " {name}: {count}"),
    };
    let heads = match part {
        Part::Areas | Part::Notices => parts.areas.heads(view, ""),
        Part::Units => parts.units.heads(view, ""),
        Part::Indicators => target_heads(view, parts.targets),
        Part::Entries => String::new(),
    };
    let used = ruler.columns(&label);
    // The heads stand over their columns, where the label leaves these free.
    let blank = heads.len() - heads.trim_start_matches(' ').len();
    let heads = heads
        .get(used..)
        .filter(|_| used < blank)
        .unwrap_or_default();
    let heads = if heads.is_empty() {
        format!(" {}", "-".repeat(parts.width.saturating_sub(used + 2)))
    } else {
        heads.to_owned()
    };
    Line::from(vec![
        Span::styled(label, theme::HEADING),
        Span::styled(heads, theme::ASIDE),
    ])
}

fn target_heads(view: &View<'_>, columns: Targets) -> String {
    let (ruler, lang) = (view.ruler, view.lang());
    let mut heads = " ".repeat(1 + columns.id + columns.notice + columns.name);
    let names = [("目标", "to be"), ("现值", "now"), ("差距", "gap")];
    for ((zh, en), columns) in names.into_iter().zip(columns.numbers) {
        heads += &table::head(ruler, lang.pick(zh, en), columns);
    }
    heads + &table::head(ruler, lang.pick("登记", "on"), columns.day)
}

/// A target: its clause, what is to be reached, what was reached last, what is missing, and when that was recorded.
fn target(view: &View<'_>, id: ClauseId, number: u16, columns: Targets) -> Line<'static> {
    let ruler = view.ruler;
    let board = view.board();
    let row = board.catalogue.clause(id).map(|clause| board.row(clause));
    let Some((row, target)) = row.and_then(|row| Some((row, row.target(number)?))) else {
        return Line::default();
    };
    let at_right = |text: &str, columns: usize| {
        let text = ruler
            .clip_dots(text, columns.saturating_sub(1))
            .into_owned();
        let blank = columns.saturating_sub(ruler.columns(&text));
        format!("{:blank$}{text}", "")
    };
    let notice = view.notice_cell(id.notice(), columns.notice);
    let mut text = format!(" {notice}{:<1$}", id.to_string(), columns.id);
    text += &ruler.fit(&clean(&target.indicator.name), columns.name);
    for (cell, columns) in cells(view, target).iter().zip(columns.numbers) {
        text += &at_right(cell, columns);
    }
    let day = row.state.values.get(&number);
    let day = day.map(|(stamp, _)| day_text(in_zone(stamp.at).date_naive(), view.today()));
    text += &at_right(&day.unwrap_or_default(), columns.day);
    Line::raw(text)
}
