//! A terminal for tests that forgives nothing: half a glyph that is overwritten leaves the other half standing as garbage, as
//! some terminals do, where emulators in libraries quietly blank it; and it is of either kind, with “ one column wide or two.

use ratatui::buffer::{Buffer, CellWidth as _};

use crate::text::Ruler;

/// What a cell shows.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cell {
    Glyph(char),
    /// The second half of the glyph before.
    Half,
    /// What is left of a glyph whose other half was overwritten.
    Garbage,
}

const BLANK: Cell = Cell::Glyph(' ');

/// The terminal. It knows the sequences that [`Screen`](super::Screen) sends and panics at any other.
pub(crate) struct Strict {
    ruler: Ruler,
    /// What it measures otherwise than the ruler: a character and the columns it takes here.
    own: Vec<(char, usize)>,
    rows: Vec<Vec<Cell>>,
    at: (usize, usize),
    /// The rows that scroll, both included, while they are set.
    region: Option<(usize, usize)>,
}

impl Strict {
    /// An empty terminal that draws as `ruler` measures.
    pub(crate) fn new((columns, rows): (u16, u16), ruler: Ruler) -> Self {
        Self {
            ruler,
            own: Vec::new(),
            rows: vec![vec![BLANK; columns.into()]; rows.into()],
            at: (0, 0),
            region: None,
        }
    }

    /// The same terminal with columns of its own for some characters; 0 joins the glyph before.
    pub(crate) fn measuring(mut self, own: &[(char, usize)]) -> Self {
        self.own = own.to_vec();
        self
    }

    /// The window is made another size: what stays keeps its place.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.rows.resize(rows.into(), Vec::new());
        for row in &mut self.rows {
            row.resize(columns.into(), BLANK);
        }
        let (x, y) = self.at;
        self.at = (x.min(columns.into()), y.min(self.rows.len() - 1));
    }

    /// Takes what a program sends.
    pub(crate) fn process(&mut self, bytes: &[u8]) {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '\x1b' => rest = self.sequence(rest),
                '\r' => self.at.0 = 0,
                '\n' if self.region.is_some_and(|region| region.1 == self.at.1) => {
                    self.scroll(true);
                }
                '\n' => {
                    self.at.1 += 1;
                    assert!(self.at.1 < self.rows.len(), "a line end scrolls the screen");
                }
                c => self.print(c),
            }
        }
    }

    /// Whether it shows just what `frame` holds; if not, where it does not.
    pub(crate) fn shows(&self, frame: &Buffer) -> Result<(), String> {
        self.shows_but(frame, &[])
    }

    /// The same with no regard to the columns of the glyphs of `but`: whatever the terminal makes of them.
    pub(crate) fn shows_but(&self, frame: &Buffer, but: &[&str]) -> Result<(), String> {
        for y in 0..frame.area.height {
            let mut x = 0;
            while x < frame.area.width {
                let cell = &frame[(x, y)];
                if but.contains(&cell.symbol()) {
                    x += cell.cell_width().max(1);
                    continue;
                }
                let shown = &self.rows[usize::from(y)][usize::from(x)];
                let wanted = Cell::Glyph(cell.symbol().chars().next().unwrap_or(' '));
                if *shown != wanted {
                    return Err(format!("{shown:?} in place of {wanted:?} at {x}, {y}"));
                }
                x += cell.cell_width().max(1);
            }
        }
        Ok(())
    }

    fn scroll(&mut self, up: bool) {
        let (top, bottom) = self.region.expect("no region to scroll");
        let region = &mut self.rows[top..=bottom];
        if up {
            region.rotate_left(1);
        } else {
            region.rotate_right(1);
        }
        region[if up { bottom - top } else { 0 }].fill(BLANK);
    }

    fn sequence<'a>(&mut self, rest: &'a str) -> &'a str {
        if let Some(rest) = rest.strip_prefix('M') {
            let top = self.region.map(|region| region.0);
            assert_eq!(Some(self.at.1), top, "not at the top of the region");
            self.scroll(false);
            return rest;
        }
        let rest = rest.strip_prefix('[').expect("a control sequence");
        let end = rest
            .find(|c: char| c.is_ascii_alphabetic())
            .expect("its end");
        let (parameters, after) = (&rest[..end], &rest[end + 1..]);
        let number = |nth: usize| {
            let number = parameters.split(';').nth(nth).unwrap_or_default();
            number.parse::<usize>().unwrap_or(1).max(1)
        };
        let columns = self.rows[self.at.1].len();
        match rest.as_bytes()[end] {
            b'H' => self.at = (number(1) - 1, number(0) - 1),
            b'C' => self.at.0 = (self.at.0 + number(0)).min(columns - 1),
            b'X' => self.erase(self.at.0, (self.at.0 + number(0)).min(columns)),
            b'K' => self.erase(self.at.0, columns),
            b'J' => self.rows.iter_mut().for_each(|row| row.fill(BLANK)),
            b'r' => {
                let set = !parameters.is_empty();
                self.region = set.then(|| (number(0) - 1, number(1) - 1));
                self.at = (0, 0);
            }
            b'm' | b'h' | b'l' => {}
            other => panic!("unknown sequence ESC [ {parameters} {}", char::from(other)),
        }
        after
    }

    fn print(&mut self, c: char) {
        let own = self.own.iter().find(|(own, _)| *own == c);
        let width = own.map_or_else(
            || self.ruler.columns(c.encode_utf8(&mut [0; 4])),
            |(_, columns)| *columns,
        );
        if width == 0 {
            // Joins the glyph before.
            return;
        }
        let (x, y) = self.at;
        assert!(x + width <= self.rows[y].len(), "{c:?} wraps at {x}, {y}");
        self.erase(x, x + width);
        self.rows[y][x] = Cell::Glyph(c);
        if width > 1 {
            self.rows[y][x + 1] = Cell::Half;
        }
        self.at.0 = x + width;
    }

    /// Blanks columns; what they held half of is garbage.
    fn erase(&mut self, from: usize, to: usize) {
        let row = &mut self.rows[self.at.1];
        if from < to && row.get(from) == Some(&Cell::Half) {
            row[from - 1] = Cell::Garbage;
        }
        if from < to && row.get(to) == Some(&Cell::Half) {
            row[to] = Cell::Garbage;
        }
        row[from..to].fill(BLANK);
    }
}
