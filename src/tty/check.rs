//! Whether there is a terminal worth taking over, said in one line where there is none.
//!
//! The Chinese wordings hold English too: where there is no proper terminal, Chinese may be unreadable.

use std::process::{Command, Stdio};

use rustix::stdio::{stdin, stdout};
use rustix::termios::isatty;

use super::options::Options;
use crate::error::{Error, Kind, Result};
use crate::lang::{Wording, both};
use crate::text::Ambiguous;

/// Whether there is a terminal worth taking over; gives what to tell people first.
///
/// # Errors
/// If standard input or output is no terminal, or `TERM` says that it can do nothing, or tmux that it shows no Chinese,
/// unless `options` say how to measure all the same.
pub(crate) fn check(options: Options) -> Result<Option<Wording>> {
    let term = std::env::var("TERM").unwrap_or_default();
    usable(isatty(stdin()) && isatty(stdout()), &term)?;
    if options.ambiguous != Ambiguous::Auto {
        return Ok(None);
    }
    tmux(judge(|name| std::env::var(name).ok(), ask))
}

fn usable(terminal: bool, term: &str) -> Result<()> {
    let what = if !terminal {
        both!(
            "不是终端，无法显示界面，请用 duban list 等命令 (no terminal: see duban --help)",
            "not a terminal; use duban list, duban units and the others in duban --help"
        )
    } else if matches!(term, "" | "dumb") {
        both!(
            "终端不能显示界面，请用 duban list 等命令 (TERM={term}: see duban --help)",
            "TERM={term} cannot show a screen; use the commands in duban --help"
        )
    } else {
        return Ok(());
    };
    Err(Error::new(Kind::Usage, what))
}

/// The error for a terminal that is not UTF-8. In ASCII alone: Chinese would arrive there as control characters that
/// move the cursor and swallow what follows.
pub(super) fn other_encoding() -> Error {
    const WHAT: &str = "the terminal's encoding is not UTF-8, so that Chinese cannot be shown";
    const HINT: &str = "Set the client (PuTTY, Xshell, ...) to UTF-8. If it shows Chinese all the same,\nstart with --ambiguous narrow";
    let ascii = |s: &str| both!("{s}", "{s}");
    Error::new(Kind::Usage, ascii(WHAT)).hint(ascii(HINT))
}

/// The same in Chinese for a terminal that reads GBK, in GBK: 终端编码不是 UTF-8，中文无法正确显示。请将客户端（PuTTY、
/// Xshell 等）的编码改为 UTF-8 后重新登录。
pub(super) const OTHER_ENCODING_IN_GBK: &[u8] = b"\xd6\xd5\xb6\xcb\xb1\xe0\xc2\xeb\xb2\xbb\xca\xc7 UTF-8\xa3\xac\xd6\xd0\xce\xc4\xce\xde\xb7\xa8\
    \xd5\xfd\xc8\xb7\xcf\xd4\xca\xbe\xa1\xa3\r\n\xc7\xeb\xbd\xab\xbf\xcd\xbb\xa7\xb6\xcb\xa3\xa8PuTTY\
    \xa1\xa2Xshell \xb5\xc8\xa3\xa9\xb5\xc4\xb1\xe0\xc2\xeb\xb8\xc4\xce\xaa UTF-8 \xba\xf3\xd6\xd8\
    \xd0\xc2\xb5\xc7\xc2\xbc\xa1\xa3\r\n";

/// What a tmux around the program makes of Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tmux {
    /// There is none, or it shows it.
    Fine,
    /// It shows `_` for every character, and no program inside can see that.
    Garbles,
    /// It runs outside a UTF-8 locale, where it garbles unless started with `-u`, and does not say.
    Doubtful,
}

/// # Errors
/// If tmux shows no Chinese. In ASCII alone, since nothing else can be read there.
fn tmux(tmux: Tmux) -> Result<Option<Wording>> {
    const WHAT: &str = "tmux is not in UTF-8 mode and shows Chinese as _: start it with tmux -u";
    match tmux {
        Tmux::Fine => Ok(None),
        Tmux::Garbles => Err(Error::new(Kind::Usage, both!("{WHAT}", "{WHAT}"))),
        Tmux::Doubtful => Ok(Some(both!(
            "tmux 未使用 UTF-8，中文可能显示为“_”；请用 tmux -u 启动 (start tmux with -u for UTF-8)",
            "tmux may run without UTF-8 and show Chinese as `_`; start it with tmux -u"
        ))),
    }
}

/// What surrounds a program with these variables, where `ask` asks tmux whether it is in UTF-8 mode. Its client's mode counts,
/// which the variables of a pane need not share; they are what is left where tmux cannot be asked.
fn judge(var: impl Fn(&str) -> Option<String>, ask: impl Fn() -> String) -> Tmux {
    let set = |name| var(name).filter(|value| !value.is_empty());
    if set("TMUX").is_none() {
        return Tmux::Fine;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let locale = locale.unwrap_or_default().to_ascii_lowercase();
    match ask().trim() {
        "1" => Tmux::Fine,
        "0" => Tmux::Garbles,
        _ if locale.contains("utf-8") || locale.contains("utf8") => Tmux::Fine,
        _ => Tmux::Doubtful,
    }
}

/// tmux's own word; empty where it cannot be asked.
fn ask() -> String {
    let mut tmux = Command::new("tmux");
    tmux.args(["display-message", "-p", "#{client_utf8}"]);
    let said = tmux.stdin(Stdio::null()).stderr(Stdio::null()).output();
    said.map_or_else(
        |_| String::new(),
        |said| String::from_utf8_lossy(&said.stdout).into_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::text::Ruler;

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
                let columns = Ruler::NARROW.columns(&message);
                assert!(columns < 80 && message.lines().count() == 1, "{message}");
            }
        }
    }

    #[test]
    fn a_wrong_encoding_is_explained_in_ascii_and_in_gbk() {
        for lang in [Lang::Zh, Lang::En] {
            let message = other_encoding().message(lang);
            assert!(message.is_ascii() && message.contains("UTF-8"), "{message}");
        }
        // 终端 in GBK.
        assert!(OTHER_ENCODING_IN_GBK.starts_with(b"\xd6\xd5\xb6\xcb"));
    }

    #[test]
    fn tmux_itself_says_what_it_shows_and_the_locale_where_it_does_not() {
        let judged = |said: &'static str, pairs: &'static [(&str, &str)]| {
            let var = |name: &str| pairs.iter().find(|p| p.0 == name).map(|p| p.1.to_owned());
            judge(var, || said.to_owned())
        };
        let c = &[("TMUX", "/tmp/x,1,0"), ("LANG", "C")];
        let utf8 = &[("TMUX", "x"), ("LANG", "zh_CN.utf8"), ("LC_ALL", "")];
        let overruled = &[("TMUX", "x"), ("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")];
        for inside in [&c[..], utf8, overruled] {
            assert_eq!(judged("1\n", inside), Tmux::Fine);
            assert_eq!(judged("0\n", inside), Tmux::Garbles);
        }
        assert_eq!(judged("", c), Tmux::Doubtful);
        assert_eq!(judged("", overruled), Tmux::Doubtful);
        assert_eq!(judged("", utf8), Tmux::Fine);
        assert_eq!(judged("0", &[("LANG", "C")]), Tmux::Fine);
    }

    #[test]
    fn a_tmux_without_utf8_is_refused_in_one_line_of_ascii() {
        let said = tmux(Tmux::Garbles).unwrap_err().message(Lang::Zh);
        assert!(
            said.is_ascii() && said.lines().count() == 1 && said.len() < 80,
            "{said}"
        );
    }
}
