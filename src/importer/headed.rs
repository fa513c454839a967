//! Headings that carry an annotation: it goes to their items, or to all below them as one statement.

use super::doubt::{self, Doubt, Doubts};
use super::item::append;
use super::labels;
use super::names;
use super::para::{Note, Para, Part, Stretch};
use super::titles::is_title;
use crate::catalogue::marker::{Level, marker};
use crate::lang::both;

/// What a heading with an annotation stands over.
enum Under {
    /// Nothing without an annotation: it is a statement like others.
    Nothing,
    /// Paragraphs that belong to it: one statement.
    Text,
    /// Numbered items, each a statement to which its annotation is given.
    Items,
}

/// Headings that carry an annotation, and titles with label lines below them, with what they stand over.
pub(super) fn headed(mut paras: Vec<Para>, doubts: &mut Doubts) -> Vec<Para> {
    let mut out: Vec<Para> = Vec::with_capacity(paras.len());
    let mut at = 0;
    while at < paras.len() {
        if let Some(end) = ledger_end(&paras, at) {
            out.push(whole(&paras[at], &[], &paras[at + 1..end]));
            at = end;
            continue;
        }
        let Some((notes, body)) = head_at(&paras, at) else {
            out.push(std::mem::take(&mut paras[at]));
            at += 1;
            continue;
        };
        let end = scope_end(&paras, at);
        let rest = &paras[body.min(end)..end];
        match under(&paras[at], rest) {
            Under::Nothing => out.push(std::mem::take(&mut paras[at])),
            Under::Text => {
                out.push(whole(&paras[at], &notes, rest));
                at = end;
                continue;
            }
            Under::Items => {
                out.extend(items(&paras[at], &notes, rest, doubts));
                at = end;
                continue;
            }
        }
        at += 1;
    }
    out
}

/// The annotations of the heading at `at`, in its line or on lines below it, and where what it stands over begins.
fn head_at(paras: &[Para], at: usize) -> Option<(Vec<Note>, usize)> {
    let head = &paras[at];
    let marker = head.marker?;
    let mut notes: Vec<Note> = notes_of(head);
    let Some(Part::Text(first)) = head.parts.first() else {
        return None;
    };
    let one = head
        .parts
        .iter()
        .filter(|part| matches!(part, Part::Text(_)))
        .count()
        == 1;
    if head.row || !one || !is_title(&first.text[marker.len.min(first.text.len())..]) {
        return None;
    }
    // A sentence with its annotation is a statement of its own, unless lines of labels follow.
    let sentence = !notes.is_empty() && marker.level >= Level::ITEM && first.text.ends_with('。');
    let labels = paras
        .get(at + 1)
        .is_some_and(|next| next.is_note() || labels::any_label(&next.text).is_some());
    if sentence && !labels {
        return None;
    }
    let mut body = at + 1;
    while let Some(next) = paras
        .get(body)
        .filter(|next| next.is_note() && next.marker.is_none())
    {
        notes.extend(notes_of(next));
        body += 1;
    }
    let named = notes.iter().any(|note| !note.reading.groups.is_empty());
    named.then_some((notes, body))
}

/// Where the entry of a ledger ends that begins at `at`: a title, then lines of what is to be done under labels (整改目标：…),
/// and among them who does it.
fn ledger_end(paras: &[Para], at: usize) -> Option<usize> {
    let head = &paras[at];
    let marker = head.marker.filter(|_| head.is_text() && !head.row)?;
    if !is_title(&head.text[marker.len.min(head.text.len())..]) {
        return None;
    }
    let labelled = |para: &Para| {
        let label = labels::any_label(&para.text);
        para.marker.is_none() && para.is_text() && label.is_some()
    };
    let end = scope_end(paras, at);
    let rest = paras.get(at + 1..end)?;
    let first = rest.first()?;
    let mixed = |para: &Para| !para.is_text() && !para.is_note();
    let noted = rest
        .iter()
        .flat_map(notes_of)
        .any(|note| !note.reading.groups.is_empty());
    (labelled(first) && noted && !rest.iter().any(mixed)).then_some(end)
}

fn notes_of(para: &Para) -> Vec<Note> {
    let notes = para.parts.iter().filter_map(|part| match part {
        Part::Note(note) => Some(Note::clone(note)),
        Part::Text(_) => None,
    });
    notes.collect()
}

/// Where what the heading at `at` stands over ends: at the next number that is not deeper, or at the closing matter.
fn scope_end(paras: &[Para], at: usize) -> usize {
    let Some(level) = paras[at].marker.map(|marker| marker.level) else {
        return at + 1;
    };
    let mut end = at + 1;
    while let Some(para) = paras.get(end) {
        let same = para.marker.is_some_and(|marker| marker.level <= level);
        if same || para.row || (para.marker.is_none() && is_closing(&para.text)) {
            break;
        }
        end += 1;
    }
    end
}

