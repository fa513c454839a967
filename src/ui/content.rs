//! What a screen's body is made of: rows that are built only when they are seen.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::Ruler;

use super::{View, theme};

/// The rows of a body.
pub(super) struct Content<'a> {
    /// How many rows there are.
    pub(super) len: usize,
    /// The row that is selected.
    pub(super) focus: Option<usize>,
    /// The first columns of the selected row, which the selection bar covers; the rest of the row stays plain, so that
    /// moving the bar sends few bytes.
    pub(super) bar: usize,
    row: Box<dyn Fn(usize) -> Line<'a> + 'a>,
}

impl<'a> Content<'a> {
    /// A list of `len` rows; the selection bar covers `bar` columns of the selected one.
    pub(super) fn list(
        len: usize,
        focus: Option<usize>,
        bar: usize,
        row: impl Fn(usize) -> Line<'a> + 'a,
    ) -> Self {
        Self {
            len,
            focus,
            bar,
            row: Box::new(row),
        }
    }

    /// Lines of text, nothing selected.
    pub(super) fn text(lines: Vec<Line<'a>>) -> Self {
        Self {
            len: lines.len(),
            focus: None,
            bar: 0,
            row: Box::new(move |at| lines.get(at).cloned().unwrap_or_default()),
        }
    }

    /// Lines of text of which one is in focus, without a bar.
    pub(super) fn text_at(lines: Vec<Line<'a>>, focus: Option<usize>) -> Self {
        Self {
            focus,
            ..Self::text(lines)
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
