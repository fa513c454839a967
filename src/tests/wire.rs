//! What goes over the line: how many bytes a key costs, and what an emulated terminal makes of them. The figures are printed
//! (`cargo test --lib wire -- --nocapture`).

#![expect(
    clippy::print_stdout,
    reason = "the figures are wanted in the tests' output"
)]

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Modifier};

use crate::tty::{Colors, Screen, Strict};

use super::invariants::any_key;
use super::{Session, rows};

/// A line whose bytes can be taken off again.
#[derive(Clone, Default)]
struct Line(Rc<RefCell<Vec<u8>>>);

impl io::Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A desk at the near end of a line, a terminal at the far end.
struct Wire {
    desk: Session,
    line: Line,
    near: Screen<Line>,
    far: Strict,
    /// Glyphs that the far end measures otherwise.
    rare: &'static [&'static str],
}

impl Wire {
    /// The first frame has been drawn; gives its bytes too.
    fn new(desk: Session) -> (Self, usize) {
        Self::measuring(desk, &[], &[])
    }

    /// The same with a far end that has columns of its own for the characters of these glyphs.
    fn measuring(
        desk: Session,
        rare: &'static [&'static str],
        columns: &[(char, usize)],
    ) -> (Self, usize) {
        let line = Line::default();
        let size = desk.size;
        let near = Screen::new(line.clone(), size, Colors::Always);
        let far = Strict::new((size.width, size.height), desk.ruler).measuring(columns);
        let mut wire = Self {
            desk,
            line,
            near,
            far,
            rare,
        };
        let bytes = wire.draw();
        (wire, bytes)
    }

    /// Draws, and asserts that the far end shows it; gives the bytes that it took.
    fn draw(&mut self) -> usize {
        let frame = self.desk.buffer();
        self.near.show(frame.clone(), self.desk.caret).unwrap();
        let bytes = self.line.0.take();
        self.far.process(&bytes);
        assert_eq!(self.far.shows_but(&frame, self.rare), Ok(()));
        bytes.len()
    }

    fn resize(&mut self, width: u16, height: u16) {
        self.desk.size = Size::new(width, height);
        self.near.resize(self.desk.size);
        self.far.resize(width, height);
        self.draw();
    }

    /// The bytes of each of these keys, and those of the text that it changed on the screen.
    fn press(&mut self, keys: &str) -> Vec<(usize, usize)> {
        let keys = keys.split_whitespace();
        keys.map(|key| {
            let before = self.desk.buffer();
            self.desk.key(key.parse().unwrap());
            let after = self.desk.buffer();
            (self.draw(), text_changed(&before, &after))
        })
        .collect()
    }
}

/// The bytes of the text on a screen: of its rows without the blanks at their ends.
fn text(buffer: &Buffer) -> usize {
    rows(buffer).iter().map(String::len).sum()
}

/// The bytes of the text that changed: in each row, from the first to the last cell that holds or looks otherwise.
fn text_changed(before: &Buffer, after: &Buffer) -> usize {
    let width = usize::from(after.area.width);
    let pairs = before
        .content
        .chunks(width)
        .zip(after.content.chunks(width));
    pairs
        .map(|(before, after)| {
            let differs = |at: &usize| before[*at] != after[*at];
            let first = (0..width).find(differs).unwrap_or(width);
            let last = (0..width).rfind(differs).map_or(first, |last| last + 1);
            let span = Buffer {
                area: Rect::new(0, 0, u16::try_from(last - first).unwrap(), 1),
                content: after[first..last].to_vec(),
            };
            text(&span)
        })
        .sum()
}

fn median(values: impl Iterator<Item = usize>) -> usize {
    let mut values: Vec<_> = values.collect();
    values.sort_unstable();
    values[values.len() / 2]
}

/// There and back again.
fn to_and_fro(there: &str, back: &str, times: usize) -> String {
    let keys = [there, back].map(|key| vec![key; times].join(" "));
    keys.join(" ")
}

/// A way to a list, by name, with how far one can go there without scrolling.
const LISTS: [(&str, &str, usize); 7] = [
    ("areas", "", 15),
    ("an area", "2 enter", 9),
    ("a unit", "f 发改 enter", 16),
    ("units", "f", 19),
    ("search", "/ 发展", 19),
    ("news", "L", 15),
    ("deadlines", "T", 6),
];

#[test]
fn first_frames_and_moves_cost_little_more_than_their_text() {
    for (name, way, far) in LISTS {
        let mut desk = super::deadlines::dated().press(way);
        let text = text(&desk.buffer());
        let (mut wire, first) = Wire::new(desk);
        assert!(first * 10 <= text * 13, "{name}: {first} for {text}");
        let sent = wire.press(&to_and_fro("down", "up", far));
        let moves = median(sent.iter().map(|(bytes, _)| *bytes));
        println!("{name}: first frame {first} of {text} bytes of text, a move {moves}");
        assert!(moves <= 300, "{name}: {sent:?}");
        let worst = sent.iter().map(|(bytes, _)| *bytes).max().unwrap();
        assert!(worst <= 410, "{name}: {sent:?}");
    }
}

