//! One unit's page: its clauses under 牵头, 负责 and 配合, with counts.

use ratatui::text::{Line, Span};

use crate::app::{Item, Page as _, Unit};
use crate::catalogue::{Role, UnitId};
use crate::listing::{ClauseRow, Tally, UnitRow, kind_word, role_word};

use super::content::Content;
use super::face::Face;
use super::filtered::with_filter;
use super::view::View;
use super::{clause, row, theme};

impl Face for Unit {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        Content::rows(view, row::bar(width), move |view, _, item| {
            line(view, self.id, item, width)
        })
    }

    fn head(&self, view: &View<'_>, width: usize) -> Line<'static> {
        with_filter(view, width, |room| summary(view, self.id, room))
    }

    fn has_preview(&self) -> bool {
        true
    }

    fn preview<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        clause::preview_selected(view, width)
    }
}

/// The page of a unit beside the list of units, without a selection.
pub(super) fn preview<'a>(view: &View<'a>, id: UnitId, width: usize) -> Content<'a> {
    let rows = Unit { id }.rows(&view.app.seen(view.world));
    let view = *view;
    Content::list(rows.len(), None, 0, move |at| match rows.get(at) {
        Some(item) => line(&view, id, *item, width),
        None => Line::default(),
    })
}

fn line<'a>(view: &View<'a>, unit: UnitId, item: Item, width: usize) -> Line<'a> {
    match item {
        Item::Heading(role) => heading(view, unit, role),
        Item::Clause(id) => match view.world.library.catalogue.clause(id) {
            Some(clause) => row::row(view, view.board().row(clause), width, &latest),
            None => Line::default(),
        },
        _ => Line::default(),
    }
}

fn heading<'a>(view: &View<'a>, unit: UnitId, role: Role) -> Line<'a> {
    let groups = view.board().unit_page(unit).groups.into_iter();
    let group = groups.into_iter().find(|group| group.role == role);
    let heading = group.map(|group| format!(" {}", group.heading(view.lang())));
    Line::styled(heading.unwrap_or_default(), theme::HEADING)
}

/// How far a clause is in a few words: who marked it done and when, else the latest note.
fn latest(_: &View<'_>, row: ClauseRow<'_>) -> String {
    match (row.state.status.done(), row.state.note_text()) {
        (Some(done), _) => format!("{} {}", done.at.format("%m-%d"), done.by),
        (None, Some(note)) => crate::text::clean(note).into_owned(),
        (None, None) => String::new(),
    }
}

/// The unit's name and counts, over its page, in `room` columns.
fn summary(view: &View<'_>, id: UnitId, room: usize) -> Line<'static> {
    let row = view.board().unit_row(id);
    let name = format!(" {}", row.unit.name);
    let kind = match kind_word(row.unit.kind, view.lang()) {
        "" => String::new(),
        kind => format!(" ({kind})"),
    };
    let used = view.ruler.columns(&name) + view.ruler.columns(&kind);
    let (blank, counts) = match room.checked_sub(used + 3) {
        Some(room) => ("   ", counts(view, &row, room)),
        None => ("", String::new()),
    };
    Line::from(vec![
        Span::styled(name, theme::HEADING),
        Span::styled(kind, theme::ASIDE),
        Span::raw(format!("{blank}{counts}")),
    ])
}

/// Done of each role the unit has: `牵头 2/8  负责 0/5  配合 1/9`, and `牵2/8 负0/5 配1/9` where that does not fit.
pub(super) fn counts(view: &View<'_>, row: &UnitRow<'_>, room: usize) -> String {
    let lang = view.lang();
    let roles = Role::ALL.map(|role| (role_word(role, lang), row.in_role(role)));
    let joined = |between: &str, name: &dyn Fn(&str) -> String| {
        let roles = roles.iter().filter(|(_, tally)| tally.of > 0);
        let counts =
            roles.map(|(word, Tally { done, of, .. })| format!("{}{done}/{of}", name(word)));
        counts.collect::<Vec<_>>().join(between)
    };
    let whole = joined("  ", &|word| format!("{word} "));
    if view.ruler.columns(&whole) <= room {
        return whole;
    }
    joined(" ", &|word| word.chars().take(1).collect())
}
