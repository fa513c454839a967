//! What leaves the program: results on standard output in large pieces, messages on standard error.

use std::env;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use rustix::termios::tcgetwinsize;

use super::ending::Ending;
use crate::error::{Error, Kind, Result};
use crate::lang::{Lang, both, tr};
use crate::settings::{Options, When};
use crate::text;

/// Columns of a terminal that does not say how wide it is.
const USUAL_WIDTH: usize = 80;

/// How a piece of text is set off on a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Headings, and what is under way.
    Bold,
    /// What is done: a blue that can be read on black and on white, as on the screen.
    Blue,
}

/// Standard output and standard error.
pub(super) struct Out {
    sink: BufWriter<StdoutLock<'static>>,
    /// The language of messages.
    pub(super) lang: Lang,
    /// The columns of the terminal; `None` where standard output is none.
    pub(super) columns: Option<usize>,
    color: bool,
    broken: Option<io::Error>,
    saved: bool,
}

impl Out {
    /// Before the options are known: no colours.
    pub(super) fn plain(lang: Lang) -> Self {
        Self::new(&Options {
            lang,
            color: When::Never,
            ..Options::default()
        })
    }

    /// As the options say.
    pub(super) fn new(options: &Options) -> Self {
        let stdout = io::stdout();
        let columns = stdout.is_terminal().then(|| {
            let size = tcgetwinsize(&stdout).map_or(0, |size| usize::from(size.ws_col));
            if size == 0 { USUAL_WIDTH } else { size }
        });
        let term = env::var("TERM").unwrap_or_default();
        let shown = options
            .color
            .shows_colors(env::var_os("NO_COLOR").as_deref(), &term);
        // Unasked, colours go to a terminal alone.
        let color = shown && (columns.is_some() || options.color == When::Always);
        let sink = BufWriter::with_capacity(1 << 16, stdout.lock());
        Self {
            sink,
            lang: options.lang,
            columns,
            color,
            broken: None,
            saved: false,
        }
    }

    /// Writes `text` as it is. A failure is kept for [`end`](Self::end), so that no verb has to ask after each line.
    pub(super) fn write(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Writes bytes as they are: a file that goes to standard output.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        if self.broken.is_none() {
            self.broken = self.sink.write_all(bytes).err();
        }
    }

    /// Writes a line, cleaned of all that a terminal could obey.
    pub(super) fn line(&mut self, line: &str) {
        self.write(&text::clean(line));
        self.write("\n");
    }

    /// `text` set off, where colours are sent; `text` must be clean.
    pub(super) fn ink(&self, ink: Ink, text: &str) -> String {
        let code = match ink {
            Ink::Bold => 1,
            Ink::Blue => 94,
        };
        if self.color {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }

    /// Writes an already clean line with its colours.
    pub(super) fn inked(&mut self, line: &str) {
        self.write(line);
        self.write("\n");
    }

    /// Brings out what was written so far, so that a question comes after it. A failure is kept for [`end`](Self::end).
    pub(super) fn flush(&mut self) {
        if self.broken.is_none() {
            self.broken = self.sink.flush().err();
        }
    }

    /// A message on standard error.
    pub(super) fn note(&self, note: &str) {
        complain(&text::clean(note));
    }

    /// An error on standard error that does not end the verb.
    pub(super) fn warn(&self, error: &Error) {
        complain(&error.message(self.lang));
    }

    /// From now on a failing standard output does not make the exit code one of failure: the entries are on disk.
    pub(super) fn saved(&mut self) {
        self.saved = true;
    }

    /// Tells of an error; gives its exit code.
    pub(super) fn fail(&mut self, error: &Error) -> u8 {
        // What came before the error goes first; the error itself is what counts.
        let _ = self.sink.flush();
        self.warn(error);
        error.exit_code()
    }

    /// Brings everything out and gives the exit code. A reader that has gone away is none of our business.
    pub(super) fn end(mut self, ended: Result<Ending>) -> u8 {
        let ending = match ended {
            Ok(ending) => ending,
            Err(e) => return self.fail(&e),
        };
        let written = match self.broken.take() {
            Some(e) => Err(e),
            None => self.sink.flush(),
        };
        match written {
            Ok(()) => ending as u8,
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => 0,
            Err(e) if self.saved => {
                self.note(&tr!(
                    self.lang,
                    "已保存，但无法写到标准输出：{e}",
                    "saved, but standard output cannot be written: {e}"
                ));
                0
            }
            Err(e) => self.fail(&Error::new(
                Kind::Io,
                both!(
                    "无法写到标准输出：{e}",
                    "standard output cannot be written: {e}"
                ),
            )),
        }
    }
}

fn complain(line: &str) {
    // There is nobody left to tell when this fails.
    let _ = io::stderr()
        .lock()
        .write_all(format!("{line}\n").as_bytes());
}
