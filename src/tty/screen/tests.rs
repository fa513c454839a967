use std::cell::RefCell;
use std::num::NonZeroU16;
use std::rc::Rc;

use proptest::prelude::*;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier, Style};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::{Colors, Screen};
use crate::text::Ruler;
use crate::text::put;
use crate::tty::Strict;

const NOTICE: &str = include_str!("../../../data/notice.txt");
const SIZE: Size = Size {
    width: 40,
    height: 8,
};

/// One styled piece of text somewhere on the screen.
#[derive(Clone, Debug)]
struct Piece {
    at: (u16, u16),
    text: String,
    style: Style,
}

type Picture = Vec<Piece>;

fn style() -> impl Strategy<Value = Style> {
    let color = prop_oneof![
        3 => Just(Color::Reset),
        1 => Just(Color::Red),
        1 => Just(Color::LightBlue),
        1 => Just(Color::DarkGray),
        1 => Just(Color::White),
    ];
    // Those that the emulator below knows.
    let attributes = prop_oneof![
        3 => Just(Modifier::empty()),
        2 => Just(Modifier::REVERSED),
        1 => Just(Modifier::BOLD | Modifier::UNDERLINED),
        1 => Just(Modifier::ITALIC),
    ];
    (color.clone(), color, attributes)
        .prop_map(|(fg, bg, attributes)| Style::new().fg(fg).bg(bg).add_modifier(attributes))
}

fn piece() -> impl Strategy<Value = Piece> {
    let text = prop_oneof![
        "[省发改委牵头（），。“”a-z0-9 ]{1,30}",
        (0_usize..220).prop_map(|n| NOTICE
            .lines()
            .nth(n)
            .unwrap_or_default()
            .chars()
            .take(40)
            .collect()),
        " {1,40}",
    ];
    (0..SIZE.width, 0..SIZE.height, text, style()).prop_map(|(x, y, text, style)| Piece {
        at: (x, y),
        text,
        style,
    })
}

fn pictures() -> impl Strategy<Value = Vec<Picture>> {
    prop::collection::vec(prop::collection::vec(piece(), 0..12), 1..6)
}

fn paint(buf: &mut Buffer, picture: &[Piece], ruler: Ruler) {
    for piece in picture {
        put(buf, piece.at, 200, &piece.text, piece.style, ruler);
    }
}

/// The project's own end of a line, with what it has sent since last asked.
struct Own {
    screen: Screen<Vec<u8>>,
}

impl Own {
    fn new(size: Size) -> Self {
        let screen = Screen::new(Vec::new(), size, Colors::Always);
        Self { screen }
    }

    /// Draws a picture; gives the frame and the bytes that it took.
    fn draw(
        &mut self,
        picture: &[Piece],
        ruler: Ruler,
        caret: Option<Position>,
    ) -> (Buffer, Vec<u8>) {
        let mut frame = self.screen.frame();
        paint(&mut frame, picture, ruler);
        assert!(self.screen.show(frame.clone(), caret).is_ok());
        (frame, std::mem::take(&mut self.screen.out))
    }
}

/// Every cell as a person sees it: text, colours where they show, attributes.
fn seen(parser: &vt100::Parser) -> Vec<String> {
    let screen = parser.screen();
    let (rows, columns) = screen.size();
    let mut cells = Vec::new();
    for y in 0..rows.get() {
        for x in 0..columns.get() {
            let Some(cell) = screen.cell(y, x) else {
                continue;
            };
            let marks = (cell.inverse(), cell.underline());
            let blank = cell.contents().trim().is_empty();
            cells.push(if cell.is_wide_continuation() {
                "-".to_owned()
            } else if blank && marks == (false, false) {
                format!("{:?}", cell.bgcolor())
            } else {
                let colors = (cell.fgcolor(), cell.bgcolor());
                let text = if blank { " " } else { cell.contents() };
                format!(
                    "{text:?} {colors:?} {marks:?} {} {}",
                    cell.bold(),
                    cell.italic()
                )
            });
        }
    }
    cells
}

