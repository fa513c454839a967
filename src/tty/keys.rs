//! Bytes from the terminal → keys, pastes and replies.
//!
//! Own work, since crossterm's reader spins and never returns when the line is hung up, takes a sequence that arrives
//! in two packets for Esc and letters, loses the key after bytes that are not UTF-8, and gives no way to wait for a
//! reply with a deadline. Splitting the bytes anywhere changes nothing here, except that a lone Esc is one after
//! [`PATIENCE`], and that a paste ends at the first of two end marks if the second has not arrived with it.

use std::time::Duration;

use super::codes::{cursor_key, numbered_key};
use super::extended;
use super::mouse::Mouse;
use super::pasted::pasted;
use crate::keys::{Code, Key};

/// How long after an Esc its sequence may still follow; slow lines split packets.
const PATIENCE: Duration = Duration::from_millis(50);

/// How long a paste may pause before it counts as broken off, so that keys work again.
const PASTE_PATIENCE: Duration = Duration::from_secs(5);

/// The most of one paste that is kept, in bytes.
const LONGEST_PASTE: usize = 1 << 20;

/// The longest control sequence or string that makes sense, in bytes; beyond it, it is noise.
const LONGEST_SEQUENCE: usize = 4096;

const PASTE_BEGIN: &[u8] = b"\x1b[200~";

const PASTE_END: &[u8] = b"\x1b[201~";

/// What the terminal sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// A key.
    Key(Key),
    /// A bracketed paste, line ends as `\n`, without control sequences. Not cleaned.
    Paste(String),
    /// What must have been pasted, though the terminal does not mark pastes; see [`unmarked_paste`](super::pasted::unmarked_paste).
    Unmarked(String),
    /// The answer to a question for the cursor's position: its column, from 1.
    Column(u16),
    /// The mouse, where it is expected; presses are not yet told apart from double ones.
    Mouse(Mouse),
}

/// Takes bytes as they come and gives events as soon as they are certain.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    waiting: Vec<u8>,
    paste: Option<Vec<u8>>,
    /// Whether the mouse was asked for. What it reports in any case is read as that, and not as keys.
    mouse: bool,
}

/// What the bytes begin with.
enum Start {
    /// Too little to say.
    More,
    /// So many bytes that make this event, or none.
    Taken(usize, Option<Event>),
    /// So many bytes that make these keys.
    Keys(usize, Vec<Key>),
    /// So many bytes that announce a paste.
    Paste(usize),
}

impl Decoder {
    /// Whether nothing is in doubt, so that the next bytes begin something new.
    pub(super) fn is_idle(&self) -> bool {
        self.waiting.is_empty() && self.paste.is_none()
    }

    /// From now on the mouse is reported.
    pub(super) fn expect_mouse(&mut self) {
        self.mouse = true;
    }

    /// The events that `bytes` complete.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        self.waiting.extend(bytes);
        let mut events = Vec::new();
        while !self.waiting.is_empty() {
            if let Some(paste) = &mut self.paste {
                let Some(whole) = take_paste(&mut self.waiting, paste) else {
                    break;
                };
                self.paste = None;
                events.push(whole);
                continue;
            }
            match head(&self.waiting) {
                Start::More => break,
                Start::Taken(count, event) => {
                    self.waiting.drain(..count);
                    events.extend(event.filter(|it| self.mouse || !matches!(it, Event::Mouse(_))));
                }
                Start::Keys(count, keys) => {
                    self.waiting.drain(..count);
                    events.extend(keys.into_iter().map(Event::Key));
                }
                Start::Paste(count) => {
                    self.waiting.drain(..count);
                    self.paste = Some(Vec::new());
                }
            }
        }
        events
    }

    /// How long to wait for more before calling [`give_up`](Self::give_up); none if nothing is in doubt.
    pub(super) fn patience(&self) -> Option<Duration> {
        if self.paste.is_some() {
            return Some(PASTE_PATIENCE);
        }
        is_prefix(&self.waiting).then_some(PATIENCE)
    }

    /// No more came in time: what waits is what it looks like.
    pub(crate) fn give_up(&mut self) -> Vec<Event> {
        let waiting = std::mem::take(&mut self.waiting);
        if let Some(mut paste) = self.paste.take() {
            paste.extend(waiting);
            return vec![Event::Paste(pasted(&paste))];
        }
        match waiting.as_slice() {
            // No report of the mouse: keys after a sequence that nobody knows.
            [0x1b, b'[', b'M', rest @ ..] => self.feed(rest),
            [0x1b] => vec![key(Code::Esc)],
            [0x1b, c] => vec![Event::Key(with_alt(Key::char(char::from(*c))))],
            _ => Vec::new(),
        }
    }
}

