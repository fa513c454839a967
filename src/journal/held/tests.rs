use proptest::prelude::*;

use super::*;
use crate::journal::samples::{any_journal, done, entries, journal, saved, subject};

fn file() -> &'static Path {
    Path::new("f.ron")
}

/// The bytes of a file with entries added to one that has this text.
fn bytes(grown: &Grown<'_>, before: &str) -> Vec<u8> {
    let begins = match grown.begins() {
        Begins::Text(text) => text.to_vec(),
        Begins::Known(digest) => {
            let mut begins = Vec::new();
            let take = |piece: &[u8]| {
                begins.extend_from_slice(piece);
                Ok(())
            };
            assert!(digest.begins(before.as_bytes(), take).unwrap());
            begins
        }
    };
    [&begins, &grown.behind().concat()[..]].concat()
}

fn held(text: &str) -> Held {
    Held::read(text, file(), &subject()).unwrap()
}

/// The text of a file with entries added, which holds what it is said to hold.
fn text(grown: &Grown<'_>, before: &str) -> String {
    let text = String::from_utf8(bytes(grown, before)).unwrap();
    assert_eq!(text.len(), grown.length());
    assert_eq!(held(&text).journal(), grown.held.journal());
    text
}

#[test]
fn what_does_not_begin_as_it_did_is_not_taken_for_known() {
    let start = journal(&[done(1, "a", "1.1"), done(2, "a", "1.2")]);
    let known = start.to_ron().unwrap();
    let held = held(&known);
    assert!(held.again(known.as_bytes()).is_some());
    for other in [
        known.replacen("\"a\"", "\"b\"", 1),
        known.replacen("        (at", "         (at", 1),
        known.replace("    ],\n)\n", ""),
        known.replace("    ],\n)\n", "    ],\n)\nx"),
        known.replace("    ],\n)\n", "        (at\n    ],\n)\n"),
        known.lines().take(5).collect::<Vec<_>>().join("\n"),
        String::new(),
    ] {
        assert!(held.again(other.as_bytes()).is_none(), "{other}");
    }
    let mut no_text = known.into_bytes();
    no_text.push(0xff);
    assert!(held.again(&no_text[..]).is_none());
}

#[test]
fn a_file_laid_out_unusually_is_known_as_long_as_it_stays_so() {
    let text = journal(&[done(1, "a", "1.1")]).to_ron().unwrap();
    let text = text.replace("(at: ", "(at:  ");
    let held = held(&text);
    assert!(held.again(text.as_bytes()).is_some());
    assert!(held.again(format!("{text}\n").as_bytes()).is_none());
    let more = [saved("x1", done(50_000, "a", "3.1"))];
    let grown = held.added_to(text.as_bytes(), &more, file()).unwrap();
    assert!(super::tests::text(&grown, &text).contains("(at:  "));
}

proptest! {
    #[test]
    fn what_others_added_is_read_alone_and_is_what_a_whole_reading_gives(start in any_journal(), more in any_journal(), crlf: bool) {
        let ends = |text: String| if crlf { text.replace('\n', "\r\n") } else { text };
        let before = ends(start.to_ron().unwrap());
        let known = held(&before);
        let grown = start.added_to(&before, &entries(&more), file()).unwrap();
        let again = known.again(grown.text.as_bytes()).unwrap();
        prop_assert_eq!(again.held.journal(), &grown.journal);
        prop_assert!(grown.text.as_bytes().ends_with(&again.rest));
        // And once more from there on.
        let last = again.held.again(grown.text.as_bytes()).unwrap();
        prop_assert_eq!(last.held.journal(), &grown.journal);
    }

    #[test]
    fn adding_gives_the_same_file_as_looking_through_all_of_it(start in any_journal(), more in any_journal(), crlf: bool) {
        let ends = |text: String| if crlf { text.replace('\n', "\r\n") } else { text };
        let before = ends(start.to_ron().unwrap());
        let more = entries(&more);
        let held = held(&before);
        let rest = &before.as_bytes()[held.known_bytes().unwrap()..];
        let grown = held.quickly_added_to(rest, &more).unwrap();
        let slow = start.added_to(&before, &more, file()).unwrap();
        prop_assert_eq!(&text(&grown, &before), &slow.text);
        let whole = held.added_to(before.as_bytes(), &more, file()).unwrap();
        prop_assert_eq!(text(&whole, ""), slow.text);
        prop_assert_eq!(grown.held.journal(), &slow.journal);
        // What was written is known as what it is.
        let written = bytes(&grown, &before);
        let again = grown.held.again(&written[..]).unwrap();
        prop_assert_eq!(again.held.journal(), &slow.journal);
    }
}
