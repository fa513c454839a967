//! What else a unit has to do, below a clause's page: in the same role as here, or else as a lead.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::catalogue::{ClauseId, Role, UnitId};
use crate::lang::tr;
use crate::listing::strip::{Scale, Strip};
use crate::listing::{ClausePage, role_word};
use crate::text::clean;

use super::content::Content;
use super::view::View;
use super::{clauses, strips, theme};

/// The first of the units who answer for a clause: what else it has to do is what people ask next.
pub(super) fn answering(page: &ClausePage<'_>) -> Option<UnitId> {
    let group = page.groups.first()?;
    group.units.first().map(|(id, ..)| *id)
}

/// The other clauses of `unit` in the weightiest role in which it has any; `None` where it has none.
pub(super) fn content<'a>(
    view: &View<'a>,
    unit: UnitId,
    shown: ClauseId,
    area: Rect,
) -> Option<Content<'a>> {
    let width = usize::from(area.width);
    let page = view.board().unit_page(unit);
    let other = |role: Role| page.groups.iter().find(|group| group.role == role);
    let mut group = Role::ALL.into_iter().filter_map(other);
    let group = group.find(|group| group.rows.iter().any(|row| row.clause.id != shown))?;
    let role = role_word(group.role, view.lang());
    let name = clean(&page.row.unit.name);
    let title = tr!(
        view.lang(),
        " {name}{role}的其他任务  ",
        " {name} ({role}): other tasks  "
    );
    let share = format!("  {}/{}", group.tally.done, group.tally.of);
    let room = width.saturating_sub(view.ruler.columns(&title) + share.len() + 1);
    let strip = Strip::new(group.tally, Scale::new(room, group.tally.of));
    let mut head = Line::from(Span::styled(title, theme::HEADING));
    head.extend(strips::spans(&strip));
    head.push_span(Span::styled(share, theme::HEADING));
    let ids: Vec<_> = group.rows.iter().map(|row| row.clause.id).collect();
    let ids: Vec<_> = ids.into_iter().filter(|id| *id != shown).collect();
    let columns = clauses::Columns::of_unit(view, unit, width);
    let view = *view;
    Some(Content::list(ids.len() + 1, None, move |at| {
        let Some(at) = at.checked_sub(1) else {
            return head.clone();
        };
        let clause = ids
            .get(at)
            .and_then(|id| view.world.library.catalogue.clause(*id));
        clause.map_or_else(Line::default, |clause| {
            clauses::line(&view, view.board().row(clause), &columns)
        })
    }))
}
