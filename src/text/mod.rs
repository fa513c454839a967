//! The one place that measures text: columns, clipping, padding, line breaking, cleaning.
//!
//! Everything here counts *columns*, the character cells of a terminal, and treats text as user-perceived
//! characters (grapheme clusters), so that no glyph is ever cut in half. Text from outside goes through
//! [`clean()`] before it is measured.

mod breaks;
mod clean;
mod excerpt;
mod forms;
mod glyphs;
mod hanzi;
mod marks;
mod put;
mod sounds;
mod wrap;

use std::borrow::Cow;

use strum::{EnumString, VariantNames};
use unicode_width::UnicodeWidthStr;

use glyphs::{Glyphs, plain_columns};

pub(crate) use breaks::Breaks;
pub(crate) use clean::{clean, clean_lines, clean_note};
pub(crate) use forms::{is_invisible, plain_forms, usual};
pub(crate) use glyphs::plain_glyph;
pub(crate) use hanzi::{simplified, traditional};
pub(crate) use put::put;
pub(crate) use sounds::{sound, sounds};

/// How a terminal is told to draw the characters whose width Unicode leaves open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub(crate) enum Ambiguous {
    /// As the terminal answers when asked.
    #[default]
    Auto,
    /// One column, without asking.
    Narrow,
    /// Two columns, without asking.
    Wide,
}

/// How many columns characters take on the terminal at hand.
///
/// Unicode leaves the width of `“ ” … — ·` and others open ("East Asian Ambiguous", UAX #11): most terminals
/// draw them one column wide, terminals set up for Chinese may draw them two columns wide. All else is the
/// same on both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Ruler {
    /// Whether ambiguous characters take two columns; `false` is what most terminals do.
    pub(crate) wide: bool,
}

impl Ruler {
    /// Ambiguous characters take one column: files, pipes and most terminals.
    pub(crate) const NARROW: Self = Self { wide: false };
    /// Ambiguous characters take two columns.
    pub(crate) const WIDE: Self = Self { wide: true };

    /// The columns of one grapheme cluster: 0, 1 or 2.
    pub(crate) fn glyph(self, grapheme: &str) -> usize {
        if grapheme.len() == 1 {
            return 1;
        }
        let columns = if self.wide {
            grapheme.width_cjk()
        } else {
            grapheme.width()
        };
        // Half-width katakana sound marks count as combining in Unicode; terminals give them a cell.
        let sound_marks = grapheme.matches(['\u{ff9e}', '\u{ff9f}']).count();
        (columns + sound_marks).min(2)
    }

    /// Whether this ruler measures the grapheme otherwise than ratatui does by itself.
    pub(crate) fn differs(self, grapheme: &str) -> bool {
        self.wide && self.glyph(grapheme) != Self::NARROW.glyph(grapheme)
    }

    /// The glyphs of `s`: where each begins in bytes, its characters, its columns.
    pub(crate) fn glyphs(self, s: &str) -> impl Iterator<Item = (usize, &str, usize)> {
        Glyphs::of(s, move |glyph| self.glyph(glyph))
    }

    /// The columns of `s`.
    pub(crate) fn columns(self, s: &str) -> usize {
        if s.is_ascii() {
            return s.len();
        }
        let counted = || self.glyphs(s).map(|(.., columns)| columns).sum();
        plain_columns(s).unwrap_or_else(counted)
    }

    /// The longest beginning of `s` that fits `max` columns; never half a glyph.
    pub(crate) fn clip(self, s: &str, max: usize) -> &str {
        let mut used = 0;
        for (at, _, columns) in self.glyphs(s) {
            used += columns;
            if used > max {
                return &s[..at];
            }
        }
        s
    }

    /// `s` if it fits `max` columns, else its beginning ending in `..`, so that the cut shows.
    ///
    /// ASCII dots, because `…` is of ambiguous width. Below two columns only as many dots as fit. An opening mark before the
    /// cut goes too, and so does the beginning of a number: `47.3%` cut to `4..` would be read as four.
    pub(crate) fn clip_dots(self, s: &str, max: usize) -> Cow<'_, str> {
        if self.columns(s) <= max {
            return Cow::Borrowed(s);
        }
        let dots = &".."[..max.min(2)];
        Cow::Owned(format!("{}{dots}", self.clip_whole(s, max - dots.len())))
    }

    /// As [`clip`](Self::clip), without the part of a number and the opening marks that then stand before the cut.
    pub(crate) fn clip_whole(self, s: &str, max: usize) -> &str {
        let kept = self.clip(s, max);
        if kept.len() == s.len() {
            return s;
        }
        let rest = &s[kept.len()..];
        let whole = if rest.starts_with(marks::continues_number) {
            kept.trim_end_matches(marks::in_number)
        } else {
            kept
        };
        whole.trim_end_matches(marks::opens)
    }

    /// `s` with spaces after it up to `to` columns; longer text stays as it is.
    pub(crate) fn pad(self, s: &str, to: usize) -> String {
        let missing = to.saturating_sub(self.columns(s));
        format!("{s}{:missing$}", "")
    }

    /// Exactly `to` columns: [`clip_dots`](Self::clip_dots), then [`pad`](Self::pad). A table's cell.
    pub(crate) fn fit(self, s: &str, to: usize) -> String {
        self.pad(&self.clip_dots(s, to), to)
    }
}

