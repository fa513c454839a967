//! The options that hold everywhere, help and usage errors.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::desk::{Desk, word};

#[test]
fn the_journal_is_where_the_option_or_the_variable_says() {
    let desk = Desk::new();
    let (own, other) = (desk.path("own.ron"), desk.path("other.ron"));
    for file in [&own, &other] {
        assert_eq!(desk.run(&["--state", word(file), "init"]).code, 0);
    }
    assert_eq!(desk.run(&["--state", word(&own), "done", "1.1"]).code, 0);
    let mut command = desk.command(&["done", "1.2"]);
    let status = command.env("DUBAN_STATE", &other).status().unwrap();
    assert!(status.success());
    assert!(fs::read_to_string(own).unwrap().contains("1.1"));
    assert!(fs::read_to_string(other).unwrap().contains("1.2"));
    assert!(!desk.journal().exists());
}

#[test]
fn the_journal_is_in_the_users_data_folder_when_nobody_says() {
    let desk = Desk::new();
    let named = desk.path("data");
    for (folder, journal) in [
        ("relative", desk.journal()),
        ("", desk.journal()),
        (word(&named), named.join("duban/heilongjiang-2012-0704.ron")),
    ] {
        let mut command = desk.command(&["done", "1.1"]);
        let status = command.env("XDG_DATA_HOME", folder).status().unwrap();
        assert!(status.success() && journal.exists(), "{folder}");
    }
}

#[test]
fn a_named_journal_that_is_not_there_is_a_slip() {
    let desk = Desk::new();
    for file in ["no/such/file.ron", "file.ron"] {
        for verb in [&["list"][..], &["done", "1.1"], &["check"], &["undo"]] {
            let ran = desk.run(&[&["--state", file], verb].concat());
            assert_eq!((ran.code, ran.out.as_str()), (4, ""), "{verb:?}");
            assert!(ran.err.starts_with(&format!("{file}：")), "{}", ran.err);
            assert!(ran.err.contains("duban init"), "{}", ran.err);
        }
        assert!(!desk.path(file).exists());
    }
    assert!(!desk.path("no").exists());
}

#[test]
fn init_makes_a_journal_and_never_replaces_one() {
    let desk = Desk::new();
    let ran = desk.run(&["--state", "j.ron", "init"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "新建了登记文件 j.ron\n"));
    assert_eq!(desk.run(&["--state", "j.ron", "done", "1.1"]).code, 0);
    let before = fs::read(desk.path("j.ron")).unwrap();
    assert_eq!(desk.run(&["--state", "j.ron", "init"]).code, 2);
    assert_eq!(fs::read(desk.path("j.ron")).unwrap(), before);
    assert_eq!(desk.run(&["--state", "no/j.ron", "init"]).code, 4);
    assert_eq!(desk.run(&["--read-only", "init"]).code, 2);
    assert!(!desk.journal().exists());
    assert_eq!(desk.run(&["init"]).code, 0);
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn a_journal_that_vanished_is_not_begun_anew() {
    let desk = Desk::new();
    let _ = desk.run(&["done", "1.1"]);
    let _ = desk.run(&["done", "1.2"]);
    fs::remove_file(desk.journal()).unwrap();
    for verb in [&["list"][..], &["done", "1.3"], &["check"], &["init"]] {
        let ran = desk.run(verb);
        assert_eq!(ran.code, 4, "{verb:?}");
        assert!(
            ran.err.contains("登记文件不见了，但备份还在") && ran.err.contains("cp -p '"),
            "{}",
            ran.err
        );
    }
    assert!(!desk.journal().exists());
    let folder = desk.journal().parent().unwrap().to_owned();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "bak") {
            fs::remove_file(path).unwrap();
        }
    }
    assert_eq!(desk.run(&["init"]).code, 0);
    assert_eq!(desk.run(&["done", "1.3"]).code, 0);
}

