//! How a newcomer gets going, below the areas until something is recorded.

use ratatui::text::Line;

use crate::keys::Command;

use super::content::wrapped;
use super::theme;
use super::view::View;

/// What stands below the areas when there is room: how a newcomer gets going, in three lines of a usual window. They are broken
/// between keys, so that none stands apart from what it does; the last ones go where there are not so many `rows`.
pub(super) fn lines(view: &View<'_>, width: usize, rows: usize) -> Vec<Line<'static>> {
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
