//! One clause whole: how far it is, its text, who has to do it, its targets, and what was recorded.

use ratatui::text::{Line, Span};

use crate::app::{self, Item};
use crate::catalogue::{Clause, Role, UnitId};
use crate::journal::{ClauseState, Did, Past};
use crate::lang::{Lang, tr};
use crate::listing::words::who;
use crate::listing::{kind_word, moment, role_word, status_sign, status_word};

use super::content::{Content, labelled, wrapped};
use super::face::Face;
use super::target::target;
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
        let (lines, focus) = lines(view, clause, width, chosen);
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
    let state = view.board().row(clause).state;
    let width = width.saturating_sub(1);
    let mut lines = matter(view, clause, width);
    let roles = Role::ALL.map(|role| (role, view.board().names(clause, role).collect::<Vec<_>>()));
    for (role, names) in roles.iter().filter(|(_, names)| !names.is_empty()) {
        let lang = view.lang();
        let word = role_word(*role, lang);
        let label = view.ruler.pad(&format!(" {word}"), label_columns(lang) - 1);
        let open = clause.duty.as_ref().is_some_and(|duty| duty.is_open(*role));
        let names = names.join("、")
            + if open {
                lang.pick("等", " and others")
            } else {
                ""
            };
        lines.extend(labelled(view, &label, &names, width, theme::PLAIN));
    }
    indicators(view, clause, state, width, &mut lines);
    if !state.history.is_empty() {
        history(view, state, width, &mut lines);
    }
    Content::text(lines)
}

type Lines = Vec<Line<'static>>;

fn lines(
    view: &View<'_>,
    clause: &Clause,
    width: usize,
    chosen: Option<UnitId>,
) -> (Lines, Option<usize>) {
    let state = view.board().row(clause).state;
    // One blank column at each side.
    let width = width.saturating_sub(1);
    let mut lines = matter(view, clause, width);
    let focus = units(view, clause, chosen, &mut lines);
    indicators(view, clause, state, width, &mut lines);
    history(view, state, width, &mut lines);
    (lines, focus)
}

/// How far the clause is, its text, its annotation verbatim, and the standing rule where it applies.
fn matter(view: &View<'_>, clause: &Clause, width: usize) -> Lines {
    let lang = view.lang();
    let state = view.board().row(clause).state;
    let mut lines = vec![status(view, clause, state), Line::default()];
    lines.extend(wrapped(view, &clause.text, width, 1, theme::PLAIN));
    lines.push(Line::default());
    let Some(duty) = &clause.duty else {
        let text = lang.pick(
            "通知未注明责任单位",
            "the notice names no unit for this clause",
        );
        lines.extend(wrapped(view, text, width, 1, theme::ASIDE));
        return lines;
    };
    lines.extend(wrapped(view, &duty.annotation, width, 1, theme::ASIDE));
    // Its own remark stands in its annotation already.
    let rule = view.world.library.catalogue.rule_for(clause);
    if let Some(rule) = rule.filter(|rule| rule.since != clause.id) {
        let (since, text) = (rule.since, &rule.text);
        let text = tr!(
            lang,
            "另按 {since} 的说明：{text}",
            "by the remark in {since}: {text}"
        );
        lines.extend(wrapped(view, &text, width, 1, theme::ASIDE));
    }
    lines.push(Line::default());
    lines
}

