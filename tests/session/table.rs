//! The command table: no key twice, every command told, the README up to date.

use std::collections::HashSet;

use crate::app::{COMMANDS, Key, Scope, in_scope};
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
    for scope in Scope::ALL {
        let mut seen = HashSet::new();
        for row in in_scope(scope) {
            for key in row.keys {
                assert!(seen.insert(key), "{key} twice in {scope:?}");
            }
        }
    }
}

#[test]
fn the_help_names_every_command_of_its_scope() {
    let mut desk = Desk::new().sized(80, 60).press("2 enter ?");
    let frame = desk.frame();
    for row in in_scope(Scope::Area) {
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
