//! What is said of changes, one's own and those of others.

use crate::catalogue::ClauseId;
use crate::journal::{Act, Did, Entry, Stamp};
use crate::lang::{Wording, both};

use crate::keys::{Command, Keymap};

/// What somebody else did, and how many more changes came with it.
pub(super) fn heard(last: &Entry, others: usize) -> Wording {
    let by = &last.stamp.by;
    let Wording { zh, en } = did(last);
    match others {
        0 => both!("{by} 刚刚{zh}", "{by} just now: {en}"),
        _ => both!(
            "{by} 刚刚{zh}，另有 {others} 项变动",
            "{by} just now: {en}, and {others} more"
        ),
    }
}

/// A sentence, and another after it.
pub(super) fn with_more(said: Wording, more: Option<Wording>) -> Wording {
    match more {
        None => said,
        Some(more) => Wording {
            zh: format!("{}  {}", said.zh, more.zh),
            en: format!("{}  {}", said.en, more.en),
        },
    }
}

/// Whose later marks an undo has left as they are.
pub(super) fn overtaken(marks: &[(ClauseId, Stamp)]) -> Option<Wording> {
    let (id, stamp) = marks.first()?;
    let (by, at) = (&stamp.by, stamp.at.format("%m-%d %H:%M"));
    Some(both!(
        "{id} 之后由 {by} 于 {at} 改动，该项保留",
        "{id} was changed by {by} at {at} since; that change stays"
    ))
}

/// What an entry records, as a clause of a sentence.
fn did(entry: &Entry) -> Wording {
    let id = entry.clause;
    match &entry.did {
        Did::Done => both!("登记 {id} 已完成", "marked {id} done"),
        Did::Reopened => both!("取消 {id} 的完成登记", "opened {id} again"),
        Did::Note(_) => both!("记录了 {id} 的进展", "noted progress on {id}"),
        Did::Value { indicator, value } => {
            both!(
                "登记 {id} 第 {indicator} 项指标为 {value}",
                "recorded {value} for indicator {indicator} of {id}"
            )
        }
        Did::Undid(_) => both!("撤销了 {id} 的一项登记", "took back an entry of {id}"),
    }
}

/// What is said when a request is on disk, and how to take it back.
pub(super) fn said(act: &Act, entries: &[Entry], keymap: &Keymap) -> Wording {
    let Wording { zh, en } = ids(entries.iter().map(|entry| entry.clause));
    let said = match (act, entries) {
        (Act::Undo { .. }, _) => {
            both!("已撤销 {zh} 的登记", "took back what was recorded for {en}")
        }
        (Act::Redo { .. }, _) => both!("已恢复 {zh} 的登记", "recorded again for {en}"),
        (_, [entry]) => {
            let Wording { zh, en } = did(entry);
            both!("已保存：{zh}", "saved: {en}")
        }
        (Act::Mark { done: false, .. }, _) => {
            both!("已保存：取消 {zh} 的完成登记", "saved: opened {en} again")
        }
        _ => both!("已保存：登记 {zh} 已完成", "saved: marked {en} done"),
    };
    let back = match act {
        Act::Undo { .. } => keymap.hint(Command::Redo, "恢复", "redo"),
        _ => keymap.hint(Command::Undo, "撤销", "undo"),
    };
    Wording {
        zh: said.zh + &back.zh,
        en: said.en + &back.en,
    }
}

/// What is said when all is already as was asked.
pub(super) fn nothing_new(act: &Act, already: &[(ClauseId, Option<Stamp>)]) -> Wording {
    let Wording { zh, en } = ids(already.iter().map(|(id, _)| *id));
    let done = matches!(act, Act::Mark { done: true, .. });
    match already.first().and_then(|(_, stamp)| stamp.as_ref()) {
        Some(Stamp { at, by }) if done => {
            let at = at.format("%Y-%m-%d %H:%M");
            both!(
                "{zh} 已由 {by} 于 {at} 登记完成，未重复登记",
                "{en}: marked done by {by} at {at}; nothing added"
            )
        }
        _ if done => both!("{zh} 已经登记完成", "{en}: done already"),
        _ => both!(
            "{zh} 本来就未完成，没有变动",
            "{en}: open already; nothing added"
        ),
    }
}

/// Ids for a sentence: the first few, and how many there are.
fn ids(ids: impl Iterator<Item = ClauseId>) -> Wording {
    const SHOWN: usize = 3;
    let all: Vec<_> = ids.map(|id| id.to_string()).collect();
    let first = &all[..all.len().min(SHOWN)];
    let (zh, en) = (first.join("、"), first.join(", "));
    match all.len() {
        0..=SHOWN => Wording { zh, en },
        count => both!("{zh} 等 {count} 条", "{en} and others ({count} in all)"),
    }
}
