//! Notices that are not ours: how their areas are called, and what becomes of a journal when one is revised.

use std::sync::Arc;

use super::Session;
use crate::app::Msg;
use crate::catalogue::Catalogue;
use crate::importer::{About, import};
use crate::journal::{Journal, Stage, Subject};
use crate::lang::Lang;

fn catalogue(text: &str) -> Catalogue {
    let about = About {
        id: Some("qinghe".into()),
        ..About::default()
    };
    import(text, &about).unwrap().catalogue
}

/// A session of this notice with nothing recorded.
fn session(text: &str) -> Session {
    let catalogue = catalogue(text);
    let subject = Arc::new(Subject::of(&catalogue));
    Session::of(catalogue, Journal::new(subject))
}

const CHAPTERS: &str = "清河县2030年工作方案\n一、水利\n（一）东渠\n1.疏浚。（县水务局负责）\n2.护坡。（县水务局负责）\n\
    （二）西堤\n3.加固。（县水务局负责）\n4.抬高。（县水务局负责）\n\
    二、教育\n（一）小学\n5.新建。（县教体局负责）\n6.翻修。（县教体局负责）\n";

#[test]
fn areas_have_the_number_that_their_notice_prints() {
    let desk = session(CHAPTERS).shows(&[" 1  一（一） 东渠", " 3  二（一） 小学"]);
    let desk = desk.press("3 enter").shows(&["3 二（一） 小学"]);
    desk.press("enter").shows(&["3 二（一） 小学"]);
    let one = CHAPTERS.replace("二、教育\n（一）小学", "（四）小学");
    let desk = session(&one).shows(&["  2  （二） 西堤", "  3  （四） 小学"]);
    desk.hides(&["一（一）"]);
}

#[test]
fn areas_that_are_counted_through_have_one_number_alone() {
    let one = CHAPTERS.replace("二、教育\n（一）小学", "（三）小学");
    session(&one)
        .shows(&[" 1  东渠", " 3  小学"])
        .hides(&["（三）"])
        .press("3 enter")
        .shows(&["3 小学"]);
}

#[test]
fn what_was_recorded_follows_a_clause_whose_number_moved_and_the_screen_says_so() {
    let recorded = session(CHAPTERS).press("1 . 1 enter space");
    assert_eq!(recorded.status("1.1"), Stage::Done);
    let revised = CHAPTERS
        .replace("2.护坡", "3.护坡")
        .replace("1.疏浚。", "1.清障。（县水务局负责）\n2.疏浚。");
    // The second clause now begins with another number, and is the same clause.
    let revised = catalogue(&revised);
    let subject = Arc::new(Subject::of(&revised));
    let journal = Journal::from_entries(subject, recorded.journals[0].entries().to_vec());
    let remark = journal.revision_remark().unwrap();
    let remark = Msg::Warn(remark.pick(Lang::Zh).to_owned());
    let desk = Session::of(revised, journal).given(remark);
    let desk = desk.shows(&["! 通知已修订：1 条的登记随条款改了编号，0 条的文字已改"]);
    assert_eq!(desk.status("1.1"), Stage::Pending);
    assert_eq!(desk.status("1.2"), Stage::Done);
    let desk = desk.press("1 enter").shows(&["[ ] 1.1", "[x] 1.2"]);
    desk.press("j enter")
        .shows(&["2.疏浚", "[x] 已完成", "王芳"]);
}

#[test]
fn a_long_number_stands_apart_from_what_follows_it() {
    let mut text = "清河县2030年工作方案\n".to_owned();
    for (area, name) in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        .iter()
        .enumerate()
    {
        text += &format!("（{name}）渠系\n");
        let clauses = if area == 9 { 100 } else { 1 };
        for number in 1..=clauses {
            text += &format!("{number}.渠段甲整治。（县水务局负责）\n");
        }
    }
    let there = "10.100 ";
    let apart = |desk: Session| {
        let mut desk = desk;
        for row in super::rows(&desk.buffer()) {
            if let Some(at) = row.find(there.trim_end()) {
                assert!(row[at..].starts_with(there), "{row}");
            }
        }
        desk.shows(&[there])
    };
    let desk = session(&text).press("1 0 . 1 0 0 enter");
    let desk = desk.press("space d 1 2 . 3 1 enter a 进 enter");
    let desk = apart(desk.press("esc"));
    let desk = apart(desk.press("esc f 水 enter end"));
    let desk = apart(desk.press("space T"));
    let desk = apart(desk.press("esc L"));
    let desk = apart(desk.press("esc o end"));
    apart(desk.press("esc / 渠段 pgdn pgdn pgdn pgdn pgdn pgdn"));
}
