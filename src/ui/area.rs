//! One area's clauses, and the row that a clause has in every list.

use ratatui::text::{Line, Span};

use crate::app::{Item, Screen};
use crate::journal::Stage;
use crate::lang::{both, plural};
use crate::listing::{AreaRow, ClauseRow, status_sign, status_word};

use super::content::Content;
use super::{View, theme};

/// Columns of sign and id: blank, `[x]`, blank, `16.12`, blank.
const FRONT: usize = 11;

/// What stands in the last column of a clause's row.
pub(super) type LastColumn = dyn Fn(&View<'_>, ClauseRow<'_>) -> String;

/// An area's clauses as far as they are shown.
pub(super) fn content<'a>(view: &View<'a>, screen: &Screen, width: usize) -> Content<'a> {
    clauses(view, view.app.rows(view.world, screen), screen, width)
}

fn clauses<'a>(view: &View<'a>, rows: Vec<Item>, screen: &Screen, width: usize) -> Content<'a> {
    let selected = view.app.selected(view.world, screen);
    let focus = rows.iter().position(|row| Some(*row) == selected);
    let view = *view;
    Content::list(rows.len(), focus, bar(width), move |at| {
        match rows.get(at) {
            Some(Item::Clause(id)) => match view.world.catalogue.clause(*id) {
                Some(clause) => row(&view, view.board().row(clause), width, &answering),
                None => Line::default(),
            },
            _ => Line::default(),
        }
    })
}

/// The columns that the selection bar covers: all but the last column.
pub(super) fn bar(width: usize) -> usize {
    width.saturating_sub(last_columns(width) + 1)
}

/// The columns of the last column: a quarter of the row.
fn last_columns(width: usize) -> usize {
    (width / 4).clamp(10, 24)
}

/// A clause in a list: sign, id, the beginning of its text, and a last column, whose room the text gets where it is empty.
pub(super) fn row<'a>(
    view: &View<'_>,
    row: ClauseRow<'_>,
    width: usize,
    last: &LastColumn,
) -> Line<'a> {
    let ruler = view.ruler;
    let status = row.state.stage();
    let last = ruler
        .clip_dots(&last(view, row), last_columns(width))
        .into_owned();
    let beside = if last.is_empty() {
        0
    } else {
        last_columns(width) + 1
    };
    let text = width.saturating_sub(FRONT + beside + 1);
    Line::from(vec![
        Span::raw(if is_marked(view, row) { "*" } else { " " }),
        Span::styled(status_sign(status), theme::status(status)),
        Span::raw(format!(
            " {:<6}{} ",
            row.clause.id,
            ruler.fit(&row.clause.text, text)
        )),
        Span::raw(last),
    ])
}

/// Whether the row is marked to be changed together with others.
fn is_marked(view: &View<'_>, row: ClauseRow<'_>) -> bool {
    let list = view.screen().list();
    list.is_some_and(|list| list.marked.contains(&row.clause.id))
}

/// Who answers for a clause: the last column of an area's list.
pub(super) fn answering(view: &View<'_>, row: ClauseRow<'_>) -> String {
    view.board().answering(row.clause)
}

/// How far the area is, over its clauses: in words, and by their signs where these do not fit `room` columns.
pub(super) fn summary(view: &View<'_>, number: u16, room: usize) -> Line<'static> {
    let lang = view.world.lang;
    let Some(AreaRow { tally, .. }) = view.board().area(number) else {
        return Line::default();
    };
    let of = tally.of;
    let s = plural(of);
    let all = both!("共 {of} 条", "{of} clause{s}");
    let counts = [
        (Stage::Done, tally.done),
        (Stage::Started, tally.started),
        (Stage::Pending, tally.pending()),
    ];
    let words = counts.map(|(status, count)| format!("{} {count}", status_word(status, lang)));
    let said = format!(" {}  {}", all.pick(lang), words.join("  "));
    if view.ruler.columns(&said) <= room {
        return Line::styled(said, theme::ASIDE);
    }
    let signs = counts.map(|(status, count)| format!("{} {count}", status_sign(status)));
    Line::styled(format!(" {}", signs.join("  ")), theme::ASIDE)
}
