//! A row of a frame as a terminal has it: glyphs of one or two columns, and whether two rows differ in a column.

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};

use super::pen::{Colors, Pen};
use crate::text::plain_glyph;

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
    /// Nobody knows: several characters that some terminals join, or one that terminals measure by different editions of
    /// Unicode.
    Unknown,
}

/// Characters whose columns all terminals agree on, but for the ambiguous ones, which are asked about: by the script, since
/// lists of widths change with each edition of Unicode. Within Han, what Unicode 13 had.
const CERTAIN: [(char, char); 24] = [
    (' ', '\u{2ff}'),
    ('\u{370}', '\u{3ff}'),
    ('\u{400}', '\u{482}'),
    ('\u{48a}', '\u{52f}'),
    ('\u{1e00}', '\u{1fff}'),
    ('\u{2010}', '\u{2027}'),
    ('\u{2030}', '\u{205e}'),
    ('\u{2070}', '\u{20bf}'),
    ('\u{2100}', '\u{2319}'),
    ('\u{2460}', '\u{25fc}'),
    ('\u{2e80}', '\u{2fd5}'),
    ('\u{2ff0}', '\u{3029}'),
    ('\u{3030}', '\u{3096}'),
    ('\u{309b}', '\u{30ff}'),
    ('\u{3105}', '\u{31bf}'),
    ('\u{31c0}', '\u{31e3}'),
    ('\u{31f0}', '\u{4dbf}'),
    ('\u{4e00}', '\u{9ffc}'),
    ('\u{ac00}', '\u{d7a3}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{fe30}', '\u{fe6b}'),
    ('\u{ff01}', '\u{ff60}'),
    ('\u{ffe0}', '\u{ffee}'),
    ('\u{20000}', '\u{2a6dd}'),
];

/// Whether terminals may disagree on the columns of a grapheme.
fn is_uncertain(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    !chars.next().is_some_and(is_certain) || chars.next().is_some()
}

/// Whether a character that [`plain_glyph`] knows is certain too: the last of Han came after Unicode 13.
fn is_settled(symbol: &str) -> bool {
    !symbol.starts_with(['\u{9ffd}', '\u{9ffe}', '\u{9fff}'])
}

fn is_certain(c: char) -> bool {
    let range = CERTAIN.partition_point(|(_, last)| *last < c);
    CERTAIN.get(range).is_some_and(|(first, _)| *first <= c)
}

impl<'a> Glyph<'a> {
    const BLANK: Self = Self {
        symbol: " ",
        width: 1,
        pen: Pen::PLAIN,
        moves: Moves::Surely,
    };

    /// A blank drawn with this pen.
    fn blank(pen: Pen) -> Self {
        let pen = if pen.leaves_no_mark() {
            Pen::PLAIN
        } else {
            pen
        };
        Self { pen, ..Self::BLANK }
    }

    fn of(cell: &'a Cell, colors: Colors) -> Self {
        let (symbol, pen) = (cell.symbol(), Pen::of(cell, colors));
        if symbol == " " {
            return Self::blank(pen);
        }
        // Nearly all there is.
        if cell.diff_option == CellDiffOption::None
            && let Some(columns) = plain_glyph(symbol).filter(|_| is_settled(symbol))
        {
            return Self {
                symbol,
                width: if columns > 1 { 2 } else { 1 },
                pen,
                moves: Moves::Surely,
            };
        }
        // Text is cleaned long before; this is the last door.
        if symbol.is_empty() || symbol.chars().any(char::is_control) {
            return Self::blank(pen);
        }
        let width = cell.cell_width().clamp(1, 2);
        let forced = matches!(cell.diff_option, CellDiffOption::ForcedWidth(_));
        let moves = if forced && width > 1 && symbol.cell_width() != width {
            Moves::OneOrTwo
        } else if symbol.len() > 1 && is_uncertain(symbol) {
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

    /// The most columns that a terminal may move for it.
    fn most(self) -> usize {
        match self.moves {
            Moves::Surely | Moves::OneOrTwo => usize::from(self.width),
            Moves::Unknown => 2 * self.symbol.chars().count(),
        }
    }

    /// Whether it looks like a column that has been erased.
    pub(super) fn is_erased(self) -> bool {
        self == Self::BLANK
    }
}

/// The columns of row `y` of a frame. A glyph that would stick out at the right edge is a blank, and so is one that might on
/// some terminals, where it would go on in the next row.
pub(super) fn row(frame: &Buffer, y: u16, colors: Colors) -> Vec<Slot<'_>> {
    let columns = usize::from(frame.area.width);
    let mut slots = Vec::with_capacity(columns);
    let cells = &frame.content[usize::from(y) * columns..][..columns];
    while let Some(cell) = cells.get(slots.len()) {
        let glyph = Glyph::of(cell, colors);
        if slots.len() + glyph.most() > columns {
            slots.push(Slot::Glyph(Glyph::BLANK));
            continue;
        }
        slots.push(Slot::Glyph(glyph));
        if glyph.width > 1 {
            slots.push(Slot::Half);
        }
    }
    slots
}

/// Whether a row holds a glyph that terminals may draw wider or narrower than it is taken to be.
pub(super) fn is_doubtful(row: &[Slot<'_>]) -> bool {
    let unknown =
        |slot: &Slot<'_>| matches!(slot, Slot::Glyph(glyph) if glyph.moves == Moves::Unknown);
    row.iter().any(unknown)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_without_tables_is_what_they_say() {
        for c in (' '..='\u{ffff}').filter(|c| !c.is_control()) {
            let symbol = c.to_string();
            if plain_glyph(&symbol).is_some() && is_settled(&symbol) && c != ' ' {
                let cell = Cell::new(symbol.leak());
                let glyph = Glyph::of(&cell, Colors::Always);
                assert_eq!(glyph.width, cell.cell_width(), "{c:?}");
                assert!(is_certain(c), "{c:?}");
                assert_eq!(glyph.moves, Moves::Surely);
            }
        }
    }
}
