//! The task areas, and how far each is.

use ratatui::text::{Line, Span};

use crate::app::{Command, Item, Screen};
use crate::lang::Wording;
use crate::listing::{AreaRow, Tally};

use super::content::{Content, wrapped};
use super::{View, area, theme};

/// Columns of the number before a title, and of the counts behind it.
const NUMBER: usize = 5;
const COUNTS: usize = 14;
/// Columns of the bar, where there is room for it.
const BAR: usize = 20;

/// The areas, and below them how to begin.
pub(super) fn content<'a>(view: &View<'a>, screen: &Screen, width: usize) -> Content<'a> {
    let rows: Vec<_> = view.board().areas().collect();
    let selected = view.app.selected(view.world, screen);
    let focus = rows
        .iter()
        .position(|row| Some(Item::Area(row.area.number)) == selected);
    let title = title_columns(view, &rows, width);
    let ruler = view.ruler;
    Content::list(rows.len(), focus, NUMBER + title, move |at| {
        let Some(AreaRow { area, tally }) = rows.get(at) else {
            return Line::default();
        };
        let name = ruler.fit(&area.title, title);
        let mut spans = vec![
            Span::raw(format!(" {:>2}  {name}", area.number)),
            Span::raw(format!(
                " {:>4}/{:<3} {:>3}%",
                tally.done,
                tally.of,
                tally.percent()
            )),
        ];
        if width >= NUMBER + title + COUNTS + BAR + 2 {
            spans.push(Span::raw(format!("  {}", bar(*tally))));
        }
        Line::from(spans)
    })
}

/// The columns that titles get: as many as the longest needs, if they are there.
fn title_columns(view: &View<'_>, rows: &[AreaRow<'_>], width: usize) -> usize {
    let longest = rows
        .iter()
        .map(|row| view.ruler.columns(&row.area.title))
        .max()
        .unwrap_or(0);
    longest.clamp(4, width.saturating_sub(NUMBER + COUNTS).max(4))
}

/// How far an area is, drawn: `#` done, `~` under way, `.` not begun.
fn bar(tally: Tally) -> String {
    let columns = |count: usize| (count * BAR).checked_div(tally.of).unwrap_or(0);
    let done = columns(tally.done);
    let started = columns(tally.done + tally.started) - done;
    format!(
        "{}{}{}",
        "#".repeat(done),
        "~".repeat(started),
        ".".repeat(BAR - done - started)
    )
}

/// The selected area's clauses, for the side of a wide terminal.
pub(super) fn preview<'a>(view: &View<'a>, screen: &Screen, width: usize) -> Content<'a> {
    let Some(Item::Area(number)) = view.app.selected(view.world, screen) else {
        return Content::text(Vec::new());
    };
    let rows: Vec<_> = view
        .world
        .catalogue
        .area(number)
        .into_iter()
        .flat_map(|area| &area.clauses)
        .collect();
    let view = *view;
    Content::list(rows.len(), None, 0, move |at| match rows.get(at) {
        Some(clause) => area::row(&view, view.board().row(clause), width, &area::answering),
        None => Line::default(),
    })
}

/// What stands below the areas when there is room: how to begin.
pub(super) fn footnote(view: &View<'_>, width: usize) -> Vec<Line<'static>> {
    let keys = [Command::Units, Command::Toggle, Command::Undo];
    let [units, toggle, undo] = keys.map(|command| view.world.keymap.told(command));
    let said = Wording {
        zh: format!(
            "方向键选择，回车进入领域和条款，Esc 返回；{} 输入部门名称查它的任务；{} 登记完成，登记立即保存，{} 撤销。",
            units.zh, toggle.zh, undo.zh
        ),
        en: format!(
            "Arrows select, Enter goes into an area or clause, Esc back; {} finds a department; {} marks a clause done, saved at once, {} takes it back.",
            units.en, toggle.en, undo.en
        ),
    };
    wrapped(
        view,
        said.pick(view.world.lang),
        width.saturating_sub(1),
        1,
        theme::ASIDE,
    )
}
