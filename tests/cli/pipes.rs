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
