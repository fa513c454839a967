//! Every command that the README shows is run as it stands there.

use std::ffi::OsString;
use std::path::Path;

use crate::desk::{DUBAN, Desk, word};

const README: &str = include_str!("../../README.md");

/// The commands in the README's code blocks, without what is said behind `#`. A bare `duban` opens the screen and is left to
/// the tests of the screen.
fn commands() -> Vec<String> {
    let blocks = README.split("```").skip(1).step_by(2);
    let lines = blocks.filter_map(|block| block.strip_prefix("sh\n"));
    lines
        .flat_map(str::lines)
        .filter_map(|line| {
            let line = line.split(" #").next().unwrap_or(line).trim();
            line.starts_with("duban ").then(|| line.to_owned())
        })
        .collect()
}

/// A home with what the commands speak of.
fn prepared() -> Desk {
    let desk = Desk::new();
    for notice in ["notice.txt", "revised.txt"] {
        desk.write(notice, include_str!("../../data/notice.txt"));
    }
    for (name, id) in [("city.ron", "2.1"), ("county.ron", "2.2")] {
        let path = desk.path(name);
        for args in [&["init"][..], &["--as", "王芳", "done", id]] {
            let ran = desk.run(&[&["--state", word(&path)], args].concat());
            assert_eq!(ran.code, 0, "{}", ran.err);
        }
    }
    let back = desk.path("回收");
    let args = [
        "--as",
        "王芳",
        "returns",
        "--period",
        "2026-Q3",
        "--by",
        "2026-09-25",
        "-o",
        word(&back),
    ];
    let ran = desk.run(&args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    desk
}

#[test]
fn every_command_of_the_readme_runs() {
    let desk = prepared();
    let commands = commands();
    assert!(commands.len() > 15, "{commands:?}");
    let mut path = OsString::from(Path::new(DUBAN).parent().unwrap());
    path.push(":/usr/bin:/bin");
    for line in &commands {
        let mut shell = std::process::Command::new("/bin/sh");
        let mut ours = desk.command(&[]);
        shell
            .args(["-c", line])
            .env_clear()
            .env("PATH", &path)
            .env("DUBAN_OPERATOR", "王芳");
        for (name, value) in ours.env("LC_ALL", "C.UTF-8").get_envs() {
            shell.env(name, value.unwrap());
        }
        let ran = shell.current_dir(desk.path("")).output().unwrap();
        let err = String::from_utf8_lossy(&ran.stderr).into_owned();
        // A list that finds nothing ends with 1.
        assert!(matches!(ran.status.code(), Some(0 | 1)), "{line}: {err}");
    }
}
