//! The options that hold for every verb and for the screen.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};

use crate::error::{Error, Kind, Result};
use crate::lang::{Lang, both};

/// When colours are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum When {
    /// To a terminal that shows them, unless `NO_COLOR` says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How wide the screen takes characters that Unicode leaves open, such as “ and ”.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ambiguous {
    /// As the terminal answers when asked.
    #[default]
    Auto,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}

/// The global options, the environment counted in: an option comes before its variable, an empty variable counts as unset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// The journal: `--state`, else `DUBAN_STATE`; `None`: the default place.
    pub(crate) state: Option<PathBuf>,
    /// The catalogue: `--catalogue`; `None`: the embedded one.
    pub(crate) catalogue: Option<PathBuf>,
    /// The operator: `--as`, else `DUBAN_OPERATOR`; `None`: the login name.
    pub(crate) operator: Option<String>,
    /// The language.
    pub(crate) lang: Lang,
    /// When to send colours.
    pub(crate) color: When,
    /// How wide the screen takes ambiguous characters.
    pub(crate) ambiguous: Ambiguous,
    /// Whether results are JSON.
    pub(crate) json: bool,
    /// Whether nothing may be recorded.
    pub(crate) read_only: bool,
    /// Whether the screen takes the mouse.
    pub(crate) mouse: bool,
}

/// The language that the arguments ask for, found before they are parsed since the parser's own words depend on it.
pub(super) fn lang(args: &[OsString]) -> Lang {
    let mut words = args.iter().map(|arg| arg.to_string_lossy());
    let mut lang = Lang::Zh;
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('=').map(|value| value.to_owned().into()),
            None if word == "--" => break,
            None => None,
        };
        match value.as_deref() {
            Some("en") => lang = Lang::En,
            Some("zh") => lang = Lang::Zh,
            _ => {}
        }
    }
    lang
}

/// `command` with the global options.
pub(super) fn add(command: Command, lang: Lang) -> Command {
    let file = |id: &'static str, help: &'static str| {
        Arg::new(id)
            .long(id)
            .global(true)
            .value_name(lang.pick("文件", "FILE"))
            .value_parser(value_parser!(PathBuf))
            .help(help)
    };
    let choice = |id: &'static str, values: &'static [&'static str], help: &'static str| {
        Arg::new(id)
            .long(id)
            .global(true)
            .value_name(lang.pick("取值", "VALUE"))
            .value_parser(PossibleValuesParser::new(values))
            .hide_possible_values(true)
            .help(help)
    };
    command
        .next_help_heading(lang.pick("通用选项", "Global options"))
        .arg(file(
            "state",
            lang.pick(
                "登记文件（或环境变量 DUBAN_STATE）",
                "the journal (or DUBAN_STATE)",
            ),
        ))
        .arg(file(
            "catalogue",
            lang.pick(
                "目录文件，缺省为内置的通知",
                "another notice's catalogue; else the embedded one",
            ),
        ))
        .arg(
            Arg::new("as")
                .long("as")
                .global(true)
                .value_name(lang.pick("姓名", "NAME"))
                .help(lang.pick(
                    "经办人（或环境变量 DUBAN_OPERATOR），缺省为登录名",
                    "the operator (or DUBAN_OPERATOR); else the login name",
                )),
        )
        .arg(choice(
            "lang",
            &["zh", "en"],
            lang.pick("界面语言：zh、en", "language: zh, en"),
        ))
        .arg(choice(
            "color",
            &["auto", "always", "never"],
            lang.pick("颜色：auto、always、never", "colours: auto, always, never"),
        ))
        .arg(choice(
            "ambiguous",
            &["auto", "narrow", "wide"],
            lang.pick(
                "“”等字符的宽度：auto、narrow（一列）、wide（两列）",
                "width of “ ” and the like: auto, narrow, wide",
            ),
        ))
        .arg(choice(
            "format",
            &["table", "json"],
            lang.pick("输出格式：table、json", "output: table, json"),
        ))
        .arg(
            Arg::new("mouse")
                .long("mouse")
                .global(true)
                .action(ArgAction::SetTrue)
                .help(lang.pick(
                    "启用鼠标（选取文字时须按住 Shift）",
                    "use the mouse (hold Shift to select text)",
                )),
        )
        .arg(
            Arg::new("read-only")
                .long("read-only")
                .global(true)
                .action(ArgAction::SetTrue)
                .help(lang.pick("只查看，不登记", "look only, record nothing")),
        )
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .global(true)
                .action(ArgAction::Help)
                .help(lang.pick("显示帮助", "show help")),
        )
}

impl Options {
    /// The options of a parsed command line, completed from the environment.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] where `DUBAN_OPERATOR` is not UTF-8.
    pub(super) fn read(matches: &ArgMatches) -> Result<Self> {
        let path = |id: &str| matches.get_one::<PathBuf>(id).cloned();
        let word = |id: &str| matches.get_one::<String>(id).map(String::as_str);
        let operator = match word("as") {
            Some(name) => Some(name.to_owned()),
            None => variable("DUBAN_OPERATOR").map(utf8).transpose()?,
        };
        Ok(Self {
            state: path("state").or_else(|| variable("DUBAN_STATE").map(PathBuf::from)),
            catalogue: path("catalogue"),
            operator,
            lang: if word("lang") == Some("en") {
                Lang::En
            } else {
                Lang::Zh
            },
            color: match word("color") {
                Some("always") => When::Always,
                Some("never") => When::Never,
                _ => When::Auto,
            },
            ambiguous: match word("ambiguous") {
                Some("narrow") => Ambiguous::Narrow,
                Some("wide") => Ambiguous::Wide,
                _ => Ambiguous::Auto,
            },
            json: word("format") == Some("json"),
            read_only: matches.get_flag("read-only"),
            mouse: matches.get_flag("mouse"),
        })
    }
}

fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

fn utf8(value: OsString) -> Result<String> {
    value.into_string().map_err(|_| {
        Error::new(
            Kind::Usage,
            both!(
                "DUBAN_OPERATOR 不是 UTF-8 文本",
                "DUBAN_OPERATOR is not UTF-8"
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(args: &[&str]) -> Lang {
        lang(&args.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_language_is_known_before_the_rest_is_parsed() {
        assert_eq!(asked(&["duban", "list"]), Lang::Zh);
        assert_eq!(asked(&["duban", "list", "--lang", "en"]), Lang::En);
        assert_eq!(asked(&["duban", "--lang=en", "--bad"]), Lang::En);
        assert_eq!(asked(&["duban", "note", "--", "--lang", "en"]), Lang::Zh);
        assert_eq!(asked(&["duban", "--language", "en"]), Lang::Zh);
    }
}
