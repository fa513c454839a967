//! The units by what they lead and have not done, as a list beside another.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::catalogue::Role;
use crate::listing::UnitRow;
use crate::listing::order::UnitOrder;
use crate::listing::strip::{Scale, Strip};

use super::content::Content;
use super::view::View;
use super::{strips, table, theme};

/// The columns that it, and what was recorded last below it, is to have beside the areas: name and counts, and a short strip.
pub(super) const WANTED: u16 = 33;
/// Columns of a name, and of each count.
const NAME: usize = 12;
const COUNT: usize = 5;
/// Fewer columns than this are no strip.
const LEAST_STRIP: usize = 8;

/// The units that lead anything, the most open leads first, under their heads.
pub(super) fn content<'a>(view: &View<'a>, area: Rect) -> Content<'a> {
    let board = view.board();
    let units = view.world.library.catalogue.units();
    let rows = units.map(|(id, _)| board.unit_row(id));
    let mut rows: Vec<_> = rows.filter(|row| row.in_role(Role::Lead).of > 0).collect();
    rows.sort_by(|a, b| UnitOrder::Open.compare(a, b));
    let width = usize::from(area.width);
    let room = width.saturating_sub(NAME + 3 * COUNT + 2);
    let room = if room < LEAST_STRIP { 0 } else { room };
    let scale = Scale::of(room, rows.iter().map(|row| row.in_role(Role::Lead)));
    let view = *view;
    Content::list(rows.len() + 1, None, move |at| match at.checked_sub(1) {
        None => heads(&view, room),
        Some(at) => rows
            .get(at)
            .map_or_else(Line::default, |row| line(&view, row, scale, room)),
    })
}

fn heads(view: &View<'_>, strip: usize) -> Line<'static> {
    let lang = view.lang();
    let name = view.ruler.fit(lang.pick("单位", "unit"), NAME);
    let counts = lang.pick("完成 推进 未启", "done begun open");
    let counts = counts
        .split(' ')
        .map(|head| table::head(view.ruler, head, COUNT));
    let order = UnitOrder::Open.label().pick(lang);
    let order = if view.ruler.columns(order) <= strip {
        format!("  {order}")
    } else {
        String::new()
    };
    let text = format!("{name}{}{order}", counts.collect::<String>());
    Line::styled(text, theme::ASIDE)
}

fn line<'a>(view: &View<'_>, row: &UnitRow<'_>, scale: Scale, room: usize) -> Line<'a> {
    let tally = row.in_role(Role::Lead);
    let counts = [tally.done, tally.started, tally.pending()];
    let counts = counts.map(|count| table::number(count, COUNT)).concat();
    let name = view.ruler.fit(&row.unit.name, NAME);
    let mut line = Line::from(Span::raw(format!("{name}{counts}  ")));
    if room > 0 {
        line.extend(strips::spans(&Strip::new(tally, scale)));
    }
    line
}
