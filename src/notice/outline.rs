//! Paragraphs → areas with their statements.
//!
//! The area of a statement is the nearest heading over it: a numbered paragraph that has no annotation of its own and
//! either holds nothing but a title or stands over deeper numbers. Where nearly every such heading of a level has just
//! one annotated paragraph under it, the headings are the titles of the clauses, and the area is the heading above.
//! Headings without any annotated statement are no areas. A statement without annotation is a clause of its area if
//! it stands on the same level as the annotated ones, and is left out otherwise; both are reported.

use std::collections::HashMap;

use super::Doubt;
use super::marker::Level;
use super::para::{Note, Para, Part};
use crate::lang::both;

/// A statement with its annotation, if it has one.
#[derive(Debug)]
pub(super) struct Item {
    /// The line where it begins, from 1.
    pub(super) line: usize,
    /// The level of its number; none for a paragraph without number.
    pub(super) level: Option<Level>,
    /// The statement.
    pub(super) text: String,
    /// The annotation.
    pub(super) note: Option<Note>,
}

/// A heading (by its paragraph's index) with the statements directly under it.
#[derive(Debug)]
pub(super) struct Group {
    /// None where no heading stands over them.
    pub(super) heading: Option<usize>,
    /// In the order of the notice.
    pub(super) items: Vec<Item>,
}

/// The areas of the notice: every group has at least one annotated statement.
pub(super) fn outline(paras: &[Para], doubts: &mut Vec<Doubt>) -> Vec<Group> {
    let mut walk = Walk::default();
    for (index, para) in paras.iter().enumerate() {
        walk.para(paras, index, para, doubts);
    }
    walk.flush();
    let Walk {
        mut groups,
        parents,
        ..
    } = walk;
    lift_titles(paras, &parents, &mut groups);
    groups.sort_by_key(|group| group.heading);
    report_parts(paras, &parents, &groups, doubts);
    groups.retain(|group| group.items.iter().any(|item| item.note.is_some()));
    let last = groups
        .iter()
        .flat_map(|g| &g.items)
        .filter(|i| i.note.is_some())
        .map(|i| i.line)
        .max();
    for group in &mut groups {
        keep_statements(group, last.unwrap_or(0), doubts);
    }
    groups
}

#[derive(Default)]
struct Walk {
    /// The headings that stand over what comes next, the outermost first.
    stack: Vec<(Level, usize)>,
    /// The heading over each heading.
    parents: HashMap<usize, Option<usize>>,
    groups: Vec<Group>,
    /// Statements that wait for an annotation.
    open: Vec<Item>,
}

impl Walk {
    fn para(&mut self, paras: &[Para], index: usize, para: &Para, doubts: &mut Vec<Doubt>) {
        if let Some(marker) = para.marker {
            self.flush();
            while self
                .stack
                .last()
                .is_some_and(|(level, _)| *level >= marker.level)
            {
                self.stack.pop();
            }
            if is_heading(paras, index) {
                self.parents.insert(index, self.heading());
                self.stack.push((marker.level, index));
                return;
            }
        }
        let level = para.marker.map(|marker| marker.level);
        let mut own_line = true;
        for part in &para.parts {
            match part {
                Part::Text(text) => {
                    own_line = false;
                    self.open.push(Item {
                        line: para.line,
                        level,
                        text: text.clone(),
                        note: None,
                    });
                }
                Part::Note(note) => self.note(note, own_line, para.line, doubts),
            }
        }
    }

    fn heading(&self) -> Option<usize> {
        self.stack.last().map(|(_, index)| *index)
    }

    fn group(&mut self) -> &mut Group {
        let heading = self.heading();
        let at = self
            .groups
            .iter()
            .rposition(|group| group.heading == heading)
            .unwrap_or_else(|| {
                self.groups.push(Group {
                    heading,
                    items: Vec::new(),
                });
                self.groups.len() - 1
            });
        &mut self.groups[at]
    }

