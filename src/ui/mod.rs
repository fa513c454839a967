//! Draws the state; one file a screen. Nothing here changes the state.
//!
//! ```text
//! 督办 > 2 推进工业结构优化升级                 3/10  已完成 5/87   header
//! column heads, a summary, or the query                             head
//!  [x] 2.1  实施产业集群发展…           │ preview of the selected    body, preview (from 100 columns)
//!  [ ] 2.2  依托重点园区…               │ row
//! 已保存：登记 2.1 已完成  u 撤销                                    status
//! 回车 进入  Esc 返回  空格 完成 …                                   hints
//! ```

mod area;
mod clause;
mod content;
mod header;
mod help;
mod hints;
mod home;
mod keys;
mod layout;
mod notice;
mod palette;
pub(crate) mod put;
mod search;
mod status;
mod theme;
mod typed;
mod unit;
mod units;

#[cfg(test)]
pub(crate) use keys::table as key_table;
pub(crate) use layout::{LEAST, fits};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::text::Line;

use crate::app::{App, Item, Metrics, Screen, World};
use crate::keys::Command;
use crate::lang::both;
use crate::listing::Board;
use crate::text::{Breaks, Ruler};

use content::Content;
use layout::Parts;

/// The state as it is to be drawn on a terminal that measures with `ruler`.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    /// What is shown.
    pub(crate) app: &'a App,
    /// What never changes.
    pub(crate) world: &'a World,
    /// How wide characters are there.
    pub(crate) ruler: Ruler,
    /// Where texts break into lines, as far as known.
    pub(crate) breaks: &'a Breaks,
}

impl<'a> View<'a> {
    /// How the window lies on a terminal of this size; [`App::fit`] wants it before each draw.
    pub(crate) fn metrics(&self, size: Size) -> Metrics {
        let Some(parts) = self.parts(size) else {
            return Metrics::default();
        };
        let content = self.content(usize::from(parts.body.width));
        Metrics {
            columns: usize::from(parts.body.width),
            page: usize::from(parts.body.height),
            lines: content.len,
            focus: content.focus,
        }
    }

    /// The row of the body, from 0, that lies at this place of a terminal of this size; `None` outside the list.
    pub(crate) fn row_at(&self, size: Size, column: u16, row: u16) -> Option<usize> {
        let body = self.parts(size)?.body;
        let inside = body.contains(Position::new(column, row));
        let at = usize::from(row.checked_sub(body.y)?) + self.app.window().top;
        (inside && at < self.content(usize::from(body.width)).len).then_some(at)
    }

    /// Draws everything, and says where the terminal's cursor belongs: in the line that is typed, else on the selected
    /// row, where braille displays and input methods look for it.
    pub(crate) fn draw(&self, frame: &mut Buffer) -> Option<Position> {
        let Some(parts) = self.parts(frame.area.as_size()) else {
            self.ask_for_room(frame, frame.area);
            return None;
        };
        Some(self.draw_parts(frame, &parts))
    }

