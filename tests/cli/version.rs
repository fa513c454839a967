//! Old journals, clocks that are wrong, names and zones.

use crate::desk::Desk;

const OLD: &str = r#"(
    version: 1,
    notice: "heilongjiang-2012-0704",
    // 由王芳维护
    entries: [
        (at: "2026-01-05T08:00:00.000+08:00", by: "王芳", clause: "2.3", did: Done), // 会议
    ],
)
"#;

#[test]
fn the_first_save_makes_an_old_journal_new_and_says_so_once() {
    let desk = Desk::new();
    let file = desk.write("old.ron", OLD);
    let file = file.to_str().unwrap();
    let run = |args: &[&str]| desk.run(&[&["--state", file, "--as", "王芳"], args].concat());
    assert!(run(&["check"]).out.contains("登记文件格式：版本 1"));
    let first = run(&["done", "2.4"]);
    assert!(
        first.err.contains("由格式版本 1 升为版本 2"),
        "{}",
        first.err
    );
    assert!(!run(&["done", "2.5"]).err.contains("升为版本"));
    assert!(run(&["check"]).out.contains("登记文件格式：版本 2"));
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains("    version: 2,\n"), "{text}");
    assert!(text.contains("    title: \"黑龙江省"), "{text}");
    assert!(
        text.contains("// 由王芳维护\n") && text.contains("// 会议\n"),
        "{text}"
    );
    assert!(text.contains(OLD.lines().nth(5).unwrap()), "{text}");
    let day = text
        .lines()
        .filter(|line| line.contains("save: \""))
        .count();
    assert_eq!(day, 2, "{text}");
    let backups: Vec<_> = std::fs::read_dir(desk.path("."))
        .unwrap()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().ends_with(".bak"))
        .collect();
    assert_eq!(std::fs::read_to_string(backups[0].path()).unwrap(), OLD);
    // An old mark is taken back by its time and name.
    for _ in 0..3 {
        assert_eq!(run(&["undo"]).code, 0);
    }
    assert_eq!(desk.json(&["--state", file, "status"])["total"]["done"], 0);
}

#[test]
fn a_later_version_is_never_written() {
    let desk = Desk::new();
    let text = OLD.replace("version: 1", "version: 3");
    let file = desk.write("new.ron", &text);
    let ran = desk.run(&["--state", file.to_str().unwrap(), "done", "2.4"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("格式版本是 3"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn a_clock_that_was_ahead_is_named_with_its_line_and_a_command_mends_it() {
    let desk = Desk::new();
    let text = OLD.replace("2026-01-05", "2962-01-05");
    let file = desk.write("ahead.ron", &text);
    let state = file.to_str().unwrap();
    let ran = desk.run(&["--state", state, "--as", "李雷", "reopen", "2.3"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("第 8 行"), "{}", ran.err);
    let log = desk.json(&["--state", state, "log"]);
    let at = log["entries"][1]["at"].as_str().unwrap();
    assert!(!at.starts_with("2962"), "{at}");
    let json = desk.json(&["--state", state, "show", "2.3"]);
    assert_eq!(json["clauses"][0]["status"], "pending");

    let check = desk.run(&["--state", state, "check"]);
    assert_eq!(check.code, 3);
    let command = check.err.split("执行：").nth(1).unwrap();
    let command = command.lines().next().unwrap();
    let status = std::process::Command::new("sh")
        .args(["-c", command])
        .status();
    assert!(status.unwrap().success(), "{command}");
    let again = desk.run(&["--state", state, "check"]);
    assert_eq!(again.code, 0, "{}", again.err);
    let json = desk.json(&["--state", state, "show", "2.3"]);
    assert_eq!(json["clauses"][0]["status"], "pending");
}

#[test]
fn who_types_is_found_beside_whose_name_it_is() {
    let desk = Desk::new();
    let _ = desk.run(&["--as", "王芳", "done", "2.3"]);
    let log = desk.json(&["log"]);
    let login = log["entries"][0]["login"].as_str().unwrap().to_owned();
    assert!(log["entries"][0]["save"].is_string());
    for name in ["王芳", login.as_str()] {
        let ran = desk.run(&["log", "--by", name]);
        assert!(ran.out.contains(&format!("王芳({login})")), "{}", ran.out);
    }
    assert_eq!(desk.run(&["log", "--by", "赵六"]).code, 1);
}

#[test]
fn times_are_shown_in_the_readers_zone_and_an_unknown_zone_is_said() {
    let desk = Desk::new();
    let file = desk.write("old.ron", OLD);
    let state = file.to_str().unwrap();
    let log = |zone: &str| {
        let mut command = desk.command(&["--state", state, "log"]);
        let output = command.env("TZ", zone).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr))
    };
    let (here, quiet) = log("CST-8");
    assert!(here.starts_with("2026-01-05 08:00\t"), "{here}");
    assert_eq!(quiet, "");
    let (there, _) = log("MST7");
    assert!(there.starts_with("2026-01-04 17:00 -07:00\t"), "{there}");
    let (_, said) = log("Asia/Shanghia");
    assert!(said.contains("不认识时区 TZ=Asia/Shanghia"), "{said}");
}
