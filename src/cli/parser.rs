//! The whole parser, built in the language of the user.

use clap::{Arg, ArgAction, Command};

use super::args::template;
use super::verbs::VERBS;
use crate::lang::Lang;
use crate::{settings, version};

/// The whole parser.
pub(crate) fn command(lang: Lang) -> Command {
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
        .subcommands(VERBS.iter().map(|verb| (verb.command)(lang)))
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
    fn every_verb_answers_to_its_name() {
        for verb in VERBS {
            assert_eq!((verb.command)(Lang::Zh).get_name(), verb.name);
        }
    }
}
