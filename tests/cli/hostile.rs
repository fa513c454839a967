//! Files that were made to harm a terminal.

use std::fs;

use crate::desk::{Desk, word};

/// CSI, OSC 52, DCS, C1 CSI, NEL, right-to-left override, isolate, zero width, line separator, a tag, DEL.
const PAYLOAD: &str = "\u{1b}[2J\u{1b}]52;c;QQ==\u{7}\u{1b}P+q\u{9b}31m\u{85}\u{202e}\u{2066}\u{200b}\u{2028}\u{e0041}\u{7f}\r\n\tend";

/// Whether a terminal could take something in `text` for a command or for hidden text.
fn is_raw(text: &str) -> bool {
    text.chars().any(|c| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
    })
}

fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '"' || c == '\\' || c.is_control() {
                format!("\\u{{{:x}}}", u32::from(c))
            } else {
                c.to_string()
            }
        })
        .collect()
}

fn desk(note: &str) -> Desk {
    let desk = Desk::new();
    fs::create_dir_all(desk.journal().parent().unwrap()).unwrap();
    let entries = format!(
        "(version: 1, notice: \"heilongjiang-2012-0704\", entries: [\n\
         (at: \"2026-01-01T08:00:00.000+08:00\", by: \"a{note}\", clause: \"1.1\", did: Done),\n\
         (at: \"2026-01-01T08:00:01.000+08:00\", by: \"a{note}\", clause: \"1.1\", did: Note(\"n{note}\")),\n\
         (at: \"2026-01-01T08:00:02.000+08:00\", by: \"a{note}\", clause: \"1.1\", did: Value(indicator: 1, value: \"v{note}\")),\n\
         (at: \"2026-01-01T08:00:03.000+08:00\", by: \"a{note}\", clause: \"99.9\", did: Done),\n])\n"
    );
    fs::write(desk.journal(), entries).unwrap();
    desk
}

#[test]
fn nothing_from_a_journal_reaches_the_terminal_raw() {
    // Line ends as they are would end the string's line only for people, not for the parser.
    for note in [PAYLOAD.to_owned(), escaped(PAYLOAD)] {
        let desk = desk(&note);
        for args in [
            &["list"][..],
            &["list", "--format", "json"],
            &["show", "1.1"],
            &["show", "1.1", "--format", "json"],
            &["log"],
            &["log", "--format", "json"],
            &["check"],
            &["check", "--format", "json"],
            &["status"],
            &["done", "1.1"],
            &["undo"],
        ] {
            let ran = desk.run(args);
            assert!(!is_raw(&ran.out), "{args:?}: {:?}", ran.out);
            assert!(!is_raw(&ran.err), "{args:?}: {:?}", ran.err);
        }
        let json = desk.json(&["show", "1.1"]);
        assert!(
            json["clauses"][0]["note"]
                .as_str()
                .unwrap()
                .contains("\u{1b}[2J")
        );
    }
}

#[test]
fn nothing_from_an_error_reaches_the_terminal_raw() {
    let desk = Desk::new();
    for text in [
        format!(
            "(version: 1, notice: \"{}\", entries: [])",
            escaped(PAYLOAD)
        ),
        format!("(version: 1, notice: \"heilongjiang-2012-0704\", {PAYLOAD}: [])"),
        format!("(version: 1, notice: \"heilongjiang-2012-0704\", r#{PAYLOAD}: [])"),
        PAYLOAD.to_owned(),
    ] {
        let name = format!("j{PAYLOAD}.ron").replace('/', "");
        let file = desk.write(&name, text);
        for verb in [&["list"][..], &["check"], &["done", "1.1"]] {
            let ran = desk.run(&[&["--state", word(&file)], verb].concat());
            assert_eq!(ran.code, 3, "{verb:?}: {}", ran.err);
            assert!(!is_raw(&ran.err) && !is_raw(&ran.out), "{:?}", ran.err);
        }
    }
}

