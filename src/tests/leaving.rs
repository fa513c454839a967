//! What leaves the screen: copies, and lists as files.

use super::Session;

#[test]
fn y_copies_the_clause_with_its_source() {
    let desk = Session::new().press("2 enter j j y");
    let copied = desk.copied.unwrap();
    assert!(copied.starts_with("强化地质勘查力度，"), "{copied}");
    let source = "——《黑龙江省“十二五”规划纲要主要目标和任务分工》二（二）3";
    assert!(copied.ends_with(source), "{copied}");
    assert!(copied.contains("牵头"), "{copied}");
}

#[test]
fn capital_y_copies_the_ledger_row_for_a_spreadsheet() {
    let desk = Session::new().press("2 enter space Y");
    let copied = desk.copied.unwrap();
    let cells: Vec<&str> = copied.split('\t').collect();
    assert_eq!(
        (cells.len(), cells[1], cells[2]),
        (16, "推进工业结构优化升级", "2.1")
    );
    assert_eq!(cells[8], "已完成");
}

#[test]
fn what_is_copied_where_no_clause_is_selected_is_told() {
    let desk = Session::new().press("y");
    assert_eq!(desk.copied, None);
}

#[test]
fn a_list_is_exported_as_it_is_shown() {
    let desk = Session::new()
        .press("2 enter space t E")
        .shows(&["9 条导出到"]);
    let desk = desk.press("enter");
    assert_eq!(desk.exported, Some(("~/台账.xlsx".to_owned(), 9)));
    desk.shows(&["已导出 9 条：~/台账.xlsx"]);
    let all = Session::new().press("E enter");
    assert_eq!(all.exported.unwrap().1, 87);
}

#[test]
fn a_file_that_is_there_goes_only_when_it_is_named_again() {
    let desk = Session::new().press("2 enter E enter esc 3 enter E enter");
    let desk = desk.shows(&["已有此文件"]);
    assert_eq!(desk.exported.as_ref().unwrap().1, 10);
    let desk = desk.press("enter");
    assert_eq!(desk.exported.as_ref().unwrap().1, 1);
    desk.shows(&["已导出 1 条"]);
}

#[test]
fn tab_completes_the_name() {
    let desk = Session::new().press("E tab").shows(&["~/台账.xlsx!"]);
    desk.press("tab").shows(&["~/台账.xlsx!!"]);
}

#[test]
fn nothing_is_exported_where_nothing_is_listed() {
    let desk = Session::new()
        .press("2 enter t t E")
        .shows(&["没有可导出的"]);
    assert_eq!(desk.exported, None);
}

#[test]
fn looking_only_one_may_still_copy_and_export() {
    let desk = Session::new().read_only().press("2 enter y E enter");
    assert!(desk.copied.is_some());
    assert_eq!(desk.exported.unwrap().1, 10);
}

#[test]
fn departments_entries_and_what_was_found_are_exported_too() {
    let desk = Session::new().press("f 商务 alt-e");
    let desk = desk.shows(&["个单位导出到：~/单位.xlsx"]).press("enter");
    desk.shows(&["已导出 1 个单位：~/单位.xlsx"]);
    let desk = super::looks::lived_in().press("L / 张伟 esc E");
    let desk = desk.shows(&["条登记导出到：~/登记.xlsx"]).press("enter");
    let count = desk.exported.as_ref().unwrap().1;
    desk.shows(&[&format!("已导出 {count} 条登记：~/登记.xlsx")]);
    let desk = Session::new().press("/ 煤化工 alt-e enter");
    assert!(desk.exported.as_ref().unwrap().1 > 0);
    desk.shows(&["项：~/查找.xlsx"]);
    // The palette is at hand where letters are typed.
    Session::new().press("f f12 导出").shows(&["导出为文件"]);
}
