//! `DUBAN_LOG`, for support.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::desk::{Desk, Ran};

fn run(desk: &Desk, log: &str, args: &[&str]) -> Ran {
    let mut command = desk.command(args);
    let output = command.env("DUBAN_LOG", log).output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn tells_each_save_with_its_time_and_nothing_of_what_was_written() {
    let desk = Desk::new();
    let file = desk.path("duban.log");
    assert_eq!(
        run(&desk, "duban.log", &["note", "2.3", "招标完成"]).code,
        0
    );
    assert_eq!(run(&desk, "duban.log", &["done", "2.3", "2.4"]).code, 0);
    assert_eq!(run(&desk, "duban.log", &["note", "2.3", " "]).code, 2);
    let log = fs::read_to_string(&file).unwrap();
    for said in [
        "save note: 1 entries [2.3] in ",
        "save mark: 2 entries [2.3 2.4] in ",
    ] {
        assert!(log.contains(said), "{log}");
    }
    assert!(!log.contains("招标"), "{log}");
    for line in log.lines().skip(1) {
        assert!(line.starts_with("20") && line.contains("+08:00 "), "{line}");
    }
    let mode = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_log_that_cannot_be_written_is_told_and_the_work_goes_on() {
    let desk = Desk::new();
    let other = desk.write("other.txt", "mine");
    for (log, said) in [
        ("no/such/duban.log", "无法写日志（DUBAN_LOG）"),
        ("other.txt", "已有别的文件，不写日志"),
        (".", "无法写日志"),
    ] {
        let ran = run(&desk, log, &["done", "1.1"]);
        assert_eq!(ran.code, 0, "{log}: {}", ran.err);
        assert!(ran.err.contains(said), "{log}: {}", ran.err);
    }
    assert_eq!(fs::read_to_string(other).unwrap(), "mine");
    assert_eq!(desk.status("1.1"), "done");
}

#[test]
fn nothing_is_logged_that_nobody_asked_for() {
    let desk = Desk::new();
    let quiet = desk.run(&["done", "1.1"]);
    assert_eq!((quiet.code, quiet.err.contains("log")), (0, false));
    assert_eq!(run(&desk, "", &["list"]).code, 0);
    let names = fs::read_dir(desk.path(".")).unwrap();
    let names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, [".local"]);
}
