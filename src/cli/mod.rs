//! The command line: what was asked for, then one file a verb.
//!
//! [`run`] performs a verb and gives its exit code; without a verb it hands back the settings, and the screen
//! opens. [`verbs`] holds the one table of verbs: parser, help and dispatch read it.

mod answer;
mod archive;
mod args;
mod clause_json;
mod days;
mod desk;
mod ending;
mod faults;
mod filter;
mod ids;
mod json;
mod notice_file;
mod out;
mod parser;
mod periods;
mod plain;
mod report_change;
mod round;
mod shelf;
mod table;
mod usage;
mod verbs;
mod waiting;
mod which;

use std::ffi::OsString;

pub(crate) use desk::Desk;
use ending::Ending;
use out::Out;
#[cfg(test)]
pub(crate) use parser::command as parser;
use verbs::{Run, VERBS};

use crate::error::{Error, Kind};
use crate::lang::both;
use crate::settings::{self, Options};
use crate::{version, zone};

/// What the command line comes to.
pub(crate) enum Wants {
    /// No verb: the screen, under these settings.
    Screen(Box<Options>),
    /// A verb, help or a mistake: over, with this exit code.
    Ended(u8),
}

fn for_the_screen() -> Error {
    Error::new(
        Kind::Usage,
        both!(
            "--view 和 --filter 只用于打开界面",
            "--view and --filter are for the screen alone"
        ),
    )
    .hint(both!(
        "命令行请用 duban list 条件",
        "from the shell: duban list FILTER"
    ))
}

/// Does what the arguments say, the program's name first.
pub(crate) fn run(args: impl IntoIterator<Item = OsString>) -> Wants {
    let args: Vec<OsString> = args.into_iter().collect();
    let (file, faults) = settings::load(&args);
    let lang = file.lang;
    let mut plain = Out::plain(lang);
    let matches = match parser::parse(lang, &args) {
        Ok(matches) => matches,
        Err(e) => return Wants::Ended(usage::report(&e, &mut plain)),
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
    let options = match settings::complete(&matches, file) {
        Ok(options) => options,
        Err(e) => return Wants::Ended(plain.fail(&e)),
    };
    let verb = matches.subcommand();
    if (verb.is_some() || options.plain) && (options.view.is_some() || options.filter.is_some()) {
        return Wants::Ended(plain.fail(&for_the_screen()));
    }
    if verb.is_none() && !options.plain {
        return Wants::Screen(Box::new(options));
    }
    if let Err(e) = options.start_log() {
        plain.warn(&e);
    }
    log::info!(
        "duban {} {}",
        version::WHOLE,
        verb.map_or("overview", |(name, _)| name)
    );
    let Some((name, sub)) = verb else {
        let mut out = Out::new(&options);
        let ended = verbs::overview(&options, &mut out);
        return Wants::Ended(out.end(ended));
    };
    let mut out = Out::new(&options);
    if let Some(unknown) = zone::unknown(std::env::var("TZ").ok().as_deref()) {
        out.note(unknown.pick(out.lang));
    }
    let ended = VERBS
        .iter()
        .find(|verb| verb.name == name)
        .map_or(Ok(Ending::Fine), |verb| match verb.run {
            Run::Verb(run) => run(sub, &options, &mut out),
            Run::OfParser(run) => run(parser::command(options.lang), sub, &mut out),
        });
    Wants::Ended(out.end(ended))
}
