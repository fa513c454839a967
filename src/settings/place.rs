//! Where the configuration lies, and reading it.

use std::ffi::OsString;
use std::path::PathBuf;

use super::options::Options;
use super::table::{CONFIG_OPTION, CONFIG_VARIABLE};
use super::{arguments, environment, file, folders, input};
use crate::error::Error;

/// The largest configuration, in bytes: more than any that a person writes.
const MOST: u64 = 1 << 20;

/// What the configuration sets that the arguments, the environment or the user's folder name, and everything that is wrong
/// with it. Only one that is named has to be there. The language is the one that the arguments ask for, if any do.
pub(crate) fn load(args: &[OsString]) -> (Options, Vec<Error>) {
    let named = arguments::value(args, CONFIG_OPTION)
        .or_else(|| environment::variable(CONFIG_VARIABLE))
        .map(PathBuf::from);
    let must = named.is_some();
    let file = named.or_else(folders::config);
    let (mut options, faults) = match &file {
        Some(file) if must || file.exists() => match input::text_up_to(file, MOST) {
            Ok(text) => file::read(&text, file),
            Err(fault) => (Options::default(), vec![fault]),
        },
        _ => (Options::default(), Vec::new()),
    };
    options.config = file;
    options.lang = arguments::lang(args).unwrap_or(options.lang);
    (options, faults)
}
