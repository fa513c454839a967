//! `merge`.

use std::fs;
use std::process::Command;

use crate::desk::Desk;

#[test]
fn copies_that_were_changed_apart_come_together() {
    let desk = Desk::new();
    let _ = desk.run(&["--state", "a.ron", "init"]);
    let _ = desk.run(&["--state", "a.ron", "done", "1.1"]);
    fs::copy(desk.path("a.ron"), desk.path("b.ron")).unwrap();
    let _ = desk.run(&["--state", "a.ron", "done", "2.1"]);
    let _ = desk.run(&["--state", "b.ron", "done", "3.1"]);
    let ran = desk.run(&["merge", "a.ron", "b.ron", "-o", "c.ron"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "已合并为 c.ron：3 条登记，去掉重复 1 条\n")
    );
    let total = desk.json(&["--state", "c.ron", "status"]);
    assert_eq!(total["total"]["done"], 3);
    let _ = desk.run(&["merge", "b.ron", "a.ron", "-o", "d.ron"]);
    let read = |name: &str| fs::read_to_string(desk.path(name)).unwrap();
    assert_eq!(read("c.ron"), read("d.ron"));
}

#[test]
fn nothing_is_overwritten_and_nothing_missing_is_made_up() {
    let desk = Desk::new();
    let _ = desk.run(&["--state", "a.ron", "init"]);
    let _ = desk.run(&["--state", "a.ron", "done", "1.1"]);
    let before = fs::read_to_string(desk.path("a.ron")).unwrap();
    assert_eq!(
        desk.run(&["merge", "a.ron", "a.ron", "-o", "a.ron"]).code,
        2
    );
    assert_eq!(
        desk.run(&["merge", "a.ron", "no.ron", "-o", "c.ron"]).code,
        4
    );
    assert_eq!(desk.run(&["merge", "a.ron", "-o", "c.ron"]).code, 2);
    assert!(!desk.path("c.ron").exists());
    assert_eq!(fs::read_to_string(desk.path("a.ron")).unwrap(), before);
}

/// Runs git in the desk's home as a host without settings would.
fn git(desk: &Desk, args: &[&str]) {
    let ran = Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@b.c"])
        .args(args)
        .current_dir(desk.path("."))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .output()
        .unwrap();
    assert!(ran.status.success(), "{args:?}: {ran:?}");
}

/// As the handbook says, section "Across machines".
#[test]
fn gits_union_merge_brings_two_branches_together() {
    let desk = Desk::new();
    let on = |args: &[&str]| {
        let ran = desk.run(&[&["--state", "j.ron"], args].concat());
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
    };
    desk.write(".gitattributes", "*.ron merge=union\n");
    on(&["init"]);
    on(&["--as", "王芳", "done", "1.1"]);
    git(&desk, &["init", "-q", "-b", "main"]);
    git(&desk, &["add", ".gitattributes", "j.ron"]);
    git(&desk, &["commit", "-q", "-m", "1"]);
    git(&desk, &["checkout", "-q", "-b", "county"]);
    on(&["--as", "李雷", "done", "2.1", "2.2"]);
    on(&["--as", "李雷", "note", "3.1", "第一行\n\"第二行\""]);
    git(&desk, &["commit", "-q", "-a", "-m", "2"]);
    let county = fs::read(desk.path("j.ron")).unwrap();
    git(&desk, &["checkout", "-q", "main"]);
    let main = fs::read(desk.path("j.ron")).unwrap();
    on(&["--as", "王芳", "reopen", "1.1"]);
    on(&["--as", "王芳", "done", "5.1"]);
    fs::write(desk.path("b.ron"), county).unwrap();
    assert_ne!(main, fs::read(desk.path("j.ron")).unwrap());
    on(&["merge", "j.ron", "b.ron", "-o", "joined.ron"]);
    git(&desk, &["commit", "-q", "-a", "-m", "3"]);
    git(&desk, &["merge", "-q", "county"]);

    on(&["check"]);
    let clauses = |file| desk.json(&["--state", file, "list"]);
    let total = desk.json(&["--state", "j.ron", "status"]);
    assert_eq!(total["total"]["done"], 3);
    assert_eq!(clauses("j.ron"), clauses("joined.ron"));
}

/// One clock is an hour slow: what is marked later there still counts as later than what that copy held.
#[test]
fn clocks_that_differ_lose_nothing() {
    let desk = Desk::new();
    let file = |name: &str, entries: &[(&str, &str, &str)]| {
        let line = |(at, clause, did): &(&str, &str, &str)| {
            format!(
                "        (at: \"2026-11-23T{at}+08:00\", by: \"{name}\", clause: \"{clause}\", did: {did}),\n"
            )
        };
        let lines = entries.iter().map(line).collect::<Vec<_>>().concat();
        let text = format!(
            "(\n    version: 1,\n    notice: \"heilongjiang-2012-0704\",\n    entries: [\n{lines}    ],\n)\n"
        );
        desk.write(&format!("{name}.ron"), text);
    };
    file(
        "a",
        &[
            ("10:00:00.000", "1.1", "Done"),
            ("12:00:00.000", "1.2", "Done"),
        ],
    );
    file(
        "b",
        &[
            ("11:00:00.000", "1.1", "Reopened"),
            ("09:00:00.000", "2.1", "Done"),
        ],
    );
    assert_eq!(
        desk.run(&["--state", "b.ron", "--as", "c", "done", "2.2"])
            .code,
        0
    );
    for (output, inputs) in [
        ("c.ron", ["a.ron", "b.ron", "b.ron"]),
        ("d.ron", ["b.ron", "a.ron", "a.ron"]),
    ] {
        let args = [&["merge"][..], &inputs, &["-o", output]].concat();
        assert_eq!(desk.run(&args).code, 0);
    }
    let read = |name: &str| fs::read_to_string(desk.path(name)).unwrap();
    assert_eq!(read("c.ron"), read("d.ron"));
    let total = desk.json(&["--state", "c.ron", "status"]);
    assert_eq!(total["total"]["done"], 3);
}
