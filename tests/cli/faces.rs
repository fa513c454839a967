//! The faces of one fact: what `show` tells of a clause as JSON it tells as text and as labelled lines too, once.

use serde_json::Value;

use crate::desk::{Desk, shown};

/// A desk at which two people have worked for a while.
fn lived_in() -> Desk {
    let desk = Desk::new();
    for args in [
        &["--as", "王芳", "done", "1.1", "2.1-2.4", "13.6"][..],
        &["--as", "李雷", "reopen", "2.2"],
        &["--as", "李雷", "note", "2.2", "设计已审"],
        &["--as", "李雷", "note", "2.2", "招标已完成"],
        &["--as", "李雷", "undo"],
        &["--as", "李雷", "redo"],
        &["--as", "李雷", "note", "14.1", "记错了"],
        &["--as", "李雷", "undo"],
        &["--as", "王芳", "value", "1.1", "98.2"],
        &["--as", "王芳", "value", "1.7", "2", "1.5"],
        &["--as", "王芳", "value", "1.7", "4", "3"],
    ] {
        let ran = desk.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
    }
    desk
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn word<'a>(words: &[(&str, &'a str)], key: &Value) -> &'a str {
    words.iter().find(|(known, _)| *known == key).unwrap().1
}

/// What a clause's JSON says, in the words that people read.
fn facts(clause: &Value) -> Vec<String> {
    const ROLES: [(&str, &str); 3] = [
        ("lead", "牵头"),
        ("responsible", "负责"),
        ("support", "配合"),
    ];
    const STATUSES: [(&str, &str); 3] = [
        ("pending", "未启动"),
        ("started", "推进中"),
        ("done", "已完成"),
    ];
    let mut facts = vec![
        text(&clause["id"]),
        text(&clause["area"]["title"]),
        word(&STATUSES, &clause["status"]).to_owned(),
        text(&clause["text"]),
        match clause["annotation"].as_str() {
            Some(annotation) => annotation.to_owned(),
            None => "通知未注明责任单位".to_owned(),
        },
        text(&clause["done_by"]),
        text(&clause["note"]),
        text(&clause["note_by"]),
        text(&clause["due"]["text"]),
    ];
    if clause["rule"].is_string() {
        // The remark itself stands in the annotation of 1.1.
        facts.push("配合：其他有关部门（按 1.1，不一一列出）".to_owned());
    }
    for field in clause["fields"].as_array().unwrap() {
        facts.push(format!(
            "{}：{}",
            text(&field["label"]),
            text(&field["text"])
        ));
    }
    for group in clause["groups"].as_array().unwrap() {
        let names: Vec<String> = group["units"]
            .as_array()
            .unwrap()
            .iter()
            .map(text)
            .collect();
        let open = if group["open"] == true { "等" } else { "" };
        let role = word(&ROLES, &group["role"]);
        facts.push(format!("{role}：{}{open}\n", names.join("、")));
    }
    for indicator in clause["indicators"].as_array().unwrap() {
        let measure = text(&indicator["unit"]);
        facts.push(text(&indicator["name"]));
        facts.push(format!("{}{measure}", text(&indicator["value"])));
        if let Some(current) = indicator["current"].as_str() {
            facts.push(format!("现为 {current}{measure}"));
        }
    }
    for entry in clause["record"].as_array().unwrap() {
        let at = text(&entry["at"]);
        let when = format!("{} {}", &at[..10], &at[11..16]);
        facts.push(format!("登记：{} {when} ", shown(&text(&entry["by"]))));
        facts.push(text(&entry["note"]));
        if let Some(by) = entry["taken_back_by"].as_str() {
            facts.push(format!("（{} ", shown(by)));
        }
    }
    facts
}

#[test]
fn every_face_tells_all_of_every_clause() {
    let desk = lived_in();
    let json = desk.json(&["show", "1.1-16.2"]);
    let clauses = json["clauses"].as_array().unwrap();
    assert_eq!(clauses.len(), 87);
    for args in [&["show", "1.1-16.2"][..], &["show", "1.1-16.2", "--plain"]] {
        let ran = desk.run(args);
        let told: Vec<&str> = ran.out.split("\n\n").collect();
        assert_eq!(told.len(), clauses.len(), "{args:?}");
        for (clause, told) in clauses.iter().zip(told) {
            let told = format!("{told}\n");
            for fact in facts(clause) {
                assert!(told.contains(&fact), "{args:?}: {fact:?} is not in\n{told}");
            }
        }
    }
}

