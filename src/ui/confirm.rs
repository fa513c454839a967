//! The question before a change of many clauses.

use ratatui::text::Line;

use crate::app::{Confirm, Level};
use crate::journal::Act;
use crate::lang::tr;

use super::content::{Content, wrapped};
use super::face::Face;
use super::theme;
use super::view::View;

impl Face for Confirm {
    // It lies over the window and is never the window itself.
    fn content<'a>(&'a self, _: &View<'a>, _: usize) -> Content<'a> {
        Content::text(Vec::new())
    }

    fn question(&self, view: &View<'_>, width: usize) -> Vec<Line<'static>> {
        let lang = view.lang();
        let count = view.app.changes(&self.act);
        let text = match &self.act {
            Act::Due { on, .. } => tr!(
                lang,
                "将 {count} 条的完成时限定为 {on}，确认吗？",
                "make {count} clauses due on {on}?"
            ),
            Act::Lift { .. } => tr!(
                lang,
                "将取消 {count} 条的完成时限，确认吗？",
                "lift the deadlines of {count} clauses?"
            ),
            Act::Approve { .. } => tr!(
                lang,
                "将核准 {count} 条报送，单位报完成的登记为已完成，确认吗？",
                "approve {count} returns? what units call done becomes done"
            ),
            Act::Mark { done: false, .. } => tr!(
                lang,
                "将取消 {count} 条的完成登记，确认吗？",
                "open {count} clauses again?"
            ),
            Act::Undo { .. } | Act::Redo { .. } => {
                let notices = self.saves.iter().map(|(notice, _)| *notice);
                let catalogue = &view.world.library.catalogue;
                let shorts: Vec<_> = notices.map(|notice| catalogue.short(notice)).collect();
                let short = shorts.join(lang.pick("、", ", "));
                if matches!(self.act, Act::Redo { .. }) {
                    tr!(
                        lang,
                        "上一步撤销在另一份通知（{short}），恢复它吗？",
                        "what was undone last is of another notice ({short}): redo it?"
                    )
                } else {
                    tr!(
                        lang,
                        "上一步登记在另一份通知（{short}），撤销它吗？",
                        "what was recorded last is of another notice ({short}): undo it?"
                    )
                }
            }
            _ => tr!(
                lang,
                "将 {count} 条登记为已完成，确认吗？",
                "mark {count} clauses done?"
            ),
        };
        wrapped(view, &text, width, 1, theme::message(Level::Warning))
    }
}
