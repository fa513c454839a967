use std::cell::RefCell;
use std::fs::File;
use std::os::fd::OwnedFd;
use std::rc::Rc;

use ratatui::style::Style;
use rustix::pipe::pipe;

use super::*;
use crate::app::key::Code;
use crate::ui::put::put;

/// Counts what it is told; `q` quits, `z` changes nothing.
#[derive(Default)]
struct Counter {
    told: Vec<Input>,
    drawn: usize,
    wake: Option<OwnedFd>,
}

impl Face for Counter {
    fn on(&mut self, input: Input, _: Size) -> Flow {
        let flow = match &input {
            Input::Key(key) if *key == Key::char('q') => Flow::Quit,
            Input::Key(key) if *key == Key::char('z') => Flow::Unchanged,
            Input::Woken => {
                self.wake = None;
                Flow::Continue
            }
            _ => Flow::Continue,
        };
        self.told.push(input);
        flow
    }

    fn draw(&mut self, frame: &mut Frame<'_>, ruler: Ruler) {
        self.drawn += 1;
        let text = format!("{}", self.told.len());
        put(frame.buffer_mut(), (0, 0), 10, &text, Style::new(), ruler);
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

/// Runs the loop on a line that sends `typed` and then hangs up, with `signals` raised before; gives the exit code
/// and the number of writes.
fn run_on(face: &mut Counter, typed: &[u8], signals: &[i32]) -> (u8, usize) {
    let (terminal, typing) = pipe().unwrap();
    let (read, raise) = pipe().unwrap();
    File::from(typing).write_all(typed).unwrap();
    let bytes: Vec<u8> = signals.iter().map(|s| u8::try_from(*s).unwrap()).collect();
    let mut raise = File::from(raise);
    raise.write_all(&bytes).unwrap();
    let writes = Writes::default();
    let measure = || Size::new(20, 5);
    let screen = Screen::new(writes.clone(), measure(), Colors::Always);
    let mut session = Session {
        face,
        inbox: Inbox::new(terminal, read),
        terminal: Terminal::new(screen).unwrap(),
        ruler: Ruler::NARROW,
        away: false,
        measure,
    };
    let code = session.live().unwrap();
    let count = *writes.0.borrow();
    (code, count)
}

#[test]
fn fifty_keys_in_one_packet_make_one_frame() {
    let mut face = Counter::default();
    let typed = "j".repeat(50);
    // The frame at the start; the keys and the line's end come together, and nothing is left to draw on.
    let (code, writes) = run_on(&mut face, typed.as_bytes(), &[]);
    assert_eq!((face.told.len(), code), (50, 129));
    assert_eq!((face.drawn, writes), (1, 1));
}

#[test]
fn the_line_s_end_ends_the_program() {
    assert_eq!(run_on(&mut Counter::default(), b"", &[]).0, 129);
}

#[test]
fn quit_is_code_0_and_nothing_after_it_is_taken() {
    let mut face = Counter::default();
    assert_eq!(run_on(&mut face, b"jqj", &[]).0, 0);
    assert_eq!(face.told.len(), 2);
}

#[test]
fn a_signal_ends_with_its_code() {
    for (signal, code) in [(15, 143), (1, 129), (2, 130), (3, 131)] {
        assert_eq!(run_on(&mut Counter::default(), b"", &[signal]).0, code);
    }
}

#[test]
fn many_resizes_are_one_frame() {
    let mut face = Counter::default();
    let winch = [signal_hook::consts::SIGWINCH; 30];
    run_on(&mut face, b"", &winch);
    assert_eq!(face.told, vec![Input::Resize; 30]);
    assert_eq!(face.drawn, 1);
}

#[test]
fn the_watched_file_wakes_the_face() {
    let (wake, end) = pipe().unwrap();
    drop(end);
    let mut face = Counter {
        wake: Some(wake),
        ..Counter::default()
    };
    run_on(&mut face, b"", &[]);
    assert_eq!(face.told, []);
    let (wake, mut end) = pipe().map(|(r, w)| (r, File::from(w))).unwrap();
    end.write_all(b"!").unwrap();
    let mut face = Counter {
        wake: Some(wake),
        ..Counter::default()
    };
    run_on(&mut face, b"z", &[]);
    assert!(face.told.contains(&Input::Woken) || face.told.len() == 1);
}

#[test]
fn a_paste_and_an_alt_key_reach_the_face_as_they_are() {
    let mut face = Counter::default();
    run_on(&mut face, b"\x1b[200~q\x1b[201~\x1bj\x1b[1;3R", &[]);
    let alt = Key {
        code: Code::Char('j'),
        ctrl: false,
        alt: true,
    };
    assert_eq!(face.told, [Input::Paste("q".into()), Input::Key(alt)]);
}
