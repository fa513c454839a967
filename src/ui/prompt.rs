//! What a prompt asks for.

use crate::app::{Asks, Prompt};
use crate::catalogue::ClauseId;
use crate::lang::tr;
use crate::listing::{days_left_text, full_day};
use crate::text::clean;

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
            Asks::Note(id) => {
                let id = view.told(*id);
                return tr!(lang, "{id} 进展：", "{id} note: ");
            }
            Asks::Export(export) => {
                let count = export.rows.counted(lang);
                return tr!(lang, "{count}导出到：", "{count} to: ");
            }
            Asks::Due(clauses) => {
                let which = which(view, clauses);
                return tr!(lang, "{which}完成时限：", "{which}due: ");
            }
            Asks::Why { clauses, on } => {
                let which = which(view, clauses);
                return match on {
                    Some(on) => tr!(
                        lang,
                        "{which}时限改为 {on}，原因：",
                        "{which}due on {on}, because: "
                    ),
                    None => tr!(lang, "{which}取消时限，原因：", "{which}lifted, because: "),
                };
            }
            Asks::SendBack(key) => {
                let (unit, id) = (clean(&key.unit), view.told(key.clause));
                return tr!(
                    lang,
                    "退回{unit} {id}，原因：",
                    "{unit} {id} sent back, because: "
                );
            }
            Asks::Urge { unit, .. } => {
                let unit = clean(unit);
                return tr!(lang, "催报{unit}：", "urged {unit}: ");
            }
            Asks::Elsewhere { .. } => return tr!(lang, "另存到文件：", "save to file: "),
            Asks::Value(id) => view.told(*id),
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

    /// The day that is typed, printed back in full; what can be typed as long as it is none.
    fn remark(&self, view: &View<'_>) -> Option<String> {
        let lang = view.lang();
        let clauses = match &self.asks {
            Asks::Due(clauses) => clauses,
            Asks::Urge { .. } => {
                let text = lang.pick(
                    "方式：答复，如 电话：刘工，明日报",
                    "how: what was answered, such as phone: tomorrow",
                );
                return Some(text.to_owned());
            }
            _ => return None,
        };
        Some(match view.app.typed_day() {
            Some(Ok(day)) => {
                let left = days_left_text(day, view.today(), lang);
                let day = full_day(day, lang);
                tr!(lang, "即 {day}，{left}", "{day}, {left}")
            }
            None if view.app.is_due(clauses) => {
                let now = due_now(view, clauses);
                tr!(
                    lang,
                    "现为 {now}；不填按回车则取消时限",
                    "now {now}; Enter without a day lifts it"
                )
            }
            _ => lang
                .pick(
                    "可写 2026-12-31、12月31日、12.31、月底、年底、+30（天）",
                    "2026-12-31, 12.31, 月底 (end of the month), 年底 (end of the year), +30 (days)",
                )
                .to_owned(),
        })
    }
}

/// Of which clauses, before what is asked.
fn which(view: &View<'_>, clauses: &[ClauseId]) -> String {
    let lang = view.lang();
    match clauses {
        [id] => format!("{} ", view.told(*id)),
        all => {
            let count = all.len();
            tr!(lang, "{count} 条的", "{count} clauses ")
        }
    }
}

/// The days that these clauses are due on now, a few of them.
fn due_now(view: &View<'_>, clauses: &[ClauseId]) -> String {
    let catalogue = &view.world.library.catalogue;
    let rows = clauses
        .iter()
        .filter_map(|id| Some(view.board().row(catalogue.clause(*id)?)));
    let mut days: Vec<_> = rows.filter_map(|row| row.state.due_day()).collect();
    days.sort_unstable();
    days.dedup();
    let few = days.iter().take(SHOWN).map(ToString::to_string);
    let mut text = few.collect::<Vec<_>>().join("、");
    if days.len() > SHOWN {
        text.push_str(" ..");
    }
    text
}

/// How many days a remark names.
const SHOWN: usize = 3;
