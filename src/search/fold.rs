//! Folding: what people type and what the notice says, brought to one form character by character.
//!
//! One character always gives one character, so that a place in the folded text is the same place in the original.

use crate::text::{half_width, simplified, traditional};

/// Vowels with a tone mark, by the plain letter they stand for; ü is typed v.
const TONES: [(&str, char); 6] = [
    ("āáǎà", 'a'),
    ("ēéěè", 'e'),
    ("īíǐì", 'i'),
    ("ōóǒò", 'o'),
    ("ūúǔù", 'u'),
    ("üǖǘǚǜ", 'v'),
];

/// `c` in lower case, half width, simplified and without a tone mark.
pub(super) fn fold(c: char) -> char {
    match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        '\u{3000}' | '\u{ff01}'..='\u{ff5e}' => half_width(c).to_ascii_lowercase(),
        '\u{80}'..='\u{2ff}' => plain(c),
        '\u{3400}'..='\u{9fff}' => simplified(c),
        _ => c,
    }
}

/// All of `text` folded; as many characters as before.
pub(super) fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// All characters that [`fold`] makes this one of.
pub(super) fn unfolded(folded: char) -> Vec<char> {
    let mut all: Vec<char> = match folded {
        '\u{3400}'..='\u{9fff}' => traditional(folded).collect(),
        // What is wide, marked or a capital.
        _ => ('\0'..='\u{2ff}')
            .chain(['\u{3000}'])
            .chain('\u{ff01}'..='\u{ff5e}')
            .filter(|c| *c != folded)
            .collect(),
    };
    all.push(folded);
    all.retain(|c| fold(*c) == folded);
    all
}

fn plain(c: char) -> char {
    let lower = c.to_lowercase().next().unwrap_or(c);
    TONES
        .iter()
        .find(|(marked, _)| marked.contains(lower))
        .map_or(lower, |(_, letter)| *letter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folds_case_width_tone_and_traditional_characters() {
        assert_eq!(folded("ＦＧＷ　發改委"), "fgw 发改委");
        assert_eq!(folded("Fāgǎiwěi lǚyóu LÜ"), "fagaiwei lvyou lv");
        assert_eq!(
            folded("旅遊局、畜牧獸醫局、七臺河"),
            "旅游局、畜牧兽医局、七台河"
        );
    }

    proptest! {
        #[test]
        fn knows_every_character_that_it_makes_one_of(c in any::<char>()) {
            let all = unfolded(fold(c));
            prop_assert!(all.contains(&c), "{c:?}");
            prop_assert!(all.iter().all(|other| fold(*other) == fold(c)));
        }
    }

    #[test]
    fn knows_the_forms_of_a_character() {
        assert_eq!(unfolded('发').iter().collect::<String>(), "發髮发");
        assert!("aAａＡāÁ".chars().all(|c| unfolded('a').contains(&c)));
        assert!(unfolded('發').is_empty());
    }

    #[test]
    fn keeps_simplified_text_and_the_number_of_characters() {
        let notice = include_str!("../../data/notice.txt");
        let han = |s: &str| s.chars().filter(|c| *c >= '\u{3400}').collect::<String>();
        let once = folded(notice);
        assert_eq!(once.chars().count(), notice.chars().count());
        let changed: Vec<_> = notice
            .chars()
            .zip(once.chars())
            .filter(|(a, b)| a != b && !han(&a.to_string()).is_empty())
            .collect();
        assert!(
            changed
                .iter()
                .all(|(a, _)| !('\u{3400}'..='\u{9fff}').contains(a)),
            "{changed:?}"
        );
    }
}
