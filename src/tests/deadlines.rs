//! Deadlines on the screen: flags in lists and heads, the turn of the day.

use chrono::{NaiveDate, TimeDelta};

use crate::app::{Deadlines, Kind, Msg, Pick, Picked, Start};
use crate::catalogue::ClauseId;
use crate::journal::Act;
use crate::listing::order::ClauseOrder;
use crate::search::Filter;

use super::Session;
use super::looks::lived_in;

fn ids(ids: &str) -> Vec<ClauseId> {
    ids.split(' ').map(|id| id.parse().unwrap()).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// These clauses due on a day, set by somebody else.
fn due(clauses: &str, on: &str) -> Act {
    Act::Due {
        clauses: ids(clauses),
        on: day(on),
        why: None,
    }
}

/// The lived-in journal on 23 November 2026 with deadlines before and after that day.
pub(super) fn dated() -> Session {
    lived_in()
        .elsewhere(&due("2.1 13.1", "2026-11-20"), "李雷")
        .elsewhere(&due("2.4 2.10", "2026-11-23"), "李雷")
        .elsewhere(&due("1.1", "2026-11-28"), "李雷")
        .elsewhere(&due("2.5", "2026-11-30"), "李雷")
        .elsewhere(&due("2.6 5.4", "2026-12-31"), "李雷")
        .press("esc")
}

#[test]
fn lists_show_flags_as_words_and_narrow_ones_as_letters() {
    let desk = dated().press("2 enter").shows(&[
        "编号 提示 任务",
        "[~] 2.1  逾期 实施产业集群",
        "[ ] 2.4  临期 大力发展林",
        "[ ] 2.5  临期 ",
        "[ ] 2.6       以现代",
        "[x] 2.10      强化",
        " 逾期 1 条，临期 2 条（7 日内到期；当天不算逾期，已完成和没有时限的不计）",
    ]);
    desk.sized(40, 12).shows(&[
        "[~] 2.1  逾 实",
        "[ ] 2.4  临 大",
        " 逾期 1  临期 2（7 日内）",
    ]);
    dated()
        .press("f 工信 enter")
        .shows(&["[~] 2.1   逾期 实施", " 逾期 1 条，临期 "]);
    dated()
        .press("t")
        .shows(&["2.1   逾期", " 逾期 2 条，临期 3 条（7 日内到期"]);
    dated()
        .press("2 . 1 enter")
        .shows(&["完成时限  2026-11-20（李雷 2026-11-23 20:45）  逾期"]);
}

#[test]
fn home_counts_flags_by_area_and_prints_the_rule() {
    dated().shows(&[
        "逾期 2  临期 3（7 日内）",
        "完成 推进 未启 逾期",
        "  2  推进工业结构优化升级          2    3    5    1  ####======",
        "  3  推动资源型城市经济转型        0    0    1        .",
    ]);
    dated().sized(120, 40).shows(&[
        "完成 推进 未启 逾期 临期",
        "   2    3    5    1    2  ####======",
    ]);
    dated().sized(40, 12).shows(&["逾期 2  临期 3（7 日内）"]);
}

#[test]
fn without_deadlines_nothing_of_them_is_shown() {
    for keys in ["", "2 enter", "f 商务 enter", "t", "2 . 1 enter"] {
        for (width, height) in [(80, 24), (120, 40), (40, 12)] {
            lived_in().sized(width, height).press(keys).hides(&[
                "逾期",
                "临期",
                "提示",
                "完成时限",
                "日内",
            ]);
        }
    }
}

#[test]
fn the_day_turns_over_by_itself() {
    let mut desk = dated().press("2 enter").shows(&["2.4  临期"]);
    desk.now += TimeDelta::hours(4);
    let turned = desk.now;
    let desk = desk.given(Msg::Now(turned));
    desk.shows(&["2.4  逾期", " 逾期 2 条，临期 1 条"]);
}

#[test]
fn a_setting_says_how_near_is_near() {
    let mut desk = dated();
    desk.world.soon_days = 3;
    desk.press("2 enter")
        .shows(&["2.5       重点", " 逾期 1 条，临期 1 条（3 日内到期"]);
}

#[test]
fn deadlines_stand_by_how_soon_they_come() {
    let mut desk = dated().press("T");
    let frame = desk.frame();
    let order = [
        " 时限 ",
        " 逾期 2 条，临期 3 条（7 日内到期",
        " 时限       ",
        " 逾期 2 条 ---",
        "11-20      逾期 3 天    [ ] 13.1",
        "11-20      逾期 3 天    [~] 2.1",
        " 7 日内 3 条 ---",
        "11-23      今天到期     [ ] 2.4",
        "11-28      还有 5 天    [~] 1.1",
        "11-30      还有 7 天    [ ] 2.5",
        " 以后 2 条 ---",
        "12-31      还有 38 天   [ ] 5.4",
        "12-31      还有 38 天   [ ] 2.6",
    ];
    let mut rest = frame.as_str();
    for text in order {
        let at = rest.find(text);
        let at = at.unwrap_or_else(|| panic!("no {text:?} in its place in\n{frame}"));
        rest = &rest[at + text.len()..];
    }
    // 2.10 is done.
    let desk = desk.hides(&["2.10"]).shows(&["第 1 条，共 7 条"]);
    let desk = desk
        .press("down down enter")
        .shows(&["2.4", "大力发展林产品"]);
    let desk = desk.press(".").shows(&["第 4 条，共 7 条"]).press("esc");
    let desk = desk
        .press("up space")
        .shows(&["已保存：2.4 登记完成", " 7 日内 2 条"]);
    desk.press("s")
        .shows(&["这里按时限和牵头单位排列"])
        .press("t")
        .shows(&["这里只列有时限"]);
    dated()
        .sized(120, 40)
        .press("T down")
        .shows(&["[ ] 13.1", "完成时限  2026-11-20（李雷"]);
    dated()
        .sized(40, 12)
        .press("T")
        .shows(&["11-20      [~] 2.1"]);
}

#[test]
fn without_deadlines_the_screen_says_how_to_set_one() {
    lived_in()
        .press("T")
        .shows(&["还没有条款定了完成时限", "d 设定", "duban due 2.3"]);
    lived_in()
        .elsewhere(&due("2.10", "2026-11-20"), "李雷")
        .press("T")
        .shows(&["有时限的条款都已完成"]);
}

#[test]
fn a_day_is_printed_back_while_it_is_typed_and_set() {
    let desk = lived_in().press("2 enter d");
    let desk = desk.shows(&["2.1 完成时限：", "可写 2026-12-31、12月31日"]);
    let desk = desk.press("1 2 . 3 1");
    let desk = desk.shows(&["即 2026-12-31（星期四），还有 38 天", "2.1 完成时限：12.31"]);
    let desk = desk.press("enter");
    let desk = desk.shows(&["已保存：2.1 时限定为 2026-12-31", "u 撤销"]);
    let desk = desk.press("u").shows(&["已撤销"]);
    desk.press("T").shows(&["还没有条款定了完成时限"]);
}

#[test]
fn what_is_no_day_stays_to_be_mended() {
    let desk = lived_in().press("2 enter d 2 . 3 0 enter");
    desk.shows(&["“2.30”不是一个日子", "2.1 完成时限：2.30"])
        .press("esc")
        .press("T")
        .shows(&["还没有条款"]);
}

#[test]
fn a_day_that_is_moved_or_lifted_needs_a_reason() {
    let desk = dated().press("2 enter d");
    let desk = desk.shows(&["现为 2026-11-20；不填按回车则取消时限"]);
    let desk = desk.paste("年底").press("enter");
    let desk = desk.shows(&["2.1 时限改为 2026-12-31，原因："]);
    let desk = desk.press("enter").shows(&["要写明原因"]);
    let desk = desk.paste("省政府常务会议要求").press("enter");
    let desk = desk.shows(&["已保存：2.1 时限"]);
    let desk = desk.press("enter");
    let desk = desk.shows(&["2026-12-31（最初为 2026-11-20，省政府常务会议要求；王芳"]);
    let desk = desk.press("d enter").shows(&["2.1 取消时限，原因："]);
    let desk = desk.paste("并入2.2").press("enter");
    desk.shows(&["已取消（原为 2026-11-20，并入2.2；王芳"]);
}

#[test]
fn the_same_day_again_changes_nothing_and_asks_for_nothing() {
    dated()
        .press("2 enter d")
        .paste("2026-11-20")
        .press("enter")
        .shows(&["未改动：2.1 的时限本来就是这样"]);
}

#[test]
fn many_deadlines_are_asked_about_first() {
    let desk = dated().press("2 enter V d");
    let desk = desk
        .shows(&["10 条的完成时限："])
        .paste("2026-12-31")
        .press("enter");
    let desk = desk.shows(&["10 条的时限改为 2026-12-31，原因："]);
    let desk = desk.paste("统一调整").press("enter");
    // 2.6 is due on that day already.
    let desk = desk.shows(&["将 9 条的完成时限定为 2026-12-31，确认吗？"]);
    let kept = desk.press("n").shows(&["2.1  逾期"]);
    let desk = kept.press("d").paste("2026-12-31").press("enter");
    let desk = desk.paste("统一调整").press("enter y");
    let desk = desk.shows(&["已保存：", "等 9 条 的时限定为 2026-12-31"]);
    desk.hides(&["已标记"]);
    let few = lived_in()
        .press("2 enter v v d")
        .paste("+30")
        .press("enter");
    few.shows(&["已保存：2.1、2.2 的时限定为 2026-12-23"]);
}

#[test]
fn a_full_disk_keeps_the_day_in_its_prompt() {
    let desk = lived_in()
        .full()
        .press("2 enter d")
        .paste("年底")
        .press("enter");
    desk.shows(&["磁盘已满", "2.1 完成时限：年底"]);
}

#[test]
fn lists_are_sorted_by_deadline_where_there_is_any() {
    let desk = dated().press("2 enter s s s s");
    let mut desk = desk.shows(&["按时限排列", "任务（按时限）"]);
    let frame = desk.frame();
    let place = |id: &str| frame.find(id).unwrap();
    assert!(place("] 2.1 ") < place("] 2.4 ") && place("] 2.6 ") < place("] 2.2 "));
    let mut desk = lived_in().press("2 enter s s s s");
    assert!(
        !desk.frame().contains("任务（"),
        "no such order without deadlines"
    );
}

/// A session that was started with a filter, on this screen.
pub(super) fn started(line: &str, screen: fn(Pick) -> Kind) -> Session {
    let mut desk = dated();
    let filter = Filter::parse(line, &desk.world.library).unwrap();
    let name = line.to_owned();
    let start = Start {
        kind: Some(screen(Pick { name, filter })),
        order: ClauseOrder::Due,
    };
    desk.app.begin(&desk.world, start);
    desk
}

#[test]
fn the_screen_starts_with_a_filter() {
    let desk = started("role:lead due:overdue", |pick| Picked::of(pick).into());
    let desk = desk.shows(&[
        "role:lead due:overdue",
        "2 条  完成 0",
        "[~] 2.1",
        "[ ] 13.1",
    ]);
    let desk = desk.press("down space").shows(&["已保存：13.1 登记完成"]);
    desk.press("esc").shows(&["总进度"]);
    started("领域:2", |pick| Deadlines::of(Some(pick)).into())
        .shows(&["时限 领域:2", " 逾期 1 条 ---"])
        .hides(&["13.1", "5.4"]);
    started("牵头:教育厅 due:1d", |pick| Picked::of(pick).into()).shows(&["没有符合“"]);
}

#[test]
fn who_typed_in_anothers_name_is_named_on_the_screen() {
    let mut desk = lived_in();
    desk.world.operator.login = Some("lilei".to_owned());
    desk.press("2 . 4 enter space")
        .shows(&["王芳(lilei)"])
        .press("esc")
        .shows(&["完成 王芳(lil"])
        .press("esc")
        .shows(&["王芳(lilei)"]);
}
