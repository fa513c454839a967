//! 约束性指标: a table for each kind of target, since a rise, a fall and a level cannot be compared.

use super::text::Text;
use crate::catalogue::Direction;
use crate::lang::{plural, tr};
use crate::report::document::Table;
use crate::report::request::Request;

/// The kinds in the order of the report, with what each table is called.
const KINDS: [(Direction, &str, &str); 4] = [
    (Direction::Reach, "达到类指标", "To be reached"),
    (Direction::Rise, "增长类指标", "To rise"),
    (Direction::Fall, "下降类指标", "To fall"),
    (Direction::Level, "水平类指标", "To be kept"),
];

/// The chapter; nothing where the clauses set no targets.
pub(super) fn write(text: &mut Text, request: &Request<'_>) {
    let lang = request.lang;
    let all = request.board.indicators_of(&request.rows);
    if all.is_empty() {
        return;
    }
    text.chapter(lang.pick("约束性指标", "Indicators"));
    let (count, known) = (
        all.len(),
        all.iter()
            .filter(|row| row.target().current.is_some())
            .count(),
    );
    let (s, missing) = (plural(count), count - known);
    text.say(tr!(
        lang,
        "共{count}项指标，已登记最新值{known}项，尚未登记{missing}项。差距为距目标尚差的数值，已达到的为0，水平类高于目标的为负。",
        "{count} indicator{s}: {known} with a value, {missing} without. The gap is what is missing: 0 where reached, below 0 where a level is passed."
    ));
    for (kind, zh, en) in KINDS {
        let rows: Vec<_> = all
            .iter()
            .copied()
            .filter(|row| row.indicator.direction == kind)
            .collect();
        if !rows.is_empty() {
            text.table(Table {
                caption: lang.pick(zh, en).to_owned(),
                sheet: request.board.indicator_sheet(&rows),
            });
        }
    }
}
