//! The program on a real pseudo-terminal.

#![allow(clippy::unwrap_used)]

mod terminal;

use std::fs;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use terminal::Terminal;

const SIZE: (u16, u16) = (80, 24);

#[test]
fn starts_drills_marks_quits_and_gives_the_terminal_back() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), SIZE, &["--as", "王芳"]);
    terminal.wait_for("约束性指标");
    terminal.send("\x1b[B\r");
    terminal.wait_for("2 推进工业结构优化升级");
    terminal.send(" ");
    terminal.wait_for("已保存：2.1 登记完成");
    let journal = home
        .path()
        .join(".local/share/duban/heilongjiang-2012-0704.ron");
    let saved = fs::read_to_string(&journal).unwrap();
    assert!(
        saved.contains(r#"by: "王芳""#) && saved.contains("did: Done),"),
        "{saved}"
    );
    terminal.send("q");
    assert!(terminal.wait_for_end().success());
    terminal.assert_given_back();

    let mut again = Terminal::start(home.path(), SIZE, &[]);
    again.wait_for(" 1/87 1%");
    again.send("2.1\r");
    again.wait_for("[x] 已完成");
    again.send("q");
    again.wait_for_end();
}

#[test]
fn gives_the_terminal_back_when_it_is_told_to_end() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let home = tempfile::tempdir().unwrap();
        let mut terminal = Terminal::start(home.path(), SIZE, &[]);
        terminal.wait_for("约束性指标");
        kill_process(pid(&terminal), signal).unwrap();
        assert!(!terminal.wait_for_end().success(), "{signal:?}");
        terminal.assert_given_back();
    }
}

#[test]
fn ctrl_l_draws_anew_and_ctrl_z_leads_to_the_shell_until_fg() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::shell(home.path(), SIZE);
    terminal.wait_for("$ ");
    terminal.send(concat!("'", env!("CARGO_BIN_EXE_duban"), "'\n"));
    terminal.wait_for("约束性指标");
    terminal.settle();
    terminal.send("\x0c");
    let frame = terminal.settle();
    assert!(frame > 1000, "{frame} bytes are no whole screen");
    terminal.send("\x1a");
    terminal.wait_for("Stopped");
    assert!(!terminal.text().contains("约束性指标"));
    // The shell has its lines back.
    terminal.send("echo $((40 + 2)) there\n");
    terminal.wait_for("42 there");
    terminal.send("fg\n");
    terminal.wait_for("约束性指标");
    terminal.send("q");
    terminal.wait_for("42 there");
    terminal.send("exit\n");
    assert!(terminal.wait_for_end().success());
    terminal.assert_given_back();
}

fn pid(terminal: &Terminal) -> Pid {
    let pid = terminal.child.process_id();
    pid.and_then(|pid| Pid::from_raw(pid.cast_signed()))
        .unwrap()
}

#[test]
fn a_key_that_comes_with_a_resize_is_for_the_screen_as_it_is_then() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), SIZE, &[]);
    terminal.wait_for("约束性指标");
    terminal.send("\r");
    terminal.wait_for("九年义务教育");
    // Both wait while the program does not run, as they do while it waits for a slow disk.
    kill_process(pid(&terminal), Signal::STOP).unwrap();
    terminal.resize(39, 12);
    terminal.send(" ");
    kill_process(pid(&terminal), Signal::CONT).unwrap();
    terminal.wait_for("窗口太小");
    terminal.resize(SIZE.0, SIZE.1);
    terminal.wait_for("完成 0  推进 0  未启动 13");
    terminal.settle();
    assert!(terminal.text().contains("[ ] 1.1"), "{}", terminal.text());
    terminal.send("q");
    assert!(terminal.wait_for_end().success());
    let folder = home.path().join(".local/share/duban");
    assert!(!folder.join("heilongjiang-2012-0704.ron").exists());
}

/// Runs the program beside the terminal.
fn run(home: &std::path::Path, args: &[&str]) -> String {
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_duban"))
        .env_clear()
        .env("HOME", home)
        .args(args)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{args:?}");
    String::from_utf8(ran.stdout).unwrap()
}

