//! The program's own ratatui backend: few bytes, one write a frame.
//!
//! The stock one moves the cursor after every wide glyph, so that Chinese text costs three times its bytes, writes
//! a frame in many pieces, moves a visible cursor about while drawing, and sends colours as `38;5;n`. Over a
//! slow line all of that is seen.

use std::io::{self, Write};

use crossterm::cursor::{Hide, MoveRight, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{self, BeginSynchronizedUpdate, Clear, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Size};

use super::pen::{Colors, Pen};

/// Frames longer than this, in bytes, may arrive in more than one packet; they are marked as belonging together
/// (synchronized output, mode 2026), which terminals that do not know it ignore.
const SYNCHRONIZED_FROM: usize = 1024;

/// Draws on `out`; everything is gathered and leaves in one write with [`Backend::flush`].
pub(super) struct Screen<W: Write> {
    out: W,
    size: Size,
    colors: Colors,
    body: Vec<u8>,
    pen: Pen,
    /// Where the terminal's cursor is: column and row from 0; the column is the width when the last one has just
    /// been written. None if not known.
    at: Option<(u16, u16)>,
    /// Whether the screen has just been emptied, so that what is passed over is blank.
    empty: bool,
    /// Whether the terminal shows its cursor.
    shown: bool,
    /// Whether it is to, after this frame, and where.
    show: bool,
    place: (u16, u16),
}

/// Neighbouring blanks in one row that look like erased ones.
#[derive(Clone, Copy)]
struct Blanks {
    x: u16,
    y: u16,
    count: u16,
}

impl<W: Write> Screen<W> {
    /// A screen of `size` on a terminal that shows no cursor, as [`guard::enter`](super::guard::enter) leaves it.
    pub(super) fn new(out: W, size: Size, colors: Colors) -> Self {
        Self {
            out,
            size,
            colors,
            body: Vec::new(),
            pen: Pen::PLAIN,
            at: None,
            empty: false,
            shown: false,
            show: false,
            place: (0, 0),
        }
    }

    /// The terminal has another size.
    pub(super) fn resize(&mut self, size: Size) {
        self.size = size;
        self.at = None;
    }

    /// Someone else has used the terminal, and it has been entered anew.
    pub(super) fn forget(&mut self) {
        self.at = None;
        self.shown = false;
    }

    fn send(&mut self, command: impl crossterm::Command) {
        // Writing to memory cannot fail.
        let _ = queue!(self.body, command);
    }

    /// A sequence that crossterm lacks, or has only in more bytes.
    fn write(&mut self, sequence: std::fmt::Arguments<'_>) {
        let _ = self.body.write_fmt(sequence);
    }

    fn set_pen(&mut self, pen: Pen) {
        self.pen.change(pen, &mut self.body);
        self.pen = pen;
    }

    /// Moves the cursor in the fewest bytes.
    fn go(&mut self, x: u16, y: u16) {
        match self.at {
            Some(at) if at == (x, y) => {}
            Some((from, row)) if row == y && from < x && from < self.size.width => {
                self.forward(x - from);
            }
            Some((_, row)) if row.checked_add(1) == Some(y) => {
                self.body.extend(b"\r\n");
                self.forward(x);
            }
            // crossterm spells the ones out.
            _ if (x, y) == (0, 0) => self.body.extend(b"\x1b[H"),
            _ if x == 0 => self.write(format_args!("\x1b[{}H", u32::from(y) + 1)),
            // crossterm adds 1 to either.
            _ if x < u16::MAX && y < u16::MAX => self.send(MoveTo(x, y)),
            _ => return,
        }
        self.at = Some((x, y));
    }

    fn forward(&mut self, columns: u16) {
        match columns {
            0 => {}
            // Shorter than the move; not where a pen would mark them.
            1..=3 if self.empty && self.pen.leaves_no_mark() => {
                self.body
                    .extend(std::iter::repeat_n(b' ', usize::from(columns)));
            }
            // As above.
            1 => self.body.extend(b"\x1b[C"),
            n => self.send(MoveRight(n)),
        }
    }

    fn glyph(&mut self, x: u16, y: u16, cell: &Cell) {
        let symbol = cell.symbol();
        let width = cell.cell_width().max(1);
        // Text is cleaned long before; this is the last door.
        let safe = !symbol.is_empty() && !symbol.chars().any(char::is_control);
        let pen = Pen::of(cell, self.colors);
        if !(symbol == " " && pen.leaves_no_mark() && self.pen.leaves_no_mark()) {
            self.set_pen(pen);
        }
        self.go(x, y);
        if !safe {
            self.body
                .extend(std::iter::repeat_n(b' ', usize::from(width)));
        } else if width > 1 && forced(cell) && CellWidth::cell_width(symbol) != width {
            // How far the terminal moves after this glyph is in doubt: blank both cells, draw over them, and do
            // not rely on where the cursor is then.
            self.body.extend(b"  ");
            self.at = None;
            self.go(x, y);
            self.body.extend(symbol.as_bytes());
            self.at = None;
            return;
        } else {
            self.body.extend(symbol.as_bytes());
        }
        self.at = Some((x.saturating_add(width).min(self.size.width), y));
    }

    /// Draws blanks by erasing where that is shorter; `next` is where drawing goes on.
    fn blanks(&mut self, run: Blanks, next: Option<(u16, u16)>) {
        let Blanks { x, y, count } = run;
        if !self.pen.leaves_no_mark() {
            self.set_pen(Pen::PLAIN);
        }
        self.go(x, y);
        let end = x.saturating_add(count);
        if end >= self.size.width && count > 3 {
            self.send(Clear(terminal::ClearType::UntilNewLine));
            return;
        }
        let erasing = if next == Some((end, y)) { 10 } else { 5 };
        if count > erasing {
            self.write(format_args!("\x1b[{count}X"));
            return;
        }
        self.body
            .extend(std::iter::repeat_n(b' ', usize::from(count)));
        self.at = Some((end.min(self.size.width), y));
    }

    fn is_erasable(&self, cell: &Cell) -> bool {
        cell.symbol() == " " && !forced(cell) && Pen::of(cell, self.colors).leaves_no_mark()
    }
}

fn forced(cell: &Cell) -> bool {
    matches!(cell.diff_option, CellDiffOption::ForcedWidth(_))
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut waiting: Option<Blanks> = None;
        for (x, y, cell) in content {
            match &mut waiting {
                Some(run) if self.is_erasable(cell) && (run.x + run.count, run.y) == (x, y) => {
                    run.count += 1;
                    continue;
                }
                _ => {}
            }
            if let Some(run) = waiting.take() {
                self.blanks(run, Some((x, y)));
            }
            if self.is_erasable(cell) {
                waiting = Some(Blanks { x, y, count: 1 });
            } else {
                self.glyph(x, y, cell);
            }
        }
        if let Some(run) = waiting {
            self.blanks(run, None);
        }
        self.set_pen(Pen::PLAIN);
        self.empty = false;
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.show = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.show = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.place.into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.place = position.into().into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        // Terminals erase in the current colour, and a garbled one may have any. crossterm's reset has a `0` more.
        self.body.extend(b"\x1b[m");
        self.pen = Pen::PLAIN;
        self.at = None;
        self.empty = matches!(clear_type, ClearType::All);
        self.send(Clear(match clear_type {
            ClearType::All => terminal::ClearType::All,
            ClearType::AfterCursor => terminal::ClearType::FromCursorDown,
            ClearType::BeforeCursor => terminal::ClearType::FromCursorUp,
            ClearType::CurrentLine => terminal::ClearType::CurrentLine,
            ClearType::UntilNewLine => terminal::ClearType::UntilNewLine,
        }));
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut frame = Vec::with_capacity(self.body.len() + 32);
        if self.shown && !(self.show && self.body.is_empty()) {
            queue!(frame, Hide)?;
            self.shown = false;
        }
        if self.show {
            self.go(self.place.0, self.place.1);
            if !self.shown {
                self.send(Show);
                self.shown = true;
            }
        }
        let synchronized = self.body.len() > SYNCHRONIZED_FROM;
        if synchronized {
            queue!(frame, BeginSynchronizedUpdate)?;
        }
        frame.append(&mut self.body);
        if synchronized {
            queue!(frame, EndSynchronizedUpdate)?;
        }
        if frame.is_empty() {
            return Ok(());
        }
        self.out.write_all(&frame)?;
        self.out.flush()
    }
}

#[cfg(test)]
#[path = "screen_tests.rs"]
mod tests;
