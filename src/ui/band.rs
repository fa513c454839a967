//! The band over each screen: where one is; at the right which row of how many, whether anything can be recorded, and who
//! writes.

use std::borrow::Cow;

use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::app::Item;
use crate::keys::Scope;
use crate::lang::tr;
use crate::listing::overview::Part;
use crate::listing::words::area_text;
use crate::text::Ruler;

use super::theme;
use super::view::View;

/// The band, `width` columns wide.
pub(super) fn line(view: &View<'_>, width: usize) -> Line<'static> {
    let columns = |text: &str| view.ruler.columns(text);
    let who = who(view);
    let place = place(view).map_or_else(String::new, |place| format!("{place}  "));
    // Who writes is never left out, the place only where the way does not stand whole beside it.
    let room = |right: &str| width.saturating_sub(columns(right) + 4);
    let whole = format!("{place}{who}");
    let way = way(view);
    let right = if columns(&way) <= room(&whole) || room(&whole) >= LEAST_WAY {
        whole
    } else {
        who
    };
    let left = shortened(view, &way, room(&right));
    let blank = width.saturating_sub(columns(&left) + columns(&right) + 2);
    Line::from(Span::raw(format!(" {left}{:blank$}{right} ", ""))).style(theme::BAND)
}

/// Columns that tell a way, though shortened.
const LEAST_WAY: usize = 8;

/// Columns of a notice's title that tell it from others.
const LEAST_TITLE: usize = 12;

/// Whose name is recorded; before it, that nothing can be.
fn who(view: &View<'_>) -> String {
    let sign = match (&view.app.trouble, view.app.read_only()) {
        (Some(_), _) => view.lang().pick("! 登记文件不可用  ", "! no journal  "),
        (None, Some(_)) => view.lang().pick("只读  ", "read-only  "),
        (None, None) => "",
    };
    let name = crate::text::clean(&view.world.operator.by);
    format!("{sign}{}", short_name(view.ruler, &name))
}

/// A name that is too long is cut in its middle: people of one office have the same beginning.
fn short_name(ruler: Ruler, name: &str) -> Cow<'_, str> {
    if ruler.columns(name) <= LONGEST_NAME {
        return Cow::Borrowed(name);
    }
    let mut room = (LONGEST_NAME - 2) / 2;
    let fits = |(_, grapheme): &(usize, &str)| {
        let left = room.checked_sub(ruler.glyph(grapheme));
        room = left.unwrap_or(0);
        left.is_some()
    };
    let end = name.grapheme_indices(true).rev().take_while(fits).last();
    let end = end.map_or("", |(at, _)| &name[at..]);
    let begin = ruler.clip(name, LONGEST_NAME - 2 - ruler.columns(end));
    Cow::Owned(format!("{begin}..{end}"))
}

/// Columns of an operator's name; a longer one is cut.
const LONGEST_NAME: usize = 16;

/// Which row is selected, in words: a number beside a count of done clauses would be read as one.
fn place(view: &View<'_>) -> Option<String> {
    let (at, of) = view.app.position()?;
    let lang = view.lang();
    Some(match view.screen().scope() {
        Scope::Shelf => tr!(lang, "第 {at} 份通知，共 {of} 份", "notice {at} of {of}"),
        Scope::Home => tr!(lang, "第 {at} 个领域，共 {of} 个", "area {at} of {of}"),
        Scope::Units | Scope::Returns => {
            tr!(lang, "第 {at} 个单位，共 {of} 个", "unit {at} of {of}")
        }
        Scope::Search => tr!(lang, "第 {at} 处，共 {of} 处", "hit {at} of {of}"),
        Scope::News | Scope::NewsLine => {
            tr!(lang, "第 {at} 条，共 {of} 条登记", "entry {at} of {of}")
        }
        Scope::Overview => return place_in_part(view),
        Scope::Palette => return None,
        _ => tr!(lang, "第 {at} 条，共 {of} 条", "clause {at} of {of}"),
    })
}

/// The same on the overview, where a number counts only within its part.
fn place_in_part(view: &View<'_>) -> Option<String> {
    let list = &view.screen().list;
    let (at, rows) = (list.at()?, list.rows());
    let from = rows[..at].iter().rposition(|row| !row.is_selectable())?;
    let Item::Part(part) = rows[from] else {
        return None;
    };
    let own = rows[from + 1..]
        .iter()
        .take_while(|row| row.is_selectable());
    let (at, of, lang) = (at - from, own.count(), view.lang());
    Some(match part {
        Part::Notices => tr!(lang, "第 {at} 份通知，共 {of} 份", "notice {at} of {of}"),
        Part::Areas => tr!(lang, "第 {at} 个领域，共 {of} 个", "area {at} of {of}"),
        Part::Units => tr!(lang, "第 {at} 个单位，共 {of} 个", "unit {at} of {of}"),
        Part::Indicators => tr!(lang, "第 {at} 项指标，共 {of} 项", "target {at} of {of}"),
        Part::Entries => tr!(lang, "第 {at} 条登记，共 {of} 条", "entry {at} of {of}"),
    })
}

/// The screens that lead here; the first, which all begin with, only on itself, with the notice's title.
fn way(view: &View<'_>) -> String {
    let screens = view.app.stack().iter();
    let mut names: Vec<_> = screens
        .filter_map(|screen| screen.page().title(view.world))
        .collect();
    if names.len() > 1 {
        names.remove(0);
        if let Some(area) = unnamed_area(view) {
            names.insert(names.len() - 1, area);
        }
        return names.join(" > ");
    }
    let title = crate::text::clean(&view.world.library.catalogue.notice.title);
    names.push(title.into_owned());
    names.join("  ")
}

/// The area of a clause that was opened from something else than a list of clauses, so that the way does not tell it.
fn unnamed_area(view: &View<'_>) -> Option<String> {
    let id = view.screen().page().clause()?;
    let listed = view
        .app
        .below()
        .is_some_and(|below| below.page().lists_clauses());
    let area = view.world.library.catalogue.area(id.area)?;
    (!listed).then(|| area_text(area))
}

/// A way shortened from the left where it does not fit.
fn shortened(view: &View<'_>, way: &str, width: usize) -> String {
    if view.ruler.columns(way) <= width {
        return way.to_owned();
    }
    let mut rest = way;
    while let Some((_, later)) = rest.split_once(" > ") {
        rest = later;
        let short = format!(".. > {rest}");
        if view.ruler.columns(&short) <= width {
            return short;
        }
    }
    let short = view.ruler.clip_dots(rest, width);
    // Of a title two characters tell nothing beside the program's name.
    match rest.split_once("  ") {
        Some((name, _)) if view.ruler.columns(&short) < view.ruler.columns(name) + LEAST_TITLE => {
            name.to_owned()
        }
        _ => short.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_of_one_office_can_be_told_apart() {
        let short = |name| short_name(Ruler::NARROW, name).into_owned();
        assert_eq!(short("王芳"), "王芳");
        assert_eq!(short("黑龙江省政府督查"), "黑龙江省政府督查");
        assert_eq!(short("黑龙江省政府督查室王芳"), "黑龙江省..室王芳");
        assert_eq!(short("黑龙江省政府督查室李雷"), "黑龙江省..室李雷");
        assert_eq!(short("administrator-north-1"), "adminis..north-1");
        for name in [
            "administrator-of-the-north",
            "省省省省省省省省省a",
            "e\u{301}省省省省省省省省省",
        ] {
            assert!(
                Ruler::NARROW.columns(&short(name)) <= LONGEST_NAME,
                "{name}"
            );
        }
    }
}
