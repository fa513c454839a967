//! One area's clauses.

use ratatui::text::Line;

use crate::app::Area;
use crate::journal::Stage;
use crate::lang::{plural, tr};
use crate::listing::{AreaRow, status_sign, status_word};

use super::content::Content;
use super::face::Face;
use super::filtered::with_filter;
use super::row::{answering, bar, row};
use super::view::View;
use super::{clause, theme};

impl Face for Area {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        Content::rows(view, bar(width), move |view, _, item| {
            let id = item.clause();
            let clause = id.and_then(|id| view.world.library.catalogue.clause(id));
            clause.map_or_else(Line::default, |clause| {
                row(view, view.board().row(clause), width, &answering)
            })
        })
    }

    fn head(&self, view: &View<'_>, width: usize) -> Line<'static> {
        with_filter(view, width, |room| summary(view, self.number, room))
    }

    fn has_preview(&self) -> bool {
        true
    }

    fn preview<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        clause::preview_selected(view, width)
    }
}

/// How far the area is, over its clauses: in words, and by their signs where these do not fit `room` columns.
fn summary(view: &View<'_>, number: crate::catalogue::AreaNo, room: usize) -> Line<'static> {
    let lang = view.lang();
    let Some(AreaRow { tally, .. }) = view.board().area(number) else {
        return Line::default();
    };
    let of = tally.of;
    let s = plural(of);
    let all = tr!(lang, "共 {of} 条", "{of} clause{s}");
    let counts = [
        (Stage::Done, tally.done),
        (Stage::Started, tally.started),
        (Stage::Pending, tally.pending()),
    ];
    let words = counts.map(|(status, count)| format!("{} {count}", status_word(status, lang)));
    let text = format!(" {all}  {}", words.join("  "));
    if view.ruler.columns(&text) <= room {
        return Line::styled(text, theme::ASIDE);
    }
    let signs = counts.map(|(status, count)| format!("{} {count}", status_sign(status)));
    Line::styled(format!(" {}", signs.join("  ")), theme::ASIDE)
}
