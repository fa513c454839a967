//! The options that hold for every verb and for the screen.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};

pub(crate) use crate::config::{Ambiguous, When};

use super::place;
use crate::config::Config;
use crate::error::{Error, Kind, Result};
use crate::keys::Keymap;
use crate::lang::{Lang, both};

/// The global options, environment and configuration counted in: an option comes before its variable, that before the
/// configuration; an empty variable counts as unset.
// Each is a switch of its own on the command line.
#[allow(clippy::struct_excessive_bools)]
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
    /// Whether the mouse works in the screen.
    pub(crate) mouse: bool,
    /// Which keys do what in the screen.
    pub(crate) keymap: Keymap,
    /// Where the configuration is looked for, whether it is there or not; `None` without a home.
    pub(crate) config: Option<PathBuf>,
    /// Whether results are JSON.
    pub(crate) json: bool,
    /// Whether results are labelled lines, for screen readers.
    pub(crate) plain: bool,
    /// Whether nothing may be recorded.
    pub(crate) read_only: bool,
}

/// The language that the arguments ask for, found before they are parsed since the parser's own words depend on it.
pub(super) fn lang(args: &[OsString]) -> Option<Lang> {
    match value(args, "--lang")?.to_str() {
        Some("en") => Some(Lang::En),
        Some("zh") => Some(Lang::Zh),
        _ => None,
    }
}

/// The last value of a global option, before the arguments are parsed.
pub(super) fn value(args: &[OsString], option: &str) -> Option<OsString> {
    let mut words = args.iter();
    let mut found = None;
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        }
        if word == option {
            found = words.next().cloned().or(found);
        } else if let Some(value) = word
            .to_str()
            .and_then(|word| word.strip_prefix(option)?.strip_prefix('='))
        {
            found = Some(value.into());
        }
    }
    found
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
    let command = command
        .next_help_heading(lang.pick("通用选项", "Global options"))
        .arg(file(
            "state",
            lang.pick(
                "登记文件（或环境变量 DUBAN_STATE）",
                "the journal (or DUBAN_STATE)",
            ),
        ))
        .arg(file(
            "config",
            lang.pick(
                "配置文件（或环境变量 DUBAN_CONFIG），见 duban config",
                "the configuration (or DUBAN_CONFIG), see duban config",
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
                "“”等字符的宽度：auto、narrow（一列）、wide（两列）（或环境变量 DUBAN_AMBIGUOUS）",
                "width of “ ” and the like: auto, narrow, wide (or DUBAN_AMBIGUOUS)",
            ),
        ))
        .arg(choice(
            "format",
            &["table", "json"],
            lang.pick("输出格式：table、json", "output: table, json"),
        ));
    switches(command, lang)
}

/// `command` with the global options that take no value.
fn switches(command: Command, lang: Lang) -> Command {
    command
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
            Arg::new("plain")
                .long("plain")
                .global(true)
                .action(ArgAction::SetTrue)
                .help(lang.pick(
                    "每行一项“标签：值”，供读屏软件和慢线路使用",
                    "one labelled value a line, for screen readers and slow lines",
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
    /// The options of a parsed command line, completed from the environment and the configuration read from `file`.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] where `DUBAN_OPERATOR` is not UTF-8, `DUBAN_AMBIGUOUS` is no choice there is, or two forms of output are asked for.
    pub(super) fn read(
        matches: &ArgMatches,
        config: Config,
        file: Option<PathBuf>,
    ) -> Result<Self> {
        let path = |id: &str| matches.get_one::<PathBuf>(id).cloned();
        let word = |id: &str| matches.get_one::<String>(id).map(String::as_str);
        let operator = match word("as") {
            Some(name) => Some(name.to_owned()),
            None => variable("DUBAN_OPERATOR")
                .map(utf8)
                .transpose()?
                .or(config.operator),
        };
        let state = config.state.zip(file.as_deref());
        let state = state.map(|(state, file)| place::beside(file, &state));
        let json = word("format") == Some("json");
        let plain = matches.get_flag("plain");
        if json && plain {
            return Err(Error::new(
                Kind::Usage,
                both!(
                    "--plain 不能与 --format json 一起用",
                    "--plain does not go with --format json"
                ),
            ));
        }
        Ok(Self {
            state: path("state")
                .or_else(|| variable("DUBAN_STATE").map(PathBuf::from))
                .or(state),
            catalogue: path("catalogue"),
            operator,
            lang: match word("lang") {
                Some("en") => Lang::En,
                Some(_) => Lang::Zh,
                None => config.lang.unwrap_or_default(),
            },
            color: match word("color") {
                Some("auto") => When::Auto,
                Some("always") => When::Always,
                Some(_) => When::Never,
                None => config.color,
            },
            ambiguous: match word("ambiguous") {
                Some(asked) => Ambiguous::named(asked).unwrap_or_default(),
                None => match variable("DUBAN_AMBIGUOUS") {
                    Some(asked) => ambiguous(&asked)?,
                    None => config.ambiguous,
                },
            },
            mouse: matches.get_flag("mouse") || config.mouse,
            keymap: config.keymap,
            config: file,
            json,
            plain,
            read_only: matches.get_flag("read-only"),
        })
    }
}

pub(super) fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

fn ambiguous(asked: &OsStr) -> Result<Ambiguous> {
    let asked = asked.to_string_lossy();
    Ambiguous::named(&asked).ok_or_else(|| {
        Error::new(
            Kind::Usage,
            both!(
                "环境变量 DUBAN_AMBIGUOUS 不能是“{asked}”",
                "DUBAN_AMBIGUOUS cannot be {asked:?}"
            ),
        )
        .hint(both!(
            "可用：auto、narrow、wide",
            "known here: auto, narrow, wide"
        ))
    })
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
