use std::path::PathBuf;

use proptest::prelude::*;

use super::super::entry::{Did, Return, SaveKey};
use super::super::samples::{
    NOTICE, any_journal, day, done, empty_return, entry, journal, note, period, reopened, save,
    saved, subject, undid, value,
};
use super::super::stage::Stage;
use super::*;
use crate::lang::Lang;

fn parse(text: &str) -> Result<Journal> {
    Journal::parse(text, &PathBuf::from("f.ron"), &subject())
}

fn refusal(text: &str) -> String {
    let error = parse(text).expect_err(text);
    assert_eq!(error.kind(), Kind::Data);
    error.message(Lang::En)
}

fn sample() -> Journal {
    journal(&[
        done(123, "wangfang", "2.3"),
        value(2907, "wangfang", "1.1", 1, "98.7"),
        note(5480, "lilei", "2.3", "招标已完成"),
        reopened(7002, "lilei", "2.3"),
        undid(9000, "lilei", "2.3", 7002),
    ])
}

/// A file of version 1.
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

/// A file of version 2, as the design has it.
const SAMPLE_2: &str = r#"(
    version: 2,
    notice: "heilongjiang-2012-0704",
    title: "黑龙江省“十二五”规划纲要主要目标和任务分工",
    clauses: "b1946ac9",
    entries: [
        (at: "2026-11-23T20:45:40.123+08:00", by: "王芳", login: "wangfang", save: "k3f9x2ab", clause: "2.3", text: "5f3a9c01", did: Done),
        (at: "2026-11-23T20:46:02.907+08:00", by: "wangfang", save: "p0q8m1zt", clause: "1.1", text: "0c41d7e2", did: Value(indicator: 1, value: "98.7")),
        (at: "2026-11-24T09:00:11.480+08:00", order: 1795482011481, by: "lilei", save: "d7h2v5wy", clause: "2.3", text: "5f3a9c01", did: Undid(save: "k3f9x2ab")),
        (at: "2026-11-24T09:10:00.000+08:00", by: "lilei", save: "a1b2c3d4", clause: "2.4", text: "77aa01bc", did: Due(on: "2026-12-31", why: "省政府常务会议要求")),
        (at: "2026-11-24T09:11:00.000+08:00", by: "lilei", save: "a1b2c3d5", clause: "2.4", text: "77aa01bc", did: Lifted("合并到 2.3")),
        (at: "2026-11-26T08:00:00.000+08:00", by: "lilei", save: "u7v8w9x0", did: Asked(period: "2026-Q4", by: "2026-12-25", units: ["省商务厅", "省工信委"])),
        (at: "2026-12-22T10:00:00.000+08:00", by: "lilei", save: "e5f6g7h8", clause: "2.5", text: "93be10fa", did: Return(unit: "省商务厅", period: "2026-Q4", state: Done, on: "2026-12-18", progress: "…", problems: "…", next: "…", remark: "…", values: {1: "3.2"}, filled: "…", phone: "…", checked: "…", filled_on: "2026-12-20", source: "报送-省商务厅-2026Q4.xlsx")),
        (at: "2026-12-23T09:00:00.000+08:00", by: "lilei", save: "y1z2a3b4", clause: "2.5", text: "93be10fa", did: Approved(save: "e5f6g7h8", on: "2026-12-18")),
        (at: "2026-12-23T10:00:00.000+08:00", by: "lilei", save: "j9k0m1n2", clause: "2.6", text: "1d20cc5e", did: SentBack(save: "e5f6g7h8", why: "缺验收材料")),
        (at: "2026-12-23T10:05:00.000+08:00", by: "lilei", save: "q3r4s5t6", did: Urged(unit: "省工信委", period: "2026-Q4", how: "电话", answer: "明日报")),
    ],
)
"#;

#[test]
fn reads_and_writes_every_entry_of_version_2() {
    let read = parse(SAMPLE_2).unwrap();
    assert_eq!((read.version(), read.is_old()), (2, false));
    let mut known = Subject::bare(NOTICE);
    known.title = "黑龙江省“十二五”规划纲要主要目标和任务分工".to_owned();
    known.clauses = Some(crate::journal::entry::TextHash(0xb194_6ac9));
    let same = Journal::from_entries(Arc::new(known), read.entries().to_vec());
    assert_eq!(same.to_ron().unwrap(), SAMPLE_2);
    let first = &read.entries()[0];
    assert_eq!(first.stamp.login.as_deref(), Some("wangfang"));
    assert_eq!(first.save, Some(save("k3f9x2ab")));
    let undoing = read.entries()[2].did.clone();
    assert_eq!(undoing, Did::Undid(SaveKey::Id(save("k3f9x2ab"))));
    let Did::Return(said) = &read.entries()[6].did else {
        panic!("{:?}", read.entries()[6]);
    };
    let dots = || Some("…".to_owned());
    let expected = Return {
        state: Some(Stage::Done),
        on: Some(day("2026-12-18")),
        progress: dots(),
        problems: dots(),
        next: dots(),
        remark: dots(),
        values: [(1, "3.2".to_owned())].into(),
        filled: dots(),
        phone: dots(),
        checked: dots(),
        filled_on: Some(day("2026-12-20")),
        source: Some("报送-省商务厅-2026Q4.xlsx".to_owned()),
        period: period("2026-Q4"),
        ..empty_return("省商务厅")
    };
    assert_eq!(**said, expected);
}