#[test]
fn sheets_that_came_back_are_recorded_when_somebody_says_yes_to_what_was_shown() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let folder = home.join("报送");
    let args = [
        "--as",
        "王芳",
        "returns",
        "--period",
        "2012-Q4",
        "--by",
        "2012-12-25",
        "-o",
    ];
    run(home, &[&args[..], &[folder.to_str().unwrap()]].concat());
    let shown: serde_json::Value =
        serde_json::from_str(&run(home, &["show", "4.1", "--format", "json"])).unwrap();
    let task = shown["clauses"][0]["text"].as_str().unwrap();
    let sheet = home.join("a.csv");
    let head = "填报单位：省商务厅,报告期：2012年第4季度（2012-Q4）\n条款编号,工作任务,状态\n";
    fs::write(&sheet, format!("{head}4.1,{task},推进中\n")).unwrap();
    let saved =
        || fs::read_to_string(home.join(".local/share/duban/heilongjiang-2012-0704.ron")).unwrap();
    let collect = ["--as", "lilei", "collect", sheet.to_str().unwrap()];

    let mut no = Terminal::start(home, SIZE, &collect);
    no.wait_for("登记这 1 条？(y/n)");
    no.send("n\r");
    no.wait_for_end();
    assert!(!saved().contains("did: Return"));

    // The office marks the clause while somebody looks at the preview: what was shown no longer holds.
    let mut overtaken = Terminal::start(home, SIZE, &collect);
    overtaken.wait_for("登记这 1 条？(y/n)");
    run(home, &["--as", "王芳", "done", "4.1"]);
    overtaken.send("y\r");
    overtaken.wait_for("其间有人登记");
    overtaken.wait_for("冲突 1");
    overtaken.wait_for_end();
    assert!(!saved().contains("did: Return"));

    run(home, &["--as", "王芳", "undo"]);
    let mut yes = Terminal::start(home, SIZE, &collect);
    yes.wait_for("登记这 1 条？(y/n)");
    yes.send("y\r");
    yes.wait_for("已保存：收 1 条");
    assert!(yes.wait_for_end().success());
    assert!(saved().contains("did: Return"));
}

#[test]
fn shows_a_change_by_another_process() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), SIZE, &["--as", "王芳"]);
    terminal.wait_for("约束性指标");
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_duban"))
        .env_clear()
        .env("HOME", home.path())
        .args(["--as", "李雷", "done", "5.2"])
        .status()
        .unwrap();
    assert!(status.success());
    terminal.wait_for("刚刚：5.2 登记完成");
    terminal.wait_for(" 1/87 1%");
    terminal.send("q");
    terminal.wait_for_end();
}

/// The bytes of the first frame, with all that follows before anybody types.
fn drawn(mut terminal: Terminal) -> usize {
    terminal.wait_for("约束性指标");
    let bytes = terminal.settle();
    terminal.send("q");
    assert!(terminal.wait_for_end().success());
    bytes
}

