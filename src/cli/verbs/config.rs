//! `config`: a configuration to begin with, and where it belongs.

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::cli::{args, ending::Ending, out::Out};
use crate::error::{Error, Kind, Result};
use crate::lang::{Lang, both};
use crate::settings;
use crate::settings::Options;

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "打印带说明的缺省配置（按键、语言、颜色等）",
        "Print the default configuration with comments",
    );
    args::verb(
        "config",
        lang,
        about,
        &[
            "duban config --path",
            "duban config > ~/.config/duban/config.ron",
        ],
    )
    .arg(
        Arg::new("path")
            .long("path")
            .action(ArgAction::SetTrue)
            .help(lang.pick(
                "显示配置文件的位置",
                "where the configuration is looked for",
            )),
    )
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    if !matches.get_flag("path") {
        out.write(&settings::defaults(out.lang));
        return Ok(Ending::Fine);
    }
    let Some(file) = &options.config else {
        return Err(Error::new(
            Kind::Usage,
            both!(
                "不知道配置文件放在哪里：没有主目录（HOME）",
                "there is no home folder (HOME), so there is no place for the configuration"
            ),
        )
        .hint(both!("请用 --config 指定", "name it with --config")));
    };
    out.line(&file.display().to_string());
    Ok(Ending::Fine)
}
