//! Everything that answers a line, while it is typed: by sort, with who answers for a clause.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use crate::app::{Item, Search};
use crate::catalogue::ClauseId;
use crate::lang::tr;
use crate::listing::{HitRow, status_sign};
use crate::search::{Hit, HitKind};
use crate::text::clean;

use super::area::{HEADS_FROM, list_width, with_selected_clause};
use super::content::{Content, wrapped};
use super::face::Face;
use super::panes::{Panes, WIDE, beside};
use super::view::View;
use super::{theme, unit, units};

/// From this width on a column tells who answers for a clause.
const LEADS_FROM: usize = 60;

impl Face for Search {
    fn label(&self, view: &View<'_>) -> String {
        view.lang().pick("查找：", "search: ").to_owned()
    }

    /// How what was found can be narrowed.
    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        if self.answers.hits.is_empty() || size.height < HEADS_FROM {
            return Vec::new();
        }
        let text = match self.only {
            Some(kind) => {
                let word = sort_word(view, self, kind);
                tr!(view.lang(), " 只看{word}", " {word} alone")
            }
            None => tr!(
                view.lang(),
                " 可加条件：牵头:商务  未完成  领域:2  登记人:王芳",
                " narrow with lead:商务  done:no  area:2  by:王芳"
            ),
        };
        vec![Line::styled(text, theme::ASIDE)]
    }

    /// The answers, each with what was hit in its line.
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        let hits = &self.answers.hits;
        if hits.is_empty() {
            return Content::text(nothing(view, self, width));
        }
        let units = units::Columns::new(view, width);
        Content::rows(view, move |view, at, item| {
            if let Item::Sort(kind) = item {
                return heading(view, self, kind);
            }
            let hit = self.places.get(at).and_then(|place| hits.get(*place));
            hit.map_or_else(Line::default, |hit| match hit {
                Hit::Unit(hit) => units::line(view, hit, units),
                hit => row(view, self, hit, width),
            })
        })
    }

    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        match view.screen().list.selected() {
            Some(Item::Unit(id)) if room.width >= WIDE => {
                let (left, right) = beside(room, list_width(room.width));
                Panes::whole(left).with(Some(right), |area| {
                    unit::preview(view, id, usize::from(area.width))
                })
            }
            Some(_) => with_selected_clause(view, room),
            None => Panes::whole(room),
        }
    }
}

/// The word for a sort, from one of its hits.
fn sort_word(view: &View<'_>, search: &Search, kind: HitKind) -> &'static str {
    let hit = search.answers.hits.iter().find(|hit| hit.kind() == kind);
    hit.map_or("", |hit| view.board().hit_row(hit).sort.pick(view.lang()))
}

/// A sort and how many hits it has.
fn heading(view: &View<'_>, search: &Search, kind: HitKind) -> Line<'static> {
    let word = sort_word(view, search, kind);
    let count = search.count(kind);
    Line::from(vec![
        Span::styled(format!(" {word}"), theme::HEADING),
        Span::styled(format!(" {count}"), theme::ASIDE),
    ])
}

fn row<'a>(view: &View<'a>, search: &Search, hit: &Hit, width: usize) -> Line<'a> {
    let lang = view.lang();
    let HitRow { number, text, .. } = view.board().hit_row(hit);
    match hit {
        Hit::Unit(_) => Line::default(),
        Hit::Clause(id) => clause(view, search, *id, &number, text, width),
        Hit::Note(id) => {
            let note = note(view, *id, text);
            clause(view, search, *id, &number, &note, width)
        }
        Hit::Area(area) => {
            let notice = view.notice_cell(area.notice, view.notice_room(width));
            let front = format!(" {notice}{number:>2}  ");
            excerpt(view, search, front, text, width, String::new())
        }
        Hit::Line(at) => {
            let notice = view.notice_cell(at.notice, view.notice_room(width));
            let front = tr!(
                lang,
                " {notice}第 {number} 行  ",
                " {notice}line {number}  "
            );
            excerpt(view, search, front, text, width, String::new())
        }
    }
}

/// A clause's row: sign, number, what was hit, who answers for it.
fn clause<'a>(
    view: &View<'a>,
    search: &Search,
    id: ClauseId,
    number: &str,
    text: &str,
    width: usize,
) -> Line<'a> {
    let sign = status_sign(view.board().progress.of(id).stage());
    let notice = view.notice_cell(id.notice(), view.notice_room(width));
    let columns = view.ids(5);
    let front = format!(" {sign} {notice}{number:<columns$}");
    let clause = view.world.library.catalogue.clause(id);
    let lead = match clause {
        Some(clause) if width >= LEADS_FROM => {
            let columns = (width * 3 / 20).clamp(12, 20);
            let lead = clean(&view.board().answering(clause)).into_owned();
            format!(" {}", view.ruler.fit(&lead, columns))
        }
        _ => String::new(),
    };
    excerpt(view, search, front, text, width, lead)
}

/// A note with its day and who wrote it.
fn note(view: &View<'_>, id: ClauseId, text: &str) -> String {
    let state = view.board().progress.of(id);
    let Some((stamp, _)) = &state.note else {
        return text.to_owned();
    };
    let day = crate::listing::recent::day_text(
        stamp.at.with_timezone(view.now().offset()).date_naive(),
        view.today(),
    );
    format!("{day} {} {text}", stamp.by)
}

/// A row with as much of a text as shows what was hit in it, between `front` and `back`.
fn excerpt<'a>(
    view: &View<'a>,
    search: &Search,
    front: String,
    text: &str,
    width: usize,
    back: String,
) -> Line<'a> {
    let ruler = view.ruler;
    let used = ruler.columns(&front) + ruler.columns(&back);
    let room = width.saturating_sub(used + 1);
    let text = clean(text);
    let marks = search.answers.marks(&text);
    let excerpt = ruler.excerpt(&text, marks.first().cloned().unwrap_or(0..0), room);
    let blank = room.saturating_sub(ruler.columns(&excerpt.text));
    let mut line = Line::from(Span::raw(front));
    line.extend(units::highlighted(&excerpt.text, &excerpt.places(&marks)));
    if !back.is_empty() {
        line.push_span(Span::raw(format!("{:blank$}{back}", "")));
    }
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
