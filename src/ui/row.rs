//! The row that a clause has in every list.

use ratatui::text::{Line, Span};

use crate::listing::{ClauseRow, status_sign};

use super::theme;
use super::view::View;

/// Columns of sign and id: blank, `[x]`, blank, `16.12`, blank.
const FRONT: usize = 11;

/// What stands in the last column of a clause's row.
pub(super) type LastColumn = dyn Fn(&View<'_>, ClauseRow<'_>) -> String;

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
    let marked = view.screen().marked.contains(&row.clause.id);
    Line::from(vec![
        Span::raw(if marked { "*" } else { " " }),
        Span::styled(status_sign(status), theme::status(status)),
        Span::raw(format!(
            " {:<6}{} ",
            row.clause.id,
            ruler.fit(&row.clause.text, text)
        )),
        Span::raw(last),
    ])
}

/// Who answers for a clause: the last column of an area's list.
pub(super) fn answering(view: &View<'_>, row: ClauseRow<'_>) -> String {
    view.board().answering(row.clause)
}
