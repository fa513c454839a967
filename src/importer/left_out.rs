//! The lines of a notice that no clause, heading or annotation took, so that nothing vanishes unseen.

use std::collections::HashSet;

use super::doubt::{self, Doubt, Doubts};
use crate::catalogue::Draft;
use crate::lang::both;

/// A line that stands in no clause, heading or annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// From 1.
    pub(crate) line: usize,
    /// Why.
    pub(crate) why: Why,
}

/// Why a line was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// Page numbers, rules and lines of the contents.
    Page,
    /// It stands before the first task: addressees, preamble.
    Before,
    /// It stands behind the last task: signature, attachments.
    After,
    /// It stands between tasks; a doubt names it.
    Between,
}

/// All of them; one that stands between tasks and in no doubt gives one.
pub(super) fn left_out(
    draft: &Draft,
    used: &HashSet<usize>,
    furniture: &[usize],
    told: &HashSet<usize>,
    doubts: &mut Doubts,
) -> Vec<LeftOut> {
    let clauses = || draft.areas.iter().flat_map(|area| &area.clauses);
    let first = draft
        .areas
        .iter()
        .map(|area| area.line)
        .chain(clauses().map(|clause| clause.line))
        .min()
        .unwrap_or(1);
    let last = clauses()
        .flat_map(|clause| clause.also.iter().copied().chain([clause.line]))
        .max()
        .unwrap_or(1);
    let furniture: HashSet<usize> = furniture.iter().copied().collect();
    let mut known: HashSet<usize> = doubts.lines().collect();
    known.extend(told);
    let mut out = Vec::new();
    for (line, text) in (1..).zip(&draft.notice.lines) {
        if text.trim().is_empty() || used.contains(&line) {
            continue;
        }
        let why = if furniture.contains(&line) {
            Why::Page
        } else if line < first {
            Why::Before
        } else if line > last {
            Why::After
        } else {
            Why::Between
        };
        out.push(LeftOut { line, why });
        if why == Why::Between && !known.contains(&line) {
            let start: String = text.trim().chars().take(20).collect();
            let what = both!("“{start}”未列入任何条款", "{start} is in no clause");
            doubts.push(Doubt::new(line, &start, what).or(doubt::clause(text)));
        }
    }
    out
}
