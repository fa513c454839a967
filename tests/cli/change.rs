//! `done`, `reopen`, `note`, `value`, `undo`, `redo`.

use crate::desk::{Desk, shown};

#[test]
fn a_mark_stays() {
    let desk = Desk::new();
    let ran = desk.run(&["--as", "王芳", "done", "2.3"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out
            .starts_with("已保存：2.3 登记完成  强化地质勘查力度"),
        "{}",
        ran.out
    );
    assert!(ran.err.starts_with("新建了登记文件 "), "{}", ran.err);
    assert_eq!(desk.status("2.3"), "done");
    let saved = desk.saved();
    assert!(saved.contains(r#"by: "王芳", "#), "{saved}");
    assert!(saved.contains(r#", clause: "2.3", text: ""#), "{saved}");
}

#[test]
fn a_mark_that_stands_already_is_told_and_not_repeated() {
    let desk = Desk::new();
    let _ = desk.run(&["--as", "王芳", "done", "2.3"]);
    let before = desk.saved();
    let ran = desk.run(&["--as", "李雷", "done", "2.3"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out
            .starts_with(&format!("未改动：2.3 已由 {} 2", shown("王芳"))),
        "{}",
        ran.out
    );
    let ran = desk.run(&["reopen", "2.4"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "未改动：2.4 没有登记完成\n")
    );
    assert_eq!(desk.saved(), before);
}

#[test]
fn many_are_marked_all_or_none() {
    let desk = Desk::new();
    let ran = desk.run(&["done", "2.1-2.4", "2.11", "5.2"]);
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (
            1,
            "",
            "没有条款 2.11\n第 2 领域（推进工业结构优化升级）有 2.1 至 2.10\n"
        )
    );
    assert!(!desk.journal().exists());
    assert_eq!(desk.run(&["done", "17.1"]).code, 1);
    assert_eq!(desk.run(&["done", "2.1", "二"]).code, 2);
    assert!(!desk.journal().exists());

    let ran = desk.run(&["done", "2.1-2.4", "5.2"]);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 5));
    let ran = desk.run(&["undo"]);
    assert_eq!(ran.code, 0);
    assert_eq!(
        (desk.status("2.1"), desk.status("5.2")),
        ("pending".into(), "pending".into())
    );
    assert_eq!(desk.run(&["redo"]).code, 0);
    assert_eq!(
        (desk.status("2.1"), desk.status("5.2")),
        ("done".into(), "done".into())
    );
    let _ = desk.run(&["reopen", "2.1-2.4"]);
    assert_eq!(
        (desk.status("2.1"), desk.status("5.2")),
        ("pending".into(), "done".into())
    );
}

#[test]
fn ids_come_from_standard_input() {
    let desk = Desk::new();
    let list = desk.run(&["list", "--unit", "省商务厅", "--role", "lead"]);
    let ran = desk.run_with(&["done", "-"], &list.out);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 6));
    let ran = desk.run_with(&["done"], "1.1 1.2\n\n1.4-1.6\n");
    assert_eq!((ran.code, ran.out.lines().count()), (0, 5));
    let ran = desk.run_with(&["done"], "");
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("没有给出条款编号"), "{}", ran.err);
}

#[test]
fn nobody_undoes_the_mark_of_another() {
    let desk = Desk::new();
    let _ = desk.run(&["--as", "王芳", "done", "2.3"]);
    let ran = desk.run(&["--as", "李雷", "undo"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, "没有可撤销的登记\n"));
    assert_eq!(desk.status("2.3"), "done");
    assert_eq!(desk.run(&["--as", "王芳", "undo"]).code, 0);
    assert_eq!(desk.status("2.3"), "pending");
}

#[test]
fn a_note_starts_a_clause() {
    let desk = Desk::new();
    let ran = desk.run(&["note", "2.3", "招标", "已完成"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "已保存：2.3 进展：招标 已完成\n")
    );
    assert_eq!(desk.status("2.3"), "started");
    assert_eq!(desk.run_with(&["note", "2.4", "-"], "一\n二\n").code, 0);
    assert_eq!(desk.json(&["show", "2.4"])["clauses"][0]["note"], "一\n二");
    assert_eq!(desk.json(&["log", "2.4"])["entries"][0]["note"], "一\n二");
    let shown = desk.run(&["show", "2.4"]).out;
    assert!(shown.contains("进展：一\n二\n"), "{shown}");
    // Where a line is a record or a field, all of the note's lines stand on one.
    for args in [&["log", "2.4"][..], &["--plain", "log", "2.4"]] {
        let ran = desk.run(args);
        assert!(ran.out.contains("进展：一 二\n"), "{args:?}: {}", ran.out);
    }
    assert!(desk.run(&["log", "2.4"]).out.contains("一 二"));
    let by = |name: &str| desk.run(&["log", "--by", name]);
    assert_eq!(desk.run(&["--as", "王芳", "note", "2.5", "开工"]).code, 0);
    for name in ["王芳", "wangfang"] {
        let out = by(name).out;
        assert!(out.contains("2.5") && !out.contains("2.4"), "{out}");
    }
    assert_eq!(by("赵六").code, 1);
    assert_eq!(by("?").code, 2);
    assert_eq!(desk.run(&["note", "2.3", " "]).code, 2);
    assert_eq!(desk.run(&["note", "2.3"]).code, 2);
}

#[test]
fn a_value_needs_an_indicator_and_a_number() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["value", "1.1", "98.7"]).code, 0);
    let ran = desk.run(&["value", "1.7", "9.5"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("有 4 项指标") && ran.err.contains("2 二氧化硫排放"),
        "{}",
        ran.err
    );
    assert_eq!(desk.run(&["value", "1.7", "4", "-0.3"]).code, 0);
    assert_eq!(desk.run(&["value", "1.7", "5", "1"]).code, 2);
    assert_eq!(desk.run(&["value", "1.1", "很多"]).code, 2);
    assert_eq!(desk.run(&["value", "2.3", "1"]).code, 1);
    let shown = desk.json(&["show", "1.7"]);
    assert_eq!(shown["clauses"][0]["indicators"][3]["current"], "-0.3");
}
