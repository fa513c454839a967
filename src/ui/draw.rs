//! The parts of the window put together.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::text::Line;

use crate::app::{Metrics, Show};
use crate::lang::tr;

use super::content::{self, Content};
use super::face::{Face, ROWS};
use super::faces::face;
use super::layout::{self, LEAST, Parts};
use super::panes::Pane;
use super::status::Status;
use super::view::View;
use super::{band, hints, paint, theme, typed};

/// What is to be known of a frame that was drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Drawn {
    /// Where the terminal's cursor belongs: in the line that is typed, else on the selected row, where braille displays and
    /// input methods look for it.
    pub(crate) caret: Option<Position>,
    /// How the window lay; [`App::fit`](crate::app::App::fit) wants it after each frame.
    pub(crate) metrics: Metrics,
}

/// Columns between the cursor in an empty line and what says what may be typed: an input method shows its text there.
const PLACEHOLDER: u16 = 4;

impl<'a> View<'a> {
    /// Draws everything on an empty buffer.
    pub(crate) fn draw(&self, frame: &mut Buffer) -> Drawn {
        let size = frame.area.as_size();
        let status = Status::new(self, size);
        let heads = self.face().heads(self, size);
        match self.parts(size, &heads, &status) {
            Some(parts) => self.draw_parts(frame, &parts, heads, status),
            None => {
                self.ask_for_room(frame, frame.area);
                Drawn::default()
            }
        }
    }

    /// The row of the body, from 0, that was last drawn at this place of a terminal of this size; `None` outside the list.
    pub(crate) fn row_at(&self, size: Size, column: u16, row: u16) -> Option<usize> {
        let status = Status::new(self, size);
        let heads = self.face().heads(self, size);
        let room = self.parts(size, &heads, &status)?.room;
        let body = self.face().panes(self, room).body;
        let inside = body.contains(Position::new(column, row));
        let at = usize::from(row.checked_sub(body.y)?);
        self.screen().scroll.line_at(at).filter(|_| inside)
    }

    /// How many rows of the body follow its row `end`, as they are counted.
    fn below(&self, content: &Content<'_>, end: usize) -> usize {
        let rows = self.screen().list.rows();
        if self.face().measure() == ROWS || content.len != rows.len() {
            return content.len.saturating_sub(end);
        }
        let below = rows.iter().skip(end);
        below.filter(|row| row.is_selectable()).count()
    }

