use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::journal::entries::Journal;
use crate::journal::entry::TextHash;
use crate::journal::reading;
use crate::journal::samples::{NOTICE, any_journal, subject};
use crate::lang::Lang;

/// That both ways say the same of a text, and whether it was read without RON.
fn both_ways(text: &str) -> bool {
    let file = Path::new("f.ron");
    let by_ron = Journal::parse_ron(text, file, &subject());
    let by_either = Journal::parse(text, file, &subject());
    match (&by_ron, &by_either) {
        (Ok(one), Ok(other)) => {
            assert_eq!(one, other, "{text}");
        }
        (Err(one), Err(other)) => {
            assert_eq!(one.message(Lang::Zh), other.message(Lang::Zh), "{text}");
        }
        _ => panic!("{by_ron:?} {by_either:?} {text}"),
    }
    let quick = read(text, &subject());
    assert!(quick.is_none() || by_ron.is_ok(), "{text}");
    quick.is_some()
}

/// A journal as the file of a version.
fn file(journal: &Journal, version: u32) -> String {
    let text = journal.to_ron().unwrap();
    text.replacen("version: 2", &format!("version: {version}"), 1)
}

/// What a hand, a merge or a broken disk puts in.
const SLIPS: &[&str] = &[
    "",
    " ",
    "\n",
    "\r\n",
    ",",
    ")",
    "(",
    "]",
    "\"",
    "\\",
    "\\u{200b}",
    "\\u{d800}",
    "\\x41",
    "//",
    "// x\n",
    "/* x */",
    "0",
    "-1",
    "1_0",
    "_",
    "r#\"x\"#",
    "Some(1)",
    "None",
    "Done",
    "Done()",
    ": ",
    ", why: \"x\"",
    ", save: \"k3f9x2ab\"",
    "{",
    "}",
    "\u{feff}",
    "\u{3000}",
    "，",
    "省",
    "\0",
    "\u{85}",
    "    version: 2,\n",
    "    clauses: \"x\",\n",
    "#![enable(implicit_some)]",
    "(at: \"2026-11-23T20:45:40.123+08:00\", by: \"a\", clause: \"1.1\", did: Done),",
    "24",
    "60",
    "T",
    "Z",
    "\t",
];

#[test]
fn comments_blank_lines_and_either_line_end_are_no_reason_for_ron() {
    let text = r#"// 由王芳维护
(
    version: 2, // 版本
    notice: "heilongjiang-2012-0704",

    // 以下为登记
    entries: [
        // 一月
        (at: "2026-01-05T08:00:00.000+08:00", by: "a", clause: "1.1", did: Done), // 会议
        (at: "2026-01-06T08:00:00.000-05:30", by: "a", clause: "1.2", did: Note("a\"// ] 不是\u{200b}注释")),
        // 待续
    ], // 末尾
)
// [完]
"#;
    for text in [
        text.to_owned(),
        text.replace('\n', "\r\n"),
        format!("\u{feff}{text}"),
    ] {
        assert!(both_ways(&text), "{text}");
        let end = read(&text, &subject()).unwrap().end.unwrap();
        assert!(
            text[end..].starts_with("    ], // 末尾"),
            "{}",
            &text[end..]
        );
    }
}