fn status(view: &View<'_>, clause: &Clause, state: &ClauseState) -> Line<'static> {
    let style = theme::status(state.stage());
    let mut spans = vec![
        Span::raw(" "),
        Span::styled(
            format!(
                "{} {}",
                status_sign(state.stage()),
                status_word(state.stage(), view.lang())
            ),
            style,
        ),
        Span::styled(format!("  {}", clause.id), theme::HEADING),
    ];
    if let Some(stamp) = state.status.done() {
        spans.push(Span::styled(
            format!("  {}  {}", moment(stamp.at), who(stamp)),
            theme::ASIDE,
        ));
    }
    Line::from(spans)
}

/// The clause's units by role; says in which line the chosen one stands.
fn units(
    view: &View<'_>,
    clause: &Clause,
    chosen: Option<UnitId>,
    lines: &mut Lines,
) -> Option<usize> {
    let lang = view.lang();
    let duty = clause.duty.as_ref()?;
    let mut focus = None;
    for role in Role::ALL {
        for (at, unit) in duty.in_role(role).enumerate() {
            if chosen == Some(unit) {
                focus = Some(lines.len());
            }
            lines.push(unit_line(view, role, at == 0, unit, chosen));
        }
        if duty.is_open(role) {
            let text = lang.pick("等（名单未列尽）", "and others (the list is open)");
            let blank = label_columns(lang) + 1;
            let line = format!("{:blank$}{text}", "");
            lines.push(Line::from(Span::styled(line, theme::ASIDE)));
        }
    }
    focus
}

fn unit_line(
    view: &View<'_>,
    role: Role,
    first: bool,
    id: UnitId,
    chosen: Option<UnitId>,
) -> Line<'static> {
    let unit = view.world.library.catalogue.unit(id);
    let word = if first {
        role_word(role, view.lang())
    } else {
        ""
    };
    let style = if chosen == Some(id) {
        theme::SELECTED
    } else {
        theme::PLAIN
    };
    let mut spans = vec![
        Span::raw(format!(
            " {}",
            view.ruler.pad(word, label_columns(view.lang()))
        )),
        Span::styled(unit.name.clone(), style),
    ];
    let kind = kind_word(unit.kind, view.lang());
    if !kind.is_empty() {
        spans.push(Span::styled(format!("  ({kind})"), theme::ASIDE));
    }
    Line::from(spans)
}

/// Columns of a role's word and the blanks after it.
fn label_columns(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 6,
        Lang::En => 13,
    }
}

fn indicators(
    view: &View<'_>,
    clause: &Clause,
    state: &ClauseState,
    width: usize,
    lines: &mut Lines,
) {
    if clause.indicators.is_empty() {
        return;
    }
    lines.push(Line::default());
    let lang = view.lang();
    lines.push(Line::from(Span::styled(
        lang.pick(" 约束性指标", " Targets"),
        theme::HEADING,
    )));
    for (number, indicator) in (1..).zip(&clause.indicators) {
        let mut text = format!("{}{}", indicator.name, target(indicator, lang));
        if let Some(value) = state.value(number) {
            text.push_str(&tr!(lang, "，现为 {value}", ", now {value}"));
        }
        lines.extend(labelled(
            view,
            &format!(" {number}"),
            &text,
            width,
            theme::PLAIN,
        ));
    }
}

fn history(view: &View<'_>, state: &ClauseState, width: usize, lines: &mut Lines) {
    let lang = view.lang();
    lines.push(Line::default());
    lines.push(Line::from(Span::styled(
        lang.pick(" 登记记录", " Record"),
        theme::HEADING,
    )));
    if state.history.is_empty() {
        lines.push(Line::from(Span::styled(
            lang.pick(" 尚无登记", " nothing recorded yet"),
            theme::ASIDE,
        )));
    }
    // The latest first: that is what a meeting asks for.
    for past in state.record().into_iter().rev() {
        let stamp = &past.entry.stamp;
        let (by, label) = (who(stamp), format!(" {}", moment(stamp.at)));
        let style = if past.taken_back.is_some() {
            theme::ASIDE
        } else {
            theme::PLAIN
        };
        lines.extend(labelled(
            view,
            &label,
            &format!("{by}  {}", describe(view, past)),
            width,
            style,
        ));
    }
}

/// An entry in words.
fn describe(view: &View<'_>, past: &Past) -> String {
    let lang = view.lang();
    let text = match &past.entry.did {
        Did::Done => tr!(lang, "登记完成", "marked done"),
        Did::Reopened => tr!(lang, "取消完成", "opened again"),
        Did::Note(text) => text.clone(),
        Did::Value { indicator, value } => tr!(
            lang,
            "第 {indicator} 项指标 {value}",
            "indicator {indicator}: {value}"
        ),
        Did::Undid(_) => tr!(lang, "撤销一项登记", "took an entry back"),
        _ => view.board().describe(&past.entry).pick(lang).to_owned(),
    };
    let back = if past.taken_back.is_some() {
        lang.pick("（已撤销）", " (taken back)")
    } else {
        ""
    };
    format!("{}{back}", crate::text::clean(&text))
}
