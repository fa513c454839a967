//! Text as files may hold it.

use std::borrow::Cow;

use crate::text::clean_lines;

/// `s` with nothing in it that a file format forbids or a terminal obeys; line ends are `\n`.
pub(super) fn printable(s: &str) -> Cow<'_, str> {
    let forbidden = |c: char| matches!(c, '\u{fffe}' | '\u{ffff}');
    let clean = clean_lines(s);
    if clean.contains(forbidden) {
        return Cow::Owned(clean.replace(forbidden, "\u{fffd}"));
    }
    clean
}
