//! A question on the terminal.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::cli::out::Out;
use crate::lang::tr;

/// Whether somebody is there to answer.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Whether whoever is there agrees to record so many returns.
pub(super) fn agrees(count: usize, out: &mut Out) -> bool {
    out.flush();
    let question = tr!(
        out.lang,
        "登记这 {count} 条？(y/n) ",
        "record these {count}? (y/n) "
    );
    // Without an answer nothing is recorded, so that a failure costs nothing.
    let mut err = io::stderr().lock();
    let _ = err
        .write_all(question.as_bytes())
        .and_then(|()| err.flush());
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    read.is_ok() && ["y", "yes", "ｙ", "Ｙ", "是"].contains(&line.trim().to_lowercase().as_str())
}
