//! One clause whole: how far it is, its text, who has to do it, its targets, what was recorded, and the annotation verbatim.
//!
//! From 100 columns the list it came from stands at the left, and below it what else the unit in question has to do.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{self, Item};
use crate::catalogue::UnitId;
use crate::journal::Did;
use crate::lang::tr;
use crate::listing::recent::time_text;
use crate::listing::words::{self, who};
use crate::listing::{ClausePage, Fact, Topic, status_word};
use crate::text::{clean, clean_lines};

use super::content::{Content, labelled, wrapped};
use super::duty::{self, label_columns};
use super::face::Face;
use super::panes::{Panes, WIDE, below, beside};
use super::view::View;
use super::{came_from, clauses, others, targets, theme};

impl Face for app::Clause {
    /// The clause; the chosen unit is in focus.
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        let Some(page) = page(view, self) else {
            return Content::text(Vec::new());
        };
        let (lines, focus) = lines(view, &page, width, chosen(view));
        Content::text_at(lines, focus)
    }

    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        if room.width < WIDE {
            return Panes::whole(room);
        }
        let (left, right) = match came_from::list(view) {
            Some(_) => beside(room, room.width * 3 / 8),
            None => (Rect::default(), room),
        };
        let page = page(view, self);
        let rows = page.as_ref().map_or(0, |page| {
            lines(view, page, usize::from(right.width), chosen(view))
                .0
                .len()
        });
        // What else there is to do stands only where the clause itself is whole.
        let rest = below(right, rows).filter(|area| area.height > 3);
        let others = rest.and_then(|area| {
            let unit = chosen(view).or_else(|| page.as_ref().and_then(others::answering))?;
            Some((area, others::content(view, unit, self.id, area)?))
        });
        let height = others
            .as_ref()
            .map_or(right.height, |(area, _)| area.y - right.y - 1);
        let body = Rect { height, ..right };
        let mut panes = Panes::whole(body);
        if let Some(list) = came_from::list(view) {
            panes = panes.with(Some(left), |area| came_from::content(view, list, area));
        }
        match others {
            Some((area, content)) => panes.with(Some(area), |_| content),
            None => panes,
        }
    }
}

/// The clause that is selected in the list it is shown beside.
pub(super) fn preview_selected<'a>(view: &View<'a>, width: usize) -> Content<'a> {
    let selected = view.screen().list.selected();
    let id = selected.and_then(Item::about);
    let clause = id.and_then(|id| view.world.library.catalogue.clause(id));
    clause.map_or_else(
        || Content::text(Vec::new()),
        |clause| {
            let page = view.board().page(clause);
            Content::text(lines(view, &page, width, None).0)
        },
    )
}

fn page<'a>(view: &View<'a>, shown: &app::Clause) -> Option<ClausePage<'a>> {
    let clause = view.world.library.catalogue.clause(shown.id)?;
    Some(view.board().page(clause))
}

/// The unit that `Tab` has chosen.
fn chosen(view: &View<'_>) -> Option<UnitId> {
    match view.screen().list.selected() {
        Some(Item::Unit(id)) => Some(id),
        _ => None,
    }
}

type Lines = Vec<Line<'static>>;

/// All of it in `width` columns, and the line that the chosen unit stands in.
fn lines(
    view: &View<'_>,
    page: &ClausePage<'_>,
    width: usize,
    chosen: Option<UnitId>,
) -> (Lines, Option<usize>) {
    // One blank column at each side.
    let width = width.saturating_sub(1);
    let facts = page.facts(view.board(), view.lang());
    let mut lines = vec![status(view, page), Line::default()];
    lines.extend(wrapped(view, &page.row.clause.text, width, 1, theme::PLAIN));
    lines.push(Line::default());
    let mut focus = None;
    for group in &page.groups {
        let (rows, at) = duty::rows(view, group, width, chosen);
        focus = focus.or_else(|| at.map(|at| lines.len() + at));
        lines.extend(rows);
    }
    lines.extend(terms(view, &facts, width));
    lines.extend(targets::lines(view, &page.targets, width));
    record(view, page, width, &mut lines);
    annotation(view, &facts, width, &mut lines);
    (lines, focus)
}