/// What `rest` is to the heading over it.
fn under(head: &Para, rest: &[Para]) -> Under {
    let annotated = |para: &Para| !para.is_text() && !para.is_note();
    if rest.is_empty()
        || rest.iter().any(annotated)
            && !rest
                .iter()
                .any(|para| para.is_text() && para.marker.is_some())
    {
        return Under::Nothing;
    }
    if rest.iter().any(annotated) {
        return Under::Items;
    }
    let article = head
        .marker
        .is_some_and(|marker| marker.level == Level::ARTICLE);
    let numbered = rest[0].marker.is_some_and(|marker| marker.number > 0);
    // Labels among what follows (整改措施：…) tell a ledger, whose entry is one statement.
    let ledger = rest.iter().any(Para::is_note);
    // Behind the last clause plain paragraphs may be the notice's own closing words.
    if !article && numbered && !ledger {
        Under::Items
    } else {
        Under::Text
    }
}

/// The heading and all below it as one statement.
fn whole(head: &Para, notes: &[Note], rest: &[Para]) -> Para {
    let mut text = String::new();
    let mut lines = Vec::new();
    let mut all = notes.to_vec();
    for para in std::iter::once(head).chain(rest) {
        for part in &para.parts {
            match part {
                Part::Text(stretch) => {
                    append(&mut text, &stretch.text);
                    lines.extend(stretch.lines.iter().copied());
                }
                Part::Note(note) if !std::ptr::eq(para, head) => all.push(Note::clone(note)),
                Part::Note(_) => {}
            }
        }
    }
    lines.dedup();
    let stretch = Stretch {
        text: text.clone(),
        lines: lines.clone(),
    };
    let parts = std::iter::once(Part::Text(stretch))
        .chain(all.into_iter().map(|note| Part::Note(Box::new(note))));
    Para {
        lines,
        text,
        parts: parts.collect(),
        ..head.clone()
    }
}

/// The heading without its annotation, and its items with it; an item that has its own keeps that.
fn items(head: &Para, notes: &[Note], rest: &[Para], doubts: &mut Doubts) -> Vec<Para> {
    let mut bare = head.clone();
    bare.parts.retain(|part| matches!(part, Part::Text(_)));
    let level = rest
        .iter()
        .find_map(|para| para.marker)
        .map(|marker| marker.level);
    let mut out = vec![bare];
    let mut given = false;
    let mut at = 0;
    while at < rest.len() {
        let starts = |para: &Para| {
            para.marker
                .is_some_and(|marker| Some(marker.level) <= level)
        };
        let end = (at + 1..rest.len())
            .find(|next| starts(&rest[*next]))
            .unwrap_or(rest.len());
        let item = &rest[at..end];
        if item.iter().all(Para::is_text) {
            out.push(whole(&item[0], notes, &item[1..]));
            given = true;
        } else {
            out.extend(item.iter().cloned());
        }
        at = end;
    }
    if !given {
        for note in notes {
            let (line, raw) = (note.lines[0], &note.raw);
            let what = both!(
                "标题的标注“{raw}”没有用于条款：其下各条都有自己的标注",
                "the heading's annotation {raw} is given to no clause: all below it have their own"
            );
            let below = rest.first().map_or("", |para| para.text.as_str());
            doubts.push(Doubt::new(line, raw, what).or(doubt::annotation(below, raw)));
        }
    }
    out
}

/// Whether a paragraph belongs to what stands behind the last task.
pub(super) fn is_closing(text: &str) -> bool {
    let starts = [
        "附件",
        "附表",
        "抄送",
        "本通知",
        "本方案",
        "本意见",
        "本办法",
        "本措施",
        "本政策",
        "本计划",
        "特此",
        "联系人",
        "（此件",
        "(此件",
        "此件",
    ];
    let number = marker(text).map_or(0, |marker| marker.len);
    let bare: String = text[number.min(text.len())..].split_whitespace().collect();
    let dated = bare.ends_with('日') && bare.contains('年') && bare.chars().count() <= 14;
    let bracketed = bare.starts_with(['（', '(']) && bare.ends_with(['）', ')']);
    let signed = names::surely_department(&bare) && !names::is_collective(&bare);
    let in_force = bare.contains("施行") || bare.ends_with("解释。");
    dated
        || signed
        || bracketed
        || in_force
        || bare.ends_with("印发")
        || starts.iter().any(|start| bare.starts_with(start))
}
