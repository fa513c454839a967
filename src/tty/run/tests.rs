use std::cell::RefCell;
use std::collections::VecDeque;
use std::fs::File;
use std::rc::Rc;

use ratatui::style::Style;
use rustix::pipe::pipe;

use super::*;
use crate::keys::Code;
use crate::text::put;
use crate::tty::Colors;

/// A face at the end of a line: each frame makes the other end send its next packet, and hang up after the last.
/// `q` quits, `z` changes nothing, `y` copies.
#[derive(Default)]
struct Counter {
    packets: VecDeque<&'static [u8]>,
    typing: Option<File>,
    told: Vec<Input>,
    drawn: usize,
    wake: Option<OwnedFd>,
    line: bool,
}

impl Counter {
    /// The other end's next packet.
    fn send(&mut self) {
        match (self.packets.pop_front(), &mut self.typing) {
            (Some(packet), Some(typing)) => typing.write_all(packet).unwrap(),
            _ => self.typing = None,
        }
    }
}

impl Face for Counter {
    fn on(&mut self, input: Input, _: Size) -> Flow {
        let flow = match &input {
            Input::Key(key) if *key == Key::char('q') => Flow::Quit,
            Input::Key(key) if *key == Key::char('z') => Flow::Unchanged,
            Input::Key(key) if *key == Key::char('y') => Flow::Bare,
            _ => Flow::Continue,
        };
        if input == Input::Woken {
            self.wake = None;
        }
        self.told.push(input);
        flow
    }

    fn draw(&mut self, frame: &mut Buffer, ruler: Ruler) -> Option<Position> {
        self.drawn += 1;
        let text = format!("{}", self.told.len());
        put(frame, (0, 0), 10, &text, Style::new(), ruler);
        self.send();
        None
    }

    fn types_a_line(&self) -> bool {
        self.line
    }

    fn bare(&mut self) -> Option<Bare> {
        self.send();
        Some(Bare {
            text: "省发改委".to_owned(),
            said: "已发送".to_owned(),
        })
    }

    fn wake_fd(&self) -> Option<BorrowedFd<'_>> {
        self.wake.as_ref().map(AsFd::as_fd)
    }
}

/// A writer that counts the writes.
#[derive(Clone, Default)]
struct Writes(Rc<RefCell<usize>>);

impl Write for Writes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        *self.0.borrow_mut() += 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Runs the loop with `signals` raised before; gives the exit code and the number of writes.
fn run_with(face: &mut Counter, signals: &[i32]) -> (u8, usize) {
    let (terminal, typing) = pipe().unwrap();
    face.typing = Some(File::from(typing));
    let (read, raise) = pipe().unwrap();
    let bytes: Vec<u8> = signals.iter().map(|s| u8::try_from(*s).unwrap()).collect();
    let mut raise = File::from(raise);
    raise.write_all(&bytes).unwrap();
    let writes = Writes::default();
    let measure = || Size::new(20, 5);
    let mut session = Session {
        face,
        inbox: Inbox::new(terminal, read),
        screen: Screen::new(writes.clone(), measure(), Colors::Always),
        ruler: Ruler::NARROW,
        probe: None,
        clicks: Clicks::default(),
        bare: None,
        away: false,
        measure,
    };
    let Ended::Left(code) = session.live().unwrap() else {
        panic!("it was shown no answer")
    };
    let count = *writes.0.borrow();
    (code, count)
}

