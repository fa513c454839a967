//! The looks that a room reads from afar: band, strips, bar, tables, panes.

use std::path::Path;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::journal::Journal;

use super::{Session, rows, subject};

/// A journal after three weeks of four people's work.
pub(super) fn lived_in() -> Session {
    let text = include_str!("../../tests/lived-in.ron");
    let file = Path::new("tests/lived-in.ron");
    Session::with(Journal::parse(text, file, &subject()).unwrap())
}

#[test]
fn the_band_tells_place_and_name_over_the_whole_width() {
    for (keys, parts) in [
        ("", ["督办  黑龙江省", "第 1 个领域，共 16 个  王芳"]),
        (
            "2 enter down",
            [" 2 推进工业结构优化升级", "第 2 条，共 10 条  王芳"],
        ),
        ("f", [" 找部门", "第 1 个单位，共 53 个  王芳"]),
    ] {
        let mut desk = lived_in().press(keys);
        let buffer = desk.buffer();
        let row = &rows(&buffer)[0];
        assert!(parts.iter().all(|part| row.contains(part)), "{row}");
        let band = buffer.content[..80].iter();
        assert!(
            band.clone()
                .all(|cell| cell.modifier.contains(Modifier::REVERSED))
        );
        assert!(band.clone().all(|cell| cell.fg == Color::LightBlue));
    }
    lived_in().read_only().shows(&["只读  王芳"]);
}

#[test]
fn the_whole_is_one_strip_with_its_numbers() {
    let desk = lived_in();
    let desk = desk.shows(&[
        "总进度 #",
        " 15/87 17%",
        "## 已完成 15",
        "== 推进中 22",
        " . 未启动 50",
        "每格一条",
    ]);
    for width in [60, 100, 120, 135, 136, 200] {
        let mut desk = lived_in().sized(width, 24);
        let frame = desk.frame();
        let row = frame.lines().nth(1).unwrap().to_owned();
        let columns = row
            .trim_end()
            .chars()
            .filter(|c| "#=.".contains(*c))
            .count();
        assert!(columns + 22 >= usize::from(width), "{width}: {row}");
    }
    drop(desk);
}

#[test]
fn areas_and_units_stand_in_columns_that_can_be_read_down() {
    lived_in().shows(&[
        "     领域                        完成  推进  未启",
        "> 1  约束性指标                     0     4     9  ========",
        "####====== . . . . .",
    ]);
    let desk = lived_in().press("f");
    let desk = desk.shows(&[
        "单位",
        "牵头  负责  配合",
        "未完成",
        "（按牵头未完成）",
        "1/16  0/11  1/12     37   ##",
    ]);
    let desk = desk.press("tab").shows(&["按完成率排列", "（按完成率）"]);
    desk.press("tab").shows(&["（按通知顺序）"]);
}

/// The row of the selection bar.
fn bar(desk: &mut Session) -> (usize, Vec<Cell>) {
    let buffer = desk.buffer();
    let width = usize::from(buffer.area.width);
    let reversed =
        |cell: &Cell| cell.modifier.contains(Modifier::REVERSED) && cell.fg == Color::Reset;
    let at = buffer.content.iter().position(reversed).unwrap() / width;
    (at, buffer.content[at * width..(at + 1) * width].to_vec())
}

#[test]
fn the_bar_goes_from_edge_to_edge_in_one_colour() {
    for keys in ["", "2 enter", "f", "/ 项目", "f 商务 enter", "t", ":"] {
        let mut desk = lived_in().press(keys);
        let (_, cells) = bar(&mut desk);
        assert_eq!(cells[0].symbol(), ">", "{keys}");
        for cell in &cells {
            let solid = cell.bg == Color::LightBlue && cell.fg == cell.bg;
            let plain = cell.fg == Color::Reset && cell.modifier.contains(Modifier::REVERSED);
            assert!(solid || plain, "{keys}: {cell:?}");
            assert!(!cell.modifier.contains(Modifier::DIM), "{keys}");
        }
    }
}

#[test]
fn last_columns_begin_with_their_day() {
    let desk = lived_in().press("2 enter");
    let desk = desk.shows(&[
        "编号",
        "牵头（负责）",
        "最近进展",
        "省国土资源厅 11-05 完成 张伟",
    ]);
    drop(desk);
    lived_in().press("f 商务 enter").shows(&[
        "牵头 6 条  完成 2  推进 3  未启动 1 ---",
        "11-06 完成 陈静",
        "11-24 大型批发市场",
    ]);
    lived_in()
        .press("1 enter")
        .shows(&["11-03 98.2/99%", "11-03 121.4/190.7万套"]);
}

#[test]
fn home_ends_with_what_was_recorded_last_or_with_how_to_begin() {
    lived_in()
        .shows(&["11-25 11:00  张伟    13.4  登记完成"])
        .hides(&["方向键选择"]);
    Session::new().shows(&["方向键选择"]).hides(&["登记完成\n"]);
}

#[test]
fn large_windows_show_units_clauses_and_entries_beside_the_areas() {
    let desk = lived_in().press("down").sized(120, 40);
    let desk = desk.shows(&[
        "单位         完成 推进 未启",
        "省发改委        1    4   11",
        " 2 推进工业结构优化升级   10 条",
        "最近登记",
    ]);
    let mut desk = desk;
    let frame = desk.frame();
    let blank = frame.lines().filter(|row| row.trim().is_empty()).count();
    assert!(blank <= 5, "{frame}");
    lived_in()
        .sized(80, 30)
        .shows(&["1 约束性指标   13 条", "最近登记"]);
}

#[test]
fn the_lists_sort_narrow_and_say_so() {
    let desk = lived_in()
        .press("2 enter s")
        .shows(&["按最近登记排列", "任务（按最近登记）"]);
    let mut desk = desk.press("s s s");
    assert!(!desk.frame().contains("任务（"));
    let desk = lived_in()
        .press("f 商务 enter r")
        .shows(&["牵头 6 条"])
        .hides(&["配合 10 条"]);
    desk.press("r r")
        .shows(&["配合 10 条"])
        .hides(&["牵头 6 条"])
        .press("r")
        .shows(&["牵头 6 条"]);
    let desk =
        lived_in()
            .press("t")
            .shows(&["87 条中未完成 72 条", "第 1 条，共 72 条", "省发改委"]);
    desk.press("t").shows(&["这里只列未完成的条款"]);
}

#[test]
fn everything_has_its_room_in_small_windows() {
    for keys in ["", "2 enter", "f", "f 商务 enter", "t"] {
        for (width, height) in [(40, 12), (60, 20), (100, 24), (200, 50)] {
            let mut desk = lived_in().sized(width, height).press(keys);
            let (at, _) = bar(&mut desk);
            assert!(
                at > 0 && at < usize::from(height) - 2,
                "{keys} {width}x{height}"
            );
        }
    }
}
