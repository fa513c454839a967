//! `check`.

use std::fs;

use crate::desk::Desk;

const HEAD: &str = "(\n    version: 1,\n    notice: \"heilongjiang-2012-0704\",\n    entries: [\n";

fn with_entries(entries: &str) -> Desk {
    let desk = Desk::new();
    fs::create_dir_all(desk.journal().parent().unwrap()).unwrap();
    fs::write(desk.journal(), format!("{HEAD}{entries}    ],\n)\n")).unwrap();
    desk
}

#[test]
fn says_where_things_are_when_all_is_well() {
    let desk = Desk::new();
    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out.contains("16 个领域，87 条，53 个单位"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("还没有登记"), "{}", ran.out);
    assert!(!desk.journal().exists());
    let _ = desk.run(&["done", "1.1"]);
    let _ = desk.run(&["done", "1.2"]);
    let ran = desk.run(&["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("，2 条登记\n"), "{}", ran.out);
    assert!(
        ran.out.contains("\n备份：") && ran.out.contains("\n恢复方法：cp -p '"),
        "{}",
        ran.out
    );
    assert!(ran.out.ends_with("没有发现问题\n"), "{}", ran.out);
}

#[test]
fn finds_what_a_person_breaks_by_hand() {
    let desk = with_entries(concat!(
        "        (at: \"2026-01-01T08:00:00.000+08:00\", by: \"a\", clause: \"2.3\", did: Done),\n",
        "        (at: \"2026-01-01T08:00:00.000+08:00\", by: \"a\", clause: \"2.3\", did: Done),\n",
        "        (at: \"2026-01-02T08:00:00.000+08:00\", by: \"a\", clause: \"99.1\", did: Note(\"x\")),\n",
        "        (at: \"2999-01-01T08:00:00.000+08:00\", by: \"b\", clause: \"1.1\", did: Value(indicator: 2, value: \"1\")),\n",
    ));
    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, 3);
    for said in [
        "第 6 行第 9 列：与第 5 行重复",
        "目录没有条款 99.1（a 2026-01-02 08:00",
        "有 1 个登记时间比本机时钟晚（2999-01-01T08:00:00.000+08:00",
        "条款 1.1 没有第 2 项指标",
        "发现 3 处问题",
    ] {
        assert!(ran.err.contains(said), "{said}\n{}", ran.err);
    }
    assert_eq!(desk.run(&["list"]).code, 0);
    assert_eq!(
        desk.run(&["log", "99.1"]).out,
        "2026-01-02 08:00\ta\t99.1\t进展：x\n"
    );
}

#[test]
fn an_entry_that_stands_twice_is_told_and_does_no_harm() {
    let twice =
        "        (at: \"2026-01-01T08:00:00.000+08:00\", by: \"a\", clause: \"2.3\", did: Done),\n"
            .repeat(2);
    let desk = with_entries(&twice);
    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.contains("第 6 行第 9 列：与第 5 行重复，只算一次"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("，1 条登记\n"), "{}", ran.out);
}

#[test]
fn a_broken_journal_is_named_by_line_and_left_alone() {
    let desk = with_entries(
        "        (at: \"2026-01-01T08:00:00.000+08:00\", by: \"a\"， clause: \"2.3\", did: Done),\n",
    );
    let before = desk.saved();
    for (verb, code) in [
        (&["check"][..], 3),
        (&["list"], 3),
        (&["done", "1.1"], 3),
        (&["undo"], 3),
    ] {
        let ran = desk.run(verb);
        assert_eq!(ran.code, code, "{verb:?}");
        assert!(ran.err.contains(".ron 第 5 行第 "), "{}", ran.err);
        assert!(ran.err.contains('，'), "{}", ran.err);
    }
    assert_eq!(desk.saved(), before);
}

#[test]
fn a_catalogue_with_faults_is_told() {
    let desk = Desk::new();
    let good = include_str!("../../data/catalogue.ron");
    let file = desk.write(
        "c.ron",
        good.replacen("units: [\"省教育厅\"]", "units: [\"没有的厅\"]", 1),
    );
    let ran = desk.run(&["--catalogue", crate::desk::word(&file), "check"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("c.ron 第 "), "{}", ran.err);
}

/// An entry follows its clause's text, so that a number changed by hand does nothing by itself.
#[test]
fn a_number_that_a_hand_changed_alone_is_told() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["--as", "王芳", "done", "2.6", "3.1"]).code, 0);
    let text = desk.saved().replace("\"2.6\"", "\"2.8\"");
    fs::write(desk.journal(), text).unwrap();
    assert_eq!(desk.status("2.6"), "done");
    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.err
            .contains("有 1 条登记写的编号与所附条款原文不符，按原文计：2.8→2.6 王芳"),
        "{}",
        ran.err
    );
    let text = desk.saved();
    let hash = text.split("\"2.8\", ").nth(1).unwrap();
    let hash = hash.split("did").next().unwrap();
    fs::write(desk.journal(), text.replacen(hash, "", 1)).unwrap();
    assert_eq!(
        (desk.status("2.8"), desk.status("2.6")),
        ("done".to_owned(), "pending".to_owned())
    );
    assert!(!desk.run(&["check"]).err.contains("不符"));
}
