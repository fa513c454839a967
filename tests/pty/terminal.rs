//! A terminal to run the program in: a real pseudo-terminal, and an emulated screen behind it.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// Longer than any answer takes on a busy machine; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(20);
/// "Where is the cursor?", which a terminal answers.
const WHERE: &[u8] = b"\x1b[6n";

/// The program on a terminal.
pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    pub(crate) child: Box<dyn Child + Send + Sync>,
    input: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    before: String,
    /// Whether it draws “ two columns wide, by what it answers; the emulated screen does not.
    wide: bool,
    /// Bytes that came since they were counted last.
    taken: usize,
}

impl Terminal {
    /// Starts `duban` with these arguments in a clean environment whose home is `home`.
    pub(crate) fn start(home: &Path, size: (u16, u16), args: &[&str]) -> Self {
        Self::start_with(home, size, args, &[])
    }

    /// The same in a terminal of this kind, by terminfo's names.
    pub(crate) fn start_as(term: &str, home: &Path, size: (u16, u16), args: &[&str]) -> Self {
        Self::start_with(home, size, args, &[("TERM", term)])
    }

    /// The same with these variables set too.
    pub(crate) fn start_with(
        home: &Path,
        size: (u16, u16),
        args: &[&str],
        variables: &[(&str, &str)],
    ) -> Self {
        Self::run(env!("CARGO_BIN_EXE_duban"), home, size, args, variables)
    }

    /// Starts it on a terminal that answers that “ takes two columns.
    pub(crate) fn start_wide(home: &Path, size: (u16, u16), variables: &[(&str, &str)]) -> Self {
        let mut terminal = Self::start_with(home, size, &[], variables);
        // Nothing that came has been looked at, and answered, yet.
        terminal.wide = true;
        terminal
    }

    /// Starts a shell in that environment, which `duban` can be started from.
    pub(crate) fn shell(home: &Path, size: (u16, u16)) -> Self {
        Self::run("/bin/sh", home, size, &["-i"], &[("PS1", "$ ")])
    }

    fn run(
        program: &str,
        home: &Path,
        (columns, rows): (u16, u16),
        args: &[&str],
        variables: &[(&str, &str)],
    ) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.env("HOME", home);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        for (name, value) in variables {
            command.env(name, value);
        }
        command.cwd(home);
        command.args(args);
        let before = modes(pair.master.as_ref());
        let child = pair.slave.spawn_command(command).unwrap();
        // The terminal ends when the program does, not when this test lets go of it.
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        let input = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        Self {
            master: pair.master,
            child,
            input,
            output,
            screen,
            before,
            wide: false,
            taken: 0,
        }
    }

    /// Whether anything on the screen has a colour.
    pub(crate) fn has_colors(&self) -> bool {
        let screen = self.screen.screen();
        let (rows, columns) = screen.size();
        let (rows, columns): (u16, u16) = (rows.into(), columns.into());
        (0..rows).any(|row| {
            (0..columns).any(|column| {
                let cell = screen.cell(row, column);
                cell.is_some_and(|cell| cell.fgcolor() != vt100::Color::Default)
            })
        })
    }

    /// Types bytes.
    pub(crate) fn send(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
    }

    /// Makes the window another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.screen
            .screen_mut()
            .set_size(rows.try_into().unwrap(), columns.try_into().unwrap());
        self.master
            .resize(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
    }

    /// Waits until the screen holds `text`.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.text().contains(text) {
            assert!(self.take_output(end), "no {text:?} on\n{}", self.text());
        }
    }

    /// Waits until the program has ended; how it ended.
    #[track_caller]
    pub(crate) fn wait_for_end(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        loop {
            self.take_output(Instant::now() + Duration::from_millis(20));
            if let Some(status) = self.child.try_wait().unwrap() {
                while self.take_output(Instant::now() + Duration::from_millis(50)) {}
                return status;
            }
            assert!(Instant::now() < end, "still running:\n{}", self.text());
        }
    }

    /// Takes what comes until nothing has come for a moment; gives the bytes since the last such call.
    pub(crate) fn settle(&mut self) -> usize {
        while self.sent_within(Duration::from_millis(200)) > 0 {}
        std::mem::take(&mut self.taken)
    }

    /// The bytes that come in this time, at the least until the first have come.
    pub(crate) fn sent_within(&mut self, time: Duration) -> usize {
        let before = self.taken;
        self.take_output(Instant::now() + time);
        self.taken - before
    }

    /// The screen as text.
    pub(crate) fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Asserts that the terminal is as it was before the program started.
    #[track_caller]
    pub(crate) fn assert_given_back(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "still on the alternate screen");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "pastes are still bracketed");
        assert_eq!(
            modes(self.master.as_ref()),
            self.before,
            "the line's modes have changed"
        );
    }

    /// Feeds what has come to the screen; `false` when nothing came until `end`.
    fn take_output(&mut self, end: Instant) -> bool {
        let wait = end.saturating_duration_since(Instant::now());
        let bytes = match self.output.recv_timeout(wait) {
            Ok(bytes) => bytes,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return false,
        };
        self.taken += bytes.len();
        let mut rest = &bytes[..];
        while let Some(at) = rest.windows(WHERE.len()).position(|window| window == WHERE) {
            self.screen.process(&rest[..at]);
            let (row, column) = self.screen.screen().cursor_position();
            let more = u16::from(self.wide && rest[..at].ends_with("“".as_bytes()));
            self.send(&format!("\x1b[{};{}R", row + 1, column + 1 + more));
            rest = &rest[at + WHERE.len()..];
        }
        self.screen.process(rest);
        true
    }
}

/// How the line treats what is typed: echo, line editing, signals.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}
