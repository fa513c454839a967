//! Text glyph by glyph, with the columns of each. What fills nearly all of it, ASCII and Han, is a glyph a character and needs no
//! look at the tables of Unicode.

use unicode_segmentation::UnicodeSegmentation;

/// The glyphs of a text: where each begins in bytes, its characters, its columns. `M` measures those that are not plain.
pub(super) struct Glyphs<'a, M> {
    text: &'a str,
    at: usize,
    measure: M,
}

impl<'a, M: Fn(&str) -> usize> Glyphs<'a, M> {
    pub(super) fn of(text: &'a str, measure: M) -> Self {
        Self {
            text,
            at: 0,
            measure,
        }
    }
}

impl<'a, M: Fn(&str) -> usize> Iterator for Glyphs<'a, M> {
    type Item = (usize, &'a str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.text[self.at..];
        let mut chars = rest.chars();
        let first = chars.next()?;
        // One that such a character follows stands alone too: none of these joins what is before it.
        let alone = chars.next().is_none_or(|next| columns(next).is_some());
        let (len, columns) = match columns(first).filter(|_| alone) {
            Some(columns) => (first.len_utf8(), columns),
            None => {
                let glyph = rest.graphemes(true).next()?;
                (glyph.len(), (self.measure)(glyph))
            }
        };
        let at = self.at;
        self.at += len;
        Some((at, &rest[..len], columns))
    }
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
            prop_assert_eq!(Glyphs::of(&text, |glyph| ruler.glyph(glyph)).collect::<Vec<_>>(), by_tables.collect::<Vec<_>>());
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
