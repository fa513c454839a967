//! What an import found, and what it is not sure of, told to the person who asked for it.

use std::path::Path;

use crate::catalogue::Catalogue;
use crate::cli::out::Out;
use crate::importer::{Doubt, Import, LeftOut, Why};
use crate::lang::tr;
use crate::text::{self, Ruler};

/// What was found, and every doubt by line.
pub(super) fn report(taken: &Import, file: &Path, out: &Out) {
    let shown = file.display();
    for doubt in &taken.doubts {
        let (line, what) = (doubt.line, &doubt.what);
        out.note(&tr!(
            out.lang,
            "{shown} 第 {line} 行：{}",
            "{shown}, line {line}: {}",
            what.pick(out.lang)
        ));
        for line in marked(doubt, &taken.catalogue).iter().flatten() {
            out.note(line);
        }
        if let Some(otherwise) = &doubt.otherwise {
            out.note(&tr!(
                out.lang,
                "    如不对，在更正文件（--edit）中写：{otherwise}",
                "    if that is wrong, say in a file of corrections (--edit): {otherwise}"
            ));
        }
    }
    let catalogue = &taken.catalogue;
    let (areas, clauses, units, doubts) = (
        catalogue.areas().len(),
        catalogue.clauses().count(),
        catalogue.units().count(),
        taken.doubts.len(),
    );
    let (id, left_out) = (&catalogue.notice.id, taken.left_out.len());
    out.note(&tr!(
        out.lang,
        "编号 {id}：{areas} 个领域，{clauses} 条，{units} 个单位；存疑 {doubts} 处，未列入 {left_out} 行",
        "{id}: {areas} areas, {clauses} clauses, {units} units; {doubts} doubts, {left_out} lines left out"
    ));
}

/// The longest line in which the words of a doubt are looked for, in bytes: no paragraph is longer.
const LONGEST: usize = 100_000;

/// The words of a doubt in their line, and a rule under them; `None` where the line does not have them.
fn marked(doubt: &Doubt, catalogue: &Catalogue) -> Option<[String; 2]> {
    let words = doubt.words.as_deref()?;
    let line = catalogue
        .notice
        .lines
        .get(doubt.line.checked_sub(1)?)
        .filter(|line| line.len() <= LONGEST)?
        .trim();
    let at = line.find(words)?;
    let before: String = line[..at].chars().rev().take(12).collect();
    let before: String = before.chars().rev().collect();
    let after: String = line[at + words.len()..].chars().take(8).collect();
    let shown: String = words.chars().take(24).collect();
    let (before, shown, after) = (
        text::clean(&before),
        text::clean(&shown),
        text::clean(&after),
    );
    let columns = |part: &str| Ruler::NARROW.columns(part);
    let (blank, rule) = (" ".repeat(columns(&before)), "^".repeat(columns(&shown)));
    Some([
        format!("    {before}{shown}{after}"),
        format!("    {blank}{rule}"),
    ])
}

/// The lines that are in no clause, heading or annotation.
pub(super) fn left_out(taken: &Import, file: &Path, out: &Out) {
    let shown = file.display();
    for LeftOut { line, why } in &taken.left_out {
        let text = line
            .checked_sub(1)
            .and_then(|at| taken.catalogue.notice.lines.get(at));
        let text = text.map_or("", |text| text.trim());
        let (zh, en) = match why {
            Why::Page => ("页码或目录", "page number or contents"),
            Why::Before => ("任务之前", "before the tasks"),
            Why::After => ("任务之后", "after the tasks"),
            Why::Between => ("任务之间", "between tasks"),
        };
        out.note(&tr!(
            out.lang,
            "{shown} 第 {line} 行未列入（{zh}）：{text}",
            "{shown}, line {line} left out ({en}): {text}"
        ));
    }
}
