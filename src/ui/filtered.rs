//! What a list is about, which clauses it shows and which are marked.

use ratatui::text::{Line, Span};

use crate::app::Show;
use crate::keys::Command;
use crate::lang::tr;

use super::content::{columns, fitted};
use super::theme;
use super::view::View;

/// Fewer columns than this tell nothing of a list.
const LEAST_SUMMARY: usize = 12;

/// What a list is about, and behind it what is marked and which clauses it shows: that is never cut for the summary's sake, and
/// goes without its keys where the summary then stands whole.
pub(super) fn with_filter(
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
    let own = view.app.top().page().lists_clauses();
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
    let (marked, hidden) = view.app.marked()?;
    let lang = view.lang();
    let hint = |command, zh, en| {
        if keys {
            view.world.hint(command, zh, en)
        } else {
            String::new()
        }
    };
    let change = hint(Command::Toggle, "登记", "change them");
    let undo = hint(Command::Back, "取消标记", "take the marks off");
    let hidden = match (marked, hidden) {
        // Nothing would be changed: the filter hides every marked clause.
        (0, hidden) => {
            return Some(tr!(
                lang,
                "标记的 {hidden} 条都未列出{undo}",
                "the {hidden} marked are not listed{undo}"
            ));
        }
        (_, 0) => String::new(),
        (_, hidden) => tr!(lang, "，另 {hidden} 条未列出", ", {hidden} more not listed"),
    };
    Some(tr!(
        lang,
        "已标记 {marked} 条{hidden}{change}{undo}",
        "{marked} marked{hidden}{change}{undo}"
    ))
}

fn filter(view: &View<'_>, keys: bool) -> Option<String> {
    let lang = view.lang();
    if !view.screen().page().filters() {
        return None;
    }
    let shown = match view.app.show {
        Show::All => return None,
        Show::Open => lang.pick("只列未完成", "open only"),
        Show::Done => lang.pick("只列已完成", "done only"),
    };
    let key = if keys {
        view.world.hint(Command::Show, "切换", "change")
    } else {
        String::new()
    };
    Some(format!("{shown}{key}"))
}
