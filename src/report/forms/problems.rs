//! 存在问题: what units themselves returned, by unit, then room for the office's own words.

use super::text::Text;
use crate::lang::tr;
use crate::report::request::Request;

/// The chapter.
pub(super) fn write(text: &mut Text, request: &Request<'_>) {
    let lang = request.lang;
    text.chapter(lang.pick("存在问题", "Problems"));
    let period = request.span.as_ref().map(|span| span.period);
    for (unit, told) in request.board.problems(&request.rows, period) {
        let told: Vec<_> = told
            .iter()
            .map(|(row, problems)| {
                let id = request.board.catalogue.told(row.clause.id);
                let problems = problems.trim().trim_end_matches(['。', '.', '；', ';']);
                tr!(lang, "{id} {problems}", "{id} {problems}")
            })
            .collect();
        let told = told.join(lang.pick("；", "; "));
        text.say(tr!(lang, "{unit}：{told}。", "{unit}: {told}."));
    }
    text.blank();
}
