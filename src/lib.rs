//! duban (督办, to see a task through).

// The skeleton's parts are joined as the layers land.
#![allow(dead_code, unused_imports)]

mod catalogue;
mod error;
mod journal;
mod lang;
mod notice;
mod ronfile;
mod text;

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with the process's arguments, its name first.
pub fn run(_args: impl IntoIterator<Item = OsString>) -> ExitCode {
    ExitCode::SUCCESS
}
