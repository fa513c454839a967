//! As much of a text around a place in it as fits a row.

use std::ops::Range;

use super::{Ruler, beginning};

/// Part of a text, fitted to a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// How many of the text's characters are left out before it.
    pub(crate) skipped: usize,
    /// What is shown; begins and ends in `..` where something is left out.
    pub(crate) text: String,
}

/// Characters that stand before the place where something is left out before it, if there is room.
const BEFORE: usize = 6;

impl Ruler {
    /// As much of `text` as fits `room` columns so that the characters `hit` can be seen: from the text's beginning if they
    /// stand there, else from so far before them that the row is filled.
    ///
    /// The excerpt begins where a line may begin, and with `..` where something stands before it.
    pub(crate) fn excerpt(self, text: &str, hit: Range<usize>, room: usize) -> Excerpt {
        let from_start = || Excerpt {
            skipped: 0,
            text: self.clip_dots(text, room).into_owned(),
        };
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let byte = |at: usize| starts.get(at).copied().unwrap_or(text.len());
        let head = self.columns(&text[..byte(hit.end)]);
        if self.columns(text) <= room || head + DOTS.len() <= room {
            return from_start();
        }
        let near = hit.start.saturating_sub(BEFORE);
        // The text's end with as much before it as fits.
        let fills = |at: &usize| self.columns(&text[byte(*at)..]) + DOTS.len() <= room;
        let filling = (0..=near).find(fills);
        let skipped = beginning(text, filling.unwrap_or(near), hit.start);
        if skipped == 0 {
            return from_start();
        }
        let rest = self.clip_dots(&text[byte(skipped)..], room.saturating_sub(DOTS.len()));
        Excerpt {
            skipped,
            text: self.clip(&format!("{DOTS}{rest}"), room).to_owned(),
        }
    }
}

/// Stands where something is left out.
const DOTS: &str = "..";

impl Excerpt {
    /// The places of these characters of the text in the excerpt.
    pub(crate) fn places(&self, marks: &[Range<usize>]) -> Vec<Range<usize>> {
        let before = if self.skipped > 0 { DOTS.len() } else { 0 };
        let moved = |at: usize| (at + before).saturating_sub(self.skipped).max(before);
        let places = marks.iter().map(|mark| moved(mark.start)..moved(mark.end));
        places.filter(|mark| !mark.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "强化地质勘查力度，整合资源，推进资源的合理开发，加快谋划建设矿产冶炼及延长产业链的高附加值深加工项目。";
    const N: Ruler = Ruler::NARROW;

    /// Where a word stands, in characters.
    fn place(word: &str) -> Range<usize> {
        let at = TEXT.find(word).map_or(0, |at| TEXT[..at].chars().count());
        at..at + word.chars().count()
    }

    fn shown(word: &str, room: usize) -> String {
        N.excerpt(TEXT, place(word), room).text
    }

    #[test]
    fn fills_its_row_around_what_was_hit() {
        assert_eq!(shown("勘查", 30), "强化地质勘查力度，整合资源，..");
        assert_eq!(
            shown("项目", 40),
            "..冶炼及延长产业链的高附加值深加工项目。"
        );
        assert_eq!(shown("开发", 30), "..进资源的合理开发，加快谋划..");
        assert_eq!(N.columns(&shown("项目", 41)), 40);
        assert_eq!(shown("项目", 200), TEXT);
    }

    #[test]
    fn tells_where_the_hit_stands_in_it() {
        let excerpt = N.excerpt(TEXT, place("项目"), 41);
        let [mark] = &excerpt.places(&[place("项目"), 0..2])[..] else {
            panic!("one mark");
        };
        let marked: String = excerpt
            .text
            .chars()
            .take(mark.end)
            .skip(mark.start)
            .collect();
        assert_eq!(marked, "项目");
    }

    proptest! {
        #[test]
        fn the_beginning_of_a_hit_is_always_seen(from in 0_usize..50, len in 1_usize..4, room in 8_usize..120, wide: bool) {
            let ruler = Ruler { wide };
            let end = (from + len).min(TEXT.chars().count());
            let excerpt = ruler.excerpt(TEXT, from..end, room);
            prop_assert!(ruler.columns(&excerpt.text) <= room);
            prop_assert!(excerpt.skipped <= from);
            let [mark] = &excerpt.places(std::slice::from_ref(&(from..end)))[..] else {
                return Err(TestCaseError::fail("no place"));
            };
            let chars: Vec<char> = excerpt.text.chars().collect();
            let wanted = TEXT.chars().nth(from);
            prop_assert!(room < 24 || chars.get(mark.start).copied() == wanted, "{:?}", excerpt);
        }
    }
}
