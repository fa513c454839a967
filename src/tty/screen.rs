//! Frames → bytes for the terminal: few of them, and one write a frame.
//!
//! In place of ratatui's own backend, which moves the cursor after every wide glyph, so that Chinese text costs three times
//! its bytes, writes a frame in many pieces, moves a visible cursor about while drawing, and sends colours as `38;5;n`.
//! ratatui's `Terminal` would also tell only which cells have changed, without the second halves of wide glyphs that are
//! gone; what is between the changes, and what a terminal keeps of half a glyph, has to be known here.

use std::io::{self, Write};
use std::time::Instant;

use crossterm::cursor::{Hide, Show};
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::glyphs::{Glyph, Moves, Slot, glyphs, is_doubtful, row};
use super::pen::{Colors, Pen};
use super::scroll::{self, Hashes, Scroll, changed};

/// Frames longer than this, in bytes, may arrive in more than one packet; they are marked as belonging together
/// (synchronized output, mode 2026), which terminals that do not know it ignore.
const SYNCHRONIZED_FROM: usize = 1024;

/// Draws on `out`.
pub(crate) struct Screen<W: Write> {
    out: W,
    colors: Colors,
    /// What the terminal shows.
    shown: Buffer,
    /// Of its rows.
    hashes: Hashes,
    /// Whether it does; if not, it is emptied before the next frame.
    certain: bool,
    /// Whether it shows its cursor.
    cursor: bool,
    /// Where the cursor is: column and row from 0; the column is the width when the last one has just been written.
    /// None if not known.
    at: Option<(usize, u16)>,
    pen: Pen,
    body: Vec<u8>,
}

impl<W: Write> Screen<W> {
    /// A screen of `size` on a terminal that shows no cursor, as [`guard::enter`](super::guard::enter) leaves it.
    pub(crate) fn new(out: W, size: Size, colors: Colors) -> Self {
        Self {
            out,
            colors,
            shown: Buffer::empty(Rect::from((Position::ORIGIN, size))),
            hashes: Hashes::default(),
            certain: false,
            cursor: false,
            at: None,
            pen: Pen::PLAIN,
            body: Vec::new(),
        }
    }

    /// An empty frame to draw on and [`show`](Self::show).
    pub(crate) fn frame(&self) -> Buffer {
        Buffer::empty(self.shown.area)
    }

    /// The next frame is drawn on an emptied screen.
    pub(crate) fn clear(&mut self) {
        self.certain = false;
    }

    /// The terminal has this size now.
    pub(crate) fn resize(&mut self, size: Size) {
        if self.shown.area.as_size() != size {
            self.shown = Buffer::empty(Rect::from((Position::ORIGIN, size)));
            self.clear();
        }
    }

    /// Someone else has used the terminal, and it has been entered anew.
    pub(super) fn forget(&mut self) {
        self.cursor = false;
        self.clear();
    }

    /// Lets `write` write past it; what stands on the screen is not known any more then.
    ///
    /// # Errors
    /// Those of `write`.
    pub(super) fn past(&mut self, write: impl FnOnce(&mut W) -> io::Result<()>) -> io::Result<()> {
        self.forget();
        write(&mut self.out)
    }

    /// Makes the terminal show `frame`, its cursor at `caret`, if anywhere; nothing is sent if it does.
    ///
    /// # Errors
    /// If the terminal cannot be written.
    pub(crate) fn show(&mut self, frame: Buffer, caret: Option<Position>) -> io::Result<()> {
        self.resize(frame.area.as_size());
        let empty = !self.certain;
        if empty {
            self.erase();
        }
        let mut shown = std::mem::take(&mut self.shown);
        let mut changed = changed(&shown, &frame);
        let mut hashes = self.hashes.next(&changed);
        // Nothing can have moved on a screen that has just been emptied.
        let mut between =
            || Scroll::between((&shown, &mut self.hashes), (&frame, &mut hashes), &changed);
        let found = if empty { None } else { between() };
        if let Some(scroll) = found {
            self.scroll(scroll);
            scroll.apply(&mut shown);
            changed = scroll::changed(&shown, &frame);
        }
        self.hashes = hashes;
        let stale = (0..frame.area.height).zip(changed);
        for (y, _) in stale.filter(|(_, changed)| *changed) {
            let (old, new) = (row(&shown, y, self.colors), row(&frame, y, self.colors));
            if is_doubtful(&old) || is_doubtful(&new) {
                self.draw_anew(y, &old, &new);
            } else {
                self.draw_row(y, &old, &new);
            }
        }
        self.set_pen(Pen::PLAIN);
        self.shown = frame;
        self.flush(caret)
    }

    /// Empties the terminal.
    fn erase(&mut self) {
        // Terminals erase in the current colour, and a garbled one may have any. crossterm's reset has a `0` more.
        self.body.extend(b"\x1b[m");
        self.pen = Pen::PLAIN;
        self.send(Clear(ClearType::All));
        self.at = None;
        self.shown.reset();
        self.hashes = Hashes::default();
        self.certain = true;
    }

