//! A row of a frame as a terminal has it: glyphs of one or two columns, and whether two rows differ in a column.

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};

use super::pen::{Colors, Pen};

/// What one column of a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot<'a> {
    /// A glyph begins here.
    Glyph(Glyph<'a>),
    /// The second half of the glyph before.
    Half,
}

/// A glyph as it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph<'a> {
    /// Its characters; a blank for what must not reach a terminal.
    pub(super) symbol: &'a str,
    /// Its columns: 1 or 2.
    pub(super) width: u16,
    /// How it is drawn.
    pub(super) pen: Pen,
    /// How far the terminal moves its cursor for it.
    pub(super) moves: Moves,
}

/// What is known of how far a terminal moves its cursor for a glyph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moves {
    /// By its columns.
    Surely,
    /// By one column or two: an ambiguous mark that is taken to be two columns wide.
    OneOrTwo,
    /// Nobody knows: several characters that some terminals join.
    Unknown,
}

impl<'a> Glyph<'a> {
    const BLANK: Self = Self {
        symbol: " ",
        width: 1,
        pen: Pen::PLAIN,
        moves: Moves::Surely,
    };

    fn of(cell: &'a Cell, colors: Colors) -> Self {
        let symbol = cell.symbol();
        let pen = Pen::of(cell, colors);
        // Text is cleaned long before; this is the last door.
        let safe = !symbol.is_empty() && !symbol.chars().any(char::is_control);
        if !safe || symbol == " " {
            let pen = if pen.leaves_no_mark() {
                Pen::PLAIN
            } else {
                pen
            };
            return Self { pen, ..Self::BLANK };
        }
        let width = cell.cell_width().clamp(1, 2);
        let forced = matches!(cell.diff_option, CellDiffOption::ForcedWidth(_));
        let moves = if forced && width > 1 && symbol.cell_width() != width {
            Moves::OneOrTwo
        } else if symbol.chars().nth(1).is_some() {
            Moves::Unknown
        } else {
            Moves::Surely
        };
        Self {
            symbol,
            width,
            pen,
            moves,
        }
    }

    /// Whether it looks like a column that has been erased.
    pub(super) fn is_erased(self) -> bool {
        self == Self::BLANK
    }
}

/// The columns of row `y` of a frame. A glyph that would stick out at the right edge is a blank.
pub(super) fn row(frame: &Buffer, y: u16, colors: Colors) -> Vec<Slot<'_>> {
    let columns = usize::from(frame.area.width);
    let mut slots = Vec::with_capacity(columns);
    while slots.len() < columns {
        let x = u16::try_from(slots.len()).unwrap_or(u16::MAX);
        let glyph = Glyph::of(&frame[(x, y)], colors);
        if slots.len() + usize::from(glyph.width) > columns {
            slots.push(Slot::Glyph(Glyph::BLANK));
            break;
        }
        slots.push(Slot::Glyph(glyph));
        if glyph.width > 1 {
            slots.push(Slot::Half);
        }
    }
    slots
}

/// The glyphs of a row from column `from` on, each with its column.
pub(super) fn glyphs<'s, 'a>(
    row: &'s [Slot<'a>],
    from: usize,
) -> impl Iterator<Item = (usize, Glyph<'a>)> + use<'s, 'a> {
    let slots = row.iter().enumerate().skip(from);
    slots.filter_map(|(x, slot)| match slot {
        Slot::Glyph(glyph) => Some((x, *glyph)),
        Slot::Half => None,
    })
}
