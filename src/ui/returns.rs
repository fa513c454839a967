//! 报送: the units that were asked for a return, and how each answered.

use chrono::Datelike as _;
use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use crate::app::{Item, Returns};
use crate::lang::tr;
use crate::listing::recent::day_text;
use crate::listing::{Reply, ReplyLine};
use crate::text::clean;

use super::content::{Content, wrapped};
use super::face::Face;
use super::panes::{Panes, below};
use super::view::View;
use super::{replies, table, theme};

/// Columns of a count, of how a unit answered, and of a day.
const COUNT: usize = 6;
const REPLY: usize = 6;
const DAY: usize = 7;
/// Fewer rows than this below the list tell nothing of a unit.
const LEAST: u16 = 5;
/// From this width on there is a column for what the office sent back.
const ALL_FROM: usize = 60;

/// How the columns lie.
#[derive(Clone, Copy)]
struct Columns {
    /// For a notice's name, where there are several.
    notice: usize,
    name: usize,
    /// Whether all counts have columns.
    all: bool,
    aside: usize,
}

impl Columns {
    fn new(view: &View<'_>, lines: &[ReplyLine], width: usize) -> Self {
        let all = width >= ALL_FROM;
        let counts = if all { 4 } else { 2 };
        let longest = lines
            .iter()
            .map(|line| view.ruler.columns(&line.shown))
            .max();
        let notice = view.notice_room(width);
        let used = 2 + notice + REPLY + counts * COUNT + DAY + 2;
        let room = width.saturating_sub(used).max(8);
        let name = longest.unwrap_or(0).clamp(8, 24).min(room);
        Self {
            notice,
            name,
            all,
            aside: width.saturating_sub(used + name),
        }
    }
}

impl Face for Returns {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        if view.screen().list.rows().is_empty() {
            return Content::text(nothing(view, self, width));
        }
        let columns = Columns::new(view, &self.lines, width);
        // Nobody is late before the day.
        let past = self.by.is_some_and(|by| by < view.today());
        Content::rows(view, move |view, _, item| match item {
            Item::Reply(at) => {
                let unit = self.lines.get(at);
                unit.map_or_else(Line::default, |unit| line(view, unit, columns, past))
            }
            _ => Line::default(),
        })
    }

    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        let rows = view.screen().list.rows().len();
        if rows == 0 {
            return Panes::whole(room);
        }
        let low = below(room, rows).filter(|low| low.height >= LEAST);
        let height = low.map_or(room.height, |low| low.y - room.y - 1);
        Panes::whole(Rect { height, ..room })
            .with(low, |area| selected_unit(view, &self.lines, area))
    }

    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        if self.period.is_none() {
            return Vec::new();
        }
        let mut counts = format!(" {}", self.counts);
        if self.missing_only {
            counts += view.lang().pick("  只列未报的", "  missing only");
        }
        let width = usize::from(size.width);
        let counts = view.ruler.clip_dots(&counts, width).into_owned();
        let columns = Columns::new(view, &self.lines, width);
        vec![
            Line::styled(counts, theme::HEADING),
            Line::styled(heads(view, columns), theme::ASIDE),
        ]
    }
}

/// What the selected unit returned, clause by clause, below the list.
fn selected_unit<'a>(view: &View<'a>, lines: &'a [ReplyLine], area: Rect) -> Content<'a> {
    let selected = view.screen().list.selected();
    let unit = match selected {
        Some(Item::Reply(at)) => lines.get(at),
        _ => None,
    };
    let Some(unit) = unit else {
        return Content::text(Vec::new());
    };
    let head = Line::styled(format!(" {}", clean(&unit.name)), theme::HEADING);
    let width = usize::from(area.width);
    let view = *view;
    Content::list(unit.clauses.len() + 1, None, move |at| {
        match at.checked_sub(1) {
            None => head.clone(),
            Some(at) => unit
                .clauses
                .get(at)
                .map_or_else(Line::default, |(id, _)| replies::line(&view, *id, width)),
        }
    })
}

fn heads(view: &View<'_>, columns: Columns) -> String {
    let (ruler, lang) = (view.ruler, view.lang());
    let before = 2 + columns.notice;
    let name = ruler.fit(lang.pick("单位", "unit"), columns.name);
    let mut text = format!("{:before$}{name}", "");
    let mut counts = vec![lang.pick("应报", "owed"), lang.pick("已报", "got")];
    if columns.all {
        counts.extend([lang.pick("待核", "check"), lang.pick("退回", "back")]);
    }
    for head in counts {
        text += &table::head(ruler, head, COUNT);
    }
    text += "  ";
    text += &ruler.fit(lang.pick("情况", "reply"), REPLY);
    text += &ruler.fit(lang.pick("日期", "on"), DAY);
    if columns.aside >= 8 {
        let aside = lang.pick("填报、审核；催报", "by; urged");
        text += ruler.clip(aside, columns.aside);
    }
    text
}

/// A unit: on how many clauses it was asked, has returned, waits, was sent back; how and when it answered; who filled it in,
/// or how it was urged.
fn line<'a>(view: &View<'_>, unit: &ReplyLine, columns: Columns, past: bool) -> Line<'a> {
    let ruler = view.ruler;
    let notice = view.notice_cell(unit.notice, columns.notice);
    let name = ruler.fit(&clean(&unit.shown), columns.name);
    let mut counts = vec![unit.owed, unit.returned];
    if columns.all {
        counts.extend([unit.waiting, unit.sent_back]);
    }
    let numbers = counts.iter().enumerate().map(|(at, count)| match count {
        // None is no news where something may be to do.
        0 if at > 1 => " ".repeat(COUNT),
        _ => table::number(*count, COUNT),
    });
    let mut line = Line::from(format!("  {notice}{name}{}  ", numbers.collect::<String>()));
    let word = ruler.fit(unit.reply.label().pick(view.lang()), REPLY);
    let style = match unit.reply {
        Reply::Late => theme::LATE,
        Reply::Missing if past => theme::LATE,
        Reply::Missing => theme::HEADING,
        Reply::InTime | Reply::Unasked => theme::PLAIN,
    };
    line.push_span(Span::styled(word, style));
    let day = unit.on.map(|day| day_text(day, view.today()));
    line.push_span(Span::raw(ruler.fit(&day.unwrap_or_default(), DAY)));
    let aside = clean(&unit.aside);
    line.push_span(Span::raw(
        ruler.clip_dots(&aside, columns.aside).into_owned(),
    ));
    line
}

/// What stands in place of the list: that no returns were asked for and how to, or that none are missing.
fn nothing(view: &View<'_>, returns: &Returns, width: usize) -> Vec<Line<'static>> {
    let lang = view.lang();
    let text = match returns.period {
        Some(period) if returns.missing_only => {
            let period = period.wording();
            let period = period.pick(lang);
            tr!(
                lang,
                "{period} 没有未报的单位。",
                "For {period} nobody is missing."
            )
        }
        _ => {
            let today = view.today();
            let (year, quarter) = (today.year(), today.month0() / 3 + 1);
            let (period, by) = (
                format!("{year}-Q{quarter}"),
                format!("{year}-{:02}-25", quarter * 3),
            );
            tr!(
                lang,
                "还没有请单位报送。生成报送表并登记：duban returns --period {period} --by {by} -o 报送；收回后：duban collect 报送/*.xlsx",
                "No returns were asked for yet. To make the sheets: duban returns --period {period} --by {by} -o sheets; once back: duban collect sheets/*.xlsx"
            )
        }
    };
    wrapped(view, &text, width, 1, theme::PLAIN)
}
