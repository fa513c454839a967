//! 总览: areas, units, targets and the last entries, and the way into each.

use super::looks::lived_in;

#[test]
fn it_lists_areas_units_targets_and_entries_under_their_heads() {
    let desk = lived_in().on_its_last_day().press("o");
    let desk = desk.shows(&[
        " 总览 ",
        " 总进度 ",
        " 分领域 16 个 ",
        "  完成  推进  未启",
        " 2  推进工业结构优化升级           2     3     5  ",
        " 分单位 32 个（牵头、推定）",
        "省发改委 ",
        "Tab 下一部分",
    ]);
    let desk = desk.press("tab tab").shows(&[
        " 约束性指标 16 项 ",
        "目标",
        ">1.1   九年义务教育巩固率",
        "达到99%",
        "98.2%",
        "0.8  11-03",
        "达到17.55亿立方米",
    ]);
    let desk = desk.press("tab").shows(&[" 最近登记 20 条 ", "13.4"]);
    // Round to the first part, and back to the last.
    let desk = desk.press("tab").shows(&["> 1  约束性指标"]);
    desk.press("shift-tab").shows(&[" 最近登记 20 条 "]);
}

#[test]
fn each_row_leads_to_what_it_shows_and_esc_comes_back() {
    let desk = lived_in().on_its_last_day().press("o down enter");
    let desk = desk.shows(&["总览 > 2 推进工业结构优化升级"]).press("esc");
    let desk = desk
        .shows(&["> 2  推进工业结构优化升级"])
        .press("tab enter");
    let desk = desk.shows(&["总览 > 省发改委"]).press("esc tab enter");
    let desk = desk
        .shows(&["1.1", "九年义务教育巩固率"])
        .press("esc tab enter");
    desk.shows(&["13.4"]).press("esc esc").hides(&["分领域"]);
}

#[test]
fn what_is_overdue_has_a_column_and_comes_first() {
    let desk = lived_in()
        .on_its_last_day()
        .press("2 . 4 enter d 2026-11-20 enter esc esc o");
    let desk = desk.shows(&["逾期", "逾期 1"]).press("tab");
    desk.shows(&[">    省林业厅"]);
}

#[test]
fn all_of_it_is_exported_as_the_ledger() {
    let desk = lived_in().press("o E enter");
    assert_eq!(desk.exported.unwrap().1, 87);
}
