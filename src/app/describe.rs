//! Changes in words, one's own and those of others.

use crate::catalogue::ClauseId;
use crate::journal::{Act, Did, Entry, Stamp};
use crate::keys::Command;
use crate::lang::{Lang, tr};

use super::world::World;

/// What somebody else did, and how many more changes came with it.
pub(super) fn news(world: &World, last: &Entry, others: usize) -> String {
    let by = &last.stamp.by;
    let entry = entry(world, last);
    match others {
        0 => tr!(world.lang, "{by} 刚刚{entry}", "{by} just now: {entry}"),
        _ => tr!(
            world.lang,
            "{by} 刚刚{entry}，另有 {others} 项变动",
            "{by} just now: {entry}, and {others} more"
        ),
    }
}

/// Whose later marks an undo has left as they are.
pub(super) fn overtaken(world: &World, marks: &[(ClauseId, Stamp)]) -> Option<String> {
    let (id, stamp) = marks.first()?;
    let (by, at) = (&stamp.by, stamp.at.format("%m-%d %H:%M"));
    Some(tr!(
        world.lang,
        "{id} 之后由 {by} 于 {at} 改动，该项保留",
        "{id} was changed by {by} at {at} since; that change stays"
    ))
}

/// What an entry records, as a clause of a sentence.
fn entry(world: &World, entry: &Entry) -> String {
    let id = entry.clause.map(|id| id.to_string()).unwrap_or_default();
    let lang = world.lang;
    match &entry.did {
        Did::Done => tr!(lang, "登记 {id} 已完成", "marked {id} done"),
        Did::Reopened => tr!(lang, "取消 {id} 的完成登记", "opened {id} again"),
        Did::Note(_) => tr!(lang, "记录了 {id} 的进展", "noted progress on {id}"),
        Did::Value { indicator, value } => tr!(
            lang,
            "登记 {id} 第 {indicator} 项指标为 {value}",
            "recorded {value} for indicator {indicator} of {id}"
        ),
        Did::Undid(_) => tr!(lang, "撤销了 {id} 的一项登记", "took back an entry of {id}"),
        Did::Due { on, .. } => tr!(lang, "把 {id} 的时限定为 {on}", "set {id} due on {on}"),
        Did::Lifted(_) => tr!(lang, "取消了 {id} 的时限", "lifted the deadline of {id}"),
        Did::Return(said) => {
            let unit = &said.unit;
            tr!(
                lang,
                "收到{unit}对 {id} 的报送",
                "took in the return of {unit} on {id}"
            )
        }
        Did::Approved { .. } => tr!(lang, "核准了 {id} 的报送", "approved the return on {id}"),
        Did::SentBack { .. } => tr!(lang, "退回了 {id} 的报送", "sent back the return on {id}"),
        Did::Asked { period, .. } => {
            tr!(
                lang,
                "要求各单位报送 {period}",
                "asked for returns for {period}"
            )
        }
        Did::Urged { unit, period, .. } => {
            tr!(
                lang,
                "催办{unit} {period} 的报送",
                "urged {unit} for {period}"
            )
        }
    }
}

/// That a request is on disk, and how to take it back.
pub(super) fn saved(world: &World, act: &Act, entries: &[Entry]) -> String {
    let lang = world.lang;
    let ids = ids(lang, entries.iter().filter_map(|entry| entry.clause));
    let text = match (act, entries) {
        (Act::Undo { .. }, _) => tr!(
            lang,
            "已撤销 {ids} 的登记",
            "took back what was recorded for {ids}"
        ),
        (Act::Redo { .. }, _) => tr!(lang, "已恢复 {ids} 的登记", "recorded again for {ids}"),
        (_, [only]) => {
            let entry = entry(world, only);
            tr!(lang, "已保存：{entry}", "saved: {entry}")
        }
        (Act::Due { on, .. }, _) => {
            tr!(
                lang,
                "已保存：{ids} 的时限定为 {on}",
                "saved: {ids} due on {on}"
            )
        }
        (Act::Lift { .. }, _) => {
            tr!(
                lang,
                "已保存：取消 {ids} 的时限",
                "saved: lifted the deadlines of {ids}"
            )
        }
        (Act::Mark { done: false, .. }, _) => {
            tr!(
                lang,
                "已保存：取消 {ids} 的完成登记",
                "saved: opened {ids} again"
            )
        }
        _ => tr!(
            lang,
            "已保存：登记 {ids} 已完成",
            "saved: marked {ids} done"
        ),
    };
    let back = match act {
        Act::Undo { .. } => world.hint(Command::Redo, "恢复", "redo"),
        _ => world.hint(Command::Undo, "撤销", "undo"),
    };
    text + &back
}

/// That all is already as was asked.
pub(super) fn nothing_new(
    world: &World,
    act: &Act,
    already: &[(ClauseId, Option<Stamp>)],
) -> String {
    let lang = world.lang;
    let ids = ids(lang, already.iter().map(|(id, _)| *id));
    let done = matches!(act, Act::Mark { done: true, .. });
    if matches!(act, Act::Due { .. } | Act::Lift { .. }) {
        return tr!(
            lang,
            "{ids} 的时限本来就是这样，没有变动",
            "{ids}: the deadline is so already; nothing added"
        );
    }
    match already.first().and_then(|(_, stamp)| stamp.as_ref()) {
        Some(Stamp { at, by, .. }) if done => {
            let at = at.format("%Y-%m-%d %H:%M");
            tr!(
                lang,
                "{ids} 已由 {by} 于 {at} 登记完成，未重复登记",
                "{ids}: marked done by {by} at {at}; nothing added"
            )
        }
        _ if done => tr!(lang, "{ids} 已经登记完成", "{ids}: done already"),
        _ => tr!(
            lang,
            "{ids} 本来就未完成，没有变动",
            "{ids}: open already; nothing added"
        ),
    }
}

/// Ids for a sentence: the first few, and how many there are.
fn ids(lang: Lang, ids: impl Iterator<Item = ClauseId>) -> String {
    const SHOWN: usize = 3;
    let all: Vec<_> = ids.map(|id| id.to_string()).collect();
    let first = all[..all.len().min(SHOWN)].join(lang.pick("、", ", "));
    match all.len() {
        0..=SHOWN => first,
        count => tr!(
            lang,
            "{first} 等 {count} 条",
            "{first} and others ({count} in all)"
        ),
    }
}
