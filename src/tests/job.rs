//! The job the program is for, from the first key to the last.

use crate::journal::{Act, Stage};

use super::Session;

#[test]
fn drills_into_a_clause_and_comes_back_to_the_row_it_left() {
    let desk = Session::new().shows(&[
        "约束性指标",
        "推动规划实施",
        " 0/87 ",
        "第 1 个领域，共 16 个",
    ]);
    let desk =
        desk.press("down enter")
            .shows(&[" 2 推进工业结构优化升级", "第 1 条，共 10 条", "2.1"]);
    let desk = desk.press("down down enter").shows(&[
        "> 2.3",
        "强化地质勘查力度",
        "牵头  省国土资源厅",
        "第 3 条，共 10 条",
    ]);
    let desk = desk.press("esc").shows(&["第 3 条，共 10 条"]);
    desk.press("esc")
        .shows(&["第 2 个领域，共 16 个"])
        .press("esc")
        .shows(&["第 2 个领域，共 16 个"]);
}

#[test]
fn arrows_and_letters_go_in_and_back_alike() {
    Session::new()
        .press("right right left")
        .shows(&["1 约束性指标", "第 1 条，共 13 条"]);
    Session::new()
        .press("l l h")
        .shows(&["1 约束性指标", "第 1 条，共 13 条"]);
    Session::new()
        .press("enter enter esc")
        .shows(&["1 约束性指标", "第 1 条，共 13 条"]);
}

#[test]
fn answers_what_a_department_leads_and_how_far_it_is() {
    let desk = Session::new().press("f 商务").shows(&["省商务厅", "牵头"]);
    let desk = desk
        .press("enter")
        .shows(&["省商务厅", "牵头 6 条  完成 0", "2.5"]);
    let mut desk =
        desk.press("space")
            .shows(&["牵头 6 条  完成 1", "已保存：2.5 登记完成  u 撤销", " 1/6 "]);
    assert_eq!(desk.status("2.5"), Stage::Done);
    assert!(desk.frame().contains("[x] 2.5"));
}

#[test]
fn opens_the_units_of_a_clause() {
    Session::new()
        .press("2 . 8 enter tab tab enter")
        .shows(&["2.8", "> 省工信委"])
        .press("esc")
        .shows(&["> 2.8"]);
}

#[test]
fn a_mark_is_saved_at_once_and_can_be_taken_back_and_made_again() {
    let desk = Session::new()
        .press("2 enter space")
        .shows(&["已保存：2.1 登记完成  u 撤销", "[x] 2.1"]);
    assert_eq!(desk.status("2.1"), Stage::Done);
    let desk = desk
        .press("u")
        .shows(&["已撤销 2.1 登记完成（王芳 11-23）  U 恢复", "[ ] 2.1"]);
    assert_eq!(desk.status("2.1"), Stage::Pending);
    let desk = desk.press("U").shows(&["已恢复 2.1 登记完成", "[x] 2.1"]);
    assert_eq!(desk.status("2.1"), Stage::Done);
    let desk = desk.press("u u").shows(&["本次运行中没有可以撤销的登记"]);
    assert_eq!(desk.status("2.1"), Stage::Pending);
}

#[test]
fn space_takes_a_mark_off_again() {
    let desk = Session::new()
        .press("5 . 2 enter space space")
        .shows(&["5.2 取消完成", "未启动"]);
    assert_eq!(desk.status("5.2"), Stage::Pending);
}

#[test]
fn notes_progress_and_a_value() {
    let desk = Session::new()
        .press("1 . 7 enter a 已分解到各市 enter")
        .shows(&["已保存：1.7 进展：已分解到各市", "推进中"]);
    let desk = desk.press("= tab 1.9 enter").shows(&[
        "已保存：1.7 二氧化硫排放：1.9%",
        "二氧化硫",
        " 减少2%   1.9%   尚差 0.1 个百分点",
    ]);
    assert_eq!(desk.status("1.7"), Stage::Started);
    // On to the next indicator, until the last or Esc.
    let desk = desk.shows(&["1.7 氨氮排放（目标：减少10.4%）："]);
    let desk = desk.press("2 enter 3 enter").hides(&["（目标："]);
    let desk = desk.shows(&["已保存：1.7 氮氧化物排放：3%", "尚差 0.1 个百分点"]);
    let desk = desk.press("= esc").hides(&["（目标："]);
    desk.press("a esc")
        .shows(&["> 1.7"])
        .press("a enter")
        .shows(&["没有输入内容"]);
}

