//! The rows above the hints: what is being typed, or what was just done.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::app::{Asks, Level, Prompt, Screen};
use crate::catalogue::ClauseId;
use crate::journal::{Act, Stage};
use crate::keys::Command;
use crate::lang::both;

use super::content::{columns, wrapped};
use super::{View, clause, theme, typed};

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
        // A sign, so that not the colour alone tells a warning from what was done.
        let sign = match message.level {
            Level::Info => "",
            Level::Warning | Level::Error => "! ",
        };
        let text = format!("{sign}{}", message.text.pick(lang));
        wrapped(view, &text, width, 1, style)
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
        Screen::Confirm(act) => {
            let mut lines = message.unwrap_or_default();
            lines.extend(question(view, act, width));
            return Some(lines);
        }
        _ => {}
    }
    if message.is_some() || app.digits.is_empty() {
        return message;
    }
    Some(vec![Line::default()])
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

/// Draws the status, or that `below` rows more follow; gives the place of the cursor where one types or answers here.
pub(super) fn draw(
    view: &View<'_>,
    buf: &mut Buffer,
    area: Rect,
    below: usize,
) -> Option<Position> {
    let width = usize::from(area.width);
    let lines = match said(view, width) {
        Some(lines) => lines,
        None if below > 0 => vec![more(view, below, Command::PageDown)],
        None => Vec::new(),
    };
    let screen = &view.app.top().screen;
    // What is typed or asked stays, whatever is said before it.
    let kept = match screen {
        Screen::Prompt(_) => 1,
        Screen::Confirm(act) => question(view, act, width).len(),
        _ => 0,
    };
    let lines = shortened(lines, usize::from(area.height), kept);
    let last = lines.last().map_or(0, |line| columns(view.ruler, line));
    let count = u16::try_from(lines.len()).unwrap_or(area.height);
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        view.line(buf, Rect::new(area.x, y, area.width, 1), line);
    }
    let row = Rect::new(area.x, area.bottom() - 1, area.width, 1);
    match screen {
        Screen::Prompt(prompt) => {
            let label = label(view, prompt);
            let stands = stands_before(view, &label, width);
            let label = if stands { &label } else { "> " };
            Some(typed::draw(view, buf, row, label, prompt.line.parts()))
        }
        Screen::Confirm(_) => {
            let x = u16::try_from(last.min(width.saturating_sub(1))).unwrap_or(0);
            Some(Position::new(
                area.x + x,
                area.y + count.clamp(1, area.height) - 1,
            ))
        }
        _ if view.app.message.is_none() && !view.app.digits.is_empty() => {
            Some(draw_number(view, buf, row))
        }
        _ => None,
    }
}

/// As many lines as there are rows, the cut marked; the last `kept` ones stay.
fn shortened(mut lines: Vec<Line<'_>>, rows: usize, kept: usize) -> Vec<Line<'_>> {
    if lines.len() <= rows {
        return lines;
    }
    let last = lines.split_off(lines.len() - kept);
    lines.truncate(rows.saturating_sub(kept));
    if let Some(cut) = lines.last_mut() {
        cut.push_span(Span::styled("..", theme::HEADING));
    }
    lines.extend(last);
    lines
}

/// Draws the number that is typed to go to, and what its keys are; gives the cursor's place behind it.
fn draw_number(view: &View<'_>, buf: &mut Buffer, row: Rect) -> Position {
    let lang = view.world.lang;
    let label = lang.pick("转到 ", "go to ");
    let place = typed::draw(view, buf, row, label, (&view.app.digits, ""));
    let back = view.world.keymap.hint(Command::Back, "取消", "cancel");
    let said = lang.pick("   回车 确认", "   Enter go").to_owned() + back.pick(lang);
    let rest = Rect::new(place.x, row.y, row.right() - place.x, 1);
    view.line(buf, rest, Line::styled(said, theme::ASIDE));
    place
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
    let progress = view.board().progress;
    let is_done = |id: &ClauseId| progress.of(*id).stage() == Stage::Done;
    let count = clauses.iter().filter(|id| is_done(id) != *done).count();
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
    both!(
        "{id} {name}（目标{target}）：",
        "{id} {name} (target{target}): "
    )
    .pick(lang)
    .to_owned()
}
