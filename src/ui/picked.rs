//! The clauses that a filter lets pass.

use ratatui::layout::{Rect, Size};
use ratatui::text::Line;

use crate::app::Picked;
use crate::lang::{plural, tr};

use super::area::{HEADS_FROM, list_width, with_selected_clause};
use super::content::{Content, wrapped};
use super::face::Face;
use super::filtered::with_filter;
use super::panes::Panes;
use super::view::View;
use super::{clauses, flags, strips, theme};

impl Face for Picked {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        if view.screen().list.rows().is_empty() {
            let name = &self.pick.name;
            let text = tr!(
                view.lang(),
                "没有符合“{name}”的条款",
                "no clause answers {name:?}"
            );
            return Content::text(wrapped(view, &text, width, 1, theme::PLAIN));
        }
        let columns = clauses::Columns::of_all(view, width);
        clauses::rows(view, columns)
    }

    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        let lang = view.lang();
        let width = usize::from(size.width);
        let tally = self.tally;
        let (of, counts) = (tally.of, strips::counts(tally, lang));
        let s = plural(of);
        let summary = tr!(lang, " {of} 条  {counts}", " {of} clause{s}  {counts}");
        let summary = |_| Line::styled(summary.clone(), theme::HEADING);
        let mut heads = vec![with_filter(view, width, summary)];
        heads.extend(flags::head(view, self.late, width));
        if size.height >= HEADS_FROM {
            let list = usize::from(list_width(size.width));
            let columns = clauses::Columns::of_all(view, list);
            heads.push(columns.heads(view, view.order()));
        }
        heads
    }

    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        with_selected_clause(view, room)
    }
}
