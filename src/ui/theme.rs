//! The styles of the screen, by what they mean. Only the terminal's own sixteen colours, so that the user's theme rules,
//! and never colour alone: each colour stands beside a sign or a word.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Level;
use crate::journal::Status;

/// The selected row.
pub(super) const SELECTED: Style = Style::new().add_modifier(Modifier::REVERSED);
/// Headings.
pub(super) const HEADING: Style = Style::new().add_modifier(Modifier::BOLD);
/// What is said beside the matter: labels, dates, hints.
pub(super) const ASIDE: Style = Style::new().add_modifier(Modifier::DIM);
/// A key in a hint.
pub(super) const KEY: Style = Style::new().add_modifier(Modifier::BOLD);
/// What a query hit.
pub(super) const HIT: Style = Style::new()
    .fg(Color::Cyan)
    .add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED));
/// Plain text.
pub(super) const PLAIN: Style = Style::new();

/// A status sign or word.
pub(super) fn status(status: Status) -> Style {
    match status {
        Status::Pending => PLAIN,
        Status::Started => Style::new().fg(Color::Yellow),
        Status::Done => Style::new().fg(Color::Green),
    }
}

/// A message in the status line.
pub(super) fn message(level: Level) -> Style {
    match level {
        Level::Info => HEADING,
        Level::Warning => Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD),
        Level::Error => Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
    }
}
