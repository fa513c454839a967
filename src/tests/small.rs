//! Small windows: what has to give way, and what must not.

use super::Session;
use crate::journal::samples::{journal, value};

fn small() -> Session {
    Session::new().sized(40, 12)
}

#[test]
fn a_units_counts_are_whole_in_a_narrow_window() {
    let desk = small().press("f fgw");
    let desk = desk.shows(&["省发改委      0/16     39   ."]);
    desk.press("enter").shows(&[" 0/16 ", " 0/11 ", " 0/12"]);
    let wide = Session::new().press("f fgw");
    wide.shows(&["  0/16  0/11  0/12     39   "]);
}

#[test]
fn what_a_list_leaves_out_is_said_before_what_it_is_about() {
    let desk = small().press("f fgw enter t");
    let desk = desk.shows(&["只列未完成  t 切换"]);
    desk.sized(80, 24)
        .shows(&[" 0/16  负责", " 0/11  配合", " 0/12 ", "只列未完成  t 切换"]);
}

#[test]
fn a_prompt_says_in_full_what_it_asks_for() {
    let desk = small().press("1 . 8 enter =");
    desk.shows(&["1.8 森林覆盖率（目标：达到47.3%）：", " >"]);
    Session::new()
        .press("1 . 8 enter = 45")
        .shows(&[" 1.8 森林覆盖率（目标：达到47.3%）：45"]);
}

#[test]
fn a_title_that_is_cut_ends_in_dots() {
    small()
        .sized(56, 12)
        .shows(&["督办  黑龙江省“十二五”..   第 1 个领域，共 16 个  王芳"]);
    small().shows(&["督办       第 1 个领域，共 16 个  王芳"]);
    small()
        .press("12 . 1 enter D")
        .shows(&["黑龙江省“十二五”规划纲要主要目标和任.."]);
}

#[test]
fn the_areas_summary_follows_the_marks() {
    let desk = Session::new().press("2 enter");
    let desk = desk.shows(&["10 条  完成 0  推进 0  未启动 10"]);
    let desk = desk.press("space down a 正在办理 enter");
    desk.shows(&["10 条  完成 1  推进 1  未启动 8"]);
}

#[test]
fn a_question_is_not_lost_to_an_input_method() {
    let desk = Session::new().press("2 enter V space 一");
    let desk = desk.shows(&["将 10 条登记为已完成，确认吗？"]);
    desk.press("ｙ").shows(&["已保存"]);
}

#[test]
fn the_first_screen_gets_a_newcomer_going_in_three_lines() {
    let mut desk = Session::new();
    let frame = desk.frame();
    let lines: Vec<_> = frame.lines().skip(19).take(3).collect();
    assert!(lines[0].contains("方向键选择  回车 进入"), "{frame}");
    assert!(
        lines[1].contains("f 找部门：输入 商务 或首字母 swt"),
        "{frame}"
    );
    assert!(lines[2].contains("空格 登记条款完成，当即保存"), "{frame}");
    let mut english = Session::new().english();
    let frame = english.frame();
    assert!(
        frame.contains("Space marks a clause done, saved at once"),
        "{frame}"
    );
}

#[test]
fn a_fault_never_covers_what_is_being_typed() {
    let note = "2 enter a 招标工作已经全部完成 enter";
    let mut desk = small().full().press(note);
    let frame = desk.frame();
    let rows: Vec<_> = frame.lines().collect();
    assert_eq!(rows[10], " 2.1 进展：招标工作已经全部完成", "{frame}");
    assert!(rows.iter().any(|row| row.contains("没有登记")), "{frame}");
    let mut desk = small().full().press("2 enter space");
    let frame = desk.frame();
    assert!(
        frame.contains("W 改存到别的文件") || frame.contains(".."),
        "{frame}"
    );
}

#[test]
fn where_nothing_can_be_recorded_the_first_screen_does_not_tell_how() {
    let desk = Session::new().read_only().press("down");
    desk.hides(&["登记条款完成", "撤销"])
        .shows(&["f 找部门：输入"]);
}

#[test]
fn how_far_an_area_is_fits_beside_marks_and_filter() {
    let english = || Session::new().english().press("enter");
    english().sized(40, 12).shows(&[" . .  0/13"]);
    let marked = english()
        .press("v")
        .shows(&[" 0/13    1 marked  Space change them"]);
    marked.sized(40, 12).shows(&[" 0/13    1 marked"]);
    let both = Session::new().press("enter t v");
    let both = both.shows(&[" 0/13    已标记 1 条  空格 登记  Esc 取消标记  只列未完成  t 切换"]);
    both.sized(40, 12).shows(&["已标记 1 条  只列未完成"]);
    english()
        .press("esc 3 enter")
        .shows(&["1 clause "])
        .hides(&["1 clauses"]);
}

#[test]
fn a_cut_leaves_no_part_of_a_number() {
    let desk = small().press("enter");
    let desk = desk.shows(&["耕地保有量1160.7万公顷"]).hides(&["1160.."]);
    // What was recorded takes room from the text.
    let desk = desk.press("down a 在办 enter G k k k k k a 在办 enter");
    desk.hides(&["4..", "1160.."]).shows(&["森林覆盖率达到.."]);
}

#[test]
fn the_palette_shows_one_key_whole() {
    small()
        .press("enter :")
        .shows(&["回车", "空格 x", "f F2"])
        .hides(&["C..", "回车 .."]);
}

#[test]
fn a_newcomer_is_told_as_much_as_there_is_room_for() {
    let lines = [
        "方向键选择  回车 进入",
        "f 找部门：输入 商务",
        "空格 登记条款完成",
    ];
    // 80x24 with tmux's own row.
    Session::new().sized(80, 23).shows(&lines[..2]);
    Session::new()
        .sized(80, 22)
        .shows(&lines[..1])
        .hides(&lines[1..]);
    for width in [100, 120] {
        let desk = Session::new().sized(width, 40).shows(&lines);
        desk.shows(&["? 全部按键", " : 按名称找功能"]);
    }
}

#[test]
fn the_english_preview_is_english_and_aligned() {
    let desk = Session::new().english().sized(120, 40).press("2 enter j");
    desk.shows(&["lead         ", "support      ", "and others"])
        .hides(&["等 "]);
}

#[test]
fn a_value_that_has_no_room_leaves_its_day_alone() {
    let recorded = journal(&[value(1, "王芳", "1.8", 2, "16.9")]);
    let desk = Session::with(recorded);
    let desk = desk.press("enter").shows(&["11-23 16.9/17.55"]);
    let desk = desk.sized(60, 14);
    desk.shows(&["11-23"]).hides(&["11-23 .."]);
}
