//! What README and `docs/` show is so: their commands run as they stand there, and the pages of commands are the program's
//! own help.
//!
//! After a change of the command line: `UPDATE=1 cargo test --test cli -- --ignored documents`.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::desk::{DUBAN, Desk, word};

/// Lines of the documents' blocks for the shell that are not run here, and where they are.
const ELSEWHERE: [(&str, &str); 8] = [
    (
        concat!(
            "tar -xzf duban-",
            env!("CARGO_PKG_VERSION"),
            "-x86_64.tar.gz"
        ),
        ".ci/run",
    ),
    (
        concat!("duban-", env!("CARGO_PKG_VERSION"), "/duban"),
        ".ci/run",
    ),
    ("cargo install --locked --path .", "builds as the tests do"),
    ("cargo test", "by who runs this"),
    ("cargo fmt --check", ".ci/run"),
    (
        "cargo clippy --locked --all-targets -- -D warnings",
        ".ci/run",
    ),
    ("git merge county", "tests/cli/merge.rs"),
    (
        "echo '*.ron merge=union' >> .gitattributes",
        "tests/cli/merge.rs",
    ),
];

/// README and every page of `docs/`, by name.
fn documents() -> Vec<(PathBuf, String)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = fs::read_dir(top.join("docs")).unwrap();
    let pages = pages.map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = pages
        .filter(|path| path.extension().is_some_and(|it| it == "md"))
        .chain([top.join("README.md")])
        .collect();
    files.sort();
    let read = |file: PathBuf| {
        let text = fs::read_to_string(&file).unwrap();
        (file, text.replace("\r\n", "\n"))
    };
    files.into_iter().map(read).collect()
}

