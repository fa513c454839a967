//! Several processes on one journal.

use std::process::Stdio;

use crate::desk::Desk;

#[test]
fn eight_at_once_lose_nothing() {
    let desk = Desk::new();
    let jobs = [
        "1.1-1.13",
        "2.1-2.10",
        "4.1-4.6",
        "6.1-6.6",
        "7.1-7.5",
        "9.1-9.7",
        "10.1-10.8",
        "12.1-12.9",
    ];
    for _ in 0..3 {
        let children: Vec<_> = jobs
            .iter()
            .map(|ids| {
                desk.command(&["done", ids])
                    .stdout(Stdio::null())
                    .stderr(Stdio::piped())
                    .spawn()
                    .unwrap()
            })
            .collect();
        for child in children {
            assert!(child.wait_with_output().unwrap().status.success());
        }
        let total = desk.json(&["status"]);
        assert_eq!(total["total"]["done"], 13 + 10 + 6 + 6 + 5 + 7 + 8 + 9);
        assert_eq!(desk.run(&["reopen", "1.1-16.2"]).code, 0);
        assert_eq!(desk.json(&["status"])["total"]["done"], 0);
    }
}

#[test]
fn undo_never_takes_back_the_mark_of_another_in_silence() {
    let desk = Desk::new();
    let _ = desk.run(&["--as", "王芳", "done", "1.1"]);
    assert_eq!(desk.run(&["--as", "李雷", "undo"]).code, 1);
    let _ = desk.run(&["--as", "李雷", "reopen", "1.1"]);
    let ran = desk.run(&["--as", "王芳", "undo"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("李雷"), "{}", ran.err);
    let _ = desk.run(&["--as", "王芳", "done", "2.1", "2.2"]);
    let _ = desk.run(&["--as", "李雷", "reopen", "2.1"]);
    let _ = desk.run(&["--as", "李雷", "done", "2.1"]);
    let ran = desk.run(&["--as", "王芳", "undo"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("2.1 此后已由 李雷"), "{}", ran.err);
    assert_eq!(
        (desk.status("2.1"), desk.status("2.2")),
        ("done".into(), "pending".into())
    );
}
