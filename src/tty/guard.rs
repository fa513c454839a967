//! Takes the terminal over and gives it back, whichever way the program ends.

use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, getpid, kill_process};
use rustix::stdio::{stdin, stdout};
use rustix::termios::{
    OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcgetwinsize, tcsetattr,
};

use crate::lang::Lang;

/// Alternate screen, bracketed paste, no cursor, an empty page.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[m\x1b[2J";
/// Attributes off, an unfinished frame ended, paste as usual, the old screen, the cursor.
const LEAVE: &[u8] = b"\x1b[m\x1b[?2026l\x1b[?2004l\x1b[?1049l\x1b[?25h";

/// The line's settings as the program found them.
static FOUND: OnceLock<Termios> = OnceLock::new();
/// Whether the terminal is taken over at the moment.
static HELD: AtomicBool = AtomicBool::new(false);

/// Holds the terminal; gives it back when dropped.
#[must_use]
pub(super) struct Guard(());

impl Guard {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// See [`enter`].
    pub(super) fn take() -> io::Result<Self> {
        enter()?;
        Ok(Self(()))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// Raw mode, alternate screen, bracketed paste. Doing it again is harmless, and needed after the process was
/// stopped, since the shell has changed the settings by then.
///
/// # Errors
/// If standard input has no line settings, or standard output cannot be written.
pub(super) fn enter() -> io::Result<()> {
    if FOUND.get().is_none() {
        // Only the first settings found are kept: later ones could be the program's own.
        let _ = FOUND.set(tcgetattr(stdin())?);
    }
    HELD.store(true, Ordering::SeqCst);
    if let Some(found) = FOUND.get() {
        let mut raw = found.clone();
        raw.make_raw();
        tcsetattr(stdin(), OptionalActions::Now, &raw)?;
    }
    Stdout.write_all(ENTER)
}

/// Gives the terminal back if it is taken over. Never fails: there is nobody left to tell.
pub(crate) fn leave() {
    if HELD.swap(false, Ordering::SeqCst) {
        restore_line();
        let _ = Stdout.write_all(LEAVE);
    }
}

/// Throws away what was written and not yet taken by the terminal, so that a write stuck behind it goes on.
pub(super) fn make_room() {
    let _ = tcflush(stdout(), QueueSelector::OFlush);
    // Room alone wakes no writer; a signal with a handler makes the kernel try the write again.
    let _ = kill_process(getpid(), Signal::WINCH);
}

/// As [`leave`], but never waits for a terminal that takes no output: its line settings come back in any case, the
/// screen if it can be told.
pub(super) fn abandon() {
    if HELD.swap(false, Ordering::SeqCst) {
        restore_line();
        let output = stdout();
        let mut ready = [PollFd::new(&output, PollFlags::OUT)];
        let now = Timespec::default();
        if poll(&mut ready, Some(&now)).is_ok_and(|n| n > 0) && ready[0].revents() == PollFlags::OUT
        {
            let _ = Stdout.write(LEAVE);
        }
    }
}

fn restore_line() {
    if let Some(found) = FOUND.get() {
        let _ = tcsetattr(stdin(), OptionalActions::Now, found);
    }
}

/// The terminal's size in columns and rows; 80 by 24, as serial lines have it, where it says nothing or 0.
pub(super) fn size() -> Size {
    match tcgetwinsize(stdout()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => Size::new(size.ws_col, size.ws_row),
        _ => Size::new(80, 24),
    }
}

/// Standard output without a buffer or a lock: a frame is one `write`, and a thread that is stuck in one hinders
/// no other.
pub(super) struct Stdout;

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(rustix::io::write(stdout(), bytes)?)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Makes a panic give the terminal back before it reports itself. The process then ends with code 101.
pub(crate) fn install_panic_hook(lang: Lang) {
    std::panic::set_hook(Box::new(move |info| {
        leave();
        // The terminal may be gone; a failing report must not panic again.
        let _ = io::stderr().write_all(report(info, lang).as_bytes());
    }));
}

fn report(info: &PanicHookInfo<'_>, lang: Lang) -> String {
    let payload = info.payload();
    let what = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("?");
    let place = info
        .location()
        .map_or_else(String::new, ToString::to_string);
    let said = lang.pick(
        "督办程序内部出错，已退出。此前的登记均已保存。\n请将以下内容报告给程序维护人员：",
        "duban hit a fault of its own and has stopped. Everything recorded before is saved.\n\
         Please report the lines below to whoever maintains it:",
    );
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "{said}\nduban {version}, {place}: {}\n",
        crate::text::clean_lines(what)
    )
}