    /// Statements that got no annotation.
    fn flush(&mut self) {
        let open = std::mem::take(&mut self.open);
        if !open.is_empty() {
            self.group().items.extend(open);
        }
    }

    /// Gives an annotation to the statements it stands behind: the one before it in its paragraph; on a line of its
    /// own, all since the last number, or since the last annotation or heading.
    fn note(&mut self, note: &Note, own_line: bool, line: usize, doubts: &mut Vec<Doubt>) {
        let numbered = self.open.iter().rposition(|item| item.level.is_some());
        let last = self.open.len().checked_sub(1);
        let from = match (numbered, last) {
            (_, None) => return self.join(note, line, doubts),
            (Some(at), _) => at,
            (None, Some(_)) if own_line && self.heading().is_some() => 0,
            (None, Some(last)) => last,
        };
        let covered = self.open.split_off(from);
        self.flush();
        let Some(item) = joined(covered) else { return };
        self.group().items.push(Item {
            note: Some(copy(note)),
            ..item
        });
    }

    /// Adds an annotation that follows another: （甲牵头）（乙配合）, or 配合单位：… on the next line.
    fn join(&mut self, note: &Note, line: usize, doubts: &mut Vec<Doubt>) {
        let last = self
            .group()
            .items
            .last_mut()
            .and_then(|item| item.note.as_mut());
        let Some(last) = last else {
            let raw = &note.raw;
            doubts.push(Doubt {
                line,
                what: both!(
                    "标注“{raw}”前没有条款",
                    "the annotation {raw} has no statement before it"
                ),
            });
            return;
        };
        if !last.raw.ends_with(['）', ')', '】', ']', '］']) {
            last.raw.push(' ');
        }
        last.raw.push_str(&note.raw);
        let (to, from) = (&mut last.reading, &note.reading);
        to.units.extend(from.units.iter().cloned());
        to.open_ended |= from.open_ended;
        if to.deadline.is_empty() {
            to.deadline.clone_from(&from.deadline);
        }
        if to.remark.is_none() {
            to.remark.clone_from(&from.remark);
        }
        to.left_out.extend(from.left_out.iter().cloned());
        to.borrowed.extend(from.borrowed.iter().cloned());
    }
}

fn copy(note: &Note) -> Note {
    Note {
        raw: note.raw.clone(),
        reading: note.reading.clone(),
    }
}

/// One statement of several paragraphs.
fn joined(items: Vec<Item>) -> Option<Item> {
    items.into_iter().reduce(|mut all, item| {
        if !all.text.ends_with(['。', '；', '：', '，', '、', '”']) {
            all.text.push(' ');
        }
        all.text.push_str(&item.text);
        all.note = all.note.or(item.note);
        all
    })
}

/// Whether the numbered paragraph at `index` stands over what follows.
fn is_heading(paras: &[Para], index: usize) -> bool {
    let para = &paras[index];
    let (Some(marker), [Part::Text(_)]) = (para.marker, para.parts.as_slice()) else {
        return false;
    };
    let Some(next) = paras.get(index + 1) else {
        return false;
    };
    if matches!(next.parts.first(), Some(Part::Note(_))) {
        return false;
    }
    match next.marker {
        Some(next) => next.level > marker.level,
        None => is_title(&para.text[marker.len..]),
    }
}

/// Whether `text` is a title rather than a statement: short, and one sentence at most.
fn is_title(text: &str) -> bool {
    let stop = text.find(['。', '；', '！', '？']).unwrap_or(text.len());
    let whole = text[stop..].chars().count() <= 1;
    whole && text.chars().count() <= 50
}

/// Where headings are titles of clauses, makes them part of their clause and moves it to the heading above.
fn lift_titles(paras: &[Para], parents: &HashMap<usize, Option<usize>>, groups: &mut Vec<Group>) {
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
            let titled = titles.is_some() && level_of(h) == titles && parent_of(h).is_some();
            titled || beside.contains(&h)
        })
    });
    *groups = kept;
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
                    items: Vec::new(),
                });
                groups.len() - 1
            });
        groups[at]
            .items
            .extend(titled(&paras[heading], group.items));
    }
    for group in groups {
        group.items.sort_by_key(|item| item.line);
    }
}

