//! What arrives from a keyboard, an input method or a mouse, and where the cursor stands meanwhile.

use ratatui::layout::Position;

use crate::journal::Stage;
use crate::keys::{Code, Key};

use super::Session;

/// Esc and a key that came in one packet, as a terminal sends them.
fn at_once(mut desk: Session, code: Code) -> Session {
    desk.key(Key {
        code,
        ctrl: false,
        alt: true,
    });
    desk
}

#[test]
fn esc_and_a_key_in_one_packet_are_both_taken_where_one_types() {
    let desk = at_once(Session::new().press("f 商务"), Code::Char('j'));
    desk.shows(&["第 2 个领域，共 16 个"])
        .hides(&[" 部门：商务"]);
    let desk = at_once(Session::new().press("2 enter : tong"), Code::Enter);
    desk.shows(&["[ ] 未启动  2.1"]);
    let desk = at_once(Session::new().press("2 enter a"), Code::Char('j'));
    desk.shows(&["第 2 条，共 10 条"]).hides(&["进展："]);
}

#[test]
fn a_note_that_is_being_typed_is_not_thrown_away_by_an_alt_key() {
    let desk = at_once(Session::new().press("2 enter a 正在办理"), Code::Char('b'));
    let desk = desk.shows(&["2.1 进展：正在办理"]).press("中 enter");
    desk.sized(80, 40).press("enter").shows(&["正在办理中"]);
}

#[test]
fn a_character_after_digits_begins_a_search_and_nothing_else() {
    let desk = Session::new().press("2 发").shows(&["查找：发"]);
    let desk = desk.hides(&["转到"]).press("esc");
    desk.hides(&["查找："]).shows(&["第 1 个领域，共 16 个"]);
}

/// The cursor's place on a screen reached by these keys.
fn caret(keys: &str) -> Option<Position> {
    let mut desk = Session::new().press(keys);
    desk.buffer();
    desk.caret
}

#[test]
fn the_cursor_stands_where_one_types_or_answers_and_else_on_the_selection() {
    let at = |x, y| Some(Position::new(x, y));
    assert_eq!(caret("down down"), at(0, 5));
    assert_eq!(caret("2 enter down"), at(0, 4));
    assert_eq!(caret("f 商务"), at(11, 1), "部门：商务");
    assert_eq!(caret("/ fgw"), at(10, 1), "查找：fgw");
    assert_eq!(caret("2 enter ?"), at(7, 1), "查找：");
    assert_eq!(caret("2 . 3"), at(9, 22), "转到 2.3");
    assert_eq!(caret("2 enter a 正在"), at(15, 22), "2.1 进展：正在");
    assert_eq!(caret("2 enter V space"), at(31, 22), "the question's end");
    assert_eq!(caret("2 . 2 enter tab"), at(0, 8), "the chosen unit");
}

#[test]
fn a_long_line_shows_that_it_goes_on_and_leaves_room_for_an_input_method() {
    let long = "正在办理".repeat(20);
    let mut desk = Session::new().press("2 enter a").paste(&long);
    let frame = desk.frame();
    let row = frame.lines().nth(22).unwrap();
    assert!(
        row.starts_with(" 2.1 进展：..") && row.ends_with("正在办理"),
        "{row}"
    );
    assert!(desk.caret.unwrap().x <= 80 - 8, "{:?}", desk.caret);
    let desk = desk.press("home");
    desk.shows(&["2.1 进展：正在办理"]).shows(&[".."]);
}

#[test]
fn a_click_selects_and_a_double_click_opens_what_was_clicked() {
    Session::new().click(3, 5).shows(&["第 3 个领域，共 16 个"]);
    Session::new()
        .double_click(3, 5)
        .shows(&[" 3 推动资源型城市"]);
    let palette = Session::new().press("2 enter :").double_click(3, 4);
    palette.shows(&["[x] 2.1"]);
    // A heading is no clause, a clause's text no unit.
    let unit = Session::new().press("f 商务 enter").double_click(3, 2);
    unit.shows(&[" 找部门 > 省商务厅  "]);
    let clause = Session::new().press("2 . 2 enter").double_click(3, 5);
    clause.shows(&["> 2.2 "]).hides(&["牵头 16 条"]);
}

#[test]
fn marks_that_a_filter_hides_are_told_and_left_alone() {
    let desk = Session::new().press("2 enter v space v t");
    // 2.1 is done and marked no more; 2.2 is marked and open.
    let desk = desk.shows(&["已标记 1 条  空格 登记"]).press("t");
    let desk = desk.shows(&["标记的 1 条都未列出  Esc 取消标记"]);
    assert_eq!(desk.press("space").status("2.2"), Stage::Pending);
}

#[test]
fn the_question_counts_what_would_change() {
    let desk = Session::new().press("2 enter space V space");
    desk.shows(&["将 9 条登记为已完成，确认吗？"]);
}

