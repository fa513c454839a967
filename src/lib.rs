//! duban (督办, to see a task through).

// The skeleton's parts are joined as the layers land.
#![allow(dead_code, unused_imports)]

mod app;
mod catalogue;
mod error;
mod journal;
mod lang;
mod listing;
mod notice;
mod ronfile;
mod search;
mod store;
mod text;
mod tty;
mod ui;

#[cfg(test)]
#[path = "../tests/session/mod.rs"]
mod session_tests;

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with the process's arguments, its name first.
pub fn run(_args: impl IntoIterator<Item = OsString>) -> ExitCode {
    match screen() {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            use std::io::Write as _;
            let _ = writeln!(std::io::stderr(), "{}", error.message(lang::Lang::Zh));
            ExitCode::from(error.exit_code())
        }
    }
}

fn screen() -> error::Result<u8> {
    let catalogue = catalogue::Catalogue::embedded()?;
    let index = search::Index::new(&catalogue, &catalogue::Lexicon::embedded()?);
    let path = store::default_path(|name| std::env::var_os(name), &catalogue.notice.id)
        .unwrap_or_default();
    let store = store::Store::at(path, &catalogue.notice.id, store::Missing::EmptyWithFolder);
    let operator = whoami::username().unwrap_or_default();
    let world = app::World {
        catalogue,
        index,
        lang: lang::Lang::Zh,
        operator,
    };
    let mut program = tty::Program::open(world, store)?;
    tty::install_panic_hook(lang::Lang::Zh);
    tty::run(&mut program, tty::Options::default())
}
