//! What a prompt asks for.

use crate::app::{Asks, Prompt};
use crate::lang::tr;

use super::content::Content;
use super::face::Face;
use super::view::View;

impl Face for Prompt {
    // It lies over the window and is never the window itself.
    fn content<'a>(&'a self, _: &View<'a>, _: usize) -> Content<'a> {
        Content::text(Vec::new())
    }

    fn label(&self, view: &View<'_>) -> String {
        let lang = view.lang();
        let id = match &self.asks {
            Asks::Note(id) => return tr!(lang, "{id} 进展：", "{id} note: "),
            Asks::Export(export) => {
                let count = export.clauses.len();
                return tr!(lang, "{count} 条导出到：", "{count} clauses to: ");
            }
            Asks::Elsewhere(_) => return tr!(lang, "另存到文件：", "save to file: "),
            Asks::Value(id) => id,
        };
        let Some(target) = view.app.asked_target(view.world) else {
            return String::new();
        };
        let (name, goal) = (&target.indicator.name, target.goal(lang));
        tr!(
            lang,
            "{id} {name}（目标：{goal}）：",
            "{id} {name} (target {goal}): "
        )
    }
}
