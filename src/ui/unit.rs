//! One unit's page: its clauses under 牵头, 负责 and 配合, with counts.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use crate::app::{Item, Page as _, Unit};
use crate::catalogue::{NoticeNo, Role, UnitId};
use crate::lang::tr;
use crate::listing::strip::{Scale, Strip};
use crate::listing::words::unit_aside;
use crate::listing::{UnitRow, role_word};
use crate::text::clean;

use super::area::with_selected_clause;
use super::content::Content;
use super::face::Face;
use super::filtered::with_filter;
use super::panes::Panes;
use super::view::View;
use super::{clauses, flags, strips, theme};

/// Rows from which it is told of which notices a unit's page is made.
const JOINED_FROM: u16 = 16;

/// Which units of which notices are taken for this one.
fn joined(view: &View<'_>, id: UnitId, width: usize) -> Option<Line<'static>> {
    let lang = view.lang();
    let names = view.board().joined(id, lang)?;
    let text = tr!(
        lang,
        " 按同一单位合并（units.ron 可改）：{names}",
        " taken for one unit (units.ron changes that): {names}"
    );
    let text = view.ruler.clip_dots(&clean(&text), width).into_owned();
    Some(Line::styled(text, theme::ASIDE))
}

impl Face for Unit {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        let columns = clauses::Columns::of_unit(view, self.id, width);
        Content::rows(view, move |view, _, item| {
            line(view, self.id, item, &columns, width)
        })
    }

    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        let width = usize::from(size.width);
        let mut heads = vec![with_filter(view, width, |room| {
            summary(view, self.id, room)
        })];
        let late = view.board().rows_of(self.id).map(|row| row.flags);
        heads.extend(flags::head(view, late.collect(), width));
        if size.height >= JOINED_FROM {
            heads.extend(joined(view, self.id, width));
        }
        heads
    }

    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        with_selected_clause(view, room)
    }
}

/// The page of a unit beside the list of units, without a selection.
pub(super) fn preview<'a>(view: &View<'a>, id: UnitId, width: usize) -> Content<'a> {
    let rows = Unit::of(id).rows(&view.app.seen(view.world));
    let row = view.board().unit_row(id);
    let name = Line::from(vec![
        Span::styled(format!(" {}", row.unit.name), theme::HEADING),
        Span::styled(unit_aside(row.unit, view.lang()), theme::ASIDE),
    ]);
    let view = *view;
    let columns = clauses::Columns::of_unit(&view, id, width);
    Content::list(rows.len() + 2, None, move |at| match at {
        0 => name.clone(),
        1 => summary(&view, id, width),
        at => rows.get(at - 2).map_or_else(Line::default, |item| {
            line(&view, id, *item, &columns, width)
        }),
    })
}

fn line<'a>(
    view: &View<'a>,
    unit: UnitId,
    item: Item,
    columns: &clauses::Columns,
    width: usize,
) -> Line<'a> {
    match item {
        Item::Heading(notice, role) => heading(view, unit, (notice, role), width),
        Item::Clause(id) => view
            .world
            .library
            .catalogue
            .clause(id)
            .map_or_else(Line::default, |clause| {
                clauses::line(view, view.board().row(clause), columns)
            }),
        _ => Line::default(),
    }
}

/// A role with its three counts, and a rule to the end of the row.
fn heading<'a>(
    view: &View<'a>,
    unit: UnitId,
    (notice, role): (NoticeNo, Role),
    width: usize,
) -> Line<'a> {
    let tally = view.board().tally_in(unit, notice, role);
    let lang = view.lang();
    let word = role_word(role, lang);
    let of = tally.of;
    let short = view.world.library.catalogue.short(notice);
    let name = if short.is_empty() {
        tr!(lang, " {word} {of} 条", " {word} {of}")
    } else {
        tr!(lang, " {short} {word} {of} 条", " {short} {word} {of}")
    };
    let counts = format!("  {} ", strips::counts(tally, lang));
    let used = view.ruler.columns(&name) + view.ruler.columns(&counts);
    let dashes = "-".repeat(width.saturating_sub(used + 1));
    Line::from(vec![
        Span::styled(name, theme::HEADING),
        Span::raw(counts),
        Span::styled(dashes, theme::ASIDE),
    ])
}

/// A strip for each role that the unit has, with how many are done of how many, as it fits `room` columns.
fn summary(view: &View<'_>, id: UnitId, room: usize) -> Line<'static> {
    let row = view.board().unit_row(id);
    let roles: Vec<Role> = Role::ALL
        .into_iter()
        .filter(|role| row.in_role(*role).of > 0)
        .collect();
    let tallies = || roles.iter().map(|role| row.in_role(*role));
    let fixed: usize = roles
        .iter()
        .map(|role| view.ruler.columns(&label(view, &row, *role).concat()))
        .sum();
    let all: usize = tallies().map(|tally| tally.of).sum();
    let free = room.saturating_sub(fixed);
    // All roles have one scale, so that their lengths can be compared: what is free, shared out by clauses.
    let most = tallies().map(|tally| tally.of).max().unwrap_or(0);
    let share = (free * most).checked_div(all).unwrap_or(0);
    let scale = if all * 2 <= free {
        Scale::new(usize::MAX, most)
    } else {
        Scale::new(share, most)
    };
    let mut line = Line::default();
    for role in &roles {
        let [before, after] = label(view, &row, *role);
        line.push_span(Span::styled(before, theme::HEADING));
        line.extend(strips::spans(&Strip::new(row.in_role(*role), scale)));
        line.push_span(Span::raw(after));
    }
    line
}

/// What stands before and after the strip of a role.
fn label(view: &View<'_>, row: &UnitRow<'_>, role: Role) -> [String; 2] {
    let tally = row.in_role(role);
    let word = role_word(role, view.lang());
    [
        format!(" {word} "),
        format!(" {}/{} ", tally.done, tally.of),
    ]
}
