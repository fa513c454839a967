//! The departments as a table, narrowing while one types.

use std::ops::Range;

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use crate::app::{Item, Units};
use crate::catalogue::{Role, UnitId};
use crate::lang::{Lang, tr};
use crate::listing::strip::{Scale, Strip};
use crate::listing::words::unit_aside;
use crate::listing::{Tally, role_word};
use crate::search::{Matched, UnitHit};

use super::content::{Content, wrapped};
use super::face::Face;
use super::panes::{Panes, WIDE, beside};
use super::view::View;
use super::{strips, table, theme, unit};

/// Columns of how much a unit has in a role, and of how much is open.
const ROLE: usize = 6;
const OPEN: usize = 7;
/// From this width on there is a column for each role; below it only one for what a unit leads.
const ROLES_FROM: usize = 60;

/// How the columns of the table lie.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    name: usize,
    roles: &'static [Role],
    scale: Scale,
    strip: usize,
}

impl Columns {
    /// Those of a table so wide.
    pub(super) fn new(view: &View<'_>, width: usize) -> Self {
        let roles = if width < ROLES_FROM {
            &Role::ALL[..1]
        } else {
            &Role::ALL[..]
        };
        let name = if width < ROLES_FROM {
            12
        } else {
            (width / 5).clamp(14, 26)
        };
        let used = 1 + name + roles.len() * ROLE + OPEN + 3;
        let strip = width.saturating_sub(used);
        let board = view.board();
        let units = view.world.library.catalogue.units();
        let leads = units.map(|(id, _)| board.unit_row(id).in_role(Role::Lead));
        let scale = Scale::of(strip, leads);
        Self {
            name,
            roles,
            scale,
            strip,
        }
    }
}

impl Face for Units {
    fn label(&self, view: &View<'_>) -> String {
        view.lang().pick("部门：", "department: ").to_owned()
    }

    /// The hits, best first, with what was matched and their counts.
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        if self.hits.is_empty() {
            return Content::text(nothing(view, self.guess, width));
        }
        let columns = Columns::new(view, width);
        Content::rows(view, move |view, at, _| {
            let hit = self.hits.get(at);
            hit.map_or_else(Line::default, |hit| line(view, hit, columns))
        })
    }

    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        let width = if size.width >= WIDE {
            list_width(size.width)
        } else {
            size.width
        };
        let typed = !view.screen().text().trim().is_empty();
        let order = (!typed).then(|| self.order.label().pick(view.lang()));
        vec![heads(view, Columns::new(view, usize::from(width)), order)]
    }

    /// Beside the table the selected unit's page.
    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        if room.width < WIDE {
            return Panes::whole(room);
        }
        let (left, right) = beside(room, list_width(room.width));
        Panes::whole(left).with(Some(right), |area| match view.screen().list.selected() {
            Some(Item::Unit(id)) => unit::preview(view, id, usize::from(area.width)),
            _ => Content::text(Vec::new()),
        })
    }
}

fn list_width(width: u16) -> u16 {
    width * 11 / 20
}