/// The lines in a document's blocks for the shell, without what is said behind `#`.
fn lines(text: &str) -> Vec<String> {
    let blocks = text.split("```").skip(1).step_by(2);
    let lines = blocks.filter_map(|block| block.strip_prefix("sh\n"));
    lines
        .flat_map(str::lines)
        .map(|line| line.split(" #").next().unwrap_or(line).trim().to_owned())
        .filter(|line| !line.is_empty())
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

/// Runs a line as a shell does in that home; gives its exit code and what it complains of.
fn run(line: &str, desk: &Desk) -> (Option<i32>, String) {
    let mut path = OsString::from(Path::new(DUBAN).parent().unwrap());
    path.push(":/usr/bin:/bin");
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
    (ran.status.code(), err)
}

/// Each document has a home of its own. A bare `duban` opens the screen and is left to the tests of the screen.
#[test]
fn every_command_of_the_documents_runs() {
    let mut count = 0;
    for (file, text) in documents() {
        let lines = lines(&text);
        if lines.is_empty() {
            continue;
        }
        let desk = prepared();
        for line in lines {
            if line == "duban" || ELSEWHERE.iter().any(|(known, _)| *known == line) {
                continue;
            }
            let known = line.starts_with("duban ");
            assert!(known, "{}: nothing runs {line:?}", file.display());
            let (code, err) = run(&line, &desk);
            // A list that finds nothing ends with 1.
            assert!(matches!(code, Some(0 | 1)), "{line}: {err}");
            count += 1;
        }
    }
    assert!(count > 60, "{count}");
}

/// What the handbooks tell who sets a shared journal up, in folders of this test.
#[test]
fn a_shared_journal_is_set_up_as_the_handbooks_say() {
    let blocks = documents().into_iter().filter_map(|(file, text)| {
        let block = text
            .split("```")
            .find(|it| it.starts_with("text\ninstall -d"))?;
        Some((file, block.strip_prefix("text\n").unwrap().to_owned()))
    });
    let blocks: Vec<_> = blocks.collect();
    assert_eq!(blocks.len(), 2, "{blocks:?}");
    for (file, block) in blocks {
        let desk = Desk::new();
        let (folder, profile) = (desk.path("shared"), desk.path("profile.sh"));
        let block = block
            .replace(" 组 ", " \"$(id -g)\" ")
            .replace(" GROUP ", " \"$(id -g)\" ")
            .replace("/srv/duban/", &format!("{}/", word(&folder)))
            .replace("/srv/duban", word(&folder))
            .replace("/etc/profile.d/duban.sh", word(&profile));
        // Somebody whose own files nobody else may read.
        let then = format!("umask 077\n. {}\nduban done 2.3", word(&profile));
        let (code, err) = run(&format!("set -e\n{block}\n{then}"), &desk);
        assert_eq!(code, Some(0), "{}: {err}", file.display());
        let meta = fs::metadata(folder.join("duban.ron")).unwrap();
        let mode = meta.permissions().mode();
        assert_eq!(mode & 0o060, 0o060, "{mode:o}");
    }
}

/// Corrections and configurations that the handbooks show can be read as they stand there.
#[test]
fn the_files_that_the_handbooks_show_are_understood() {
    let mut count = (0, 0, 0);
    for (file, text) in documents() {
        let blocks = text.split("```").skip(1).step_by(2);
        for block in blocks.filter_map(|block| block.strip_prefix("ron\n")) {
            let desk = prepared();
            let shown = desk.write("shown.ron", block);
            let corrects = block.contains("edits:");
            if block.contains("same:") {
                count.2 += 1;
                let shelf = "duban import notice.txt -o shelf/ && mv shown.ron shelf/units.ron";
                let (code, err) = run(shelf, &desk);
                assert_eq!(code, Some(0), "{}: {err}", file.display());
                let (code, err) = run("duban --shelf shelf list >/dev/null", &desk);
                assert_eq!(code, Some(0), "{}: {err}", file.display());
                continue;
            }
            let args: &[&str] = if corrects {
                count.0 += 1;
                let (from, to) = ("notice.txt", "made.ron");
                &["import", from, "-o", to, "--edit", word(&shown)]
            } else {
                count.1 += 1;
                &["--config", word(&shown), "status"]
            };
            let line = format!("duban {}", args.join(" "));
            let (code, err) = run(&line, &desk);
            assert_eq!(code, Some(0), "{}: {err}", file.display());
        }
    }
    assert_eq!(count, (2, 1, 2));
}

#[test]
fn every_link_of_the_documents_leads_somewhere() {
    let mut count = 0;
    for (file, text) in documents() {
        let targets = text
            .split("](")
            .skip(1)
            .filter_map(|it| it.split(')').next());
        for target in targets.filter(|target| !target.contains("://")) {
            let (name, anchor) = target.split_once('#').unwrap_or((target, ""));
            let there = if name.is_empty() {
                text.lines().any(|line| {
                    line.starts_with('#') && line.trim_start_matches('#').trim() == anchor
                })
            } else {
                file.parent().unwrap().join(name).exists()
            };
            assert!(there, "{}: {target}", file.display());
            count += 1;
        }
    }
    assert!(count > 30, "{count}");
}

/// The help of a command, without the options that every command has: those stand under the program's own.
fn help(desk: &Desk, lang: &str, verb: Option<&str>) -> String {
    let args: Vec<&str> = verb.into_iter().chain(["--lang", lang, "--help"]).collect();
    let ran = desk.command(&args).env("COLUMNS", "100").output().unwrap();
    let text = String::from_utf8(ran.stdout).unwrap();
    let parts = text.trim_end().split("\n\n");
    let shared = ["Global options:", "通用选项:"];
    let own = parts.filter(|part| verb.is_none() || !shared.iter().any(|it| part.starts_with(it)));
    own.collect::<Vec<_>>().join("\n\n")
}

/// The page of all commands in a language.
fn page(lang: &str) -> String {
    let desk = Desk::new();
    let root = help(&desk, lang, None);
    let heads = ["Commands:", "命令:"];
    let list = root
        .split("\n\n")
        .find(|part| heads.iter().any(|head| part.starts_with(head)));
    let names = list.unwrap().lines().skip(1);
    let names: Vec<&str> = names
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(names.len() > 20, "{names:?}");
    let head = if lang == "en" {
        "# Commands\n\nWhat `duban --lang en --help` and `duban --lang en COMMAND --help` print; a test holds this page equal to it."
    } else {
        "# 命令\n\n`duban --help` 和 `duban 命令 --help` 打印的内容；由测试保证与程序一致。"
    };
    let mut page = format!("{head}\n\n```text\n{root}\n```\n");
    for name in names {
        let text = help(&desk, lang, Some(name));
        page += &format!("\n## duban {name}\n\n```text\n{text}\n```\n");
    }
    page
}

fn pages() -> [(PathBuf, String); 2] {
    [("en", "commands.md"), ("zh", "commands.zh.md")].map(|(lang, name)| {
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
        (docs.join(name), page(lang))
    })
}

#[test]
fn the_pages_of_commands_are_the_programs_own_help() {
    for (file, wanted) in pages() {
        let there = fs::read_to_string(&file).unwrap_or_default();
        let same = there.replace("\r\n", "\n") == wanted;
        assert!(
            same,
            "{} is out of date: UPDATE=1 cargo test --test cli -- --ignored documents",
            file.display()
        );
    }
}

#[test]
#[ignore = "writes docs/commands*.md when UPDATE is set"]
fn writes_the_pages_of_commands_of_the_documents() {
    if std::env::var_os("UPDATE").is_some() {
        for (file, page) in pages() {
            fs::write(file, page).unwrap();
        }
    }
}
