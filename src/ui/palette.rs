//! The commands of the screen below, with their keys, narrowing while one types.

use ratatui::text::{Line, Span};

use crate::app::{Item, Palette};
use crate::keys::{Binding, Command, Scope};

use super::content::{Content, wrapped};
use super::face::Face;
use super::view::View;
use super::{keys, theme};

/// Columns of what a command does where there is room.
const LABEL: usize = 40;
/// Columns of its keys.
const KEYS: usize = 18;
/// Columns that are left to the keys on a narrow terminal.
const LEAST_KEYS: usize = 8;

impl Face for Palette {
    fn label(&self, view: &View<'_>) -> String {
        view.lang().pick("功能：", "command: ").to_owned()
    }

    /// The commands that answer the query; what each does, its keys, its name in the configuration.
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        if view.screen().list.rows().is_empty() {
            let text = view.lang().pick("没有这样的功能", "no such command");
            return Content::text(wrapped(view, text, width, 1, theme::PLAIN));
        }
        Content::rows(view, move |view, _, item| match item {
            Item::Command(command) => row(view, self.of, command, width).unwrap_or_default(),
            _ => Line::default(),
        })
    }
}

fn label_columns(width: usize) -> usize {
    LABEL.min(width.saturating_sub(LEAST_KEYS + 2))
}

fn row<'a>(view: &View<'_>, below: Scope, command: Command, width: usize) -> Option<Line<'a>> {
    let lang = view.lang();
    let ruler = view.ruler;
    let mut bound = view.world.keymap.in_scope(below);
    let binding: Binding<'_> = bound.find(|binding| binding.row.command == command)?;
    let columns = label_columns(width);
    let label = ruler.clip_dots(binding.row.label.pick(lang), columns);
    let label = ruler.pad(&format!(" {label}"), columns + 1);
    let room = width.saturating_sub(columns + 2);
    // One key whole rather than several cut.
    let keys = Some(keys::all(binding, lang)).filter(|keys| ruler.columns(keys) <= room);
    let keys = keys
        .or_else(|| keys::first(binding, lang))
        .unwrap_or_default();
    let mut line = Line::from(vec![
        Span::raw(label),
        Span::raw(" "),
        Span::styled(ruler.clip_dots(&keys, room).into_owned(), theme::KEY),
    ]);
    let used = ruler.columns(&keys).max(KEYS) + 1;
    if used + ruler.columns(binding.row.name) <= room {
        let blank = used - ruler.columns(&keys);
        line.push_span(Span::raw(" ".repeat(blank)));
        line.push_span(Span::styled(binding.row.name, theme::ASIDE));
    }
    Some(line)
}
