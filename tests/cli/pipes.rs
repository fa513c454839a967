//! Outputs that fail.

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::desk::Desk;

const READING: [&[&str]; 8] = [
    &["list"],
    &["list", "--format", "json"],
    &["show", "2.3"],
    &["units"],
    &["status"],
    &["notice"],
    &["check"],
    &["--help"],
];

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let desk = Desk::new();
    for args in READING {
        let mut child = desk
            .command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert_eq!(
            (ended.status.code(), ended.stderr),
            (Some(0), Vec::new()),
            "{args:?}"
        );
    }
    let mut child = desk
        .command(&["list"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert!(line.starts_with("1.1\t"));
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_full_disk_under_the_output_is_told() {
    let desk = Desk::new();
    for args in READING {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let ended = desk
            .command(args)
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let err = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(4), "{args:?}");
        assert!(err.starts_with("无法写到标准输出："), "{args:?}: {err}");
    }
}

#[test]
fn a_mark_on_disk_is_not_denied_because_the_output_failed() {
    let desk = Desk::new();
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ended = desk
        .command(&["done", "2.3"])
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    let err = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert!(err.contains("已保存，但无法写到标准输出"), "{err}");
    assert_eq!(desk.status("2.3"), "done");
}

#[test]
fn nobody_left_to_tell_is_no_crash() {
    let desk = Desk::new();
    let full = || OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ended = desk
        .command(&["list"])
        .stdout(full())
        .stderr(full())
        .status()
        .unwrap();
    assert_eq!(ended.code(), Some(4));
}

/// What is written to a file and to `-o -` is the same, and what is told of it stands apart.
#[test]
fn a_dash_is_standard_output_and_nothing_is_mixed_into_it() {
    let desk = Desk::new();
    let notice = "标题\n一、任务\n（一）甲。加快建设。（省发改委牵头）\n";
    desk.write("n.txt", notice);
    for name in ["a.ron", "b.ron"] {
        assert_eq!(desk.run(&["--state", name, "init"]).code, 0);
        assert_eq!(desk.run(&["--state", name, "done", "1.1"]).code, 0);
    }
    let report = ["report", "--to-format", "md", "--no-bom"];
    for (args, file) in [
        (&["merge", "a.ron", "b.ron"][..], "m.ron"),
        (&["import", "n.txt"], "c.ron"),
        (&report, "r.md"),
    ] {
        let to = |output: &str| desk.run(&[args, &["-o", output]].concat());
        assert_eq!(to(file).code, 0, "{args:?}");
        let piped = to("-");
        let written = std::fs::read_to_string(desk.path(file)).unwrap();
        assert_eq!((piped.code, piped.out), (0, written), "{args:?}");
        assert!(!desk.path("-").exists(), "{args:?}");
    }
    let merged = desk.run(&["merge", "a.ron", "b.ron", "-o", "-"]);
    assert_eq!(merged.err, "已合并：2 条登记，去掉重复 0 条\n");
    // Nothing is written to a file, so that whoever only looks may do it.
    let only_looked = desk.run(&["--read-only", "merge", "a.ron", "b.ron", "-o", "-"]);
    assert_eq!(only_looked.out, merged.out);
}
