//! Texts longer than the window: where they open, that more follows, and keeping one's place.

use super::Session;

/// The longest clause, with units and a record below its text.
const LONG: &str = "2 . 2 enter";

#[test]
fn a_clause_is_read_from_its_beginning_in_any_window() {
    for (width, height) in [(40, 12), (60, 14), (80, 24)] {
        Session::new()
            .sized(width, height)
            .press(LONG)
            .shows(&["[ ] 未启动  2.2", "依托重点园区"]);
    }
}

#[test]
fn choosing_a_unit_brings_it_into_view() {
    let desk = Session::new().sized(40, 12).press(LONG);
    desk.hides(&["省财政厅 "])
        .press("tab tab")
        .shows(&["省财政厅"]);
}

#[test]
fn the_row_below_a_text_says_how_much_follows() {
    let desk = Session::new().sized(80, 16).press(LONG);
    let desk = desk.shows(&["下面还有 3 行  PgDn 翻页"]);
    let desk = desk.press("j").shows(&["下面还有 2 行"]);
    desk.press("end").hides(&["下面还有"]).shows(&["尚无登记"]);
    let list = Session::new().sized(40, 12).press("2 enter");
    let list = list.shows(&["下面还有 2 行"]);
    list.press("end").hides(&["下面还有"]);
}

#[test]
fn a_message_comes_before_the_sign_that_more_follows() {
    let desk = Session::new().press(LONG).press("space");
    desk.shows(&["已保存：2.2 登记完成"]).hides(&["下面还有"]);
}

#[test]
fn a_preview_that_is_cut_says_so() {
    let desk = Session::new().sized(100, 14).press("2 enter down");
    desk.shows(&[" 另 "]);
}

#[test]
fn the_notice_opens_where_the_clause_stands_and_keeps_its_place() {
    let heading = "（十二）加强公共服务体系建设。";
    let mut desk = Session::new().press("12 . 1 enter D").shows(&[heading]);
    for (width, height) in [(50, 24), (20, 5), (120, 40), (40, 12), (1, 1), (80, 24)] {
        desk = desk.sized(width, height);
        desk.frame();
    }
    desk = desk.shows(&[heading]);
    // Once it is scrolled by hand there is no line to keep in view, but a place to keep.
    desk = desk.press("pgdn pgdn k");
    let first = desk.frame().lines().nth(2).unwrap().to_owned();
    for (width, height) in [(60, 24), (20, 5), (80, 24)] {
        desk = desk.sized(width, height);
        desk.frame();
    }
    let near: Vec<_> = desk.frame().lines().map(str::to_owned).collect();
    assert!(near.contains(&first), "{first} not in\n{}", near.join("\n"));
}

#[test]
fn the_end_is_the_end_at_any_size() {
    let desk = Session::new().sized(40, 12).press("D G").sized(120, 40);
    desk.shows(&["中期评估制度。（省发改委牵头）"])
        .hides(&["下面还有"]);
    let desk = Session::new().press("D G").sized(60, 24);
    desk.shows(&["2012年7月4日"]);
}

#[test]
fn an_excerpt_begins_with_no_closing_mark() {
    for (width, height) in [(80, 24), (40, 12)] {
        let mut desk = Session::new().sized(width, height).press("/ 加工");
        let frame = desk.frame();
        assert!(frame.contains(" .."), "{frame}");
        for mark in ["、", "，", "。", "”", "）"] {
            assert!(!frame.contains(&format!(" ..{mark}")), "{frame}");
        }
    }
}

#[test]
fn commands_are_found_by_the_right_readings() {
    for (query, name) in [("xyh", "下一行"), ("syh", "上一行"), ("chpm", "重画屏幕")] {
        Session::new().press("enter : ").press(query).shows(&[name]);
        Session::new().press("enter ? ").press(query).shows(&[name]);
    }
    Session::new().press("? ／").shows(&["查找部门"]);
}
