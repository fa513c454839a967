//! Whether there is a terminal worth taking over, said in one line where there is none.
//!
//! The Chinese wordings hold English too: a terminal in the wrong encoding shows nothing else.

use rustix::stdio::{stdin, stdout};
use rustix::termios::isatty;

use crate::error::{Error, Kind, Result};
use crate::lang::{Wording, both};

/// # Errors
/// If standard input or output is no terminal, or `TERM` says that it can do nothing.
pub(super) fn terminal() -> Result<()> {
    let term = std::env::var("TERM").unwrap_or_default();
    usable(isatty(stdin()) && isatty(stdout()), &term)
}

fn usable(terminal: bool, term: &str) -> Result<()> {
    let what = if !terminal {
        both!(
            "标准输入、输出不是终端，无法显示界面 (not a terminal)",
            "standard input or output is not a terminal"
        )
    } else if matches!(term, "" | "dumb") {
        both!(
            "终端类型 TERM 为“{term}”，无法显示界面 (TERM={term} cannot show a screen)",
            "TERM={term} cannot show a screen"
        )
    } else {
        return Ok(());
    };
    Err(Error::new(Kind::Usage, what).hint(both!(
        "可改用 duban list、duban units 等命令，详见 duban --help (use the commands in duban --help)",
        "Use duban list, duban units and the other commands in duban --help"
    )))
}

/// The error for a terminal that is not UTF-8.
pub(super) fn other_encoding() -> Error {
    Error::new(
        Kind::Usage,
        both!(
            "terminal encoding is not UTF-8 / 终端编码不是 UTF-8，中文无法正确显示",
            "the terminal's encoding is not UTF-8, so that Chinese cannot be shown"
        ),
    )
    .hint(both!(
        "Set the client (PuTTY, Xshell, ...) to UTF-8, or pass --ambiguous narrow to go on anyway / \
         请将客户端编码设为 UTF-8，或加 --ambiguous narrow 强制运行",
        "Set the client (PuTTY, Xshell, ...) to UTF-8, or pass --ambiguous narrow to go on anyway"
    ))
}

/// What to tell people before the screen opens: tmux outside a UTF-8 locale shows every Chinese character as `_`,
/// and no program inside can see that.
pub(crate) fn warning() -> Option<Wording> {
    garbling_tmux(|name| std::env::var(name).ok()).then(|| {
        both!(
            "tmux 未使用 UTF-8，中文可能显示为“_”；请用 tmux -u 启动 (start tmux with -u for UTF-8)",
            "tmux runs without UTF-8 and may show Chinese as `_`; start it with tmux -u"
        )
    })
}

fn garbling_tmux(var: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name| var(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let locale = locale.unwrap_or_default().to_ascii_lowercase();
    set("TMUX").is_some() && !locale.contains("utf-8") && !locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn refuses_in_one_line_what_is_no_terminal() {
        assert!(usable(true, "vt100").is_ok());
        for (terminal, term) in [(false, "xterm"), (true, "dumb"), (true, "")] {
            let error = usable(terminal, term).unwrap_err();
            assert_eq!(error.exit_code(), 2);
            for lang in [Lang::Zh, Lang::En] {
                let message = error.message(lang);
                assert!(
                    message.contains("terminal") || message.contains("TERM="),
                    "{message}"
                );
                assert_eq!(message.lines().count(), 2);
            }
        }
    }

    #[test]
    fn a_wrong_encoding_is_explained_in_ascii_too() {
        assert!(
            other_encoding()
                .message(Lang::Zh)
                .contains("Set the client")
        );
    }

    #[test]
    fn warns_of_tmux_outside_a_utf8_locale() {
        let env = |pairs: &'static [(&str, &str)]| {
            garbling_tmux(|name| pairs.iter().find(|p| p.0 == name).map(|p| p.1.to_owned()))
        };
        assert!(env(&[("TMUX", "/tmp/x,1,0"), ("LANG", "C")]));
        assert!(env(&[
            ("TMUX", "/tmp/x,1,0"),
            ("LANG", "zh_CN.UTF-8"),
            ("LC_ALL", "C")
        ]));
        assert!(!env(&[
            ("TMUX", "/tmp/x,1,0"),
            ("LANG", "zh_CN.utf8"),
            ("LC_ALL", "")
        ]));
        assert!(!env(&[("LANG", "C")]));
    }
}
