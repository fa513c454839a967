//! The parts of a line that is searched for: words, and phrases in quotes.

/// A part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// What stands between blanks.
    Word(&'a str),
    /// What stands between quotes: text, whatever it looks like.
    Quoted(&'a str),
}

/// Marks that open a phrase, each with those that close it. Input methods give “ and ” in turn, so that either may open.
const QUOTES: [(char, &[char]); 6] = [
    ('"', &['"', '“', '”', '＂']),
    ('“', &['"', '“', '”', '＂']),
    ('”', &['"', '“', '”', '＂']),
    ('＂', &['"', '“', '”', '＂']),
    ('「', &['」']),
    ('『', &['』']),
];

/// The parts of a line in order. A quote counts where a word could begin or after the colon of a condition; one that is not
/// closed yet runs to the line's end.
pub(super) fn parts(line: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let (part, after) = quoted(rest).unwrap_or_else(|| word(rest));
        let empty = matches!(part, Part::Quoted(text) if text.trim().is_empty());
        if !empty {
            parts.push(part);
        }
        rest = after.trim_start();
    }
    parts
}

fn quoted(text: &str) -> Option<(Part<'_>, &str)> {
    let first = text.chars().next()?;
    let (open, closing) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let inside = &text[open.len_utf8()..];
    let end = inside.find(*closing).unwrap_or(inside.len());
    let after = inside[end..].chars().next();
    let after = end + after.map_or(0, char::len_utf8);
    Some((Part::Quoted(&inside[..end]), &inside[after..]))
}

/// A word ends at a blank, or at a quote behind a colon.
fn word(text: &str) -> (Part<'_>, &str) {
    let mut before = '\0';
    let end = text.find(|c: char| {
        let ends = c.is_whitespace() || matches!(before, ':' | '：') && opens(c);
        before = c;
        ends
    });
    let (word, after) = text.split_at(end.unwrap_or(text.len()));
    (Part::Word(word), after)
}

fn opens(c: char) -> bool {
    QUOTES.iter().any(|(open, _)| *open == c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Part::{Quoted, Word};
    use super::*;

    #[test]
    fn quotes_keep_a_phrase_together() {
        assert_eq!(parts(" 大豆　石墨 "), [Word("大豆"), Word("石墨")]);
        assert_eq!(
            parts("\"大豆 石墨\" 2.3"),
            [Quoted("大豆 石墨"), Word("2.3")]
        );
        for line in [
            "“done:no”牵头",
            "”done:no“ 牵头",
            "＂done:no”牵头",
            "「done:no」 牵头",
        ] {
            assert_eq!(parts(line), [Quoted("done:no"), Word("牵头")], "{line}");
        }
        assert_eq!(parts("单位:“大庆 市”"), [Word("单位:"), Quoted("大庆 市")]);
        assert_eq!(parts("“十二"), [Quoted("十二")]);
        assert_eq!(parts("5\" 管 \"\" “"), [Word("5\""), Word("管")]);
        assert!(parts("　").is_empty());
    }

    proptest! {
        #[test]
        fn nothing_but_blanks_and_quotes_is_lost(line in "[大豆a: 　\"“”「」]{0,16}") {
            let kept: String = parts(&line).iter().map(|part| match part {
                Word(text) | Quoted(text) => *text,
            }).collect();
            let plain = |text: &str| -> String {
                text.chars().filter(|c| !c.is_whitespace() && !"\"“”「」".contains(*c)).collect()
            };
            prop_assert_eq!(plain(&kept), plain(&line));
        }
    }
}
