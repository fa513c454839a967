//! What the parsers of all verbs share.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, Command, value_parser};

use crate::lang::Lang;

/// The layout of `--help`: as the library's own, its fixed English words replaced.
pub(super) fn template(lang: Lang) -> &'static str {
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

/// What stands for standard output where a file is named.
pub(super) const STDOUT: &str = "-";

/// Whether a verb's output is to go to standard output; a file of that name is written as `./-`.
pub(super) fn is_stdout(output: &Path) -> bool {
    output == Path::new(STDOUT)
}

/// The file that a verb writes, `-o FILE`.
pub(super) fn output(lang: Lang, help: &'static str) -> Arg {
    Arg::new("output")
        .short('o')
        .long("output")
        .value_name(lang.pick("文件", "FILE"))
        .help(help)
        .value_parser(value_parser!(PathBuf))
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
/// An option that is given or not.
pub(super) fn switch(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}
