//! Annotations that stand elsewhere than behind their statement, put there: in a heading over items, on lines before
//! statements, under 以上 or 以下; and items without a number that are headings.

use std::collections::HashSet;

use super::brackets::OPEN;
use super::doubt::Doubt;
use super::duty;
use super::marker::{Level, Marker};
use super::para::{Note, Para, Part, Stretch};
use crate::lang::both;

/// Puts them there. `titles` are the lines that hold the notice's title.
pub(super) fn arrange(
    paras: Vec<Para>,
    titles: &HashSet<usize>,
    doubts: &mut Vec<Doubt>,
) -> Vec<Para> {
    let mut paras = paras;
    dashes(&mut paras);
    unnumbered_headings(&mut paras, titles);
    let paras = labels_before(paras, doubts);
    let paras = above(paras);
    headed(paras, doubts)
}

/// Dashes that stand over numbered items are headings.
fn dashes(paras: &mut [Para]) {
    let over = (1..paras.len()).any(|at| {
        let (dash, next) = (paras[at - 1].marker, paras[at].marker);
        dash.is_some_and(|dash| dash.level == Level::DASH)
            && next.is_some_and(|next| next.level == Level::ITEM && next.number == 1)
            && paras[at - 1].is_text()
    });
    let dashes = paras.iter_mut().filter_map(|para| para.marker.as_mut());
    for dash in dashes.filter(|marker| over && marker.level == Level::DASH) {
        dash.level = Level::DASH_HEAD;
    }
}

