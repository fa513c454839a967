//! The departments, narrowing while one types.

use std::ops::Range;

use ratatui::text::{Line, Span};

use crate::app::{Item, Units};
use crate::catalogue::UnitId;
use crate::lang::{Lang, tr};
use crate::listing::kind_word;
use crate::search::{Matched, UnitHit};

use super::content::{Content, wrapped};
use super::face::Face;
use super::view::View;
use super::{theme, unit};

/// Columns of a unit's name in a list of `width` columns: of the longest names, or of most of them where room is short.
fn name_columns(width: usize) -> usize {
    if width < 59 { 12 } else { 26 }
}

impl Face for Units {
    fn label(&self, view: &View<'_>) -> String {
        view.lang().pick("部门：", "department: ").to_owned()
    }

    /// The hits, best first, with what was matched and their counts.
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        if self.hits.is_empty() {
            return Content::text(nothing(view, self.guess, width));
        }
        Content::rows(view, name_columns(width) + 2, move |view, at, _| {
            let hit = self.hits.get(at);
            hit.map_or_else(Line::default, |hit| row(view, hit, width))
        })
    }

    fn has_preview(&self) -> bool {
        true
    }

    /// The selected unit's page.
    fn preview<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        match view.screen().list.selected() {
            Some(Item::Unit(id)) => unit::preview(view, id, width),
            _ => Content::text(Vec::new()),
        }
    }
}

/// A unit in a list: its name with what was hit, its counts, and the other name that was hit.
pub(super) fn row<'a>(view: &View<'a>, hit: &UnitHit, width: usize) -> Line<'a> {
    let ruler = view.ruler;
    let lang = view.lang();
    let row = view.board().unit_row(hit.unit);
    let columns = name_columns(width);
    let room = width.saturating_sub(columns + 2);
    let name = ruler.clip_dots(&row.unit.name, columns).into_owned();
    let blank = columns.saturating_sub(ruler.columns(&name)) + 1;
    let (marks, other) = match &hit.matched {
        Some(matched) => shown(&row.unit.name, matched, lang),
        None => (Vec::new(), String::new()),
    };
    let mut text = unit::counts(view, &row, room);
    for aside in [other.as_str(), kind_word(row.unit.kind, lang)] {
        if !aside.is_empty() {
            text = format!("{text}  ({aside})");
        }
    }
    let mut spans = vec![Span::raw(" ")];
    spans.extend(highlighted(&name, &marks));
    spans.push(Span::raw(" ".repeat(blank)));
    spans.push(Span::raw(ruler.clip_dots(&text, room).into_owned()));
    Line::from(spans)
}

/// What to highlight in a unit's name, in characters; and the name that was hit where the unit's own does not hold it.
fn shown(name: &str, matched: &Matched, lang: Lang) -> (Vec<Range<usize>>, String) {
    let Some(at) = name.find(&matched.name) else {
        return (Vec::new(), matched.label(lang));
    };
    let before = name[..at].chars().count();
    let marks = matched.marks.iter();
    let marks = marks.map(|mark| mark.start + before..mark.end + before);
    (marks.collect(), String::new())
}

/// A name with the characters that the query hit (ranges in characters) standing out.
pub(super) fn highlighted(name: &str, marks: &[Range<usize>]) -> Vec<Span<'static>> {
    let hit = |at: usize| marks.iter().any(|range| range.contains(&at));
    let mut spans: Vec<(bool, String)> = Vec::new();
    for (at, c) in name.chars().enumerate() {
        match spans.last_mut() {
            Some((marked, text)) if *marked == hit(at) => text.push(c),
            _ => spans.push((hit(at), c.to_string())),
        }
    }
    let styled =
        |(marked, text)| Span::styled(text, if marked { theme::HIT } else { theme::PLAIN });
    spans.into_iter().map(styled).collect()
}

/// What stands in place of the list when no unit is found: the nearest one.
fn nothing(view: &View<'_>, guess: Option<UnitId>, width: usize) -> Vec<Line<'static>> {
    let lang = view.lang();
    let name = guess.map(|id| &view.world.library.catalogue.unit(id).name);
    let text = match name {
        Some(name) => tr!(
            lang,
            "没有找到。最接近的是：{name}",
            "nothing found; the nearest is {name}"
        ),
        None => tr!(lang, "没有找到", "nothing found"),
    };
    wrapped(view, &text, width, 1, theme::PLAIN)
}
