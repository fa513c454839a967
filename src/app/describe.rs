//! What became of a request, and what others did, in sentences; what an entry says is told by `listing`.

use crate::catalogue::ClauseId;
use crate::journal::{Act, Entry, Stamp};
use crate::keys::Command;
use crate::lang::tr;
use crate::listing::words::who;
use crate::listing::{Board, describe_overtaken, describe_unchanged};
use crate::text::clean;

use super::world::World;

/// Characters of what was recorded that a message has room for.
const LONGEST: usize = 60;

/// What somebody else did, and how many more changes came with it.
pub(super) fn news(world: &World, board: Board<'_>, last: &Entry, others: usize) -> String {
    let by = who(&last.stamp);
    let entry = entry(world, board, last);
    match others {
        0 => tr!(world.lang, "{by} 刚刚：{entry}", "{by} just now: {entry}"),
        _ => tr!(
            world.lang,
            "{by} 刚刚：{entry}，另有 {others} 项变动",
            "{by} just now: {entry}, and {others} more"
        ),
    }
}

/// Whose later marks an undo has left as they are.
pub(super) fn overtaken(world: &World, marks: &[(ClauseId, Stamp)]) -> Option<String> {
    let (id, stamp) = marks.first()?;
    let text = describe_overtaken(&world.library.catalogue.told(*id), stamp);
    Some(text.pick(world.lang).to_owned())
}

/// An entry with its clause, in one row.
fn entry(world: &World, board: Board<'_>, entry: &Entry) -> String {
    let text = board.describe_with_clause(entry);
    let text = clean(text.pick(world.lang));
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}..", &text[..cut]),
        None => text.into_owned(),
    }
}

/// That a request is on disk, and how to take it back.
pub(super) fn saved(
    world: &World,
    board: Board<'_>,
    act: &Act,
    entries: &[Entry],
    hinted: bool,
) -> String {
    let lang = world.lang;
    let ids = ids(world, entries.iter().filter_map(|entry| entry.clause));
    let text = match (act, entries) {
        (Act::Undo { .. } | Act::Redo { .. }, [only]) => entry(world, board, only),
        (Act::Undo { .. }, _) => tr!(
            lang,
            "已撤销 {ids} 的登记",
            "took back what was recorded for {ids}"
        ),
        (Act::Redo { .. }, _) => tr!(lang, "已恢复 {ids} 的登记", "recorded again for {ids}"),
        (_, [only]) => {
            let entry = entry(world, board, only);
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
        (Act::Approve { .. }, _) => tr!(
            lang,
            "已保存：核准 {ids} 的报送",
            "saved: approved the returns on {ids}"
        ),
        (Act::Mark { done: false, .. }, _) => {
            tr!(lang, "已保存：{ids} 取消完成", "saved: {ids} reopened")
        }
        _ => tr!(lang, "已保存：{ids} 登记完成", "saved: {ids} marked done"),
    };
    let back = match act {
        _ if !hinted => String::new(),
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
) -> Option<String> {
    let lang = world.lang;
    let done = matches!(act, Act::Mark { done: true, .. });
    let (id, since) = already.first()?;
    let id = &world.library.catalogue.told(*id);
    let first = if matches!(act, Act::Due { .. } | Act::Lift { .. }) {
        tr!(
            lang,
            "{id} 的时限本来就是这样",
            "the deadline of {id} is so already"
        )
    } else if matches!(act, Act::Approve { .. }) {
        tr!(
            lang,
            "{id} 的报送已核准",
            "the return on {id} is approved already"
        )
    } else {
        let first = describe_unchanged(id, since.as_ref(), done);
        first.pick(lang).to_owned()
    };
    Some(match already.len() - 1 {
        0 => tr!(lang, "未改动：{first}", "unchanged: {first}"),
        others => tr!(
            lang,
            "未改动：{first}，另 {others} 条相同",
            "unchanged: {first}, and {others} more"
        ),
    })
}

/// Ids for a sentence: the first few, and how many there are.
fn ids(world: &World, ids: impl Iterator<Item = ClauseId>) -> String {
    const SHOWN: usize = 3;
    let lang = world.lang;
    let all: Vec<_> = ids.map(|id| world.library.catalogue.told(id)).collect();
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
