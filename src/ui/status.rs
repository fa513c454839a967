//! The rows above the hints: what is being typed, or what was just done.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::text::{Line, Span};

use crate::app::{Level, Screen};
use crate::keys::Command;
use crate::lang::tr;

use super::content::{columns, wrapped};
use super::faces::face;
use super::view::View;
use super::{paint, theme, typed};

/// What there is to say and to ask.
pub(super) struct Status {
    /// The lines; `None` for nothing.
    lines: Option<Vec<Line<'static>>>,
    /// How many of the last ones stay, whatever is said before them.
    kept: usize,
    /// What is in the last row.
    last: Last,
}

/// What is in the last row.
enum Last {
    /// Nothing but what the lines say.
    Said,
    /// The line that is typed into, behind this label.
    Typed(String),
    /// So many rows at the most of the lines that are typed.
    Lines(usize),
    /// The number that is typed to go to.
    Number,
    /// A question, behind which the cursor waits for the answer.
    Asked,
}

impl Status {
    /// What a window of this size has to say and to ask.
    pub(super) fn new(view: &View<'_>, size: Size) -> Self {
        let width = usize::from(size.width);
        let top = view.app.top();
        let message = message(view, width);
        let question = face(&top.kind).question(view, width);
        if !question.is_empty() {
            let kept = question.len();
            let mut lines = message.unwrap_or_default();
            lines.extend(question);
            let last = Last::Asked;
            let lines = Some(lines);
            return Self { lines, kept, last };
        }
        if top.page().is_overlay() {
            return Self::prompt(view, top, message.unwrap_or_default(), size);
        }
        let number = message.is_none() && !view.app.digits.is_empty();
        Self {
            lines: message.or_else(|| number.then(|| vec![Line::default()])),
            kept: 0,
            last: if number { Last::Number } else { Last::Said },
        }
    }

    /// A prompt: its label stands before what is typed, or in rows of its own where it would not leave half of the row, or
    /// where there are several lines. These take a third of the window at the most.
    fn prompt(view: &View<'_>, screen: &Screen, mut lines: Vec<Line<'static>>, size: Size) -> Self {
        let width = usize::from(size.width);
        if let Some(remark) = face(&screen.kind).remark(view) {
            lines.extend(wrapped(view, &remark, width, 1, theme::PLAIN));
        }
        let mut label = face(&screen.kind).label(view);
        let typed = screen.text().split('\n').count();
        if typed > 1 {
            let heads = wrapped(view, &label, width, 1, theme::HEADING);
            let rows = typed.min(usize::from(size.height / 3));
            let kept = heads.len() + rows;
            lines.extend(heads);
            lines.resize(lines.len() + rows, Line::default());
            let (lines, last) = (Some(lines), Last::Lines(rows));
            return Self { lines, kept, last };
        }
        if view.ruler.columns(&label) > width / 2 {
            lines.extend(wrapped(view, &label, width, 1, theme::HEADING));
            "> ".clone_into(&mut label);
        }
        // The row for what is typed comes last.
        lines.push(Line::default());
        Self {
            lines: Some(lines),
            kept: 1,
            last: Last::Typed(label),
        }
    }

    /// How many rows it takes, to be taken from the body: a long message takes more than one.
    pub(super) fn rows(&self) -> usize {
        self.lines.as_ref().map_or(1, Vec::len)
    }

    /// Draws it, or that `below` rows more follow; gives the place of the cursor where one types or answers here.
    pub(super) fn draw(
        self,
        view: &View<'_>,
        buf: &mut Buffer,
        area: Rect,
        below: usize,
    ) -> Option<Position> {
        let more = || (below > 0).then(|| vec![more(view, below, Command::PageDown)]);
        let width = usize::from(area.width);
        let idle = || {
            let line = face(&view.screen().kind).idle(view, width)?;
            Some(vec![line])
        };
        let lines = self.lines.or_else(more).or_else(idle);
        let lines = lines.unwrap_or_default();
        let lines = shortened(lines, usize::from(area.height), self.kept);
        let end = lines.last().map_or(0, |line| columns(view.ruler, line));
        let count = u16::try_from(lines.len()).unwrap_or(area.height);
        paint::lines(view.ruler, buf, area, lines);
        let row = Rect::new(area.x, area.bottom() - 1, area.width, 1);
        match self.last {
            Last::Said => None,
            Last::Number => Some(draw_number(view, buf, row)),
            Last::Typed(label) => {
                let parts = view.app.top().line.as_ref()?.parts();
                Some(typed::draw(view, buf, row, &label, parts))
            }
            Last::Lines(rows) => {
                let rows = u16::try_from(rows).unwrap_or(u16::MAX).min(area.height);
                let area = Rect::new(area.x, area.bottom() - rows, area.width, rows);
                let parts = view.app.top().line.as_ref()?.parts();
                Some(typed::draw_lines(view, buf, area, parts))
            }
            Last::Asked => {
                let end = end.min(usize::from(area.width).saturating_sub(1));
                let y = area.y + count.clamp(1, area.height) - 1;
                Some(Position::new(area.x + u16::try_from(end).unwrap_or(0), y))
            }
        }
    }
}

/// What was done or not done; where nothing was said since, what is so as long as it is so.
fn message(view: &View<'_>, width: usize) -> Option<Vec<Line<'static>>> {
    let app = view.app;
    let said = app.message.as_ref().map(|said| (said.level, &said.text));
    let waits = app.waits.as_ref();
    let waits = waits.map(|waits| (Level::Warning, &waits.text));
    let trouble = app.trouble.as_ref().map(|(_, text)| (Level::Error, text));
    let (level, text) = said.or(waits).or(trouble)?;
    // A sign, so that not the colour alone tells a warning from what was done.
    let sign = match level {
        Level::Info => "",
        Level::Warning | Level::Error => "! ",
    };
    let style = theme::message(level);
    Some(wrapped(view, &format!("{sign}{text}"), width, 1, style))
}

/// That `below` rows more follow, and which key shows them.
pub(super) fn more(view: &View<'_>, below: usize, key: Command) -> Line<'static> {
    let hint = match key {
        Command::Open => view.world.hint(key, "进入", "open"),
        key => view.world.hint(key, "翻页", "page down"),
    };
    let what = face(&view.screen().kind).measure();
    let text = tr!(
        view.lang(),
        " 下面还有 {below} {what}{hint}",
        " {below} more below{hint}"
    );
    Line::styled(text, theme::ASIDE)
}

/// As many lines as there are rows, the cut marked; the last `kept` ones stay.
fn shortened(mut lines: Vec<Line<'_>>, rows: usize, kept: usize) -> Vec<Line<'_>> {
    if lines.len() <= rows {
        return lines;
    }
    let last = lines.split_off(lines.len() - kept);
    lines.truncate(rows.saturating_sub(kept));
    if let Some(cut) = lines.last_mut() {
        cut.push_span(Span::styled("..", theme::HEADING));
    }
    lines.extend(last);
    lines
}

/// Draws the number that is typed to go to, and what its keys are; gives the cursor's place behind it.
fn draw_number(view: &View<'_>, buf: &mut Buffer, row: Rect) -> Position {
    let label = view.lang().pick("转到 ", "go to ");
    let place = typed::draw(view, buf, row, label, (&view.app.digits, ""));
    let back = view.world.hint(Command::Back, "取消", "cancel");
    let text = tr!(view.lang(), "   回车 确认{back}", "   Enter go{back}");
    let rest = Rect::new(place.x, row.y, row.right() - place.x, 1);
    paint::line(view.ruler, buf, rest, Line::styled(text, theme::ASIDE));
    place
}