#[test]
fn what_says_little_is_written_short() {
    let said = empty_return("省商务厅");
    let entries = [
        saved("a1", entry(1, "a", "1.1", Did::Return(Box::new(said)))),
        saved(
            "a2",
            entry(
                2,
                "a",
                "1.1",
                Did::Due {
                    on: day("2026-12-31"),
                    why: None,
                },
            ),
        ),
    ];
    let text = journal(&entries).to_ron().unwrap();
    assert!(
        text.contains(r#"did: Return(unit: "省商务厅", period: "2026-Q4")),"#),
        "{text}"
    );
    assert!(text.contains(r#"did: Due(on: "2026-12-31")),"#), "{text}");
    assert_eq!(parse(&text).unwrap(), journal(&entries));
}

#[test]
fn version_1_is_read_for_ever() {
    let read = parse(SAMPLE).unwrap();
    assert_eq!(read.entries(), sample().entries());
    assert_eq!((read.version(), read.is_old()), (1, true));
}

#[test]
fn a_head_that_a_merge_left_twice_is_read() {
    let twice = altered(
        "    version: 1,\n",
        "    version: 1,\n    version: 2,\n",
    )
    .replace(
        "    entries",
        "    title: \"甲\",\n    title: \"乙\",\n    clauses: \"00000001\",\n    clauses: \"00000002\",\n    entries",
    );
    let read = parse(&twice).unwrap();
    assert_eq!((read.version(), read.entries()), (2, sample().entries()));
    let newer = twice.replace("version: 1", "version: 3");
    assert!(refusal(&newer).contains("version 3"));
    let other = twice.replace(
        "    title: \"甲\"",
        "    notice: \"other\",\n    title: \"甲\"",
    );
    assert!(refusal(&other).contains("another notice, “甲” (other)"));
}

#[test]
fn entries_for_a_clause_and_for_none_are_told_apart() {
    for (from, to, expected) in [
        (", clause: \"2.3\"", "", "the field clause is missing"),
        (
            "did: Done",
            "did: Urged(unit: \"省商务厅\", period: \"2026\")",
            "such an entry is for no clause",
        ),
        (
            "Undid(at: \"2026-11-23T20:45:47.002+08:00\", by: \"lilei\")",
            "Undid(at: \"2026-11-23T20:45:47.002+08:00\")",
            "Undid names a save",
        ),
    ] {
        let said = refusal(&altered(from, to));
        assert!(
            said.starts_with("f.ron, line ") && said.contains(expected),
            "{said}"
        );
    }
}

/// The sample with `from` replaced once.
fn altered(from: &str, to: &str) -> String {
    assert!(SAMPLE.contains(from), "{from}");
    SAMPLE.replacen(from, to, 1)
}

#[test]
fn writes_one_entry_a_line() {
    let current = SAMPLE.replace("version: 1", "version: 2");
    assert_eq!(sample().to_ron().unwrap(), current);
    assert_eq!(parse(&current).unwrap(), sample());
}

#[test]
fn an_empty_journal_is_written_and_read() {
    let empty = Journal::new(subject());
    assert_eq!(parse(&empty.to_ron().unwrap()).unwrap(), empty);
}

#[test]
fn hostile_notes_stay_on_their_line_and_are_escaped() {
    let text = "a\u{1b}]0;x\u{7}\r\nb\u{85}\u{202e}\u{2028}\u{3000}\u{e0041}\0\"\\\t";
    let journal = journal(&[note(1, "\u{9b}王", "1.1", text)]);
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
    assert_eq!(parse(&windows).unwrap().entries(), sample().entries());
}

#[test]
fn a_newer_version_is_told_as_such_even_with_unknown_words() {
    let newer = altered("version: 1", "version: 3")
        .replace("did: Done", "did: Postponed(3)")
        .replace("notice", "notices");
    assert_eq!(
        refusal(&newer),
        "f.ron: the journal has format version 3; this program knows versions 1 to 2\nuse a newer duban"
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
        (
            "did: Done",
            "did: Due(on: \"2026-12-32\")",
            "not a day such as",
        ),
        (
            "did: Done",
            "did: Asked(period: \"2026-Q5\", by: \"2026-12-31\", units: [])",
            "not a period such as",
        ),
        (
            "did: Done",
            "save: \"K!\", did: Done",
            "a save is lower-case",
        ),
        (
            "did: Done",
            "text: \"5F\", did: Done",
            "not eight hexadecimal",
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
    assert_eq!(fine.entries(), sample().entries());
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
