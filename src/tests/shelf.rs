//! Several notices at once: the list of them, one unit across all, and to which journal what is recorded goes.

use std::path::Path;

use super::Session;
use crate::app::Msg;
use crate::catalogue::{Catalogue, Joins, NoticeNo};
use crate::importer::{About, import};
use crate::journal::{Journal, Stage};

/// Two districts of one city, and a city of the same name of department elsewhere.
const WATER: &str = "济南市2030年水利工作方案\n一、水利\n1.疏浚东渠。（市水务局牵头，市财政局配合；2026年6月底前完成）\n2.加固西堤。（市水务局负责）\n";
const SCHOOLS: &str = "济南市2031年教育工作方案\n一、小学\n1.新建小学。（市教体局牵头，市财政局配合）\n2.校舍防汛。（市水务局牵头）\n";
const OTHERS: &str = "青岛市2030年水利工作方案\n一、水利\n1.修水库。（市水务局牵头）\n";

fn catalogue(text: &str, id: &str, short: &str) -> Catalogue {
    let about = About {
        id: Some(id.into()),
        ..About::default()
    };
    let mut catalogue = import(text, &about).unwrap().catalogue;
    catalogue.notice.short = Some(short.to_owned());
    catalogue.notice.place = Some(text.chars().take(3).collect());
    catalogue
}

fn catalogues() -> Vec<Catalogue> {
    vec![
        catalogue(WATER, "water", "济南水利"),
        catalogue(SCHOOLS, "schools", "济南教育"),
        catalogue(OTHERS, "others", "青岛水利"),
    ]
}

fn shelf() -> Session {
    Session::shelf(catalogues())
}

/// The built-in notice, lived in, beside the others.
pub(super) fn beside_others() -> Session {
    let mut all = vec![Catalogue::embedded().unwrap()];
    all.extend(catalogues());
    let desk = Session::shelf(all).on_its_last_day();
    let text = include_str!("../../tests/lived-in.ron");
    let file = Path::new("tests/lived-in.ron");
    let journal = Journal::parse(text, file, &desk.journals[0].subject()).unwrap();
    let read = Msg::Reloaded(NoticeNo::default(), Box::new(Ok(journal)));
    desk.given(read).press("ctrl-l")
}

#[test]
fn the_notices_are_listed_gone_into_and_come_back_from() {
    let desk = shelf().shows(&["督办  3 份通知", "> 1  济南水利", "  3  青岛水利"]);
    let desk = desk.press("j enter").shows(&["济南教育", "小学"]);
    let desk = desk.press("enter enter").shows(&["新建小学", "市教体局"]);
    let desk = desk.press("esc esc esc").shows(&["督办  3 份通知"]);
    desk.press("3 enter enter").shows(&["青岛水利"]);
}

#[test]
fn one_unit_is_found_across_all_by_notice_then_role() {
    let desk = shelf()
        .press("f shuiwu")
        .shows(&["济南市水务局", "青岛市水务局"]);
    let desk = desk.press("enter");
    let desk = desk.shows(&[
        "济南水利 牵头 1 条",
        "济南水利 负责 1 条",
        "济南教育 牵头 1 条",
        "校舍防汛",
    ]);
    desk.hides(&["修水库"]);
}

#[test]
fn what_is_recorded_goes_to_the_journal_of_its_notice() {
    let mut desk = shelf().press("f shuiwu enter V space");
    desk = desk.shows(&["济南教育 1.2"]);
    let count = |desk: &Session, at: usize| desk.journals[at].entries().len();
    assert_eq!(
        (count(&desk, 0), count(&desk, 1), count(&desk, 2)),
        (2, 1, 0)
    );
    let text = desk.journals[1].to_ron().unwrap();
    assert!(
        text.contains("clause: \"1.2\""),
        "the file knows of no shelf: {text}"
    );
    let desk = desk
        .press("u")
        .shows(&["已撤销 济南水利", "已撤销 济南教育 1.2"]);
    assert_eq!((count(&desk, 0), count(&desk, 1)), (4, 2));
    let desk = desk
        .press("U")
        .shows(&["已恢复 济南水利", "已恢复 济南教育 1.2"]);
    assert_eq!((count(&desk, 0), count(&desk, 1)), (6, 3));
}

#[test]
fn an_undo_asks_before_it_reaches_into_another_notice() {
    let desk = shelf().press("enter enter space esc esc j enter");
    let desk = desk.shows(&["济南教育"]).press("u");
    let desk = desk.shows(&["另一份通知（济南水利）"]);
    let desk = desk.press("n");
    assert_eq!(desk.journals[0].entries().len(), 1);
    let desk = desk.press("u y").shows(&["已撤销 济南水利 1.1"]);
    assert_eq!(desk.journals[0].entries().len(), 2);
}

#[test]
fn a_bare_number_means_the_notice_one_is_in() {
    let desk = shelf()
        .press("2 enter enter 1.2 enter")
        .shows(&["校舍防汛"]);
    desk.press("esc esc esc T 1.2 enter")
        .shows(&["先进入一份通知"]);
}

#[test]
fn deadlines_entries_and_hits_name_their_notice() {
    let desk = shelf().press("T").shows(&["济南水利 1.1", "06-30"]);
    let desk = desk
        .press("space esc L")
        .shows(&["济南水利 1.1", "登记完成"]);
    let desk = desk.press("esc / 防汛").shows(&["济南教育 1.2"]);
    let desk = desk.press("esc o").shows(&["分通知 3 份", "济南市水务局"]);
    desk.press("esc").shows(&["最近登记", "济南水利 1.1"]);
}

#[test]
fn a_person_can_join_units_and_keep_them_apart() {
    let text = r#"(version: 1,
        same: [[("济南水利", "市水务局"), ("青岛水利", "市水务局")]],
        apart: [("济南教育", "市水务局")])"#;
    let joins = Joins::read(text, Path::new("units.ron")).unwrap();
    let desk = Session::joined(catalogues(), &joins).press("f shuiwu enter");
    let desk = desk.shows(&["疏浚东渠", "修水库"]).hides(&["校舍防汛"]);
    drop(desk);
}

#[test]
fn the_whole_shelf_is_counted_under_each_role() {
    let desk = shelf().press("f caizheng enter");
    let desk = desk.shows(&["济南水利 配合 1 条", "济南教育 配合 1 条"]);
    assert_eq!(desk.status("1.1"), Stage::Pending);
}