/// Whether the bytes could be whole keys as well as the beginning of a sequence.
fn is_prefix(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0x1b] | [0x1b, b'[' | b'O'] | [0x1b, b']' | b'P', ..] | [0x1b, b'[', b'M', ..]
    )
}

/// Moves what belongs to the paste; gives it whole if its end is among the bytes. Terminals should not let the end mark into a
/// pasted text, but not all take it out: it ends at the last one that has arrived before another paste begins.
fn take_paste(waiting: &mut Vec<u8>, paste: &mut Vec<u8>) -> Option<Event> {
    let next = position(waiting, PASTE_BEGIN).unwrap_or(waiting.len());
    let mut marks = waiting[..next].windows(PASTE_END.len());
    let end = marks
        .rposition(|mark| mark == PASTE_END)
        .or_else(|| position(waiting, PASTE_END));
    // The end mark may be cut in two: its first bytes stay.
    let sure = end.unwrap_or_else(|| waiting.len().saturating_sub(PASTE_END.len() - 1));
    let room = LONGEST_PASTE.saturating_sub(paste.len());
    paste.extend(&waiting[..sure.min(room)]);
    waiting.drain(..sure);
    end?;
    waiting.drain(..PASTE_END.len());
    Some(Event::Paste(pasted(paste)))
}

fn position(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|at| at == mark)
}

fn head(bytes: &[u8]) -> Start {
    match *bytes {
        [0x1b, b'[', b'M', ref report @ ..] => mouse_in_bytes(report),
        [0x1b] | [0x1b, b']' | b'P'] => Start::More,
        [0x1b, 0x1b, ..] => Start::Taken(1, Some(key(Code::Esc))),
        // Shift-Tab on the Linux console.
        [0x1b, b'\t', ..] => Start::Taken(2, Some(key(Code::BackTab))),
        [0x1b, b'[', ..] => csi(bytes),
        [0x1b, b'O', ..] => ss3(bytes),
        [0x1b, b']', b'0'..=b'9', ..] | [0x1b, b'P', b'0'..=b'9' | b'>' | b'!', ..] => {
            control_string(bytes)
        }
        [0x1b, ref rest @ ..] => match character(rest) {
            Start::Taken(count, Some(Event::Key(key))) => {
                Start::Taken(count + 1, Some(Event::Key(with_alt(key))))
            }
            Start::Taken(count, event) => Start::Taken(count + 1, event),
            other => other,
        },
        _ => character(bytes),
    }
}

fn with_alt(key: Key) -> Key {
    Key { alt: true, ..key }
}

fn key(code: Code) -> Event {
    Event::Key(Key::plain(code))
}

/// One control byte or one UTF-8 character. Bytes that are neither go without a trace, one by one, so that they
/// swallow no key after them.
fn character(bytes: &[u8]) -> Start {
    let Some(&first) = bytes.first() else {
        return Start::More;
    };
    let code = match first {
        b'\r' => Code::Enter,
        b'\t' => Code::Tab,
        0x08 | 0x7f => Code::Backspace,
        0 => return Start::Taken(1, Some(Event::Key(Key::ctrl(' ')))),
        1..=0x1a => return Start::Taken(1, Some(Event::Key(Key::ctrl(char::from(first + 0x60))))),
        0x1b..=0x1f => {
            return Start::Taken(1, Some(Event::Key(Key::ctrl(char::from(first + 0x40)))));
        }
        b' '..=b'~' => Code::Char(char::from(first)),
        _ => return beyond_ascii(bytes),
    };
    Start::Taken(1, Some(key(code)))
}

