//! Which key the end of a control sequence means.

use crate::keys::Code;

pub(super) fn cursor_key(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        _ => return None,
    })
}

/// The keys of `ESC [ n ~` (VT220, xterm, rxvt, `PuTTY`).
pub(super) fn numbered_key(n: u16) -> Option<Code> {
    let f = |base: u16| u8::try_from(n - base).ok().map(Code::F);
    Some(match n {
        1 | 7 => Code::Home,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => return f(10),
        17..=21 => return f(11),
        23 | 24 => return f(12),
        _ => return None,
    })
}
