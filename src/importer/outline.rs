//! Paragraphs → areas with their statements.
//!
//! The area of a statement is the nearest heading over it: a numbered paragraph that has no annotation of its own and
//! either holds nothing but a title or stands over deeper numbers. Where nearly every such heading of a level has just
//! one annotated paragraph under it, the headings are the titles of the clauses, and the area is the heading above.
//! Headings without any annotated statement are no areas. A statement without annotation is a clause of its area if
//! it stands on the same level as the annotated ones, and is left out otherwise; both are reported.

mod kept;

use std::collections::{HashMap, HashSet};

use super::doubt::{self, Doubt, Doubts};
use super::item::{Group, Item, append, joined};
use super::para::{Note, Para, Part};
use super::titles::{is_bare_title, is_title, lift_titles};
use crate::catalogue::marker::Level;
use crate::lang::both;
use kept::{keep_statements, report_left_out, report_parts};

/// What the paragraphs make.
pub(super) struct Outline {
    /// The areas: every group has at least one annotated statement.
    pub(super) groups: Vec<Group>,
    /// Lines under headings that a doubt names.
    pub(super) told: HashSet<usize>,
}

/// The areas of the notice. `by_hand` are headings that are areas in any case.
pub(super) fn outline(paras: &[Para], by_hand: &[usize], doubts: &mut Doubts) -> Outline {
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
    let lifted = lift_titles(paras, &parents, by_hand, &mut groups, doubts);
    groups.sort_by_key(|group| group.heading);
    report_parts(paras, &parents, &lifted, &groups, doubts);
    for group in groups.iter().filter(|group| !group.is_annotated()) {
        report_left_out(group, doubts);
    }
    let dropped = groups
        .iter()
        .filter(|group| !group.is_annotated() && group.heading.is_some());
    let mut told: HashSet<usize> = dropped
        .flat_map(|group| &group.items)
        .flat_map(|item| item.lines.iter().copied())
        .collect();
    told.extend(
        parents
            .keys()
            .flat_map(|heading| paras[*heading].lines.iter().copied()),
    );
    groups.retain(Group::is_annotated);
    let last = groups
        .iter()
        .flat_map(|g| &g.items)
        .filter(|i| i.note.is_some())
        .map(Item::line)
        .max();
    for group in &mut groups {
        keep_statements(group, last.unwrap_or(0), doubts);
    }
    Outline { groups, told }
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
    /// What lines beside the annotation that they wait for have said so far.
    asides: Vec<Note>,
}

