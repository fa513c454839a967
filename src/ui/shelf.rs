//! The notices of a shelf: how far each is, what is late in it, how many units have not answered.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use crate::app::{Item, Level, Reading, Shelf, Slot};
use crate::catalogue::NoticeNo;
use crate::lang::tr;
use crate::listing::{FlagCounts, NoticeCounts, Tally};
use crate::text::clean;

use super::content::{Content, columns, fitted, wrapped};
use super::face::Face;
use super::panes::{Panes, below, split_last};
use super::tallies::Columns;
use super::view::View;
use super::{home, recorded, strips, table, theme};

/// Columns before a name: the notice's place, and its day where there is room.
const NUMBER: usize = 5;
const DAY: usize = 11;
/// Columns from which the day stands in the row, and the title in the place of the short name.
const TITLES_FROM: usize = 100;
/// Columns of how many units have not answered, and from which width on they stand in the row.
const MISSING: usize = 6;
const MISSING_FROM: usize = 60;
/// Rows for the selected notice, where what was recorded last stands under it.
const ABOUT: u16 = 5;
/// Rows from which the legend stands under the total.
const LEGEND_FROM: u16 = 16;

impl Face for Shelf {
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        let room = beside_missing(&self.counts, width);
        let columns = notices_aligned(view, &self.counts, room, 0);
        Content::rows(view, move |view, _, item| match item {
            Item::Notice(notice) => whole_line(view, &self.counts, notice, columns, width),
            _ => Line::default(),
        })
    }

    fn heads(&self, view: &View<'_>, size: Size) -> Vec<Line<'static>> {
        let width = usize::from(size.width);
        let (total, late) = all(&self.counts);
        let mut heads = vec![home::total_line(view, total, width)];
        let room = beside_missing(&self.counts, width);
        let aligned = notices_aligned(view, &self.counts, room, 0);
        let reading = reading(view);
        if size.height >= LEGEND_FROM || reading.is_some() {
            heads.push(match reading {
                Some(text) => Line::styled(text, theme::HEADING),
                None => {
                    let counts = aligned.scale().counts();
                    home::legend(view, total, late, width, counts)
                }
            });
        }
        let name = view.lang().pick("通知", "notice");
        let mut head = aligned.heads(view, name);
        if room < width {
            let missing = table::head(view.ruler, view.lang().pick("未报", "owing"), MISSING);
            let blank = room.saturating_sub(view.ruler.columns(&head));
            head += &format!("{:blank$}{missing}", "");
        }
        heads.push(Line::styled(head, theme::ASIDE));
        heads
    }

    fn panes<'a>(&'a self, view: &View<'a>, room: Rect) -> Panes<'a> {
        let Some(low) = below(room, self.counts.len()) else {
            return Panes::whole(room);
        };
        let (upper, last) = split_last(low, low.height.saturating_sub(ABOUT + 1));
        let panes = Panes::whole(room).with(Some(upper), |area| about(view, &self.counts, area));
        panes.with(last, |area| {
            let (width, rows) = (usize::from(area.width), usize::from(area.height));
            let latest = self.latest.iter().copied();
            Content::text(recorded::listed(view, latest, width, rows))
        })
    }
}

/// That notices are still being read, where they are.
fn reading(view: &View<'_>) -> Option<String> {
    let (waiting, of) = view.app.waiting_notices();
    let read = of - waiting;
    (waiting > 0).then(|| {
        tr!(
            view.lang(),
            " 正在读取：已读 {read} 份，共 {of} 份",
            " reading: {read} of {of}"
        )
    })
}

/// What all that have been read come to.
fn all(counts: &[Option<NoticeCounts>]) -> (Tally, FlagCounts) {
    let mut total = Tally::default();
    let mut late = FlagCounts::default();
    for one in counts.iter().flatten() {
        total = total.and(one.tally);
        late = late.and(one.flags);
    }
    (total, late)
}

/// Whether any unit owes a return.
fn owed(counts: &[Option<NoticeCounts>]) -> bool {
    counts.iter().flatten().any(|one| one.missing > 0)
}

/// Columns that are left for the rest of a row beside how many units have not answered.
fn beside_missing(counts: &[Option<NoticeCounts>], width: usize) -> usize {
    if width >= MISSING_FROM && owed(counts) {
        width - MISSING - 1
    } else {
        width
    }
}

/// What a notice is called in a row of so many columns, and what stands before that.
fn named(view: &View<'_>, slot: &Slot, width: usize) -> (String, String) {
    let place = slot.no.index() + 1;
    let head = slot.head.as_ref();
    if width < TITLES_FROM {
        return (format!("{place:>3}  "), slot.name.clone());
    }
    let day = head.and_then(|head| head.day);
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    let title = head.map_or(slot.name.as_str(), |head| &head.title);
    let title = clean(title);
    let title = view.ruler.clip_dots(&title, width * 2 / 5).into_owned();
    (format!("{place:>3}  {day:<DAY$}"), title)
}

