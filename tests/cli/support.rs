//! `--version`, and `check --report`: what a support case needs, and nothing of the case itself.

use std::fs;
use std::process::Command;

use crate::desk::{Desk, word};

#[test]
fn the_version_names_commit_and_build() {
    let desk = Desk::new();
    let ran = desk.run(&["--version"]);
    let head = concat!("duban ", env!("CARGO_PKG_VERSION"), " (");
    assert!(ran.out.starts_with(head), "{}", ran.out);
    assert!(ran.out.trim_end().ends_with(')') && !ran.out.contains('/'));
    assert!(ran.out.contains(std::env::consts::ARCH), "{}", ran.out);
    let short = desk.run(&["-V"]).out;
    assert_eq!(short, concat!("duban ", env!("CARGO_PKG_VERSION"), "\n"));
    let top = env!("CARGO_MANIFEST_DIR");
    let git = Command::new("git")
        .args(["-C", top, "rev-parse", "--short=12", "HEAD"])
        .output();
    let own = fs::exists(format!("{top}/.git")).unwrap();
    if let Some(git) = git.ok().filter(|git| own && git.status.success()) {
        let commit = String::from_utf8(git.stdout).unwrap();
        assert!(ran.out.contains(commit.trim()), "{}", ran.out);
    }
}

/// A desk with some entries.
fn worked_at() -> Desk {
    let desk = Desk::new();
    for args in [
        &["done", "2.3", "2.4"][..],
        &["note", "1.1", "机密内容"],
        &["value", "1.1", "98.7"],
        &["undo"],
    ] {
        let ran = desk.run(&[&["--as", "王芳"], args].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    desk
}

#[test]
fn a_report_tells_kinds_and_counts_and_nothing_else() {
    let desk = worked_at();
    let mut command = desk.command(&["check", "--report"]);
    command
        .env("TERM", "xterm-256color\u{1b}[31m")
        .env("LANG", "zh_CN.UTF-8")
        .env("DUBAN_OPERATOR", "李雷")
        .env("SSH_CONNECTION", "192.0.2.7 1 192.0.2.8 22");
    let ran = command.output().unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(ran.status.code(), Some(0));
    let bytes = fs::metadata(desk.journal()).unwrap().len();
    for told in [
        concat!("版本：", env!("CARGO_PKG_VERSION"), " ("),
        "\nLANG：zh_CN.UTF-8\n",
        "\nTERM：xterm-256color",
        "\n窗口：不是终端\n",
        "SSH_CONNECTION DUBAN_OPERATOR\n",
        "\n目录：内置\n目录内容：16 个领域，87 条，53 个单位，",
        &format!("\n登记文件：默认位置，{bytes} 字节，权限 0"),
        "，可以登记\n文件系统：",
        "\n备份：1 份，",
        "\n登记：格式版本 2，5 条，1 人\n登记种类：登记完成 2，",
        "撤销 1",
        "\n检查：0 处问题，0 处提示\n",
        "\n配置文件：没有，视图 0 个\n",
    ] {
        assert!(out.contains(told), "{told}\n{out}");
    }
    for kept in [
        "机密",
        "98.7",
        "王芳",
        "李雷",
        "192.0.2",
        "黑龙江",
        "\u{1b}",
        word(&desk.path("")),
    ] {
        assert!(!out.contains(kept), "{kept}\n{out}");
    }
    let english = desk.run(&["check", "--report", "--lang", "en"]);
    assert!(
        english
            .out
            .contains("\nentries: format version 2, 5 entries, 1 people\n")
    );
    assert!(english.out.is_ascii(), "{}", english.out);
}

#[test]
fn a_report_is_shown_and_then_written_as_a_new_file() {
    let desk = worked_at();
    let file = desk.path("支持.txt");
    let ran = desk.run(&["check", "--report", word(&file)]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("已写入"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), ran.out);
    fs::write(&file, "别的").unwrap();
    let again = desk.run(&["check", "--report", word(&file)]);
    assert_eq!(again.code, 4);
    assert!(again.err.contains("换一个文件名"), "{}", again.err);
    assert!(!again.err.contains("--force"), "{}", again.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), "别的");
}

#[test]
fn a_report_can_be_had_wherever_the_program_starts() {
    let desk = worked_at();
    let report = |variables: &[(&str, &str)]| {
        let mut command = desk.command(&["check", "--report"]);
        for name in ["TERM", "LANG", "LC_ALL", "TZ"] {
            command.env_remove(name);
        }
        let ran = command.envs(variables.iter().copied()).output().unwrap();
        assert_eq!(ran.status.code(), Some(0));
        String::from_utf8(ran.stdout).unwrap()
    };
    let bare = report(&[]);
    assert!(bare.contains("\nTERM：未设置\n") && bare.contains("\nLANG：未设置\n"));
    assert!(report(&[("LANG", "C"), ("TERM", "dumb")]).contains("\nLANG：C\n"));
    // A path may name a person.
    let zone = report(&[("TZ", ":/home/wangfang/zone")]);
    assert!(zone.contains("\nTZ：一个路径（不列出）\n"), "{zone}");
    assert!(!zone.contains("wangfang"), "{zone}");
}

#[test]
fn a_report_that_cannot_be_written_is_shown_all_the_same() {
    let desk = worked_at();
    let ran = desk.run(&["check", "--report", "没有/支持.txt"]);
    assert_eq!(ran.code, 4);
    assert!(ran.out.contains("\n检查：0 处问题"), "{}", ran.out);
    assert!(ran.err.contains("没有/支持.txt"), "{}", ran.err);
}

#[test]
fn what_is_broken_is_told_by_place() {
    let desk = worked_at();
    let broken = desk.saved().replace("did: Note(", "did: Nota(");
    fs::write(desk.journal(), &broken).unwrap();
    let ran = desk.run(&["check", "--report"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("读不出来，第 "), "{}", ran.out);
    assert!(ran.out.contains("检查：1 处问题"), "{}", ran.out);
    assert!(!ran.out.contains("Nota"), "{}", ran.out);
    let catalogue = desk.write("坏.ron", "(version: 2, 机密");
    let ran = desk.run(&["--catalogue", word(&catalogue), "check", "--report"]);
    assert!(ran.out.contains("目录：另外指定，"), "{}", ran.out);
    assert!(ran.out.contains("格式版本 2"), "{}", ran.out);
    assert!(ran.out.contains("处问题") && !ran.out.contains("机密，"));
    assert_eq!(desk.saved(), broken);
}
