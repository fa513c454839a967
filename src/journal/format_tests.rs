use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::journal::samples::{any_journal, done, note, reopened, undid, value};
use crate::lang::Lang;

const NOTICE: &str = "heilongjiang-2012-0704";

fn parse(text: &str) -> Result<Journal> {
    Journal::parse(text, &PathBuf::from("f.ron"), NOTICE)
}

fn refusal(text: &str) -> String {
    let error = parse(text).expect_err(text);
    assert_eq!(error.kind(), Kind::Data);
    error.message(Lang::En)
}

fn sample() -> Journal {
    Journal::from_entries(
        NOTICE,
        vec![
            done(123, "wangfang", "2.3"),
            value(2907, "wangfang", "1.1", 1, "98.7"),
            note(5480, "lilei", "2.3", "招标已完成"),
            reopened(7002, "lilei", "2.3"),
            undid(9000, "lilei", "2.3", 7002),
        ],
    )
}

const SAMPLE: &str = r#"(
    version: 1,
    notice: "heilongjiang-2012-0704",
    entries: [
        (at: "2026-11-23T20:45:40.123+08:00", by: "wangfang", clause: "2.3", did: Done),
        (at: "2026-11-23T20:45:42.907+08:00", by: "wangfang", clause: "1.1", did: Value(indicator: 1, value: "98.7")),
        (at: "2026-11-23T20:45:45.480+08:00", by: "lilei", clause: "2.3", did: Note("招标已完成")),
        (at: "2026-11-23T20:45:47.002+08:00", by: "lilei", clause: "2.3", did: Reopened),
        (at: "2026-11-23T20:45:49.000+08:00", by: "lilei", clause: "2.3", did: Undid(at: "2026-11-23T20:45:47.002+08:00", by: "lilei")),
    ],
)
"#;

/// The sample with `from` replaced once.
fn altered(from: &str, to: &str) -> String {
    assert!(SAMPLE.contains(from), "{from}");
    SAMPLE.replacen(from, to, 1)
}

#[test]
fn writes_one_entry_a_line() {
    assert_eq!(sample().to_ron().unwrap(), SAMPLE);
    assert_eq!(parse(SAMPLE).unwrap(), sample());
}

#[test]
fn an_empty_journal_is_written_and_read() {
    let empty = Journal::new(NOTICE);
    assert_eq!(parse(&empty.to_ron().unwrap()).unwrap(), empty);
}

#[test]
fn hostile_notes_stay_on_their_line_and_are_escaped() {
    let text = "a\u{1b}]0;x\u{7}\r\nb\u{85}\u{202e}\u{2028}\u{3000}\u{e0041}\0\"\\\t";
    let journal = Journal::from_entries(NOTICE, vec![note(1, "\u{9b}王", "1.1", text)]);
    let ron = journal.to_ron().unwrap();
    assert_eq!(ron.lines().count(), 7);
    let raw: Vec<char> = ron
        .chars()
        .filter(|c| {
            c.is_control() && *c != '\n' || "\u{202e}\u{2028}\u{3000}\u{e0041}".contains(*c)
        })
        .collect();
    assert!(raw.is_empty(), "{raw:?}");
    assert_eq!(parse(&ron).unwrap(), journal);
}

#[test]
fn a_byte_order_mark_and_crlf_are_simply_read() {
    let windows = format!("\u{feff}{}", SAMPLE.replace('\n', "\r\n"));
    assert_eq!(parse(&windows).unwrap(), sample());
}

#[test]
fn a_newer_version_is_told_as_such_even_with_unknown_words() {
    let newer = altered("version: 1", "version: 2")
        .replace("did: Done", "did: Postponed(3)")
        .replace("notice", "notices");
    assert_eq!(
        refusal(&newer),
        "f.ron: the journal has format version 2; this program knows version 1 only\nuse a newer duban"
    );
}

#[test]
fn another_notice_is_refused() {
    assert!(refusal(&altered("0704", "0705")).contains("another notice, “heilongjiang-2012-0705”"));
}

#[test]
fn names_line_and_column_of_what_is_wrong() {
    for (from, to, expected) in [
        (
            "20:45:40.123",
            "25:45:40.123",
            "line 5, column 15: not a time",
        ),
        ("+08:00", "", "line 5, column 15: not a time"),
        ("\"wangfang\"", "\" \"", "line 5, column 53: this is blank"),
        ("\"2.3\"", "\"2.03\"", "line 5, column 72: not a clause id"),
        (
            "Done",
            "Finished",
            "line 5, column 83: there is no value Finished",
        ),
        ("did: Done", "did: Done, why: 1", "there is no field why"),
        ("by: \"wangfang\", ", "", "the field by is missing"),
        (
            "indicator: 1",
            "indicator: 0",
            "line 6, column 100: indicators count from 1",
        ),
        ("招标已完成", "\u{3000}", "this is blank"),
        (
            "    entries",
            "    extra: 1,\n    entries",
            "line 4, column 5: there is no field extra",
        ),
        ("did: Done)", "did: Done)\n(", "expected a comma"),
    ] {
        let told = refusal(&altered(from, to));
        assert!(told.contains(expected), "{to}: {told}");
    }
}

#[test]
fn an_empty_file_is_told_as_such() {
    for empty in ["", " \r\n", "\u{feff}\n"] {
        assert_eq!(refusal(empty), "f.ron: the file is empty");
    }
}