fn beyond_ascii(bytes: &[u8]) -> Start {
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Start::Taken(1, None),
    };
    match std::str::from_utf8(&bytes[..length.min(bytes.len())]) {
        Ok(s) => {
            let c = s.chars().next().filter(|c| !c.is_control());
            Start::Taken(length, c.map(|c| key(Code::Char(c))))
        }
        Err(e) if e.error_len().is_none() => Start::More,
        Err(_) => Start::Taken(1, None),
    }
}

/// `ESC O x`: function and cursor keys in application mode.
fn ss3(bytes: &[u8]) -> Start {
    // Older terminals put modifiers in between: ESC O 5 A.
    let between = bytes[2..]
        .iter()
        .take_while(|b| b.is_ascii_digit() || **b == b';');
    let end = 2 + between.count();
    let Some(&last) = bytes.get(end) else {
        return Start::More;
    };
    let code = match last {
        b'M' => Some(Code::Enter),
        // To F4 everywhere, to F12 in PuTTY's VT100+ mode.
        b'P'..=b'[' => Some(Code::F(last - b'P' + 1)),
        // End in PuTTY's rxvt mode; the keypad's 7 would be the same, but is sent as a digit, since application mode is off.
        b'w' => Some(Code::End),
        // The keypad in application mode, should another program have left that on: `*` to `9`.
        b'j'..=b'y' => Some(Code::Char(char::from(last - 0x40))),
        _ => cursor_key(last),
    };
    match code {
        Some(code) => Start::Taken(end + 1, Some(key(code))),
        // Some other key of some other terminal: no text in any case.
        None if last.is_ascii_graphic() => Start::Taken(end + 1, None),
        None => Start::Taken(2, Some(Event::Key(with_alt(Key::char('O'))))),
    }
}

/// `ESC ] 1 1 ;` … and its like: answers to questions that another program asked. They end in BEL or `ESC \`.
fn control_string(bytes: &[u8]) -> Start {
    let body = &bytes[2..];
    if let Some(end) = body.iter().position(|b| matches!(b, 0x07 | 0x1b)) {
        return match (body[end], body.get(end + 1)) {
            (0x07, _) => Start::Taken(end + 3, None),
            (_, Some(b'\\')) => Start::Taken(end + 4, None),
            (_, Some(_)) => Start::Taken(end + 2, None),
            (_, None) => Start::More,
        };
    }
    if bytes.len() > LONGEST_SEQUENCE {
        return Start::Taken(bytes.len(), None);
    }
    Start::More
}

/// `ESC [` parameters, intermediates, final byte (ECMA-48, 5.4).
fn csi(bytes: &[u8]) -> Start {
    let body = &bytes[2..];
    if let [b'[', rest @ ..] = body {
        // The Linux console's F1 to F5.
        return match rest.first() {
            None => Start::More,
            Some(c @ b'A'..=b'E') => Start::Taken(4, Some(key(Code::F(c - b'A' + 1)))),
            Some(_) => Start::Taken(3, None),
        };
    }
    if let Some(count) = shifted_rxvt_key(body) {
        return Start::Taken(count + 3, sequence(&body[..count], b'~'));
    }
    let Some(end) = body.iter().position(|b| !(0x20..=0x3f).contains(b)) else {
        return if bytes.len() > LONGEST_SEQUENCE {
            Start::Taken(bytes.len(), None)
        } else {
            Start::More
        };
    };
    let last = body[end];
    if !(0x40..=0x7e).contains(&last) {
        // Cut off by something else, which is still to be read.
        return Start::Taken(end + 2, None);
    }
    let count = end + 3;
    let parameters = &body[..end];
    if parameters == b"200" && last == b'~' {
        return Start::Paste(count);
    }
    if last == b'_'
        && let Ok(parameters) = std::str::from_utf8(parameters)
    {
        return Start::Keys(count, extended::windows(parameters));
    }
    Start::Taken(count, sequence(parameters, last))
}