#[test]
fn nothing_from_a_notice_reaches_the_terminal_raw() {
    let desk = Desk::new();
    let notice = desk.write(
        "n.txt",
        format!("标题{PAYLOAD}通知\n（一）领域{PAYLOAD}。\n做事{PAYLOAD}。（省发改委牵头）\n"),
    );
    let ran = desk.run(&["import", word(&notice), "-o", "c.ron"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!is_raw(&ran.err), "{:?}", ran.err);
    for verb in [
        &["list"][..],
        &["show", "1.1"],
        &["notice"],
        &["notice", "--format", "json"],
        &["units"],
        &["status"],
        &["check"],
    ] {
        let ran = desk.run(&[&["--catalogue", "c.ron"], verb].concat());
        assert!(
            !is_raw(&ran.out) && !is_raw(&ran.err),
            "{verb:?} {:?} {:?}",
            ran.out,
            ran.err
        );
    }
}

#[test]
fn what_is_far_too_large_or_deep_is_refused_and_left_alone() {
    let desk = Desk::new();
    let large = desk.path("large.ron");
    fs::File::create(&large)
        .unwrap()
        .set_len(100_000_000)
        .unwrap();
    let deep = desk.write("deep.ron", "(".repeat(100_000));
    for file in [&large, &deep] {
        let before = fs::metadata(file).unwrap().len();
        for args in [
            &["--state", word(file), "list"][..],
            &["--state", word(file), "done", "1.1"],
            &["--state", word(file), "check"],
            &["--catalogue", word(file), "list"],
            &["--catalogue", word(file), "check"],
            &["merge", word(file), word(file), "-o", "m.ron"],
            &["import", word(file), "-o", "c.ron"],
        ] {
            let ran = desk.run(args);
            assert_eq!(ran.code, 3, "{args:?} {}", ran.err);
            assert!(ran.err.contains(word(file)), "{args:?} {}", ran.err);
        }
        assert_eq!(fs::metadata(file).unwrap().len(), before);
        assert!(!desk.path("m.ron").exists() && !desk.path("c.ron").exists());
    }
}

#[test]
fn ids_with_marks_that_nobody_sees_are_read() {
    let desk = Desk::new();
    for text in ["\u{feff}1.1\n", "1.2\u{200b}\n", "1.3\u{a0}\u{3000}1.4\r\n"] {
        let ran = desk.run_with(&["done", "-"], text);
        assert_eq!(ran.code, 0, "{text:?}: {}", ran.err);
    }
    for id in ["1.1", "1.2", "1.3", "1.4"] {
        assert_eq!(desk.status(id), "done", "{id}");
    }
    let ran = desk.run(&["done", "1\u{301}.5"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("U+0301"), "{}", ran.err);
}

#[test]
fn a_name_that_could_be_taken_for_anothers_is_refused_with_the_reason() {
    let desk = Desk::new();
    for (name, reason) in [
        ("w\u{430}ngfang", "U+0430"),
        ("ｗａｎｇ", "全角"),
        ("王\u{301}", "U+0301"),
        ("\u{2800}", "看不见"),
    ] {
        let ran = desk.run(&["--as", name, "done", "1.1"]);
        assert_eq!(ran.code, 2, "{name:?}");
        assert!(ran.err.contains(reason), "{name:?}: {}", ran.err);
    }
    assert!(!desk.journal().exists());
}

#[test]
fn a_pipe_or_device_is_refused_at_once_whatever_it_is_named_for() {
    let desk = Desk::new();
    let pipe = desk.path("pipe");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    for file in [word(&pipe), "/dev/zero"] {
        for args in [
            &["--state", file, "list"][..],
            &["--state", file, "done", "1.1"],
            &["--state", file, "init"],
            &["--catalogue", file, "list"],
            &["--config", file, "list"],
            &["import", file],
            &["import", "/dev/null", "-o", file],
            &["merge", file, file, "-o", "m.ron"],
        ] {
            let ran = desk.run(args);
            assert!(
                [2, 3, 4].contains(&ran.code),
                "{args:?}: {} {}",
                ran.code,
                ran.out
            );
        }
    }
}