    /// Scrolls within the rows of a region (DECSTBM), which ends at once: the whole screen scrolls again.
    fn scroll(&mut self, scroll: Scroll) {
        let Scroll {
            top,
            bottom,
            rows,
            up,
        } = scroll;
        self.write(format_args!("\x1b[{};{}r", top + 1, bottom + 1));
        let (edge, step): (_, &[u8]) = if up { (bottom, b"\n") } else { (top, b"\x1bM") };
        if edge == 0 {
            self.body.extend(b"\x1b[H");
        } else {
            self.write(format_args!("\x1b[{}H", edge + 1));
        }
        self.body.extend(step.repeat(rows));
        self.body.extend(b"\x1b[r");
        // Setting a region takes the cursor to the first cell, though not on every emulator.
        self.at = None;
    }

    /// Draws row `y` from its beginning where anything in it is `new`. What a terminal has made of a glyph that it measures
    /// otherwise is not known, so that nothing of the row is kept: not before it is drawn, and not right of it afterwards.
    fn draw_anew(&mut self, y: u16, old: &[Slot<'_>], new: &[Slot<'_>]) {
        if old == new {
            return;
        }
        self.erase_from(0, y);
        let mut rest = 0;
        for (x, glyph) in glyphs(new, 0).filter(|(_, glyph)| !glyph.is_erased()) {
            if x > rest || self.at != Some((x, y)) {
                self.place(x, y);
            }
            self.draw_glyph(x, y, glyph);
            rest = x + usize::from(glyph.width);
            if glyph.moves == Moves::Unknown && rest < new.len() {
                self.erase_from(rest, y);
            }
        }
    }

    /// Erases row `y` from column `x` to its end.
    fn erase_from(&mut self, x: usize, y: u16) {
        self.set_pen(Pen::PLAIN);
        self.place(x, y);
        self.send(Clear(ClearType::UntilNewLine));
    }

    /// Draws what is `new` in row `y`.
    fn draw_row(&mut self, y: u16, old: &[Slot<'_>], new: &[Slot<'_>]) {
        let differs = |from: usize, to: usize| old[from..to] != new[from..to];
        let mut x = 0;
        while let Some(Slot::Glyph(glyph)) = new.get(x) {
            let blanks = glyphs(new, x).take_while(|(_, glyph)| glyph.is_erased());
            let end = x + blanks.count();
            if end > x {
                self.draw_blanks(y, x, end, old, new);
                x = end;
                continue;
            }
            let end = x + usize::from(glyph.width);
            if differs(x, end) {
                self.reach(x, y, new);
                self.draw_glyph(x, y, *glyph);
            }
            x = end;
        }
    }

    /// Blanks what is not yet blank of columns `from` to `to` of row `y`.
    fn draw_blanks(&mut self, y: u16, from: usize, to: usize, old: &[Slot<'_>], new: &[Slot<'_>]) {
        let mut stale = (from..to).filter(|x| old[*x] != new[*x]);
        let Some(first) = stale.next() else { return };
        let last = stale.next_back().unwrap_or(first);
        let count = last + 1 - first;
        self.reach(first, y, new);
        if !self.pen.leaves_no_mark() {
            self.set_pen(Pen::PLAIN);
        }
        if to == new.len() && count > 3 {
            self.send(Clear(ClearType::UntilNewLine));
            return;
        }
        // Erasing leaves the cursor where it is: worth it where many are blanked, or nothing follows at once. mlterm erases
        // too little over wide glyphs.
        let follows = last + 1 == to && to < new.len() && old[to] != new[to];
        let narrow = !old[first..=last].contains(&Slot::Half);
        if narrow && count > if follows { 10 } else { 5 } {
            self.write(format_args!("\x1b[{count}X"));
            return;
        }
        self.body.extend(std::iter::repeat_n(b' ', count));
        self.at = Some((last + 1, y));
    }

    fn draw_glyph(&mut self, x: usize, y: u16, glyph: Glyph<'_>) {
        self.set_pen(glyph.pen);
        if glyph.moves == Moves::OneOrTwo {
            // Both cells are blanked and drawn over, so that a terminal that draws it one column wide leaves no remains.
            self.body.extend(b"  ");
            self.at = None;
            self.place(x, y);
        }
        self.body.extend(glyph.symbol.as_bytes());
        let next = (x + usize::from(glyph.width), y);
        self.at = (glyph.moves == Moves::Surely).then_some(next);
    }