/// The first character, from `from` on and at the latest `before`, with which a text may begin that is shown from its middle: no
/// mark that closes, and no part of a number. Counted in characters from 0.
fn beginning(s: &str, from: usize, before: usize) -> usize {
    let chars: Vec<char> = s.chars().take(before).collect();
    let skip = |at: usize, what: fn(char) -> bool| {
        let rest = chars.iter().skip(at);
        at + rest.take_while(|c| what(**c)).count()
    };
    let number = |c: &char| marks::in_number(*c);
    let inside = from.checked_sub(1).and_then(|at| chars.get(at));
    let from = if inside.is_some_and(number) {
        skip(from, marks::continues_number)
    } else {
        from
    };
    skip(from, marks::closes)
}

/// The ASCII form of a full-width character (U+FF01 to U+FF5E, the ideographic space), or the character itself.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Ruler;

    const N: Ruler = Ruler::NARROW;
    const W: Ruler = Ruler::WIDE;

    #[test]
    fn counts_columns_as_terminals_do() {
        assert_eq!(N.columns(""), 0);
        assert_eq!(N.columns("2.3 a"), 5);
        assert_eq!(N.columns("省发改委，"), 10);
        assert_eq!(N.columns("e\u{301}"), 1);
        assert_eq!(N.columns("ｶﾞ"), 2);
        assert_eq!(N.columns("👨‍👩‍👧"), 2);
    }

    #[test]
    fn a_wide_terminal_differs_only_in_ambiguous_characters() {
        assert_eq!((N.columns("“十二五”"), W.columns("“十二五”")), (8, 10));
        assert_eq!((N.columns("……——·"), W.columns("……——·")), (5, 10));
        assert_eq!(N.columns("（一）【】《》a"), W.columns("（一）【】《》a"));
        assert!(W.differs("“") && !W.differs("中") && !N.differs("“"));
    }

    #[test]
    fn clips_between_glyphs() {
        assert_eq!(N.clip("省发改委", 5), "省发");
        assert_eq!(N.clip("省发改委", 8), "省发改委");
        assert_eq!(N.clip("省", 1), "");
        assert_eq!(N.clip("ae\u{301}b", 2), "ae\u{301}");
    }

    #[test]
    fn a_cut_shows_as_two_dots() {
        assert_eq!(N.clip_dots("省发改委", 8), "省发改委");
        assert_eq!(N.clip_dots("省发改委", 7), "省发..");
        assert_eq!(N.clip_dots("省发改委", 1), ".");
        assert_eq!(N.clip_dots("省发改委", 0), "");
        assert_eq!(N.clip_dots("省（发改委）", 6), "省..");
    }

    #[test]
    fn a_cut_leaves_no_part_of_a_number() {
        let text = "耕地保有量1160.7万公顷";
        for width in 12..=19 {
            assert_eq!(N.clip_dots(text, width), "耕地保有量..", "{width}");
        }
        assert_eq!(N.clip_dots(text, 20), "耕地保有量1160.7万..");
        assert_eq!(N.clip_dots("达到47.3%，其中", 10), "达到..");
        assert_eq!(N.clip_dots("达到47.3%，其中", 11), "达到47.3%..");
        assert_eq!(N.clip_dots("20121108", 6), "..");
        assert_eq!(N.clip_dots("1,160.7万公顷耕地", 4), "..");
        assert_eq!(N.clip_dots("11160.75万公顷耕地", 10), "..");
        assert_eq!(N.clip_dots("约１１６０公顷", 8), "约..");
        assert_eq!(N.clip_dots("完成，其中", 6), "完成..");
    }

    #[test]
    fn a_text_shown_from_its_middle_begins_where_a_line_may() {
        let text = "玉米、水稻，耕地1160.7万公顷和肉类加工";
        let from = |at: usize| {
            let at = super::beginning(text, at, text.chars().count());
            text.chars().skip(at).collect::<String>()
        };
        assert!(from(1).starts_with("米、"));
        assert!(from(2).starts_with("水稻"));
        assert!(from(5).starts_with("耕地"));
        assert!(from(8).starts_with("1160.7万"));
        assert!(from(10).starts_with("公顷"));
        assert_eq!(super::beginning(text, 2, 2), 2);
    }

    #[test]
    fn pads_by_columns_not_by_characters() {
        assert_eq!(N.pad("省发", 6), "省发  ");
        assert_eq!(W.pad("“省", 6), "“省  ");
        assert_eq!(N.pad("省发改委", 6), "省发改委");
        assert_eq!(N.fit("省发改委", 7), "省发.. ".trim_end().to_owned() + " ");
        assert_eq!(N.fit("省", 4), "省  ");
    }

    proptest! {
        #[test]
        fn fits_exactly_whatever_the_text(s in "\\PC{0,20}", to in 0_usize..30, wide: bool) {
            let ruler = Ruler { wide };
            let s = super::clean(&s);
            prop_assert_eq!(ruler.columns(&ruler.fit(&s, to)), to);
        }
    }
}
