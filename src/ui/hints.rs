//! The last row: the keys that do something here.

use std::collections::HashSet;

use ratatui::text::{Line, Span};

use crate::app::action;
use crate::keys::{Binding, Command};
use crate::lang::Label;

use super::view::View;
use super::{keys, theme};

/// As many hints as fit, in the order of the command table; the help is always among them where it can be asked for.
pub(super) fn line(view: &View<'_>, width: usize) -> Line<'static> {
    let scope = view.app.scope();
    let rows: Vec<_> = view
        .world
        .keymap
        .in_scope(scope)
        .filter(|binding| view.app.available(view.world, binding.row.command))
        .filter(|binding| !waits_for_number(view, binding.row.command))
        .collect();
    let help = rows
        .iter()
        .rposition(|binding| binding.row.command == Command::Help);
    let kept = help.map_or(0, |at| columns(view, rows[at]));
    let mut room = width;
    let mut spans = Vec::new();
    let mut shown = HashSet::new();
    for (at, binding) in rows.iter().copied().enumerate() {
        let key = keys::first(binding, view.lang());
        let (Some(hint), Some(key)) = (hint(view, binding), key) else {
            continue;
        };
        let needed = columns(view, binding);
        let reserved = if help.is_some_and(|help| help > at) {
            kept
        } else {
            0
        };
        if room < needed + reserved || !shown.insert(binding.row.command) {
            continue;
        }
        room -= needed;
        spans.push(Span::styled(format!(" {key}"), theme::KEY));
        spans.push(Span::raw(format!(" {} ", hint.pick(view.lang()))));
    }
    Line::from(spans)
}

/// Whether a command does something else, or nothing, until the number that is being typed has been gone to; the status row
/// tells its keys.
fn waits_for_number(view: &View<'_>, command: Command) -> bool {
    let other = matches!(command, Command::Open | Command::Back) || action(command).touches.waits();
    other && !view.app.digits.is_empty()
}

/// What a command would do now, in a word.
fn hint(view: &View<'_>, binding: Binding<'_>) -> Option<Label> {
    match binding.row.command {
        Command::Toggle if view.app.would_reopen() => Some(Label::new("改为未完成", "reopen")),
        Command::NextChoice if view.app.types_export() => Some(Label::new("补全", "complete")),
        Command::Back if view.app.top().has_marks() => Some(Label::new("取消", "unmark")),
        _ => binding.row.hint,
    }
}

/// The columns of a command's hint.
fn columns(view: &View<'_>, binding: Binding<'_>) -> usize {
    let lang = view.lang();
    match (hint(view, binding), keys::first(binding, lang)) {
        (Some(hint), Some(key)) => {
            view.ruler.columns(&key) + view.ruler.columns(hint.pick(lang)) + 3
        }
        _ => 0,
    }
}
