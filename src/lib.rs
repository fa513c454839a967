//! duban (督办, to see a task through): a terminal program over a notice that divides a plan's tasks among departments.
//!
//! A map of the crate. A module imports only from those above it, and no files from each other in a circle; `tests/layers`
//! parses the sources and fails otherwise.
//!
//! ```text
//! 0  lang, text, error, ronfile   wording, the one measure of text, what went wrong
//!    logfile                      what support asks for, under DUBAN_LOG
//!    zone                         the time zone of this host, or that it is not known
//!    version                      which version, from which commit, built for what
//! 1  keys/                        a key, its notation, the one table of commands, which keys do what
//!    catalogue/                   the notice taken apart; never changes while the program runs
//!    journal/                     what operators recorded, and what follows from it
//!    office/                      files of office programs and web pages → paragraphs and tables
//! 2  importer/                    a notice's text → a catalogue
//!    search/                      a query → ranked hits
//!    store/                       the journal on disk: lock, read again, append, replace whole, watch
//! 3  listing/                     rows and counts that both faces show
//! 4  app/                         the state of the screen, update
//!    report/                      what leaves the program: the ledger, the written reports, return sheets out and back
//!    settings/                    one table of what the user may set: file, environment, options, help
//! 5  ui/                          draws that state; one file a screen
//! 6  tty/                         the terminal: taken over and given back, keys in, frames out
//!    cli/                         the command line: plumbing, and `verbs/` one file each
//! 7  program                      state, journal and watch joined to the terminal
//! ```
//!
//! A module's unit tests stand at its end (`mod tests { … }`), or, where they would be longer than the code, in a file of
//! their own: those of `tty/keys.rs` in `tty/keys/tests.rs`, those of a whole folder in its `tests.rs`.
//!
//! One key press: `tty` decodes it → `App::press` looks it up in the command table (`app/resolve.rs`) and does what
//! `app/action.rs` says of the command → the state changes, and effects come back → `program::Program` performs them and hands
//! the answers to `App::update` → `ui` draws once. A saved mark is planned by `Journal::plan`, made text by
//! `journal/held.rs`, `journal/adding.rs` and `journal/format.rs`, and written by `store`.

mod app;
mod catalogue;
mod cli;
mod error;
#[cfg(fuzzing)]
pub mod fuzz;
mod importer;
mod journal;
mod keys;
mod lang;
mod listing;
mod logfile;
mod office;
mod program;
mod report;
mod ronfile;
mod search;
mod settings;
mod store;
mod text;
mod tty;
mod ui;
mod version;
mod zone;

#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::io::Write as _;
use std::mem::ManuallyDrop;
use std::process::ExitCode;

use error::Result;
use lang::both;

/// Runs the program with the process's arguments, its name first, and gives its exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    if office::is_reader(&args) {
        return ExitCode::from(office::serve());
    }
    listing::words::read_in(zone::here);
    ExitCode::from(match cli::run(args) {
        cli::Wants::Screen(options) => screen(&options).unwrap_or_else(|error| {
            // With standard error gone there is nobody left to tell.
            let _ = writeln!(std::io::stderr(), "{}", error.message(options.lang));
            error.exit_code()
        }),
        cli::Wants::Ended(code) => code,
    })
}

/// Opens the screen; gives the exit code once it is closed.
fn screen(options: &settings::Options) -> Result<u8> {
    let unlogged = options.start_log().err();
    log::info!("duban {} opens the screen", version::WHOLE);
    let learnt = program::Learnt::here(options.ambiguous);
    let expected = learnt
        .as_ref()
        .map_or(text::Ruler::NARROW, program::Learnt::ruler);
    let terminal = terminal(options, expected);
    let warning = tty::check(terminal)?;
    let operator = options.author()?;
    let folder = options.folder()?.filter(|_| options.notice.is_none());
    let (mut program, network) = match folder {
        Some(folder) => (open_shelf(options, folder, operator)?, None),
        None => open_notice(options, operator)?,
    };
    let new = options.state.as_ref().filter(|path| !path.exists());
    let new = new.map(|path| {
        let path = path.display();
        both!(
            "登记文件 {path} 还没有，第一次登记时新建",
            "there is no {path} yet; the first mark makes it"
        )
    });
    let revised = program.revision_remark();
    let zone = zone::unknown(std::env::var("TZ").ok().as_deref());
    let more = network.into_iter().chain(zone).chain(revised);
    let unlogged = unlogged.map(|e| both!("{}", "{}", e.message(options.lang)));
    for warning in unlogged.or(warning).or(new).into_iter().chain(more) {
        program.warn(&warning);
    }
    program.learn(learnt);
    tty::install_panic_hook(options.lang);
    let ended = tty::run(&mut program, terminal);
    for told in program.farewell() {
        let told = text::clean(told.pick(options.lang));
        // With standard error gone there is nobody left to tell.
        let _ = writeln!(std::io::stderr(), "{told}");
    }
    ended
}

/// The screen on one notice, with what is to be told of the file system that its journal lies on.
fn open_notice(
    options: &settings::Options,
    operator: journal::Author,
) -> error::Result<(program::Program, Option<lang::Wording>)> {
    let desk = cli::Desk::for_screen(options)?;
    let start = program::start(options, &desk.library)?;
    let world = world(options, ManuallyDrop::into_inner(desk.library), operator);
    let network = desk.store.network_remark();
    let program = program::Program::open(world, desk.store, options.read_only, start)?;
    Ok((program, network))
}

/// The screen on a list of notices. What is looked for from the start is looked for in all of them, so they are read first.
fn open_shelf(
    options: &settings::Options,
    folder: settings::Folder,
    operator: journal::Author,
) -> error::Result<program::Program> {
    let library = search::Library::shelf(folder.shelf(options.lang))?;
    let world = world(options, library, operator);
    let mut program = program::Program::open_shelf(world, folder, options.read_only);
    if options.view.is_some() || options.filter.is_some() {
        program.read_all();
        program.begin(options)?;
    }
    Ok(program)
}

fn world(
    options: &settings::Options,
    library: search::Library,
    operator: journal::Author,
) -> app::World {
    app::World {
        library,
        keymap: options.keymap.clone(),
        lang: options.lang,
        operator,
        soon_days: options.soon_days.0,
    }
}

/// What the options say about the terminal, and what is expected of it.
fn terminal(options: &settings::Options, expected: text::Ruler) -> tty::Options {
    let no_color = std::env::var_os("NO_COLOR");
    let term = std::env::var("TERM").unwrap_or_default();
    let colors = if options.color.shows_colors(no_color.as_deref(), &term) {
        tty::Colors::Always
    } else {
        tty::Colors::Never
    };
    tty::Options {
        ambiguous: options.ambiguous,
        expected,
        colors,
        mouse: options.mouse,
    }
}
