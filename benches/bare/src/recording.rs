//! What a program sent to its terminal, as frames to be drawn again.
//!
//! A recording is a first line `COLUMNS ROWS`, then for each frame a line with the number of bytes that were sent for it, and these.

use std::io;
use std::num::NonZeroU16;

use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span, Text};

/// The frames of a recording.
///
/// # Errors
///
/// If it is none.
pub fn frames(recording: &[u8]) -> io::Result<Vec<Text<'static>>> {
    let mut rest = recording;
    let &[columns, rows] = numbers(&mut rest)?.as_slice() else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let size = |number| {
        u16::try_from(number)
            .ok()
            .and_then(NonZeroU16::new)
            .ok_or(io::ErrorKind::InvalidData)
    };
    let mut terminal = vt100::Parser::new(size(rows)?, size(columns)?, 0);
    let mut frames = Vec::new();
    while !rest.is_empty() {
        let &[bytes] = numbers(&mut rest)?.as_slice() else {
            return Err(io::ErrorKind::InvalidData.into());
        };
        let (sent, later) = rest
            .split_at_checked(bytes)
            .ok_or(io::ErrorKind::UnexpectedEof)?;
        terminal.process(sent);
        frames.push(frame(terminal.screen()));
        rest = later;
    }
    Ok(frames)
}

/// Takes a line of numbers from the beginning.
fn numbers(rest: &mut &[u8]) -> io::Result<Vec<usize>> {
    let end = rest
        .iter()
        .position(|byte| *byte == b'\n')
        .ok_or(io::ErrorKind::InvalidData)?;
    let line = str::from_utf8(&rest[..end]).map_err(|_| io::ErrorKind::InvalidData)?;
    *rest = &rest[end + 1..];
    let numbers = line.split(' ').map(|number| {
        number
            .parse()
            .map_err(|_| io::ErrorKind::InvalidData.into())
    });
    numbers.collect()
}

fn frame(screen: &vt100::Screen) -> Text<'static> {
    let (rows, columns) = screen.size();
    let row = |y| {
        let cells = (0..columns.get())
            .filter_map(|x| screen.cell(y, x))
            .filter(|cell| !cell.is_wide_continuation());
        line(cells)
    };
    (0..rows.get()).map(row).collect()
}

/// Cells that look alike in one span; what is blank at the end is left out.
fn line<'a>(cells: impl Iterator<Item = &'a vt100::Cell>) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for cell in cells {
        let style = style(cell);
        let text = if cell.has_contents() {
            cell.contents()
        } else {
            " "
        };
        match spans.last_mut() {
            Some(last) if last.style == style => last.content.to_mut().push_str(text),
            _ => spans.push(Span::styled(text.to_owned(), style)),
        }
    }
    if let Some(last) = spans.last_mut().filter(|last| last.style == Style::new()) {
        let kept = last.content.trim_end().len();
        last.content.to_mut().truncate(kept);
    }
    Line::from(spans)
}

fn style(cell: &vt100::Cell) -> Style {
    let color = |color, set: fn(Style, Color) -> Style| match color {
        vt100::Color::Default => Style::new(),
        vt100::Color::Idx(number) => set(Style::new(), Color::Indexed(number)),
        vt100::Color::Rgb(r, g, b) => set(Style::new(), Color::Rgb(r, g, b)),
    };
    let looks = [
        (cell.bold(), Modifier::BOLD),
        (cell.dim(), Modifier::DIM),
        (cell.italic(), Modifier::ITALIC),
        (cell.underline(), Modifier::UNDERLINED),
        (cell.inverse(), Modifier::REVERSED),
    ];
    let looks = looks
        .into_iter()
        .filter_map(|(on, look)| on.then_some(look));
    looks.fold(
        color(cell.fgcolor(), Style::fg).patch(color(cell.bgcolor(), Style::bg)),
        Style::add_modifier,
    )
}
