//! Columns of a list that can be read down: where each begins and how wide it is.

use crate::text::Ruler;

/// A number at the right end of so many columns.
pub(super) fn number(count: usize, columns: usize) -> String {
    format!("{count:>columns$}")
}

/// A head at the right end of so many columns, over numbers.
pub(super) fn head(ruler: Ruler, text: &str, columns: usize) -> String {
    let text = ruler.clip(text, columns);
    let blank = columns.saturating_sub(ruler.columns(text));
    format!("{:blank$}{text}", "")
}