#[test]
fn what_a_list_tells_its_clauses_tell_too() {
    let desk = lived_in();
    let whole = desk.json(&["show", "1.1-16.2"]);
    assert_eq!(desk.json(&["list"])["clauses"], whole["clauses"]);
    let table = desk.run(&["list"]).out;
    let labelled = desk.run(&["list", "--plain"]).out;
    let labelled: Vec<&str> = labelled.split("\n\n").collect();
    for ((clause, row), record) in whole["clauses"]
        .as_array()
        .unwrap()
        .iter()
        .zip(table.lines())
        .zip(labelled)
    {
        let [id, _, status, text, ..] = &facts(clause)[..] else {
            panic!("{clause}");
        };
        for fact in [id, status, text] {
            assert!(row.contains(fact), "{fact} is not in {row}");
            assert!(record.contains(fact), "{fact} is not in {record}");
        }
        let record = format!("{record}\n");
        for group in facts(clause).iter().filter(|fact| fact.ends_with('\n')) {
            assert!(record.contains(group), "{group} is not in {record}");
        }
    }
}

#[test]
fn a_standing_remark_is_told_once() {
    let desk = Desk::new();
    for args in [&["show", "1.1"][..], &["show", "1.1", "--plain"]] {
        let told = desk.run(args).out;
        assert_eq!(told.matches("只明确一个部门的").count(), 1, "{told}");
    }
    let told = desk.run(&["show", "1.7"]).out;
    assert!(
        told.contains("配合：其他有关部门（按 1.1，不一一列出）"),
        "{told}"
    );
}

#[test]
fn the_open_list_is_the_one_that_ends_in_others() {
    let desk = Desk::new();
    for id in ["13.6", "14.1", "15.1"] {
        for args in [&["show", id][..], &["show", id, "--plain"]] {
            let told = desk.run(args).out;
            assert!(told.contains("牵头：省委有关部门\n"), "{told}");
            let support = told
                .lines()
                .find(|line| line.starts_with("配合："))
                .unwrap();
            assert!(support.ends_with('等'), "{told}");
        }
    }
}

#[test]
fn undone_and_redone_is_one_line_and_undone_says_by_whom() {
    let desk = lived_in();
    for args in [&["show", "2.2"][..], &["log", "2.2"]] {
        let told = desk.run(args).out;
        assert_eq!(told.matches("招标已完成").count(), 1, "{told}");
        assert!(!told.contains("撤销"), "{told}");
    }
    let told = desk.run(&["show", "14.1"]).out;
    let gone: Vec<&str> = told
        .lines()
        .filter(|line| line.contains("记错了"))
        .collect();
    assert!(gone.len() == 1 && gone[0].ends_with(" 撤销）"), "{told}");
}

#[test]
fn a_value_has_its_indicators_name_and_measure_everywhere() {
    let desk = lived_in();
    let ran = desk.run(&["--as", "王芳", "value", "1.1", "98.7"]);
    assert_eq!(ran.out, "已保存：1.1 九年义务教育巩固率：98.7%\n");
    for args in [
        &["show", "1.1"][..],
        &["log", "1.1"],
        &["undo", "--as", "王芳"],
    ] {
        let told = desk.run(args).out;
        assert!(told.contains("九年义务教育巩固率：98.7%"), "{told}");
    }
    let told = desk.run(&["show", "1.7"]).out;
    assert!(
        told.contains("指标 2：二氧化硫排放 减少2%，现为 1.5%，尚差 0.5 个百分点\n"),
        "{told}"
    );
}

#[test]
fn log_reads_an_id_as_show_does() {
    let desk = lived_in();
    for id in ["2-3", "2。3", "二（二）3", "2.3"] {
        let ran = desk.run(&["log", id]);
        assert_eq!((ran.code, ran.out.lines().count()), (0, 1), "{id}");
    }
    assert_eq!(desk.run(&["log", "2.1-2.4"]).out.lines().count(), 7);
    assert_eq!(desk.run(&["log", "二"]).code, 2);
}

#[test]
fn an_imported_deadline_and_the_open_list_are_told_everywhere() {
    const TEXT: &str = "一、工作任务\n\
        1.开展普查（主办单位：省统计局；协办单位：省公安厅、民政厅；完成时限：2025年6月底）\n\
        2.建设平台。（市发改委等部门牵头，市财政局配合）\n";
    let desk = Desk::new();
    desk.write("n.txt", TEXT);
    let ran = desk.run(&["import", "n.txt", "-o", "c.ron"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let with = |args: &[&str]| desk.run(&[&["--catalogue", "c.ron"], args].concat()).out;
    for args in [
        &["show", "1.1"][..],
        &["show", "1.1", "--plain"],
        &["show", "1.1", "--format", "json"],
        &["list"],
        &["list", "--plain"],
        &["list", "--format", "json"],
        &["unit", "省统计局"],
        &["unit", "省统计局", "--plain"],
        &["unit", "省统计局", "--format", "json"],
    ] {
        let told = with(args);
        assert!(told.contains("2025年6月底"), "{args:?}: {told}");
    }
    for args in [
        &["show", "1.2"][..],
        &["show", "1.2", "--plain"],
        &["list", "--plain"],
    ] {
        let told = with(args) + "\n";
        assert!(told.contains("牵头：市发改委等\n"), "{args:?}: {told}");
        assert!(told.contains("配合：市财政局\n"), "{args:?}: {told}");
    }
}
