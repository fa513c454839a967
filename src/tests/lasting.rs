//! What must not go unseen: refusals, a journal that is gone, a save that waits, a row that changed under the cursor.

use super::Session;
use crate::app::{Msg, Waiting};
use crate::catalogue::NoticeNo;
use crate::error::{Error, Kind};
use crate::journal::samples::subject;
use crate::journal::{Act, Journal, Stage};
use crate::lang::both;

fn gone() -> Msg {
    let error = Error::new(Kind::Io, both!("登记文件不见了", "the journal is gone"));
    Msg::Reloaded(NoticeNo::default(), Box::new(Err(error)))
}

#[test]
fn a_refusal_stays_until_it_was_on_the_screen_and_a_key_came() {
    let desk = Session::new().full().press("enter");
    let desk = desk
        .burst("space j k j q")
        .shows(&["! 磁盘已满", "没有登记"]);
    let desk = desk.burst("esc").hides(&["磁盘已满"]);
    // What follows at once is told after it, not in its place.
    let desk = desk.press("enter").burst("space u");
    desk.shows(&["! 磁盘已满", "没有可以撤销的登记"]);
}

#[test]
fn a_journal_that_is_gone_has_a_sign_on_every_screen_until_it_is_back() {
    let mut desk = Session::new().press("enter").given(gone());
    desk = desk.shows(&["! 登记文件不见了", "! 登记文件不可用"]);
    for keys in [
        "j", "enter", "esc", "esc", "D", "esc", "/", "esc", "?", "esc",
    ] {
        desk = desk.press(keys).shows(&["! 登记文件不可用"]);
    }
    let journal = Journal::new(subject());
    let back = Msg::Reloaded(NoticeNo::default(), Box::new(Ok(journal)));
    desk.given(back)
        .hides(&["登记文件不可用", "登记文件不见了"]);
}

#[test]
fn a_save_that_waits_is_told_as_long_as_it_waits() {
    let waiting = Waiting {
        text: "尚未保存：等待".to_owned(),
        clauses: vec!["2.1".parse().unwrap()],
    };
    let desk = Session::new().press("2 enter");
    let desk = desk.given(Msg::Waits(Some(waiting)));
    // Its row says so too, whichever is selected.
    let desk = desk.press("j").shows(&["! 尚未保存：等待", "[?] 2.1 "]);
    let desk = desk.shows(&["[ ] 2.2 "]).press("k");
    let desk = desk.shows(&["! 尚未保存：等待", "[?] 2.1 "]);
    // So does its page.
    let desk = desk.press("enter").shows(&["[?] 尚未保存  2.1"]);
    let desk = desk.press("esc");
    desk.given(Msg::Waits(None))
        .hides(&["尚未保存", "[?]"])
        .shows(&["[ ] 2.1 "]);
}

#[test]
fn a_row_that_the_filter_would_take_away_stays_until_a_key_is_pressed() {
    let done = |id: &str| Act::Mark {
        clauses: vec![id.parse().unwrap()],
        done: true,
    };
    let desk = Session::new().press("1 enter t");
    let desk = desk.elsewhere(&done("1.1"), "李雷").shows(&[" 1.1 "]);
    // A Space that was on its way.
    let desk = desk.press("space").shows(&["1.1 刚由别人改动"]);
    assert_eq!(desk.status("1.1"), Stage::Done);
    assert_eq!(desk.status("1.2"), Stage::Pending);
    let desk = desk.hides(&["[x] 1.1"]).press("space");
    assert_eq!(desk.status("1.2"), Stage::Done);
    // Another key takes the row away and does what it does.
    let desk = desk.elsewhere(&done("1.3"), "李雷").press("j");
    let desk = desk.hides(&["[x] 1.3"]).press("space");
    assert_eq!(desk.status("1.3"), Stage::Done);
}

#[test]
fn a_paste_is_taken_whole_or_not_at_all() {
    let note = "进展。".repeat(1163);
    let desk = Session::new()
        .press("1 enter a")
        .paste(&note)
        .press("enter");
    let desk = desk
        .shows(&["已保存"])
        .press("a")
        .paste(&"长".repeat(10_001));
    let desk = desk.shows(&["一行最多 10000 字"]).press("enter");
    desk.hides(&["长长长"]);
}
