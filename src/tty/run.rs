//! The loop: wait for news, let the face take it, draw once.

use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use rustix::io::Errno;
use rustix::process::{getpgrp, getsid, kill_current_process_group};
use rustix::stdio::stdin;
use signal_hook::consts::SIGHUP;

use super::bare::{self, Bare};
use super::check;
use super::guard::{self, Guard, Stdout};
use super::inbox::{Inbox, News};
use super::keys::Event;
use super::mouse::{Clicks, Mouse};
use super::options::Options;
use super::probe::{Finding, Probe};
use super::screen::Screen;
use super::signals::{self, Signal};
use crate::error::{Error, Kind, Result};
use crate::keys::Key;
use crate::lang::both;
use crate::text::{Ambiguous, Ruler};

/// What the face is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// A key; with `alt` it may be Esc and the key in one packet.
    Key(Key),
    /// Pasted text, line ends as `\n`, not cleaned. Never to be taken for keys.
    Paste(String),
    /// Text that must have been pasted, though the terminal does not mark pastes: it would have been taken for keys.
    UnmarkedPaste(String),
    /// The mouse; only with [`Options::mouse`].
    Mouse(Mouse),
    /// The terminal has another size.
    Resize,
    /// The time of [`Face::patience`] has passed.
    Time,
    /// The descriptor of [`Face::wake_fd`] can be read; it has to be read empty, or this comes again at once.
    Woken,
    /// The process goes on after a stop.
    Continued,
}

/// What the face wants next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Flow {
    /// Nothing: what is on the screen is right.
    Unchanged,
    /// A frame: something changed.
    Continue,
    /// A frame on an emptied screen.
    Redraw,
    /// The text of [`Face::bare`], sent to the clipboard and alone on the screen until the next key.
    Bare,
    /// To be stopped as by Ctrl-Z, the terminal given back meanwhile.
    Suspend,
    /// The end.
    Quit,
}

/// What the loop runs: the program's state and its picture.
pub(crate) trait Face {
    /// Takes one input; `size` is the terminal's in columns and rows.
    fn on(&mut self, input: Input, size: Size) -> Flow;
    /// Draws everything on an empty `frame`, measuring text with `ruler`; gives the cursor's place, if it is to be seen.
    fn draw(&mut self, frame: &mut Buffer, ruler: Ruler) -> Option<Position>;
    /// Whether a line is being typed: a paste that the terminal does not mark must then not be taken for keys.
    fn types_a_line(&self) -> bool {
        false
    }
    /// The text to copy after [`Flow::Bare`].
    fn bare(&mut self) -> Option<Bare> {
        None
    }
    /// How long nothing will change by itself, asked before each wait; after that [`Input::Time`] comes. `None`: for ever.
    fn patience(&self) -> Option<Duration> {
        None
    }
    /// The terminal has answered that text is measured so on it, whatever was expected.
    fn measured(&mut self, _ruler: Ruler) {}
    /// A descriptor to watch, if any.
    fn wake_fd(&self) -> Option<BorrowedFd<'_>>;
}

/// Shows `face` until it quits or the process is told to end; gives the process's exit code, 0 or 128 and the
/// signal's number. The terminal has been given back by then.
///
/// # Errors
/// If the terminal is not UTF-8, or the system refuses to read or write.
pub(crate) fn run(face: &mut impl Face, options: Options) -> Result<u8> {
    surroundings();
    // Before the terminal is touched: from then on every way out gives it back.
    let signals = signals::watch().map_err(|e| broken(&e))?;
    let guard = Guard::take(options.mouse).map_err(|e| broken(&e))?;
    let ended = show(face, options, signals);
    drop(guard);
    ended
}

/// Tells the log what the environment says of the terminal; of some only that they are there.
fn surroundings() {
    for name in [
        "TERM",
        "COLORTERM",
        "TERM_PROGRAM",
        "LANG",
        "LC_ALL",
        "LC_CTYPE",
    ] {
        if let Some(value) = std::env::var_os(name) {
            log::info!("environment: {name}={}", value.display());
        }
    }
    for name in ["TMUX", "STY", "SSH_CONNECTION"] {
        if std::env::var_os(name).is_some() {
            log::info!("environment: {name} is set");
        }
    }
}