#[test]
fn a_value_needs_an_indicator() {
    Session::new()
        .press("2 enter =")
        .shows(&["这一条没有约束性指标"]);
}

#[test]
fn shows_all_open_or_done_clauses() {
    let desk = Session::new().press("4 enter space down t");
    let desk = desk
        .shows(&["只列未完成", "4.2", "第 1 条，共 5 条"])
        .hides(&["4.1"]);
    desk.press("t")
        .shows(&["只列已完成", "[x] 4.1", "第 1 条，共 1 条"])
        .hides(&["4.2"])
        .press("t")
        .shows(&["4.1", "4.2"]);
}

#[test]
fn a_clause_that_leaves_the_list_hands_the_selection_on() {
    let desk = Session::new()
        .press("4 enter t down space")
        .shows(&["第 2 条，共 5 条"])
        .hides(&["[ ] 4.2"]);
    assert_eq!(desk.press("space").status("4.3"), Stage::Done);
}

#[test]
fn goes_to_the_next_and_previous_area() {
    Session::new()
        .press("3 enter ]")
        .shows(&["4 发展开放型经济"])
        .press("[ [")
        .shows(&["2 推进工业"])
        .press("esc")
        .shows(&["第 2 个领域，共 16 个"]);
    Session::new().press("1 enter [").shows(&["1 约束性指标"]);
    Session::new()
        .press("1 6 enter ]")
        .shows(&["16 推动规划实施"]);
}

#[test]
fn numbers_name_areas_and_clauses() {
    Session::new()
        .press("1 2")
        .shows(&["转到 12   回车 确认  Esc 取消"])
        .press("enter")
        .shows(&["12 加强公共服务体系建设"]);
    Session::new()
        .press("1 2 . 9 enter")
        .shows(&["> 12.9"])
        .press("esc")
        .shows(&["第 9 条，共 9 条"]);
    Session::new().press("2 enter 1 0 enter").shows(&["> 2.10"]);
    Session::new().press("1 7 enter").shows(&["没有第17个领域"]);
    Session::new()
        .press("9 . 9 enter")
        .shows(&["没有 9.9 这一条"]);
    Session::new()
        .press("1 esc")
        .hides(&["转到"])
        .shows(&["第 1 个领域，共 16 个"]);
}

#[test]
fn turns_to_the_next_clause_of_the_list_it_came_from() {
    Session::new()
        .press("1 enter enter . .")
        .shows(&["> 1.3", "第 3 条，共 13 条"])
        .press(",")
        .shows(&["> 1.2"])
        .press("esc")
        .shows(&["第 2 条，共 13 条"]);
}

#[test]
fn reads_the_whole_notice_from_where_it_is() {
    let desk = Session::new()
        .press("D")
        .shows(&["通知全文", "各市（地）、县（市）人民政府（行署）"]);
    desk.press("end")
        .shows(&["2012年7月4日", "（三）加强责任考核"])
        .press("q")
        .shows(&["第 1 个领域，共 16 个"]);
    Session::new()
        .press("13 . 1 enter f3")
        .shows(&["以制度创新为动力"]);
}

#[test]
fn says_where_the_standing_remark_applies() {
    Session::new()
        .press("4 . 1 enter")
        .shows(&["配合  其他有关部门（按 1.1，不一一列出）"]);
    Session::new().press("2 . 1 enter").hides(&["按 1.1"]);
}

#[test]
fn keys_of_an_input_method_act_as_their_ascii_keys() {
    Session::new()
        .press("ｊ")
        .shows(&["第 2 个领域，共 16 个"])
        .press("？")
        .shows(&["按键说明"]);
    Session::new()
        .press("发 改")
        .shows(&["查找：发改", "省发改委"]);
}

