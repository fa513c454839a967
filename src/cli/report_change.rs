//! What a change came to, in words.

use super::did;
use super::out::Out;
use crate::catalogue::{Catalogue, ClauseId};
use crate::journal::{Did, Plan, Stamp};
use crate::lang::both;
use crate::text::{self, Ruler};

/// Columns of a clause's text behind its id.
const GIST: usize = 50;

/// Tells what was recorded and what was so already.
pub(super) fn told(plan: &Plan, catalogue: &Catalogue, done: bool, out: &mut Out) {
    for entry in &plan.entries {
        let id = entry.clause;
        let gist = gist(catalogue, id);
        out.say(&match &entry.did {
            Did::Done => both!("已登记完成：{id} {gist}", "marked done: {id} {gist}"),
            Did::Reopened => both!("已取消完成：{id} {gist}", "reopened: {id} {gist}"),
            Did::Note(text) => both!("已登记进展：{id} {text}", "noted: {id} {text}"),
            Did::Value { indicator, value } => {
                both!(
                    "已登记指标：{id} 第 {indicator} 项 {value}",
                    "recorded: {id} indicator {indicator} {value}"
                )
            }
            Did::Undid(_) => both!("已撤销：{id} {gist}", "taken back: {id} {gist}"),
        });
    }
    for (id, since) in &plan.already {
        already(*id, since.as_ref(), done, out);
    }
}

fn already(id: ClauseId, since: Option<&Stamp>, done: bool, out: &mut Out) {
    out.say(&match since.map(did::who) {
        Some(who) if done => both!(
            "未改动：{id} 已由 {who} 登记完成",
            "unchanged: {id} was marked done by {who}"
        ),
        _ if done => both!("未改动：{id} 已经是完成", "unchanged: {id} is done already"),
        _ => both!(
            "未改动：{id} 没有登记完成",
            "unchanged: {id} is not marked done"
        ),
    });
}

/// The beginning of a clause's text; empty where the catalogue lacks it.
pub(super) fn gist(catalogue: &Catalogue, id: ClauseId) -> String {
    let text = catalogue.clause(id).map_or("", |clause| &clause.text);
    Ruler::NARROW
        .clip_dots(&text::clean(text), GIST)
        .into_owned()
}
