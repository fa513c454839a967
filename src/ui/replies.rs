//! What one unit returned, clause by clause: the list, and of the selected one at the left what the unit says, at the right what
//! the journal has.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use crate::app::{Item, Replies};
use crate::catalogue::ClauseId;
use crate::journal::{Return, Returned, Verdict};
use crate::lang::{Label, tr};
use crate::listing::recent::day_text;
use crate::listing::words::{NOTE, STATUS, stamp_text};
use crate::listing::{filled_by, return_word, status_sign, status_word};
use crate::text::clean;

use super::content::{Content, labelled};
use super::face::Face;
use super::panes::{Panes, beside};
use super::theme;
use super::view::View;

/// The least columns of a clause's number, those of what became of its return, and of the day of that.
const LEAST_ID: usize = 6;
const WORD: usize = 8;
/// From this width on the two sides stand beside one another.
const SIDES_FROM: u16 = 60;
/// Rows that the two sides want.
const SIDES: u16 = 8;

impl Face for Replies {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        Content::rows(view, move |view, _, item| match item {
            Item::Clause(id) => line(view, id, width),
            _ => Line::default(),
        })
    }

    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        let lang = view.lang();
        let Some(unit) = &self.line else {
            return Vec::new();
        };
        let period = self.period.wording();
        let (period, reply) = (period.pick(lang), unit.reply.label().pick(lang));
        let (owed, returned, waiting) = (unit.owed, unit.returned, unit.waiting);
        let mut text = tr!(
            lang,
            " {period}  应报 {owed}  已报 {returned}  待核 {waiting}  {reply}",
            " {period}  owed {owed}  returned {returned}  to review {waiting}  {reply}"
        );
        if let Some(on) = unit.on {
            text = format!("{text} {}", day_text(on, view.today()));
        }
        if !unit.aside.is_empty() {
            text = format!("{text}  {}", clean(&unit.aside));
        }
        let width = usize::from(size.width);
        let text = view.ruler.clip_dots(&text, width).into_owned();
        vec![Line::styled(text, theme::HEADING)]
    }

    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        let Some(low) = below_list(view, room) else {
            return Panes::whole(room);
        };
        let list = Rect {
            height: low.y - room.y - 1,
            ..room
        };
        let (left, right) = beside(low, low.width / 2);
        Panes::whole(list)
            .with(Some(left), |area| side(view, self, area, unit_side))
            .with(Some(right), |area| side(view, self, area, own_side))
    }
}

/// The rows below the list that the two sides get; `None` where they would leave the list too little.
fn below_list(view: &View<'_>, room: Rect) -> Option<Rect> {
    if room.width < SIDES_FROM || room.height < 2 * SIDES {
        return None;
    }
    let rows = u16::try_from(view.screen().list.rows().len()).unwrap_or(u16::MAX);
    let list = rows.clamp(1, room.height * 2 / 5);
    let height = room.height.checked_sub(list + 1)?;
    Some(Rect::new(room.x, room.y + list + 1, room.width, height))
}

/// A clause: how far it is, what became of its return, and the beginning of its text.
pub(super) fn line<'a>(view: &View<'_>, id: ClauseId, width: usize) -> Line<'a> {
    let Some(clause) = view.world.library.catalogue.clause(id) else {
        return Line::default();
    };
    let row = view.board().row(clause);
    let (ruler, lang) = (view.ruler, view.lang());
    let reply = view.app.reply(id);
    let waits = reply.is_some_and(|one| row.state.returns.waiting().any(|own| own == one));
    let word = ruler.fit(return_word(reply, waits).pick(lang), WORD);
    let style = match reply.map(|one| &one.verdict) {
        Some(Verdict::SentBack { .. }) => theme::LATE,
        None => theme::ASIDE,
        _ if waits => theme::HEADING,
        _ => theme::PLAIN,
    };
    let stage = row.state.stage();
    let marked = view.screen().marked.contains(&id);
    let mark = if marked { "*" } else { " " };
    let columns = view.ids(LEAST_ID);
    let used = 1 + 4 + columns + WORD;
    let text = ruler.clip_dots(&clause.text, width.saturating_sub(used + 1));
    Line::from(vec![
        Span::raw(" "),
        Span::styled(status_sign(stage), theme::status(stage)),
        Span::styled(mark, theme::HEADING),
        Span::raw(format!("{:<columns$}", id.to_string())),
        Span::styled(word, style),
        Span::raw(clean(&text).into_owned()),
    ])
}