/// A face whose line sends `packets`, run to its end, with the exit code and the number of writes.
fn after<const N: usize>(packets: [&'static [u8]; N]) -> (Counter, u8, usize) {
    let mut face = Counter {
        packets: VecDeque::from(packets),
        ..Counter::default()
    };
    let (code, writes) = run_with(&mut face, &[]);
    (face, code, writes)
}

#[test]
fn fifty_keys_in_one_packet_make_one_frame() {
    let (face, code, writes) = after([&[b'j'; 50]]);
    assert_eq!((face.told.len(), code), (50, 129));
    assert_eq!((face.drawn, writes), (2, 2));
}

#[test]
fn a_key_that_changes_nothing_draws_nothing() {
    let (face, code, writes) = after([b"zzq"]);
    assert_eq!((face.told.len(), face.drawn, writes, code), (3, 1, 1, 0));
}

#[test]
fn the_end_of_the_line_ends_the_program() {
    assert_eq!(after([]).1, 129);
}

#[test]
fn nothing_is_taken_after_quit() {
    let (face, code, _) = after([b"jqj"]);
    assert_eq!((face.told.len(), code), (2, 0));
}

#[test]
fn a_signal_ends_with_its_code() {
    for (signal, code) in [(15, 143), (1, 129), (2, 130), (3, 131)] {
        let mut face = Counter::default();
        assert_eq!(run_with(&mut face, &[signal]).0, code);
    }
}

#[test]
fn many_resizes_are_one_frame() {
    let mut face = Counter {
        packets: VecDeque::from([b"".as_slice()]),
        ..Counter::default()
    };
    run_with(&mut face, &[signal_hook::consts::SIGWINCH; 30]);
    assert_eq!(face.told, vec![Input::Resize; 30]);
    assert_eq!(face.drawn, 2);
}

#[test]
fn a_resize_there_and_back_is_drawn_anew() {
    let mut face = Counter {
        packets: VecDeque::from([b"".as_slice()]),
        ..Counter::default()
    };
    // The size is the same before and after, and so is what is drawn.
    let (_, writes) = run_with(&mut face, &[signal_hook::consts::SIGWINCH]);
    assert_eq!((face.drawn, writes), (2, 2));
}

#[test]
fn the_watched_file_wakes_the_face() {
    let (wake, mut end) = pipe().map(|(r, w)| (r, File::from(w))).unwrap();
    end.write_all(b"!").unwrap();
    let mut face = Counter {
        packets: VecDeque::from([b"".as_slice()]),
        wake: Some(wake),
        ..Counter::default()
    };
    run_with(&mut face, &[]);
    assert_eq!(face.told, [Input::Woken]);
    assert_eq!(face.drawn, 2);
}

#[test]
fn an_esc_alone_is_one_after_a_moment() {
    let (face, ..) = after([b"\x1b"]);
    assert_eq!(face.told, [Input::Key(Key::plain(Code::Esc))]);
}

#[test]
fn a_paste_and_an_alt_key_reach_the_face_as_they_are() {
    let (face, ..) = after([b"\x1b[200~q\x1b[201~\x1bj\x1b[1;3R"]);
    let alt = Key {
        code: Code::Char('j'),
        ctrl: false,
        alt: true,
    };
    assert_eq!(face.told, [Input::Paste("q".into()), Input::Key(alt)]);
}

#[test]
fn a_paste_without_marks_is_text_only_where_a_line_is_typed() {
    let long = "progress on the first of the tasks, as reported by the office\rdd q";
    let han = "进展顺利。\r第二行\rdd";
    for (packet, line, pasted) in [
        (long, true, true),
        (long, false, false),
        (han, true, true),
        (han, false, false),
        // Typed ahead: a note and the next key; keys and Enter; a long line that ends with it.
        ("进展顺利。\rj", true, false),
        ("2\r dd", true, false),
        (&*"进展顺利，".repeat(9).leak(), true, false),
    ] {
        let mut face = Counter {
            packets: VecDeque::from([packet.as_bytes()]),
            line,
            ..Counter::default()
        };
        run_with(&mut face, &[]);
        let text = packet.replace('\r', "\n");
        let told = face.told == [Input::UnmarkedPaste(text)];
        assert_eq!(told, pasted, "{packet:?} {line}");
    }
}

#[test]
fn a_paste_without_marks_may_come_in_pieces() {
    let text = "第一行\n第二行，".repeat(400);
    let bytes: &'static [u8] = text.replace('\n', "\r").leak().as_bytes();
    let mut face = Counter {
        packets: VecDeque::from([bytes]),
        line: true,
        ..Counter::default()
    };
    run_with(&mut face, &[]);
    let pieces = face.told.iter().map(|input| match input {
        Input::UnmarkedPaste(text) => text.as_str(),
        other => panic!("{other:?}"),
    });
    assert_eq!(pieces.collect::<String>(), text);
}

#[test]
fn a_text_to_copy_stands_alone_until_a_key_that_does_nothing_else() {
    let (face, code, writes) = after([b"y", b"q", b"j"]);
    let keys = ['y', 'j'].map(|c| Input::Key(Key::char(c)));
    assert_eq!((face.told, code), (keys.to_vec(), 129));
    // A frame, the text, the frame again, and one for `j`.
    assert_eq!((face.drawn, writes), (3, 4));
}

/// A face that something is due for after a moment, and again after that.
struct Clock {
    told: Vec<Input>,
    drawn: usize,
}

impl Face for Clock {
    fn on(&mut self, input: Input, _: Size) -> Flow {
        self.told.push(input);
        match self.told.len() {
            1 => Flow::Continue,
            2 => Flow::Unchanged,
            _ => Flow::Quit,
        }
    }

    fn draw(&mut self, _: &mut Buffer, _: Ruler) -> Option<Position> {
        self.drawn += 1;
        None
    }

    fn patience(&self) -> Option<Duration> {
        Some(Duration::from_millis(20))
    }

    fn wake_fd(&self) -> Option<BorrowedFd<'_>> {
        None
    }
}

