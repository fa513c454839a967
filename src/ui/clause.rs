//! One clause whole: how far it is, its text, who has to do it, its targets, and what was recorded.

use ratatui::text::{Line, Span};

use crate::app::{self, Item};
use crate::catalogue::{Clause, UnitId};
use crate::lang::{Lang, tr};
use crate::listing::words::who;
use crate::listing::{
    ClausePage, Fact, Topic, UnitGroup, kind_word, moment, role_word, status_sign, status_word,
};
use crate::text::clean;

use super::content::{Content, labelled, wrapped};
use super::face::Face;
use super::theme;
use super::view::View;

impl Face for app::Clause {
    /// The clause; the chosen unit is in focus.
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        let Some(clause) = view.world.library.catalogue.clause(self.id) else {
            return Content::text(Vec::new());
        };
        let chosen = match view.screen().list.selected() {
            Some(Item::Unit(id)) => Some(id),
            _ => None,
        };
        let page = view.board().page(clause);
        let (lines, focus) = lines(view, &page, width, chosen);
        Content::text_at(lines, focus)
    }
}

/// The clause that is selected in the list it is shown beside.
pub(super) fn preview_selected<'a>(view: &View<'a>, width: usize) -> Content<'a> {
    let id = view.screen().clause();
    let clause = id.and_then(|id| view.world.library.catalogue.clause(id));
    clause.map_or_else(
        || Content::text(Vec::new()),
        |clause| preview(view, clause, width),
    )
}

/// A clause beside a list, where there is less room and no unit to choose: the units of a role stand in one line, and what
/// is not there goes without saying.
fn preview<'a>(view: &View<'a>, clause: &Clause, width: usize) -> Content<'a> {
    let lang = view.lang();
    let page = view.board().page(clause);
    let width = width.saturating_sub(1);
    let facts = page.facts(view.board(), lang);
    let mut lines = matter(view, &page, &facts, width);
    for group in &page.groups {
        let word = role_word(group.role, lang);
        let names = group.names(lang);
        lines.extend(beside(view, word, &names, width));
    }
    lines.extend(terms(view, &facts, width));
    targets(view, &page, width, &mut lines);
    if !page.record.is_empty() {
        record(view, &page, width, &mut lines);
    }
    Content::text(lines)
}

type Lines = Vec<Line<'static>>;

fn lines(
    view: &View<'_>,
    page: &ClausePage<'_>,
    width: usize,
    chosen: Option<UnitId>,
) -> (Lines, Option<usize>) {
    // One blank column at each side.
    let width = width.saturating_sub(1);
    let facts = page.facts(view.board(), view.lang());
    let mut lines = matter(view, page, &facts, width);
    let mut focus = None;
    for group in &page.groups {
        let at = group.units.iter().position(|(id, _)| chosen == Some(*id));
        focus = focus.or_else(|| Some(lines.len() + at?));
        units(view, group, chosen, &mut lines);
    }
    lines.extend(terms(view, &facts, width));
    targets(view, page, width, &mut lines);
    record(view, page, width, &mut lines);
    (lines, focus)
}

/// How far the clause is, its text, its annotation verbatim, and the standing rule where it applies.
fn matter(view: &View<'_>, page: &ClausePage<'_>, facts: &[Fact], width: usize) -> Lines {
    let clause = page.row.clause;
    let mut lines = vec![status(view, page), Line::default()];
    lines.extend(wrapped(view, &clause.text, width, 1, theme::PLAIN));
    lines.push(Line::default());
    for fact in facts {
        let text = match fact.topic {
            Topic::Annotation => fact.text.clone(),
            Topic::Rule => {
                let (label, text) = (&fact.label, &fact.text);
                tr!(view.lang(), "{label}：{text}", "{label}: {text}")
            }
            _ => continue,
        };
        lines.extend(wrapped(view, &text, width, 1, theme::ASIDE));
    }
    if clause.duty.is_some() {
        lines.push(Line::default());
    }
    lines
}

