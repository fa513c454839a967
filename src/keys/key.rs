//! The program's own keys: what a person pressed, whatever terminal or library reported it.

use std::fmt::{self, Display};
use std::str::FromStr;

use crate::lang::Lang;
use crate::text::half_width;

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Code {
    /// A character as typed: `A` is Shift and `a`; the space bar is `' '`.
    Char(char),
    Enter,
    Esc,
    Tab,
    /// Shift and Tab.
    BackTab,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Backspace,
    Delete,
    /// A function key, from 1.
    F(u8),
}

/// A key with its modifiers. Shift is no modifier: it is in the character, or told by no terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// Which key.
    pub(crate) code: Code,
    /// With Ctrl; the character is then a lower-case one.
    pub(crate) ctrl: bool,
    /// With Alt, or Esc just before it: over a slow line both arrive as the same bytes.
    pub(crate) alt: bool,
}

/// The named keys of the notation, in both directions.
const NAMES: [(&str, Code); 15] = [
    ("space", Code::Char(' ')),
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("shift-tab", Code::BackTab),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("backspace", Code::Backspace),
    ("del", Code::Delete),
];

impl Key {
    /// The key without modifiers.
    pub(crate) const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// The key of a character.
    pub(crate) const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// Ctrl and a character.
    pub(crate) const fn ctrl(c: char) -> Self {
        Self {
            code: Code::Char(c),
            ctrl: true,
            alt: false,
        }
    }

    /// The key meant where keys are commands: full-width characters and Chinese punctuation become the ASCII
    /// character on the same key, since people forget that their input method is on. Others stay.
    ///
    /// Input methods disagree about the key of `、`; it becomes `/`, the more useful one.
    pub(crate) fn fold(self) -> Self {
        let Code::Char(c) = self.code else {
            return self;
        };
        Self {
            code: Code::Char(same_key(c)),
            ..self
        }
    }

    /// The name on the key: Enter, 空格, Ctrl-D. Arrows are words, since their glyphs have no certain width.
    pub(crate) fn label(self, lang: Lang) -> String {
        let name = match self.code {
            Code::Char(' ') => lang.pick("空格", "Space").to_owned(),
            Code::Char(c) if self.ctrl => c.to_ascii_uppercase().to_string(),
            Code::Char(c) => c.to_string(),
            Code::Enter => lang.pick("回车", "Enter").to_owned(),
            Code::Up => lang.pick("上", "Up").to_owned(),
            Code::Down => lang.pick("下", "Down").to_owned(),
            Code::Left => lang.pick("左", "Left").to_owned(),
            Code::Right => lang.pick("右", "Right").to_owned(),
            Code::PageUp => "PgUp".to_owned(),
            Code::PageDown => "PgDn".to_owned(),
            Code::BackTab => "Shift-Tab".to_owned(),
            Code::F(number) => format!("F{number}"),
            code => format!("{code:?}"),
        };
        let ctrl = if self.ctrl { "Ctrl-" } else { "" };
        let alt = if self.alt { "Alt-" } else { "" };
        format!("{ctrl}{alt}{name}")
    }

    /// How it comes from a terminal (ECMA-48, 5.2; xterm's and VT220's sequences).
    pub(crate) fn arrival(self) -> Arrival {
        match self.code {
            Code::Char('h') if self.ctrl => Arrival::As("backspace"),
            Code::Char('i') if self.ctrl => Arrival::As("tab"),
            Code::Char('m') if self.ctrl => Arrival::As("enter"),
            Code::Char('[') if self.ctrl => Arrival::As("esc"),
            Code::Char(c) if self.ctrl => {
                Arrival::when(c.is_ascii_lowercase() || matches!(c, ' ' | '\\' | ']' | '^' | '_'))
            }
            Code::F(number) => Arrival::when(number <= 12),
            Code::Enter | Code::Backspace => Arrival::when(!self.ctrl),
            Code::Esc | Code::Tab | Code::BackTab => Arrival::when(!self.ctrl && !self.alt),
            _ => Arrival::AsItself,
        }
    }

