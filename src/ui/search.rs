//! Everything that answers a line, while it is typed.

use ratatui::layout::Size;
use ratatui::text::{Line, Span};

use crate::app::Search;
use crate::lang::{Label, Lang, tr};
use crate::listing::{HitRow, status_sign};
use crate::search::Hit;
use crate::text::clean;

use super::area::HEADS_FROM;
use super::content::{Content, wrapped};
use super::face::Face;
use super::view::View;
use super::{theme, units};

/// Columns of the word that says what sort of thing was found.
fn sort_columns(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 6,
        Lang::En => 8,
    }
}

impl Face for Search {
    fn label(&self, view: &View<'_>) -> String {
        view.lang().pick("查找：", "search: ").to_owned()
    }

    /// How many of each sort there are.
    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        let hits = &self.answers.hits;
        let counts = self.answers.kinds().into_iter().filter_map(|(_, places)| {
            let sort = view.board().hit_row(hits.get(places.start)?).sort;
            Some(format!(" {} {} ", sort.pick(view.lang()), places.len()))
        });
        let counts: String = counts.collect();
        if counts.is_empty() || size.height < HEADS_FROM {
            return Vec::new();
        }
        vec![Line::styled(counts, theme::ASIDE)]
    }

    /// The answers, each with what was hit in its line.
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        let hits = &self.answers.hits;
        if hits.is_empty() {
            return Content::text(nothing(view, self, width));
        }
        Content::rows(view, move |view, at, _| {
            let hit = hits.get(at);
            hit.map_or_else(Line::default, |hit| row(view, self, hit, width))
        })
    }
}

fn row<'a>(view: &View<'a>, search: &Search, hit: &Hit, width: usize) -> Line<'a> {
    let lang = view.lang();
    let HitRow { sort, number, text } = view.board().hit_row(hit);
    let front = match hit {
        Hit::Unit(hit) => {
            let room = width.saturating_sub(sort_columns(lang));
            return sorted(view, sort, units::row(view, hit, room));
        }
        Hit::Clause(id) | Hit::Note(id) => {
            let status = view.board().progress.of(*id).stage();
            format!("{} {number:<6}", status_sign(status))
        }
        Hit::Area(_) => format!("{number}  "),
        Hit::Line(_) => tr!(lang, "第 {number} 行  ", "line {number}  "),
    };
    let room = width.saturating_sub(sort_columns(lang) + view.ruler.columns(&front));
    let mut spans = vec![Span::raw(front)];
    let text = clean(text);
    let marks = search.answers.marks(&text);
    let excerpt = view
        .ruler
        .excerpt(&text, marks.first().cloned().unwrap_or(0..0), room);
    spans.extend(units::highlighted(&excerpt.text, &excerpt.places(&marks)));
    sorted(view, sort, Line::from(spans))
}

/// A line behind the word for its sort.
fn sorted<'a>(view: &View<'_>, sort: Label, mut line: Line<'a>) -> Line<'a> {
    let word = format!(" {}", sort.pick(view.lang()));
    line.spans.insert(
        0,
        Span::styled(
            view.ruler.fit(&word, sort_columns(view.lang())),
            theme::ASIDE,
        ),
    );
    line
}

/// What stands in place of the list when nothing answers: what is wrong with the line, how to ask, or the nearest unit.
fn nothing(view: &View<'_>, search: &Search, width: usize) -> Vec<Line<'static>> {
    let lang = view.lang();
    let guess = search
        .guess
        .map(|id| &view.world.library.catalogue.unit(id).name);
    let text = match (&search.fault, guess) {
        (Some(fault), _) => fault.clone(),
        _ if view.screen().text().trim().is_empty() => tr!(
            lang,
            "输入汉字、拼音或首字母；可加条件，如 牵头:商务 未完成 领域:2 登记人:王芳，或条款号 2.3",
            "Type Chinese, pinyin or initials; narrow with lead:商务 done:no area:2 by:王芳, or ids such as 2.3"
        ),
        (None, Some(name)) => tr!(
            lang,
            "没有找到。最接近的部门是：{name}",
            "nothing found; the nearest department is {name}"
        ),
        (None, None) => tr!(lang, "没有找到", "nothing found"),
    };
    wrapped(view, &text, width, 1, theme::PLAIN)
}
