//! What a key costs: how often rows and the body of a screen are made.

use crate::app::ROWS_MADE;
use crate::keys::Key;
use crate::ui::CONTENTS_MADE;

use super::Session;

/// The rows, and the bodies with previews, that were made by a key and the frame after it.
fn made(desk: &mut Session, key: &str) -> (usize, usize) {
    // The frame before belongs to the key before.
    desk.buffer();
    ROWS_MADE.set(0);
    CONTENTS_MADE.set(0);
    let key: Key = key.parse().unwrap();
    let effects = desk.app.press(&desk.world, key);
    desk.perform(effects);
    desk.buffer();
    (ROWS_MADE.get(), CONTENTS_MADE.get())
}

#[test]
fn a_move_makes_no_rows_and_one_body() {
    for way in [
        "",
        "2 enter",
        "2 . 2 enter",
        "f",
        "f fgw enter",
        "/ 煤炭",
        "D",
        "?",
        ":",
    ] {
        for key in ["down", "pgdn", "up"] {
            let mut desk = Session::new().press(way);
            let (rows, bodies) = made(&mut desk, key);
            // Below the areas stands how to begin.
            let most = if way.is_empty() { 2 } else { 1 };
            assert!(
                rows == 0 && (1..=most).contains(&bodies),
                "{way:?} {key}: {bodies}"
            );
            let mut wide = Session::new().sized(120, 40).press(way);
            let (rows, bodies) = made(&mut wide, key);
            assert!(rows == 0 && bodies <= 4, "{way:?} {key}: {bodies}");
        }
    }
}

#[test]
fn what_changes_rows_makes_those_of_each_screen_once() {
    // Ways to a screen, a key, and how many screens it makes anew: what is typed changes the one that is typed into, what is
    // opened that one, the filter and what is recorded every list on the way.
    for (way, key, screens) in [
        ("", "enter", 1),
        ("f", "s", 1),
        ("/ 煤", "x", 1),
        (":", "x", 1),
        ("2 enter", "t", 2),
        ("2 enter", "space", 2),
        ("2 . 2 enter", "space", 3),
        ("2 . 2 enter", ".", 1),
        ("2 . 2 enter", "tab", 0),
        ("2 enter", "esc", 0),
    ] {
        let mut desk = Session::new().press(way);
        let (rows, bodies) = made(&mut desk, key);
        assert!(
            rows == screens && bodies <= 2,
            "{way:?} {key}: {rows}, {bodies}"
        );
    }
}
