//! Settings as options that hold for every verb and for the screen.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::environment;
use super::options::Options;
use super::table::{LANG_OPTION, SETTINGS, Setting, Takes};
use crate::error::{Error, Kind, Result};
use crate::lang::{Lang, both};

/// The language that the arguments ask for, found before they are parsed since the parser's own words depend on it.
pub(super) fn lang(args: &[OsString]) -> Option<Lang> {
    value(args, LANG_OPTION)?.to_str()?.parse().ok()
}

/// The last value of an option that holds everywhere, before the arguments are parsed.
pub(super) fn value(args: &[OsString], option: &str) -> Option<OsString> {
    let mut words = args.iter();
    let mut found = None;
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        }
        let Some(rest) = word
            .to_str()
            .and_then(|word| word.strip_prefix("--")?.strip_prefix(option))
        else {
            continue;
        };
        if rest.is_empty() {
            found = words.next().cloned().or(found);
        } else if let Some(value) = rest.strip_prefix('=') {
            found = Some(value.into());
        }
    }
    found
}

/// `command` with an option for each setting that has one.
pub(crate) fn add(command: Command, lang: Lang) -> Command {
    let help = Arg::new("help")
        .long("help")
        .short('h')
        .global(true)
        .action(ArgAction::Help)
        .help(lang.pick("显示帮助", "show help"));
    command
        .next_help_heading(lang.pick("通用选项", "Global options"))
        .args(SETTINGS.iter().filter_map(|setting| arg(setting, lang)))
        .arg(help)
}

fn arg(setting: &Setting, lang: Lang) -> Option<Arg> {
    let option = setting.option?;
    let arg = Arg::new(option)
        .long(option)
        .global(true)
        .help(help(setting, lang));
    Some(match setting.takes {
        Takes::Path(_, name) => arg
            .value_name(name.pick(lang))
            .value_parser(value_parser!(PathBuf)),
        Takes::Words(_, name) => arg.value_name(name.pick(lang)),
        Takes::Switch(_) => arg.action(ArgAction::SetTrue),
        Takes::Choice(choice) => arg
            .value_name(lang.pick("取值", "VALUE"))
            .value_parser(PossibleValuesParser::new(choice.words))
            .hide_possible_values(true),
        Takes::Start(_, name) => arg.global(false).value_name(name.pick(lang)),
        Takes::Days(_) | Takes::Views | Takes::Keys => return None,
    })
}

fn help(setting: &Setting, lang: Lang) -> String {
    let mut help = setting.describe(lang);
    if let Some(name) = setting.variable {
        let or = both!("（或环境变量 {name}）", " (or {name})");
        help.push_str(or.pick(lang));
    }
    help.push_str(setting.in_help.pick(lang));
    help
}

/// The settings of a parsed command line, completed from the environment and then from `file`, what the configuration sets.
///
/// # Errors
///
/// [`Kind::Usage`] where a variable holds what its setting does not take, or two forms of output are asked for.
pub(crate) fn complete(matches: &ArgMatches, file: Options) -> Result<Options> {
    let mut options = file;
    for setting in &SETTINGS {
        if !take(setting, matches, &mut options) {
            environment::take(setting, &mut options)?;
        }
    }
    if options.json && options.plain {
        return Err(Error::new(
            Kind::Usage,
            both!(
                "--plain 不能与 --format json 一起用",
                "--plain does not go with --format json"
            ),
        ));
    }
    Ok(options)
}

/// Takes a setting from its option; tells whether that is given.
fn take(setting: &Setting, matches: &ArgMatches, options: &mut Options) -> bool {
    let Some(id) = setting.option else {
        return false;
    };
    match setting.takes {
        Takes::Path(field, _) => {
            let given = matches.get_one::<PathBuf>(id);
            given
                .map(|path| *field(options) = Some(path.clone()))
                .is_some()
        }
        Takes::Words(field, _) => {
            let given = matches.get_one::<String>(id);
            given
                .map(|words| *field(options) = Some(words.clone()))
                .is_some()
        }
        Takes::Switch(field) => {
            *field(options) |= matches.get_flag(id);
            matches.get_flag(id)
        }
        Takes::Choice(choice) => {
            let given = matches.get_one::<String>(id);
            given.map(|word| (choice.keep)(options, word)).is_some()
        }
        Takes::Start(field, _) => {
            let given = matches.get_one::<String>(id);
            given
                .map(|words| *field(options) = Some(words.clone()))
                .is_some()
        }
        Takes::Days(_) | Takes::Views | Takes::Keys => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(args: &[&str]) -> Option<Lang> {
        lang(&args.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_language_is_known_before_the_rest_is_parsed() {
        assert_eq!(asked(&["duban", "list"]), None);
        assert_eq!(asked(&["duban", "list", "--lang", "en"]), Some(Lang::En));
        assert_eq!(asked(&["duban", "--lang=en", "--bad"]), Some(Lang::En));
        assert_eq!(asked(&["duban", "note", "--", "--lang", "en"]), None);
        assert_eq!(asked(&["duban", "--language", "en"]), None);
        assert_eq!(asked(&["duban", "--lang"]), None);
    }
}
