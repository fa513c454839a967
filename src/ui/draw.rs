//! The parts of the window put together.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::text::Line;

use crate::app::{Metrics, Show};
use crate::keys::Command;
use crate::lang::tr;

use super::content::{self, Content};
use super::face::Face;
use super::faces::face;
use super::layout::{self, LEAST, Parts};
use super::status::Status;
use super::view::View;
use super::{header, hints, paint, theme};

/// What is to be known of a frame that was drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Drawn {
    /// Where the terminal's cursor belongs: in the line that is typed, else on the selected row, where braille displays and
    /// input methods look for it.
    pub(crate) caret: Option<Position>,
    /// How the window lay; [`App::fit`](crate::app::App::fit) wants it after each frame.
    pub(crate) metrics: Metrics,
}

impl<'a> View<'a> {
    /// Draws everything on an empty buffer.
    pub(crate) fn draw(&self, frame: &mut Buffer) -> Drawn {
        let size = frame.area.as_size();
        let status = Status::new(self, usize::from(size.width));
        match self.parts(size, &status) {
            Some(parts) => self.draw_parts(frame, &parts, status),
            None => {
                self.ask_for_room(frame, frame.area);
                Drawn::default()
            }
        }
    }

    /// The row of the body, from 0, that was last drawn at this place of a terminal of this size; `None` outside the list.
    pub(crate) fn row_at(&self, size: Size, column: u16, row: u16) -> Option<usize> {
        let status = Status::new(self, usize::from(size.width));
        let body = self.parts(size, &status)?.body;
        let inside = body.contains(Position::new(column, row));
        let at = usize::from(row.checked_sub(body.y)?);
        self.screen().scroll.line_at(at).filter(|_| inside)
    }

    fn face(&self) -> &'a dyn Face {
        face(&self.screen().kind)
    }

    fn parts(&self, size: Size, status: &Status) -> Option<Parts> {
        let rows = u16::try_from(status.rows()).unwrap_or(u16::MAX);
        layout::parts(size, self.face().has_preview(), rows)
    }

    fn draw_parts(&self, buf: &mut Buffer, parts: &Parts, status: Status) -> Drawn {
        let ruler = self.ruler;
        let header = header::line(self, usize::from(parts.header.width));
        paint::line(ruler, buf, parts.header, header);
        let query = header::draw_head(self, self.face(), buf, parts.head);
        let content = self.face().content(self, usize::from(parts.body.width));
        let metrics = metrics(&content, parts.body);
        let top = self.screen().scroll.top(metrics);
        let row = self.draw_body(buf, parts.body, &content, top);
        if let Some(preview) = parts.preview {
            self.draw_preview(buf, preview);
        }
        let below = content.len.saturating_sub(top + metrics.page);
        let typed = status.draw(self, buf, parts.status, below);
        let hints = hints::line(self, usize::from(parts.hints.width));
        paint::line(ruler, buf, parts.hints, hints);
        Drawn {
            caret: typed.or(query).or(Some(row)),
            metrics,
        }
    }

    /// Draws the rows that are in view, and what else there is room for; gives the place of the selected one.
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
        self.draw_footnote(buf, body, content.len.saturating_sub(top));
        let row = content.focus.and_then(|at| at.checked_sub(top));
        let row = row.filter(|row| *row < usize::from(body.height));
        let row = row.and_then(|row| u16::try_from(row).ok()).unwrap_or(0);
        Position::new(body.x, body.y + row)
    }

    /// Draws as much of the next level as fits, and says where that is not all.
    fn draw_preview(&self, buf: &mut Buffer, area: Rect) {
        let content = self.face().preview(self, usize::from(area.width));
        if content.len <= usize::from(area.height) {
            return paint::rows(self.ruler, buf, area, &content, 0);
        }
        let height = area.height - 1;
        let cut = Rect { height, ..area };
        paint::rows(self.ruler, buf, cut, &content, 0);
        let last = Rect::new(area.x, cut.bottom(), area.width, 1);
        let below = content.len - usize::from(height);
        let more = super::status::more(self, below, Command::Open);
        paint::line(self.ruler, buf, last, more);
    }

    /// Below a short list, after a blank row where there is one more than needed: as much as there is room for.
    fn draw_footnote(&self, buf: &mut Buffer, body: Rect, rows: usize) {
        let free = usize::from(body.height).saturating_sub(rows);
        let lines = self.face().footnote(self, usize::from(body.width), free);
        let top = rows + usize::from(lines.len() < free);
        let top = u16::try_from(top).unwrap_or(u16::MAX).min(body.height);
        let rest = Rect::new(body.x, body.y + top, body.width, body.height - top);
        paint::lines(self.ruler, buf, rest, lines);
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
