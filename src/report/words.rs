//! The sentences that every form shares: titles, scope, how it was counted.

use chrono::{Datelike, NaiveDate};

use super::form::Form;
use super::request::Request;
use crate::lang::{Lang, plural, tr};
use crate::listing::{Board, ClauseRow, Tally, is_one_body, moment};

/// 《…》 around a title; marks inside become 〈…〉.
pub(crate) fn quoted(title: &str) -> String {
    let inner = title.trim_start_matches('《').trim_end_matches('》');
    let inner = inner.replace('《', "〈").replace('》', "〉");
    format!("《{inner}》")
}

/// The title of a written report.
/// What a report is on: the notice's title, or how many notices there are.
pub(crate) fn named(request: &Request<'_>) -> String {
    let title = &request.board.catalogue.notice.title;
    if request.board.catalogue.is_shelf() {
        // In running text numbers stand without blanks.
        match request.lang {
            Lang::Zh => title.replace(' ', ""),
            Lang::En => title.clone(),
        }
    } else {
        quoted(title)
    }
}

pub(crate) fn title(form: Form, request: &Request<'_>) -> String {
    let of = named(request);
    match form {
        Form::Ledger => ledger_title(request),
        Form::Report => tr!(
            request.lang,
            "关于{of}落实情况的报告",
            "Report on progress under {of}"
        ),
        Form::Notice => tr!(
            request.lang,
            "关于{of}落实情况的通报",
            "Circular on progress under {of}"
        ),
        Form::Midterm => tr!(
            request.lang,
            "{of}落实情况中期评估报告",
            "Mid-term review of {of}"
        ),
    }
}

/// The title of a ledger.
pub(crate) fn ledger_title(request: &Request<'_>) -> String {
    let of = named(request);
    tr!(request.lang, "{of}任务落实台账", "Ledger of {of}")
}

/// A day as an official text writes it: `2026年11月29日`, without leading zeros.
pub(crate) fn day(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Lang::En => date.format("%-d %B %Y").to_string(),
    }
}

/// Which of the notice's clauses the report tells of.
pub(crate) fn scope(request: &Request<'_>) -> String {
    let (shown, all) = (
        request.rows.len(),
        request.board.catalogue.clauses().count(),
    );
    let how = &request.scope;
    if how.is_empty() {
        let s = plural(all);
        return tr!(request.lang, "全部{all}条", "all {all} clause{s}");
    }
    tr!(
        request.lang,
        "{how}：{shown}条（全部{all}条，其余{}条未列入）",
        "{how}: {shown} of {all} clauses ({} are left out)",
        all - shown
    )
}

/// `part` of `whole` as a share with one place, `13.8%`, rounded, except that 100% means all and 0% nothing.
pub(crate) fn share(part: usize, whole: usize) -> String {
    let tenths = (part * 2000 + whole).checked_div(whole * 2).unwrap_or(0);
    match tenths {
        _ if part == 0 => "0%".to_owned(),
        _ if part == whole => "100%".to_owned(),
        tenths => {
            let tenths = tenths.clamp(1, 999);
            format!("{}.{}%", tenths / 10, tenths % 10)
        }
    }
}

/// Clauses by status as a sentence has them, without its end.
pub(crate) fn counts(tally: Tally, lang: Lang) -> String {
    let Tally { done, started, of } = tally;
    let pending = tally.pending();
    let [d, s, p] = [done, started, pending].map(|part| share(part, of));
    tr!(
        lang,
        "已完成{done}条（{d}），推进中{started}条（{s}），未启动{pending}条（{p}）",
        "{done} done ({d}), {started} started ({s}), {pending} pending ({p})"
    )
}

/// The most clauses that a sentence names: more are read in a table, and break badly in justified lines.
const NAMED: usize = 8;

/// How many clauses, and which: 新完成3条（2.3、2.4、5.1）; 新完成0条.
pub(crate) fn counted_ids(
    what: &str,
    rows: &[ClauseRow<'_>],
    board: Board<'_>,
    lang: Lang,
) -> String {
    let count = rows.len();
    let ids = rows.iter().take(NAMED);
    let ids = ids.map(|row| board.catalogue.told(row.clause.id));
    let mut ids = ids.collect::<Vec<_>>().join(lang.pick("、", ", "));
    if count > NAMED {
        ids.push_str(&tr!(
            lang,
            "等，其余{}条见附件1",
            " and {} more, see annex 1",
            count - NAMED
        ));
    }
    if count == 0 {
        return tr!(lang, "{what}0条", "{what} 0");
    }
    tr!(lang, "{what}{count}条（{ids}）", "{what} {count} ({ids})")
}

/// How the numbers came about, a rule a sentence.
pub(crate) fn counted(request: &Request<'_>) -> Vec<String> {
    let lang = request.lang;
    let board = request.board;
    let units = board.units_of(&request.rows);
    let collectives = units.iter().filter(|row| !is_one_body(row)).count();
    let inferred = request
        .rows
        .iter()
        .filter(|row| board.is_inferred(row.clause))
        .count();
    let mut rules = vec![
        tr!(
            lang,
            "一条计一次；几个单位共同承担的条款，在合计中计一次，在各单位名下各计一次。",
            "A clause counts once in the total, and once for each of the units that share it."
        ),
        tr!(
            lang,
            "状态按登记文件推定：最近一次标记为完成的为“已完成”，有进展或数值登记的为“推进中”，其余为“未启动”。占比四舍五入到一位小数。",
            "Done: the last mark is done. Started: a note or value stands. Pending: the rest. Shares are rounded."
        ),
    ];
    if inferred > 0 {
        rules.push(tr!(
            lang,
            "{inferred}条未明确牵头单位，由列第一位的负责单位推定牵头，不改变原文。",
            "{inferred} clauses name no lead; the first of the responsible is taken as lead, which the notice does not say."
        ));
    }
    if collectives > 0 {
        rules.push(tr!(
            lang,
            "泛指单位（如“各有关部门”）{collectives}个，不作为单个单位通报。",
            "{collectives} collectives are not told of as units."
        ));
    }
    let (file, at) = (&request.journal, moment(request.made));
    rules.push(tr!(
        lang,
        "数据取自登记文件 {file}，{at}生成。",
        "Made from {file} at {at}."
    ));
    rules
}
