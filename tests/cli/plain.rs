//! `--plain`: labelled lines.

use crate::desk::{Desk, Ran, shown};

fn done() -> Desk {
    let desk = Desk::new();
    for args in [
        &["--as", "王芳", "done", "2.3"][..],
        &["--as", "李雷", "note", "2.1", "已开工"],
        &["--as", "李雷", "value", "1.7", "2", "1.5"],
    ] {
        assert_eq!(desk.run(args).code, 0, "{args:?}");
    }
    desk
}

/// The records: each line parted into label and value.
fn records(ran: &Ran, mark: &str) -> Vec<Vec<(String, String)>> {
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        !ran.out.contains(['\u{1b}', '\t', '[', '|', '│']),
        "{}",
        ran.out
    );
    let line = |line: &str| {
        let (label, value) = line
            .split_once(mark)
            .unwrap_or_else(|| panic!("no label: {line:?}"));
        assert!(!label.is_empty() && !value.is_empty(), "{line:?}");
        (label.to_owned(), value.to_owned())
    };
    let parts = ran.out.trim_end().split("\n\n");
    parts
        .map(|record| record.lines().map(line).collect())
        .collect()
}

fn has(record: &[(String, String)], label: &str, value: &str) -> bool {
    record.iter().any(|(l, v)| l == label && v == value)
}

#[test]
fn without_a_verb_the_areas_are_told() {
    let desk = done();
    let all = records(&desk.run(&["--plain"]), "：");
    assert_eq!(all.len(), 17);
    for (label, value) in [
        ("条款", "87 条"),
        ("已完成", "1 条"),
        ("推进中", "2 条"),
        ("未启动", "84 条"),
        ("完成率", "1%"),
    ] {
        assert!(has(&all[0], label, value), "{label} {:?}", all[0]);
    }
    assert!(has(&all[2], "领域", "2 推进工业结构优化升级"));
    assert!(has(&all[2], "已完成", "1 条"));
    let english = records(&desk.run(&["--plain", "--lang", "en"]), ": ");
    assert!(has(&english[2], "Clauses", "10 clauses") && has(&english[2], "Done", "1 clause"));
}

#[test]
fn list_tells_each_clause_with_its_units() {
    let desk = done();
    let all = records(&desk.run(&["list", "--area", "2", "--plain"]), "：");
    assert_eq!(all.len(), 10);
    assert!(has(&all[2], "条款", "2.3") && has(&all[2], "状态", "已完成"));
    assert!(has(&all[2], "牵头", "省国土资源厅"));
    assert_eq!(desk.run(&["list", "--plain", "没有这样的话"]).code, 1);
    let json = desk.json(&["list"]);
    let all = records(&desk.run(&["list", "--plain"]), "：");
    let clauses = json["clauses"].as_array().unwrap();
    assert_eq!(all.len(), clauses.len());
    for (record, clause) in all.iter().zip(clauses) {
        assert!(has(record, "条款", clause["id"].as_str().unwrap()));
        assert!(has(record, "工作任务", clause["text"].as_str().unwrap()));
    }
}

#[test]
fn show_tells_all_of_a_clause() {
    let all = records(&done().run(&["show", "1.7", "2.3", "--plain"]), "：");
    assert_eq!(all.len(), 2);
    assert!(has(&all[0], "责任分工原文", "（省环保厅牵头）"));
    assert!(
        has(
            &all[0],
            "指标 2",
            "二氧化硫排放 减少2%，现为 1.5%，尚差 0.5 个百分点"
        ),
        "{:?}",
        all[0]
    );
    assert!(all[1].iter().any(|(label, value)| label == "登记"
        && value.starts_with(&format!("{} ", shown("王芳")))
        && value.ends_with("登记完成")));
}

#[test]
fn units_and_unit_tell_counts_with_what_they_count() {
    let desk = done();
    let all = records(&desk.run(&["units", "--plain"]), "：");
    assert_eq!(all.len(), 53);
    let unit = records(&desk.run(&["unit", "省商务厅", "--plain"]), "：");
    assert!(has(&unit[0], "单位", "省商务厅") && has(&unit[0], "牵头", "6 条，已完成 0 条"));
    assert!(has(&unit[1], "本单位角色", "牵头"));
    let english = records(
        &desk.run(&["unit", "省商务厅", "--plain", "--lang", "en"]),
        ": ",
    );
    assert!(has(&english[0], "Lead", "6 clauses, 0 done"));
}

#[test]
fn status_and_log_are_told_too() {
    let desk = done();
    assert_eq!(
        records(&desk.run(&["status", "--plain"]), "：").len(),
        1 + 16 + 53
    );
    let log = records(&desk.run(&["log", "--plain"]), "：");
    assert_eq!(log.len(), 3);
    assert!(has(&log[0], "经办人", &shown("王芳")) && has(&log[0], "登记", "登记完成"));
}

#[test]
fn two_forms_at_once_are_a_mistake() {
    let ran = Desk::new().run(&["list", "--plain", "--format", "json"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("--plain"), "{}", ran.err);
}

#[test]
fn the_notice_is_told_by_its_lines() {
    let desk = Desk::new();
    let all = records(&desk.run(&["notice", "--plain"]), "：");
    assert!(has(&all[0], "日期", "2012年7月4日"));
    let (label, text) = &all[1][0];
    assert_eq!(label, "第 1 行");
    assert!(text.starts_with("各市（地）、县（市）人民政府"), "{text}");
}

#[test]
fn nothing_found_is_told_too() {
    let desk = Desk::new();
    for args in [
        &["list", "--status", "done", "--plain"][..],
        &["log", "--plain"],
    ] {
        let ran = desk.run(args);
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (1, "结果：没有\n"),
            "{args:?}"
        );
    }
}

#[test]
fn a_search_tells_each_answer_as_what_it_is() {
    let desk = done();
    let all = records(&desk.run(&["search", "开工", "--plain"]), "：");
    assert!(has(&all[0], "条款", "2.1") && has(&all[0], "进展", "已开工"));
    let units = records(&desk.run(&["search", "swt", "--plain"]), "：");
    assert!(has(&units[0], "单位", "省商务厅") && has(&units[0], "牵头", "6 条，已完成 0 条"));
    let rule = records(&desk.run(&["search", "分工原则", "--plain"]), "：");
    assert!(
        rule.iter()
            .any(|record| has(record, "原文", "一、分工原则"))
    );
    let area = records(&desk.run(&["search", "农村建设", "--plain"]), "：");
    assert!(
        area.iter()
            .any(|record| has(record, "领域", "6 加快社会主义新农村建设"))
    );
    let none = desk.run(&["search", "zzzz", "--plain"]);
    assert_eq!((none.code, none.out.as_str()), (1, "结果：没有\n"));
}
