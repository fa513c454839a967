//! 报送: who was asked and who answered, what each returned, and what the office says to it.

use chrono::NaiveDate;

use crate::catalogue::ClauseId;
use crate::journal::{Act, Return, Stage};

use super::Session;
use super::looks::lived_in;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn said(unit: &str, state: Stage, progress: &str) -> Return {
    Return {
        unit: unit.to_owned(),
        period: "2026-Q4".parse().unwrap(),
        state: Some(state),
        on: (state == Stage::Done).then(|| day("2026-11-18")),
        progress: Some(progress.to_owned()),
        problems: Some("用地指标未落实".to_owned()),
        next: None,
        remark: None,
        values: std::collections::BTreeMap::new(),
        filled: Some("张三".to_owned()),
        phone: None,
        checked: Some("李处长".to_owned()),
        filled_on: Some(day("2026-11-24")),
        source: None,
    }
}

/// Two units were asked; one has returned on three clauses, two of which it calls done.
pub(super) fn asked() -> Session {
    let ask = Act::Ask {
        period: "2026-Q4".parse().unwrap(),
        by: day("2026-12-25"),
        units: vec!["省商务厅".to_owned(), "省工信委".to_owned()],
    };
    let id = |text: &str| text.parse::<ClauseId>().unwrap();
    let returned = [
        ("2.5", Stage::Done, "全部投产"),
        ("7.2", Stage::Started, "外资到位七成"),
        ("4.2", Stage::Done, "推介六场"),
    ];
    let returns = returned.map(|(clause, state, text)| (id(clause), said("省商务厅", state, text)));
    let collect = Act::Collect {
        returns: returns.into(),
    };
    lived_in()
        .on_its_last_day()
        .elsewhere(&ask, "李雷")
        .elsewhere(&collect, "李雷")
}

#[test]
fn without_any_the_screen_says_how_to_ask() {
    lived_in()
        .press("R")
        .shows(&[" 报送 ", "duban returns --period", "duban collect"]);
}

#[test]
fn the_units_stand_with_what_they_owe_and_returned() {
    let desk = asked().press("R");
    let desk = desk.shows(&[
        " 报送 2026年第4季度（12-25 前）",
        " 应报 2，已报 1，未报 1，迟报 0，待核 2",
        "> 省商务厅    12     3     2        按时  11-24  张三填，李处长审",
        "  省工信委",
        "未报",
        "回车 逐条看",
    ]);
    // Below it what the selected unit returned.
    let desk = desk.shows(&["2.5   待核 "]);
    let desk = desk.press("t").shows(&["只列未报的", "> 省工信委"]);
    desk.press("t").shows(&["省商务厅    12"]);
}

#[test]
fn a_return_stands_beside_what_the_journal_has() {
    let desk = asked().press("R enter");
    desk.shows(&[
        "报送 2026年第4季度（12-25 前） > 省商务厅",
        "2.5   待核",
        "7.2   推进中",
        "8.3   未报",
        " 省商务厅报送  张三填，李处长审",
        " 登记",
        "已完成 2026-11-18",
        "全部投产",
        "用地指标未落实",
    ]);
}

#[test]
fn space_approves_what_the_unit_calls_done_and_u_takes_it_back() {
    let desk = asked().press("R space").shows(&["核准要逐条进行"]);
    let desk = desk.press("y").shows(&["这里列的是单位"]);
    let desk = desk.press("enter space");
    let desk = desk.shows(&["2.5   已核准", ">[x]", "已保存：2.5 核准"]);
    let desk = desk.press("space").shows(&["没有可核准的"]);
    let desk = desk.press("u").shows(&["2.5   待核"]);
    // Never by a mark of the unit's own: what waits is not counted as done.
    desk.press("esc esc").shows(&["15/87"]);
}

#[test]
fn many_are_approved_after_a_question() {
    let desk = asked().press("R enter V space");
    // Three have returned something, and three need no question.
    desk.shows(&["2.5   已核准", "7.2   已核准", "4.2   已核准"]);
}

#[test]
fn b_sends_back_with_a_reason_and_r_records_a_chase() {
    let desk = asked()
        .press("R enter b")
        .shows(&["退回省商务厅 2.5，原因："]);
    let desk = desk.press("缺验收材料 enter");
    let desk = desk.shows(&["2.5   已退回", "缺验收材料", "[~]"]);
    let desk = desk
        .press("esc down r")
        .shows(&["催报省工信委：", "电话：刘工，明日报"]);
    let desk = desk.press("电话：明日报 enter");
    desk.shows(&["催 11-25 电话：明日报", "已保存"]);
}

#[test]
fn a_clause_without_a_return_can_be_neither_approved_nor_sent_back() {
    let desk = asked().press("R enter G space").shows(&["没有可核准的"]);
    desk.press("b").shows(&["没有可退回的"]);
}

#[test]
fn read_only_refuses_all_of_it() {
    for keys in ["R enter space", "R enter b", "R r"] {
        asked().read_only().press(keys).shows(&["只读"]);
    }
}

#[test]
fn capital_e_makes_the_sheets_of_the_listed_units_anew() {
    let desk = asked()
        .press("R t E")
        .shows(&["1 份报送表导出到：~/报送-2026Q4"]);
    let desk = desk
        .press("enter")
        .shows(&["已导出 1 份报送表：~/报送-2026Q4"]);
    assert_eq!(desk.exported.unwrap().1, 1);
}