fn show(face: &mut impl Face, options: Options, signals: OwnedFd) -> Result<u8> {
    let mut inbox = Inbox::new(stdin(), signals);
    if options.mouse {
        inbox.expect_mouse();
    }
    let size = guard::size();
    let (ruler, probe) = ruler(options, size.width).map_err(|e| broken(&e))?;
    log::info!("terminal: {size}, {ruler:?}, {options:?}");
    let mut session = Session {
        face,
        inbox,
        screen: Screen::new(Stdout, size, options.colors),
        ruler,
        probe,
        clicks: Clicks::default(),
        bare: None,
        away: false,
        measure: guard::size,
    };
    match session.live() {
        Ok(Ended::Left(code)) => Ok(code),
        Ok(Ended::Unreadable(finding)) => Err(unreadable(finding)),
        // The terminal went away while it was drawn on.
        Err(e) if is_gone(&e) => Ok(signal_code(SIGHUP)),
        Err(e) => Err(broken(&e)),
    }
}

/// How text is measured on this terminal of `width` columns, as far as it is known or expected, and the question that will tell.
fn ruler(options: Options, width: u16) -> io::Result<(Ruler, Option<Probe>)> {
    Ok(match options.ambiguous {
        Ambiguous::Narrow => (Ruler::NARROW, None),
        Ambiguous::Wide => (Ruler::WIDE, None),
        Ambiguous::Auto => (options.expected, Probe::ask(&mut Stdout, width)?),
    })
}

/// The error for a terminal that is not UTF-8; it has been told so in its own encoding by then, where that is known.
fn unreadable(finding: Finding) -> Error {
    if finding == Finding::Gbk {
        guard::leave();
        // The message in ASCII follows in any case.
        let _ = Stdout.write_all(check::OTHER_ENCODING_IN_GBK);
    }
    check::other_encoding()
}

fn broken(error: &io::Error) -> Error {
    Error::new(
        Kind::Io,
        both!(
            "终端读写失败：{error}",
            "the terminal cannot be used: {error}"
        ),
    )
}

fn is_gone(error: &io::Error) -> bool {
    let gone = [Errno::IO, Errno::PIPE, Errno::NXIO, Errno::BADF];
    gone.iter()
        .any(|e| error.raw_os_error() == Some(e.raw_os_error()))
}

fn signal_code(number: i32) -> u8 {
    u8::try_from(128 + number).unwrap_or(1)
}

struct Session<'a, F: Face, T: AsFd, W: Write> {
    face: &'a mut F,
    inbox: Inbox<T>,
    screen: Screen<W>,
    ruler: Ruler,
    /// The question whose answers are still to come.
    probe: Option<Probe>,
    clicks: Clicks,
    /// The text that stands alone on the screen.
    bare: Option<Bare>,
    /// Stopped by its own hand: nothing is drawn until the process goes on.
    away: bool,
    measure: fn() -> Size,
}

/// How a session ended.
#[derive(Debug, PartialEq, Eq)]
enum Ended {
    /// With this exit code.
    Left(u8),
    /// The terminal turned out to show no Chinese.
    Unreadable(Finding),
}

/// Where one piece of news leads.
enum Next {
    Go(Flow),
    End(Ended),
}