/// How the columns of a list of notices lie; their names have room for `least_name` columns.
pub(super) fn notices_aligned(
    view: &View<'_>,
    counts: &[Option<NoticeCounts>],
    width: usize,
    least_name: usize,
) -> Columns {
    let front = NUMBER + if width < TITLES_FROM { 0 } else { DAY };
    let names = view.app.slots().iter();
    let names: Vec<_> = names.map(|slot| named(view, slot, width).1).collect();
    let of = |at: usize| counts.get(at).copied().flatten().unwrap_or_default();
    let rows = names.iter().enumerate();
    let rows = rows.map(|(at, name)| (name.as_str(), of(at).tally, of(at).flags));
    Columns::new(view, (front, least_name), rows, width)
}

/// A notice's row; where it cannot be read, why.
pub(super) fn line<'a>(
    view: &View<'_>,
    counts: &[Option<NoticeCounts>],
    notice: NoticeNo,
    columns: Columns,
) -> Line<'a> {
    let Some(slot) = view.app.slots().get(notice.index()) else {
        return Line::default();
    };
    let width = if columns.front() > NUMBER {
        TITLES_FROM
    } else {
        0
    };
    let (front, name) = named(view, slot, width.max(columns.name() * 5 / 2));
    match (&slot.reading, counts.get(notice.index()).copied().flatten()) {
        (Reading::Failed(why), _) => {
            let name = view.ruler.fit(&name, columns.name());
            let front = view.ruler.fit(&front, columns.front());
            Line::from(vec![
                Span::raw(format!("{front}{name} ")),
                Span::styled(format!("! {}", clean(why)), theme::message(Level::Error)),
            ])
        }
        (_, Some(one)) => columns.line(view, &front, &name, one.tally, one.flags),
        (_, None) => {
            let name = view.ruler.fit(&name, columns.name());
            let front = view.ruler.fit(&front, columns.front());
            Line::styled(format!("{front}{name} .."), theme::ASIDE)
        }
    }
}

/// The same with how many units have not answered, at the end.
fn whole_line<'a>(
    view: &View<'_>,
    counts: &[Option<NoticeCounts>],
    notice: NoticeNo,
    aligned: Columns,
    width: usize,
) -> Line<'a> {
    let mut line = line(view, counts, notice, aligned);
    let missing = counts.get(notice.index()).copied().flatten();
    let missing = missing.map_or(0, |one| one.missing);
    let room = beside_missing(counts, width);
    if missing == 0 || room == width {
        return fitted(view.ruler, line, width);
    }
    let blank = room.saturating_sub(columns(view.ruler, &line));
    let number = table::number(missing, MISSING);
    line.push_span(Span::raw(" ".repeat(blank)));
    line.push_span(Span::styled(number, theme::LATE));
    line
}

/// The selected notice: its title, who issued it and when, how far it is; why it cannot be read, where that is so.
pub(super) fn about<'a>(
    view: &View<'a>,
    counts: &[Option<NoticeCounts>],
    area: Rect,
) -> Content<'a> {
    let width = usize::from(area.width);
    let selected = view.screen().list.selected();
    let Some(Item::Notice(notice)) = selected else {
        return Content::text(Vec::new());
    };
    let Some(slot) = view.app.slots().get(notice.index()) else {
        return Content::text(Vec::new());
    };
    let lang = view.lang();
    let catalogue = &view.world.library.catalogue;
    let head = catalogue.notice_at(notice).or(slot.head.as_ref());
    let title = head.map_or(slot.name.as_str(), |head| &head.title);
    let mut lines = wrapped(view, &clean(title), width, 1, theme::HEADING);
    let date = head.and_then(|head| head.date.as_deref());
    let issued = head.and_then(|head| head.issuer.as_deref());
    let name = &slot.name;
    let short = tr!(lang, "简称 {name}", "in short {name}");
    let issued = [issued, date].into_iter().flatten();
    let issued: Vec<_> = issued.chain([short.as_str()]).collect();
    let issued = clean(&issued.join("  ")).into_owned();
    lines.extend(wrapped(view, &issued, width, 1, theme::ASIDE));
    match (&slot.reading, counts.get(notice.index()).copied().flatten()) {
        (Reading::Failed(why), _) => {
            let style = theme::message(Level::Error);
            lines.extend(wrapped(view, &clean(why), width, 1, style));
        }
        (_, Some(one)) => {
            let (areas, of) = (one.areas, one.tally.of);
            let told = strips::counts(one.tally, lang);
            let text = tr!(
                lang,
                "{areas} 个领域 {of} 条  {told}",
                "{areas} areas, {of} clauses  {told}"
            );
            lines.extend(wrapped(view, &text, width, 1, theme::PLAIN));
            let soon = view.world.soon_days;
            let late = (!one.flags.is_empty()).then(|| one.flags.in_short(soon, lang));
            let missing = (one.missing > 0).then(|| {
                let missing = one.missing;
                tr!(lang, "{missing} 个单位未报", "{missing} units owe a return")
            });
            let more: Vec<_> = late.into_iter().chain(missing).collect();
            if !more.is_empty() {
                lines.extend(wrapped(view, &more.join("  "), width, 1, theme::HEADING));
            }
        }
        (_, None) => {
            let text = lang.pick("尚未读取", "not read yet");
            lines.extend(wrapped(view, text, width, 1, theme::ASIDE));
        }
    }
    Content::text(lines)
}
