use std::path::PathBuf;
use std::sync::Arc;

use proptest::prelude::*;

use super::super::entry::TextHash;
use super::super::samples::{NOTICE, any_journal, done, entries, journal, note, saved, subject};
use super::super::subject::Subject;
use super::*;

fn parse(text: &str) -> Journal {
    Journal::parse(text, &PathBuf::from("f.ron"), &subject()).unwrap()
}

fn added(text: &str, more: &[Entry]) -> Added {
    let file = PathBuf::from("f.ron");
    let added = parse(text).added_to(text, more, &file).unwrap();
    assert_eq!(parse(&added.text), added.journal);
    assert_eq!(added.journal, parse(text).with(more));
    added
}

/// Three entries of version 1 with comments wherever they may stand.
const COMMENTED: &str = r#"// 由王芳维护
(
    version: 1, // 版本
    notice: "heilongjiang-2012-0704", /* 通知 */
    // 以下为登记
    entries: [
        // 一月
        (at: "2026-01-05T08:00:00.000+08:00", by: "a", clause: "1.1", did: Done), // 会议
        (at: "2026-01-06T08:00:00.000+08:00", by: "a", clause: "1.2", did: Note("// ] 不是注释")),
        (at: "2026-01-07T08:00:00.000+08:00", by: "a", clause: "1.3", did: Done) // 完 ]
        /* 待续 ) */
    ], // 末尾
)
// [完]
"#;

#[test]
fn comments_stay_wherever_they_stand() {
    let more = [saved("x1", done(50_000, "a", "3.1"))];
    let Added { text, remarks, .. } = added(COMMENTED, &more);
    for comment in [
        "// 由王芳维护\n",
        "version: 2, // 版本\n",
        "\", /* 通知 */\n",
        "// 以下为登记\n",
        "// 一月\n",
        "// 会议\n",
        "did: Done), // 完 ]\n",
        "/* 待续 ) */\n        (at:",
        "    ], // 末尾\n)\n// [完]\n",
    ] {
        assert!(text.contains(comment), "{comment}\n{text}");
    }
    assert_eq!(remarks.len(), 1);
    assert!(remarks[0].en.contains("from format version 1 to 2"));
    let again = added(&text, &[saved("x2", done(60_000, "a", "3.2"))]);
    assert_eq!(again.remarks, []);
}

#[test]
fn any_layout_can_be_added_to() {
    let more = [saved("x1", done(50_000, "a", "3.1"))];
    let plain = journal(&[done(1, "a", "1.1")]).to_ron().unwrap();
    for text in [
        plain.replace('\n', " "),
        plain.replace('\n', "\r\n"),
        plain.replace([' ', '\n'], ""),
        plain.replace("),\n    ]", ")\n    ]"),
        plain.replace("    ],\n)", "    ] // 完\n)"),
        format!("\u{feff}{plain}"),
        format!("#![enable(implicit_some)]\n{plain}// [x\n"),
        "(version: 2, entries: [], notice: \"heilongjiang-2012-0704\")".to_owned(),
    ] {
        let Added { text, remarks, .. } = added(&text, &more);
        assert_eq!(remarks, [], "{text}");
        let (windows, all) = (text.matches("\r\n").count(), text.matches('\n').count());
        assert!(windows == 0 || windows == all, "{text}");
    }
}

#[test]
fn the_head_becomes_one_of_version_2() {
    let mut known = Subject::bare(NOTICE);
    known.title = "甲\"乙".to_owned();
    known.clauses = Some(TextHash(0xb194_6ac9));
    let known = Arc::new(known);
    let file = PathBuf::from("f.ron");
    let more = [saved("x1", done(50_000, "a", "3.1"))];
    let twice = r#"(
    version: 1,
    version: 2,
    notice: "heilongjiang-2012-0704",
    title: "甲",
    clauses: "00000001",
    clauses: "00000002", // 哪一个？
    entries: [
    ],
)
"#;
    let expected = r#"(
    version: 2,
    notice: "heilongjiang-2012-0704",
    title: "甲\"乙",
    clauses: "b1946ac9",
     // 哪一个？
    entries: ["#;
    let read = Journal::parse(twice, &file, &known).unwrap();
    let Added { text, .. } = read.added_to(twice, &more, &file).unwrap();
    assert!(text.starts_with(expected), "{text}");

    for (inside, kept) in [
        (
            "version /* 甲 */ : 2 /* 乙 */,",
            "    /* 甲 */\n    /* 乙 */\n",
        ),
        ("version: // 甲\n        2,", "    // 甲\n"),
    ] {
        let twice = twice.replace("version: 2,", inside);
        let read = Journal::parse(&twice, &file, &known).unwrap();
        let Added { text, remarks, .. } = read.added_to(&twice, &more, &file).unwrap();
        let begins = format!("(\n    version: 2,\n{kept}    notice:");
        assert!(text.starts_with(&begins), "{text}");
        assert!(!format!("{remarks:?}").contains("could not be kept"));
    }

    let old = r#"(
    version: 1,
    notice: "heilongjiang-2012-0704",
    entries: [
    ],
)
"#;
    let read = Journal::parse(old, &file, &known).unwrap();
    let Added { text, .. } = read.added_to(old, &more, &file).unwrap();
    assert_eq!(text, read.with(&more).to_ron().unwrap());
}

/// What git's union driver makes of two copies that both grew at the end: head and foot once, both sides' lines whole.
fn union(common: &str, ours: &str, theirs: &str) -> String {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (common, ours, theirs) = (lines(common), lines(ours), lines(theirs));
    let foot = 2;
    let shared = common.len() - foot;
    assert_eq!(ours[..shared], common[..shared]);
    assert_eq!(theirs[..shared], common[..shared]);
    let mut all = common[..shared].to_vec();
    all.extend_from_slice(&ours[shared..ours.len() - foot]);
    all.extend_from_slice(&theirs[shared..theirs.len() - foot]);
    all.extend_from_slice(&common[shared..]);
    all.join("\n")
}

proptest! {
    #[test]
    fn git_union_of_two_copies_is_their_merge(start in any_journal(), a in any_journal(), b in any_journal()) {
        let common = start.to_ron().unwrap();
        let file = PathBuf::from("f.ron");
        let ours = start.added_to(&common, &entries(&a), &file).unwrap();
        let theirs = start.added_to(&common, &entries(&b), &file).unwrap();
        let merged = parse(&union(&common, &ours.text, &theirs.text));
        prop_assert_eq!(merged, ours.journal.merge(&theirs.journal));
    }

    #[test]
    fn an_old_copy_and_a_new_one_join(start in any_journal(), a in any_journal(), text in any::<String>()) {
        let old = start.to_ron().unwrap().replacen("version: 2", "version: 1", 1);
        let more: Vec<Entry> = entries(&a).into_iter().chain([note(70_000, "a", "1.1", &format!("x{text}"))]).collect();
        let file = PathBuf::from("f.ron");
        let read = parse(&old);
        prop_assert!(read.is_old());
        let Added { text, journal, remarks, .. } = read.added_to(&old, &more, &file).unwrap();
        prop_assert_eq!(remarks.len(), 1);
        prop_assert!(!journal.is_old());
        prop_assert_eq!(&parse(&text), &journal);
        prop_assert_eq!(journal.merge(&start), start.merge(&a).with(&more));
    }
}
