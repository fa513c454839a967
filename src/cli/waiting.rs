//! A line on standard error while something takes long: what is made, and for how long already. Only where people see it.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::lang::{Lang, tr};
use crate::text::clean;

/// How long nothing is said.
const PATIENCE: Duration = Duration::from_millis(1500);
/// How often the line changes.
const STEP: Duration = Duration::from_millis(250);
/// Columns of the bar.
const BAR: u64 = 10;

/// The line; wiped out when this is dropped.
pub(super) struct Waiting {
    /// Dropping it ends the thread.
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Waiting {
    /// Tells that `what` is being made, once that takes long and where standard error is a terminal.
    pub(super) fn for_making(what: &str, lang: Lang) -> Self {
        if !io::stderr().is_terminal() {
            return Self {
                end: None,
                thread: None,
            };
        }
        let (end, ended) = mpsc::channel();
        let what = clean(what).into_owned();
        let since = Instant::now();
        let thread = thread::spawn(move || {
            let mut step = PATIENCE;
            let mut shown = false;
            while ended.recv_timeout(step) == Err(RecvTimeoutError::Timeout) {
                step = STEP;
                shown = true;
                say(&line(&what, since.elapsed(), lang));
            }
            if shown {
                say("");
            }
        });
        Self {
            end: Some(end),
            thread: Some(thread),
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // A thread that failed leaves a line on the terminal, no more.
            let _ = thread.join();
        }
    }
}

/// A bar that runs to and fro, since nobody knows the end; what is made, and since when.
fn line(what: &str, since: Duration, lang: Lang) -> String {
    let steps = u64::try_from(since.as_millis() / STEP.as_millis()).unwrap_or(0);
    let round = steps % (2 * BAR);
    let at = round.min(2 * BAR - 1 - round);
    let bar: String = (0..BAR)
        .map(|it| if it == at { '#' } else { '.' })
        .collect();
    let seconds = since.as_secs();
    tr!(
        lang,
        "[{bar}] 正在生成 {what}，已用 {seconds} 秒",
        "[{bar}] making {what}, {seconds} s so far"
    )
}

/// Writes the line in place of the one before. A terminal that is gone is no reason to stop.
fn say(line: &str) {
    let _ = io::stderr().write_all(format!("\r\x1b[K{line}").as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_runs_to_and_fro_and_the_seconds_go_on() {
        let at = |ms| line("台账.xlsx", Duration::from_millis(ms), Lang::Zh);
        assert_eq!(at(0), "[#.........] 正在生成 台账.xlsx，已用 0 秒");
        assert_eq!(at(2250), "[.........#] 正在生成 台账.xlsx，已用 2 秒");
        assert_eq!(at(2500), "[.........#] 正在生成 台账.xlsx，已用 2 秒");
        assert_eq!(at(4750), "[#.........] 正在生成 台账.xlsx，已用 4 秒");
    }
}