#[test]
fn a_terminal_that_was_wide_last_time_is_drawn_for_at_once() {
    let home = tempfile::tempdir().unwrap();
    let remembered = home.path().join(".cache/duban/terminals.ron");
    let question = "\x1b[8m\x1b[H中\x1b[6n中文\x1b[6n“\x1b[6n\x1b[m".len();
    let once = |width| drawn(Terminal::start(home.path(), SIZE, &["--ambiguous", width]));
    let (narrow, wide) = (once("narrow"), once("wide"));
    let asked = || drawn(Terminal::start(home.path(), SIZE, &[]));
    assert_eq!(asked(), question + narrow);
    assert!(!remembered.exists(), "narrow is what is expected anyhow");

    let mut first = Terminal::start_wide(home.path(), SIZE, &[]);
    first.wait_for("约束性指标");
    let bytes = first.settle();
    assert!(
        bytes > question + narrow + wide / 2,
        "not drawn anew: {bytes}"
    );
    while !remembered.exists() {
        std::thread::sleep(Duration::from_millis(10));
    }
    first.send("q");
    assert!(first.wait_for_end().success());
    let again = |variables| drawn(Terminal::start_wide(home.path(), SIZE, variables));
    assert_eq!(again(&[]), question + wide);

    // Another terminal of the same user is drawn for as ever, and one that has changed is drawn anew.
    let elsewhere = [("SSH_CONNECTION", "10.0.0.2 50000 10.0.0.9 22")];
    let other = drawn(Terminal::start_with(home.path(), SIZE, &[], &elsewhere));
    assert_eq!(other, question + narrow);
    assert!(asked() > question + wide + narrow / 2);
    // A file that is broken, or cannot be written, is no hindrance.
    fs::write(&remembered, "(wide: [").unwrap();
    assert_eq!(asked(), question + narrow);
    fs::remove_file(&remembered).unwrap();
    fs::create_dir(&remembered).unwrap();
    assert!(again(&[]) > question + narrow + wide / 2);
}

/// A journal that somebody else has locked, until the file is dropped.
fn locked_journal(home: &std::path::Path) -> (std::path::PathBuf, fs::File) {
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_duban"))
        .env_clear()
        .env("HOME", home)
        .args(["--as", "李雷", "done", "5.2"])
        .status()
        .unwrap();
    assert!(status.success());
    let journal = home.join(".local/share/duban/heilongjiang-2012-0704.ron");
    let lock = fs::File::open(journal.with_extension("ron.lock")).unwrap();
    lock.lock().unwrap();
    (journal, lock)
}

#[test]
fn keys_pressed_while_a_save_waits_are_taken_after_it() {
    let home = tempfile::tempdir().unwrap();
    let (journal, lock) = locked_journal(home.path());
    let mut terminal = Terminal::start(home.path(), SIZE, &["--as", "王芳"]);
    terminal.wait_for("约束性指标");
    terminal.send("2.1\r");
    terminal.wait_for("实施产业集群发展");
    terminal.send(" ");
    terminal.wait_for("尚未保存");
    // Looking round is not held up; what would record is, and with it all that follows.
    terminal.send("\x1b");
    terminal.wait_for("这一步没有登记");
    terminal.send(" ");
    terminal.wait_for("尚未保存");
    terminal.send(".");
    terminal.wait_for("依托重点园区");
    terminal.send(",");
    terminal.wait_for("实施产业集群发展");
    terminal.send(" .a其后\r");
    terminal.wait_for("个键等它保存");
    drop(lock);
    terminal.wait_for("已保存：2.2 ");
    terminal.send("q");
    assert!(terminal.wait_for_end().success());
    let saved = fs::read_to_string(&journal).unwrap();
    assert_eq!(saved.matches(r#"clause: "2.1""#).count(), 2, "{saved}");
    assert!(saved.contains("did: Reopened"), "{saved}");
    let mut entries = saved.lines().filter(|line| line.contains("clause:"));
    let last = entries.next_back().unwrap();
    assert!(last.contains(r#"clause: "2.2""#), "{saved}");
    assert!(last.contains(r#"did: Note("其后")"#), "{saved}");
}

#[test]
fn keys_behind_a_save_that_is_given_up_are_dropped_and_told_of() {
    let home = tempfile::tempdir().unwrap();
    let (journal, lock) = locked_journal(home.path());
    let before = fs::read_to_string(&journal).unwrap();
    let mut terminal = Terminal::start(home.path(), SIZE, &["--as", "王芳"]);
    terminal.wait_for("约束性指标");
    terminal.send("2.1\r");
    terminal.wait_for("实施产业集群发展");
    terminal.send(" ");
    terminal.wait_for("尚未保存");
    terminal.send(" ");
    terminal.wait_for("其后按下的 1 个键等它保存");
    terminal.send("\x1b");
    terminal.wait_for("其后按下的 1 个键没有执行");
    drop(lock);
    terminal.send("q");
    assert!(terminal.wait_for_end().success());
    assert_eq!(fs::read_to_string(&journal).unwrap(), before);
}

#[test]
fn leaving_at_once_waits_for_no_save() {
    let home = tempfile::tempdir().unwrap();
    let (journal, _lock) = locked_journal(home.path());
    let before = fs::read_to_string(&journal).unwrap();
    let mut terminal = Terminal::start(home.path(), SIZE, &["--as", "王芳"]);
    terminal.wait_for("约束性指标");
    terminal.send("2.1\r");
    terminal.wait_for("实施产业集群发展");
    terminal.send(" ");
    terminal.wait_for("尚未保存");
    terminal.send("  ");
    terminal.wait_for("其后按下的 2 个键等它保存");
    terminal.send("\x03");
    terminal.wait_for("最后一步没有保存");
    terminal.wait_for("其后按下的 2 个键没有执行");
    assert!(terminal.wait_for_end().success());
    assert_eq!(fs::read_to_string(&journal).unwrap(), before);
}

#[test]
fn fits_the_screen_to_a_new_size() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), SIZE, &[]);
    terminal.wait_for("约束性指标");
    terminal.resize(30, 10);
    terminal.wait_for("窗口太小");
    terminal.resize(120, 40);
    terminal.wait_for("九年义务教育巩固率");
    terminal.send("\x03");
    assert!(terminal.wait_for_end().success());
    terminal.assert_given_back();
}

#[test]
fn the_mouse_moves_selects_and_opens_when_it_is_asked_for() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), SIZE, &["--mouse"]);
    terminal.wait_for("约束性指标");
    terminal.send("\x1b[<65;5;5M");
    terminal.wait_for("第 4 个领域");
    terminal.send("\x1b[<0;5;9M\x1b[<0;5;9m");
    terminal.wait_for("第 6 个领域");
    terminal.send("\x1b[<0;5;9M\x1b[<0;5;9m");
    terminal.wait_for("第 1 条，共 6 条");
    terminal.send("q");
    assert!(terminal.wait_for_end().success());
    terminal.assert_given_back();
}

