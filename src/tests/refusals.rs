//! Keys that must do nothing, or can do nothing now, and what is said instead.

use super::Session;
use crate::catalogue::{AreaNo, ClauseId};
use crate::journal::{Act, Stage};

#[test]
fn nothing_is_recorded_on_a_screen_too_small_to_be_seen() {
    for size in [(39, 12), (40, 11), (1, 1)] {
        let mut desk = Session::new().press("enter").sized(size.0, size.1);
        desk.frame();
        let desk = desk.press("space x V space enter y a 甲 enter u j");
        assert_eq!(desk.status("1.1"), Stage::Pending, "{size:?}");
        let desk = desk.sized(80, 24).shows(&["第 1 条，共 13 条", "完成 0"]);
        assert!(!desk.left);
        let mut desk = desk.sized(size.0, size.1);
        desk.frame();
        assert!(desk.press("q").left, "one can leave");
    }
}

#[test]
fn what_was_said_before_the_screen_became_too_small_is_still_there_after() {
    let mut desk = Session::new().press("enter space").sized(20, 5);
    desk.frame();
    let desk = desk.press("z j space").sized(80, 24);
    desk.shows(&["已保存：1.1 登记完成"]);
    let mut desk = Session::new().press("D").sized(20, 5);
    desk.frame();
    let desk = desk.press("q").sized(80, 24);
    assert!(!desk.left);
    desk.shows(&[" 通知全文"]);
}

#[test]
fn a_typed_number_is_gone_to_before_anything_is_recorded() {
    for screen in ["", "enter", "4 enter", "16 enter", "8 . 1 enter"] {
        for key in ["space", "x", "a", "=", "v", "V", "u", ":"] {
            let desk = Session::new().press(screen).press("2 . 3").press(key);
            let desk = desk.shows(&["! 请先按回车转到 2.3  Esc 取消"]);
            let desk = desk.hides(&["已标记", "进展：", "功能："]);
            let desk = desk.press("enter space");
            assert_eq!(desk.status("2.3"), Stage::Done, "{screen}, {key}");
            desk.shows(&["[x] 已完成"]);
        }
    }
}

#[test]
fn the_footer_tells_what_the_keys_do_now() {
    let desk = Session::new().press("enter");
    let desk = desk
        .shows(&["回车 进入  Esc 返回  空格 完成"])
        .press("space");
    let desk = desk.shows(&["空格 改为未完成"]).press("space v");
    let desk = desk.shows(&["Esc 取消  空格 完成"]).press("esc 1");
    let desk = desk.shows(&["回车 确认  Esc 取消"]);
    desk.hides(&["回车 进入", "Esc 返回", "空格 完成"]);
    // Every marked clause is done; none of them is listed; a prompt lies over the marks.
    Session::new()
        .press("3 enter space V")
        .shows(&["空格 改为未完成"]);
    let hidden = Session::new().press("enter space j v t t");
    hidden.shows(&["标记的 1 条都未列出", "空格 改为未完成"]);
    Session::new()
        .press("enter v a")
        .shows(&["Esc 返回"])
        .hides(&["Esc 取消"]);
}

#[test]
fn keys_that_need_a_clause_say_so_where_there_is_none() {
    for keys in ["space", "a", "=", "v", "V", "D space"] {
        Session::new().press(keys).shows(&["! 没有选中条款"]);
    }
    for key in ["space", "a", "=", "v", "V"] {
        let empty = Session::new().press("4 enter t t").press(key);
        empty.shows(&["! 没有列出条款  t 切换筛选"]);
    }
    Session::new()
        .press("2 . 3 enter v")
        .shows(&["! 标记须在条款列表中进行"]);
    Session::new()
        .press("esc")
        .shows(&["! 已在首页  q 退出程序"]);
    Session::new().read_only().press("j v").shows(&["只看"]);
    Session::new().read_only().press("enter V").shows(&["只看"]);
}

#[test]
fn an_area_that_is_not_there_is_not_offered() {
    for keys in ["1 enter [", "16 enter ]"] {
        Session::new()
            .press(keys)
            .shows(&["! 这个方向上没有领域了"]);
    }
    for keys in ["f 商务 enter enter ]", "/ 加工 enter ["] {
        Session::new()
            .press(keys)
            .shows(&["! 这里不是从领域进入的"]);
    }
    let desk = Session::new().press("enter ?").hides(&["上一个领域"]);
    desk.shows(&["下一个领域"]);
    Session::new()
        .press("enter ]")
        .shows(&[" 2 推进工业结构优化升级"]);
}

#[test]
fn a_question_says_how_it_is_answered() {
    let desk = Session::new().press("enter V space").press("好");
    let desk = desk.shows(&[
        "! 请先回答  回车 确认  Esc 取消",
        "将 13 条登记为已完成，确认吗？",
    ]);
    assert_eq!(desk.status("1.1"), Stage::Pending);
    assert_eq!(desk.press("y").status("1.1"), Stage::Done);
}

#[test]
fn a_question_is_never_covered_by_what_is_said() {
    let desk = Session::new().sized(40, 12).press("enter V space");
    let long = "进展".repeat(200);
    let note = Act::Note {
        clause: ClauseId {
            area: AreaNo::new(2),
            index: 1,
        },
        text: long.clone(),
    };
    let desk = desk.elsewhere(&note, &"李雷".repeat(60));
    desk.shows(&["将 13 条登记为已完成，确认吗？"]);
}

#[test]
fn a_number_with_too_many_parts_is_none() {
    let desk = Session::new().press("2 . 3 - 4 enter");
    desk.shows(&["没有 2.3.4 这一条"]);
    Session::new()
        .press("2 。 。 3 enter")
        .shows(&["[ ] 未启动  2.3"]);
}

#[test]
fn marks_that_a_change_did_not_use_stay() {
    let desk = Session::new().press("2 enter v v v a 在办 enter");
    let desk = desk.shows(&["已标记 3 条"]).press("t space t t");
    desk.hides(&["已标记"]).shows(&["完成 3"]);
    let desk = Session::new().press("2 enter space v v t space");
    desk.shows(&["标记的 1 条都未列出"]);
}

#[test]
fn read_only_is_switched_in_the_running_program_where_it_was_not_started_so() {
    let switch = ": 只读 enter";
    let desk = Session::new().press("2 enter").press(switch);
    let desk = desk.shows(&["只读  王芳", "已切换为只读"]);
    let desk = desk.press("space").shows(&["只读，不能登记"]);
    assert_eq!(desk.status("2.1"), Stage::Pending);
    let desk = desk
        .press(switch)
        .shows(&["已改回可登记"])
        .hides(&["只读  "]);
    let desk = desk.press("space");
    assert_eq!(desk.status("2.1"), Stage::Done);
    let desk = Session::new().read_only().press(switch);
    desk.shows(&["只读  王芳", "只看；不能在程序中改回"]);
}

#[test]
fn the_filters_key_says_why_it_does_nothing() {
    for way in ["2 . 2 enter", "D"] {
        let desk = Session::new().press(way).press("t");
        desk.shows(&["! 这里不是条款列表，没有可筛选的"]);
    }
    let desk = Session::new().press("L t");
    desk.shows(&["! 这里列的是登记  / 筛选  Tab 今天、本周、全部"]);
    Session::new().press("t t").shows(&["这里只列未完成的条款"]);
    Session::new().press("t").shows(&["87 条中未完成 87 条"]);
}
