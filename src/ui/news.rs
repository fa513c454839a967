//! What was recorded, the latest first, by day.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{Item, News};
use crate::lang::{Label, tr};
use crate::listing::news::{MOST, NewsDay, NewsRow, Place, Since};
use crate::listing::{status_sign, words};
use crate::text::clean;

use super::area::with_selected_clause;
use super::content::{Content, wrapped};
use super::face::Face;
use super::panes::Panes;
use super::view::View;
use super::{recorded, theme};

/// From this width on who answers for the clause stands in a column, and columns are parted by two blanks.
const WIDE_FROM: usize = 60;
/// The fewest and most columns of a name.
const NAME: (usize, usize) = (4, 16);
/// The least columns of a clause's number.
const LEAST_ID: usize = 6;

/// How the columns of the list lie.
#[derive(Clone, Copy)]
struct Columns {
    /// For a notice's name, where there are several.
    notice: usize,
    id: usize,
    gap: usize,
    name: usize,
    what: usize,
    /// Of who answers for the clause; 0 for no such column.
    lead: usize,
}

impl Columns {
    fn new(view: &View<'_>, days: &[NewsDay], width: usize) -> Self {
        let names = days.iter().flat_map(|day| &day.counts);
        let longest = names.map(|(by, _)| view.ruler.columns(&clean(by))).max();
        let name = longest.unwrap_or(0).clamp(NAME.0, NAME.1);
        let (gap, lead) = if width < WIDE_FROM {
            (1, 0)
        } else {
            (2, (width * 3 / 20).clamp(12, 20))
        };
        let notice = view.notice_room(width);
        let id = view.ids(LEAST_ID);
        let front = " 11:00".len() + 2 * gap + name + notice + id + "[x] ".len();
        // A blank before who answers, and one at the end of the row.
        let what = width.saturating_sub(front + lead + 1 + usize::from(lead > 0));
        Self {
            notice,
            id,
            gap,
            name,
            what,
            lead,
        }
    }
}

impl Face for News {
    fn label(&self, view: &View<'_>) -> String {
        view.lang().pick("筛选：", "narrow: ").to_owned()
    }

    fn placeholder(&self) -> Option<Label> {
        Some(Label::new(
            "姓名、单位、条款号或登记的内容",
            "a name, a unit, a clause or what was said",
        ))
    }

    fn measure(&self) -> &'static str {
        "条"
    }

    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        if self.days.is_empty() {
            let text = nothing(view, self.since).pick(view.lang());
            return Content::text(wrapped(view, text, width, 1, theme::PLAIN));
        }
        let columns = Columns::new(view, &self.days, width);
        Content::rows(view, move |view, _, item| match item {
            Item::Day(day) => {
                let day = self.days.iter().find(|own| own.day == day);
                day.map_or_else(Line::default, |day| heading(view, day, width))
            }
            Item::Entry(place) => line(view, place, columns),
            Item::Earlier => earlier(view),
            _ => Line::default(),
        })
    }

    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        with_selected_clause(view, room)
    }
}

/// What stands in place of the list when it has no entries.
fn nothing(view: &View<'_>, since: Since) -> Label {
    match since {
        _ if !view.screen().text().trim().is_empty() => {
            Label::new("没有符合的登记", "no entry answers that")
        }
        Since::Ever => Label::new("尚无登记", "nothing recorded yet"),
        Since::Today => Label::new("今天没有登记", "nothing recorded today"),
        Since::Week => Label::new("本周没有登记", "nothing recorded this week"),
    }
}

/// That the list ends before what was recorded does.
fn earlier(view: &View<'_>) -> Line<'static> {
    let text = tr!(
        view.lang(),
        " 只列最近 {MOST} 条，更早的没有列出：可筛选，或用 duban log",
        " only the latest {MOST}; earlier ones are left out: narrow the list, or use duban log"
    );
    Line::styled(text, theme::ASIDE)
}

/// A day with how many entries are whose, and a rule to the end of the row.
fn heading(view: &View<'_>, day: &NewsDay, width: usize) -> Line<'static> {
    let lang = view.lang();
    let label = format!(" {}", day.label(view.today(), lang));
    let of = day.places.len();
    let counts = day
        .counts
        .iter()
        .map(|(by, count)| format!("{} {count}", clean(by)));
    let counts = counts.collect::<Vec<_>>().join("  ");
    let counts = tr!(lang, "  {of} 条：{counts} ", "  {of}: {counts} ");
    let used = view.ruler.columns(&label) + view.ruler.columns(&counts);
    let rule = "-".repeat(width.saturating_sub(used + 1));
    Line::from(vec![
        Span::styled(label, theme::HEADING),
        Span::raw(counts),
        Span::styled(rule, theme::ASIDE),
    ])
}

/// An entry: when, who, which clause, what it made of it, what was recorded, who answers for the clause. One that was taken back
/// stands back.
fn line(view: &View<'_>, place: Place, columns: Columns) -> Line<'static> {
    let Some(row) = view.board().news_row(place, view.now()) else {
        return Line::default();
    };
    let NewsRow { past, at, sign } = row;
    let ruler = view.ruler;
    let gone = past.taken_back.is_some();
    let style = if gone { theme::ASIDE } else { theme::PLAIN };
    let gap = " ".repeat(columns.gap);
    let who = ruler.fit(&clean(&words::who(&past.entry.stamp)), columns.name);
    let id = place.clause.map_or_else(String::new, |id| id.to_string());
    let notice = view.notice_cell(place.notice, columns.notice);
    let what = recorded::what(view, &row);
    let mut rest = format!(" {}", ruler.clip_dots(&what, columns.what));
    if columns.lead > 0 {
        let clause = place
            .clause
            .and_then(|id| view.world.library.catalogue.clause(id));
        let lead = clause.map(|clause| view.board().answering(clause));
        rest = ruler.fit(&rest, columns.what + 1);
        rest.push(' ');
        rest += &ruler.clip_dots(&lead.unwrap_or_default(), columns.lead);
    }
    let status = if gone {
        theme::ASIDE
    } else {
        theme::status(sign)
    };
    Line::from(vec![
        Span::styled(format!(" {}", at.format("%H:%M")), theme::ASIDE),
        Span::styled(
            format!("{gap}{who}{gap}{notice}{id:<0$}", columns.id),
            style,
        ),
        Span::styled(status_sign(sign), status),
        Span::styled(rest, style),
    ])
}
