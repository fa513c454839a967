//! `show`, `log`, `status`, `notice`.

use crate::desk::{Desk, shown};

#[test]
fn a_clause_is_shown_whole_with_its_history() {
    let desk = Desk::new();
    for args in [
        &["--as", "王芳", "value", "1.7", "2", "1.5%"][..],
        &["--as", "王芳", "done", "1.7"],
        &["--as", "李雷", "note", "1.7", "年报", "已核"],
    ] {
        assert_eq!(desk.run(args).code, 0, "{args:?}");
    }
    let ran = desk.run(&["show", "1.7"]);
    for said in [
        &format!("1.7 [x] 已完成  二（一）约束性指标  {} 2", shown("王芳")),
        "（省环保厅牵头）\n",
        "配合：其他有关部门（按 1.1，不一一列出）",
        "牵头：省环保厅\n",
        "指标 2：二氧化硫排放 减少2%，现为 1.5%，尚差 0.5 个百分点\n",
        "指标 4：",
        " 登记完成\n",
        " 进展：年报 已核\n",
    ] {
        assert!(ran.out.contains(said), "{said}\n{}", ran.out);
    }
    let json = desk.json(&["show", "1.7"]);
    let clause = &json["clauses"][0];
    assert_eq!(clause["indicators"][1]["current"], "1.5");
    assert_eq!(
        (&clause["done_by"], &clause["note"]),
        (&"王芳".into(), &"年报 已核".into())
    );
    let at = clause["done_at"].as_str().unwrap();
    assert!(at.ends_with("+08:00") && at.len() == 29, "{at}");
}

#[test]
fn ids_may_be_written_as_people_do() {
    let desk = Desk::new();
    let ids = |written: &[&str]| -> Vec<String> {
        let json = desk.json(&[&["show"], written].concat());
        let clauses = json["clauses"].as_array().unwrap();
        let ids = clauses.iter().map(|clause| clause["id"].as_str().unwrap());
        ids.map(str::to_owned).collect()
    };
    assert_eq!(ids(&["2.3", "1.1"]), ["2.3", "1.1"]);
    assert_eq!(ids(&["2-3"]), ["2.3"]);
    assert_eq!(ids(&["２．３"]), ["2.3"]);
    assert_eq!(ids(&["二（二）3"]), ["2.3"]);
    assert_eq!(ids(&["二（十六）"]), ["16.1", "16.2"]);
    assert_eq!(ids(&["2.9-3.1"]), ["2.9", "2.10", "3.1"]);
    assert_eq!(ids(&["2.1-3"]), ["2.1", "2.2", "2.3"]);
    assert_eq!(ids(&["2.1,5.1、16.2"]), ["2.1", "5.1", "16.2"]);
}

#[test]
fn the_log_tells_who_did_what() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["log"]).code, 1);
    let _ = desk.run(&["--as", "王芳", "done", "2.3"]);
    let _ = desk.run(&["--as", "王芳", "undo"]);
    let ran = desk.run(&["log", "2.3"]);
    let lines: Vec<Vec<&str>> = ran
        .out
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(lines.len(), 1, "{}", ran.out);
    assert_eq!(lines[0][1..3], [&shown("王芳"), "2.3"]);
    assert!(
        lines[0][3].starts_with(&format!("登记完成（{} ", shown("王芳"))),
        "{}",
        ran.out
    );
    assert!(lines[0][3].ends_with(" 撤销）"), "{}", ran.out);
    let _ = desk.run(&["--as", "王芳", "redo"]);
    let ran = desk.run(&["log", "2.3"]);
    assert!(ran.out.ends_with("\t登记完成\n"), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    let _ = desk.run(&["--as", "王芳", "undo"]);
    let json = desk.json(&["log"]);
    assert_eq!(json["entries"][0]["did"], "done");
    assert_eq!(json["entries"][0]["taken_back_by"], "王芳");
    assert_eq!(desk.run(&["log", "--since", "2999-01-01"]).code, 1);
    assert_eq!(desk.run(&["log", "--since", "2000-01-01"]).code, 0);
    assert_eq!(desk.run(&["log", "--since", "昨天"]).code, 2);
    assert_eq!(desk.run(&["log", "2.4"]).code, 1);
}

#[test]
fn totals_agree_with_the_marks() {
    let desk = Desk::new();
    let _ = desk.run(&["done", "2.1-2.4"]);
    let _ = desk.run(&["note", "3.1", "已启动"]);
    let json = desk.json(&["status"]);
    assert_eq!(
        json["total"],
        serde_json::json!({"clauses": 87, "pending": 82, "started": 1, "done": 4})
    );
    assert_eq!(json["areas"][1]["done"], 4);
    assert_eq!(json["units"].as_array().unwrap().len(), 53);
    let ran = desk.run(&["status"]);
    assert!(
        ran.out
            .starts_with("共 87 条：已完成 4 条（5%），推进中 1 条，未启动 82 条\n"),
        "{}",
        ran.out
    );
}

#[test]
fn the_notice_comes_byte_for_byte() {
    let ran = Desk::new().run(&["notice"]);
    assert_eq!(ran.out, include_str!("../../data/notice.txt"));
}
