//! The first two rows: where the user is and how far the whole is; and what the list below shows.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::app::{Screen, Show, Shown};
use crate::keys::Command;
use crate::lang::{Wording, both};
use crate::listing::Tally;

use super::content::{columns, fitted};
use super::{View, area, theme, typed, unit};

/// Fewer columns than this tell nothing of a list.
const LEAST_SUMMARY: usize = 12;

/// The breadcrumb, and at the right end the position and the total.
pub(super) fn line(view: &View<'_>, width: usize) -> Line<'static> {
    let ruler = view.ruler;
    let Tally { done, of, .. } = view.board().total();
    let lang = view.world.lang;
    let position = view
        .app
        .position(view.world)
        .map(|(at, of)| format!("{at}/{of}  "))
        .unwrap_or_default();
    let read_only = match view.app.read_only() {
        Some(_) => lang.pick("只读  ", "read-only  "),
        None => "",
    };
    let right = format!(
        "  {read_only}{position}{} {done}/{of} ",
        lang.pick("已完成", "done")
    );
    let left = breadcrumb(view, width.saturating_sub(ruler.columns(&right) + 1));
    let blank = width.saturating_sub(1 + ruler.columns(&left) + ruler.columns(&right));
    Line::from(vec![
        Span::styled(format!(" {left}"), theme::HEADING),
        Span::raw(format!("{:blank$}{right}", "")),
    ])
}

/// The way to the screen that is shown, shortened from the left where it does not fit.
fn breadcrumb(view: &View<'_>, width: usize) -> String {
    let names: Vec<_> = view
        .app
        .stack()
        .iter()
        .filter_map(|shown| name(view, shown))
        .collect();
    let whole = names.join(" > ");
    if view.ruler.columns(&whole) <= width {
        return whole;
    }
    for skipped in 1..names.len() {
        let short = format!(".. > {}", names[skipped..].join(" > "));
        if view.ruler.columns(&short) <= width {
            return short;
        }
    }
    view.ruler
        .clip_dots(names.last().map_or("", String::as_str), width)
        .into_owned()
}

fn name(view: &View<'_>, shown: &Shown) -> Option<String> {
    let lang = view.world.lang;
    let fixed = |zh, en| Some(lang.pick(zh, en).to_owned());
    match &shown.screen {
        Screen::Home(_) => fixed("督办", "duban"),
        Screen::Area { number, .. } => {
            let area = view.world.catalogue.area(*number)?;
            Some(format!("{number} {}", area.title))
        }
        Screen::Clause { id, .. } => Some(id.to_string()),
        Screen::Units(_) => fixed("找部门", "departments"),
        Screen::Search(_) => fixed("查找", "search"),
        Screen::Palette(_) => fixed("功能", "commands"),
        Screen::Unit { id, .. } => Some(view.world.catalogue.unit(*id).name.clone()),
        Screen::NoticeText { .. } => fixed("通知全文", "notice"),
        Screen::Help { .. } => fixed("按键说明", "keys"),
        Screen::Prompt(_) | Screen::Confirm(_) => None,
    }
}

/// The row under the header: the query, a summary, the title. Gives the place of the cursor where one types here.
pub(super) fn draw_head(view: &View<'_>, buf: &mut Buffer, row: Rect) -> Option<Position> {
    let lang = view.world.lang;
    let width = usize::from(row.width);
    let line = match view.screen() {
        Screen::Units(finder) => {
            let label = lang.pick("部门：", "department: ");
            return Some(typed::draw(view, buf, row, label, finder.query.parts()));
        }
        Screen::Search(search) => {
            let label = lang.pick("查找：", "search: ");
            return Some(typed::draw(view, buf, row, label, search.query.parts()));
        }
        Screen::Palette(palette) => {
            let label = lang.pick("功能：", "command: ");
            return Some(typed::draw(view, buf, row, label, palette.query.parts()));
        }
        Screen::Help { query, .. } => {
            let label = lang.pick("查找：", "find: ");
            return Some(typed::draw(view, buf, row, label, query.parts()));
        }
        Screen::Unit { id, .. } => with_filter(view, width, |room| unit::summary(view, *id, room)),
        Screen::Home(_) | Screen::NoticeText { .. } => {
            let notice = &view.world.catalogue.notice;
            Line::styled(format!(" {}  {}", notice.title, notice.date), theme::ASIDE)
        }
        Screen::Area { number, .. } => {
            with_filter(view, width, |room| area::summary(view, *number, room))
        }
        Screen::Clause { .. } | Screen::Prompt(_) | Screen::Confirm(_) => Line::default(),
    };
    view.line(buf, row, line);
    None
}

/// What a list is about, and behind it what is marked and which clauses it shows: that is never cut for the summary's sake, and
/// goes without its keys where the summary then stands whole.
fn with_filter(
    view: &View<'_>,
    width: usize,
    summary: impl Fn(usize) -> Line<'static>,
) -> Line<'static> {
    let state = |keys| {
        let parts = [marked(view, keys), filter(view, keys)];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| format!(" {}", parts.join("  ")))
    };
    // Under a prompt or question the keys are not the list's.
    let own = view.app.top().screen.list().is_some();
    let (Some(long), Some(short)) = (state(own), state(false)) else {
        return summary(width);
    };
    let room = |state: &str| width.checked_sub(view.ruler.columns(state) + 2);
    for state in [&long, &short] {
        let Some(room) = room(state) else { continue };
        let line = summary(room);
        if columns(view.ruler, &line) <= room {
            return followed(line, state.clone());
        }
    }
    let state = if room(&long).is_some() { long } else { short };
    match room(&state).filter(|room| *room >= LEAST_SUMMARY) {
        Some(room) => followed(fitted(view.ruler, summary(room), room), state),
        None => Line::styled(state, theme::HEADING),
    }
}

