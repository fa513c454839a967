//! The task areas, and how far each is.

use ratatui::text::{Line, Span};

use crate::app::{Home, Item};
use crate::keys::Command;
use crate::listing::{AreaRow, Tally};

use super::content::{Content, wrapped};
use super::face::Face;
use super::view::View;
use super::{row, theme};

/// Columns of the number before a title, and of the counts behind it.
const NUMBER: usize = 5;
const COUNTS: usize = 14;
/// Columns of the bar, where there is room for it.
const BAR: usize = 20;

impl Face for Home {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        let title = title_columns(view, width);
        Content::rows(view, NUMBER + title, move |view, _, item| match item {
            Item::Area(number) => area_line(view, number, title, width),
            _ => Line::default(),
        })
    }

    fn head(&self, view: &View<'_>, _: usize) -> Line<'static> {
        notice_title(view)
    }

    fn has_preview(&self) -> bool {
        true
    }

    fn preview<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        preview(view, width)
    }

    fn footnote(&self, view: &View<'_>, width: usize, rows: usize) -> Vec<Line<'static>> {
        footnote(view, width, rows)
    }
}

/// The notice's title and date.
pub(super) fn notice_title(view: &View<'_>) -> Line<'static> {
    let notice = &view.world.library.catalogue.notice;
    {
        let date = notice.date.as_deref().unwrap_or_default();
        Line::styled(format!(" {}  {date}", notice.title), theme::ASIDE)
    }
}

/// An area: number, title, how many of its clauses are done, and that drawn as a bar where there is room.
fn area_line<'a>(
    view: &View<'_>,
    number: crate::catalogue::AreaNo,
    title: usize,
    width: usize,
) -> Line<'a> {
    let Some(AreaRow { area, tally }) = view.board().area(number) else {
        return Line::default();
    };
    let name = view.ruler.fit(&area.title, title);
    let mut spans = vec![
        Span::raw(format!(" {:>2}  {name}", area.number)),
        Span::raw(format!(
            " {:>4}/{:<3} {:>3}%",
            tally.done,
            tally.of,
            tally.percent()
        )),
    ];
    if width >= NUMBER + title + COUNTS + BAR + 2 {
        spans.push(Span::raw(format!("  {}", bar(tally))));
    }
    Line::from(spans)
}

/// The columns that titles get: as many as the longest needs, if they are there.
fn title_columns(view: &View<'_>, width: usize) -> usize {
    let areas = view.world.library.catalogue.areas().iter();
    let longest = areas.map(|area| view.ruler.columns(&area.title)).max();
    let room = width.saturating_sub(NUMBER + COUNTS).max(4);
    longest.unwrap_or(0).clamp(4, room)
}

/// How far an area is, drawn: `#` done, `~` under way, `.` not begun.
fn bar(tally: Tally) -> String {
    let columns = |count: usize| (count * BAR).checked_div(tally.of).unwrap_or(0);
    let done = columns(tally.done);
    let started = columns(tally.done + tally.started) - done;
    format!(
        "{}{}{}",
        "#".repeat(done),
        "~".repeat(started),
        ".".repeat(BAR - done - started)
    )
}

/// The selected area's clauses, for the side of a wide terminal.
fn preview<'a>(view: &View<'a>, width: usize) -> Content<'a> {
    let Some(Item::Area(number)) = view.screen().list.selected() else {
        return Content::text(Vec::new());
    };
    let area = view.world.library.catalogue.area(number).into_iter();
    let clauses: Vec<_> = area.flat_map(|area| &area.clauses).collect();
    let view = *view;
    Content::list(clauses.len(), None, 0, move |at| match clauses.get(at) {
        Some(clause) => row::row(&view, view.board().row(clause), width, &row::answering),
        None => Line::default(),
    })
}

/// What stands below the areas when there is room: how a newcomer gets going, in three lines of a usual window. They are broken
/// between keys, so that none stands apart from what it does; the last ones go where there are not so many `rows`.
fn footnote(view: &View<'_>, width: usize, rows: usize) -> Vec<Line<'static>> {
    let width = width.saturating_sub(1);
    let mut lines = Vec::new();
    for lesson in lessons(view) {
        let packed = packed(view, &lesson, width);
        let broken = packed
            .iter()
            .flat_map(|line| wrapped(view, line, width, 1, theme::ASIDE));
        let broken: Vec<_> = broken.collect();
        if lines.len() + broken.len() > rows {
            break;
        }
        lines.extend(broken);
    }
    lines
}

/// What each line says, a key and what it does at a time.
fn lessons(view: &View<'_>) -> [Vec<String>; 3] {
    let words = |zh: &str, en: &str| view.lang().pick(zh, en).to_owned();
    let hint = |command, zh, en| {
        let hint = view.world.hint(command, zh, en);
        hint.trim_start().to_owned()
    };
    let mut last = Vec::new();
    if view.app.read_only().is_none() {
        last.extend([
            hint(
                Command::Toggle,
                "登记条款完成，当即保存",
                "marks a clause done, saved at once",
            ),
            hint(Command::Note, "进展", "note"),
            hint(Command::Undo, "撤销", "undo"),
        ]);
    }
    last.extend([
        hint(Command::Help, "全部按键", "keys"),
        hint(Command::Palette, "按名称找功能", "commands"),
    ]);
    [
        vec![
            words("方向键选择", "Arrows select"),
            hint(Command::Open, "进入", "opens"),
            hint(Command::Back, "返回", "goes back"),
            words("输入 2.3 再按回车直接到该条", "2.3 Enter: clause 2.3"),
            hint(Command::NoticeText, "通知全文", "notice"),
        ],
        vec![hint(
            Command::Units,
            "找部门：输入 商务 或首字母 swt，看它牵头、负责、配合哪些，进展如何",
            "departments: type 商务 or swt, see what it has to do and how far",
        )],
        last,
    ]
}

/// Pieces joined into as few lines as hold each of them whole.
fn packed(view: &View<'_>, pieces: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        let used = lines.last().map(|line| view.ruler.columns(line));
        match (lines.last_mut(), used) {
            // One blank column before the line, two between the pieces.
            (Some(line), Some(used)) if used + view.ruler.columns(piece) + 3 <= width => {
                line.push_str("  ");
                line.push_str(piece);
            }
            _ => lines.push(piece.clone()),
        }
    }
    lines
}