impl<F: Face, T: AsFd, W: Write> Session<'_, F, T, W> {
    /// Draws and waits by turns until the end.
    fn live(&mut self) -> io::Result<Ended> {
        let mut due = Flow::Redraw;
        loop {
            self.draw(due)?;
            due = Flow::Unchanged;
            self.inbox.expect_line(self.face.types_a_line());
            let patience = self.face.patience();
            let mut all = self.inbox.wait(self.face.wake_fd(), patience)?;
            if all.is_empty() {
                all.push(News::Time);
            }
            for news in all {
                match self.take(news)? {
                    Next::Go(flow) => due = due.max(flow),
                    Next::End(ended) => return Ok(ended),
                }
            }
        }
    }

    fn draw(&mut self, due: Flow) -> io::Result<()> {
        if self.away || due == Flow::Unchanged {
            return Ok(());
        }
        if due == Flow::Bare {
            self.bare = self.face.bare();
        }
        if let Some(bare) = &self.bare {
            if due < Flow::Redraw {
                return Ok(());
            }
            let (size, ruler) = ((self.measure)(), self.ruler);
            return self
                .screen
                .past(|out| bare::show(bare, due == Flow::Bare, size, ruler, out));
        }
        if due >= Flow::Redraw {
            self.screen.clear();
        }
        let mut frame = self.screen.frame();
        let caret = self.face.draw(&mut frame, self.ruler);
        self.screen.show(frame, caret)
    }

    fn take(&mut self, news: News) -> io::Result<Next> {
        if let News::HungUp | News::Signal(_) = news {
            log::info!("terminal: {news:?}");
        }
        let flow = match news {
            News::HungUp => return Ok(left(signal_code(SIGHUP))),
            News::Signal(Signal::End(number)) => return Ok(left(signal_code(number.into()))),
            News::Signal(Signal::Stop) => Flow::Suspend,
            News::Signal(Signal::Continue) => self.resume()?,
            // Drawn anew even if the size is what it was: the terminal may have cut what it showed on the way there and back.
            News::Signal(Signal::Resize) => self.feed(Input::Resize).max(Flow::Redraw),
            // Any key takes the bare text away and does nothing else: it may be meant for the terminal's own menu.
            News::Terminal(Event::Key(_)) if self.bare.take().is_some() => Flow::Redraw,
            News::Terminal(Event::Column(column)) => return Ok(self.answered(column)),
            News::Terminal(_) if self.bare.is_some() => Flow::Unchanged,
            News::Terminal(Event::Key(key)) => self.feed(Input::Key(key)),
            News::Terminal(Event::Paste(text)) => self.feed(Input::Paste(text)),
            News::Terminal(Event::Unmarked(text)) => self.feed(Input::UnmarkedPaste(text)),
            News::Terminal(Event::Mouse(mouse)) => {
                let mouse = self.clicks.judge(mouse, Instant::now());
                self.feed(Input::Mouse(mouse))
            }
            News::Woken => self.feed(Input::Woken),
            News::Time => self.feed(Input::Time),
        };
        match flow {
            Flow::Quit => Ok(left(0)),
            Flow::Suspend => self.suspend().map(Next::Go),
            flow => Ok(Next::Go(flow)),
        }
    }

    /// Takes an answer of the terminal; where the last one says that text is measured otherwise here than was expected, all is
    /// drawn anew.
    fn answered(&mut self, column: u16) -> Next {
        let Some(finding) = self.probe.as_mut().and_then(|probe| probe.take(column)) else {
            return Next::Go(Flow::Unchanged);
        };
        self.probe = None;
        if let Finding::Measured(ruler) = finding {
            self.face.measured(ruler);
        }
        match finding {
            Finding::Measured(ruler) if ruler == self.ruler => Next::Go(Flow::Unchanged),
            Finding::Measured(ruler) => {
                self.ruler = ruler;
                Next::Go(Flow::Redraw)
            }
            finding @ (Finding::Gbk | Finding::OtherEncoding) => {
                Next::End(Ended::Unreadable(finding))
            }
        }
    }

    fn feed(&mut self, input: Input) -> Flow {
        let size = self.measured();
        self.face.on(input, size)
    }

    /// The size now; the screen learns of it too.
    fn measured(&mut self) -> Size {
        let size = (self.measure)();
        self.screen.resize(size);
        size
    }

    /// Gives the terminal back and stops. Goes on at once where nobody could ever continue the process: it leads
    /// its session, as under `ssh host duban`.
    fn suspend(&mut self) -> io::Result<Flow> {
        guard::leave();
        if getsid(None).is_ok_and(|session| session == getpgrp()) {
            return self.resume();
        }
        self.away = true;
        // Not SIGTSTP: the program itself takes that for the wish to be stopped.
        kill_current_process_group(rustix::process::Signal::STOP)?;
        Ok(Flow::Unchanged)
    }

    /// Takes the terminal over anew after a stop: the shell has changed its settings and written on it.
    fn resume(&mut self) -> io::Result<Flow> {
        guard::enter()?;
        self.away = false;
        self.screen.forget();
        Ok(self.feed(Input::Continued).max(Flow::Redraw))
    }
}

fn left(code: u8) -> Next {
    Next::End(Ended::Left(code))
}

#[cfg(test)]
mod tests;
