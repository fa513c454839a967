use std::cell::RefCell;
use std::num::NonZeroU16;
use std::rc::Rc;

use proptest::prelude::*;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::{Backend, Colors, Screen, Size};
use crate::text::Ruler;
use crate::ui::put::put;

const NOTICE: &str = include_str!("../../data/notice.txt");
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

fn paint(buf: &mut Buffer, picture: &[Piece]) {
    for piece in picture {
        put(buf, piece.at, 80, &piece.text, piece.style, Ruler::NARROW);
    }
}

fn terminal<B: Backend>(backend: B, size: Size) -> Terminal<B> {
    let viewport = Viewport::Fixed(Rect::new(0, 0, size.width, size.height));
    Terminal::with_options(backend, TerminalOptions { viewport })
        .unwrap_or_else(|_| panic!("no terminal"))
}

fn own(size: Size) -> Terminal<Screen<Vec<u8>>> {
    terminal(Screen::new(Vec::new(), size, Colors::Always), size)
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

/// Draws `pictures` one after the other with both backends; says how many bytes each took.
fn compare(pictures: &[Picture], size: Size) -> Result<Bytes, TestCaseError> {
    let mut total = Bytes::default();
    let mut own_terminal = own(size);
    let sink = Sink::default();
    let mut stock_terminal = terminal(CrosstermBackend::new(sink.clone()), size);
    let mut own_screen = emulator(size);
    let mut stock_screen = emulator(size);
    // As the guard leaves it.
    own_screen.process(b"\x1b[?25l");
    for (nr, picture) in pictures.iter().enumerate() {
        if nr == 0 {
            // As the loop begins.
            prop_assert!(own_terminal.backend_mut().clear().is_ok());
        }
        let cursor = (nr % 2 == 1).then_some((3, 2));
        let draw = |frame: &mut ratatui::Frame<'_>| {
            paint(frame.buffer_mut(), picture);
            if let Some(place) = cursor {
                frame.set_cursor_position(place);
            }
        };
        own_terminal
            .draw(draw)
            .map_err(|e| TestCaseError::fail(e.to_string()))?;
        stock_terminal
            .draw(draw)
            .map_err(|e| TestCaseError::fail(e.to_string()))?;
        let ours = std::mem::take(&mut own_terminal.backend_mut().out);
        let theirs = sink.0.take();
        own_screen.process(&ours);
        stock_screen.process(&theirs);
        total.own += ours.len();
        total.stock += theirs.len();
        prop_assert_eq!(seen(&own_screen), seen(&stock_screen), "frame {}", nr);
        prop_assert_eq!(own_screen.screen().hide_cursor(), cursor.is_none());
        if cursor.is_some() {
            prop_assert_eq!(own_screen.screen().cursor_position(), (2, 3));
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
}

/// What an emulator shows after all `pictures`, drawn with `ruler`; `terminal` is what happens to the bytes on the way.
fn after(
    pictures: &[Picture],
    ruler: Ruler,
    terminal_reads: impl Fn(&str) -> String,
) -> Vec<String> {
    // Wide enough for every piece, so that no mark falls on the edge.
    let size = Size::new(160, 8);
    let mut terminal = own(size);
    let mut emulator = emulator(size);
    for picture in pictures {
        let drawn = terminal.draw(|frame| {
            for piece in picture {
                put(
                    frame.buffer_mut(),
                    piece.at,
                    160,
                    &piece.text,
                    piece.style,
                    ruler,
                );
            }
        });
        assert!(drawn.is_ok());
        let bytes = std::mem::take(&mut terminal.backend_mut().out);
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
fn chinese_frames_take_less_than_half_the_bytes() {
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
    assert!(bytes.own * 2 < bytes.stock);
}

/// The bytes of each of `pictures` with the cursor on the selected row, as the program has it.
fn sizes(pictures: &[(usize, Picture)]) -> Vec<usize> {
    let mut terminal = own(USUAL);
    let mut sizes = Vec::new();
    for (selected, picture) in pictures {
        let row = u16::try_from(*selected).unwrap_or(0);
        let drawn = terminal.draw(|frame| {
            paint(frame.buffer_mut(), picture);
            frame.set_cursor_position((0, row));
        });
        assert!(drawn.is_ok());
        sizes.push(std::mem::take(&mut terminal.backend_mut().out).len());
    }
    sizes
}

#[test]
fn moving_the_selection_costs_little_more_than_the_two_rows() {
    let pictures: Vec<_> = (0..23).map(|n| (n, list(n, 0))).collect();
    let text: usize = list(0, 0).iter().map(|p| p.text.trim_end().len() - 2).sum();
    let mut sizes = sizes(&pictures);
    let first = sizes.remove(0);
    sizes.sort_unstable();
    let median = sizes[sizes.len() / 2];
    #[expect(
        clippy::print_stdout,
        reason = "the figures are wanted in the test's output"
    )]
    {
        println!(
            "first frame {first} bytes for {text} of text, a move {median}, two rows {}",
            text * 2 / 23
        );
    }
    assert!(first * 10 < text * 13);
    assert!(median < text * 2 / 23 + 44, "{sizes:?}");
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
    let mut terminal = terminal(Screen::new(Writes::default(), USUAL, Colors::Always), USUAL);
    for selected in [0, 1] {
        let drawn = terminal.draw(|frame| {
            paint(frame.buffer_mut(), &list(selected, 0));
            frame.set_cursor_position((0, 1));
        });
        assert!(drawn.is_ok());
    }
    let writes = &terminal.backend().out.0;
    assert_eq!(writes.len(), 2);
    assert!(writes[0].starts_with(b"\x1b[?2026h") && writes[0].ends_with(b"\x1b[?2026l"));
    assert!(writes[1].starts_with(b"\x1b[?25l") && writes[1].ends_with(b"\x1b[?25h"));
}

#[test]
fn an_ambiguous_mark_is_drawn_alike_on_a_narrow_and_a_wide_terminal() {
    let mut buf = Buffer::empty(Rect::new(0, 0, 8, 1));
    put(&mut buf, (0, 0), 8, "a“省", Style::new(), Ruler::WIDE);
    let mut screen = Screen::new(Vec::new(), Size::new(8, 1), Colors::Always);
    let empty = Buffer::empty(buf.area);
    assert!(screen.draw(empty.diff(&buf).into_iter()).is_ok());
    assert!(screen.flush().is_ok());
    assert_eq!(screen.out, "\x1b[Ha  \x1b[1;2H“\x1b[1;4H省".as_bytes());
}

#[test]
fn no_control_character_gets_out() {
    let mut buf = Buffer::empty(Rect::new(0, 0, 3, 1));
    buf[(0, 0)].set_symbol("\u{1b}[2J");
    buf[(1, 0)].set_symbol("\u{9b}");
    buf[(2, 0)].set_symbol("a");
    let mut screen = Screen::new(Vec::new(), Size::new(3, 1), Colors::Always);
    let empty = Buffer::empty(buf.area);
    assert!(screen.draw(empty.diff(&buf).into_iter()).is_ok());
    assert!(!screen.body.windows(2).any(|w| w == b"2J") && !screen.body.contains(&0x9b));
}
