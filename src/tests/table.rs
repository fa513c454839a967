//! The command table: no key twice, every command told.

use std::collections::HashMap;

use crate::keys::{COMMANDS, Command, Key, Keymap, Scope};

use super::Session;

#[test]
fn every_key_of_the_table_can_be_pressed() {
    for row in COMMANDS {
        let palette_alone = row.command == Command::ReadOnly;
        assert!(!row.keys.is_empty() || palette_alone, "{:?}", row.command);
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
fn the_help_shows_what_works_here_and_no_more() {
    let desk = Session::new().sized(80, 60).press("2 enter ?");
    let desk = desk.shows(&["登记完成", "返回上一级", "标记本行"]);
    desk.hides(&["撤销本次运行", "登记指标数值", "另存", "现在不能用"]);
    let desk = Session::new().sized(80, 60).press("2 enter space ?");
    desk.shows(&["撤销本次运行"]).hides(&["恢复刚才撤销"]);
    let reading = Session::new().sized(80, 60).read_only().press("2 enter ?");
    reading.hides(&["登记完成", "标记本行"]);
}

#[test]
fn the_help_finds_every_command_of_its_scope_by_name() {
    for binding in Keymap::default().in_scope(Scope::Area) {
        let label = binding.row.label.zh;
        let mut desk = Session::new().sized(80, 60).press("2 enter ?");
        desk = desk.paste(label);
        let frame = desk.frame();
        let told = frame.lines().skip(2).any(|line| line.contains(label));
        assert!(told, "{:?} is missing in\n{frame}", binding.row.command);
    }
    let desk = Session::new().press("2 enter ?").paste("撤销本次");
    desk.shows(&["撤销本次运行中的上一步登记（现在不能用）"]);
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
    let desk = Session::new()
        .sized(80, 60)
        .keyed(Keymap::new(&own))
        .press("2 enter space");
    let desk = desk.shows(&["[ ] 2.1", "c 完成"]).press("c");
    let desk = desk.shows(&["[x] 2.1", "Ctrl-Y 撤销"]);
    let desk = desk.press("?").shows(&["Ctrl-Y"]);
    desk.press("esc ctrl-y").shows(&["[ ] 2.1"]);
}
