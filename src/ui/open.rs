//! All clauses that are not done.

use ratatui::layout::{Rect, Size};
use ratatui::text::Line;

use crate::app::Open;
use crate::lang::tr;

use super::area::{HEADS_FROM, list_width, with_selected_clause};
use super::content::Content;
use super::face::Face;
use super::filtered::with_filter;
use super::panes::Panes;
use super::view::View;
use super::{clauses, flags, theme};

impl Face for Open {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        let columns = clauses::Columns::of_all(view, width);
        clauses::rows(view, columns)
    }

    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        let tally = view.board().total();
        let (open, of, lang) = (tally.open(), tally.of, view.lang());
        let (started, pending) = (tally.started, tally.pending());
        let summary = tr!(
            lang,
            " {of} 条中未完成 {open} 条：推进中 {started}  未启动 {pending}",
            " {open} of {of} open: started {started}  pending {pending}"
        );
        let width = usize::from(size.width);
        let summary = |_| Line::styled(summary.clone(), theme::HEADING);
        let mut heads = vec![with_filter(view, width, summary)];
        heads.extend(flags::head(view, view.board().late(), width));
        if size.height >= HEADS_FROM {
            let columns = clauses::Columns::of_all(view, usize::from(list_width(size.width)));
            heads.push(columns.heads(view, view.order()));
        }
        heads
    }

    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        with_selected_clause(view, room)
    }
}
