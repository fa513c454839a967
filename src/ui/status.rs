//! The rows above the hints: what is being typed, or what was just done.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::app::{Asks, Command, Level, LineEdit, Prompt, Screen};
use crate::journal::Act;
use crate::lang::both;

use super::content::wrapped;
use super::{View, clause, put, theme};

/// How many rows there are, to be taken from the body: a long message takes more than one.
pub(super) fn rows(view: &View<'_>, width: usize) -> usize {
    said(view, width).map_or(1, |lines| lines.len())
}

/// What there is to say; `None` for nothing.
fn said(view: &View<'_>, width: usize) -> Option<Vec<Line<'static>>> {
    let app = view.app;
    let lang = view.world.lang;
    let message = app.message.as_ref().map(|message| {
        let style = theme::message(message.level);
        wrapped(view, message.text.pick(lang), width, 1, style)
    });
    match &app.top().screen {
        // The row for what is typed comes last.
        Screen::Prompt(prompt) => {
            let mut lines = message.unwrap_or_default();
            let label = label(view, prompt);
            if !stands_before(view, &label, width) {
                lines.extend(wrapped(view, &label, width, 1, theme::HEADING));
            }
            lines.push(Line::default());
            return Some(lines);
        }
        Screen::Confirm(act) => return Some(question(view, act, width)),
        _ => {}
    }
    if message.is_some() || app.digits.is_empty() {
        return message;
    }
    let digits = &app.digits;
    let said = both!(
        "转到 {digits}_  回车确认，Esc 取消",
        "go to {digits}_  Enter to go, Esc to cancel"
    );
    Some(vec![Line::styled(
        format!(" {}", said.pick(lang)),
        theme::HEADING,
    )])
}

/// Says that `below` rows more follow, and which key shows them.
pub(super) fn more(view: &View<'_>, below: usize, key: Command) -> Line<'static> {
    let hint = match key {
        Command::Open => view.world.keymap.hint(key, "进入", "open"),
        key => view.world.keymap.hint(key, "翻页", "page down"),
    };
    let (zh, en) = (hint.zh, hint.en);
    let said = both!(" 下面还有 {below} 行{zh}", " {below} more below{en}");
    Line::styled(said.pick(view.world.lang).to_owned(), theme::ASIDE)
}

/// Draws the status, or that `below` rows more follow; gives the place of the cursor where one types here.
pub(super) fn draw(
    view: &View<'_>,
    buf: &mut Buffer,
    area: Rect,
    below: usize,
) -> Option<Position> {
    let lines = match said(view, usize::from(area.width)) {
        Some(lines) => lines,
        None if below > 0 => vec![more(view, below, Command::PageDown)],
        None => Vec::new(),
    };
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        view.line(buf, Rect::new(area.x, y, area.width, 1), line);
    }
    let Screen::Prompt(prompt) = &view.app.top().screen else {
        return None;
    };
    let label = label(view, prompt);
    let label = if stands_before(view, &label, usize::from(area.width)) {
        &label
    } else {
        "> "
    };
    let row = Rect::new(area.x, area.bottom() - 1, area.width, 1);
    Some(draw_line(view, buf, row, label, &prompt.line))
}

/// Whether a label leaves half of the row to what is typed; one that does not gets rows of its own.
fn stands_before(view: &View<'_>, label: &str, width: usize) -> bool {
    view.ruler.columns(label) <= width / 2
}

/// What is asked before a change of many clauses.
fn question(view: &View<'_>, act: &Act, width: usize) -> Vec<Line<'static>> {
    let Act::Mark { clauses, done } = act else {
        return vec![Line::default()];
    };
    let count = clauses.len();
    let said = if *done {
        both!(
            "将 {count} 条登记为已完成，确认吗？",
            "mark {count} clauses done?"
        )
    } else {
        both!(
            "将取消 {count} 条的完成登记，确认吗？",
            "open {count} clauses again?"
        )
    };
    wrapped(
        view,
        said.pick(view.world.lang),
        width,
        1,
        theme::message(Level::Warning),
    )
}

/// What a prompt asks for.
fn label(view: &View<'_>, prompt: &Prompt) -> String {
    let lang = view.world.lang;
    let id = match &prompt.asks {
        Asks::Note(id) => return both!("{id} 进展：", "{id} note: ").pick(lang).to_owned(),
        Asks::Elsewhere(_) => return lang.pick("另存到文件：", "save to file: ").to_owned(),
        Asks::Value(id, _) => id,
    };
    let Some(indicator) = prompt.indicator(view.world) else {
        return String::new();
    };
    let name = &indicator.name;
    let target = clause::target(indicator, lang);
    both!("{id} {name}（目标{target}）：", "{id} {name} ({target}): ")
        .pick(lang)
        .to_owned()
}

/// Draws a line that is being typed behind its label, scrolled so that the cursor is in view; gives the cursor's place.
pub(super) fn draw_line(
    view: &View<'_>,
    buf: &mut Buffer,
    row: Rect,
    label: &str,
    line: &LineEdit,
) -> Position {
    let ruler = view.ruler;
    let width = usize::from(row.width);
    let label = ruler.clip_dots(label, width / 2);
    let mut x = 1 + put::put(
        buf,
        (row.x + 1, row.y),
        width - 1,
        &label,
        theme::HEADING,
        ruler,
    );
    let room = width.saturating_sub(x + 1).max(1);
    let before = tail(view, line.before(), room);
    let after = &line.text()[line.before().len()..];
    let place = |x: usize| row.x + u16::try_from(x).unwrap_or(0);
    x += put::put(buf, (place(x), row.y), room, before, theme::PLAIN, ruler);
    put::put(
        buf,
        (place(x), row.y),
        width.saturating_sub(x),
        after,
        theme::PLAIN,
        ruler,
    );
    Position::new(place(x), row.y)
}

/// The longest end of `text` that fits `room` columns.
fn tail<'a>(view: &View<'_>, text: &'a str, room: usize) -> &'a str {
    let mut over = view.ruler.columns(text).saturating_sub(room);
    let mut rest = text;
    while over > 0 {
        let Some(first) = rest.chars().next() else {
            break;
        };
        rest = &rest[first.len_utf8()..];
        over = view.ruler.columns(rest).saturating_sub(room);
    }
    rest
}
