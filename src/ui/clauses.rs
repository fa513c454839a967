//! The row that a clause has in every list.

use ratatui::text::{Line, Span};

use crate::app::Level;
use crate::catalogue::{Clause, UnitId};
use crate::lang::tr;
use crate::listing::{ClauseRow, status_sign, words};
use crate::text::clean;

use super::content::Content;
use super::flags;
use super::theme;
use super::view::View;

/// From this width on a list of several leads has a column for them.
const LEADS_FROM: usize = 60;
/// Fewer columns than this hold a day and no more.
const LEAST_LATEST: usize = 14;
/// The least columns of a number with the blank behind it.
const LEAST_ID: usize = 6;
/// Columns before the number: the bar's sign, `[x]`, the mark.
const FRONT: usize = 5;

/// What stands for the sign of a clause that a save waits for.
const UNSAVED: &str = "[?]";

/// How the columns of a list of clauses lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// For a notice's name, where several are listed; 0 elsewhere.
    notice: usize,
    /// Of the number with the blank behind it.
    id: usize,
    /// What is to be seen to.
    flags: flags::Column,
    /// Of the text.
    text: usize,
    /// Of who answers for a clause; 0 for no such column.
    lead: usize,
    /// Of what was recorded last.
    latest: usize,
}

impl Columns {
    /// Of an area's clauses: with who answers for each.
    pub(super) fn of_area(view: &View<'_>, clauses: &[Clause], width: usize) -> Self {
        let board = view.board();
        let all = clauses.iter().map(|clause| board.row(clause).flags);
        let flags = flags::Column::of(view, all, width);
        // They are counted through.
        let longest = clauses.last().map(|clause| clause.id.to_string().len());
        let lead = if width < LEADS_FROM {
            0
        } else {
            (width * 3 / 20).clamp(12, 20)
        };
        Self::new(longest.unwrap_or(4) + 1, flags, lead, width)
    }

    /// Of clauses of several areas, with who answers for each.
    pub(super) fn of_all(view: &View<'_>, width: usize) -> Self {
        let flags = flags::Column::of(view, view.board().flags_there_are(), width);
        let lead = if width < LEADS_FROM {
            0
        } else {
            (width * 3 / 20).clamp(12, 20)
        };
        let notice = view.notice_room(width);
        let mut columns = Self::new(
            view.ids(LEAST_ID),
            flags,
            lead,
            width.saturating_sub(notice),
        );
        columns.notice = notice;
        columns
    }

    /// Of clauses of several areas that one unit has.
    pub(super) fn of_unit(view: &View<'_>, unit: UnitId, width: usize) -> Self {
        let all = view.board().rows_of(unit).map(|row| row.flags);
        let flags = flags::Column::of(view, all, width);
        Self::new(view.ids(LEAST_ID), flags, 0, width)
    }

    fn new(id: usize, flags: flags::Column, lead: usize, width: usize) -> Self {
        let latest = (width * 11 / 40).clamp(10, 28);
        let gaps = if lead > 0 { 2 } else { 1 };
        let text = width.saturating_sub(FRONT + id + flags.room() + lead + latest + gaps + 1);
        Self {
            notice: 0,
            id,
            flags,
            text,
            lead,
            latest,
        }
    }

    /// The heads over them; `order` says how they are sorted where that is not by number.
    pub(super) fn heads(&self, view: &View<'_>, order: Option<&str>) -> Line<'static> {
        let lang = view.lang();
        let task = match order {
            None => lang.pick("任务", "task").to_owned(),
            Some(order) => tr!(lang, "任务（{order}）", "task ({order})"),
        };
        let ruler = view.ruler;
        let id = ruler.fit(lang.pick("编号", "id"), self.id.max(5));
        let text = (self.text + self.id).saturating_sub(self.id.max(5));
        let flags = ruler.fit(words::FLAGS.pick(lang), self.flags.columns);
        let blank = self.flags.room() - self.flags.columns;
        let task = ruler.fit(&task, text);
        let before = FRONT + self.notice;
        let mut heads = format!("{:before$}{id}{flags}{:blank$}{task} ", "", "");
        if self.lead > 0 {
            heads += &ruler.fit(lang.pick("牵头（负责）", "lead"), self.lead);
            heads.push(' ');
        }
        heads += &ruler.clip_dots(lang.pick("最近进展", "latest"), self.latest);
        Line::styled(heads, theme::ASIDE)
    }
}

/// The rows of a list that holds clauses alone.
pub(super) fn rows<'a>(view: &View<'a>, columns: Columns) -> Content<'a> {
    Content::rows(view, move |view, _, item| {
        let clause = item
            .clause()
            .and_then(|id| view.world.library.catalogue.clause(id));
        clause.map_or_else(Line::default, |clause| {
            line(view, view.board().row(clause), &columns)
        })
    })
}

/// A clause in a list: sign, number, the beginning of its text, who answers for it, and what was recorded last, whose room
/// the text gets where nothing was and no column parts them.
pub(super) fn line<'a>(view: &View<'_>, row: ClauseRow<'_>, columns: &Columns) -> Line<'a> {
    let ruler = view.ruler;
    let latest = latest(view, row, columns.latest);
    let marked = view.screen().marked.contains(&row.clause.id);
    let mark = if marked { "*" } else { " " };
    let text = match (columns.lead, latest.is_empty()) {
        (0, true) => columns.text + 1 + columns.latest,
        _ => columns.text,
    };
    let notice = view.notice_cell(row.clause.id.notice(), columns.notice);
    let id = format!("{notice}{:<1$}", row.clause.id.to_string(), columns.id);
    let mut rest = format!("{} ", ruler.fit(&clean(&row.clause.text), text));
    if columns.lead > 0 {
        rest += &ruler.fit(&view.board().answering(row.clause), columns.lead);
        rest.push(' ');
    }
    rest += &latest;
    let mut line = Line::from(vec![
        Span::raw(" "),
        sign(view, row),
        Span::styled(mark, theme::HEADING),
        Span::raw(id),
    ]);
    line.extend(columns.flags.cell(view, row.flags));
    line.push_span(Span::raw(rest));
    line
}

/// How far a clause is; where a save that waits is about it, that this is not known yet.
pub(super) fn sign(view: &View<'_>, row: ClauseRow<'_>) -> Span<'static> {
    let stage = row.state.stage();
    if view.app.is_unsaved(row.clause.id) {
        Span::styled(UNSAVED, theme::message(Level::Warning))
    } else {
        Span::styled(status_sign(stage), theme::status(stage))
    }
}

/// What was recorded last, with its day, in `room` columns; empty where nothing stands. Where there is no room for more than a
/// word, or for the number that it begins with, the day alone.
fn latest(view: &View<'_>, row: ClauseRow<'_>, room: usize) -> String {
    if view.app.is_unsaved(row.clause.id) {
        let word = words::NOT_SAVED.pick(view.lang());
        return view.ruler.clip_dots(word, room).into_owned();
    }
    let Some(latest) = row.latest() else {
        return String::new();
    };
    let day = latest.day(view.now());
    if room < LEAST_LATEST {
        return day;
    }
    let text = latest.text(view.now(), view.lang());
    let text = view.ruler.clip_dots(&clean(&text), room).into_owned();
    let nothing_said = text.strip_prefix(&day).map(str::trim_start) == Some("..");
    if nothing_said { day } else { text }
}
