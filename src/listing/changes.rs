//! What a revision of the notice changes, clause by clause.

use super::sheet::{Column, Sheet, Value, Width};
use super::words::role_word;
use crate::catalogue::{Catalogue, Change, Clause, ClauseId, Pair};
use crate::lang::{Label, Lang, tr};

/// The sheet of all clauses in which the two catalogues differ.
pub(crate) fn changes_sheet(old: &Catalogue, new: &Catalogue, pairs: &[Pair], lang: Lang) -> Sheet {
    let clause = move |pair: &Pair| {
        let after = pair.new.and_then(|id| new.clause(id));
        after.or_else(|| pair.old.and_then(|id| old.clause(id)))
    };
    let details = move |pair: &&Pair| {
        let before = pair.old.and_then(|id| old.clause(id));
        Value::text(Some(told(pair, before, lang)).filter(|told| !told.is_empty()))
    };
    let columns = [
        Column::new("change", Label::new("变化", "Change"), |pair: &&Pair| {
            let (key, label) = kind(pair);
            Value::Word(key, label)
        }),
        Column::new("old", Label::new("原编号", "Was"), |pair: &&Pair| {
            id(pair.old)
        }),
        Column::new("new", Label::new("现编号", "Is"), |pair: &&Pair| {
            id(pair.new)
        }),
        Column::new(
            "text",
            Label::new("工作任务", "Task"),
            move |pair: &&Pair| Value::text(clause(pair).map(|clause| clause.text.clone())),
        )
        .wide(Width::Rest),
        Column::new("details", Label::new("详情", "Details"), details).wide(Width::Rest),
    ];
    Sheet::new(&columns, pairs.iter().filter(|pair| !pair.is_same()))
}

fn id(id: Option<ClauseId>) -> Value {
    id.map_or(Value::Nothing, Value::Id)
}

/// What became of a clause, in a word.
fn kind(pair: &Pair) -> (&'static str, Label) {
    match (pair.old, pair.new) {
        (None, _) => ("added", Label::new("新增", "added")),
        (_, None) => ("removed", Label::new("删去", "removed")),
        _ if pair.changes.is_empty() => ("moved", Label::new("移号", "moved")),
        _ => ("changed", Label::new("修改", "changed")),
    }
}

/// What is different, in words.
fn told(pair: &Pair, before: Option<&Clause>, lang: Lang) -> String {
    let all = pair.changes.iter().map(|change| match change {
        Change::Text => {
            let was = before.map_or("", |clause| clause.text.as_str());
            tr!(lang, "原文：{was}", "was: {was}")
        }
        Change::Joined(name, role) => {
            let role = role_word(*role, lang);
            tr!(lang, "增加{name}（{role}）", "{name} added ({role})")
        }
        Change::Left(name, role) => {
            let role = role_word(*role, lang);
            tr!(lang, "去掉{name}（{role}）", "{name} taken out ({role})")
        }
        Change::Role(name, before, after) => {
            let (before, after) = (role_word(*before, lang), role_word(*after, lang));
            tr!(
                lang,
                "{name}由{before}改为{after}",
                "{name}: {before}, now {after}"
            )
        }
        Change::Deadline(before, after) => {
            let none = lang.pick("未写明", "none");
            let shown = |text: &str| {
                if text.is_empty() {
                    none.to_owned()
                } else {
                    text.to_owned()
                }
            };
            let (before, after) = (shown(before), shown(after));
            tr!(
                lang,
                "时限由{before}改为{after}",
                "deadline: {before}, now {after}"
            )
        }
        Change::Indicators => tr!(lang, "指标有变", "the targets differ"),
    });
    all.collect::<Vec<_>>().join(lang.pick("；", "; "))
}