#[test]
fn full_width_punctuation_is_pointed_out() {
    for (from, to) in [
        (",\n", "，\n"),
        ("by: ", "by："),
        ("\"wangfang\"", "“wangfang”"),
        ("    version", "\u{3000}version"),
    ] {
        let told = refusal(&altered(from, to));
        assert!(told.contains("full-width"), "{to}: {told}");
    }
}

#[test]
fn a_file_cut_short_anywhere_is_refused() {
    for end in (0..SAMPLE.len() - 2).filter(|&end| SAMPLE.is_char_boundary(end)) {
        refusal(&SAMPLE[..end]);
    }
}

#[test]
fn nested_brackets_are_refused_without_a_crash() {
    for bracket in ["(", "[", "{", "Some(", "/*", "(a:", "-"] {
        refusal(&bracket.repeat(100_000));
        refusal(&altered("\"wangfang\"", &bracket.repeat(100_000)));
        refusal(&altered(
            "version",
            &format!("zzz: {}, version", bracket.repeat(100_000)),
        ));
    }
}

#[test]
fn git_union_of_two_copies_is_their_merge() {
    // What git's union driver makes of two copies that both grew at the end: head and foot once, both sides' lines whole.
    let ours = sample().with(&[done(20_000, "a", "3.1"), done(30_000, "a", "3.1")]);
    let theirs = sample().with(&[done(30_000, "a", "3.1"), note(25_000, "b", "3.1", "x")]);
    let (a, b) = (ours.to_ron().unwrap(), theirs.to_ron().unwrap());
    let common = SAMPLE.lines().count() - 2;
    let grown = |text: &str| {
        let lines: Vec<_> = text.lines().map(str::to_owned).collect();
        assert_eq!(
            lines[..common],
            SAMPLE.lines().collect::<Vec<_>>()[..common]
        );
        assert_eq!(lines[lines.len() - 2..], ["    ],", ")"]);
        lines[common..lines.len() - 2].to_vec()
    };
    let mut union: Vec<String> = SAMPLE.lines().take(common).map(str::to_owned).collect();
    union.extend(grown(&a));
    union.extend(grown(&b));
    union.extend(["    ],".to_owned(), ")".to_owned()]);
    assert_eq!(parse(&union.join("\n")).unwrap(), ours.merge(&theirs));
}

#[test]
fn adding_keeps_what_people_wrote() {
    let by_hand = altered("    entries", "    // 由王芳维护\n    entries").replace('\n', "\r\n");
    let more = [done(50_000, "a", "3.1")];
    let (text, grown) = sample()
        .insert_lines(&by_hand, &more, &PathBuf::from("f.ron"))
        .unwrap();
    assert!(text.contains("// 由王芳维护\r\n"));
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
    assert_eq!(parse(&text).unwrap(), sample().with(&more));
    assert_eq!(grown, sample().with(&more));
}

#[test]
fn adding_gives_up_where_the_place_is_not_sure() {
    let more = [done(50_000, "a", "3.1")];
    let file = PathBuf::from("f.ron");
    for text in [
        SAMPLE.replace('\n', " "),
        format!("{SAMPLE}// [x\n]"),
        altered("\"lilei\")),\n    ]", "\"lilei\"))\n    ]"),
    ] {
        assert_eq!(sample().insert_lines(&text, &more, &file), None, "{text}");
    }
}

#[test]
fn a_file_cut_short_anywhere_is_refused_and_told_where() {
    let whole = SAMPLE.trim_end();
    for at in (0..whole.len()).filter(|&at| whole.is_char_boundary(at)) {
        let told = refusal(&whole[..at]);
        let placed = told.starts_with("f.ron, line ") || told == "f.ron: the file is empty";
        assert!(placed, "{at}: {told}");
    }
}

#[test]
fn nul_and_deep_nesting_are_refused_and_told_where() {
    let deep = |open: &str, close: &str| {
        let (open, close) = (open.repeat(100_000), close.repeat(100_000));
        altered("\"2.3\"", &format!("{open}{close}"))
    };
    for text in [
        "\0".to_owned(),
        "\0".repeat(4096),
        altered("entries", "entr\0ies"),
        deep("(", ")"),
        deep("[", "]"),
        deep("Some(", ")"),
        "(".repeat(100_000),
        "[".repeat(100_000),
    ] {
        let told = refusal(&text);
        assert!(told.starts_with("f.ron, line "), "{told}");
    }
}

#[test]
fn times_finer_than_a_millisecond_are_cut() {
    let fine = parse(&altered("40.123+", "40.123999+")).unwrap();
    assert_eq!(fine, sample());
}

proptest! {
    #[test]
    fn reads_what_it_writes(journal in any_journal()) {
        let text = journal.to_ron().unwrap();
        prop_assert_eq!(text.lines().count(), journal.entries().len() + 6);
        prop_assert_eq!(parse(&text).unwrap(), journal);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = parse(&text);
    }

    #[test]
    fn any_damage_is_read_or_refused(at in 0..SAMPLE.len(), with in any::<String>()) {
        let at = (0..=at).rev().find(|&i| SAMPLE.is_char_boundary(i)).unwrap_or(0);
        let _ = parse(&format!("{}{with}{}", &SAMPLE[..at], &SAMPLE[at..]));
    }
}
