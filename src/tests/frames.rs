//! Whole frames at the three sizes, kept as text so that a change of looks shows in a diff.

use ratatui::style::Modifier;

use super::deadlines::dated;
use super::looks::lived_in;
use super::returns::asked;
use super::{Session, rows};

/// Steps to a screen, and the name of its frames.
const SCREENS: [(&str, &str); 12] = [
    ("home", ""),
    ("area", "2 enter down space down"),
    ("clause", "1 . 7 enter a 已分解到各市 enter"),
    ("units", "f 农"),
    ("search", "/ 煤炭"),
    ("many", "2 enter down v v V space"),
    ("unit", "f 商务 enter down space"),
    ("notice", "12 . 2 enter D"),
    ("help", "2 enter ?"),
    ("palette", "2 enter : tongzhi"),
    ("note", "2 . 2 enter a 正在办理"),
    ("value", "1 . 8 enter ="),
];

/// The same over a journal after three weeks of work, on its last day.
const LIVED_IN: [(&str, &str); 5] = [
    ("lived-in", ""),
    ("news", "L"),
    ("overview", "o"),
    ("overview-targets", "o tab tab down"),
    ("news-narrowed", "L / 张伟 down"),
];

#[test]
fn frames_are_as_they_were() {
    for (width, height) in [(80, 24), (120, 40), (40, 12)] {
        for (name, keys) in SCREENS {
            let desk = Session::new().sized(width, height).press(keys);
            check(desk, &format!("{name}-{width}x{height}"));
        }
        for (name, keys) in LIVED_IN {
            let desk = lived_in().on_its_last_day();
            let desk = desk.sized(width, height).press(keys);
            check(desk, &format!("{name}-{width}x{height}"));
        }
        for (name, keys) in [("returns", "R"), ("replies", "R enter")] {
            let desk = asked().sized(width, height).press(keys);
            check(desk, &format!("{name}-{width}x{height}"));
        }
        let desk = dated().sized(width, height).press("T down down");
        check(desk, &format!("deadlines-{width}x{height}"));
    }
}

fn check(mut desk: Session, name: &str) {
    insta::with_settings!({ snapshot_path => "../../tests/frames", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, desk.frame());
    });
}

/// A way to a screen, a text that a whole line of it is styled for, and the style.
const STYLED: [(&str, &str, Modifier); 5] = [
    ("", "完成  推进", Modifier::DIM),
    ("2 enter", "编号", Modifier::DIM),
    ("D", "下面还有", Modifier::DIM),
    ("/ f1", "输入", Modifier::BOLD),
    ("2 enter t v", "已标记", Modifier::BOLD),
];

#[test]
fn a_whole_lines_style_is_drawn() {
    for (keys, text, style) in STYLED {
        let buffer = Session::new().press(keys).buffer();
        let first = text.chars().next().unwrap().to_string();
        let at = rows(&buffer).iter().position(|row| row.contains(text));
        let row = usize::from(buffer.area.width) * at.unwrap();
        let mut cells = buffer.content[row..].iter();
        let cell = cells.find(|cell| cell.symbol() == first).unwrap();
        assert!(cell.modifier.contains(style), "{keys:?}: {text}");
    }
}