/// What one side has of the selected clause.
type Side = fn(&View<'_>, &Replies, ClauseId, usize) -> Vec<Line<'static>>;

fn side<'a>(view: &View<'a>, replies: &Replies, area: Rect, of: Side) -> Content<'a> {
    let id = view.screen().list.selected().and_then(Item::clause);
    let width = usize::from(area.width);
    Content::text(id.map_or_else(Vec::new, |id| of(view, replies, id, width)))
}

/// What the unit returned.
fn unit_side(view: &View<'_>, page: &Replies, id: ClauseId, width: usize) -> Vec<Line<'static>> {
    let lang = view.lang();
    let unit = clean(&page.unit).into_owned();
    let Some(one) = view.app.reply(id) else {
        let head = tr!(lang, " {unit}：未报", " {unit}: nothing returned");
        return vec![Line::styled(head, theme::HEADING)];
    };
    let by = filled_by(one, lang);
    let head = tr!(lang, " {unit}报送  {by}", " returned by {unit}  {by}");
    let head = view.ruler.clip_dots(&clean(&head), width).into_owned();
    let mut lines = vec![Line::styled(head, theme::HEADING)];
    if let Some(part) = page.part(id) {
        let part = part.label().pick(lang);
        lines.extend(field(view, Label::new("职责", "Part"), part, width));
    }
    for (label, text) in said(view, id, one) {
        lines.extend(field(view, label, &text, width));
    }
    lines
}

/// The fields of a return that say something.
fn said(view: &View<'_>, id: ClauseId, one: &Returned) -> Vec<(Label, String)> {
    let lang = view.lang();
    let Return {
        state,
        on,
        progress,
        problems,
        next,
        remark,
        values,
        ..
    } = &one.said;
    let mut fields = Vec::new();
    if let Some(state) = state {
        let on = on.map_or_else(String::new, |on| format!(" {on}"));
        fields.push((STATUS, format!("{}{on}", status_word(*state, lang))));
    }
    let clause = view.world.library.catalogue.clause(id);
    for (number, value) in values {
        let row = clause.map(|clause| view.board().row(clause));
        let target = row.and_then(|row| row.target(*number));
        let text = target.map_or_else(
            || value.clone(),
            |it| format!("{} {value}{}", it.indicator.name, it.indicator.measure),
        );
        fields.push((Label::new("指标", "Target"), text));
    }
    for (label, text) in [
        (NOTE, progress),
        (Label::new("问题", "Problems"), problems),
        (Label::new("下一步", "Next"), next),
        (Label::new("备注", "Remarks"), remark),
    ] {
        fields.extend(text.iter().map(|text| (label, text.clone())));
    }
    match &one.verdict {
        Verdict::Open => {}
        Verdict::Approved { stamp, .. } => {
            fields.push((Label::new("核准", "Approved"), stamp_text(stamp)));
        }
        Verdict::SentBack { stamp, why } => {
            let text = format!("{why}（{}）", stamp_text(stamp));
            fields.push((Label::new("退回", "Sent back"), text));
        }
    }
    fields
}

/// What the journal has.
fn own_side(view: &View<'_>, _: &Replies, id: ClauseId, width: usize) -> Vec<Line<'static>> {
    let lang = view.lang();
    let head = Line::styled(lang.pick(" 登记", " recorded"), theme::HEADING);
    let mut lines = vec![head];
    let Some(clause) = view.world.library.catalogue.clause(id) else {
        return lines;
    };
    let row = view.board().row(clause);
    let word = status_word(row.state.stage(), lang);
    let done = row.state.status.done().map(stamp_text);
    let done = done.map_or_else(String::new, |done| format!("  {done}"));
    lines.extend(field(view, STATUS, &format!("{word}{done}"), width));
    let due = row.due_text();
    if !due.is_empty() {
        lines.extend(field(view, Label::new("时限", "Due"), &due, width));
    }
    let targets = (1..).map_while(|number| row.target(number));
    for target in targets {
        let label = Label::new("指标", "Target");
        lines.extend(field(view, label, &target.describe(lang), width));
    }
    if let Some((stamp, note)) = &row.state.note {
        let text = format!("{note}（{}）", stamp_text(stamp));
        lines.extend(field(view, NOTE, &text, width));
    }
    lines.extend(field(view, Label::new("任务", "Task"), &clause.text, width));
    lines
}

fn field(view: &View<'_>, label: Label, text: &str, width: usize) -> Vec<Line<'static>> {
    let label = format!(" {}", label.pick(view.lang()));
    let label = view.ruler.pad(&label, 7);
    // A text of several lines is told as one: the sides are for comparing, the clause's page has it whole.
    let text = clean(text);
    labelled(view, &label, &text, width, theme::PLAIN)
}