impl Walk {
    fn para(&mut self, paras: &[Para], index: usize, para: &Para, doubts: &mut Doubts) {
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
                        lines: text.lines.clone(),
                        level,
                        text: text.text.clone(),
                        note: None,
                    });
                }
                Part::Note(note) if own_line && note.is_aside() => self.aside(note),
                Part::Note(note) => self.note(paras, note, own_line, doubts),
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
                let parent = heading.and_then(|heading| self.parents.get(&heading).copied()?);
                self.groups.push(Group {
                    heading,
                    parent,
                    items: Vec::new(),
                });
                self.groups.len() - 1
            });
        &mut self.groups[at]
    }

    /// Statements that got no annotation.
    fn flush(&mut self) {
        // Lines beside an annotation that did not come are text like others.
        for aside in std::mem::take(&mut self.asides) {
            if let Some(last) = self.open.last_mut() {
                append(&mut last.text, &aside.raw);
                last.lines.extend(aside.lines);
            }
        }
        let open = std::mem::take(&mut self.open);
        if !open.is_empty() {
            self.group().items.extend(open);
        }
    }

    /// A line that says something beside an annotation: it goes to the one before it, or waits for the one to come.
    fn aside(&mut self, note: &Note) {
        if !self.open.is_empty() {
            self.asides.push(note.clone());
            return;
        }
        let last = self.group().items.last_mut();
        if let Some(before) = last.and_then(|item| item.note.as_mut()) {
            before.join(note);
            return;
        }
        self.open.push(Item {
            lines: note.lines.clone(),
            level: None,
            text: note.raw.clone(),
            note: None,
        });
    }

    /// Gives an annotation to the statements it stands behind: the one before it in its paragraph; on a line of its
    /// own, all since the last number, or since the last annotation or heading.
    fn note(&mut self, paras: &[Para], note: &Note, own_line: bool, doubts: &mut Doubts) {
        if own_line && let Some(item) = self.whole_heading(paras) {
            let note = self.with_asides(note);
            self.group().items.push(Item {
                note: Some(note),
                ..item
            });
            return;
        }
        let numbered = self.open.iter().rposition(|item| item.level.is_some());
        let last = self.open.len().checked_sub(1);
        let from = match (numbered, last) {
            (_, None) => return self.join(note, doubts),
            (Some(at), _) => at,
            (None, Some(_)) if own_line && self.heading().is_some() => 0,
            (None, Some(last)) => self.titled(last),
        };
        let covered = self.open.split_off(from);
        let note = self.with_asides(note);
        self.flush();
        let Some(item) = joined(covered) else { return };
        self.group().items.push(Item {
            note: Some(note),
            ..item
        });
    }

    /// An annotation with what the lines before it said beside it.
    fn with_asides(&mut self, note: &Note) -> Box<Note> {
        let mut asides = std::mem::take(&mut self.asides).into_iter();
        let Some(mut first) = asides.next() else {
            return Box::new(note.clone());
        };
        for aside in asides {
            first.join(&aside);
        }
        first.join(note);
        Box::new(first)
    }

    /// Where the statement at `last` begins: at the title that stands on the line before it, if one does.
    fn titled(&self, last: usize) -> usize {
        match last.checked_sub(1).map(|before| &self.open[before]) {
            Some(before) if before.level.is_none() && is_bare_title(&before.text) => last - 1,
            _ => last,
        }
    }

    /// Where several numbered paragraphs wait under a heading that has no annotation yet, an annotation on a line of
    /// its own is for all of them: the heading with them as one statement.
    fn whole_heading(&mut self, paras: &[Para]) -> Option<Item> {
        let (level, heading) = *self.stack.last()?;
        let group = self
            .groups
            .iter()
            .position(|group| group.heading == Some(heading));
        let before = group.map_or(&[][..], |at| &self.groups[at].items);
        let waiting = before
            .iter()
            .chain(&self.open)
            .filter(|item| item.level.is_some())
            .count();
        let fresh = before.iter().all(|item| item.note.is_none());
        if waiting < 2 || level < Level::ARTICLE || !fresh || self.open.is_empty() {
            return None;
        }
        let before = group.map_or_else(Vec::new, |at| self.groups.remove(at).items);
        self.stack.pop();
        self.parents.remove(&heading);
        let title = Item {
            lines: paras[heading].lines.clone(),
            level: Some(level),
            text: paras[heading].text.clone(),
            note: None,
        };
        let open = std::mem::take(&mut self.open);
        joined(std::iter::once(title).chain(before).chain(open).collect())
    }

    /// Adds an annotation that follows another: （甲牵头）（乙配合）, or 配合单位：… on the next line.
    fn join(&mut self, note: &Note, doubts: &mut Doubts) {
        let last = self
            .group()
            .items
            .last_mut()
            .and_then(|item| item.note.as_mut());
        let Some(last) = last else {
            let (raw, line) = (&note.raw, note.lines[0]);
            doubts.push(
                Doubt::new(
                    line,
                    raw,
                    both!(
                        "标注“{raw}”前没有条款，未使用",
                        "the annotation {raw} has no statement before it and was not used"
                    ),
                )
                .or(doubt::annotation("", raw)),
            );
            return;
        };
        last.join(note);
    }
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
