//! Takes the terminal over and gives it back, whichever way the program ends.

use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode, window_size,
};
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, getpid, kill_process};
use rustix::stdio::stdout;
use rustix::termios::{QueueSelector, tcflush};

use super::mouse::{GiveWheelBack, ReportButtons, WheelAsArrows};
use crate::lang::Lang;

/// Whether the terminal is taken over at the moment.
static HELD: AtomicBool = AtomicBool::new(false);
/// Whether the mouse's buttons are reported while it is.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Switches off what another program may have left on: reports of the mouse (1000 to 1003, in their forms 1005, 1006, 1015, 1016)
/// and of the focus, the Windows console's records of keys, xterm's modifyOtherKeys, and kitty's keyboard protocol, whose
/// setting each screen of a terminal has for itself. Terminals that know none of them ignore these, or write letters that
/// are wiped out at once.
const MODES_OFF: &[u8] = b"\x1b[?1000l\x1b[?1001l\x1b[?1002l\x1b[?1003l\x1b[?1004l\x1b[?1005l\x1b[?1006l\x1b[?1015l\x1b[?1016l\x1b[?9001l\x1b[>4;0m\x1b[=0;1u";

/// Holds the terminal; gives it back when dropped.
#[must_use]
pub(super) struct Guard(());

impl Guard {
    /// Takes the terminal over, with the mouse's buttons if `mouse`.
    ///
    /// # Errors
    /// See [`enter`].
    pub(super) fn take(mouse: bool) -> io::Result<Self> {
        MOUSE.store(mouse, Ordering::SeqCst);
        enter()?;
        Ok(Self(()))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// Raw mode, alternate screen, bracketed paste, the wheel. Doing it again is harmless, and needed after the process
/// was stopped, since the shell has changed the settings by then.
///
/// # Errors
/// If standard input has no line settings, or standard output cannot be written.
pub(super) fn enter() -> io::Result<()> {
    // What is still held is given back first: crossterm changes nothing on a line that it believes to be raw, and
    // a mode saved twice would be saved as the program set it.
    leave();
    HELD.store(true, Ordering::SeqCst);
    line().told = false;
    enable_raw_mode()?;
    let mut bytes = Vec::new();
    queue!(bytes, EnterAlternateScreen)?;
    bytes.extend(MODES_OFF);
    queue!(
        bytes,
        EnableBracketedPaste,
        Hide,
        SetAttribute(Attribute::Reset),
        Clear(ClearType::All)
    )?;
    // Numbers from the keypad: one sequence of its application mode means End elsewhere.
    bytes.extend(b"\x1b>");
    if MOUSE.load(Ordering::SeqCst) {
        queue!(bytes, ReportButtons)?;
    } else {
        queue!(bytes, WheelAsArrows)?;
    }
    Stdout.write_all(&bytes)
}

/// Attributes off, an unfinished frame ended, the whole screen scrolling, mouse and paste as usual, the old screen, the cursor.
fn leaving() -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = queue!(
        bytes,
        SetAttribute(Attribute::Reset),
        EndSynchronizedUpdate,
        DisableBracketedPaste
    );
    let _ = if MOUSE.load(Ordering::SeqCst) {
        queue!(bytes, DisableMouseCapture)
    } else {
        queue!(bytes, GiveWheelBack)
    };
    bytes.extend(b"\x1b[r");
    // Emptied first: where there is no alternate screen, the shell would write into the picture.
    let _ = queue!(
        bytes,
        MoveTo(0, 0),
        Clear(ClearType::All),
        LeaveAlternateScreen,
        Show
    );
    bytes
}

/// What lies in the line to the terminal, as far as two threads have to agree on it.
struct Line {
    /// Whether what was written last gives the terminal back; it must not be thrown away.
    told: bool,
    /// How often what lay there was thrown away.
    emptied: usize,
}

static LINE: Mutex<Line> = Mutex::new(Line {
    told: false,
    emptied: 0,
});

fn line() -> MutexGuard<'static, Line> {
    LINE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the terminal back if it is taken over. Never fails: there is nobody left to tell.
pub(crate) fn leave() {
    if HELD.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
        let bytes = leaving();
        let before = line().emptied;
        // Without the lock: it may be stuck until the line is emptied.
        let _ = Stdout.write_all(&bytes);
        let mut line = line();
        if line.emptied != before {
            // Thrown away with what it was stuck behind; there is room now.
            let _ = Stdout.write_all(&bytes);
        }
        line.told = true;
    }
}

/// Throws away what was written and not yet taken by the terminal, so that a write stuck behind it goes on; but not what gives
/// the terminal back.
pub(super) fn make_room() {
    {
        let mut line = line();
        if line.told {
            return;
        }
        line.emptied += 1;
        let _ = tcflush(stdout(), QueueSelector::OFlush);
    }
    // Room alone wakes no writer; a signal with a handler makes the kernel try the write again.
    let _ = kill_process(getpid(), Signal::WINCH);
}

/// As [`leave`], but never waits for a terminal that takes no output: its line settings come back in any case, the
/// screen if it can be told. One raw write, since the main thread may be stuck in another.
pub(super) fn abandon() {
    if HELD.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
        let bytes = leaving();
        for _ in 0..TELLS {
            // The main thread may have filled the line again since there was room.
            let _ = tcflush(stdout(), QueueSelector::OFlush);
            if takes_output()
                && Stdout
                    .write(&bytes)
                    .is_ok_and(|written| written == bytes.len())
            {
                return;
            }
        }
    }
}

/// How often a terminal is told of the end that may have no room for it.
const TELLS: usize = 5;

/// Whether a write would not wait.
fn takes_output() -> bool {
    let output = stdout();
    let mut ready = [PollFd::new(&output, PollFlags::OUT)];
    let now = Timespec::default();
    poll(&mut ready, Some(&now)).is_ok_and(|n| n > 0) && ready[0].revents() == PollFlags::OUT
}

/// The terminal's size in columns and rows; 80 by 24, as serial lines have it, where it says nothing or 0.
///
/// Not `crossterm::terminal::size`, which starts the program `tput` where the terminal does not tell.
pub(super) fn size() -> Size {
    match window_size() {
        Ok(size) if size.columns > 0 && size.rows > 0 => Size::new(size.columns, size.rows),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mode_is_given_back() {
        for mouse in [false, true] {
            MOUSE.store(mouse, Ordering::SeqCst);
            let bytes = String::from_utf8(leaving()).unwrap();
            for mode in ["\x1b[r", "?2026l", "?2004l", "?1049l", "?25h"] {
                assert!(bytes.contains(mode), "{bytes:?}");
            }
            assert_eq!(bytes.contains("?1000l") && bytes.contains("?1006l"), mouse);
            assert_eq!(bytes.contains("?1007r"), !mouse);
        }
    }
}
