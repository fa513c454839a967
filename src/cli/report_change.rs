//! What a change came to, in words.

use super::out::Out;
use crate::catalogue::{Catalogue, ClauseId};
use crate::journal::Did;
use crate::lang::tr;
use crate::listing::{Board, describe_unchanged};
use crate::store::Saved;
use crate::text::{self, Ruler};

/// Columns of a clause's text behind its id.
const GIST: usize = 50;

/// Says what was recorded and what was so already.
pub(super) fn report(saved: &Saved, catalogue: &Catalogue, done: bool, out: &mut Out) {
    report_entries(saved, catalogue, out);
    for (id, since) in &saved.plan.already {
        let why = describe_unchanged(&id.to_string(), since.as_ref(), done);
        let why = why.pick(out.lang);
        out.line(&tr!(out.lang, "未改动：{why}", "unchanged: {why}"));
    }
}

/// Says what was recorded.
pub(super) fn report_entries(saved: &Saved, catalogue: &Catalogue, out: &mut Out) {
    let progress = saved.journal.progress();
    let board = Board {
        catalogue,
        progress: &progress,
        calendar: None,
    };
    for entry in &saved.plan.entries {
        let what = board.describe_with_clause(entry);
        let what = what.pick(out.lang);
        let gist = match &entry.did {
            Did::Note(_) | Did::Value { .. } => String::new(),
            _ => entry
                .clause
                .map(|clause| format!("  {}", gist(catalogue, clause)))
                .unwrap_or_default(),
        };
        out.line(&tr!(
            out.lang,
            "已保存：{what}{gist}",
            "saved: {what}{gist}"
        ));
    }
}

/// The beginning of a clause's text; empty where the catalogue lacks it.
pub(super) fn gist(catalogue: &Catalogue, id: ClauseId) -> String {
    let text = catalogue.clause(id).map_or("", |clause| &clause.text);
    Ruler::NARROW
        .clip_dots(&text::clean(text), GIST)
        .into_owned()
}
