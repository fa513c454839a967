//! Keys in forms that the program never asks for, but that another may have left switched on: kitty's keyboard protocol,
//! xterm's modifyOtherKeys and formatOtherKeys, and the Windows console's records.

use crate::keys::{Code, Key};

/// What Shift, Alt and Ctrl add to a character.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    shift: bool,
    alt: bool,
    ctrl: bool,
}

impl Held {
    /// xterm's and kitty's number: one more than the sum of Shift 1, Alt 2, Ctrl 4.
    fn of(number: u32) -> Self {
        let bits = number.saturating_sub(1);
        Self {
            shift: bits & 1 != 0,
            alt: bits & 2 != 0,
            ctrl: bits & 4 != 0,
        }
    }
}

/// The key of `ESC [ code:shifted:base ; modifiers:event ; text u` (kitty) or `ESC [ code ; modifiers u` (xterm's
/// formatOtherKeys); none for one that is let go, or means nothing here.
pub(super) fn kitty(parameters: &str) -> Option<Key> {
    let mut fields = parameters.split(';');
    let mut codes = fields.next()?.split(':').map(|code| code.parse().ok());
    let (code, shifted) = (codes.next()??, codes.next().flatten());
    let (held, event) = held_and_event(fields.next().unwrap_or_default());
    if event == RELEASED {
        return None;
    }
    let text = fields.next().and_then(|text| text.parse().ok());
    match text
        .or(shifted.filter(|_| held.shift))
        .and_then(char::from_u32)
    {
        Some(c) if !held.ctrl && !c.is_control() => Some(Key {
            alt: held.alt,
            ..Key::char(c)
        }),
        _ => key(code, held),
    }
}

/// The number of the event that a key is let go.
const RELEASED: u32 = 3;

/// Modifiers, and what happened: pressed 1, repeated 2, let go 3; `modifiers:event`.
fn held_and_event(field: &str) -> (Held, u32) {
    let mut numbers = field.split(':').map(|number| number.parse().ok());
    let mut next = || numbers.next().flatten();
    (Held::of(next().unwrap_or(1)), next().unwrap_or(1))
}

/// Whether parameters such as `1;5:3`, which kitty sends before the usual last bytes too, say that a key is let go.
pub(super) fn is_release(parameters: &str) -> bool {
    let second = parameters.split(';').nth(1).unwrap_or_default();
    held_and_event(second).1 == RELEASED
}

/// The key of `ESC [ 27 ; modifiers ; code ~`.
pub(super) fn other_key(modifiers: u32, code: u32) -> Option<Key> {
    key(code, Held::of(modifiers))
}

/// The keys of `ESC [ Vk ; Sc ; Uc ; Kd ; Cs ; Rc _`: virtual key, scan code, character, whether it goes down, modifiers,
/// how often (Windows Terminal, "win32-input-mode").
pub(super) fn windows(parameters: &str) -> Vec<Key> {
    let mut numbers = parameters
        .split(';')
        .map(|number| number.parse().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0_u32);
    let (virtual_key, _, character, down, state, times) =
        (next(), next(), next(), next(), next(), next());
    if down == 0 {
        return Vec::new();
    }
    let held = Held {
        shift: state & 0x10 != 0,
        // Both make the characters of the third level, as AltGr does.
        alt: state & 0x3 != 0 && state & 0xc == 0,
        ctrl: state & 0xc != 0 && state.trailing_zeros() >= 2,
    };
    let key = match character {
        0 => virtual_code(virtual_key).map(|code| Key {
            code,
            ctrl: held.ctrl,
            alt: held.alt,
        }),
        // Ctrl is in the character already.
        1..=26 if held.ctrl => key(character + 0x60, held),
        _ => key(
            character,
            Held {
                shift: held.shift && character == 9,
                ..held
            },
        ),
    };
    let times = usize::try_from(times.clamp(1, 100)).unwrap_or(1);
    key.map_or_else(Vec::new, |key| vec![key; times])
}

/// A key by the Windows number for it, where it has no character.
fn virtual_code(number: u32) -> Option<Code> {
    Some(match number {
        0x21 => Code::PageUp,
        0x22 => Code::PageDown,
        0x23 => Code::End,
        0x24 => Code::Home,
        0x25 => Code::Left,
        0x26 => Code::Up,
        0x27 => Code::Right,
        0x28 => Code::Down,
        0x2e => Code::Delete,
        0x70..=0x7b => Code::F(u8::try_from(number - 0x6f).ok()?),
        _ => return None,
    })
}

/// A key by its character, or by kitty's number for one without.
fn key(code: u32, held: Held) -> Option<Key> {
    let code = match code {
        27 => Code::Esc,
        13 | 57414 => Code::Enter,
        9 if held.shift => Code::BackTab,
        9 => Code::Tab,
        8 | 127 => Code::Backspace,
        57399..=57408 => Code::Char(char::from_digit(code - 57399, 10)?),
        57409 => Code::Char('.'),
        57410 => Code::Char('/'),
        57411 => Code::Char('*'),
        57412 => Code::Char('-'),
        57413 => Code::Char('+'),
        57417 => Code::Left,
        57418 => Code::Right,
        57419 => Code::Up,
        57420 => Code::Down,
        57421 => Code::PageUp,
        57422 => Code::PageDown,
        57423 => Code::Home,
        57424 => Code::End,
        57426 => Code::Delete,
        // Keys without a character, and those that only modify others.
        57344..=63743 => return None,
        _ => Code::Char(character(code, held)?),
    };
    Some(Key {
        code,
        ctrl: held.ctrl,
        alt: held.alt,
    })
}

fn character(code: u32, held: Held) -> Option<char> {
    let c = char::from_u32(code).filter(|c| !c.is_control())?;
    Some(if held.ctrl {
        c.to_ascii_lowercase()
    } else if held.shift {
        c.to_ascii_uppercase()
    } else {
        c
    })
}
