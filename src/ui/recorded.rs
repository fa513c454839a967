//! What was recorded last, a row each.

use std::sync::Arc;

use ratatui::text::{Line, Span};

use crate::catalogue::NoticeNo;
use crate::journal::{Did, Entry, Journal, Stamp};
use crate::lang::tr;
use crate::listing::news::{NewsRow, Place};
use crate::listing::recent::day_text;
use crate::listing::words::{self, first_line};
use crate::text::clean;

use super::theme;
use super::view::View;

/// Columns of an operator's name, and at the most with a login name behind it.
const NAME: usize = 6;
const LONGEST_NAME: usize = 20;
/// Columns from which the hour stands beside the day.
const TIMES_FROM: usize = 38;
/// Columns from which there is room for a login name.
const LOGINS_FROM: usize = 60;

/// An entry: when, who, which clause, what; the day and the name are cut short before what was recorded is.
pub(super) fn line(view: &View<'_>, row: &NewsRow<'_>, width: usize) -> Line<'static> {
    let entry = &row.past.entry;
    let day = day_text(row.at.date_naive(), view.today());
    let when = if width < TIMES_FROM {
        format!(" {day}")
    } else {
        format!(" {day} {}", row.at.format("%H:%M"))
    };
    let ruler = view.ruler;
    let who = clean_who(&entry.stamp);
    // Who typed it in another's name is not cut off, but where nothing of what was recorded would be left.
    let name = match &entry.stamp.login {
        Some(_) if width >= LOGINS_FROM => ruler.columns(&who).clamp(NAME, LONGEST_NAME),
        Some(_) | None => NAME,
    };
    let who = if name > NAME {
        who
    } else {
        clean(&entry.stamp.by).into_owned()
    };
    let who = ruler.fit(&who, name);
    let id = entry.clause.map_or_else(String::new, |id| id.to_string());
    let notice = view.board().progress.notice_of(entry);
    let notice = view.notice_cell(notice, view.notice_room(width));
    let columns = view.ids(6);
    let front = format!("  {who}  {notice}{id:<columns$}");
    let what = what(view, row);
    let room = width.saturating_sub(when.len() + ruler.columns(&front) + 1);
    Line::from(vec![
        Span::styled(when, theme::ASIDE),
        Span::raw(front),
        Span::raw(ruler.clip_dots(&what, room).into_owned()),
    ])
}

/// What was recorded, on one row.
pub(super) fn what(view: &View<'_>, row: &NewsRow<'_>) -> String {
    match &row.past.entry.did {
        // A note says itself that it is one.
        Did::Note(text) if row.past.taken_back.is_none() => clean(&first_line(text)).into_owned(),
        _ => clean(view.board().describe_past(row.past).pick(view.lang())).into_owned(),
    }
}

fn clean_who(stamp: &Stamp) -> String {
    clean(&words::who(stamp)).into_owned()
}

/// As many of the last entries as there are rows, under a heading where there are several.
pub(super) fn lines(
    view: &View<'_>,
    notice: NoticeNo,
    width: usize,
    rows: usize,
) -> Vec<Line<'static>> {
    let heading = (rows >= HEADED).then(|| heading(view));
    let entries = entries(view, notice);
    let latest = view.board().latest_first(entries, view.now());
    let latest = latest.take(rows - usize::from(heading.is_some()));
    let lines = latest.map(|row| line(view, &row, width));
    heading.into_iter().chain(lines).collect()
}

/// The same of entries that are listed already.
pub(super) fn listed(
    view: &View<'_>,
    places: impl Iterator<Item = Place>,
    width: usize,
    rows: usize,
) -> Vec<Line<'static>> {
    let heading = (rows >= HEADED).then(|| heading(view));
    let latest = places.filter_map(|place| view.board().news_row(place, view.now()));
    let latest = latest.take(rows - usize::from(heading.is_some()));
    let lines = latest.map(|row| line(view, &row, width));
    heading.into_iter().chain(lines).collect()
}

/// Fewer rows than this are all given to entries.
const HEADED: usize = 3;

fn heading(view: &View<'_>) -> Line<'static> {
    Line::styled(
        view.lang().pick(" 最近登记", " recorded last"),
        theme::HEADING,
    )
}

/// How many entries are of today, and of yesterday.
pub(super) fn counts(view: &View<'_>, notice: NoticeNo) -> String {
    let today = view.today();
    let since = today.pred_opt().unwrap_or(today);
    let entries = entries(view, notice);
    // Nothing older is looked at: the journal may be long, and this is drawn at every key.
    let recent = view.board().latest_first(entries, view.now());
    let recent: Vec<_> = recent
        .map(|row| row.at.date_naive())
        .take_while(|day| *day >= since)
        .collect();
    let on = |day| recent.iter().filter(|own| **own == day).count();
    let (now, before) = (on(today), on(since));
    tr!(
        view.lang(),
        "今天 {now} 条，昨天 {before} 条",
        "today {now}, yesterday {before}"
    )
}

fn entries<'a>(view: &View<'a>, notice: NoticeNo) -> &'a [Arc<Entry>] {
    let journal = view.app.journal(notice);
    journal.map_or(&[], Journal::entries)
}