#[test]
fn the_operator_is_the_one_named() {
    let desk = Desk::new();
    let mut command = desk.command(&["done", "1.1"]);
    command
        .env("DUBAN_OPERATOR", "李雷")
        .env("USER", "somebody");
    assert!(command.status().unwrap().success());
    let mut command = desk.command(&["done", "1.2"]);
    assert!(command.env("USER", "somebody").status().unwrap().success());
    let saved = desk.saved();
    let line = saved.lines().find(|line| line.contains(r#"clause: "1.1""#));
    assert!(line.unwrap().contains(r#"by: "李雷", "#), "{saved}");
    assert!(!saved.contains("somebody"), "{saved}");
    assert_eq!(desk.run(&["--as", " ", "done", "1.3"]).code, 2);
    assert_eq!(desk.run(&["--as", "a\u{1b}[2J", "done", "1.3"]).code, 2);
}

#[test]
fn read_only_changes_nothing() {
    let desk = Desk::new();
    let _ = desk.run(&["done", "1.1"]);
    let before = desk.saved();
    let notice = desk.write("n.txt", include_str!("../../data/notice.txt"));
    let copy = desk.path("copy.ron");
    fs::copy(desk.journal(), &copy).unwrap();
    for verb in [
        &["done", "1.2"][..],
        &["reopen", "1.1"],
        &["note", "1.1", "x"],
        &["value", "1.1", "1"],
        &["undo"],
        &["redo"],
        &["merge", word(&copy), word(&copy), "-o", "m.ron"],
        &["import", word(&notice), "-o", "c.ron"],
        &["--state", "new.ron", "init"],
    ] {
        let ran = desk.run(&[&["--read-only"], verb].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{verb:?}");
    }
    assert_eq!(desk.run(&["list", "--read-only"]).code, 0);
    assert_eq!(desk.saved(), before);
    assert!(!desk.path("m.ron").exists() && !desk.path("c.ron").exists());
}

#[test]
fn what_may_not_be_written_can_be_read() {
    let desk = Desk::new();
    let _ = desk.run(&["done", "1.1"]);
    let folder = desk.journal().parent().unwrap().to_path_buf();
    fs::set_permissions(desk.journal(), fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    for verb in ["list", "status", "log", "check", "units"] {
        assert_eq!(desk.run(&[verb]).code, 0, "{verb}");
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_wrong_width_in_the_environment_is_told() {
    let desk = Desk::new();
    for (value, code) in [("narrow", 0), ("wide", 0), ("", 0), ("breit", 2)] {
        let mut command = desk.command(&["list"]);
        let ran = command.env("DUBAN_AMBIGUOUS", value).output().unwrap();
        assert_eq!(ran.status.code(), Some(code), "{value}");
        let told = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(told.contains("auto、narrow、wide"), code == 2, "{told}");
    }
}

/// In which column of a line of the help, from 0, it is told what an option does.
fn told_from(line: &str) -> Option<usize> {
    let option = line.trim_start();
    let told = option[option.find("  ")?..].trim_start();
    let before = &line[..line.len() - told.len()];
    // Nothing in there is of ambiguous width.
    Some(before.chars().map(|c| 1 + usize::from(!c.is_ascii())).sum())
}

#[test]
fn what_an_option_does_begins_in_one_column() {
    let desk = Desk::new();
    for verb in [&["--help"][..], &["list", "--help"]] {
        let help = desk.run(verb).out;
        for section in help.split("\n\n") {
            let options = section.lines().filter(|line| line.contains(" -"));
            let places: Vec<_> = options.filter_map(told_from).collect();
            assert!(places.windows(2).all(|at| at[0] == at[1]), "{section}");
        }
        assert!(help.contains("--mouse"));
    }
}

#[test]
fn help_is_in_the_language_asked_for() {
    let desk = Desk::new();
    for verb in [
        "", "list", "show", "units", "unit", "search", "status", "log", "notice", "done", "reopen",
        "note", "value", "undo", "redo", "init", "check", "merge", "import", "diff", "config",
    ] {
        let args = [verb, "--help"].map(str::to_owned);
        let args: Vec<&str> = args
            .iter()
            .map(String::as_str)
            .filter(|arg| !arg.is_empty())
            .collect();
        let zh = desk.run(&args);
        assert_eq!((zh.code, zh.err.as_str()), (0, ""), "{verb}");
        for english in [
            "Usage",
            "Options",
            "OPTIONS",
            "Commands",
            "Print help",
            "possible",
        ] {
            assert!(!zh.out.contains(english), "{verb}: {english}\n{}", zh.out);
        }
        assert!(
            zh.out.contains("例：") && zh.out.contains("用法："),
            "{}",
            zh.out
        );
        let en = desk.run(&[&["--lang", "en"], &args[..]].concat());
        assert!(
            en.out.contains("Usage: duban") && en.out.contains("Examples:"),
            "{}",
            en.out
        );
        assert!(!en.out.contains('：'), "{verb}\n{}", en.out);
    }
    let version = desk.run(&["--version"]);
    assert_eq!((version.code, version.out.starts_with("duban ")), (0, true));
}

#[test]
fn a_mistake_in_the_command_line_is_told_in_the_language_asked_for() {
    let desk = Desk::new();
    let told = |args: &[&str]| {
        let ran = desk.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        ran.err
    };
    assert_eq!(told(&["lst"]), "没有命令“lst”\n是否想输入 list？\n");
    assert_eq!(
        told(&["list", "--areas", "1"]),
        "没有选项“--areas”\n是否想输入 --area？\n"
    );
    assert_eq!(
        told(&["list", "--role", "x"]),
        "--role <取值> 不能取“x”\n可用：lead, responsible, support\n"
    );
    assert_eq!(
        told(&["note", "2.3"]),
        "缺少参数 <内容>...\n详见 duban --help\n"
    );
    assert_eq!(
        told(&["--lang", "en", "lst"]),
        "there is no command lst\ndid you mean list?\n"
    );
    assert_eq!(
        told(&["list", "--area", "x"]),
        "--area <N> 不能取“x”\n详见 duban --help\n"
    );
    let hostile = told(&["a\u{1b}[2J\u{202e}"]);
    assert!(!hostile.contains(['\u{1b}', '\u{202e}']), "{hostile}");
}
