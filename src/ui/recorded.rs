//! What was recorded last, a row each.

use ratatui::text::{Line, Span};

use crate::journal::Did;
use crate::lang::tr;
use crate::listing::news::NewsRow;
use crate::listing::recent::day_text;
use crate::text::clean;

use super::theme;
use super::view::View;

/// Columns of an operator's name.
const NAME: usize = 6;

/// An entry: when, who, which clause, what; the day and the name are cut short before what was recorded is.
pub(super) fn line(view: &View<'_>, row: &NewsRow<'_>, width: usize) -> Line<'static> {
    let entry = &row.past.entry;
    let when = format!(
        " {} {}",
        day_text(row.at.date_naive(), view.today()),
        row.at.format("%H:%M")
    );
    let ruler = view.ruler;
    let who = ruler.fit(&clean(&entry.stamp.by), NAME);
    let id = entry.clause.map_or_else(String::new, |id| id.to_string());
    let front = format!("  {who}  {id:<6}");
    let what = match &entry.did {
        // A note says itself that it is one.
        Did::Note(text) if row.past.taken_back.is_none() => clean(text).into_owned(),
        _ => clean(view.board().describe_past(row.past).pick(view.lang())).into_owned(),
    };
    let room = width.saturating_sub(when.len() + ruler.columns(&front) + 1);
    Line::from(vec![
        Span::styled(when, theme::ASIDE),
        Span::raw(front),
        Span::raw(ruler.clip_dots(&what, room).into_owned()),
    ])
}

/// Rows below which the heading would take the place of an entry.
const HEADED_FROM: usize = 3;

/// A heading, and as many of the last entries as there are further rows; in a row or two only entries.
pub(super) fn lines(view: &View<'_>, width: usize, rows: usize) -> Vec<Line<'static>> {
    let today = view.today();
    let latest = || {
        let entries = view.app.journal().entries();
        view.board().latest_first(entries, view.now())
    };
    // Nothing older is looked at: the journal may be long, and this is drawn at every key.
    let since = today.pred_opt().unwrap_or(today);
    let recent: Vec<_> = latest()
        .map(|row| row.at.date_naive())
        .take_while(|day| *day >= since)
        .collect();
    let on = |day| recent.iter().filter(|own| **own == day).count();
    let lang = view.lang();
    let (now, before) = (on(today), on(since));
    let counts = tr!(
        lang,
        "  今天 {now} 条，昨天 {before} 条",
        "  today {now}, yesterday {before}"
    );
    let head = Line::from(vec![
        Span::styled(lang.pick(" 最近登记", " recorded last"), theme::HEADING),
        Span::styled(counts, theme::ASIDE),
    ]);
    let head = (rows >= HEADED_FROM).then_some(head);
    let entries = latest().take(rows.saturating_sub(usize::from(head.is_some())));
    head.into_iter()
        .chain(entries.map(|row| line(view, &row, width)))
        .collect()
}
