//! The first two rows: where the user is and how far the whole is; and what the list below shows.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::listing::Tally;

use super::face::Face;
use super::view::View;
use super::{paint, theme, typed};

/// The breadcrumb, and at the right end the position and the total.
pub(super) fn line(view: &View<'_>, width: usize) -> Line<'static> {
    let ruler = view.ruler;
    let Tally { done, of, .. } = view.board().total();
    let lang = view.lang();
    let position = view.app.position();
    let position = position.map_or_else(String::new, |(at, of)| format!("{at}/{of}  "));
    let read_only = match (&view.app.trouble, view.app.read_only()) {
        (Some(_), _) => lang.pick("! 登记文件不可用  ", "! no journal  "),
        (None, Some(_)) => lang.pick("只读  ", "read-only  "),
        (None, None) => "",
    };
    let right = format!(
        "  {read_only}{position}{} {done}/{of} ",
        lang.pick("已完成", "done")
    );
    let left = breadcrumb(view, width.saturating_sub(ruler.columns(&right) + 1));
    let blank = width.saturating_sub(1 + ruler.columns(&left) + ruler.columns(&right));
    Line::from(vec![
        Span::styled(format!(" {left}"), theme::HEADING),
        Span::raw(format!("{:blank$}{right}", "")),
    ])
}

/// The way to the screen that is shown, shortened from the left where it does not fit.
fn breadcrumb(view: &View<'_>, width: usize) -> String {
    let screens = view.app.stack().iter();
    let names: Vec<_> = screens
        .filter_map(|screen| screen.page().title(view.world))
        .collect();
    let whole = names.join(" > ");
    if view.ruler.columns(&whole) <= width {
        return whole;
    }
    for skipped in 1..names.len() {
        let short = format!(".. > {}", names[skipped..].join(" > "));
        if view.ruler.columns(&short) <= width {
            return short;
        }
    }
    view.ruler
        .clip_dots(names.last().map_or("", String::as_str), width)
        .into_owned()
}

/// The row under the header: the line that is typed into, or what the screen says of itself. Gives the place of the cursor
/// where one types here.
pub(super) fn draw_head(
    view: &View<'_>,
    face: &dyn Face,
    buf: &mut Buffer,
    row: Rect,
) -> Option<Position> {
    if let Some(line) = &view.screen().line {
        let label = face.label(view);
        return Some(typed::draw(view, buf, row, &label, line.parts()));
    }
    let head = face.head(view, usize::from(row.width));
    paint::line(view.ruler, buf, row, head);
    None
}
