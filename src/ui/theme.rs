//! The styles of the screen, by what they mean.
//!
//! Only two of the terminal's own sixteen colours, so that the user's theme rules: the two that can be read on black and on
//! white alike in the usual terminals. And never colour alone: each stands beside a sign, a word or another attribute.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Level;
use crate::journal::{Flags, Nearness, Stage};

/// The selected row, in one colour from edge to edge. Not dim anywhere: dim and reversed is pale.
pub(super) const SELECTED: Style = Style::new()
    .fg(Color::Reset)
    .add_modifier(Modifier::REVERSED)
    .remove_modifier(
        Modifier::DIM
            .union(Modifier::BOLD)
            .union(Modifier::UNDERLINED),
    );
/// The band over a screen: the terminal's own ground on light blue, or just reversed.
pub(super) const BAND: Style = Style::new()
    .fg(GOOD)
    .add_modifier(Modifier::REVERSED.union(Modifier::BOLD));
/// Solid: as much as the ground is light blue so is what stands on it, which shows where there are no colours.
pub(super) const SOLID: Style = Style::new().fg(GOOD).bg(GOOD);
/// Headings.
pub(super) const HEADING: Style = Style::new().add_modifier(Modifier::BOLD);
/// What is said beside the matter: labels, dates, hints.
pub(super) const ASIDE: Style = Style::new().add_modifier(Modifier::DIM);
/// A key in a hint.
pub(super) const KEY: Style = Style::new().add_modifier(Modifier::BOLD);
/// What a query hit.
pub(super) const HIT: Style = Style::new()
    .fg(GOOD)
    .add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED));
/// Plain text.
pub(super) const PLAIN: Style = Style::new();

/// What is done or found. Not green, which pales on white and which many men cannot tell from red.
const GOOD: Color = Color::LightBlue;
/// What was not done.
const BAD: Color = Color::LightRed;

/// A status sign or word.
pub(super) fn status(status: Stage) -> Style {
    match status {
        Stage::Pending => PLAIN,
        Stage::Started => HEADING,
        Stage::Done => Style::new().fg(GOOD),
    }
}

/// What is overdue.
pub(super) const LATE: Style = HEADING.fg(BAD);

/// Flags beside a status.
pub(super) fn flags(flags: Flags) -> Style {
    match flags.due {
        Some(Nearness::Overdue) => LATE,
        None if !flags.review => PLAIN,
        Some(Nearness::Soon) | None => HEADING,
    }
}

/// A clause's columns in a strip.
pub(super) fn cell(stage: Stage) -> Style {
    match stage {
        Stage::Pending => ASIDE,
        Stage::Started => HEADING.fg(GOOD),
        Stage::Done => SOLID,
    }
}

/// A message in the status line.
pub(super) fn message(level: Level) -> Style {
    match level {
        Level::Info => HEADING,
        Level::Warning => HEADING.fg(BAD),
        Level::Error => HEADING.fg(BAD).add_modifier(Modifier::REVERSED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Light red and light blue as terminals have them by default, red, green and blue from 0.
    const TERMINALS: [(&str, [u8; 3], [u8; 3]); 6] = [
        ("xterm", [0xff, 0x00, 0x00], [0x5c, 0x5c, 0xff]),
        ("PuTTY", [0xff, 0x55, 0x55], [0x55, 0x55, 0xff]),
        ("Windows Terminal", [0xe7, 0x48, 0x56], [0x3b, 0x78, 0xff]),
        ("Terminal.app", [0xfc, 0x39, 0x1f], [0x58, 0x33, 0xff]),
        ("Linux console", [0xff, 0x55, 0x55], [0x55, 0x55, 0xff]),
        ("GNOME Terminal", [0xf6, 0x61, 0x51], [0x2a, 0x7b, 0xde]),
    ];

    /// Relative luminance by WCAG 2.2.
    fn luminance(rgb: [u8; 3]) -> f64 {
        let [red, green, blue] = rgb.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    #[test]
    fn every_colour_can_be_read_on_black_and_on_white() {
        let levels = [Level::Info, Level::Warning, Level::Error].map(message);
        let statuses = [Stage::Pending, Stage::Started, Stage::Done].map(status);
        let others = [SELECTED, BAND, SOLID, HEADING, ASIDE, KEY, HIT, PLAIN];
        let cells = [Stage::Pending, Stage::Started, Stage::Done].map(cell);
        for style in levels
            .into_iter()
            .chain(statuses)
            .chain(cells)
            .chain(others)
        {
            // A ground of its own only where nothing is to be read on it.
            assert!(style.bg.is_none() || style.bg == style.fg, "{style:?}");
            for (terminal, red, blue) in TERMINALS {
                let shade = match style.fg {
                    None | Some(Color::Reset) => continue,
                    Some(Color::LightRed) => luminance(red),
                    Some(Color::LightBlue) => luminance(blue),
                    Some(other) => panic!("{other:?} has no shades here"),
                };
                let (on_black, on_white) = ((shade + 0.05) / 0.05, 1.05 / (shade + 0.05));
                // WCAG 2.2, 1.4.11, for what carries meaning beside text.
                assert!(
                    on_black >= 3.0 && on_white >= 3.0,
                    "{terminal}: {:?} {on_black:.1} {on_white:.1}",
                    style.fg
                );
            }
        }
    }
}