/// A short line without number over items that begin anew is their heading.
fn unnumbered_headings(paras: &mut [Para], titles: &HashSet<usize>) {
    for at in 1..paras.len() {
        let Some(next) = paras[at].marker else {
            continue;
        };
        let para = &paras[at - 1];
        let heads = next.number == 1
            && next.level >= Level::SUB
            && para.marker.is_none()
            && !para.row
            && para.is_text()
            && !titles.contains(&para.line())
            && is_bare_title(&para.text);
        if heads {
            paras[at - 1].marker = Some(Marker {
                level: next.level.above(),
                number: 0,
                len: 0,
            });
        }
    }
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

/// Whether a paragraph belongs to what stands behind the last task.
fn is_closing(text: &str) -> bool {
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
    let bare: String = text.split_whitespace().collect();
    let dated = bare.ends_with('日') && bare.contains('年') && bare.chars().count() <= 14;
    dated || bare.ends_with("印发") || starts.iter().any(|start| bare.starts_with(start))
}

/// Where notes on lines of their own stand before their statements, each goes behind the statements up to the next.
fn labels_before(paras: Vec<Para>, doubts: &mut Vec<Doubt>) -> Vec<Para> {
    let mut out: Vec<Para> = Vec::with_capacity(paras.len());
    let mut rest = paras.into_iter().peekable();
    while rest.peek().is_some() {
        // One section: what stands between two headings of any level.
        let mut section: Vec<Para> = Vec::new();
        while let Some(para) = rest.next() {
            let ends = rest.peek().is_some_and(|next| {
                next.marker.is_some_and(|next| next.level <= Level::ARTICLE)
                    || next
                        .marker
                        .is_some_and(|next| para.marker.is_some_and(|own| next.level < own.level))
            });
            section.push(para);
            if ends {
                break;
            }
        }
        out.extend(turned(section, doubts));
    }
    out
}

/// A section with its notes behind its statements, if they stood before them.
fn turned(section: Vec<Para>, doubts: &mut Vec<Doubt>) -> Vec<Para> {
    let is_label = |para: &Para| {
        para.is_note()
            && para
                .parts
                .iter()
                .any(|part| matches!(part, Part::Note(note) if is_before(note)))
    };
    let statements = || {
        section
            .iter()
            .filter(|para| para.is_text() && para.marker.is_some_and(|m| m.number > 0))
    };
    let first = section.iter().position(&is_label);
    let below = section.iter().any(|para| {
        para.parts
            .iter()
            .any(|part| matches!(part, Part::Note(note) if reaches_below(note)))
    });
    let before = first.is_some_and(|first| {
        let numbered = section[..first].iter().any(|para| para.marker.is_some());
        let behind = section
            .iter()
            .rposition(&is_label)
            .and_then(|last| section.get(last + 1));
        let several = section.iter().filter(|para| is_label(para)).count() > 1;
        !numbered
            && behind.is_some_and(|para| para.marker.is_some() && para.is_text())
            && (several || below)
    });
    if !before || statements().count() == 0 {
        return section;
    }
    let mut out: Vec<Para> = Vec::new();
    let mut held: Option<Note> = None;
    for para in section {
        if is_label(&para) {
            for part in para.parts {
                if let Part::Note(note) = part {
                    let line = note.lines[0];
                    doubts.push(Doubt::new(line, "", both!("标注在条款之前，用于其后的条款", "the annotation stands before its statements; it is taken for those below it")));
                    give(&mut out, held.as_ref());
                    held = Some(note);
                }
            }
            continue;
        }
        let starts = para.marker.is_some();
        if starts {
            give(&mut out, held.as_ref());
        }
        out.push(para);
    }
    give(&mut out, held.as_ref());
    out
}

/// Gives the note to the statement that ends `out`, unless it has one.
fn give(out: &mut [Para], note: Option<&Note>) {
    let Some(note) = note else { return };
    let Some(last) = out.last_mut() else { return };
    let earlier = note.lines[0] < last.line();
    if last.is_text() && last.marker.is_some() && earlier {
        last.parts.push(Part::Note(note.clone()));
    }
}

/// Whether a note is one that may stand before its statements: a label or 以下….
fn is_before(note: &Note) -> bool {
    (note.reading.labelled && !note.reading.groups.is_empty()) || reaches_below(note)
}

fn reaches_below(note: &Note) -> bool {
    let inner = note.raw.trim_start_matches(OPEN);
    duty::reach(inner).is_some_and(|(above, _)| !above)
}

/// A note on a line of its own that says 以上… goes behind every statement above it that has none, up to the heading.
fn above(paras: Vec<Para>) -> Vec<Para> {
    let mut out: Vec<Para> = Vec::with_capacity(paras.len());
    for para in paras {
        let note = para.parts.iter().find_map(|part| match part {
            Part::Note(note) if para.is_note() => Some(note.clone()),
            _ => None,
        });
        let note = note.filter(|note: &Note| {
            let inner = note.raw.trim_start_matches(OPEN);
            duty::reach(inner).is_some_and(|(above, _)| above)
        });
        let Some(note) = note else {
            out.push(para);
            continue;
        };
        let level = out
            .iter()
            .rev()
            .find_map(|para| para.marker)
            .map(|marker| marker.level);
        let mut given = 0;
        for before in out.iter_mut().rev() {
            let Some(marker) = before.marker else {
                continue;
            };
            if Some(marker.level) != level || !before.is_text() {
                break;
            }
            before.parts.push(Part::Note(note.clone()));
            given += 1;
        }
        if given == 0 {
            out.push(para);
        }
    }
    out
}

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
fn headed(paras: Vec<Para>, doubts: &mut Vec<Doubt>) -> Vec<Para> {
    let mut out: Vec<Para> = Vec::with_capacity(paras.len());
    let mut at = 0;
    while at < paras.len() {
        let Some((notes, body)) = head_at(&paras, at) else {
            out.push(paras[at].clone());
            at += 1;
            continue;
        };
        let end = scope_end(&paras, at);
        let rest = &paras[body.min(end)..end];
        match under(&paras[at], rest) {
            Under::Nothing => out.push(paras[at].clone()),
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

fn notes_of(para: &Para) -> Vec<Note> {
    let notes = para.parts.iter().filter_map(|part| match part {
        Part::Note(note) => Some(note.clone()),
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
                Part::Note(note) if !std::ptr::eq(para, head) => all.push(note.clone()),
                Part::Note(_) => {}
            }
        }
    }
    lines.dedup();
    let stretch = Stretch {
        text: text.clone(),
        lines: lines.clone(),
    };
    let parts = std::iter::once(Part::Text(stretch)).chain(all.into_iter().map(Part::Note));
    Para {
        lines,
        text,
        parts: parts.collect(),
        ..head.clone()
    }
}

/// Adds `more` to a statement.
pub(super) fn append(text: &mut String, more: &str) {
    if !text.is_empty() && !text.ends_with(['。', '；', '：', '，', '、', '”']) {
        text.push(' ');
    }
    text.push_str(more);
}

/// The heading without its annotation, and its items with it; an item that has its own keeps that.
fn items(head: &Para, notes: &[Note], rest: &[Para], doubts: &mut Vec<Doubt>) -> Vec<Para> {
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
        if item.iter().all(super::para::Para::is_text) {
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
            doubts.push(Doubt::new(line, "", both!("标题的标注“{raw}”没有用于条款：其下各条都有自己的标注", "the heading's annotation {raw} is given to no clause: all below it have their own")));
        }
    }
    out
}
