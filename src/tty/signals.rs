//! Signals → bytes in a pipe, so that the loop waits for them as for keys; and the last resort when it does not
//! come to read them.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::OwnedFd;
use std::time::Duration;

use rustix::pipe::{PipeFlags, pipe_with};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::guard;

/// How long the loop has to end by itself: enough for a redraw over a slow line, and for a file being written.
const GRACE: Duration = Duration::from_millis(500);

/// How often output that nobody takes is thrown away then, so that the loop comes to give the terminal back, and how
/// long it has each time.
const TRIES: usize = 10;
const TRY: Duration = Duration::from_millis(20);

/// What the loop is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// The process is to end; the signal's number.
    End(u8),
    /// The process is to stop, as with Ctrl-Z.
    Stop,
    /// It goes on after a stop.
    Continue,
    /// The terminal has another size.
    Resize,
}

impl Signal {
    /// The signal that [`watch`] wrote as this byte.
    pub(super) fn of(byte: u8) -> Self {
        match i32::from(byte) {
            SIGTSTP => Self::Stop,
            SIGCONT => Self::Continue,
            SIGWINCH => Self::Resize,
            _ => Self::End(byte),
        }
    }
}

/// Starts watching; each signal becomes one byte to read, see [`Signal::of`].
///
/// A thread passes them on. If the process is still there [`GRACE`] after one that ends it, say because the
/// terminal takes no output, the thread makes room for it to end; if that does not help, the thread gives the
/// terminal back as far as that goes and ends the process.
///
/// # Errors
/// If there is no pipe or no thread to be had.
pub(super) fn watch() -> io::Result<OwnedFd> {
    let (read, write) = pipe_with(PipeFlags::CLOEXEC)?;
    let all = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    let mut signals = Signals::new(all)?;
    let mut write = File::from(write);
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for number in signals.forever() {
                let byte = u8::try_from(number).unwrap_or(0);
                // If nobody reads any more, the process is ending anyway.
                let _ = write.write_all(&[byte]);
                if let Signal::End(_) = Signal::of(byte) {
                    std::thread::sleep(GRACE);
                    for _ in 0..TRIES {
                        guard::make_room();
                        std::thread::sleep(TRY);
                    }
                    guard::abandon();
                    std::process::exit(128 + number);
                }
            }
        })?;
    Ok(read)
}