fn emulator(size: Size) -> vt100::Parser {
    let [rows, columns] = [size.height, size.width].map(|n| NonZeroU16::new(n).unwrap());
    vt100::Parser::new(rows, columns, 0)
}

/// A writer whose bytes can be taken out again.
#[derive(Clone, Default)]
struct Sink(Rc<RefCell<Vec<u8>>>);

impl std::io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[derive(Default)]
struct Bytes {
    own: usize,
    stock: usize,
}

/// ratatui's own backend, and what it has sent.
struct Stock {
    terminal: Terminal<CrosstermBackend<Sink>>,
    sent: Sink,
}

impl Stock {
    fn new(size: Size) -> Self {
        let sent = Sink::default();
        let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
        let backend = CrosstermBackend::new(sent.clone());
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport });
        let terminal = terminal.unwrap_or_else(|_| panic!("no terminal"));
        Self { terminal, sent }
    }

    fn draw(&mut self, picture: &[Piece]) -> Vec<u8> {
        let frame = |frame: &mut Frame<'_>| paint(frame.buffer_mut(), picture, Ruler::NARROW);
        assert!(self.terminal.draw(frame).is_ok());
        self.sent.0.take()
    }
}

/// Draws `pictures` one after the other with both backends, and holds each frame against what the stock one draws on an empty
/// terminal: from frame to frame that one leaves parts of wide glyphs behind. Says how many bytes each took.
fn compare(pictures: &[Picture], size: Size) -> Result<Bytes, TestCaseError> {
    let mut total = Bytes::default();
    let (mut own, mut stock) = (Own::new(size), Stock::new(size));
    let mut shown = emulator(size);
    // As the guard leaves it.
    shown.process(b"\x1b[?25l");
    for (nr, picture) in pictures.iter().enumerate() {
        let caret = (nr % 2 == 1).then_some(Position::new(3, 2));
        let (_, bytes) = own.draw(picture, Ruler::NARROW, caret);
        shown.process(&bytes);
        total.own += bytes.len();
        total.stock += stock.draw(picture).len();
        let mut expected = emulator(size);
        expected.process(&Stock::new(size).draw(picture));
        prop_assert_eq!(seen(&shown), seen(&expected), "frame {}", nr);
        prop_assert_eq!(shown.screen().hide_cursor(), caret.is_none());
        if caret.is_some() {
            prop_assert_eq!(shown.screen().cursor_position(), (2, 3));
        }
    }
    Ok(total)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn shows_what_the_stock_backend_shows(pictures in pictures()) {
        compare(&pictures, SIZE)?;
    }

    #[test]
    fn leaves_no_half_glyph_on_a_terminal_of_either_kind(pictures in pictures(), wide: bool) {
        let ruler = Ruler { wide };
        let mut own = Own::new(SIZE);
        let mut terminal = Strict::new((SIZE.width, SIZE.height), ruler);
        for picture in &pictures {
            let (frame, bytes) = own.draw(picture, ruler, None);
            terminal.process(&bytes);
            prop_assert_eq!(terminal.shows(&frame), Ok(()));
        }
    }
}

/// Glyphs that terminals measure otherwise: Han of Unicode 14 and 15, emoji with and without a skin tone, Devanagari.
const RARE: [&str; 6] = ["\u{9ffd}", "\u{31350}", "👍🏽", "🫠", "नि", "क्ष"];

/// A picture with rare glyphs among its pieces.
fn rare_picture() -> impl Strategy<Value = Picture> {
    let rare =
        (0..SIZE.width, 0..SIZE.height, 0..RARE.len(), style()).prop_map(|(x, y, which, style)| {
            Piece {
                at: (x, y),
                text: format!("省{}、a", RARE[which]),
                style,
            }
        });
    let pieces = prop_oneof![2 => piece(), 1 => rare];
    prop::collection::vec(pieces, 0..12)
}

