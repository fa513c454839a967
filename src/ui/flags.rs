//! 逾期, 临期 and 待核 beside a status: a column in lists, and the counts with the rule over them. Where no clause has any,
//! nothing of it is shown.

use ratatui::text::{Line, Span};

use crate::journal::Flags;
use crate::listing::{FlagCounts, flag_letters, flag_words};

use super::theme;
use super::view::View;

/// From this width of a list on flags stand as words, below it as letters.
const WORDS_FROM: usize = 60;

/// A column of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Column {
    /// How wide it is; 0 for no such column.
    pub(super) columns: usize,
    words: bool,
}

impl Column {
    /// Of clauses with these flags in a list `width` columns wide.
    pub(super) fn of(view: &View<'_>, flags: impl Iterator<Item = Flags>, width: usize) -> Self {
        let words = width >= WORDS_FROM;
        let column = Self { columns: 0, words };
        let flags = flags.filter(|flags| *flags != Flags::default());
        let columns = flags.map(|flags| view.ruler.columns(&column.text(view, flags)));
        let columns = columns.max().unwrap_or(0);
        Self { columns, words }
    }

    /// What it takes of a row, with the blank behind it.
    pub(super) fn room(self) -> usize {
        self.columns + usize::from(self.columns > 0)
    }

    /// What it shows of a clause, with the blank behind it.
    pub(super) fn cell(self, view: &View<'_>, flags: Flags) -> Vec<Span<'static>> {
        if self.columns == 0 {
            return Vec::new();
        }
        let text = self.text(view, flags);
        let blank = self.room().saturating_sub(view.ruler.columns(&text));
        let flag = Span::styled(text, theme::flags(flags));
        vec![flag, Span::raw(" ".repeat(blank))]
    }

    fn text(self, view: &View<'_>, flags: Flags) -> String {
        if self.words {
            flag_words(flags, view.lang())
        } else {
            flag_letters(flags, view.lang())
        }
    }
}

/// How many clauses have each flag, and by what rule, as it fits `width` columns; `None` where none has any.
pub(super) fn head(view: &View<'_>, counts: FlagCounts, width: usize) -> Option<Line<'static>> {
    if counts.is_empty() {
        return None;
    }
    let (soon, lang) = (view.world.soon_days, view.lang());
    let whole = format!(" {}", counts.describe(soon, lang));
    let text = if view.ruler.columns(&whole) < width {
        whole
    } else {
        format!(" {}", counts.in_short(soon, lang))
    };
    Some(Line::styled(text, theme::HEADING))
}

/// The same in short, for a row that tells something else first.
pub(super) fn note(view: &View<'_>, counts: FlagCounts) -> Option<String> {
    (!counts.is_empty()).then(|| counts.in_short(view.world.soon_days, view.lang()))
}
