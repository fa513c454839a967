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
