//! The command line: what was asked for, then one file a verb.
//!
//! [`run`] performs a verb and gives its exit code; without a verb it hands back the global [`Options`], and the screen
//! opens. [`VERBS`] is the one table of verbs: parser, help and dispatch read it.

mod args;
mod check;
mod clause_json;
mod config;
mod desk;
mod did;
mod faults;
mod filter;
mod ids;
mod import;
mod init;
mod input;
mod json;
mod list;
mod log;
mod mark;
mod merge;
mod note;
mod notice;
mod options;
mod out;
mod overview;
mod place;
mod plain;
mod report_change;
mod search;
mod show;
mod status;
mod table;
mod undo;
mod unit;
mod units;
mod usage;
mod value;

use std::ffi::OsString;

use clap::{ArgMatches, Command};

use crate::error::Result;
use crate::lang::Lang;

pub(crate) use desk::{Desk, operator};
pub(crate) use options::{Ambiguous, Options, When};
use out::Out;

/// What the command line comes to.
pub(crate) enum Wants {
    /// No verb: the screen, under these options.
    Screen(Box<Options>),
    /// A verb, help or a mistake: over, with this exit code.
    Ended(u8),
}

/// How a verb ended that did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// It did what was asked.
    Fine = 0,
    /// Nothing matched.
    Nothing = 1,
    /// It found faults in a file.
    Faults = 3,
}

/// One verb: its name, how it is parsed, what it does.
struct Verb {
    name: &'static str,
    command: fn(Lang) -> Command,
    run: fn(&ArgMatches, &Options, &mut Out) -> Result<Ending>,
}

/// All verbs in the order of the help: looking, recording, files.
const VERBS: &[Verb] = &[
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

/// Does what the arguments say, the program's name first.
pub(crate) fn run(args: impl IntoIterator<Item = OsString>) -> Wants {
    let args: Vec<OsString> = args.into_iter().collect();
    let place::Read {
        config,
        file,
        faults,
    } = place::read(&args);
    let lang = options::lang(&args).or(config.lang).unwrap_or_default();
    let mut plain = Out::plain(lang);
    let matches = match args::command(lang).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(e) => return Wants::Ended(usage::told(&e, &mut plain)),
    };
    // Who asks for a good configuration may have a bad one.
    if let Some(first) = faults.first()
        && matches.subcommand_name() != Some("config")
    {
        for fault in &faults {
            plain.warn(fault);
        }
        return Wants::Ended(first.exit_code());
    }
    let options = match Options::read(&matches, config, file) {
        Ok(options) => options,
        Err(e) => return Wants::Ended(plain.fail(&e)),
    };
    let Some((name, sub)) = matches.subcommand() else {
        if options.plain {
            let mut out = Out::new(&options);
            let ended = overview::run(&options, &mut out);
            return Wants::Ended(out.end(ended));
        }
        return Wants::Screen(Box::new(options));
    };
    let mut out = Out::new(&options);
    let ended = VERBS
        .iter()
        .find(|verb| verb.name == name)
        .map_or(Ok(Ending::Fine), |verb| (verb.run)(sub, &options, &mut out));
    Wants::Ended(out.end(ended))
}