#[test]
fn an_idle_screen_sends_nothing_and_a_burst_of_keys_is_one_frame() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), SIZE, &[]);
    terminal.wait_for("约束性指标");
    terminal.settle();
    assert_eq!(terminal.sent_within(Duration::from_secs(1)), 0);
    terminal.send(&"jk".repeat(24));
    terminal.send("jj");
    terminal.wait_for("第 3 个领域");
    // 50 moves one by one would be some 5,000 bytes.
    assert!(terminal.settle() < 500);
    terminal.send("q");
    terminal.wait_for_end();
}

#[test]
fn says_in_one_line_that_it_needs_a_terminal() {
    let home = tempfile::tempdir().unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_duban"))
        .env_clear()
        .env("HOME", home.path())
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().contains("终端"));
}

#[test]
fn both_faces_have_colours_in_the_same_terminals() {
    let home = tempfile::tempdir().unwrap();
    let mut mark = Terminal::start(home.path(), SIZE, &["done", "1.1"]);
    mark.wait_for("1.1");
    mark.wait_for_end();
    for (term, expected) in [
        ("xterm-256color", true),
        ("linux", true),
        ("vt100", false),
        ("xterm-mono", false),
    ] {
        let list = ["list", "--status", "done"];
        let mut list = Terminal::start_as(term, home.path(), SIZE, &list);
        list.wait_for("[x]");
        list.wait_for_end();
        let mut screen = Terminal::start_as(term, home.path(), SIZE, &[]);
        screen.wait_for("约束性指标");
        screen.send("\r");
        screen.wait_for("[x]");
        assert_eq!(
            (list.has_colors(), screen.has_colors()),
            (expected, expected),
            "{term}"
        );
        screen.send("q");
        screen.wait_for_end();
    }
}