#[test]
fn a_paste_never_acts_as_keys() {
    let desk = Session::new()
        .press("2 enter")
        .paste("   q\n")
        .shows(&["粘贴的内容", "[ ] 2.1"]);
    assert!(!desk.left);
    Session::new()
        .press("f")
        .paste("省商务厅\n")
        .shows(&["部门：省商务厅", "第 1 个单位，共 1 个"]);
}

#[test]
fn leaves_by_q_and_at_once_by_ctrl_c() {
    assert!(Session::new().press("q").left);
    assert!(Session::new().press("f q ctrl-c").left);
    assert!(!Session::new().press("? q").left, "q closes the help first");
    assert!(!Session::new().press("esc esc").left);
}

#[test]
fn tells_what_another_operator_did_and_keeps_the_selection() {
    let done = Act::Mark {
        clauses: vec!["2.1".parse().unwrap()],
        done: true,
    };
    let desk = Session::new()
        .press("2 enter down down")
        .elsewhere(&done, "李雷");
    desk.shows(&["李雷 刚刚：2.1 登记完成", "[x] 2.1", "第 3 条，共 10 条"]);
}

#[test]
fn does_not_record_twice_what_another_has_marked() {
    let done = Act::Mark {
        clauses: vec!["2.1".parse().unwrap()],
        done: true,
    };
    let desk = Session::new()
        .press("2 enter")
        .elsewhere(&done, "李雷")
        .press("space");
    assert_eq!(
        desk.status("2.1"),
        Stage::Pending,
        "the row showed done, so Space opened it again"
    );
}

#[test]
fn speaks_english_when_asked() {
    Session::new()
        .english()
        .shows(&["done begun", "0/87 0%"])
        .press("1 . 1 enter")
        .shows(&["pending", "lead", "Target "]);
}

#[test]
fn finds_everything_from_one_line() {
    let desk = Session::new()
        .press("/ dadou")
        .shows(&["查找：dadou", "条款", "2.1", "大豆"]);
    let desk = desk
        .press("enter")
        .shows(&["2 推进工业结构优化升级 > 2.1", "玉米、水稻、大豆"]);
    desk.press("esc")
        .shows(&["查找：dadou", "第 1 处，共 1 处"])
        .press("esc")
        .shows(&["第 1 个领域，共 16 个"]);
    Session::new()
        .press("/ fgw")
        .shows(&["部门", "省发改委"])
        .press("esc")
        .shows(&["第 1 个领域，共 16 个"]);
    Session::new().press("/ 主体功能区").shows(&["领域", "11"]);
    Session::new()
        .press("/ 组织领导")
        .shows(&["原文"])
        .press("enter")
        .shows(&["通知全文", "加强组织领导"]);
    Session::new()
        .press("2 . 3 enter a 招标已完成 enter esc / 招标")
        .shows(&["进展", "2.3", "招标已完成"]);
}

#[test]
fn walks_through_what_was_found() {
    let desk = Session::new()
        .press("2 enter / 碳汇 enter")
        .shows(&["> 5.2"]);
    let desk = desk
        .press("n")
        .shows(&["1 处，共 1 处"])
        .press("esc")
        .shows(&["查找：碳汇"])
        .press("esc")
        .shows(&["2 推进工业"]);
    desk.press("/ 煤炭 enter n")
        .shows(&["第 2 处", "> 5.4"])
        .press("N")
        .shows(&["第 1 处", "> 2.2"]);
}

#[test]
fn what_was_found_stands_by_sort_and_can_be_narrowed_to_one() {
    let desk = super::looks::lived_in().press("/ 项目");
    let desk = desk.shows(&[" 条款 ", " 进展 ", "省国土资源厅", "可加条件"]);
    let desk = desk.press("tab").shows(&["只看条款"]).hides(&[" 进展 3"]);
    let desk = desk.press("tab").shows(&["只看进展", " 进展 "]);
    desk.press("tab").shows(&["可加条件", " 条款 "]);
}

