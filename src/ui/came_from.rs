//! The list that a clause was opened from, beside it, so that `.` and `,` are seen to move.

use std::collections::BTreeSet;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{Item, Screen};
use crate::listing::news::Place;
use crate::listing::recent::day_text;
use crate::listing::strip::{Scale, Strip};
use crate::listing::words::area_text;
use crate::listing::{AreaRow, role_word, status_sign};
use crate::text::clean;

use super::content::Content;
use super::view::View;
use super::{recorded, strips, theme};

/// Rows before the list: its name, its strip, a blank row.
const FRONT: usize = 3;

/// The list below the clause's page, where that is one.
pub(super) fn list<'a>(view: &View<'a>) -> Option<&'a Screen> {
    let lists = |screen: &&Screen| screen.list.rows().iter().any(|item| item.about().is_some());
    view.app.below().filter(lists)
}

/// The list in this area; the clause that is shown is selected in it.
pub(super) fn content<'a>(view: &View<'a>, list: &'a Screen, area: Rect) -> Content<'a> {
    let width = usize::from(area.width);
    let rows = list.list.rows();
    let shown = view.screen().page().clause();
    let is_shown = |item: &Item| shown.is_some() && item.about() == shown;
    // A clause may stand there several times.
    let selected = list
        .list
        .at()
        .filter(|at| rows.get(*at).is_some_and(is_shown));
    let at = selected.or_else(|| rows.iter().position(is_shown));
    let name = list.page().title(view.world).unwrap_or_default();
    let name = Line::styled(format!(" {}", clean(&name)), theme::HEADING);
    let strip = strip(view, list, width);
    let view = *view;
    let row = move |at: usize| match at {
        0 => name.clone(),
        1 => strip.clone(),
        2 => Line::default(),
        at => rows
            .get(at - FRONT)
            .map_or_else(Line::default, |item| row(&view, *item, width)),
    };
    Content::list(rows.len() + FRONT, at.map(|at| at + FRONT), row).barred()
}

/// How far the clauses of the list are.
fn strip(view: &View<'_>, list: &Screen, width: usize) -> Line<'static> {
    let board = view.board();
    let tally = match list.page().area().and_then(|number| board.area(number)) {
        Some(AreaRow { tally, .. }) => tally,
        None => {
            let clauses = list.list.rows().iter().filter_map(|item| item.about());
            let clauses: BTreeSet<_> = clauses.collect();
            let clauses = clauses
                .into_iter()
                .filter_map(|id| view.world.library.catalogue.clause(id));
            clauses.map(|clause| board.row(clause)).collect()
        }
    };
    let share = format!(" {}/{}", tally.done, tally.of);
    let room = width.saturating_sub(share.len() + 2);
    let strip = Strip::new(tally, Scale::new(room, tally.of));
    let mut line = Line::from(" ");
    line.extend(strips::spans(&strip));
    line.push_span(Span::styled(share, theme::HEADING));
    line
}

fn row(view: &View<'_>, item: Item, width: usize) -> Line<'static> {
    let catalogue = &view.world.library.catalogue;
    let text = match item {
        Item::Clause(id) | Item::Note(id) => {
            let Some(clause) = catalogue.clause(id) else {
                return Line::default();
            };
            let stage = view.board().row(clause).state.stage();
            return Line::from(vec![
                Span::raw(" "),
                Span::styled(status_sign(stage), theme::status(stage)),
                Span::raw(format!(" {:<4} {}", view.told(id), clean(&clause.text))),
            ]);
        }
        Item::Entry(place) => return entry(view, place, width),
        Item::Day(day) => day_text(day, view.today()),
        Item::Notice(notice) => catalogue.short(notice).to_owned(),
        Item::Heading(_, role) => role_word(role, view.lang()).to_owned(),
        Item::Term(term) => term.label(view.world.soon_days, view.lang()),
        Item::Part(part) => part.label().pick(view.lang()).to_owned(),
        Item::Target(id, number) => {
            let clause = catalogue.clause(id);
            let target = clause.and_then(|clause| view.board().row(clause).target(number));
            target.map_or_else(String::new, |target| {
                format!("{:<5} {}", view.told(id), target.indicator.name)
            })
        }
        Item::Unit(id) => catalogue.unit(id).name.clone(),
        Item::Area(number) => catalogue.area(number).map_or_else(String::new, area_text),
        Item::Earlier
        | Item::Reply(_)
        | Item::Sort(_)
        | Item::Line(_)
        | Item::Command(_)
        | Item::Indicator(_) => String::new(),
    };
    let text = format!(" {}", clean(&text));
    Line::styled(
        view.ruler.clip_dots(&text, width).into_owned(),
        theme::ASIDE,
    )
}

/// Something that was recorded: for which clause, what it made of it, and what it says.
fn entry(view: &View<'_>, place: Place, width: usize) -> Line<'static> {
    let Some(row) = view.board().news_row(place, view.now()) else {
        return Line::default();
    };
    let id = place.clause.map_or_else(String::new, |id| view.told(id));
    let text = format!(" {id:<4} {}", recorded::what(view, &row));
    let sign = status_sign(row.sign);
    let room = width.saturating_sub(sign.len() + 1);
    Line::from(vec![
        Span::raw(" "),
        Span::styled(sign, theme::status(row.sign)),
        Span::raw(view.ruler.clip_dots(&text, room).into_owned()),
    ])
}
