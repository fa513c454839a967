//! 分领域情况: of each area its counts, then what was recorded of its clauses.

use super::text::Text;
use crate::lang::{plural, tr};
use crate::listing::{ClauseRow, Movement};
use crate::report::request::Request;
use crate::report::words;

/// Characters of a clause that name it in a sentence.
const NAMED_BY: usize = 24;

/// The chapter.
pub(super) fn write(text: &mut Text, request: &Request<'_>) {
    let lang = request.lang;
    text.chapter(lang.pick("分领域情况", "Area by area"));
    for area in request.board.areas_of(&request.rows) {
        let title = &area.area.title;
        match request.board.catalogue.short(area.area.number.notice) {
            "" => text.section(title),
            short => text.section(&tr!(lang, "{short}：{title}", "{short}: {title}")),
        }
        let (count, counts) = (area.tally.of, words::counts(area.tally, lang));
        let s = plural(count);
        text.say(tr!(
            lang,
            "共{count}条，{counts}。",
            "{count} clause{s}: {counts}."
        ));
        let of_area = |row: &&ClauseRow<'_>| row.clause.id.area == area.area.number;
        let rows: Vec<_> = request.rows.iter().filter(of_area).copied().collect();
        if let Some(span) = &request.span {
            newly_done(text, &Movement::since(&span.before, &rows).done, request);
        }
        for row in &rows {
            progress(text, row, request);
        }
    }
}

/// What the period has brought to an end; nothing where that is nothing.
fn newly_done(text: &mut Text, rows: &[ClauseRow<'_>], request: &Request<'_>) {
    if rows.is_empty() {
        return;
    }
    let lang = text.lang;
    let told = words::counted_ids(
        lang.pick("本期新完成", "Done in this period:"),
        rows,
        request.board,
        lang,
    );
    text.say(tr!(lang, "{told}。", "{told}."));
}

/// What was recorded of a clause, with who answers for it; nothing where nothing was.
fn progress(text: &mut Text, row: &ClauseRow<'_>, request: &Request<'_>) {
    let lang = request.lang;
    let Some(note) = request.board.progress_text(*row) else {
        return;
    };
    let (id, units) = (row.clause.id, request.board.answering(row.clause));
    let named = beginning(&row.clause.text);
    let note = note.trim().trim_end_matches(['。', '.']);
    text.say(tr!(
        lang,
        "{id} {named}（{units}）：{note}。",
        "{id} {named} ({units}): {note}."
    ));
}

/// The beginning of a clause, up to its first mark or so many characters.
fn beginning(text: &str) -> String {
    let first = text.split(['，', '。', '；', '：']).next().unwrap_or(text);
    if first.chars().count() <= NAMED_BY {
        return first.to_owned();
    }
    let cut: String = first.chars().take(NAMED_BY - 2).collect();
    format!("{cut}……")
}
