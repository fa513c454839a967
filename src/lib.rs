//! duban (督办, to see a task through).

// The skeleton's parts are joined as the layers land.
#![allow(dead_code, unused_imports)]

// mod app;
mod catalogue;
mod cli;
mod error;
mod journal;
mod lang;
mod listing;
mod notice;
mod ronfile;
mod search;
mod store;
mod text;
// mod tty;
// mod ui;

// #[cfg(test)]
// #[path = "../tests/session/mod.rs"]
// mod session_tests;

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with the process's arguments, its name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    ExitCode::from(match cli::run(args) {
        cli::Wants::Screen(options) => screen(&options),
        cli::Wants::Ended(code) => code,
    })
}

/// Opens the screen; gives the exit code.
// THE PLACE OF THE SCREEN: no verb was given. `cli::Desk::open(options)` gives catalogue, index and store,
// `cli::operator(options)` the operator.
fn screen(_options: &cli::Options) -> u8 {
    0
}