    /// The character to insert where text is typed; none for keys that are no text.
    pub(crate) fn text(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

/// How a key comes from a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arrival {
    /// As what it is.
    AsItself,
    /// As another key, by its name.
    As(&'static str),
    /// Not at all, or as something that differs from terminal to terminal.
    Never,
}

impl Arrival {
    fn when(sent: bool) -> Self {
        if sent { Self::AsItself } else { Self::Never }
    }
}

/// The ASCII character that shares a key with `c`, or `c`.
fn same_key(c: char) -> char {
    match c {
        '。' => '.',
        '、' => '/',
        '【' | '「' => '[',
        '】' | '」' => ']',
        '『' => '{',
        '』' => '}',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '《' => '<',
        '》' => '>',
        '￥' => '$',
        '·' => '`',
        '—' => '_',
        '…' => '^',
        c => half_width(c),
    }
}

impl Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| code == self) {
            return f.write_str(name);
        }
        match self {
            Self::Char(c) => write!(f, "{c}"),
            Self::F(n) => write!(f, "f{n}"),
            _ => Ok(()),
        }
    }
}

/// The notation of [`FromStr`].
impl Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("ctrl-")?;
        }
        if self.alt {
            f.write_str("alt-")?;
        }
        self.code.fmt(f)
    }
}

/// `"j"`, `"G"`, `"space"`, `"ctrl-d"`, `"alt-x"`, `"f2"`, `"shift-tab"`: what help shows, settings hold and
/// tests type. Nothing is returned for anything else.
impl FromStr for Key {
    type Err = ();

    fn from_str(s: &str) -> Result<Self, ()> {
        let (ctrl, rest) = modifier(s, "ctrl-");
        let (alt, rest) = modifier(rest, "alt-");
        let code = code(rest).ok_or(())?;
        if ctrl && matches!(code, Code::Char(c) if c.is_uppercase()) {
            return Err(());
        }
        Ok(Self { code, ctrl, alt })
    }
}

fn modifier<'a>(s: &'a str, prefix: &str) -> (bool, &'a str) {
    s.strip_prefix(prefix)
        .map_or((false, s), |rest| (true, rest))
}

fn code(s: &str) -> Option<Code> {
    if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == s) {
        return Some(*code);
    }
    let mut chars = s.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control()).then_some(Code::Char(c));
    }
    let number = s.strip_prefix('f')?.parse().ok()?;
    (1..=24).contains(&number).then_some(Code::F(number))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Code, Key, NAMES};

    #[test]
    fn reads_the_notation() {
        assert_eq!("j".parse(), Ok(Key::char('j')));
        assert_eq!("ctrl-d".parse(), Ok(Key::ctrl('d')));
        assert_eq!("space".parse(), Ok(Key::char(' ')));
        assert_eq!("f2".parse(), Ok(Key::plain(Code::F(2))));
        assert_eq!("shift-tab".parse(), Ok(Key::plain(Code::BackTab)));
        assert_eq!("alt-x".parse::<Key>().map(|k| k.alt), Ok(true));
        for wrong in ["", "ctrl-", "ctrl-D", "f0", "f25", "jk", "Enter", "\u{1b}"] {
            assert_eq!(wrong.parse::<Key>(), Err(()), "{wrong:?}");
        }
    }

    #[test]
    fn an_input_method_left_on_does_no_harm() {
        for (typed, meant) in [
            ('ｊ', 'j'),
            ('／', '/'),
            ('？', '?'),
            ('、', '/'),
            ('　', ' '),
            ('：', ':'),
        ] {
            assert_eq!(Key::char(typed).fold(), Key::char(meant));
        }
        assert_eq!(Key::char('发').fold(), Key::char('发'));
        assert_eq!(Key::plain(Code::Enter).fold(), Key::plain(Code::Enter));
    }

    #[test]
    fn only_plain_characters_are_text() {
        assert_eq!(Key::char('发').text(), Some('发'));
        assert_eq!(Key::ctrl('u').text(), None);
        assert_eq!(Key::plain(Code::Esc).text(), None);
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed_back(
            c in "[!-~省ｊ]",
            named in 0..NAMES.len(),
            f in 1_u8..=24,
            ctrl: bool,
            alt: bool,
        ) {
            let char = Code::Char(c.chars().next().unwrap_or(' ').to_ascii_lowercase());
            for code in [char, NAMES[named].1, Code::F(f)] {
                let key = Key { code, ctrl, alt };
                prop_assert_eq!(key.to_string().parse(), Ok(key));
            }
        }
    }
}
