//! Keys that must do nothing, or can do nothing now, and what is said instead.

use super::Desk;
use crate::journal::Status;

#[test]
fn nothing_is_recorded_on_a_screen_too_small_to_be_seen() {
    for size in [(39, 12), (40, 11), (1, 1)] {
        let mut desk = Desk::new().press("enter").sized(size.0, size.1);
        desk.frame();
        let desk = desk.press("space x V space enter y a 甲 enter u j");
        assert_eq!(desk.status("1.1"), Status::Pending, "{size:?}");
        let desk = desk.sized(80, 24).shows(&["1/13", "已完成 0/87"]);
        assert!(!desk.left);
        let mut desk = desk.sized(size.0, size.1);
        desk.frame();
        assert!(desk.press("q").left, "one can leave");
    }
}

#[test]
fn a_typed_number_is_gone_to_before_anything_is_recorded() {
    for key in ["space", "x", "a", "v"] {
        let desk = Desk::new().press("enter 2 . 3").press(key);
        assert_eq!(desk.status("1.1"), Status::Pending, "{key}");
        let desk = desk
            .shows(&["! 未登记：先按回车转到 2.3"])
            .hides(&["已标记", "进展："]);
        let desk = desk.press("enter space");
        assert_eq!(desk.status("2.3"), Status::Done, "{key}");
        assert_eq!(desk.status("1.1"), Status::Pending, "{key}");
    }
}

#[test]
fn the_footer_tells_what_the_keys_do_now() {
    let desk = Desk::new()
        .press("enter")
        .shows(&["回车 进入  Esc 返回  空格 完成"]);
    let desk = desk.press("space").shows(&["空格 取消"]).press("space");
    let desk = desk.press("v").shows(&["Esc 取消  空格 登记"]).press("esc");
    desk.press("1")
        .shows(&["回车 确认  Esc 取消"])
        .hides(&["回车 进入", "Esc 返回", "空格 完成"]);
}

#[test]
fn keys_that_need_a_clause_say_so_where_there_is_none() {
    for keys in ["space", "a", "=", "v", "D space", "4 enter t t ="] {
        Desk::new().press(keys).shows(&["! 没有选中条款"]);
    }
    Desk::new().press("esc").shows(&["! 已在首页  q 退出程序"]);
    Desk::new().read_only().press("j v").shows(&["只看"]);
    Desk::new().read_only().press("enter V").shows(&["只看"]);
}

#[test]
fn an_area_that_is_not_there_is_not_offered() {
    for keys in [
        "1 enter [",
        "16 enter ]",
        "f 商务 enter enter ]",
        "/ 加工 enter [",
    ] {
        Desk::new().press(keys).shows(&["! 没有这样的领域"]);
    }
    Desk::new()
        .press("enter ?")
        .hides(&["上一个领域"])
        .shows(&["下一个领域"]);
    Desk::new()
        .press("enter ]")
        .shows(&["> 2 推进工业结构优化升级"]);
}

#[test]
fn a_question_says_how_it_is_answered() {
    let desk = Desk::new().press("enter V space").press("好");
    let desk = desk.shows(&[
        "! 请先回答  回车 确认  Esc 取消",
        "将 13 条登记为已完成，确认吗？",
    ]);
    assert_eq!(desk.status("1.1"), Status::Pending);
    assert_eq!(desk.press("y").status("1.1"), Status::Done);
}

#[test]
fn a_number_with_too_many_parts_is_none() {
    Desk::new()
        .press("2 . 3 - 4 enter")
        .shows(&["没有 2.3.4 这一条"]);
    Desk::new()
        .press("2 。 。 3 enter")
        .shows(&["[ ] 未启动  2.3"]);
}
