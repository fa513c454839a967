//! The pictures of the documents: what the program draws, cell by cell, as SVG.
//!
//! After a change of looks: `UPDATE=1 cargo test --lib -- --ignored pictures`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::style::{Color, Modifier};

use crate::app::Picked;

use super::deadlines::{dated, started};
use super::looks::lived_in;
use super::returns::asked;
use super::shelf::beside_others;
use super::{Session, rows};

/// A picture: its file's name, what it shows, on which desk, and the keys that lead there.
type Picture = (&'static str, &'static str, fn() -> Session, &'static str);

const PICTURES: [Picture; 20] = [
    (
        "shelf",
        "几份通知：各自的进度、逾期和未报",
        beside_others,
        "",
    ),
    ("home", "首屏：十六个任务领域和总进度", last_day, ""),
    ("area", "领域：一个领域的条款", last_day, "2 enter down"),
    (
        "clause",
        "条款：原文、责任单位、指标和登记",
        last_day,
        "1 . 1 enter",
    ),
    ("departments", "找部门：输入拼音首字母", last_day, "f swt"),
    (
        "unit",
        "单位：牵头、负责、配合的条款",
        last_day,
        "f 商务 enter down",
    ),
    ("search", "查找：部门、条款、进展和原文", last_day, "/ 农业"),
    ("open", "未完成：各领域没有完成的条款", dated, "t"),
    ("filtered", "符合条件的条款", filtered, ""),
    ("notice", "通知全文", last_day, "D"),
    ("news", "动态：谁在何时登记了什么", last_day, "L down"),
    (
        "deadlines",
        "时限：逾期、7 日内、本月、以后",
        dated,
        "T down down",
    ),
    (
        "overview",
        "总览：领域、单位、指标和最近登记",
        last_day,
        "o",
    ),
    ("returns", "报送：应报、已报、未报的单位", asked, "R"),
    (
        "replies",
        "报送：一个单位报送的各条，逐条核准",
        asked,
        "R enter",
    ),
    (
        "note",
        "记录进展情况",
        last_day,
        "2 enter down a 已分解到各市",
    ),
    (
        "due",
        "设定时限：完整日期随输入显示",
        last_day,
        "2 . 4 enter d 12.31",
    ),
    (
        "confirm",
        "标记几条后登记完成：先确认",
        last_day,
        "2 enter V space",
    ),
    ("help", "按键说明", last_day, "2 enter ?"),
    ("palette", "查找功能：输入拼音首字母", last_day, ": sx"),
];

fn last_day() -> Session {
    lived_in().on_its_last_day()
}

/// What `duban --filter` opens.
fn filtered() -> Session {
    started("牵头:工信委 due:30d", |pick| Picked::of(pick).into())
}

/// Pixels of a cell, and the size of the letters: a Chinese one is as high as it is wide.
const CELL: (u16, u16) = (9, 20);
const LETTER: u16 = 16;
/// From a cell's upper edge to the line that letters stand on.
const BASE: u16 = 15;
/// Around the screen.
const MARGIN: u16 = 8;

/// The usual colours of a dark terminal (Windows Terminal's).
const GROUND: &str = "#0c0c0c";
const TEXT: &str = "#cccccc";
const PALE: &str = "#848484";
const BLUE: &str = "#3b78ff";
const RED: &str = "#e74856";

/// How a cell is painted.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Paint {
    ground: &'static str,
    text: &'static str,
    bold: bool,
    line: bool,
}

fn colour(color: Color, reset: &'static str) -> &'static str {
    match color {
        Color::Reset => reset,
        Color::LightBlue => BLUE,
        Color::LightRed => RED,
        other => panic!("{other:?} is no colour of the program"),
    }
}

fn paint(cell: &Cell) -> Paint {
    let has = |modifier| cell.modifier.contains(modifier);
    let plain = if has(Modifier::DIM) { PALE } else { TEXT };
    let (mut text, mut ground) = (colour(cell.fg, plain), colour(cell.bg, GROUND));
    if has(Modifier::REVERSED) {
        (text, ground) = (ground, text);
    }
    Paint {
        ground,
        text,
        bold: has(Modifier::BOLD),
        line: has(Modifier::UNDERLINED),
    }
}

/// What letters stand together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// One column each, as in every font.
    Narrow,
    /// One column each, but two in some Chinese fonts: “ ” … —. They are drawn narrower where they are.
    Squeezed,
    /// Two columns each.
    Wide,
}