#[test]
fn a_number_leads_to_its_place_however_many_were_typed_before() {
    let desk = Session::new().press("1 . 5 enter 1 . 1 enter 5 . 3 enter 5 . 3 enter");
    let desk = desk.shows(&[" 5 加强资源节约和环境保护 > 5.3 "]);
    desk.press("esc esc").shows(&["第 5 个领域，共 16 个"]);
    let unit = Session::new().press("f 商务 enter enter 5 . 3 enter esc esc");
    unit.shows(&[" 找部门 > 省商务厅  "]);
}

#[test]
fn a_value_is_a_number() {
    let desk = Session::new().press("1 . 8 enter = abc enter");
    let desk = desk.shows(&["“abc”不是数值，没有登记", "：abc"]);
    let desk = desk.press("ctrl-u ４５．２％ enter");
    desk.sized(80, 40).shows(&["已保存：1.8 森林覆盖率：45.2%"]);
}

#[test]
fn several_ids_are_told_in_either_language() {
    let keys = "2 enter V space enter";
    Session::new()
        .press(keys)
        .shows(&["已保存：2.1、2.2、2.3 等 10 条 登记完成"]);
    Session::new()
        .english()
        .press(keys)
        .shows(&["saved: 2.1, 2.2, 2.3 and others (10 in all) marked done"]);
}

#[test]
fn the_help_tells_the_keys_of_a_line_and_is_narrowed_by_sound() {
    let desk = Session::new().sized(80, 50).press("f f1");
    desk.shows(&["Ctrl-U", "清除光标前的内容"]);
    let desk = Session::new().press("2 enter ? djwc");
    desk.shows(&["登记完成 / 取消完成"]).hides(&["下一行"]);
}

#[test]
fn alt_and_a_letter_where_one_types_records_nothing() {
    let desk = at_once(Session::new().press("2 enter / 发展"), Code::Char('x'));
    let desk = desk.hides(&["查找：发展"]);
    assert_eq!(desk.status("2.1"), Stage::Pending);
}

#[test]
fn a_click_or_a_paste_takes_a_number_back() {
    let desk = Session::new().press("2").double_click(3, 5);
    desk.hides(&["转到"]).press("enter").shows(&["3.1"]);
    let desk = Session::new().press("2").paste("x");
    desk.press("enter")
        .hides(&["没有 2"])
        .shows(&[" 1 约束性指标"]);
}

#[test]
fn narrowing_the_help_begins_at_its_top() {
    let desk = Session::new().press("2 enter ? pgdn").paste("下");
    desk.shows(&["移动", "下一行"]);
    let blank = Session::new().press("2 enter ?").paste("  ");
    blank.hides(&["现在不能用"]);
}

#[test]
fn a_warning_has_a_sign() {
    Session::new()
        .press("9 9 enter")
        .shows(&["! 没有第99个领域"]);
}

#[test]
fn a_note_may_have_several_lines() {
    for key in ["alt-enter", "ctrl-j"] {
        let typed = format!("2 . 2 enter a 一是招标完成； {key} 二是资金到位。");
        let mut desk = Session::new().press(&typed);
        let frame = desk.frame();
        let rows: Vec<_> = frame.lines().skip(20).collect();
        assert_eq!(rows[0], " 2.2 进展：", "{frame}");
        assert_eq!(rows[1], " > 一是招标完成；", "{frame}");
        assert_eq!(rows[2], "   二是资金到位。", "{frame}");
        assert!(rows[3].contains("Alt-回车 换行"), "{frame}");
        assert_eq!(desk.caret, Some(Position::new(17, 22)));
        let desk = desk.press("enter");
        let desk = desk.shows(&["已保存：2.2 进展：一是招标完成； 二是资金到位。"]);
        let mut desk = desk.sized(80, 40);
        let frame = desk.frame();
        let at = frame
            .lines()
            .position(|row| row.ends_with("一是招标完成；"));
        let next = frame.lines().nth(at.unwrap() + 1).unwrap();
        assert_eq!(next.trim(), "二是资金到位。", "{frame}");
        desk.press("esc").shows(&["一是招标完成；.."]);
    }
}

#[test]
fn a_pasted_text_keeps_its_lines_in_a_note_and_nowhere_else() {
    let text = "一是招标；\r\n二是资金。\n";
    let desk = Session::new().press("2 enter a").paste(text);
    desk.shows(&[" > 一是招标；\n   二是资金。\n"]);
    let desk = Session::new().press("/").paste(text);
    desk.shows(&["查找：一是招标； 二是资金。"]);
    let desk = Session::new().press("1 . 8 enter = 4 ctrl-j 5 alt-enter 1");
    desk.shows(&["）：451"]).hides(&["换行"]);
}

#[test]
fn more_lines_than_a_third_of_the_window_scroll() {
    let text = "一\n二\n三\n四\n五\n六";
    let desk = Session::new().sized(40, 12).press("2 enter a").paste(text);
    let desk = desk.shows(&["2.1 进展：", "   三\n   四\n   五\n   六\n"]);
    let desk = desk.press("up up up up up");
    desk.shows(&[" > 一\n   二\n   三\n   四\n"]).hides(&["五"]);
}