fn followed(line: Line<'static>, state: String) -> Line<'static> {
    // The line's style is the summary's alone.
    let style = line.style;
    let spans = line.spans.into_iter();
    let mut line: Line<'static> = spans.map(|span| span.patch_style(style)).collect();
    line.push_span(Span::raw("  "));
    line.push_span(Span::styled(state, theme::HEADING));
    line
}

fn marked(view: &View<'_>, keys: bool) -> Option<String> {
    let (marked, hidden) = view.app.marked(view.world)?;
    let keymap = &view.world.keymap;
    let hint = |command, zh, en| {
        if keys {
            keymap.hint(command, zh, en)
        } else {
            both!("", "")
        }
    };
    let change = hint(Command::Toggle, "登记", "change them");
    let undo = hint(Command::Back, "取消标记", "take the marks off");
    let hidden = match (marked, hidden) {
        (0, hidden) => return Some(all_hidden(view, hidden, &undo)),
        (_, 0) => both!("", ""),
        (_, hidden) => both!("，另 {hidden} 条未列出", ", {hidden} more not listed"),
    };
    let said = Wording {
        zh: format!("已标记 {marked} 条{}{}{}", hidden.zh, change.zh, undo.zh),
        en: format!("{marked} marked{}{}{}", hidden.en, change.en, undo.en),
    };
    Some(said.pick(view.world.lang).to_owned())
}

/// What is said where the filter hides every marked clause, so that nothing would be changed.
fn all_hidden(view: &View<'_>, hidden: usize, undo: &Wording) -> String {
    let said = both!(
        "标记的 {hidden} 条都未列出",
        "the {hidden} marked are not listed"
    );
    let lang = view.world.lang;
    format!("{}{}", said.pick(lang), undo.pick(lang))
}

fn filter(view: &View<'_>, keys: bool) -> Option<String> {
    let lang = view.world.lang;
    let said = match view.app.show {
        Show::All => return None,
        Show::Open => lang.pick("只列未完成", "open only"),
        Show::Done => lang.pick("只列已完成", "done only"),
    };
    if !keys {
        return Some(said.to_owned());
    }
    let key = view.world.keymap.hint(Command::Show, "切换", "change");
    Some(format!("{said}{}", key.pick(lang)))
}

/// What an empty list says.
pub(super) fn nothing_here(view: &View<'_>) -> &'static str {
    let lang = view.world.lang;
    match view.app.show {
        Show::All => "",
        Show::Open => lang.pick("没有未完成的条款", "no open clauses"),
        Show::Done => lang.pick("没有已完成的条款", "no clauses done"),
    }
}