#[test]
fn filters_narrow_a_search_and_say_what_is_wrong() {
    Session::new()
        .press("/ role:lead space unit:商务")
        .shows(&["4.1", "8.3"])
        .hides(&["4.4"]);
    Session::new().press("/ role:boss").shows(&["boss"]);
    Session::new()
        .press("/ 2.3")
        .shows(&["2.3", "强化地质勘查力度"]);
    Session::new().press("/ xyzq").shows(&["没有找到"]);
}

#[test]
fn changes_marked_clauses_together_and_asks_before_many() {
    let desk = Session::new()
        .press("2 enter v v")
        .shows(&["已标记 2 条", "[ ]*2.1"])
        .press("space");
    let desk = desk.shows(&["2.1、2.2 登记完成"]).hides(&["已标记"]);
    let desk = desk.press("u").shows(&["[ ] 2.1", "[ ] 2.2"]);
    let desk = desk
        .press("V space")
        .shows(&["将 10 条登记为已完成，确认吗？"]);
    let desk = desk
        .press("esc")
        .shows(&["已标记 10 条", "[ ]*2.1"])
        .press("space enter");
    assert_eq!(desk.status("2.10"), Stage::Done);
    let desk = desk.press("u").shows(&["完成 0"]);
    desk.press("V esc")
        .hides(&["已标记"])
        .shows(&["2 推进工业"]);
}

#[test]
fn every_command_can_be_reached_with_an_input_method_on() {
    Session::new().press("f4").shows(&["查找："]);
    Session::new().press("2 enter f5").shows(&["2.1 进展："]);
    Session::new().press("2 enter f7").shows(&["只列未完成"]);
    Session::new().press("2 enter space f8").shows(&["已撤销"]);
}

#[test]
fn a_mark_that_is_not_on_disk_does_not_show_and_can_go_elsewhere() {
    let desk = Session::new().full().press("2 enter space");
    let desk = desk.shows(&["磁盘已满", "W 改存到别的文件", "[ ] 2.1", "完成 0"]);
    let desk = desk
        .press("W")
        .shows(&["另存到文件：~/duban.ron"])
        .press("enter");
    assert_eq!(desk.elsewhere.as_deref(), Some("~/duban.ron"));
}

#[test]
fn a_note_that_was_not_saved_stays_in_its_line() {
    let desk = Session::new().full().press("2 enter a 招标 enter");
    desk.shows(&["2.1 进展：招标", "磁盘已满", "输入的内容还在"]);
}

#[test]
fn finds_a_command_by_any_of_its_names_and_does_it() {
    for query in ["登记完成", "djwc", "dengjiwancheng", "mark done", "toggle"] {
        let desk = Session::new().press("2 enter :").paste(query);
        let desk = desk.shows(&["登记完成 / 取消完成", "空格 x"]);
        assert_eq!(desk.press("enter").status("2.1"), Stage::Done, "{query}");
    }
    Session::new()
        .press("： tongzhi enter")
        .shows(&["通知全文", "各市（地）"]);
    assert!(Session::new().press(": leave enter").left);
}

#[test]
fn offers_only_commands_that_can_do_something() {
    let desk = Session::new().press(": 撤销").shows(&["没有这样的功能"]);
    desk.press("enter esc").shows(&["第 1 个领域，共 16 个"]);
    Session::new()
        .press("2 enter space : 撤销")
        .shows(&["撤销本次运行中的上一步登记", "u F8", "undo"])
        .press("enter")
        .shows(&["已撤销 2.1 登记完成"]);
    Session::new()
        .press(": down esc")
        .shows(&["第 1 个领域，共 16 个", "约束性指标"]);
}

#[test]
fn a_click_selects_the_row_under_it() {
    let desk = Session::new()
        .click(9, 5)
        .shows(&["第 3 个领域，共 16 个"])
        .click(9, 0);
    desk.shows(&["第 3 个领域，共 16 个"])
        .press("2 enter")
        .click(20, 12)
        .shows(&["第 10 条，共 10 条"]);
    let desk = Session::new().press("f 商务 enter").click(20, 2);
    desk.shows(&["第 1 条，共 22 条"])
        .click(20, 5)
        .shows(&["第 3 条，共 22 条"]);
}
