//! A screen: what it shows, where the selection is, what is typed and marked, and where it is scrolled to.

use std::collections::BTreeSet;

use crate::catalogue::ClauseId;
use crate::keys::Scope;

use super::edit::LineEdit;
use super::item::Item;
use super::list::List;
use super::page::{Page, Seen};
use super::screens::Kind;
use super::scroll::Scroll;

#[cfg(test)]
thread_local! {
    /// How often rows were made in this thread.
    pub(crate) static ROWS_MADE: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// One of the screens that lie on one another; the top one is shown and takes the keys.
#[derive(Clone, Debug)]
pub(crate) struct Screen {
    /// What it shows.
    pub(crate) kind: Kind,
    /// Its rows and the selected one.
    pub(crate) list: List,
    /// The line that is typed into, where there is one.
    pub(crate) line: Option<LineEdit>,
    /// The marked clauses; what a filter hides stays marked but is not acted on.
    pub(crate) marked: BTreeSet<ClauseId>,
    /// Which rows are in view.
    pub(crate) scroll: Scroll,
    /// Whether its rows have to be made anew.
    stale: bool,
}

impl Screen {
    /// A screen of this kind, nothing typed or marked.
    pub(crate) fn new(kind: Kind) -> Self {
        let page = kind.page();
        let line = page.scope().types().then(LineEdit::default);
        let scroll = Scroll::new(page.opens_on_selection());
        Self {
            kind,
            list: List::default(),
            line,
            marked: BTreeSet::new(),
            scroll,
            stale: true,
        }
    }

    /// The same with this selected.
    pub(crate) fn on(mut self, item: Item) -> Self {
        self.list.want(item);
        self
    }

    /// The same with this typed into its line.
    pub(crate) fn typed(mut self, text: &str) -> Self {
        if let Some(line) = &mut self.line {
            // A text that is too long for any line is none that was meant to be looked for.
            let _ = line.insert(text);
        }
        self
    }

    /// What makes it the screen it is.
    pub(crate) fn page(&self) -> &dyn Page {
        self.kind.page()
    }

    /// In which scope its keys are looked up.
    pub(crate) fn scope(&self) -> Scope {
        self.page().scope()
    }

    /// The clause that it shows whole, or that is selected.
    pub(crate) fn clause(&self) -> Option<ClauseId> {
        let selected = || self.list.selected().and_then(Item::clause);
        self.page().clause().or_else(selected)
    }

    /// Whether clauses are marked.
    pub(crate) fn has_marks(&self) -> bool {
        !self.marked.is_empty()
    }

    /// What is typed into its line; empty where it has none.
    pub(crate) fn text(&self) -> &str {
        self.line.as_ref().map_or("", LineEdit::text)
    }

    /// Looks anew after the line has changed, from the first row. What a prompt asks for does not depend on its line.
    pub(super) fn line_changed(&mut self) {
        if self.page().is_overlay() {
            return;
        }
        self.stale = true;
        self.list.forget();
        self.scroll.restart();
    }

    /// Has the rows made anew before they are looked at again.
    pub(super) fn outdate(&mut self) {
        self.stale = true;
    }

    /// Makes the rows anew where that is needed; `seen` is given what is typed here.
    pub(super) fn refresh(&mut self, seen: &Seen<'_>) {
        if !std::mem::take(&mut self.stale) {
            return;
        }
        #[cfg(test)]
        ROWS_MADE.with(|made| made.set(made.get() + 1));
        let line = self.line.as_ref().map_or("", LineEdit::text);
        let rows = self.kind.page_mut().rows(&Seen { line, ..*seen });
        self.list.set(rows);
    }
}
