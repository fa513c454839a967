//! Text for the clipboard of the terminal at the other end of the line (OSC 52).
//!
//! No terminal answers, and many ignore it: the caller must show the text too.

use std::ffi::OsStr;

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// What stands between the program and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between {
    /// Nothing that we know of.
    Nothing,
    /// tmux: takes the sequence itself where `set-clipboard` is on, hands a wrapped one on where `allow-passthrough` is.
    Tmux,
    /// GNU screen: hands on what is wrapped, in short pieces only.
    Screen,
}

/// Bytes of a sequence that GNU screen hands on in one piece; it takes a little more than 700.
const PIECE: usize = 240;

impl Between {
    /// As `TMUX` and `STY` tell.
    pub(super) fn from_env(tmux: Option<&OsStr>, sty: Option<&OsStr>) -> Self {
        let set = |value: Option<&OsStr>| value.is_some_and(|value| !value.is_empty());
        if set(tmux) {
            Self::Tmux
        } else if set(sty) {
            Self::Screen
        } else {
            Self::Nothing
        }
    }
}

/// The bytes that ask the terminal to take `text` into its clipboard.
pub(super) fn sequence(text: &str, between: Between) -> String {
    let mut bare = String::new();
    // Writing into a string cannot fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut bare);
    match between {
        Between::Nothing => bare,
        // Which of the two gets through depends on its settings; both do no harm.
        Between::Tmux => {
            let wrapped = bare.replace('\x1b', "\x1b\x1b");
            format!("{bare}\x1bPtmux;{wrapped}\x1b\\")
        }
        Between::Screen => {
            // Ends in BEL: the other end, ESC \, would end screen's own wrapping.
            let bare = bare.trim_end_matches("\x1b\\").to_owned() + "\x07";
            let pieces = bare.as_bytes().chunks(PIECE);
            let pieces = pieces.map(|piece| String::from_utf8_lossy(piece));
            pieces.fold(String::new(), |mut all, piece| {
                all.push_str("\x1bP");
                all.push_str(&piece);
                all + "\x1b\\"
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_tells_what_stands_between() {
        let of = |tmux: Option<&str>, sty: Option<&str>| {
            Between::from_env(tmux.map(OsStr::new), sty.map(OsStr::new))
        };
        assert_eq!(of(None, None), Between::Nothing);
        assert_eq!(of(Some(""), None), Between::Nothing);
        assert_eq!(
            of(Some("/tmp/tmux-0/default,1,0"), Some("1.pts")),
            Between::Tmux
        );
        assert_eq!(of(None, Some("1.pts")), Between::Screen);
    }

    #[test]
    fn what_is_sent_is_the_text_in_base64() {
        let bare = sequence("省发改委", Between::Nothing);
        assert!(bare.starts_with("\x1b]52;c;55yB5Y+R5pS55aeU"), "{bare:?}");
        let tmux = sequence("省发改委", Between::Tmux);
        assert!(
            tmux.starts_with(&bare) && tmux.contains("\x1bPtmux;\x1b\x1b]52;c;55yB"),
            "{tmux:?}"
        );
    }

    #[test]
    fn screen_gets_pieces_that_join_to_the_whole() {
        let text = "字".repeat(1000);
        let sent = sequence(&text, Between::Screen);
        let pieces: Vec<&str> = sent.split_terminator("\x1b\\").collect();
        assert!(pieces.len() > 10 && pieces.iter().all(|piece| piece.len() <= PIECE + 2));
        let joined: String = pieces
            .iter()
            .map(|piece| piece.strip_prefix("\x1bP").unwrap())
            .collect();
        let whole = sequence(&text, Between::Nothing);
        assert_eq!(
            joined.trim_end_matches('\x07'),
            whole.trim_end_matches("\x1b\\").trim_end_matches('\x07')
        );
    }
}
