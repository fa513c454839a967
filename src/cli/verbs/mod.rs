//! The verbs, one file each, and the one table of them that parser, help and dispatch read.

mod check;
mod config;
mod due;
mod import;
mod init;
mod list;
mod log;
mod mark;
mod merge;
mod note;
mod notice;
mod overview;
mod search;
mod show;
mod status;
mod undo;
mod unit;
mod units;
mod value;

use clap::{ArgMatches, Command};

use crate::cli::{ending::Ending, out::Out};
use crate::error::Result;
use crate::lang::Lang;
use crate::settings::Options;

pub(super) use overview::run as overview;

/// One verb: its name, how it is parsed, what it does.
pub(super) struct Verb {
    pub(super) name: &'static str,
    pub(super) command: fn(Lang) -> Command,
    pub(super) run: fn(&ArgMatches, &Options, &mut Out) -> Result<Ending>,
}

/// All verbs in the order of the help: looking, recording, files.
pub(super) const VERBS: &[Verb] = &[
    verb("list", list::command, list::run),
    verb("show", show::command, show::run),
    verb("units", units::command, units::run),
    verb("unit", unit::command, unit::run),
    verb("search", search::command, search::run),
    verb("status", status::command, status::run),
    verb("log", log::command, log::run),
    verb("notice", notice::command, notice::run),
    verb("done", mark::done_command, mark::done),
    verb("reopen", mark::reopen_command, mark::reopen),
    verb("note", note::command, note::run),
    verb("value", value::command, value::run),
    verb("due", due::command, due::run),
    verb("undo", undo::undo_command, undo::undo),
    verb("redo", undo::redo_command, undo::redo),
    verb("init", init::command, init::run),
    verb("check", check::command, check::run),
    verb("merge", merge::command, merge::run),
    verb("import", import::command, import::run),
    verb("config", config::command, config::run),
];

const fn verb(
    name: &'static str,
    command: fn(Lang) -> Command,
    run: fn(&ArgMatches, &Options, &mut Out) -> Result<Ending>,
) -> Verb {
    Verb { name, command, run }
}
