//! Everything the loop waits for, in one blocking `poll`: keys, signals, the watched file, the line's end.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::keys::{Decoder, Event};
use super::pasted::{text_of, unmarked_paste};
use super::signals::Signal;

/// How soon after an unmarked paste what comes still belongs to it: it arrives in pieces.
const STILL_PASTED: Duration = Duration::from_millis(100);

/// The most bytes read before the screen is drawn again, so that a flood cannot freeze it.
const FLOOD: usize = 64 * 1024;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// The terminal sent something.
    Terminal(Event),
    /// A signal.
    Signal(Signal),
    /// The watched descriptor can be read.
    Woken,
    /// So long nothing has happened; [`Inbox::wait`] says it by giving nothing.
    Time,
    /// The terminal is gone.
    HungUp,
}

/// Waits for news.
pub(super) struct Inbox<T: AsFd> {
    terminal: T,
    signals: OwnedFd,
    decoder: Decoder,
    /// Whether a line is being typed, so that a paste without marks must not be taken for keys.
    line: bool,
    /// Until when what comes belongs to a paste without marks.
    pasted_until: Option<Instant>,
    /// The beginning of a character that a read of such a paste has cut in two.
    cut: Vec<u8>,
}

impl<T: AsFd> Inbox<T> {
    /// Reads keys from `terminal`, and signals from the pipe of [`watch`](super::signals::watch).
    pub(super) fn new(terminal: T, signals: OwnedFd) -> Self {
        Self {
            terminal,
            signals,
            decoder: Decoder::default(),
            line: false,
            pasted_until: None,
            cut: Vec::new(),
        }
    }

    /// Whether a line is being typed from now on.
    pub(super) fn expect_line(&mut self, line: bool) {
        self.line = line;
    }

    /// From now on the mouse is reported.
    pub(super) fn expect_mouse(&mut self) {
        self.decoder.expect_mouse();
    }

    /// All that has happened, waiting for the first; nothing only if `limit` has passed.
    ///
    /// What can be had without waiting is had, so that fifty keys in one packet make one frame. `wake` counts as
    /// news as long as it can be read.
    ///
    /// # Errors
    /// If the system refuses to wait.
    pub(super) fn wait(
        &mut self,
        wake: Option<BorrowedFd<'_>>,
        limit: Option<Duration>,
    ) -> io::Result<Vec<News>> {
        let deadline = limit.and_then(|limit| Instant::now().checked_add(limit));
        let mut news: Vec<News> = Vec::new();
        let mut room = FLOOD;
        loop {
            let left = deadline.map(|d| d.saturating_duration_since(Instant::now()));
            let patience = self.decoder.patience();
            let time = if news.is_empty() {
                [left, patience].into_iter().flatten().min()
            } else {
                Some(Duration::ZERO)
            };
            let ready = self.ready(wake, time)?;
            if ready.nothing() {
                if !news.is_empty() {
                    return Ok(news);
                }
                if patience.is_some() && time == patience {
                    let events = self.decoder.give_up();
                    news.extend(events.into_iter().map(News::Terminal));
                } else if left.is_some_and(|left| left.is_zero()) {
                    return Ok(news);
                }
                continue;
            }
            if ready.signals {
                self.read_signals(&mut news)?;
            }
            if ready.terminal && !self.read_keys(&mut news, &mut room)? {
                news.push(News::HungUp);
                return Ok(news);
            }
            if ready.woken {
                news.push(News::Woken);
                return Ok(news);
            }
            if room == 0 {
                return Ok(news);
            }
        }
    }

    fn ready(&self, wake: Option<BorrowedFd<'_>>, time: Option<Duration>) -> io::Result<Ready> {
        let mut fds = vec![
            PollFd::new(&self.terminal, PollFlags::IN),
            PollFd::new(&self.signals, PollFlags::IN),
        ];
        fds.extend(wake.map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN)));
        let time = time.and_then(|time| Timespec::try_from(time).ok());
        // A signal interrupts, and then its byte is in the pipe, or will be.
        rustix::io::retry_on_intr(|| poll(&mut fds, time.as_ref()))?;
        Ok(Ready {
            // Hung up counts too: reading then says so at once, after all that was typed before.
            terminal: !fds[0].revents().is_empty(),
            signals: fds[1].revents().contains(PollFlags::IN),
            woken: fds.get(2).is_some_and(|fd| !fd.revents().is_empty()),
        })
    }

    fn read_signals(&self, news: &mut Vec<News>) -> io::Result<()> {
        let mut bytes = [0; 64];
        let count = rustix::io::retry_on_intr(|| rustix::io::read(&self.signals, &mut bytes))?;
        news.extend(bytes[..count].iter().map(|b| News::Signal(Signal::of(*b))));
        Ok(())
    }

    /// Reads what is there; `false` at the line's end.
    fn read_keys(&mut self, news: &mut Vec<News>, room: &mut usize) -> io::Result<bool> {
        let mut bytes = [0; 4096];
        let count = match rustix::io::read(&self.terminal, &mut bytes) {
            Ok(0) | Err(Errno::IO | Errno::NXIO | Errno::BADF) => return Ok(false),
            Err(Errno::INTR | Errno::AGAIN) => return Ok(true),
            other => other?,
        };
        *room = room.saturating_sub(count);
        let events = match self.unmarked(&bytes[..count]) {
            Some(text) => vec![Event::Unmarked(text)],
            None => self.decoder.feed(&bytes[..count]),
        };
        news.extend(events.into_iter().map(News::Terminal));
        Ok(true)
    }

    /// The text of a paste without marks, if the bytes are one or the next piece of one.
    fn unmarked(&mut self, bytes: &[u8]) -> Option<String> {
        let goes_on = self
            .pasted_until
            .take()
            .is_some_and(|until| Instant::now() < until);
        if !self.decoder.is_idle() || !(self.line || goes_on) {
            return None;
        }
        let mut whole = std::mem::take(&mut self.cut);
        whole.extend(bytes);
        let end = match std::str::from_utf8(&whole) {
            Err(e) if e.error_len().is_none() => e.valid_up_to(),
            _ => whole.len(),
        };
        let text = if goes_on {
            text_of(&whole[..end])
        } else {
            unmarked_paste(&whole[..end])
        };
        if text.is_some() {
            self.cut = whole.split_off(end);
            self.pasted_until = Some(Instant::now() + STILL_PASTED);
        }
        text
    }
}

#[derive(Clone, Copy)]
struct Ready {
    terminal: bool,
    signals: bool,
    woken: bool,
}

impl Ready {
    fn nothing(self) -> bool {
        !(self.terminal || self.signals || self.woken)
    }
}
