//! The last row: the keys that do something here.

use std::collections::HashSet;

use ratatui::text::{Line, Span};

use crate::app::{Row, in_scope};

use super::{View, keys, theme};

/// As many hints as fit, in the order of the command table; the help is always among them where it can be asked for.
pub(super) fn line(view: &View<'_>, width: usize) -> Line<'static> {
    let scope = view.app.scope();
    let rows: Vec<_> = in_scope(scope)
        .filter(|row| view.app.available(view.world, row.command))
        .collect();
    let help = rows
        .iter()
        .rposition(|row| row.command == crate::app::Command::Help);
    let kept = help.map_or(0, |at| columns(view, rows[at]));
    let mut room = width;
    let mut spans = Vec::new();
    let mut told = HashSet::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(hint) = row.hint else { continue };
        let needed = columns(view, row);
        let reserved = if help.is_some_and(|help| help > at) {
            kept
        } else {
            0
        };
        if room < needed + reserved || !told.insert(row.command) {
            continue;
        }
        room -= needed;
        spans.push(Span::styled(
            format!(" {}", keys::first(row, view.world.lang)),
            theme::KEY,
        ));
        spans.push(Span::raw(format!(" {} ", hint.pick(view.world.lang))));
    }
    Line::from(spans)
}

/// The columns of a row's hint.
fn columns(view: &View<'_>, row: &Row) -> usize {
    let lang = view.world.lang;
    row.hint.map_or(0, |hint| {
        view.ruler.columns(&keys::first(row, lang)) + view.ruler.columns(hint.pick(lang)) + 3
    })
}