fn heads(view: &View<'_>, columns: Columns, order: Option<&str>) -> Line<'static> {
    let lang = view.lang();
    let ruler = view.ruler;
    let mut text = format!(" {}", ruler.fit(lang.pick("单位", "unit"), columns.name));
    for role in columns.roles {
        text += &table::head(ruler, role_word(*role, lang), ROLE);
    }
    text += &table::head(ruler, lang.pick("未完成", "open"), OPEN);
    text += "   ";
    let strip = lang.pick("牵头进度", "leads");
    let strip = order.map_or_else(|| strip.to_owned(), |order| format!("{strip}（{order}）"));
    text += &ruler.clip_dots(&strip, columns.strip);
    Line::styled(text, theme::ASIDE)
}

/// A unit: its name with what was hit, done of each role, what is open, and what it leads as a strip, in whose place the
/// reason of a hit stands that the name does not show.
pub(super) fn line<'a>(view: &View<'a>, hit: &UnitHit, columns: Columns) -> Line<'a> {
    let (ruler, lang) = (view.ruler, view.lang());
    let row = view.board().unit_row(hit.unit);
    let (marks, reason) = match &hit.matched {
        Some(matched) => reason(&row.unit.name, matched, lang),
        None => (Vec::new(), String::new()),
    };
    let cell = |tally: Tally| match tally.of {
        0 => " ".repeat(ROLE),
        of => format!("{:>ROLE$}", format!("{}/{of}", tally.done)),
    };
    let name = ruler.clip_dots(&row.unit.name, columns.name);
    let blank = columns.name.saturating_sub(ruler.columns(&name));
    let mut spans = vec![Span::raw(" ")];
    spans.extend(highlighted(&name, &marks));
    spans.push(Span::raw(" ".repeat(blank)));
    let roles: String = columns
        .roles
        .iter()
        .map(|role| cell(row.in_role(*role)))
        .collect();
    let open = table::number(row.total().open(), OPEN);
    // A reason too long for the strip's room takes that of the roles too, then that of what is open: it is never cut.
    let needed = ruler.columns(&reason);
    if needed > columns.strip {
        let all = columns.strip + columns.roles.len() * ROLE;
        let front = if needed <= all {
            format!("{open}   ")
        } else {
            "  ".to_owned()
        };
        spans.push(Span::raw(format!("{front}{reason}")));
        return Line::from(spans);
    }
    spans.push(Span::raw(format!("{roles}{open}   ")));
    if reason.is_empty() {
        let strip = Strip::new(row.in_role(Role::Lead), columns.scale);
        spans.extend(strips::spans(&strip));
        // What stands beside the name is on the unit's page too: whole or not at all.
        let aside = unit_aside(row.unit, lang);
        if strip.columns() + ruler.columns(&aside) <= columns.strip {
            spans.push(Span::styled(aside, theme::ASIDE));
        }
    } else {
        spans.push(Span::raw(reason));
    }
    Line::from(spans)
}

/// What to highlight in a unit's name, in characters; and the name that was hit where the unit's own does not hold it.
fn reason(name: &str, matched: &Matched, lang: Lang) -> (Vec<Range<usize>>, String) {
    let Some(at) = name.find(&matched.name) else {
        return (Vec::new(), matched.label(lang));
    };
    let before = name[..at].chars().count();
    let marks = matched.marks.iter();
    let marks = marks.map(|mark| mark.start + before..mark.end + before);
    (marks.collect(), String::new())
}

/// A name with the characters that the query hit (ranges in characters) standing out.
pub(super) fn highlighted(name: &str, marks: &[Range<usize>]) -> Vec<Span<'static>> {
    let hit = |at: usize| marks.iter().any(|range| range.contains(&at));
    let mut spans: Vec<(bool, String)> = Vec::new();
    for (at, c) in name.chars().enumerate() {
        match spans.last_mut() {
            Some((marked, text)) if *marked == hit(at) => text.push(c),
            _ => spans.push((hit(at), c.to_string())),
        }
    }
    let styled =
        |(marked, text)| Span::styled(text, if marked { theme::HIT } else { theme::PLAIN });
    spans.into_iter().map(styled).collect()
}

/// What stands in place of the list when no unit is found: the nearest one, if any is near.
fn nothing(view: &View<'_>, guess: Option<UnitId>, width: usize) -> Vec<Line<'static>> {
    let lang = view.lang();
    let name = guess.map(|id| &view.world.library.catalogue.unit(id).name);
    let text = match name {
        Some(name) => tr!(
            lang,
            "没有找到。最接近的是：{name}",
            "nothing found; the nearest is {name}"
        ),
        None => tr!(lang, "没有找到", "nothing found"),
    };
    wrapped(view, &text, width, 1, theme::PLAIN)
}