impl Sort {
    fn of(cell: &Cell) -> Self {
        match cell.cell_width() {
            2.. => Self::Wide,
            _ if cell.symbol().is_ascii() => Self::Narrow,
            _ => Self::Squeezed,
        }
    }
}

/// Neighbouring cells that are written in one piece: from column to column, all of one sort.
struct Piece {
    from: u16,
    to: u16,
    sort: Sort,
    paint: Paint,
    text: String,
}

/// A row's letters, in pieces without a blank at their ends or two within.
fn pieces(row: &[Cell]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut column = 0;
    let mut blanks = 0;
    while let Some(cell) = row.get(usize::from(column)) {
        let width = cell.cell_width().max(1);
        let (paint, symbol) = (paint(cell), cell.symbol());
        let blank = symbol.trim().is_empty();
        let hidden = paint.text == paint.ground;
        if blank || hidden {
            blanks += if hidden { 2 } else { 1 };
        } else {
            let sort = Sort::of(cell);
            let goes_on = |piece: &&mut Piece| {
                piece.paint == paint
                    && piece.sort == sort
                    && blanks <= u16::from(sort == Sort::Narrow)
            };
            match pieces.last_mut().filter(goes_on) {
                Some(piece) => {
                    if blanks == 1 {
                        piece.text.push(' ');
                    }
                    piece.text.push_str(symbol);
                    piece.to = column + width;
                }
                None => pieces.push(Piece {
                    from: column,
                    to: column + width,
                    sort,
                    paint,
                    text: symbol.to_owned(),
                }),
            }
            blanks = 0;
        }
        column += width;
    }
    pieces
}

/// Rectangles for a row's grounds other than the screen's own: from column to column, in which colour.
fn grounds(row: &[Cell]) -> Vec<(usize, usize, &'static str)> {
    let mut found: Vec<(usize, usize, &'static str)> = Vec::new();
    for (column, cell) in row.iter().enumerate() {
        // What lies under the right half of a wide letter is the left half's.
        let covered = column > 0 && row[column - 1].cell_width() == 2;
        let ground = if covered {
            paint(&row[column - 1]).ground
        } else {
            paint(cell).ground
        };
        match found.last_mut() {
            Some(last) if last.1 == column && last.2 == ground => last.1 = column + 1,
            _ => found.push((column, column + 1, ground)),
        }
    }
    found.retain(|(_, _, ground)| *ground != GROUND);
    found
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The frame as a picture.
fn svg(buffer: &Buffer, title: &str) -> String {
    let (width, height) = (buffer.area.width, buffer.area.height);
    let across = width * CELL.0 + 2 * MARGIN;
    let down = height * CELL.1 + 2 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {across} {down}\" width=\"{across}\" height=\"{down}\" \
         font-family=\"'Noto Sans Mono CJK SC','Sarasa Mono SC','Source Han Mono SC','WenQuanYi Zen Hei Mono','NSimSun','PingFang SC',monospace\" \
         font-size=\"{LETTER}\">\n<title>{title}</title>\n<rect width=\"{across}\" height=\"{down}\" rx=\"6\" fill=\"{GROUND}\"/>\n"
    );
    for (row, cells) in (0..).zip(buffer.content.chunks(usize::from(width))) {
        let top = MARGIN + row * CELL.1;
        for (from, to, ground) in grounds(cells) {
            let x = usize::from(MARGIN) + from * usize::from(CELL.0);
            let w = (to - from) * usize::from(CELL.0);
            let h = CELL.1;
            writeln!(
                out,
                "<rect x=\"{x}\" y=\"{top}\" width=\"{w}\" height=\"{h}\" fill=\"{ground}\" shape-rendering=\"crispEdges\"/>"
            )
            .unwrap();
        }
        for piece in pieces(cells) {
            let x = MARGIN + piece.from * CELL.0;
            let length = (piece.to - piece.from) * CELL.0;
            let Paint {
                text, bold, line, ..
            } = piece.paint;
            let weight = if bold { " font-weight=\"bold\"" } else { "" };
            let line = if line {
                " text-decoration=\"underline\""
            } else {
                ""
            };
            let fit = match piece.sort {
                Sort::Squeezed => " lengthAdjust=\"spacingAndGlyphs\"",
                Sort::Narrow | Sort::Wide => "",
            };
            let letters = escaped(&piece.text);
            let y = top + BASE;
            writeln!(
                out,
                "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\"{fit} fill=\"{text}\"{weight}{line}>{letters}</text>"
            )
            .unwrap();
        }
    }
    out + "</svg>\n"
}

/// Every picture as it should be, and the file it is in.
fn drawn() -> impl Iterator<Item = (PathBuf, String)> {
    PICTURES.into_iter().map(|(name, title, desk, keys)| {
        let buffer = desk().press(keys).buffer();
        let file = format!("{}/docs/pictures/{name}.svg", env!("CARGO_MANIFEST_DIR"));
        (file.into(), svg(&buffer, title))
    })
}

#[test]
fn pictures_show_the_screens_as_they_are() {
    for (file, wanted) in drawn() {
        let there = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            there.replace("\r\n", "\n") == wanted,
            "{} is out of date: UPDATE=1 cargo test --lib -- --ignored pictures",
            file.display()
        );
    }
}

