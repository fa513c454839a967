//! `due`, the conditions on deadlines, and a look back.

use crate::desk::Desk;

#[test]
fn a_deadline_is_set_moved_and_lifted() {
    let desk = Desk::new();
    let ran = desk.run(&[
        "--as",
        "王芳",
        "due",
        "2.3",
        "2.4",
        "--on",
        "2096年12月31日",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.starts_with("已保存：2.3 时限定为 2096-12-31"),
        "{}",
        ran.out
    );
    let again = desk.run(&["due", "2.3", "--on", "2096-12-31"]);
    assert!(
        again.out.starts_with("未改动：2.3 的时限已是 2096-12-31"),
        "{}",
        again.out
    );

    let refused = desk.run(&["due", "2.3", "--on", "2097-01-31"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("改期要写明原因"), "{}", refused.err);
    assert!(refused.err.contains("--why"), "{}", refused.err);

    let moved = desk.run(&[
        "--as",
        "王芳",
        "due",
        "2.3",
        "--on",
        "2097-01-31",
        "--why",
        "会议要求",
    ]);
    assert_eq!(moved.code, 0, "{}", moved.err);
    let json = desk.json(&["show", "2.3"]);
    let due = &json["clauses"][0]["due"];
    assert_eq!(due["day"], "2097-01-31");
    assert_eq!(due["first"], "2096-12-31");
    assert_eq!(due["why"], "会议要求");
    let page = desk.run(&["show", "2.3"]).out;
    assert!(
        page.contains("2097-01-31") && page.contains("最初为 2096-12-31"),
        "{page}"
    );

    assert_eq!(desk.run(&["due", "2.3", "--lift"]).code, 2);
    let lifted = desk.run(&["--as", "王芳", "due", "2.3", "--lift", "--why", "并入2.4"]);
    assert_eq!(lifted.code, 0, "{}", lifted.err);
    assert_eq!(desk.run(&["--as", "王芳", "undo"]).code, 0);
    let json = desk.json(&["show", "2.3"]);
    assert_eq!(json["clauses"][0]["due"]["day"], "2097-01-31");
}

#[test]
fn a_day_that_is_missing_or_none_is_refused_and_nothing_is_made() {
    let desk = Desk::new();
    for args in [
        &["due", "2.3"][..],
        &["due", "2.3", "--on", "2026-02-30"],
        &["due", "2.3", "--on", "没有"],
        &["due", "2.3", "--on", "月底", "--lift"],
    ] {
        let ran = desk.run(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
    }
    assert!(!desk.journal().exists());
}

#[test]
fn lists_narrow_by_deadline() {
    let desk = Desk::new();
    let ids = |condition: &str| -> Vec<String> {
        let ran = desk.run(&["list", condition]);
        let ids = ran.out.lines().filter_map(|line| line.split('\t').next());
        ids.map(str::to_owned).collect()
    };
    for (id, day) in [
        ("2.1", "2001-01-01"),
        ("2.2", "+3"),
        ("2.3", "+30"),
        ("2.4", "2001-01-01"),
    ] {
        let ran = desk.run(&["due", id, "--on", day]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let _ = desk.run(&["done", "2.4"]);
    assert_eq!(ids("due:overdue"), ["2.1"]);
    assert_eq!(ids("时限:逾期"), ["2.1"]);
    assert_eq!(ids("due:7d"), ["2.2"]);
    assert_eq!(ids("due:..2001-12-31"), ["2.1", "2.4"]);
    assert_eq!(ids("due:any").len(), 4);
    assert_eq!(ids("due:none").len(), 83);
    let wrong = desk.run(&["list", "due:later"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("..2026-12-31"), "{}", wrong.err);
    let status = desk.run(&["status"]).out;
    assert!(
        status.contains("逾期 1 条，临期 1 条（7 日内到期"),
        "{status}"
    );
    let json = desk.json(&["status"]);
    assert_eq!(json["flags"]["overdue"], 1);
    let flags = &desk.json(&["show", "2.1"])["clauses"][0]["flags"];
    assert_eq!(flags[0], "overdue");
}

#[test]
fn status_looks_back() {
    let desk = Desk::new();
    let _ = desk.run(&["done", "2.4"]);
    let count = |args: &[&str]| desk.json(args)["total"]["done"].as_u64();
    assert_eq!(count(&["status"]), Some(1));
    assert_eq!(count(&["status", "--at", "2001-01-01"]), Some(0));
    assert_eq!(count(&["status", "--at", "今天"]), Some(1));
    assert_eq!(desk.run(&["status", "--at", "何时"]).code, 2);
}

#[test]
fn a_setting_says_how_near_is_near_everywhere() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path(".config/duban")).unwrap();
    let _ = desk.write(".config/duban/config.ron", "(soon_days: 40)");
    assert_eq!(desk.run(&["due", "2.3", "--on", "+30"]).code, 0);
    let status = desk.run(&["status"]).out;
    assert!(
        status.contains("逾期 0 条，临期 1 条（40 日内到期"),
        "{status}"
    );
    let list = desk.json(&["list", "due:soon"]);
    assert_eq!(list["clauses"][0]["flags"][0], "soon");
    let _ = desk.write(".config/duban/config.ron", "(soon_days: -1)");
    let ran = desk.run(&["status"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("第 1 行"), "{}", ran.err);
}

#[test]
fn a_filter_or_view_that_cannot_be_is_told_before_the_screen() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path(".config/duban")).unwrap();
    let view = r#"(views: {"周会": (filter: "lead:商务", sort: "due", screen: "deadlines")})"#;
    let _ = desk.write(".config/duban/config.ron", view);
    // For the shell there is list.
    let ran = desk.run(&["--filter", "role:lead", "status"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("duban list"), "{}", ran.err);
    for (fault, text) in [
        ("(views: {\"a\": (sort: \"size\")})", "此处不能是“size”"),
        ("(views: {\"a\": (colour: 1)})", "视图没有名为 colour"),
        ("(views: {\"a\": (), \"a\": ()})", "a 设置了两次"),
        ("(views: {\"\": ()})", "视图要有名称"),
        (
            "(views: {\"a\": (filter: \"2.3\", screen: \"home\")})",
            "首页不能带筛选条件",
        ),
    ] {
        let _ = desk.write(".config/duban/config.ron", fault);
        let ran = desk.run(&["status"]);
        assert_eq!(ran.code, 3, "{fault}: {}", ran.err);
        assert!(ran.err.contains(text), "{fault}: {}", ran.err);
    }
}

/// The journal of these entries, version 2.
fn journal(entries: &str) -> String {
    format!(
        "(\n    version: 2,\n    notice: \"heilongjiang-2012-0704\",\n    entries: [\n{entries}    ],\n)\n"
    )
}

#[test]
fn who_typed_and_what_units_returned_are_in_json() {
    let desk = Desk::new();
    let entries = concat!(
        r#"        (at: "2026-11-23T20:45:40.123+08:00", by: "王芳", login: "lilei", save: "k3f9x2ab", clause: "2.3", did: Done),"#,
        "\n",
        r#"        (at: "2026-11-23T21:45:40.123+00:00", by: "李雷", save: "k3f9x2ac", clause: "2.5", did: Return(unit: "省商务厅", period: "2026-Q4", state: Done, on: "2026-12-18", progress: "已办结")),"#,
        "\n",
    );
    let file = desk.write("j.ron", journal(entries));
    let file = file.to_str().unwrap().to_owned();
    let json = desk.json(&["--state", &file, "show", "2.3", "2.5"]);
    let clauses = &json["clauses"];
    assert_eq!(clauses[0]["done_by"], "王芳");
    assert_eq!(clauses[0]["done_login"], "lilei");
    let returned = &clauses[1]["returns"][0];
    assert_eq!(returned["unit"], "省商务厅");
    assert_eq!(returned["period"], "2026-Q4");
    assert_eq!(returned["state"], "done");
    assert_eq!(returned["on"], "2026-12-18");
    assert_eq!(returned["verdict"], "open");
    assert_eq!(clauses[1]["flags"][0], "review");
    for name in ["lilei", "王芳"] {
        let log = desk.json(&["--state", &file, "log", "--by", name]);
        assert_eq!(log["entries"][0]["login"], "lilei", "{name}");
    }
    // The writer's half past eight in the evening is the reader's noon.
    let mut undo = desk.command(&["--state", &file, "--as", "陈静", "undo"]);
    let _ = undo.env("TZ", "UTC").output().unwrap();
    let mut show = desk.command(&["--state", &file, "show", "2.3"]);
    let out = show.env("TZ", "UTC").output().unwrap();
    let out = String::from_utf8(out.stdout).unwrap();
    assert!(out.contains("2026-11-23 12:45 +00:00"), "{out}");
}