    /// Brings the cursor to column `x` of row `y` in the fewest bytes; `new` is what that row is to show.
    fn reach(&mut self, x: usize, y: u16, new: &[Slot<'_>]) {
        match self.at {
            Some(at) if at == (x, y) => {}
            Some((from, row)) if row == y && from < x && from < new.len() => {
                self.forward(from, x, y, new);
            }
            Some((_, row))
                if row + 1 == y && 2 + self.forward_cost(0, x, new) <= place_cost(x, y) =>
            {
                self.body.extend(b"\r\n");
                self.at = Some((0, y));
                self.forward(0, x, y, new);
            }
            _ => self.place(x, y),
        }
    }

    /// Moves from column `from` to `x` of row `y`: over what stands there already, or by writing it again where that is
    /// shorter.
    fn forward(&mut self, from: usize, x: usize, y: u16, new: &[Slot<'_>]) {
        if x == from {
            return;
        }
        if self
            .again(from, x, new)
            .is_some_and(|bytes| bytes <= move_cost(x - from))
        {
            let over = glyphs(new, from).take_while(|(at, _)| *at < x);
            self.body
                .extend(over.flat_map(|(_, glyph)| glyph.symbol.bytes()));
        } else if x - from == 1 {
            // crossterm spells the one out.
            self.body.extend(b"\x1b[C");
        } else {
            self.write(format_args!("\x1b[{}C", x - from));
        }
        self.at = Some((x, y));
    }

    /// The bytes of [`forward`](Self::forward).
    fn forward_cost(&self, from: usize, x: usize, new: &[Slot<'_>]) -> usize {
        let moved = move_cost(x - from);
        self.again(from, x, new)
            .map_or(moved, |again| again.min(moved))
    }

    /// The bytes of what stands in columns `from` to `x`; `None` if the pen would have to change for it, or it is more than
    /// any move takes.
    fn again(&self, from: usize, x: usize, new: &[Slot<'_>]) -> Option<usize> {
        if x - from > LONGEST_MOVE {
            return None;
        }
        let alike = |glyph: Glyph<'_>| {
            let pen = glyph.pen == self.pen;
            glyph.moves == Moves::Surely && (pen || glyph.is_erased() && self.pen.leaves_no_mark())
        };
        let mut over = glyphs(new, from).take_while(|(at, _)| *at < x);
        over.try_fold(0, |bytes, (_, glyph)| {
            alike(glyph).then(|| bytes + glyph.symbol.len())
        })
    }

    /// Puts the cursor at column `x` of row `y`, wherever it is.
    fn place(&mut self, x: usize, y: u16) {
        let (column, line) = (x + 1, u32::from(y) + 1);
        // crossterm spells the ones out.
        match (column, line) {
            (1, _) if self.at.is_some_and(|(_, row)| row == y) => self.body.push(b'\r'),
            (1, 1) => self.body.extend(b"\x1b[H"),
            (1, line) => self.write(format_args!("\x1b[{line}H")),
            (column, line) => self.write(format_args!("\x1b[{line};{column}H")),
        }
        self.at = Some((x, y));
    }

    /// Sends the frame in one write, the cursor hidden until it stands where it belongs.
    fn flush(&mut self, caret: Option<Position>) -> io::Result<()> {
        let mut frame = Vec::with_capacity(self.body.len() + 32);
        if self.cursor && !(caret.is_some() && self.body.is_empty()) {
            queue!(frame, Hide)?;
            self.cursor = false;
        }
        if let Some(Position { x, y }) = caret {
            let x = usize::from(x);
            if self.at != Some((x, y)) {
                self.place(x, y);
            }
            if !self.cursor {
                self.send(Show);
                self.cursor = true;
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
        let begun = Instant::now();
        self.out.write_all(&frame)?;
        self.out.flush()?;
        log::debug!("frame: {} bytes in {:?}", frame.len(), begun.elapsed());
        Ok(())
    }

    fn set_pen(&mut self, pen: Pen) {
        self.pen.change(pen, &mut self.body);
        self.pen = pen;
    }

    fn send(&mut self, command: impl crossterm::Command) {
        // Writing to memory cannot fail.
        let _ = queue!(self.body, command);
    }

    /// A sequence that crossterm lacks, or has only in more bytes.
    fn write(&mut self, sequence: std::fmt::Arguments<'_>) {
        let _ = self.body.write_fmt(sequence);
    }
}

/// The most bytes that a move within a row takes, on a terminal of less than 1000 columns.
const LONGEST_MOVE: usize = 6;

/// The bytes of a move by so many columns.
fn move_cost(columns: usize) -> usize {
    match columns {
        0 => 0,
        1 => 3,
        n => 3 + digits(n),
    }
}

/// The bytes of [`Screen::place`].
fn place_cost(x: usize, y: u16) -> usize {
    let line = digits(usize::from(y) + 1);
    match (x, y) {
        (0, 0) => 3,
        (0, _) => 3 + line,
        (x, _) => 4 + line + digits(x + 1),
    }
}

fn digits(number: usize) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}

#[cfg(test)]
mod tests;
