//! 下一步: a line for each lead with something overdue, and room for what only the office can write.

use super::text::Text;
use crate::journal::Nearness;
use crate::lang::{plural, tr};
use crate::listing::ClauseRow;
use crate::report::form::Form;
use crate::report::request::Request;
use crate::report::words;

/// The chapter.
pub(super) fn write(text: &mut Text, form: Form, request: &Request<'_>) {
    let title = match form {
        Form::Notice => text.lang.pick("下一步工作要求", "What is asked for next"),
        Form::Midterm => text.lang.pick("对策建议", "Proposals"),
        Form::Report | Form::Ledger => text.lang.pick("下一步工作打算", "Next steps"),
    };
    text.chapter(title);
    for (unit, rows) in overdue(request) {
        text.say(line(&unit, &rows, request));
    }
    text.blank();
}

/// The clauses that are overdue under each of those who lead them, in the order of the notice.
fn overdue<'a>(request: &Request<'a>) -> Vec<(String, Vec<ClauseRow<'a>>)> {
    let late = |row: &&ClauseRow<'_>| row.flags.due == Some(Nearness::Overdue);
    let late: Vec<_> = request.rows.iter().filter(late).copied().collect();
    request.board.by_leads(&late, request.lang)
}

/// 省商务厅：逾期2条，为2.3（2026年11月1日）、2.4（2026年11月20日）。
fn line(unit: &str, rows: &[ClauseRow<'_>], request: &Request<'_>) -> String {
    let lang = request.lang;
    let dated = rows.iter().filter_map(|row| {
        let day = words::day(row.state.due_day()?, lang);
        let id = request.board.catalogue.told(row.clause.id);
        Some(tr!(lang, "{id}（{day}）", "{id} ({day})"))
    });
    let (count, s) = (rows.len(), plural(rows.len()));
    let which = dated.collect::<Vec<_>>().join(lang.pick("、", ", "));
    tr!(
        lang,
        "{unit}：逾期{count}条，为{which}。",
        "{unit}: {count} clause{s} overdue: {which}."
    )
}