#[test]
fn wakes_when_it_is_time_and_no_sooner() {
    let (terminal, _typing) = pipe().unwrap();
    let (signals, _raise) = pipe().unwrap();
    let mut face = Clock {
        told: Vec::new(),
        drawn: 0,
    };
    let measure = || Size::new(20, 5);
    let begun = Instant::now();
    let mut session = Session {
        face: &mut face,
        inbox: Inbox::new(terminal, signals),
        screen: Screen::new(Writes::default(), measure(), Colors::Always),
        ruler: Ruler::NARROW,
        probe: None,
        clicks: Clicks::default(),
        bare: None,
        away: false,
        measure,
    };
    assert_eq!(session.live().unwrap(), Ended::Left(0));
    assert!(begun.elapsed() >= Duration::from_millis(60));
    assert_eq!(face.told, [Input::Time, Input::Time, Input::Time]);
    assert_eq!(
        face.drawn, 2,
        "the first frame, and the one that was asked for"
    );
}

/// Runs the loop on a terminal that is asked first and thought to be narrow, sends `packets` one a frame, and hangs up; gives
/// how it ended, what was drawn how often, and how text was measured in the end.
fn asked<const N: usize>(packets: [&'static [u8]; N]) -> (Ended, usize, Ruler) {
    asked_of(Ruler::NARROW, packets)
}

/// The same of one that this is expected of.
fn asked_of<const N: usize>(expected: Ruler, packets: [&'static [u8]; N]) -> (Ended, usize, Ruler) {
    let (terminal, typing) = pipe().unwrap();
    let (signals, _raise) = pipe().unwrap();
    let mut face = Counter {
        packets: VecDeque::from(packets),
        typing: Some(File::from(typing)),
        ..Counter::default()
    };
    let measure = || Size::new(20, 5);
    let mut session = Session {
        face: &mut face,
        inbox: Inbox::new(terminal, signals),
        screen: Screen::new(Writes::default(), measure(), Colors::Always),
        ruler: expected,
        probe: Probe::ask(&mut Writes::default(), 20).unwrap(),
        clicks: Clicks::default(),
        bare: None,
        away: false,
        measure,
    };
    let ended = session.live().unwrap();
    let ruler = session.ruler;
    (ended, face.drawn, ruler)
}

#[test]
fn the_first_frame_does_not_wait_and_is_drawn_anew_only_where_the_answer_differs() {
    let hung_up = Ended::Left(signal_code(SIGHUP));
    // The answers come in one packet, in several, or among keys.
    let narrow: &[u8] = b"\x1b[1;3R\x1b[1;7R\x1b[1;8Rq";
    assert_eq!(asked([narrow]), (Ended::Left(0), 1, Ruler::NARROW));
    let wide: &[u8] = b"\x1b[1;3R\x1b[1;7R\x1b[1;9R";
    assert_eq!(asked([wide]), (hung_up, 2, Ruler::WIDE));
    // What was expected is right, or it is not.
    let expected = asked_of(Ruler::WIDE, [b"\x1b[1;3R\x1b[1;7R\x1b[1;9Rq"]);
    assert_eq!(expected, (Ended::Left(0), 1, Ruler::WIDE));
    let otherwise = asked_of(Ruler::WIDE, [b"\x1b[1;3R\x1b[1;7R\x1b[1;8R", b"q"]);
    assert_eq!(otherwise, (Ended::Left(0), 2, Ruler::NARROW));
    let split = [&b"\x1b[1;3R\x1b[1;7Rj"[..], b"k\x1b[1;9Rq"];
    assert_eq!(asked(split), (Ended::Left(0), 2, Ruler::WIDE));
    // Without an answer nothing is lost, and one too many is no key.
    assert_eq!(asked([&b"q"[..]]), (Ended::Left(0), 1, Ruler::NARROW));
    let late = [&b"\x1b[1;3R\x1b[1;7R\x1b[1;8R\x1b[1;9Rq"[..]];
    assert_eq!(asked(late), (Ended::Left(0), 1, Ruler::NARROW));
}

#[test]
fn a_terminal_that_shows_no_chinese_is_left() {
    let gbk: &[u8] = b"\x1b[1;3R\x1b[1;9R\x1b[1;11R";
    let (ended, ..) = asked([gbk]);
    assert_eq!(ended, Ended::Unreadable(Finding::Gbk));
}
