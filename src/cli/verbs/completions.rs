//! `completions`: what a shell needs to complete commands and options, from the table that the help is made from.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use clap_complete::{Shell, generate};

use crate::cli::{args, ending::Ending, out::Out};
use crate::error::Result;
use crate::lang::Lang;

/// The shells, by name.
const SHELLS: [(&str, Shell); 3] = [
    ("bash", Shell::Bash),
    ("zsh", Shell::Zsh),
    ("fish", Shell::Fish),
];

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "打印 bash、zsh 或 fish 的命令补全",
        "Print completions for bash, zsh or fish",
    );
    let examples = &[
        "duban completions bash > ~/.local/share/bash-completion/completions/duban",
        "duban completions fish > ~/.config/fish/completions/duban.fish",
    ];
    args::verb("completions", lang, about, examples).arg(
        Arg::new("shell")
            .required(true)
            .value_name("SHELL")
            .value_parser(PossibleValuesParser::new(SHELLS.map(|(name, _)| name)))
            .hide_possible_values(true)
            .help("bash, zsh, fish"),
    )
}

/// Performs it.
pub(super) fn run(mut parser: Command, matches: &ArgMatches, out: &mut Out) -> Result<Ending> {
    let asked = matches.get_one::<String>("shell").map(String::as_str);
    let shell = SHELLS.iter().find(|(name, _)| Some(*name) == asked);
    if let Some((_, shell)) = shell {
        let mut script = Vec::new();
        generate(*shell, &mut parser, "duban", &mut script);
        out.bytes(&script);
    }
    Ok(Ending::Fine)
}
