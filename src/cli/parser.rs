//! The whole parser, built in the language of the user.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command, Error};

use super::args::template;
use super::verbs::{VERBS, Verb};
use crate::lang::Lang;
use crate::{settings, version};

/// What the arguments say, the program's name first.
///
/// # Errors
///
/// As the whole parser tells them, which is made only then: a parser of the verbs that stand among the words understands all
/// that can be understood, and each verb that it need not know saves as much as a screen takes to draw.
pub(super) fn parse(lang: Lang, args: &[OsString]) -> Result<ArgMatches, Error> {
    let named = |verb: &&Verb| args.iter().any(|word| word == verb.name);
    let parser = of(lang, VERBS.iter().filter(named));
    let parsed = parser.try_get_matches_from(args);
    parsed.or_else(|_| command(lang).try_get_matches_from(args))
}

/// The whole parser.
pub(crate) fn command(lang: Lang) -> Command {
    of(lang, VERBS.iter())
}

/// A parser of these verbs.
fn of<'a>(lang: Lang, verbs: impl Iterator<Item = &'a Verb>) -> Command {
    let about = lang.pick(
        "督办：把通知分解的任务按领域、条款、责任单位列出，登记完成和进展。不带命令即打开界面。",
        "Sees the tasks of a government notice through. Without a command the screen opens.",
    );
    let examples = lang.pick(
        "例：\n  duban                        打开界面\n  duban unit 商务              一个部门牵头、负责、配合的条款\n  duban done 2.3 5.1-5.4       登记完成\n  \
         duban list --format json     供脚本使用\n\n退出码：0 完成，1 没有找到，2 用法不对，3 数据有误，4 读写失败",
        "Examples:\n  duban                        the screen\n  duban unit 商务              one department's clauses by role\n  \
         duban done 2.3 5.1-5.4       mark done\n  duban list --format json     for a script\n\n\
         Exit codes: 0 done, 1 nothing found, 2 usage, 3 bad data, 4 input or output",
    );
    let root = Command::new("duban")
        .bin_name("duban")
        .about(about)
        .version(version::VERSION)
        .long_version(version::WHOLE)
        .help_template(template(lang))
        .after_help(examples)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(lang.pick("命令", "Commands"))
        .subcommand_value_name(lang.pick("命令", "COMMAND"));
    settings::add(root, lang)
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(lang.pick("显示版本", "show the version")),
        )
        .subcommands(verbs.map(|verb| (verb.command)(lang)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parser_is_sound_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn what_is_understood_is_what_the_whole_parser_understands() {
        let lines = [
            "",
            "list",
            "list 牵头:商务 --json",
            "--lang en list",
            "--view list",
            "--view list units",
            "note 2.3 done",
            "note -- list",
            "--help",
            "list --help",
            "help",
            "lst",
            "done",
            "show 1.1 --nothing",
            "--state",
            "--state show",
        ];
        for line in lines {
            let args: Vec<OsString> = ["duban"]
                .into_iter()
                .chain(line.split(' ').filter(|word| !word.is_empty()))
                .map(OsString::from)
                .collect();
            let told = |parsed: Result<ArgMatches, Error>| match parsed {
                Ok(matches) => format!("{:?}", matches.subcommand()),
                Err(error) => error.render().to_string(),
            };
            let whole = command(Lang::Zh).try_get_matches_from(&args);
            assert_eq!(told(parse(Lang::Zh, &args)), told(whole), "{line}");
        }
    }

    #[test]
    fn every_verb_answers_to_its_name() {
        for verb in VERBS {
            assert_eq!((verb.command)(Lang::Zh).get_name(), verb.name);
        }
    }
}