proptest! {
    /// Whatever a terminal makes of them: one column or two for each, or none, drawn over what stands before.
    #[test]
    fn glyphs_of_other_widths_leave_no_ghosts(
        pictures in prop::collection::vec(rare_picture(), 1..6),
        widths in prop::collection::vec(0_usize..3, 16),
    ) {
        let mut own = Own::new(SIZE);
        let parts = RARE.iter().flat_map(|glyph| glyph.chars());
        let widths: Vec<_> = parts.zip(widths).collect();
        let mut terminal = Strict::new((SIZE.width, SIZE.height), Ruler::NARROW).measuring(&widths);
        for picture in &pictures {
            let (frame, bytes) = own.draw(picture, Ruler::NARROW, None);
            terminal.process(&bytes);
            prop_assert_eq!(terminal.shows_but(&frame, &RARE), Ok(()));
        }
    }
}

#[test]
fn a_row_is_placed_anew_after_a_glyph_of_unsure_width() {
    let mut screen = Screen::new(Vec::new(), Size::new(20, 1), Colors::Always);
    let mut frame = screen.frame();
    put(
        &mut frame,
        (0, 0),
        20,
        "省\u{31350}委 b",
        Style::new(),
        Ruler::NARROW,
    );
    assert!(screen.show(frame.clone(), None).is_ok());
    let drawn = String::from_utf8(std::mem::take(&mut screen.out)).unwrap();
    assert_eq!(
        drawn,
        "\x1b[m\x1b[2J\x1b[H\x1b[K省\u{31350}\x1b[1;5H\x1b[K委\x1b[1;8Hb"
    );
    assert!(screen.show(frame, None).is_ok());
    assert!(screen.out.is_empty());
}

/// What an emulator shows after all `pictures`, drawn with `ruler`; `terminal` is what happens to the bytes on the way.
fn after(
    pictures: &[Picture],
    ruler: Ruler,
    terminal_reads: impl Fn(&str) -> String,
) -> Vec<String> {
    // Wide enough for every piece, so that no mark falls on the edge.
    let size = Size::new(160, 8);
    let mut own = Own::new(size);
    let mut emulator = emulator(size);
    for picture in pictures {
        let (_, bytes) = own.draw(picture, ruler, None);
        emulator.process(terminal_reads(&String::from_utf8(bytes).unwrap()).as_bytes());
    }
    seen(&emulator)
}

/// The pictures with other text.
fn with_text(pictures: &[Picture], change: impl Fn(&str) -> String) -> Vec<Picture> {
    let mut changed = pictures.to_vec();
    for piece in changed.iter_mut().flatten() {
        piece.text = change(&piece.text);
    }
    changed
}

proptest! {
    /// The emulator knows no wide “, so corner brackets, which are two columns everywhere, stand for a terminal's
    /// wide quotes.
    #[test]
    fn nothing_shifts_where_quotes_are_wide(pictures in pictures()) {
        let wide = |s: &str| s.replace('“', "「").replace('”', "」");
        let expected = after(&with_text(&pictures, wide), Ruler::NARROW, str::to_owned);
        prop_assert_eq!(after(&pictures, Ruler::WIDE, wide), expected);
    }

    /// Told to be wide by mistake: each quote is followed by a blank, and all else stands where it should. One
    /// piece a row, since what overwrites the blank takes the quote away too.
    #[test]
    fn nothing_shifts_where_quotes_turn_out_narrow(mut pictures in pictures()) {
        for picture in &mut pictures {
            picture.sort_by_key(|piece| piece.at.1);
            picture.dedup_by_key(|piece| piece.at.1);
        }
        let spaced = |s: &str| s.replace('“', "“ ").replace('”', "” ");
        let expected = after(&with_text(&pictures, spaced), Ruler::NARROW, str::to_owned);
        prop_assert_eq!(after(&pictures, Ruler::WIDE, str::to_owned), expected);
    }
}

/// The notice's lines as a list, the bar on line `selected`, one line cut at 76 columns as on a full screen.
fn list(selected: usize, top: usize) -> Picture {
    let lines = NOTICE
        .lines()
        .map(str::trim)
        .filter(|l| l.chars().count() > 40);
    let rows = lines.skip(top).take(23).enumerate();
    rows.map(|(row, line)| {
        let text = Ruler::NARROW.fit(line, 78);
        let style = if row == selected {
            Style::new().reversed()
        } else {
            Style::new()
        };
        Piece {
            at: (0, u16::try_from(row).unwrap_or(0)),
            text: format!("  {text}"),
            style,
        }
    })
    .collect()
}

