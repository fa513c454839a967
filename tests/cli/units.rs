//! `units` and `unit`.

use crate::desk::Desk;

#[test]
fn all_units_are_listed_when_nothing_is_asked() {
    let json = Desk::new().json(&["units"]);
    let units = json["units"].as_array().unwrap();
    assert_eq!(units.len(), 53);
    assert!(units.iter().all(|unit| unit["matched"].is_null()));
    let sum = |role: &str| {
        units
            .iter()
            .map(|unit| unit[role].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!(
        (sum("lead"), sum("responsible"), sum("support")),
        (73, 45, 119)
    );
}

#[test]
fn the_best_match_comes_first_with_its_counts() {
    let desk = Desk::new();
    let _ = desk.run(&["done", "2.5"]);
    let ran = desk.run(&["units", "商务", "--format", "json"]);
    assert!(
        ran.out.starts_with(concat!(
            r#"{"schema":1,"units":[{"name":"省商务厅","kind":"department","#,
            r#""lead":6,"responsible":6,"support":10,"done":1,"matched":"#
        )),
        "{}",
        ran.out
    );
}

#[test]
fn a_unit_is_found_by_any_of_its_names() {
    let desk = Desk::new();
    for query in ["省商务厅", "商务", "swt", "shangwuting"] {
        let ran = desk.run(&["unit", query]);
        assert_eq!(ran.code, 0, "{query}");
        assert!(ran.out.starts_with("省商务厅"), "{query}: {}", ran.out);
        assert!(ran.out.contains("牵头 6 条"), "{query}: {}", ran.out);
        assert_eq!(
            ran.err.is_empty(),
            query == "省商务厅",
            "{query}: {}",
            ran.err
        );
    }
    let ran = desk.run(&["unit", "swt"]);
    assert!(ran.err.contains("“省商务厅”"), "{}", ran.err);
}

#[test]
fn a_units_page_has_its_clauses_by_role() {
    let json = Desk::new().json(&["unit", "省商务厅"]);
    assert_eq!(json["unit"]["name"], "省商务厅");
    let clauses = json["clauses"].as_array().unwrap();
    assert_eq!(clauses.len(), 22);
    assert_eq!(
        (&clauses[0]["id"], &clauses[6]["id"]),
        (&"2.5".into(), &"4.4".into())
    );
}

#[test]
fn an_unknown_unit_is_told_with_a_way_on() {
    let desk = Desk::new();
    for verb in ["unit", "units"] {
        let ran = desk.run(&[verb, "火星开发署"]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""));
        assert!(ran.err.contains("火星开发署"), "{}", ran.err);
    }
    assert_eq!(desk.run(&["list", "--unit", "火星开发署"]).code, 1);
    assert_eq!(desk.run(&["unit", " "]).code, 2);
}
