//! The verbs, one file each, and the one table of them that parser, help and dispatch read.

mod check;
mod collect;
mod completions;
mod config;
mod diff;
mod due;
mod import;
mod init;
mod list;
mod log;
mod man;
mod mark;
mod merge;
mod note;
mod notice;
mod overview;
mod report;
mod returns;
mod search;
mod show;
mod status;
mod undo;
mod unit;
mod units;
mod urge;
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
    pub(super) run: Run,
}

/// What a verb does.
pub(super) enum Run {
    /// Looks at the notice and the journal, or changes something.
    Verb(fn(&ArgMatches, &Options, &mut Out) -> Result<Ending>),
    /// Tells of the parser itself.
    OfParser(fn(Command, &ArgMatches, &mut Out) -> Result<Ending>),
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
    verb("report", report::command, report::run),
    verb("done", mark::done_command, mark::done),
    verb("reopen", mark::reopen_command, mark::reopen),
    verb("note", note::command, note::run),
    verb("value", value::command, value::run),
    verb("due", due::command, due::run),
    verb("undo", undo::undo_command, undo::undo),
    verb("redo", undo::redo_command, undo::redo),
    verb("returns", returns::command, returns::run),
    verb("collect", collect::command, collect::run),
    verb("urge", urge::command, urge::run),
    verb("init", init::command, init::run),
    verb("check", check::command, check::run),
    verb("merge", merge::command, merge::run),
    verb("import", import::command, import::run),
    verb("diff", diff::command, diff::run),
    verb("config", config::command, config::run),
    of_parser("completions", completions::command, completions::run),
    of_parser("man", man::command, man::run),
];

const fn verb(
    name: &'static str,
    command: fn(Lang) -> Command,
    run: fn(&ArgMatches, &Options, &mut Out) -> Result<Ending>,
) -> Verb {
    Verb {
        name,
        command,
        run: Run::Verb(run),
    }
}

const fn of_parser(
    name: &'static str,
    command: fn(Lang) -> Command,
    run: fn(Command, &ArgMatches, &mut Out) -> Result<Ending>,
) -> Verb {
    Verb {
        name,
        command,
        run: Run::OfParser(run),
    }
}
