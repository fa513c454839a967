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
