//! The parser, built in the language of the user.

use clap::{Arg, ArgAction, Command};

use crate::lang::Lang;
use crate::settings;

/// The layout of `--help`: as the library's own, its fixed English words replaced.
fn template(lang: Lang) -> &'static str {
    lang.pick(
        "{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n",
        "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}\n",
    )
}

/// A verb's parser before its own arguments; `examples` is a list of lines.
pub(super) fn verb(
    name: &'static str,
    lang: Lang,
    about: &'static str,
    examples: &'static [&'static str],
) -> Command {
    let title = lang.pick("例：", "Examples:");
    let lines = examples.join("\n  ");
    Command::new(name)
        .about(about)
        .help_template(template(lang))
        .after_help(format!("{title}\n  {lines}"))
        .disable_help_flag(true)
        .next_help_heading(lang.pick("参数和选项", "Arguments and options"))
}

/// A required or optional list of words, joined by blanks later.
pub(super) fn words(
    id: &'static str,
    name: &'static str,
    help: &'static str,
    required: bool,
) -> Arg {
    Arg::new(id)
        .value_name(name)
        .help(help)
        .num_args(1..)
        .action(ArgAction::Append)
        .required(required)
}

/// The words of a list argument.
pub(super) fn given<'a>(matches: &'a clap::ArgMatches, id: &str) -> Vec<&'a str> {
    matches
        .get_many::<String>(id)
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect()
}

/// The whole parser, with these verbs.
pub(super) fn command(verbs: impl Iterator<Item = Command>, lang: Lang) -> Command {
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
        .version(env!("CARGO_PKG_VERSION"))
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
        .subcommands(verbs)
}
