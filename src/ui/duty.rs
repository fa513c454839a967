//! The units of a clause, role by role, as many in a line as fit.

use ratatui::text::{Line, Span};

use crate::catalogue::UnitId;
use crate::lang::Lang;
use crate::listing::words::unit_aside;
use crate::listing::{UnitGroup, role_word};
use crate::text::clean;

use super::theme;
use super::view::View;

/// Columns of a role's word and the blanks before and after it.
pub(super) fn label_columns(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 7,
        Lang::En => 14,
    }
}

/// Blank columns between two units.
const GAP: &str = "  ";

/// A unit's name, and what is said beside it.
struct Piece {
    id: Option<UnitId>,
    name: String,
    aside: String,
}

/// The units of one role behind its word, and that the list is open where it is; the second value is the line in which the
/// chosen unit stands.
pub(super) fn rows(
    view: &View<'_>,
    group: &UnitGroup<'_>,
    width: usize,
    chosen: Option<UnitId>,
) -> (Vec<Line<'static>>, Option<usize>) {
    let lang = view.lang();
    let indent = label_columns(lang);
    let word = format!(" {}", role_word(group.role, lang));
    let mut rows = vec![Line::from(view.ruler.pad(&word, indent))];
    let mut used = indent;
    let mut focus = None;
    for piece in pieces(group, lang) {
        let columns = view.ruler.columns(&piece.name) + view.ruler.columns(&piece.aside);
        let first = used == indent;
        if !first && used + GAP.len() + columns > width {
            rows.push(Line::from(" ".repeat(indent)));
            used = indent;
        } else if !first {
            push(&mut rows, Span::raw(GAP));
            used += GAP.len();
        }
        used += columns;
        let picked = piece.id.is_some() && piece.id == chosen;
        if picked {
            focus = Some(rows.len() - 1);
        }
        let style = match (picked, piece.id) {
            (true, _) => theme::SELECTED,
            (false, Some(_)) => theme::PLAIN,
            (false, None) => theme::ASIDE,
        };
        push(&mut rows, Span::styled(piece.name, style));
        if !piece.aside.is_empty() {
            push(&mut rows, Span::styled(piece.aside, theme::ASIDE));
        }
    }
    (rows, focus)
}

fn push(rows: &mut [Line<'static>], span: Span<'static>) {
    if let Some(row) = rows.last_mut() {
        row.push_span(span);
    }
}

fn pieces(group: &UnitGroup<'_>, lang: Lang) -> Vec<Piece> {
    let unit = |(id, unit, name): &(UnitId, &crate::catalogue::Unit, &str)| Piece {
        id: Some(*id),
        name: clean(name).into_owned(),
        aside: clean(&unit_aside(unit, lang)).into_owned(),
    };
    let mut pieces: Vec<_> = group.units.iter().map(unit).collect();
    pieces.extend(group.open.then(|| {
        Piece {
            id: None,
            name: lang
                .pick("等（名单未列尽）", "and others (the list is open)")
                .to_owned(),
            aside: String::new(),
        }
    }));
    pieces
}