const USUAL: Size = Size {
    width: 80,
    height: 24,
};

#[test]
fn chinese_frames_take_a_third_of_the_bytes() {
    let pictures: Vec<Picture> = (0..40).map(|n| list(n % 23, n / 4)).collect();
    let bytes = compare(&pictures, USUAL).unwrap_or_else(|e| panic!("{e}"));
    #[expect(
        clippy::print_stdout,
        reason = "the figure is wanted in the test's output"
    )]
    {
        println!(
            "bytes of 40 frames: {} own, {} stock",
            bytes.own, bytes.stock
        );
    }
    assert!(bytes.own * 3 <= bytes.stock);
}

/// The bytes of each of `pictures` with the cursor on the selected row, as the program has it.
fn sizes(pictures: &[(usize, Picture)]) -> Vec<usize> {
    let mut own = Own::new(USUAL);
    let place = |selected: usize| Position::new(0, u16::try_from(selected).unwrap_or(0));
    let pictures = pictures.iter();
    pictures
        .map(|(selected, picture)| {
            own.draw(picture, Ruler::NARROW, Some(place(*selected)))
                .1
                .len()
        })
        .collect()
}

#[test]
fn an_unchanged_frame_sends_nothing() {
    assert_eq!(sizes(&[(3, list(3, 0)), (3, list(3, 0))])[1], 0);
}

#[test]
fn a_frame_is_one_write_with_the_cursor_hidden_until_it_stands() {
    #[derive(Default)]
    struct Writes(Vec<Vec<u8>>);
    impl std::io::Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.push(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut screen = Screen::new(Writes::default(), USUAL, Colors::Always);
    for selected in [0, 1] {
        let mut frame = screen.frame();
        paint(&mut frame, &list(selected, 0), Ruler::NARROW);
        assert!(screen.show(frame, Some(Position::new(0, 1))).is_ok());
    }
    let writes = &screen.out.0;
    assert_eq!(writes.len(), 2);
    assert!(writes[0].starts_with(b"\x1b[?2026h") && writes[0].ends_with(b"\x1b[?2026l"));
    assert!(writes[1].starts_with(b"\x1b[?25l") && writes[1].ends_with(b"\x1b[?25h"));
}

#[test]
fn an_ambiguous_mark_is_drawn_alike_on_a_narrow_and_a_wide_terminal() {
    let mut screen = Screen::new(Vec::new(), Size::new(8, 1), Colors::Always);
    let mut frame = screen.frame();
    put(&mut frame, (0, 0), 8, "a“省", Style::new(), Ruler::WIDE);
    assert!(screen.show(frame, None).is_ok());
    let drawn = String::from_utf8(screen.out).unwrap();
    assert_eq!(drawn, "\x1b[m\x1b[2J\x1b[Ha  \x1b[1;2H“\x1b[1;4H省");
}

#[test]
fn a_cleared_row_is_erased_at_once() {
    let mut own = Own::new(USUAL);
    let line = |text: &str| {
        vec![Piece {
            at: (60, 3),
            text: text.to_owned(),
            style: Style::new(),
        }]
    };
    own.draw(&line("省国土资源厅"), Ruler::NARROW, None);
    let (_, bytes) = own.draw(&[], Ruler::NARROW, None);
    assert_eq!(bytes, b"\x1b[4;61H\x1b[K");
}

#[test]
fn no_control_character_gets_out() {
    let mut screen = Screen::new(Vec::new(), Size::new(3, 1), Colors::Always);
    let mut frame = screen.frame();
    frame[(0, 0)].set_symbol("\u{1b}[3J");
    frame[(1, 0)].set_symbol("\u{9b}");
    frame[(2, 0)].set_symbol("a");
    assert!(screen.show(frame, None).is_ok());
    let drawn = String::from_utf8(screen.out).unwrap();
    assert!(
        !drawn.contains("3J") && !drawn.contains('\u{9b}'),
        "{drawn:?}"
    );
}
