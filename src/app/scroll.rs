//! Which rows of a screen are in view.

/// How a screen lies on the terminal; drawing it tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Metrics {
    /// Columns of its body; a text of another width has other lines.
    pub(crate) columns: usize,
    /// Rows in its body; 0 where the terminal is too small to show it.
    pub(crate) page: usize,
    /// Rows or lines it has in all.
    pub(crate) lines: usize,
    /// The row or line that is to be in view, from 0.
    pub(crate) focus: Option<usize>,
    /// How many rows are to stand before that one, if it is to stand at a place of its own.
    pub(crate) lead: Option<usize>,
}

/// The first visible row, and what it follows.
#[derive(Clone, Debug)]
pub(crate) struct Scroll {
    /// The first visible row or line, from 0.
    top: usize,
    /// Whether the focus is kept in view; a text that is being scrolled lets go of it.
    follows: bool,
    /// How it lay when it was drawn last.
    laid: Metrics,
}

impl Scroll {
    /// At the beginning; `follows` says whether the focus is to be in view.
    pub(super) fn new(follows: bool) -> Self {
        Self {
            top: 0,
            follows,
            laid: Metrics::default(),
        }
    }

    /// The first visible row for the screen as it lies now.
    pub(crate) fn top(&self, now: Metrics) -> usize {
        let lowest = now.lines.saturating_sub(now.page);
        match (now.focus.filter(|_| self.follows), now.lead) {
            // With some of what stands before it, and room for what follows.
            (Some(at), Some(lead)) => at.saturating_sub(lead).min(lowest),
            (Some(at), None) => scrolled(self.top, at, now.page, now.lines),
            // About the same place of a text that is broken anew.
            _ if self.laid.lines > 0 && self.laid.columns != now.columns => {
                // What was asked for may lie far beyond the end.
                let top = self.top.min(self.laid.lines);
                (top * now.lines / self.laid.lines).min(lowest)
            }
            _ => self.top.min(lowest),
        }
    }

    /// Takes note of how the screen was drawn.
    pub(super) fn fit(&mut self, now: Metrics) {
        self.top = self.top(now);
        self.laid = now;
    }

    /// The row or line of the body that was drawn in its row `at`.
    pub(crate) fn line_at(&self, at: usize) -> Option<usize> {
        Some(self.top + at).filter(|line| *line < self.laid.lines)
    }

    /// Scrolls by lines, away from the focus. Too far down is put right when the text is drawn.
    pub(super) fn by(&mut self, lines: isize) {
        self.top = self.top.saturating_add_signed(lines);
        self.follows = false;
    }

    /// Brings the focus into view again.
    pub(super) fn follow(&mut self) {
        self.follows = true;
    }

    /// Back to the beginning.
    pub(super) fn restart(&mut self) {
        self.top = 0;
    }
}

/// The first visible of `rows` rows when `page` are shown, `top` was the first before, and row `at` must be in view.
fn scrolled(top: usize, at: usize, page: usize, rows: usize) -> usize {
    let last_top = rows.saturating_sub(page);
    let lowest = (at + 1).saturating_sub(page);
    top.clamp(lowest, at.max(lowest)).min(last_top)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scrolls_no_further_than_it_must() {
        assert_eq!(scrolled(0, 4, 5, 20), 0);
        assert_eq!(scrolled(0, 5, 5, 20), 1);
        assert_eq!(scrolled(8, 3, 5, 20), 3);
        assert_eq!(scrolled(18, 19, 5, 20), 15, "no blank rows below the last");
        assert_eq!(scrolled(3, 0, 0, 0), 0);
    }
}
