//! 动态: what was recorded, by day, narrowed and gone into.

use crate::journal::Act;

use super::Session;
use super::looks::lived_in;

fn news() -> Session {
    lived_in().on_its_last_day().press("L")
}

#[test]
fn the_latest_comes_first_by_day_with_counts_for_each_person() {
    news().shows(&[
        " 动态 ",
        "第 1 条，共 40 条登记  王芳",
        " 今天 11-25  4 条：张伟 1  陈静 1  李雷 1  王芳 1 ---",
        ">11:00  张伟  13.4  [x] 登记完成 ",
        " 昨天 11-24  5 条：张伟 4  陈静 1 ---",
        " 16:00  陈静  7.2   [~] 大型批发市场",
        " 11-23  2 条：李雷 2 ---",
        "省财政厅",
        "条  PgDn 翻页",
    ]);
}

#[test]
fn a_line_narrows_to_a_name_a_unit_or_a_clause() {
    let desk = news().press("/");
    let desk = desk.shows(&[" 筛选：", "姓名、单位、条款号或登记的内容", "Esc 离开"]);
    let desk = desk.press("张伟");
    let desk = desk
        .shows(&["筛选：张伟", "[x] 登记完成"])
        .hides(&["陈静  "]);
    // Letters are commands again; what was typed stays.
    let desk = desk.press("esc j").shows(&["筛选：张伟", "第 2 条，"]);
    desk.press("esc").shows(&["总进度"]);
    news().press("/ 2.7").shows(&["共 3 条登记"]);
    news().press("/ 商务").shows(&[" 7.2 "]).hides(&[" 13.4 "]);
    news().press("/ 批发市场").shows(&["共 1 条登记"]);
    news().press("/ 赵六").shows(&["没有符合的登记"]);
    // An input method that is on types into the line at once.
    news().press("张 伟").shows(&["筛选：张伟"]);
}

#[test]
fn a_line_left_empty_is_gone() {
    news()
        .press("/ esc")
        .hides(&["筛选："])
        .press("esc")
        .shows(&["总进度"]);
}

#[test]
fn enter_opens_the_clause_and_esc_returns_to_the_same_list() {
    let desk = news().press("/ 张伟 down enter");
    let desk = desk
        .shows(&["动态 > 2 推进工业结构优化升级 > 2.7", "自主化设计"])
        .press("esc");
    let desk = desk.shows(&["筛选：张伟", "第 2 条，"]);
    desk.press("k").shows(&["第 1 条，"]);
}

#[test]
fn tab_lists_today_this_week_and_all() {
    let desk = news().press("tab");
    let desk = desk
        .shows(&["动态（今天）", "共 4 条登记"])
        .hides(&["昨天"]);
    let desk = desk.press("tab").shows(&["动态（本周）", "共 11 条登记"]);
    desk.press("tab")
        .shows(&["共 40 条登记"])
        .hides(&["（本周）"]);
    let desk = Session::new().press("L").shows(&["尚无登记"]);
    desk.press("tab").shows(&["今天没有登记"]);
}

#[test]
fn what_others_record_appears_at_once_and_the_selection_stays() {
    let act = Act::Note {
        clause: "3.1".parse().unwrap(),
        text: "方案已报省政府".to_owned(),
    };
    let desk = news().press("down").elsewhere(&act, "赵敏");
    desk.shows(&[
        "今天 11-25  5 条：赵敏 1",
        "[~] 方案已报省政府",
        ">10:15  陈静",
        "第 3 条，共 41 条登记",
    ]);
}

#[test]
fn what_was_taken_back_stands_once_with_who_took_it_back() {
    let desk = Session::new().press("2 enter space u U u esc L");
    desk.shows(&["第 1 条，共 1 条登记", "登记完成（王芳"]);
    let desk = Session::new().press("2 enter space u U esc L");
    desk.shows(&["共 1 条登记", "[x] 登记完成  "]);
}

#[test]
fn nothing_is_recorded_from_the_list() {
    let desk = news().press("space").shows(&["按回车打开条款后再登记"]);
    desk.shows(&["共 40 条登记"]);
}

#[test]
fn a_large_window_shows_the_selected_entrys_clause_whole() {
    news()
        .sized(120, 40)
        .shows(&["13.4", "登记完成", "（省财政厅负责）"]);
    news().sized(40, 12).shows(&["第 1 条，共 40 条登记  王芳"]);
    news()
        .english()
        .shows(&["news", "entry 1 of 40", "today 11-25  4: ", "Enter clause"]);
}

#[test]
fn from_a_clause_the_next_entrys_clause_is_gone_to() {
    let desk = news().press("enter .");
    let desk = desk.shows(&["动态 > 4 发展开放型经济 > 4.6", "第 2 条，共 40 条"]);
    desk.press("esc").shows(&[">10:15  陈静  4.6"]);
}