/// How far the clause is, and when and by whom something was recorded last.
fn status(view: &View<'_>, page: &ClausePage<'_>) -> Line<'static> {
    let stage = page.row.state.stage();
    let (sign, word) = (
        clauses::sign(view, page.row),
        if view.app.is_unsaved(page.row.clause.id) {
            words::NOT_SAVED.pick(view.lang())
        } else {
            status_word(stage, view.lang())
        },
    );
    let word = Span::styled(format!(" {word}"), sign.style);
    let mut spans = vec![
        Span::raw(" "),
        sign,
        word,
        Span::styled(format!("  {}", page.row.clause.id), theme::HEADING),
    ];
    if let Some(latest) = page.row.latest() {
        let when = time_text(latest.stamp.at, view.now());
        let text = format!("   {when}  {}", clean(&who(latest.stamp)));
        spans.push(Span::styled(text, theme::ASIDE));
    }
    Line::from(spans)
}

/// What a standing remark adds, by when, and what else the annotation says.
fn terms(view: &View<'_>, facts: &[Fact], width: usize) -> Lines {
    let terms = |fact: &&Fact| matches!(fact.topic, Topic::Rule | Topic::Due | Topic::Field);
    // Two blank columns follow a label.
    let columns = label_columns(view.lang()) - 2;
    let line = |fact: &Fact| {
        let label = view.ruler.pad(&format!(" {}", clean(&fact.label)), columns);
        let mut lines = labelled(view, &label, &clean(&fact.text), width, theme::PLAIN);
        // It stands under the roles, as one of them.
        if let (Topic::Rule, Some(label)) = (
            fact.topic,
            lines.first_mut().and_then(|line| line.spans.first_mut()),
        ) {
            label.style = theme::PLAIN;
        }
        lines
    };
    facts.iter().filter(terms).flat_map(line).collect()
}

/// What was recorded, the latest first: that is what a meeting asks for.
fn record(view: &View<'_>, page: &ClausePage<'_>, width: usize, lines: &mut Lines) {
    let lang = view.lang();
    let stands = page.record.iter().filter(|past| past.taken_back.is_none());
    let count = stands.count();
    lines.push(Line::default());
    let said = match page.record.len() {
        0 => lang.pick("  尚无登记", "  nothing recorded yet").to_owned(),
        _ => tr!(lang, "  {count} 条登记", "  {count} recorded"),
    };
    lines.push(Line::from(vec![
        Span::styled(lang.pick(" 进展", " Record"), theme::HEADING),
        Span::styled(said, theme::ASIDE),
    ]));
    for past in page.record.iter().rev() {
        let stamp = &past.entry.stamp;
        let (style, what) = match (&past.taken_back, &past.entry.did) {
            // A note says itself that it is one.
            (None, Did::Note(text)) => (theme::PLAIN, text.clone()),
            (None, _) => (
                theme::PLAIN,
                view.board().describe_past(past).pick(lang).to_owned(),
            ),
            (Some(_), _) => (
                theme::ASIDE,
                view.board().describe_past(past).pick(lang).to_owned(),
            ),
        };
        let label = format!(" {}", time_text(stamp.at, view.now()));
        let text = format!("{}  {}", clean(&who(stamp)), clean_lines(&what));
        lines.extend(labelled(view, &label, &text, width, style));
    }
}

/// The annotation verbatim, last: it is the source of what stands above.
fn annotation(view: &View<'_>, facts: &[Fact], width: usize, lines: &mut Lines) {
    for fact in facts.iter().filter(|fact| fact.topic == Topic::Annotation) {
        let source = view.lang().pick("原文", "annotation ");
        let text = format!("{source}{}", clean(&fact.text));
        lines.push(Line::default());
        lines.extend(wrapped(view, &text, width, 1, theme::ASIDE));
    }
}
