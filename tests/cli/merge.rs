//! `merge`.

use std::fs;

use crate::desk::Desk;

#[test]
fn copies_that_were_changed_apart_come_together() {
    let desk = Desk::new();
    let _ = desk.run(&["--state", "a.ron", "init"]);
    let _ = desk.run(&["--state", "a.ron", "done", "1.1"]);
    fs::copy(desk.path("a.ron"), desk.path("b.ron")).unwrap();
    let _ = desk.run(&["--state", "a.ron", "done", "2.1"]);
    let _ = desk.run(&["--state", "b.ron", "done", "3.1"]);
    let ran = desk.run(&["merge", "a.ron", "b.ron", "-o", "c.ron"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "已合并为 c.ron：3 条登记，去掉重复 1 条\n")
    );
    let total = desk.json(&["--state", "c.ron", "status"]);
    assert_eq!(total["total"]["done"], 3);
    let _ = desk.run(&["merge", "b.ron", "a.ron", "-o", "d.ron"]);
    let read = |name: &str| fs::read_to_string(desk.path(name)).unwrap();
    assert_eq!(read("c.ron"), read("d.ron"));
}

#[test]
fn nothing_is_overwritten_and_nothing_missing_is_made_up() {
    let desk = Desk::new();
    let _ = desk.run(&["--state", "a.ron", "init"]);
    let _ = desk.run(&["--state", "a.ron", "done", "1.1"]);
    let before = fs::read_to_string(desk.path("a.ron")).unwrap();
    assert_eq!(
        desk.run(&["merge", "a.ron", "a.ron", "-o", "a.ron"]).code,
        2
    );
    assert_eq!(
        desk.run(&["merge", "a.ron", "no.ron", "-o", "c.ron"]).code,
        4
    );
    assert_eq!(desk.run(&["merge", "a.ron", "-o", "c.ron"]).code, 2);
    assert!(!desk.path("c.ron").exists());
    assert_eq!(fs::read_to_string(desk.path("a.ron")).unwrap(), before);
}