#[test]
fn every_kind_of_screen_has_a_picture_and_the_handbook_shows_it() {
    let screens = include_str!("../app/screens/mod.rs");
    let (_, list) = screens.split_once("\nkinds!(").unwrap();
    let (list, _) = list.split_once(");").unwrap();
    let kinds: BTreeSet<String> = list.split(',').map(|it| it.trim().to_owned()).collect();
    let shown = PICTURES.into_iter().map(|(_, _, desk, keys)| {
        let desk = desk().press(keys);
        let kind = format!("{:?}", desk.app.top().kind);
        kind.split(['(', ' ']).next().unwrap().to_owned()
    });
    assert_eq!(shown.collect::<BTreeSet<_>>(), kinds);
    let handbook = include_str!("../../docs/handbook.zh.md");
    for (name, ..) in PICTURES {
        let link = format!("](pictures/{name}.svg)");
        assert!(handbook.contains(&link), "the handbook lacks {name}.svg");
    }
}

#[test]
fn a_picture_has_every_letter_of_its_screen() {
    for (_, title, desk, keys) in PICTURES {
        let buffer = desk().press(keys).buffer();
        let picture = svg(&buffer, title);
        let mut told: String = picture
            .lines()
            .filter_map(|line| line.strip_prefix("<text ")?.split_once('>'))
            .map(|(_, rest)| rest.trim_end_matches("</text>"))
            .collect();
        told = told
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
        told.retain(|c| !c.is_whitespace());
        let shown = buffer.content.iter().filter(|cell| {
            let paint = paint(cell);
            paint.text == paint.ground
        });
        let solid: usize = shown.map(|cell| cell.symbol().trim().len()).sum();
        let wanted = rows(&buffer).concat();
        let wanted: usize = wanted.chars().filter(|c| !c.is_whitespace()).count();
        assert_eq!(told.chars().count() + solid, wanted, "{title}");
    }
}

#[test]
#[ignore = "writes docs/pictures/*.svg when UPDATE is set"]
fn draws_the_pictures() {
    if std::env::var_os("UPDATE").is_none() {
        return;
    }
    for (file, picture) in drawn() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, picture).unwrap();
    }
}
