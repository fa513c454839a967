//! 时限: the clauses that have a deadline and are not done, by how soon it comes.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use crate::app::{Deadlines, Item};
use crate::keys::Command;
use crate::lang::tr;
use crate::listing::recent::day_text;
use crate::listing::{ClauseRow, Term, days_left_text, status_sign};
use crate::text::clean;

use super::area::{HEADS_FROM, list_width, with_selected_clause};
use super::content::{Content, wrapped};
use super::face::Face;
use super::filtered::with_filter;
use super::panes::Panes;
use super::view::View;
use super::{flags, theme};

/// Columns of a day, 2027-12-31, and of how far it is.
const DAY: usize = 10;
const LEFT: usize = 12;
/// The least columns of a number, with the blank behind it.
const LEAST_ID: usize = 6;
/// From this width on there are columns for how far a day is and for who answers.
const ALL_FROM: usize = 60;

/// How the columns lie.
#[derive(Clone, Copy)]
struct Columns {
    /// For a notice's name, where several are listed.
    notice: usize,
    id: usize,
    left: usize,
    text: usize,
    lead: usize,
}

impl Columns {
    fn new(view: &View<'_>, width: usize) -> Self {
        let notice = view.notice_room(width);
        let (left, lead) = if width < ALL_FROM {
            (0, 0)
        } else {
            (LEFT + 1, (width * 3 / 20).clamp(12, 20))
        };
        let id = view.ids(LEAST_ID);
        let used = 1 + DAY + 1 + left + "[ ]*".len() + notice + id + lead + 1;
        let text = width.saturating_sub(used + 1);
        Self {
            notice,
            id,
            left,
            text,
            lead,
        }
    }
}

impl Face for Deadlines {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        if view.screen().list.rows().is_empty() {
            return Content::text(nothing(view, width));
        }
        let columns = Columns::new(view, width);
        Content::rows(view, move |view, _, item| match item {
            Item::Term(term) => heading(view, term, width),
            Item::Clause(id) => {
                let clause = view.world.library.catalogue.clause(id);
                clause.map_or_else(Line::default, |clause| {
                    line(view, view.board().row(clause), columns)
                })
            }
            _ => Line::default(),
        })
    }

    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        if view.screen().list.rows().is_empty() {
            return Vec::new();
        }
        let width = usize::from(size.width);
        let mut heads = vec![with_filter(view, width, |_| {
            flags::head(view, self.late, width).unwrap_or_else(|| later(view))
        })];
        if size.height >= HEADS_FROM {
            let list = usize::from(list_width(size.width));
            heads.push(column_heads(view, Columns::new(view, list)));
        }
        heads
    }

    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        with_selected_clause(view, room)
    }
}

/// What stands over clauses none of which is late or near.
fn later(view: &View<'_>) -> Line<'static> {
    let soon = view.world.soon_days;
    let text = tr!(
        view.lang(),
        " 没有逾期的，{soon} 日内也没有到期的",
        " none is late, and none due within {soon} days"
    );
    Line::styled(text, theme::HEADING)
}

fn column_heads(view: &View<'_>, columns: Columns) -> Line<'static> {
    let (ruler, lang) = (view.ruler, view.lang());
    let day = ruler.fit(lang.pick("时限", "due"), DAY);
    let id = ruler.fit(lang.pick("编号", "id"), columns.id);
    let text = ruler.fit(lang.pick("任务", "task"), columns.text);
    let Columns { notice, left, .. } = columns;
    let mut heads = format!(" {day} {0:left$}    {0:notice$}{id}{text}", "");
    if columns.lead > 0 {
        heads.push(' ');
        heads += ruler.clip(lang.pick("牵头（负责）", "lead"), columns.lead);
    }
    Line::styled(heads, theme::ASIDE)
}

/// A term with how many clauses it has, and a rule to the end of the row.
fn heading<'a>(view: &View<'a>, term: Term, width: usize) -> Line<'a> {
    let lang = view.lang();
    let calendar = view.app.calendar(view.world);
    let rows = view.screen().list.rows().iter();
    let own = rows
        .skip_while(|item| **item != Item::Term(term))
        .skip(1)
        .take_while(|item| matches!(item, Item::Clause(_)));
    let (name, count) = (term.label(calendar.soon, lang), own.count());
    let name = tr!(lang, " {name} {count} 条 ", " {name}: {count} ");
    let dashes = width.saturating_sub(view.ruler.columns(&name) + 1);
    let style = if term == Term::Overdue {
        theme::LATE
    } else {
        theme::HEADING
    };
    Line::from(vec![
        Span::styled(name, style),
        Span::styled("-".repeat(dashes), theme::ASIDE),
    ])
}

/// A clause: its day, how far that is, how far the clause is, its number, the beginning of its text, who answers for it.
fn line<'a>(view: &View<'a>, row: ClauseRow<'_>, columns: Columns) -> Line<'a> {
    let ruler = view.ruler;
    let Some(day) = row.state.due_day() else {
        return Line::default();
    };
    let stage = row.state.stage();
    let marked = view.screen().marked.contains(&row.clause.id);
    let mut line = Line::from(format!(" {:DAY$} ", day_text(day, view.today())));
    if columns.left > 0 {
        let left = days_left_text(day, view.today(), view.lang());
        let left = ruler.fit(&left, columns.left);
        line.push_span(Span::styled(left, theme::flags(row.flags)));
    }
    line.push_span(Span::styled(status_sign(stage), theme::status(stage)));
    let mark = if marked { "*" } else { " " };
    line.push_span(Span::styled(mark, theme::HEADING));
    let text = ruler.fit(&clean(&row.clause.text), columns.text);
    let notice = view.notice_cell(row.clause.id.notice(), columns.notice);
    line.push_span(Span::raw(format!(
        "{notice}{:<1$}{text}",
        row.clause.id.to_string(),
        columns.id
    )));
    if columns.lead > 0 {
        let lead = view.board().answering(row.clause);
        let lead = ruler.clip_dots(&lead, columns.lead);
        line.push_span(Span::raw(format!(" {lead}")));
    }
    line
}

/// What stands in place of the list: that no clause has a deadline and how to set one, or that all that have are done.
fn nothing(view: &View<'_>, width: usize) -> Vec<Line<'static>> {
    let lang = view.lang();
    let text = if view.board().has_deadlines() {
        lang.pick(
            "有时限的条款都已完成。",
            "All clauses that have a deadline are done.",
        )
        .to_owned()
    } else {
        let key = view.world.hint(Command::Due, "设定", "sets it");
        tr!(
            lang,
            "还没有条款定了完成时限。在领域或单位中选中条款{key}；命令行：duban due 2.3 --on 2026-12-31",
            "No clause has a deadline yet. Select one in an area or of a unit{key}; from the shell: duban due 2.3 --on 2026-12-31"
        )
    };
    wrapped(view, &text, width, 1, theme::PLAIN)
}
