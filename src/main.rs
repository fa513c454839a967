//! The `duban` binary: everything lives in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    duban::run(std::env::args_os())
}
