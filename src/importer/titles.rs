//! Headings that are no areas but titles of clauses, or that stand beside clauses: their statements go to the heading
//! above.

use std::collections::HashMap;

use super::doubt::{self, Doubt, Doubts};
use super::item::{Group, Item, joined};
use super::para::Para;
use crate::catalogue::marker::Level;
use crate::lang::both;

/// Where headings are titles of clauses, makes them part of their clause and moves it to the heading above. The headings
/// of which this was so. Those that are areas `by_hand` stay.
pub(super) fn lift_titles(
    paras: &[Para],
    parents: &HashMap<usize, Option<usize>>,
    by_hand: &[usize],
    groups: &mut Vec<Group>,
    doubts: &mut Doubts,
) -> Vec<usize> {
    let level_of = |heading: usize| paras[heading].marker.map(|marker| marker.level);
    let parent_of = |heading: usize| parents.get(&heading).copied().flatten();
    let mut levels: Vec<Level> = groups.iter().filter_map(|g| level_of(g.heading?)).collect();
    levels.sort_unstable();
    levels.dedup();
    let titles = levels.into_iter().rev().find(|level| {
        titles_of_clauses(groups, |h| {
            level_of(h) == Some(*level) && parent_of(h).is_some()
        })
    });
    let beside = beside_clauses(groups, level_of, parent_of);
    let all = std::mem::take(groups);
    let (lifted, kept): (Vec<Group>, Vec<Group>) = all.into_iter().partition(|g| {
        g.heading.is_some_and(|h| {
            let whole = titles.is_some() && level_of(h) == titles && parent_of(h).is_some();
            (whole || beside.contains(&h)) && !by_hand.contains(&h)
        })
    });
    *groups = kept;
    let headings = lifted.iter().filter_map(|group| group.heading).collect();
    for group in lifted {
        let Some(heading) = group.heading else {
            continue;
        };
        let parent = parent_of(heading);
        let at = groups
            .iter()
            .position(|g| g.heading == parent)
            .unwrap_or_else(|| {
                groups.push(Group {
                    heading: parent,
                    parent: parent.and_then(parent_of),
                    items: Vec::new(),
                });
                groups.len() - 1
            });
        groups[at]
            .items
            .extend(titled(&paras[heading], group.items, doubts));
    }
    for group in groups {
        group.items.sort_by_key(Item::line);
    }
    headings
}

/// Headings whose siblings, numbered on the same level, are annotated clauses themselves: any such sibling tells, but
/// most of them must where numbered paragraphs stand under a heading as high as （一）.
fn beside_clauses(
    groups: &[Group],
    level_of: impl Fn(usize) -> Option<Level>,
    parent_of: impl Fn(usize) -> Option<usize>,
) -> Vec<usize> {
    let is_beside = |group: &&Group| {
        let Some(heading) = group.heading else {
            return false;
        };
        let (level, parent) = (level_of(heading), parent_of(heading));
        let siblings = groups
            .iter()
            .filter(|g| g.heading == parent)
            .flat_map(|g| &g.items);
        let clauses = siblings
            .filter(|item| item.note.is_some() && item.level == level)
            .count();
        let headings = groups.iter().filter_map(|g| g.heading);
        let headings = headings
            .filter(|h| level_of(*h) == level && parent_of(*h) == parent)
            .count();
        let plain = group.items.iter().all(|item| item.level.is_none());
        let most = !plain && level < Some(Level::ITEM);
        clauses > if most { headings } else { 0 }
    };
    groups
        .iter()
        .filter(is_beside)
        .filter_map(|group| group.heading)
        .collect()
}

/// Whether the headings for which `here` holds have one annotated paragraph each, four in five at least.
fn titles_of_clauses(groups: &[Group], here: impl Fn(usize) -> bool) -> bool {
    let counts: Vec<usize> = groups
        .iter()
        .filter(|g| g.heading.is_some_and(&here))
        .map(|g| g.items.iter().filter(|item| item.note.is_some()))
        .map(|noted| {
            noted
                .map(|item| if item.level.is_some() { 2 } else { 1 })
                .sum()
        })
        .filter(|count| *count > 0)
        .collect();
    let single = counts.iter().filter(|count| **count == 1).count();
    counts.len() >= 2 && single * 5 >= counts.len() * 4
}

/// The statements of a lifted heading; the first of plain paragraphs gets the heading's text before it.
fn titled(heading: &Para, items: Vec<Item>, doubts: &mut Doubts) -> Vec<Item> {
    let title = Item {
        lines: heading.lines.clone(),
        level: heading.marker.map(|marker| marker.level),
        text: heading.text.clone(),
        note: None,
    };
    if items.iter().any(|item| item.level.is_some()) {
        let title: String = heading.text.chars().take(30).collect();
        let what = both!(
            "“{title}”与条款并列，不列为领域；其下各条列入上一级标题",
            "{title} stands beside clauses and is no area; what is under it is listed under the heading above"
        );
        let otherwise = doubt::area(&heading.text);
        doubts.push(Doubt::new(heading.line(), &title, what).or(otherwise));
        return items;
    }
    let first = items
        .iter()
        .position(|item| item.note.is_some())
        .map_or(items.len(), |at| at + 1);
    let mut items = items.into_iter();
    let covered: Vec<Item> = std::iter::once(title)
        .chain(items.by_ref().take(first))
        .collect();
    joined(covered).into_iter().chain(items).collect()
}

/// Whether `text` is a heading by its look: a few words without any stop.
pub(super) fn is_bare_title(text: &str) -> bool {
    (2..=25).contains(&text.chars().count())
        && !text.contains(['。', '；', '，', '：', ':', ';', '！', '？'])
        && !["如下", "附件", "附表", "印发", "通知"]
            .iter()
            .any(|word| text.contains(word))
}

/// Whether `text` is a title rather than a statement: short, and one sentence at most.
pub(super) fn is_title(text: &str) -> bool {
    let stop = text.find(['。', '；', '！', '？']).unwrap_or(text.len());
    let whole = text[stop..].chars().count() <= 1;
    whole && text.chars().count() <= 50
}
