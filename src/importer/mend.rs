//! The last net under the importer: a clause whose text the notice does not bear out, which would refuse the whole
//! catalogue, becomes its lines as they stand, and a doubt.

use super::doubt::{self, Doubt, Doubts};
use crate::catalogue::{Catalogue, Draft};
use crate::lang::both;

/// Makes every clause and heading one that the notice bears out.
pub(super) fn mend(draft: &mut Draft, doubts: &mut Doubts) {
    let unproven = Catalogue::unproven(draft);
    for (area, clause) in unproven {
        let lines = &draft.notice.lines;
        let Some(area) = draft.areas.get_mut(area) else {
            continue;
        };
        let Some(clause) = clause else {
            area.heading = None;
            continue;
        };
        let Some(clause) = area.clauses.get_mut(clause) else {
            continue;
        };
        let numbers = std::iter::once(clause.line).chain(clause.also.iter().copied());
        let texts = numbers
            .filter_map(|line| lines.get(line.checked_sub(1)?))
            .map(|line| line.trim());
        clause.text = texts.collect::<Vec<_>>().join(" ");
        let what = both!(
            "这一条未能与标注分开，按整行列出",
            "this clause could not be parted from its annotation; its lines are listed whole"
        );
        let start: String = clause.text.chars().take(20).collect();
        let otherwise = doubt::annotation(&clause.text, "……牵头，……配合");
        doubts.push(Doubt::new(clause.line, &start, what).or(otherwise));
    }
}
