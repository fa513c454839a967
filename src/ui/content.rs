//! What a screen's body is made of: rows that are built only when they are seen.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::Ruler;

use crate::app::Item;

use super::theme;
use super::view::View;

#[cfg(test)]
thread_local! {
    /// How often the body of a screen, or the preview beside it, was made in this thread.
    pub(crate) static CONTENTS_MADE: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// The rows of a body.
pub(super) struct Content<'a> {
    /// How many rows there are.
    pub(super) len: usize,
    /// The row that is selected.
    pub(super) focus: Option<usize>,
    /// Whether a bar covers the row in focus from edge to edge.
    pub(super) bar: bool,
    /// Whether some of what stands before the row in focus is to be in view too.
    pub(super) leads: bool,
    row: Box<dyn Fn(usize) -> Line<'a> + 'a>,
}

impl<'a> Content<'a> {
    /// A list of `len` rows, of which one may be in focus, without a bar.
    pub(super) fn list(
        len: usize,
        focus: Option<usize>,
        row: impl Fn(usize) -> Line<'a> + 'a,
    ) -> Self {
        #[cfg(test)]
        CONTENTS_MADE.with(|made| made.set(made.get() + 1));
        Self {
            len,
            focus,
            bar: false,
            leads: false,
            row: Box::new(row),
        }
    }

    /// The rows of the screen that fills the window, each with its place; a bar covers the selected one.
    pub(super) fn rows(
        view: &View<'a>,
        row: impl Fn(&View<'a>, usize, Item) -> Line<'a> + 'a,
    ) -> Self {
        let (view, list) = (*view, &view.screen().list);
        let rows = Self::list(list.rows().len(), list.at(), move |at| {
            let item = list.rows().get(at);
            item.map_or_else(Line::default, |item| row(&view, at, *item))
        });
        Self { bar: true, ..rows }
    }

    /// Lines of text, nothing selected.
    pub(super) fn text(lines: Vec<Line<'a>>) -> Self {
        Self::list(lines.len(), None, move |at| {
            lines.get(at).cloned().unwrap_or_default()
        })
    }

    /// Lines of text of which one is in focus, without a bar.
    pub(super) fn text_at(lines: Vec<Line<'a>>, focus: Option<usize>) -> Self {
        Self {
            focus,
            ..Self::text(lines)
        }
    }

    /// The same with a bar over the row in focus.
    pub(super) fn barred(self) -> Self {
        Self { bar: true, ..self }
    }

    /// The same with some of what stands before the row in focus in view too.
    pub(super) fn leading(self) -> Self {
        Self {
            leads: true,
            ..self
        }
    }

    /// The row at `at`.
    pub(super) fn row(&self, at: usize) -> Line<'a> {
        (self.row)(at)
    }
}

/// The columns of a line.
pub(super) fn columns(ruler: Ruler, line: &Line<'_>) -> usize {
    let spans = line.spans.iter();
    spans.map(|span| ruler.columns(&span.content)).sum()
}

/// `line` if it fits `room` columns, else its beginning ending in `..`, so that the cut shows.
pub(super) fn fitted(ruler: Ruler, line: Line<'_>, room: usize) -> Line<'_> {
    if columns(ruler, &line) <= room {
        return line;
    }
    let mut left = room.saturating_sub(2);
    let mut cut = Line::default().style(line.style);
    for span in &line.spans {
        let text = ruler.clip_whole(&span.content, left);
        left -= ruler.columns(text);
        cut.push_span(Span::styled(text.to_owned(), span.style));
        if text.len() < span.content.len() {
            cut.push_span(Span::styled(ruler.clip("..", room), span.style));
            break;
        }
    }
    cut
}

/// Text broken into lines of at most `width` columns, each after `indent` blanks.
pub(super) fn wrapped(
    view: &View<'_>,
    text: &str,
    width: usize,
    indent: usize,
    style: Style,
) -> Vec<Line<'static>> {
    let lines = view
        .breaks
        .wrap(view.ruler, text, width.saturating_sub(indent).max(2));
    let line = |line: &Range<usize>| {
        let text = format!("{:indent$}{}", "", &text[line.clone()]);
        Line::from(Span::styled(text, style))
    };
    lines.iter().map(line).collect()
}

/// A label, and text broken to stand beside it: the label's columns stay blank in the following lines.
pub(super) fn labelled(
    view: &View<'_>,
    label: &str,
    text: &str,
    width: usize,
    style: Style,
) -> Vec<Line<'static>> {
    let indent = view.ruler.columns(label) + 2;
    let mut lines = wrapped(view, text, width, indent, style);
    if let Some(first) = lines.first_mut() {
        let text = first.spans[0].content[indent..].to_owned();
        *first = Line::from(vec![
            Span::styled(format!("{label}  "), theme::ASIDE),
            Span::styled(text, style),
        ]);
    }
    lines
}
