//! The command table: no key twice, every command told, the README up to date.

use std::collections::HashMap;

use crate::app::{COMMANDS, Key, Keymap, Scope};
use crate::ui;

use super::Desk;

#[test]
fn every_key_of_the_table_can_be_pressed() {
    for row in COMMANDS {
        assert!(!row.keys.is_empty(), "{:?}", row.command);
        for name in row.keys {
            let key: Key = name.parse().expect(name);
            assert_eq!(key, key.fold(), "{name} would be folded away");
        }
    }
}

#[test]
fn no_key_means_two_things_in_one_scope() {
    assert!(Keymap::default().clashes().is_empty());
}

#[test]
fn every_command_has_one_name() {
    let mut names: HashMap<&str, _> = HashMap::new();
    for row in COMMANDS {
        let kebab = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(row.name.chars().all(kebab), "{}", row.name);
        let known = *names.entry(row.name).or_insert(row.command);
        assert_eq!(known, row.command, "{}", row.name);
        let same = COMMANDS.iter().filter(|other| other.command == row.command);
        assert!(same.into_iter().all(|other| other.name == row.name));
    }
}

#[test]
fn the_help_names_every_command_of_its_scope() {
    let mut desk = Desk::new().sized(80, 60).press("2 enter ?");
    let frame = desk.frame();
    for binding in Keymap::default().in_scope(Scope::Area) {
        let row = binding.row;
        assert!(
            frame.contains(row.label.zh),
            "{:?} is missing in\n{frame}",
            row.command
        );
    }
}

#[test]
fn the_readme_shows_the_keys_as_they_are() {
    let readme = include_str!("../../README.md").replace("\r\n", "\n");
    let table = ui::key_table();
    assert!(readme.contains(&table), "put this into README.md:\n{table}");
}

#[test]
fn own_keys_reach_look_up_footer_help_and_messages() {
    let toggle = COMMANDS.iter().find(|row| row.name == "toggle").unwrap();
    let undo = COMMANDS.iter().find(|row| row.name == "undo").unwrap();
    let keys = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect();
    let own = [
        (toggle.command, keys(&["c"])),
        (undo.command, keys(&["ctrl-y"])),
    ];
    let desk = Desk::new()
        .sized(80, 60)
        .keyed(Keymap::new(&own))
        .press("2 enter space");
    let desk = desk.shows(&["[ ] 2.1", "c 完成"]).press("c");
    let desk = desk.shows(&["[x] 2.1", "Ctrl-Y 撤销"]).press("ctrl-y");
    desk.shows(&["[ ] 2.1"]).press("?").shows(&["Ctrl-Y"]);
}