#[test]
fn what_is_not_in_the_programs_own_form_is_left_to_ron() {
    let line = r#"(at: "2026-01-05T08:00:00.000+08:00", by: "a", clause: "1.1", did: Done)"#;
    let whole = |line: &str| {
        format!(
            "(\n    version: 2,\n    notice: \"{NOTICE}\",\n    entries: [\n        {line},\n    ],\n)\n"
        )
    };
    assert!(both_ways(&whole(line)));
    for (from, to) in [
        ("(at", "( at"),
        ("at:", "at :"),
        (".000", ""),
        (".000", ".0009"),
        ("08:00:00", "23:59:60"),
        ("01-05", "02-30"),
        ("+08:00", "Z"),
        ("+08:00", "+24:00"),
        ("\"a\"", "\" \""),
        ("\"a\"", "r\"a\""),
        ("\"1.1\"", "\"01.1\""),
        (", clause: \"1.1\"", ""),
        ("by: \"a\", clause: \"1.1\"", "clause: \"1.1\", by: \"a\""),
        ("did: Done", "did: Done()"),
        ("did: Done", "did: Note(\"\")"),
        ("did: Done", "did: Value(indicator: 0, value: \"1\")"),
        ("did: Done", "did: Value(indicator: 70000, value: \"1\")"),
        ("did: Done", "did: Due(on: \"2026-1-05\")"),
        ("did: Done", "did: Undid()"),
        ("did: Done", "did: Urged(unit: \"x\", period: \"2026\")"),
        ("by:", "order: 007, by:"),
        ("by:", "order: 0x7, by:"),
        ("by:", "save: \"K\", by:"),
        ("(at", "/* x */ (at"),
    ] {
        assert!(line.contains(from), "{from}");
        assert!(!both_ways(&whole(&line.replacen(from, to, 1))), "{to}");
    }
    let text = whole(line);
    for other in [
        text.replace("version: 2", "version: 3"),
        text.replace(NOTICE, "other"),
        text.replace("    notice", "    version: 1,\n    notice"),
        text.replace("),\n", ")\n        (at"),
        text.trim_end().trim_end_matches(')').to_owned(),
        format!("{text}x"),
        format!("{text}// x"),
        format!("#![enable(implicit_some)]\n{text}"),
    ] {
        assert!(!both_ways(&other), "{other}");
    }
}

#[test]
fn a_head_is_current_where_it_is_as_it_would_be_written() {
    let mut known = Subject::bare(NOTICE);
    known.title = "甲\"乙".to_owned();
    known.clauses = Some(TextHash(0xb194_6ac9));
    let known = Arc::new(known);
    let text = Journal::new(Arc::clone(&known)).to_ron().unwrap();
    let current = |text: &str| read(text, &known).unwrap().current;
    assert!(current(&text));
    for (from, to) in [("version: 2", "version: 1"), ("乙", "丙"), ("b194", "b195")] {
        assert!(!current(&text.replace(from, to)));
    }
    let lines: Vec<&str> = text.lines().collect();
    let without = |at: usize| [&lines[..at], &lines[at + 1..]].concat().join("\n");
    assert!(!current(&without(3)) && !current(&without(4)));
}

#[test]
fn no_line_is_added_where_the_last_lacks_its_comma_or_the_bracket_is_not_alone() {
    let text = Journal::from_entries(subject(), [crate::journal::samples::done(1, "a", "1.1")]);
    let text = text.to_ron().unwrap();
    let end = |text: &str| {
        reading::read(text, Path::new("f.ron"), &subject())
            .unwrap()
            .1
    };
    assert_eq!(end(&text).unwrap().end, text.find("    ],").unwrap());
    for other in [
        text.replace("),\n    ]", ")\n    ]"),
        text.replace("),\n    ]", "), ]"),
    ] {
        assert!(both_ways(&other));
        assert_eq!(end(&other), None, "{other}");
    }
}

proptest! {
    #[test]
    fn what_the_program_writes_is_read_without_ron(journal in any_journal(), version in 1..=2_u32, crlf: bool) {
        let text = file(&journal, version);
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        prop_assert!(both_ways(&text), "{}", text);
    }

    #[test]
    fn whatever_else_a_file_holds_both_ways_say_the_same(
        journal in any_journal(),
        version in 0..=3_u32,
        slips in prop::collection::vec((any::<prop::sample::Index>(), 0..6_usize, prop::sample::select(SLIPS)), 1..4),
    ) {
        let mut text = file(&journal, version);
        for (at, length, new) in slips {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let place = at.index(places.len());
            let end = places.get(place + length).copied().unwrap_or(text.len());
            text.replace_range(places[place]..end, new);
        }
        both_ways(&text);
    }

    #[test]
    fn a_line_that_is_another_both_ways_say_the_same(journal in any_journal(), with in any::<String>(), at: prop::sample::Index) {
        let text = file(&journal, 2);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let place = places[at.index(places.len())];
        both_ways(&format!("{}{with}{}", &text[..place], &text[place..]));
    }
}
