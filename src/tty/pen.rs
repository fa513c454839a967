//! Colours and attributes as the terminal is told of them: 16-colour codes, and as few as possible.

use std::io::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Whether colour codes are sent at all; attributes such as reverse video always are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Colors {
    /// The sixteen colours that every terminal has, as its user has set them.
    #[default]
    Always,
    /// None.
    Never,
}

/// Attributes with the SGR parameters (ECMA-48, 8.3.117) that turn them on and off.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Attributes that can be seen on a blank; dim is one, since `pterm` dims the ground too.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::DIM)
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// What the next glyph will look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pen {
    fg: Color,
    bg: Color,
    attributes: Modifier,
}

impl Pen {
    /// The terminal's own look.
    pub(super) const PLAIN: Self = Self {
        fg: Color::Reset,
        bg: Color::Reset,
        attributes: Modifier::empty(),
    };

    /// The pen that draws `cell`.
    pub(super) fn of(cell: &Cell, colors: Colors) -> Self {
        let color = |c| match colors {
            Colors::Always => c,
            Colors::Never => Color::Reset,
        };
        Self {
            fg: color(cell.fg),
            bg: color(cell.bg),
            attributes: cell.modifier,
        }
    }

    /// Whether a blank drawn with it looks like a blank erased on a fresh screen.
    pub(super) fn leaves_no_mark(self) -> bool {
        code(self.bg).is_none() && !self.attributes.intersects(SEEN_ON_BLANK)
    }

    /// Writes the shortest sequence that turns this pen into `to`; nothing if they are the same.
    pub(super) fn change(self, to: Self, out: &mut Vec<u8>) {
        if self == to {
            return;
        }
        let afresh = to.parameters(Self::PLAIN);
        let step = to.parameters(self);
        // A reset is one more parameter, `0`, except that alone it needs not be written.
        let reset = if afresh.is_empty() {
            0
        } else {
            2 + length(&afresh)
        };
        if reset < length(&step) {
            write_sgr(out, std::iter::once(0).filter(|_| reset > 0).chain(afresh));
        } else if !step.is_empty() {
            write_sgr(out, step.into_iter());
        }
    }

    /// The SGR parameters that lead from `from` to this pen without a reset.
    fn parameters(self, from: Self) -> Vec<u8> {
        let gone = from.attributes - self.attributes;
        let mut list = Vec::new();
        for (attribute, _, off) in ATTRIBUTES {
            if gone.contains(attribute) && !list.contains(&off) {
                list.push(off);
            }
        }
        for (attribute, on, off) in ATTRIBUTES {
            let kept = from.attributes.contains(attribute) && !list.contains(&off);
            if self.attributes.contains(attribute) && !kept {
                list.push(on);
            }
        }
        if code(self.fg) != code(from.fg) {
            list.push(code(self.fg).unwrap_or(39));
        }
        if code(self.bg) != code(from.bg) {
            list.push(code(self.bg).map_or(49, |c| c + 10));
        }
        list
    }
}

/// The bytes of parameters with the `;` between them.
fn length(parameters: &[u8]) -> usize {
    let digits: usize = parameters
        .iter()
        .map(|p| {
            if *p < 10 {
                1
            } else if *p < 100 {
                2
            } else {
                3
            }
        })
        .sum();
    digits + parameters.len().saturating_sub(1)
}

fn write_sgr(out: &mut Vec<u8>, parameters: impl Iterator<Item = u8>) {
    out.extend(b"\x1b[");
    for (nr, parameter) in parameters.enumerate() {
        let separator = if nr > 0 { ";" } else { "" };
        // Writing to memory cannot fail.
        let _ = write!(out, "{separator}{parameter}");
    }
    out.push(b'm');
}

/// The SGR parameter of a foreground colour, 30-37 or 90-97; none for the terminal's own, and for colours
/// beyond the sixteen, which the program never uses.
fn code(color: Color) -> Option<u8> {
    let number = match color {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(n) if n < 16 => n,
        Color::Reset | Color::Indexed(_) | Color::Rgb(..) => return None,
    };
    Some(if number < 8 { 30 + number } else { 82 + number })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pen(fg: Color, bg: Color, attributes: Modifier) -> Pen {
        Pen { fg, bg, attributes }
    }

    fn sent(from: Pen, to: Pen) -> String {
        let mut out = Vec::new();
        from.change(to, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn sends_only_what_changes() {
        let bar = pen(Color::Reset, Color::Reset, Modifier::REVERSED);
        let red = pen(Color::Red, Color::Reset, Modifier::empty());
        let red_bar = pen(Color::Red, Color::Reset, Modifier::REVERSED);
        assert_eq!(sent(bar, bar), "");
        assert_eq!(sent(Pen::PLAIN, bar), "\x1b[7m");
        assert_eq!(sent(bar, Pen::PLAIN), "\x1b[m");
        assert_eq!(sent(red, red_bar), "\x1b[7m");
        assert_eq!(sent(red_bar, red), "\x1b[27m");
        assert_eq!(
            sent(red, pen(Color::LightBlue, Color::Cyan, Modifier::empty())),
            "\x1b[94;46m"
        );
    }

    #[test]
    fn bold_and_dim_share_their_off_switch() {
        let both = pen(Color::Green, Color::Reset, Modifier::BOLD | Modifier::DIM);
        let dim = pen(Color::Green, Color::Reset, Modifier::DIM);
        assert_eq!(sent(both, dim), "\x1b[22;2m");
        assert_eq!(sent(dim, both), "\x1b[1m");
    }

    #[test]
    fn a_reset_is_used_where_it_is_shorter() {
        let loud = pen(
            Color::Red,
            Color::Blue,
            Modifier::BOLD | Modifier::UNDERLINED,
        );
        let bar = pen(Color::Reset, Color::Reset, Modifier::REVERSED);
        assert_eq!(sent(loud, bar), "\x1b[0;7m");
    }

    #[test]
    fn without_colours_the_attributes_stay() {
        let mut cell = Cell::new("省");
        cell.fg = Color::Red;
        cell.modifier = Modifier::REVERSED;
        assert_eq!(sent(Pen::PLAIN, Pen::of(&cell, Colors::Never)), "\x1b[7m");
        assert_eq!(
            sent(Pen::PLAIN, Pen::of(&cell, Colors::Always)),
            "\x1b[7;31m"
        );
    }

    #[test]
    fn no_colour_beyond_the_sixteen_is_ever_sent() {
        for color in [Color::Indexed(200), Color::Rgb(1, 2, 3)] {
            assert_eq!(sent(Pen::PLAIN, pen(color, color, Modifier::empty())), "");
        }
        assert_eq!(
            sent(
                Pen::PLAIN,
                pen(Color::Indexed(9), Color::Reset, Modifier::empty())
            ),
            "\x1b[91m"
        );
    }
}