fn status(view: &View<'_>, page: &ClausePage<'_>) -> Line<'static> {
    let status = &page.row.state.status;
    let stage = status.stage();
    let sign = format!("{} {}", status_sign(stage), status_word(stage, view.lang()));
    let mut spans = vec![
        Span::raw(" "),
        Span::styled(sign, theme::status(stage)),
        Span::styled(format!("  {}", page.row.clause.id), theme::HEADING),
    ];
    if let Some(stamp) = status.done() {
        let text = format!("  {}  {}", moment(stamp.at), who(stamp));
        spans.push(Span::styled(text, theme::ASIDE));
    }
    Line::from(spans)
}

/// The units of one role, a line each, and that the list is open where it is.
fn units(view: &View<'_>, group: &UnitGroup<'_>, chosen: Option<UnitId>, lines: &mut Lines) {
    let lang = view.lang();
    for (at, (id, unit)) in group.units.iter().enumerate() {
        let word = if at == 0 {
            role_word(group.role, lang)
        } else {
            ""
        };
        let style = if chosen == Some(*id) {
            theme::SELECTED
        } else {
            theme::PLAIN
        };
        let word = view.ruler.pad(word, label_columns(lang));
        let mut spans = vec![
            Span::raw(format!(" {word}")),
            Span::styled(unit.name.clone(), style),
        ];
        let kind = kind_word(unit.kind, lang);
        if !kind.is_empty() {
            spans.push(Span::styled(format!("  ({kind})"), theme::ASIDE));
        }
        lines.push(Line::from(spans));
    }
    if group.open {
        let text = lang.pick("等（名单未列尽）", "and others (the list is open)");
        let blank = label_columns(lang) + 1;
        let line = format!("{:blank$}{text}", "");
        lines.push(Line::styled(line, theme::ASIDE));
    }
}

/// Columns of a role's word and the blanks after it.
fn label_columns(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 6,
        Lang::En => 13,
    }
}

/// A word and what it introduces, in line with the units.
fn beside(view: &View<'_>, word: &str, text: &str, width: usize) -> Lines {
    let columns = label_columns(view.lang()) - 1;
    let label = view.ruler.pad(&format!(" {word}"), columns);
    labelled(view, &label, text, width, theme::PLAIN)
}

/// By when, and what else the annotation says.
fn terms(view: &View<'_>, facts: &[Fact], width: usize) -> Lines {
    let terms = |fact: &&Fact| matches!(fact.topic, Topic::Due | Topic::Field);
    let lines = facts.iter().filter(terms);
    let lines = lines.flat_map(|fact| beside(view, &fact.label, &fact.text, width));
    lines.collect()
}

fn targets(view: &View<'_>, page: &ClausePage<'_>, width: usize, lines: &mut Lines) {
    if page.targets.is_empty() {
        return;
    }
    let lang = view.lang();
    lines.push(Line::default());
    let heading = lang.pick(" 约束性指标", " Targets");
    lines.push(Line::styled(heading, theme::HEADING));
    for target in &page.targets {
        let label = format!(" {}", target.number);
        let text = target.describe(lang);
        lines.extend(labelled(view, &label, &text, width, theme::PLAIN));
    }
}

fn record(view: &View<'_>, page: &ClausePage<'_>, width: usize, lines: &mut Lines) {
    let lang = view.lang();
    lines.push(Line::default());
    let heading = lang.pick(" 登记记录", " Record");
    lines.push(Line::styled(heading, theme::HEADING));
    if page.record.is_empty() {
        let text = lang.pick(" 尚无登记", " nothing recorded yet");
        lines.push(Line::styled(text, theme::ASIDE));
    }
    // The latest first: that is what a meeting asks for.
    for past in page.record.iter().rev() {
        let stamp = &past.entry.stamp;
        let style = match past.taken_back {
            Some(_) => theme::ASIDE,
            None => theme::PLAIN,
        };
        let label = format!(" {}", moment(stamp.at));
        let text = view.board().describe_past(past);
        let text = format!("{}  {}", who(stamp), clean(text.pick(lang)));
        lines.extend(labelled(view, &label, &text, width, style));
    }
}