/// rxvt ends Shift with Home, End and their like in `$`, which elsewhere comes before the end: the digits before it.
fn shifted_rxvt_key(body: &[u8]) -> Option<usize> {
    let digits = body.iter().take_while(|b| b.is_ascii_digit()).count();
    (digits > 0 && body.get(digits) == Some(&b'$')).then_some(digits)
}

/// `ESC [ M`, then button, column and row, 32 more than they mean: one byte each, or one character where the terminal was
/// told to send UTF-8 (mode 1005).
fn mouse_in_bytes(report: &[u8]) -> Start {
    let mut rest = report;
    let mut values = [0; 3];
    for value in &mut values {
        let Some((number, more)) = mouse_number(rest) else {
            return Start::More;
        };
        (*value, rest) = (number, more);
    }
    let [button, column, row] = values;
    let count = 3 + report.len() - rest.len();
    Start::Taken(
        count,
        Mouse::reported(button, column, row).map(Event::Mouse),
    )
}

fn mouse_number(bytes: &[u8]) -> Option<(u16, &[u8])> {
    let (number, rest) = match *bytes {
        [] | [0xc2..=0xdf] => return None,
        [first @ 0xc2..=0xdf, second @ 0x80..=0xbf, ..] => (
            u16::from(first & 0x1f) << 6 | u16::from(second & 0x3f),
            &bytes[2..],
        ),
        [first, ..] => (u16::from(first), &bytes[1..]),
    };
    Some((number.saturating_sub(32), rest))
}

/// `button;column;row` of `ESC [ < … M`, or of `ESC [ … M` with the button 32 more than it means (mode 1015); `ESC [ < … m` is a
/// button let go.
fn mouse_in_numbers(text: &str, more: u16) -> Option<Event> {
    let mut numbers = text.split(';').map(|n| n.parse::<u16>().ok());
    let mut number = || numbers.next().flatten();
    Mouse::reported(number()?.checked_sub(more)?, number()?, number()?).map(Event::Mouse)
}

fn sequence(parameters: &[u8], last: u8) -> Option<Event> {
    let text = std::str::from_utf8(parameters).ok()?;
    match (text.strip_prefix('<'), last) {
        (Some(report), b'M') => return mouse_in_numbers(report, 0),
        (Some(_), _) => return None,
        (None, b'M') => return mouse_in_numbers(text, 32),
        (None, b'u') => return extended::kitty(text).map(Event::Key),
        (None, _) if extended::is_release(text) => return None,
        (None, _) => {}
    }
    // The event, where there is one, stands behind a colon.
    let mut numbers = text
        .split(';')
        .map(|n| n.split(':').next().unwrap_or_default());
    let mut number = || numbers.next().and_then(|n| n.parse::<u16>().ok());
    let (first, second) = (number(), number());
    if let (b'~', Some(27), Some(modifiers), Some(code)) = (last, first, second, number()) {
        return extended::other_key(modifiers.into(), code.into()).map(Event::Key);
    }
    let code = match (last, first) {
        (b'R', Some(_)) => return second.map(Event::Column),
        (b'Z', _) => Code::BackTab,
        (b'P'..=b'S', _) => Code::F(last - b'P' + 1),
        // rxvt says Ctrl by the last byte.
        (b'~' | b'^' | b'@', Some(n)) => numbered_key(n)?,
        _ => cursor_key(last)?,
    };
    // xterm's modifiers: one more than the sum of Shift 1, Alt 2, Ctrl 4.
    let modifiers = second.unwrap_or(1).saturating_sub(1);
    Some(Event::Key(Key {
        code,
        alt: modifiers & 2 != 0,
        ctrl: modifiers & 4 != 0 || matches!(last, b'^' | b'@'),
    }))
}

#[cfg(test)]
mod tests;