#[test]
fn the_log_tells_what_keys_did_and_nothing_that_was_typed() {
    let home = tempfile::tempdir().unwrap();
    let log = [("DUBAN_LOG", "duban.log")];
    let mut terminal = Terminal::start_with(home.path(), SIZE, &["--as", "王芳"], &log);
    terminal.wait_for("约束性指标");
    terminal.send("\r");
    terminal.wait_for("九年义务教育");
    terminal.send("a");
    terminal.send("zxqw招标");
    terminal.wait_for("zxqw招标");
    terminal.send("\r");
    terminal.wait_for("已保存");
    terminal.send("q");
    assert!(terminal.wait_for_end().success());
    let log = fs::read_to_string(home.path().join("duban.log")).unwrap();
    for said in [
        "opens the screen",
        "environment: TERM=xterm-256color",
        "probe: cursor in columns [3, 7, 8] after ",
        "journal ",
        "watch: ",
        "key in Area: a: note",
        ": text",
        "save note: 1 entries [1.1] in ",
        "frame: ",
    ] {
        assert!(log.contains(said), "{said}\n{log}");
    }
    for typed in ["zxqw", "招标", ": z", ": x", "王芳"] {
        assert!(!log.contains(typed), "{typed}\n{log}");
    }
}

#[test]
fn at_midnight_the_day_turns_over_by_itself_and_only_then() {
    let home = tempfile::tempdir().unwrap();
    // A zone where midnight is some seconds away, and a clause due on the day that ends then.
    let now = std::time::SystemTime::now();
    let now = now.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let ahead = (2 * 24 * 3600 - 12 - now % (24 * 3600)) % (24 * 3600);
    let (hours, minutes, seconds) = (ahead / 3600, ahead / 60 % 60, ahead % 60);
    let zone = format!("<xxx>-{hours}:{minutes:02}:{seconds:02}");
    let day = std::process::Command::new("date")
        .args(["-u", "-d", &format!("@{}", now + ahead), "+%F"])
        .output()
        .unwrap();
    let day = String::from_utf8(day.stdout).unwrap();
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_duban"))
        .env_clear()
        .env("HOME", home.path())
        .env("TZ", "UTC")
        .args(["--as", "王芳", "due", "2.3", "--on", day.trim()])
        .status()
        .unwrap();
    assert!(status.success());
    let more = [("TZ", zone.as_str()), ("DUBAN_LOG", "duban.log")];
    let args = ["--filter", "2.3"];
    let mut terminal = Terminal::start_with(home.path(), SIZE, &args, &more);
    terminal.wait_for("2.3   临期");
    terminal.settle();
    terminal.wait_for("2.3   逾期");
    terminal.send("q");
    assert!(terminal.wait_for_end().success());
    let log = fs::read_to_string(home.path().join("duban.log")).unwrap();
    assert_eq!(log.matches("woken by the clock").count(), 1, "{log}");
}

#[test]
fn a_time_ahead_of_the_clock_is_named_on_the_screen_at_each_save() {
    let home = tempfile::tempdir().unwrap();
    let entry = r#"(at: "2062-01-01T00:00:00.000+08:00", by: "李雷", save: "k3f9x2ab", clause: "5.2", did: Done)"#;
    let text = format!(
        "(\n    version: 2,\n    notice: \"heilongjiang-2012-0704\",\n    entries: [\n        {entry},\n    ],\n)\n"
    );
    fs::write(home.path().join("j.ron"), text).unwrap();
    let mut terminal = Terminal::start(home.path(), SIZE, &["--as", "王芳", "--state", "j.ron"]);
    terminal.wait_for("约束性指标");
    terminal.send("2.1\r ");
    terminal.wait_for("j.ron 第 7 行");
    terminal.wait_for("2062-01-01");
    terminal.send(" ");
    terminal.wait_for("取消完成");
    terminal.wait_for("j.ron 第 7 行");
    terminal.send("q");
    assert!(terminal.wait_for_end().success());
    let saved = fs::read_to_string(home.path().join("j.ron")).unwrap();
    // True times, in their order all the same.
    assert_eq!(saved.matches("order: ").count(), 2, "{saved}");
    assert_eq!(saved.matches("2062").count(), 1, "{saved}");
}
