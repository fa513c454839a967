//! `man`: the manual page, from the table that the help is made from.

use clap::{ArgMatches, Command};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::cli::{args, ending::Ending, out::Out};
use crate::error::{Error, Kind, Result};
use crate::lang::{Lang, both};

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick("打印手册页", "Print the manual page");
    let examples = &["duban man > ~/.local/share/man/man1/duban.1"];
    args::verb("man", lang, about, examples)
}

/// Performs it.
pub(super) fn run(parser: Command, _: &ArgMatches, out: &mut Out) -> Result<Ending> {
    let mut page = Vec::new();
    write(&mut page, parser, out.lang).map_err(|e| {
        Error::new(
            Kind::Io,
            both!("手册页无法生成：{e}", "the manual page cannot be made: {e}"),
        )
    })?;
    out.bytes(&page);
    Ok(Ending::Fine)
}

/// The page of the program, then each command with its arguments.
fn write(page: &mut Vec<u8>, mut root: Command, lang: Lang) -> std::io::Result<()> {
    root.build();
    let man = Man::new(root.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    let mut commands = Roff::default();
    commands.control("SH", [lang.pick("命令", "COMMANDS")]);
    for sub in root.get_subcommands() {
        one(&mut commands, sub);
    }
    commands.to_writer(page)?;
    man.render_extra_section(page)?;
    man.render_version_section(page)
}

/// One command: what it does, its own arguments, its examples.
fn one(roff: &mut Roff, command: &Command) {
    roff.control("SS", [format!("duban {}", command.get_name()).as_str()]);
    if let Some(about) = command.get_about() {
        roff.text([roman(about.to_string())]);
    }
    let own = command.get_arguments().filter(|arg| !arg.is_global_set());
    for arg in own {
        roff.control("TP", ["4"]);
        roff.text([bold(arg.to_string())]);
        let help = arg.get_help().map(ToString::to_string);
        roff.text([roman(help.unwrap_or_default())]);
    }
    if let Some(examples) = command.get_after_help() {
        roff.control("PP", []);
        roff.control("nf", []);
        for line in examples.to_string().lines() {
            roff.text([roman(line)]);
        }
        roff.control("fi", []);
    }
}
