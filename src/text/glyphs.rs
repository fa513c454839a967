//! Text glyph by glyph, with the columns of each. What fills nearly all of it, ASCII and Han, is a glyph a character and needs no
//! look at the tables of Unicode.

use std::str::Chars;

use unicode_segmentation::UnicodeSegmentation;

/// The glyphs of a text: where each begins in bytes, its characters, its columns. `M` measures those that are not plain.
pub(super) struct Glyphs<'a, M> {
    text: &'a str,
    /// Where the next one begins, and the character there with its columns where it is a plain one.
    at: usize,
    next: Option<(char, Option<usize>)>,
    /// What follows that character.
    rest: Chars<'a>,
    measure: M,
}

impl<'a, M: Fn(&str) -> usize> Glyphs<'a, M> {
    pub(super) fn of(text: &'a str, measure: M) -> Self {
        let mut glyphs = Self {
            text,
            at: 0,
            next: None,
            rest: text.chars(),
            measure,
        };
        glyphs.next = glyphs.read();
        glyphs
    }

    fn read(&mut self) -> Option<(char, Option<usize>)> {
        let c = self.rest.next()?;
        Some((c, columns(c)))
    }
}

impl<'a, M: Fn(&str) -> usize> Iterator for Glyphs<'a, M> {
    type Item = (usize, &'a str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let (at, (first, plain)) = (self.at, self.next?);
        self.next = self.read();
        // One that such a character follows stands alone too: none of these joins what is before it.
        let alone = self.next.is_none_or(|(_, columns)| columns.is_some());
        if let (Some(columns), true) = (plain, alone) {
            self.at += first.len_utf8();
            return Some((at, &self.text[at..self.at], columns));
        }
        let glyph = self.text[at..].graphemes(true).next()?;
        self.at += glyph.len();
        self.rest = self.text[self.at..].chars();
        self.next = self.read();
        Some((at, glyph, (self.measure)(glyph)))
    }
}

/// The columns of a text that is one such character; `None` of any other.
pub(crate) fn plain_glyph(text: &str) -> Option<usize> {
    let mut all = text.chars();
    let columns = columns(all.next()?)?;
    all.next().is_none().then_some(columns)
}

/// The columns of a text of such characters alone; `None` where it has others.
pub(super) fn plain_columns(text: &str) -> Option<usize> {
    let mut all = text.chars();
    all.try_fold(0, |sum, c| Some(sum + columns(c)?))
}

/// The columns of a character that is a glyph of its own on every terminal, whatever stands beside it; `None` for all others.
fn columns(c: char) -> Option<usize> {
    match c {
        ' '..='~' => Some(1),
        '\u{3000}'..='\u{3029}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}' => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Ruler;

    proptest! {
        #[test]
        fn they_are_those_of_unicode(text in "[ -~\u{3000}-\u{3029}一-龥！-～“”…·é̈\u{200d}\u{fe0f}👍🏽🇨🇳\r\n\u{300}-\u{36f}\u{ff9e}가-갛ᄀ-ᇿ]{0,24}", wide in any::<bool>()) {
            let ruler = Ruler { wide };
            let by_tables = text.grapheme_indices(true).map(|(at, glyph)| (at, glyph, ruler.glyph(glyph)));
            let by_tables: Vec<_> = by_tables.collect();
            let columns = by_tables.iter().map(|(.., columns)| columns).sum::<usize>();
            prop_assert!(plain_columns(&text).is_none_or(|plain| plain == columns));
            // A line's end is no text that is measured.
            prop_assert!(text.contains("\r\n") || ruler.columns(&text) == columns);
            prop_assert_eq!(Glyphs::of(&text, |glyph| ruler.glyph(glyph)).collect::<Vec<_>>(), by_tables);
        }
    }

    #[test]
    fn the_plain_ones_are_as_wide_as_the_tables_say() {
        let all = ('\0'..='\u{ffff}').filter_map(|c| Some((c, columns(c)?)));
        for (c, columns) in all {
            let glyph = c.to_string();
            assert_eq!(Ruler::NARROW.glyph(&glyph), columns, "{c:?}");
            assert_eq!(Ruler::WIDE.glyph(&glyph), columns, "{c:?}");
        }
    }
}
