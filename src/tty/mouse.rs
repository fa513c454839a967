//! The mouse: what is asked of the terminal, what it reports, and which clicks are double.

use std::fmt;
use std::time::{Duration, Instant};

use crossterm::Command;

/// How soon a second press on the same cell makes a double click.
const DOUBLE: Duration = Duration::from_millis(500);

/// What was done with the mouse, and where: column and row from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mouse {
    /// What was done.
    pub(crate) kind: MouseKind,
    /// The column, from 0.
    pub(crate) column: u16,
    /// The row, from 0.
    pub(crate) row: u16,
}

/// What can be done with the mouse. The right and middle buttons stay the terminal's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MouseKind {
    /// The wheel away from the user.
    WheelUp,
    /// The wheel towards the user.
    WheelDown,
    /// The left button went down.
    Press,
    /// It went down again soon on the same cell.
    Double,
}

impl Mouse {
    /// The mouse as a terminal reports it: `button` with its flags (Shift 4, Alt 8, Ctrl 16, moved 32, wheel 64), column
    /// and row from 1; none for what the program does not use.
    pub(super) fn reported(button: u16, column: u16, row: u16) -> Option<Self> {
        let kind = match button & !(4 | 8 | 16) {
            0 => MouseKind::Press,
            64 => MouseKind::WheelUp,
            65 => MouseKind::WheelDown,
            _ => return None,
        };
        Some(Self {
            kind,
            column: column.checked_sub(1)?,
            row: row.checked_sub(1)?,
        })
    }
}

/// Remembers the last press, to tell double clicks.
#[derive(Debug, Default)]
pub(super) struct Clicks(Option<(Instant, Mouse)>);

impl Clicks {
    /// `mouse`, done at `now`; a double click if that is what it makes. A third press begins anew.
    pub(super) fn judge(&mut self, mouse: Mouse, now: Instant) -> Mouse {
        if mouse.kind != MouseKind::Press {
            return mouse;
        }
        let soon = |(at, last): (Instant, Mouse)| {
            last == mouse && now.saturating_duration_since(at) <= DOUBLE
        };
        if self.0.take().is_some_and(soon) {
            return Mouse {
                kind: MouseKind::Double,
                ..mouse
            };
        }
        self.0 = Some((now, mouse));
        mouse
    }
}

/// Asks for presses and the wheel, with decimal coordinates. crossterm's own command asks for every movement too, which
/// would be a packet for each over a slow line; its opposite, `DisableMouseCapture`, ends these as well.
pub(super) struct ReportButtons;

impl Command for ReportButtons {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1000h\x1b[?1006h")
    }
}

/// Makes the wheel send arrow keys on the alternate screen (xterm's mode 1007), so that it scrolls although the mouse
/// still selects text. The setting found is saved first: many terminals have it on, others off.
pub(super) struct WheelAsArrows;

impl Command for WheelAsArrows {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1007s\x1b[?1007h")
    }
}

/// Puts back what [`WheelAsArrows`] saved. Not switched off: terminals that cannot save it have it on by default.
pub(super) struct GiveWheelBack;

impl Command for GiveWheelBack {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1007r")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_presses_and_the_wheel_count() {
        let kind = |button| Mouse::reported(button, 3, 4).map(|m| (m.kind, m.column, m.row));
        assert_eq!(kind(0), Some((MouseKind::Press, 2, 3)));
        assert_eq!(kind(16), Some((MouseKind::Press, 2, 3)));
        assert_eq!(kind(64), Some((MouseKind::WheelUp, 2, 3)));
        assert_eq!(kind(65), Some((MouseKind::WheelDown, 2, 3)));
        for other in [1, 2, 3, 32, 35, 66, 128] {
            assert_eq!(kind(other), None);
        }
        assert_eq!(Mouse::reported(0, 0, 4), None);
    }

    #[test]
    fn two_presses_soon_on_one_cell_are_a_double_click() {
        let start = Instant::now();
        let press = |column| Mouse::reported(0, column, 1).unwrap();
        let mut clicks = Clicks::default();
        let mut kind = |column, after| {
            clicks
                .judge(press(column), start + Duration::from_millis(after))
                .kind
        };
        assert_eq!(kind(1, 0), MouseKind::Press);
        assert_eq!(kind(1, 200), MouseKind::Double);
        assert_eq!(kind(1, 300), MouseKind::Press);
        assert_eq!(kind(2, 400), MouseKind::Press);
        assert_eq!(kind(2, 2000), MouseKind::Press);
    }
}
