//! What must hold at every size and after any keys.

use proptest::prelude::*;
use ratatui::layout::Size;

use crate::journal::samples::journal;
use crate::journal::{Did, Entry, Stamp};
use crate::keys::{Code, Key};

use crate::text::Ruler;

use super::{Session, rows};

/// A way to each kind of screen.
const SCREENS: [&str; 17] = [
    "2 enter :",
    ": xyzq",
    "/ 煤炭",
    "/ role:x",
    "2 enter V space",
    "",
    "2 enter",
    "1 . 7 enter",
    "f",
    "f xyzq",
    "f 发改 enter",
    "D",
    "L",
    "2 enter space esc L / 王",
    "?",
    "1 . 7 enter =",
    "12 . 9 enter a",
];

#[test]
fn draws_at_every_size_without_a_panic() {
    for keys in SCREENS {
        let mut desk = Session::new().press(keys);
        for width in 1..=130 {
            for height in [1, 2, 3, 5, 8, 11, 12, 13, 17, 24, 33, 45] {
                desk.size = Size::new(width, height);
                desk.buffer();
            }
        }
        for height in 1..=45 {
            for width in [1, 2, 20, 39, 40, 41, 79, 80, 99, 100, 101, 120, 130] {
                desk.size = Size::new(width, height);
                desk.buffer();
            }
        }
    }
}

#[test]
fn begins_no_line_with_a_closing_mark_and_ends_none_with_an_opening_one() {
    for keys in [
        "1 . 7 enter",
        "2 . 2 enter",
        "12 . 9 enter",
        "D",
        "13 . 6 enter",
    ] {
        for width in 40..=130 {
            let mut desk = Session::new().sized(width, 45).press(keys);
            for row in rows(&desk.buffer()).iter().skip(2) {
                let row = row.trim();
                assert!(
                    !row.starts_with(['，', '。', '、', '；', '：', '）', '”', '》']),
                    "{keys} at {width}: {row}"
                );
                assert!(
                    !row.ends_with(['（', '“', '《']),
                    "{keys} at {width}: {row}"
                );
            }
        }
    }
}

#[test]
fn draws_itself_only_with_characters_that_are_as_wide_everywhere() {
    // What is left open by Unicode comes from the notice, and from quotes around what people typed.
    let open = |c: char| Ruler::WIDE.differs(c.encode_utf8(&mut [0; 4])) && !"“”".contains(c);
    for keys in SCREENS {
        for desk in [Session::new(), Session::new().english()] {
            let frame = desk.sized(120, 40).press(keys).frame();
            assert!(!frame.contains(open), "{keys}:\n{frame}");
        }
    }
    let help = Session::new().sized(80, 60).press("2 enter ?").frame();
    assert!(help.chars().all(|c| !"“”".contains(c)), "{help}");
}

#[test]
fn breaks_no_text_twice() {
    for (width, height) in [(80, 24), (120, 40)] {
        for keys in SCREENS {
            let mut desk = Session::new().sized(width, height).press(keys);
            desk.buffer();
            let broken = desk.breaks.count();
            desk = desk.press("ctrl-l");
            desk.buffer();
            assert_eq!(desk.breaks.count(), broken, "{keys}");
        }
    }
}

#[test]
fn asks_for_more_room_below_forty_by_twelve() {
    Session::new().sized(39, 24).shows(&["窗口太小"]);
    Session::new().sized(80, 11).shows(&["窗口太小"]);
    Session::new()
        .sized(40, 12)
        .hides(&["窗口太小"])
        .shows(&["约束性指标", "第 1 个领域，共 16 个"]);
}

#[test]
fn keeps_the_selection_in_view_at_every_size() {
    for height in 12..=45 {
        for width in [40, 60, 80, 100, 130] {
            let mut desk = Session::new().press("1 enter end").sized(width, height);
            assert!(desk.frame().contains("1.13"), "{width}x{height}");
        }
    }
}

/// CSI, OSC 52, C1 CSI, NEL, right-to-left override, isolate, zero width, line separator, a tag, DEL.
const PAYLOAD: &str = "\u{1b}[2J\u{1b}]52;c;QQ==\u{7}\u{9b}31m\u{85}\u{202e}\u{2066}\u{200b}\u{2028}\u{e0041}\u{7f}\r\n\tend";

#[test]
fn nothing_from_a_journal_reaches_the_screen_raw() {
    let id = "1.1".parse().unwrap();
    let at = chrono::DateTime::parse_from_rfc3339("2026-01-01T08:00:00.000+08:00").unwrap();
    let value = PAYLOAD.to_owned();
    let entries = [
        Did::Done,
        Did::Note(PAYLOAD.to_owned()),
        Did::Value {
            indicator: 1,
            value,
        },
    ];
    let entry = |did| Entry {
        stamp: Stamp {
            at,
            by: format!("a{PAYLOAD}").into(),
            login: Some(format!("b{PAYLOAD}").into()),
        },
        order: None,
        save: None,
        clause: Some(id),
        text: None,
        did,
    };
    let journal = journal(&entries.map(entry));
    for keys in [
        "",
        "1 enter",
        "1 . 1 enter",
        "/ QQ",
        "f 教育 enter",
        "1 . 1 enter =",
    ] {
        for width in [40, 120] {
            let buffer = Session::with(journal.clone())
                .sized(width, 40)
                .press(keys)
                .buffer();
            for cell in &buffer.content {
                let raw = |c: char| {
                    c.is_control()
                        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
                };
                assert!(!cell.symbol().contains(raw), "{keys}: {:?}", cell.symbol());
            }
        }
    }
}

/// Keys as a cat would press them.
pub(super) fn any_key() -> impl Strategy<Value = Key> {
    let code = prop_oneof![
        6 => prop::sample::select("jkhlgGfatxuU=.,<>[]?D:12367890- vVnN/:W发改，。".chars().collect::<Vec<_>>()).prop_map(Code::Char),
        3 => prop::sample::select(vec![Code::Enter, Code::Esc, Code::Up, Code::Down, Code::Left, Code::Right, Code::Tab,
            Code::BackTab, Code::Home, Code::End, Code::PageUp, Code::PageDown, Code::Backspace, Code::Delete, Code::F(1),
            Code::F(2), Code::F(3)]),
        1 => any::<char>().prop_map(Code::Char),
    ];
    (code, prop::bool::weighted(0.1), prop::bool::weighted(0.05))
        .prop_map(|(code, ctrl, alt)| Key { code, ctrl, alt })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_keys_leave_a_screen_that_can_be_drawn(keys in prop::collection::vec(any_key(), 0..60), width in 1u16..130, height in 1u16..45) {
        let mut desk = Session::new().sized(width, height);
        for key in keys {
            desk.key(key);
            desk.buffer();
        }
    }
}
