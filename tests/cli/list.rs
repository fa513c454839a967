//! `list`.

use std::collections::BTreeMap;

use crate::desk::Desk;

/// The clauses by area, as the notice has them.
const BY_AREA: [usize; 16] = [13, 10, 1, 6, 4, 6, 5, 3, 7, 8, 2, 9, 6, 4, 1, 2];

#[test]
fn names_every_clause_with_its_units_and_annotation() {
    let list = Desk::new().json(&["list"]);
    assert_eq!(list["schema"], 1);
    let clauses = list["clauses"].as_array().unwrap();
    let mut areas = [0; 16];
    let mut roles: BTreeMap<&str, usize> = BTreeMap::new();
    for clause in clauses {
        areas[usize::try_from(clause["area"]["number"].as_u64().unwrap()).unwrap() - 1] += 1;
        for unit in clause["units"].as_array().unwrap() {
            *roles.entry(unit["role"].as_str().unwrap()).or_default() += 1;
        }
    }
    assert_eq!(areas, BY_AREA);
    assert_eq!(
        roles,
        [("lead", 73), ("responsible", 45), ("support", 119)].into()
    );
    let open_ended = clauses
        .iter()
        .filter(|clause| clause["open_ended"] == true)
        .count();
    assert_eq!(open_ended, 25);
    let without = clauses
        .iter()
        .filter(|clause| clause["annotation"].is_null());
    let without: Vec<_> = without.map(|clause| &clause["id"]).collect();
    assert_eq!(without, ["1.13"]);
}

#[test]
fn a_clause_has_its_fields_in_a_fixed_order() {
    let ran = Desk::new().run(&["list", "--area", "1", "--format=json", "义务教育"]);
    assert_eq!(
        ran.out,
        concat!(
            r#"{"schema":1,"clauses":[{"id":"1.1","area":{"number":1,"title":"约束性指标","printed":"（一）"},"#,
            r#""text":"九年义务教育巩固率达到99%。","#,
            r#""annotation":"（省教育厅牵头。只明确一个部门的，其他有关部门配合，不一一列出，下同。）","#,
            r#""units":[{"name":"省教育厅","role":"lead"}],"open_ended":false,"#,
            r#""indicators":[{"name":"九年义务教育巩固率","direction":"reach","value":"99","unit":"%","current":null,"gap":null}],"#,
            r#""status":"pending","done_at":null,"done_by":null,"done_login":null,"note":null,"note_at":null,"note_by":null,"note_login":null,"#,
            r#""groups":[{"role":"lead","units":["省教育厅"],"open":false}],"due":null,"fields":[],"flags":[],"returns":[],"rule":null,"record":[],"notice":"heilongjiang-2012-0704"}]}"#,
            "\n"
        )
    );
}

#[test]
fn filters_hold_together() {
    let desk = Desk::new();
    let _ = desk.run(&["done", "2.5", "4.1"]);
    let ids = |args: &[&str]| -> Vec<String> {
        let ran = desk.run(&[&["list"], args].concat());
        let first = ran.out.lines().map(|line| line.split('\t').next().unwrap());
        first.map(str::to_owned).collect()
    };
    let lead = ["--unit", "省商务厅", "--role", "lead"];
    assert_eq!(ids(&lead), ["2.5", "4.1", "4.2", "7.2", "8.1", "8.3"]);
    assert_eq!(
        ids(&[&lead[..], &["--status", "open"]].concat()),
        ["4.2", "7.2", "8.1", "8.3"]
    );
    assert_eq!(
        ids(&[&lead[..], &["--status", "已完成", "--area", "4"]].concat()),
        ["4.1"]
    );
    assert_eq!(ids(&["对俄", "--area", "4"]), ["4.1"]);
    let written = ["role:lead", "unit:商务", "done:no"];
    assert_eq!(ids(&written), ["4.2", "7.2", "8.1", "8.3"]);
}

#[test]
fn nothing_found_is_told_by_the_exit_code() {
    let desk = Desk::new();
    let ran = desk.run(&["list", "没有这样的文字", "--format", "json"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (1, "{\"schema\":1,\"clauses\":[]}\n")
    );
    let ran = desk.run(&["list", "没有这样的文字"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let ran = desk.run(&["list", "--area", "17"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (1, "没有第 17 领域\n共有 16 个领域，编号为 1 至 16\n")
    );
}

#[test]
fn a_pipe_gets_whole_texts_one_line_each_without_colour() {
    let ran = Desk::new().run(&["list"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out.lines().count(), 87);
    assert!(
        ran.out
            .lines()
            .all(|line| line.split('\t').count() == 4 && !line.contains("..")),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains('\u{1b}'));
    let colour = Desk::new().run(&["list", "--color", "always", "--status", "done"]);
    assert_eq!(colour.out, "");
}

#[test]
fn search_finds_what_the_screen_finds() {
    let desk = Desk::new();
    let ran = desk.run(&["search", "煤化工"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.starts_with("条款\t2.2\t依托重点园区"),
        "{}",
        ran.out
    );
    let json = desk.run(&["search", "发展改革委", "--format", "json"]).out;
    let found: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(found["schema"], 1);
    assert_eq!(found["hits"][0]["kind"], "unit");
    assert_eq!(found["hits"][0]["text"], "省发改委");
    let narrowed = desk
        .run(&["search", "unit:商务", "role:lead", "--format", "json"])
        .out;
    let found: serde_json::Value = serde_json::from_str(&narrowed).unwrap();
    let hits = found["hits"].as_array().unwrap();
    assert_eq!(hits.len(), 6);
    assert!(hits.iter().all(|hit| hit["kind"] == "clause"));
    let wrong = desk.run(&["search", "role:chief"]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
}