/// Headings over plain paragraphs whose siblings, numbered on the same level, are annotated clauses themselves.
fn beside_clauses(
    groups: &[Group],
    level_of: impl Fn(usize) -> Option<Level>,
    parent_of: impl Fn(usize) -> Option<usize>,
) -> Vec<usize> {
    let plain = |group: &&Group| group.items.iter().all(|item| item.level.is_none());
    let is_beside = |heading: &usize| {
        let parent = parent_of(*heading);
        let siblings = groups
            .iter()
            .filter(|g| g.heading == parent)
            .flat_map(|g| &g.items);
        siblings
            .into_iter()
            .any(|item| item.note.is_some() && item.level == level_of(*heading))
    };
    groups
        .iter()
        .filter(plain)
        .filter_map(|group| group.heading)
        .filter(is_beside)
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

/// The statements of a lifted heading, the first with the heading's text before it.
fn titled(heading: &Para, items: Vec<Item>) -> Vec<Item> {
    let title = Item {
        line: heading.line,
        level: heading.marker.map(|marker| marker.level),
        text: heading.text.clone(),
        note: None,
    };
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

/// Reports the outermost headings under which nothing is annotated.
fn report_parts(
    paras: &[Para],
    parents: &HashMap<usize, Option<usize>>,
    groups: &[Group],
    doubts: &mut Vec<Doubt>,
) {
    let mut used: Vec<usize> = Vec::new();
    for group in groups
        .iter()
        .filter(|g| g.items.iter().any(|item| item.note.is_some()))
    {
        let mut at = group.heading;
        while let Some(heading) = at {
            used.push(heading);
            at = parents.get(&heading).copied().flatten();
        }
    }
    for (&heading, parent) in parents {
        if used.contains(&heading) || parent.is_some_and(|parent| !used.contains(&parent)) {
            continue;
        }
        let (line, text) = (paras[heading].line, &paras[heading].text);
        let title: String = text.chars().take(30).collect();
        doubts.push(Doubt {
            line,
            what: both!(
                "“{title}”之下没有责任标注，未列为任务",
                "nothing under {title} is annotated; it gives no clauses"
            ),
        });
    }
}

/// Keeps of a group what is a task of it, and reports the rest.
fn keep_statements(group: &mut Group, last: usize, doubts: &mut Vec<Doubt>) {
    let levels: Vec<Option<Level>> = group
        .items
        .iter()
        .filter(|item| item.note.is_some())
        .map(|item| item.level)
        .collect();
    let headed = group.heading.is_some();
    group.items.retain(|item| {
        if item.note.is_some() {
            return true;
        }
        let task = headed && levels.contains(&item.level) && is_task(item, last);
        let (line, start): (_, String) = (item.line, item.text.chars().take(20).collect());
        let what = if task {
            both!(
                "“{start}…”没有责任标注，列为无责任单位的条款",
                "{start}… has no annotation; it is kept as a clause without units"
            )
        } else {
            both!(
                "“{start}…”没有责任标注，未列为条款",
                "{start}… has no annotation and was left out"
            )
        };
        if task || headed {
            doubts.push(Doubt { line, what });
        }
        task
    });
}

/// Whether a statement without annotation is a task: numbered, or whole sentences that are not closing matter.
fn is_task(item: &Item, last: usize) -> bool {
    if item.level.is_some() {
        return true;
    }
    let closing = [
        "本通知",
        "本方案",
        "本意见",
        "本政策",
        "本办法",
        "本措施",
        "特此",
        "抄送",
        "附件",
        "印发",
        "施行",
    ];
    let whole = item
        .text
        .trim_end_matches(['”', '"'])
        .ends_with(['。', '；', '！']);
    whole && !(item.line >= last && closing.iter().any(|word| item.text.contains(word)))
}
