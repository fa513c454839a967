//! The configuration file.

use std::fs;

use crate::desk::{Desk, word};

fn configured(text: &str) -> Desk {
    let desk = Desk::new();
    fs::create_dir_all(desk.path(".config/duban")).unwrap();
    let _ = desk.write(".config/duban/config.ron", text);
    desk
}

#[test]
fn the_printed_defaults_can_be_used_as_they_are() {
    for lang in ["zh", "en"] {
        let printed = Desk::new().run(&["config", "--lang", lang]);
        assert_eq!((printed.code, printed.err.as_str()), (0, ""));
        let desk = configured(&printed.out);
        assert_eq!(desk.run(&["list"]), Desk::new().run(&["list"]));
    }
}

#[test]
fn tells_where_it_looks() {
    let desk = Desk::new();
    let usual = format!("{}\n", desk.path(".config/duban/config.ron").display());
    assert_eq!(desk.run(&["config", "--path"]).out, usual);
    let mut command = desk.command(&["config", "--path"]);
    let out = command.env("XDG_CONFIG_HOME", "/x").output().unwrap();
    assert_eq!(out.stdout, b"/x/duban/config.ron\n");
    for relative in ["x", ""] {
        let mut command = desk.command(&["config", "--path"]);
        let out = command.env("XDG_CONFIG_HOME", relative).output().unwrap();
        assert_eq!(String::from_utf8(out.stdout).unwrap(), usual, "{relative}");
    }
    assert_eq!(
        desk.run(&["--config", "c.ron", "config", "--path"]).out,
        "c.ron\n"
    );
}

#[test]
fn every_verb_is_refused_with_all_faults_and_writes_nothing() {
    let desk = configured("(\n  lange: \"en\",\n  keys: {\"toggle\": [\"j\"]},\n)");
    for args in [&["list"][..], &["done", "1.1"], &["check"], &[]] {
        let ran = desk.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{args:?}");
        assert!(
            ran.err
                .contains("config.ron 第 2 行第 3 列：没有名为 lange 的设置"),
            "{}",
            ran.err
        );
        assert!(ran.err.contains("第 3 行第 21 列：按键 j"), "{}", ran.err);
    }
    assert!(!desk.journal().exists());
    let english = desk.run(&["--lang", "en", "list"]);
    assert!(
        english
            .err
            .contains("line 2, column 3: there is no setting lange"),
        "{}",
        english.err
    );
    for args in [&["config"][..], &["--help"]] {
        assert_eq!(desk.run(args).code, 0, "{args:?}");
    }
}

#[test]
fn faults_are_told_from_the_files_beginning_in_the_readers_language() {
    let desk = configured(
        "(\n  mouse: 1,\n  keys: {\"toggle\": [\"j\"]},\n  color: \"blue\",\n  stat: 1,\n)",
    );
    let ran = desk.run(&["list"]);
    let lines: Vec<_> = ran
        .err
        .lines()
        .filter(|line| line.contains(" 行第 "))
        .collect();
    let place = |line: &&str| line.split(" 行第 ").next().unwrap().chars().last();
    let places: Vec<_> = lines.iter().map(place).collect();
    assert_eq!(places, ['2', '3', '4', '5'].map(Some), "{}", ran.err);
    assert!(lines[0].contains("此处应为 true 或 false"), "{}", ran.err);
    let ran = configured("lang: \"en\"").run(&["list"]);
    assert!(ran.err.contains("此处应为左括号"), "{}", ran.err);
    let ran = desk.run(&["--config", ".", "list"]);
    assert!(ran.err.contains("这是文件夹，不是普通文件"), "{}", ran.err);
}

#[test]
fn one_that_is_named_has_to_be_there() {
    let desk = Desk::new();
    let ran = desk.run(&["--config", "none.ron", "list"]);
    assert_eq!((ran.code, ran.out.as_str()), (4, ""));
    assert!(ran.err.starts_with("none.ron："), "{}", ran.err);
    let mut command = desk.command(&["list"]);
    let status = command.env("DUBAN_CONFIG", "none.ron").status().unwrap();
    assert_eq!(status.code(), Some(4));
}

#[test]
fn the_command_line_comes_before_the_environment_and_that_before_the_file() {
    let desk = configured("(lang: \"en\", state: \"c.ron\", operator: \"配置\")");
    assert_eq!(desk.run(&["init"]).code, 0);
    assert_eq!(desk.run(&["done", "1.1"]).code, 0);
    let state = desk.path(".config/duban/c.ron");
    assert!(fs::read_to_string(&state).unwrap().contains("by: \"配置\""));
    let other = desk.path("e.ron");
    assert_eq!(desk.run(&["--state", word(&other), "init"]).code, 0);
    let mut command = desk.command(&["done", "1.1"]);
    command
        .env("DUBAN_STATE", &other)
        .env("DUBAN_OPERATOR", "环境");
    assert!(command.status().unwrap().success());
    assert!(fs::read_to_string(&other).unwrap().contains("by: \"环境\""));
    let third = desk.path("o.ron");
    assert_eq!(desk.run(&["--state", word(&third), "init"]).code, 0);
    let mut command = desk.command(&["--state", word(&third), "--as", "命令", "done", "1.1"]);
    command
        .env("DUBAN_STATE", &other)
        .env("DUBAN_OPERATOR", "环境");
    assert!(command.status().unwrap().success());
    assert!(fs::read_to_string(&third).unwrap().contains("by: \"命令\""));
    assert!(desk.run(&["lst"]).err.contains("there is no command lst"));
    assert!(desk.run(&["--lang", "zh", "lst"]).err.contains("没有命令"));
}