    fn board(&self) -> Board<'a> {
        self.app.board(self.world)
    }

    fn screen(&self) -> &'a Screen {
        &self.app.window().screen
    }

    fn parts(&self, size: Size) -> Option<Parts> {
        let lists = !matches!(
            self.screen(),
            Screen::Clause { .. }
                | Screen::NoticeText { .. }
                | Screen::Help { .. }
                | Screen::Search(_)
                | Screen::Palette(_)
        );
        let status = status::rows(self, usize::from(size.width));
        layout::parts(size, lists, u16::try_from(status).unwrap_or(u16::MAX))
    }

    fn content(&self, width: usize) -> Content<'a> {
        match self.screen() {
            screen @ Screen::Home(_) => home::content(self, screen, width),
            screen @ Screen::Area { .. } => area::content(self, screen, width),
            screen @ Screen::Clause { .. } => clause::content(self, screen, width),
            screen @ Screen::Units(_) => units::content(self, screen, width),
            Screen::Search(search) => search::content(self, search, width),
            Screen::Palette(palette) => palette::content(self, palette, width),
            screen @ Screen::Unit { .. } => unit::content(self, screen, width),
            Screen::NoticeText { from } => notice::content(self, *from, width),
            Screen::Help { of, can, query } => help::content(self, *of, can, query.text(), width),
            // These lie over the window and are never the window itself.
            Screen::Prompt(_) | Screen::Confirm(_) => Content::text(Vec::new()),
        }
    }

    fn preview(&self, width: usize) -> Content<'a> {
        match self.screen() {
            screen @ Screen::Home(_) => home::preview(self, screen, width),
            screen @ Screen::Units(_) => units::preview(self, screen, width),
            screen => match self.app.selected(self.world, screen) {
                Some(Item::Clause(id)) => match self.world.catalogue.clause(id) {
                    Some(clause) => clause::preview(self, clause, width),
                    None => Content::text(Vec::new()),
                },
                _ => Content::text(Vec::new()),
            },
        }
    }

    fn draw_parts(&self, buf: &mut Buffer, parts: &Parts) -> Position {
        self.line(
            buf,
            parts.header,
            header::line(self, usize::from(parts.header.width)),
        );
        let query = header::draw_head(self, buf, parts.head);
        let (row, below) = self.draw_body(buf, parts.body);
        if let Some(preview) = parts.preview {
            self.draw_preview(buf, preview);
        }
        let typed = status::draw(self, buf, parts.status, below);
        self.line(
            buf,
            parts.hints,
            hints::line(self, usize::from(parts.hints.width)),
        );
        typed.or(query).unwrap_or(row)
    }

    /// Draws the rows that are in view; gives the place of the selected one, and how many rows come after the last.
    fn draw_body(&self, buf: &mut Buffer, body: Rect) -> (Position, usize) {
        let content = self.content(usize::from(body.width));
        let top = self.app.window().top;
        self.draw_rows(buf, body, &content, top);
        if content.len == 0 {
            self.line(
                buf,
                body,
                Line::raw(format!(" {}", header::nothing_here(self))),
            );
        }
        if matches!(self.screen(), Screen::Home(_)) {
            self.draw_footnote(buf, body, content.len.saturating_sub(top));
        }
        let row = content
            .focus
            .and_then(|at| at.checked_sub(top))
            .filter(|row| *row < usize::from(body.height));
        let row = row.and_then(|row| u16::try_from(row).ok()).unwrap_or(0);
        let below = content.len.saturating_sub(top + usize::from(body.height));
        (Position::new(body.x, body.y + row), below)
    }

    /// Draws as much of the next level as fits, and says where that is not all.
    fn draw_preview(&self, buf: &mut Buffer, area: Rect) {
        let content = self.preview(usize::from(area.width));
        let height = usize::from(area.height);
        if content.len <= height {
            return self.draw_rows(buf, area, &content, 0);
        }
        let cut = Rect {
            height: area.height - 1,
            ..area
        };
        self.draw_rows(buf, cut, &content, 0);
        let last = Rect::new(area.x, cut.bottom(), area.width, 1);
        let below = content.len - usize::from(cut.height);
        self.line(buf, last, status::more(self, below, Command::Open));
    }

    fn draw_rows(&self, buf: &mut Buffer, area: Rect, content: &Content<'_>, top: usize) {
        for (y, at) in (area.top()..area.bottom()).zip(top..content.len) {
            self.line(buf, Rect::new(area.x, y, area.width, 1), content.row(at));
            if content.focus == Some(at) && content.bar > 0 {
                let bar = u16::try_from(content.bar)
                    .unwrap_or(u16::MAX)
                    .min(area.width);
                buf.set_style(Rect::new(area.x, y, bar, 1), theme::SELECTED);
            }
        }
    }

    /// Below a short list: how to begin, as much of it as there is room for; after a blank row where there is one more.
    fn draw_footnote(&self, buf: &mut Buffer, body: Rect, rows: usize) {
        let free = usize::from(body.height).saturating_sub(rows);
        let lines = home::footnote(self, usize::from(body.width), free);
        let top = rows + usize::from(lines.len() < free);
        let top = u16::try_from(top).unwrap_or(u16::MAX).min(body.height);
        let rest = Rect::new(body.x, body.y + top, body.width, body.height - top);
        self.draw_rows(buf, rest, &Content::text(lines), 0);
    }

    /// Draws one line into the first row of `area`; what does not fit ends in `..`, so that the cut shows.
    fn line(&self, buf: &mut Buffer, area: Rect, line: Line<'_>) {
        let line = content::fitted(self.ruler, line, usize::from(area.width));
        let (mut x, mut room) = (area.x, usize::from(area.width));
        for span in &line.spans {
            let at = (x, area.y);
            let style = line.style.patch(span.style);
            let used = put::put(buf, at, room, &span.content, style, self.ruler);
            room -= used;
            x += u16::try_from(used).unwrap_or(0);
        }
    }

    fn ask_for_room(&self, buf: &mut Buffer, area: Rect) {
        let (width, height) = (area.width, area.height);
        let Size {
            width: columns,
            height: rows,
        } = LEAST;
        let said = both!(
            "窗口太小（{width}x{height}），请放大到 {columns}x{rows} 以上",
            "window too small ({width}x{height}); make it {columns}x{rows} or larger"
        );
        let lines = content::wrapped(
            self,
            said.pick(self.world.lang),
            usize::from(width),
            0,
            theme::PLAIN,
        );
        self.draw_rows(buf, area, &Content::text(lines), 0);
    }
}