#[test]
fn a_move_beside_a_preview_costs_little_more_than_what_it_changes() {
    for (name, way, far) in LISTS {
        let desk = if name == "deadlines" {
            super::deadlines::dated()
        } else {
            Session::new()
        };
        let desk = desk.sized(120, 40).press(way);
        let (mut wire, _) = Wire::new(desk);
        let sent = wire.press(&to_and_fro("down", "up", far));
        let beyond = median(sent.iter().map(|(bytes, text)| bytes.saturating_sub(*text)));
        println!(
            "{name}: {} bytes, {beyond} beyond the text that changed",
            median(sent.iter().map(|(bytes, _)| *bytes))
        );
        // Clauses with a record have more that is dim, bold and plain by turns beside them.
        let limit = if name == "deadlines" { 320 } else { 260 };
        assert!(beyond <= limit, "{name}: {sent:?}");
    }
}

#[test]
fn a_scroll_by_one_row_costs_less_than_a_screen() {
    for (name, way, keys) in [
        ("the notice", "D", to_and_fro("j", "k", 40)),
        ("a clause", "2 . 2 enter", to_and_fro("j", "k", 5)),
        ("a unit", "f 发改 enter end", to_and_fro("up", "down", 38)),
        (
            "units",
            "f pgdn pgdn pgdn pgdn",
            to_and_fro("up", "down", 50),
        ),
        (
            "search",
            "/ 发展 pgdn pgdn pgdn pgdn pgdn",
            to_and_fro("up", "down", 50),
        ),
    ] {
        let (mut wire, _) = Wire::new(Session::new().press(way));
        let sent = wire.press(&keys);
        let most = sent.iter().map(|(bytes, _)| *bytes).max().unwrap();
        println!("{name}: at most {most} bytes a row");
        assert!(most <= 2500, "{name}: {sent:?}");
    }
}

/// Glyphs that terminals measure otherwise: Han of Unicode 14 and 15, an emoji with a skin tone, Devanagari.
const RARE: &[&str] = &["\u{9ffd}", "\u{31350}", "👍🏽", "नि"];

#[test]
fn glyphs_of_other_widths_leave_no_ghost_on_any_screen() {
    let glyphs = RARE.concat();
    for columns in 0..3 {
        let own: Vec<_> = glyphs.chars().map(|c| (c, columns)).collect();
        let note = format!("经办人{glyphs}、已到现场，{glyphs}再报");
        let desk = Session::new().press("2 enter a").paste(&note);
        let (mut wire, _) = Wire::measuring(desk.press("enter"), RARE, &own);
        wire.press("down up space enter j k esc esc L down up / esc esc a");
        wire.press("2 enter a x backspace esc v down v t t t esc esc f esc D j esc");
        wire.resize(40, 12);
        wire.press("L j k enter j k esc esc");
    }
}

/// Ways to lists with the last row selected, and to a clause with a unit chosen.
const SELECTIONS: [(&str, &str); 6] = [
    ("end", ">16  "),
    ("1 enter end", "1.13"),
    ("f 发改 enter end", "15.1"),
    ("f pgdn pgdn pgdn pgdn pgdn", "省质监局"),
    ("/ 发展 pgdn pgdn", "发展"),
    ("2 . 2 enter shift-tab", "七台河市"),
];

/// The rows in which something stands out without colour.
fn reversed_rows(frame: &Buffer) -> String {
    // The band is reversed in a colour of its own.
    let reversed =
        |cell: &Cell| cell.modifier.contains(Modifier::REVERSED) && cell.fg == Color::Reset;
    let width = usize::from(frame.area.width);
    let lines = frame.content.chunks(width).zip(rows(frame));
    let standing = lines.filter(|(cells, _)| cells.iter().any(reversed));
    standing.map(|(_, row)| row).collect()
}

#[test]
fn the_selection_stays_in_view_through_a_thousand_sizes() {
    // Knuth's 64-bit generator: the same sizes in every run.
    let mut state: u64 = 20_120_704;
    let mut next = |most: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u16::try_from((state >> 33) % most).unwrap()
    };
    for (way, selected) in SELECTIONS {
        for wide in [false, true] {
            let desk = Session::new();
            let desk = if wide { desk.wide() } else { desk };
            let (mut wire, _) = Wire::new(desk.press(way));
            for _ in 0..1000 {
                let (width, height) = (1 + next(160), 1 + next(60));
                wire.resize(width, height);
                if width >= 40 && height >= 12 {
                    let row = reversed_rows(&wire.desk.buffer());
                    assert!(row.contains(selected), "{way} at {width}x{height}: {row}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// On a terminal of either kind nothing shifts, wraps or stays behind, whatever is pressed and however the window is made
    /// larger and smaller.
    #[test]
    fn the_far_end_shows_what_was_drawn(
        keys in prop::collection::vec(any_key(), 0..80),
        sizes in prop::collection::vec((1_u16..130, 1_u16..45), 4),
        wide: bool,
    ) {
        let desk = Session::new();
        let (mut wire, _) = Wire::new(if wide { desk.wide() } else { desk });
        for (nr, key) in keys.into_iter().enumerate() {
            if let Some((width, height)) = (nr % 20 == 7).then(|| sizes[nr / 20]) {
                wire.resize(width, height);
            }
            wire.desk.key(key);
            wire.draw();
        }
    }
}