    fn face(&self) -> &'a dyn Face {
        face(&self.screen().kind)
    }

    fn parts(&self, size: Size, heads: &[Line<'_>], status: &Status) -> Option<Parts> {
        let rows = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let typed = usize::from(self.screen().line.is_some());
        layout::parts(size, rows(heads.len() + typed), rows(status.rows()))
    }

    fn draw_parts(
        &self,
        buf: &mut Buffer,
        parts: &Parts,
        heads: Vec<Line<'_>>,
        status: Status,
    ) -> Drawn {
        let ruler = self.ruler;
        let band = band::line(self, usize::from(parts.band.width));
        paint::line(ruler, buf, parts.band, band);
        let query = self.draw_heads(buf, parts.heads, heads);
        let panes = self.face().panes(self, parts.room);
        let content = self.face().content(self, usize::from(panes.body.width));
        let metrics = metrics(&content, panes.body);
        let top = self.screen().scroll.top(metrics);
        let row = self.draw_body(buf, panes.body, &content, top);
        for pane in &panes.others {
            self.draw_pane(buf, pane);
        }
        let below = self.below(&content, top + metrics.page);
        let typed = status.draw(self, buf, parts.status, below);
        let hints = hints::line(self, usize::from(parts.hints.width));
        paint::line(ruler, buf, parts.hints, hints);
        Drawn {
            caret: typed.or(query).or(Some(row)),
            metrics,
        }
    }

    /// Draws the line that is typed into, and what the screen says of itself; gives the place of the cursor where one types
    /// here.
    fn draw_heads(&self, buf: &mut Buffer, area: Rect, heads: Vec<Line<'_>>) -> Option<Position> {
        let Some(line) = &self.screen().line else {
            paint::lines(self.ruler, buf, area, heads);
            return None;
        };
        let row = Rect { height: 1, ..area };
        let label = self.face().label(self);
        let caret = typed::draw(self, buf, row, &label, line.parts());
        let types = self.screen().scope().types();
        if let Some(text) = self.face().placeholder().filter(|_| line.text().is_empty()) {
            let x = (caret.x + PLACEHOLDER).min(row.right());
            let rest = Rect::new(x, row.y, row.right() - x, 1);
            let text = Line::styled(text.pick(self.lang()), theme::ASIDE);
            paint::line(self.ruler, buf, rest, text);
        }
        let rest = Rect::new(
            area.x,
            area.y + 1,
            area.width,
            area.height.saturating_sub(1),
        );
        paint::lines(self.ruler, buf, rest, heads);
        // A line may stand there that takes no keys for now.
        types.then_some(caret)
    }

    /// Draws the rows that are in view; gives the place of the selected one.
    fn draw_body(
        &self,
        buf: &mut Buffer,
        body: Rect,
        content: &Content<'_>,
        top: usize,
    ) -> Position {
        paint::rows(self.ruler, buf, body, content, top);
        if content.len == 0 {
            let text = format!(" {}", self.nothing_here());
            paint::line(self.ruler, buf, body, Line::raw(text));
        }
        let row = content.focus.and_then(|at| at.checked_sub(top));
        let row = row.filter(|row| *row < usize::from(body.height));
        let row = row.and_then(|row| u16::try_from(row).ok()).unwrap_or(0);
        Position::new(body.x, body.y + row)
    }

    /// Draws as much as fits of what stands beside or below the body, and says how much that leaves out.
    fn draw_pane(&self, buf: &mut Buffer, Pane { area, content }: &Pane<'_>) {
        let area = *area;
        if let Some(at) = content.focus {
            // The row in focus in the middle, as far as there are rows around it.
            let rows = usize::from(area.height);
            let top = at
                .saturating_sub(rows / 2)
                .min(content.len.saturating_sub(rows));
            return paint::rows(self.ruler, buf, area, content, top);
        }
        if content.len <= usize::from(area.height) || area.height < 2 {
            return paint::rows(self.ruler, buf, area, content, 0);
        }
        let height = area.height - 1;
        let cut = Rect { height, ..area };
        paint::rows(self.ruler, buf, cut, content, 0);
        let last = Rect::new(area.x, cut.bottom(), area.width, 1);
        let below = content.len - usize::from(height);
        let text = tr!(self.lang(), " 另 {below} 行", " {below} more");
        paint::line(self.ruler, buf, last, Line::styled(text, theme::ASIDE));
    }

    /// What an empty list says.
    fn nothing_here(&self) -> &'static str {
        match self.app.show {
            Show::All => "",
            Show::Open => self.lang().pick("没有未完成的条款", "no open clauses"),
            Show::Done => self.lang().pick("没有已完成的条款", "no clauses done"),
        }
    }

    fn ask_for_room(&self, buf: &mut Buffer, area: Rect) {
        let (width, height) = (area.width, area.height);
        let Size {
            width: columns,
            height: rows,
        } = LEAST;
        let text = tr!(
            self.lang(),
            "窗口太小（{width}x{height}），请放大到 {columns}x{rows} 以上",
            "window too small ({width}x{height}); make it {columns}x{rows} or larger"
        );
        let lines = content::wrapped(self, &text, usize::from(width), 0, theme::PLAIN);
        paint::lines(self.ruler, buf, area, lines);
    }
}

/// How a body lies in the rows it has.
fn metrics(content: &Content<'_>, body: Rect) -> Metrics {
    let page = usize::from(body.height);
    Metrics {
        columns: usize::from(body.width),
        page,
        lines: content.len,
        focus: content.focus,
        lead: content.leads.then_some(page / 4),
    }
}
