//! Annotations that stand elsewhere than behind their statement, put there: in a heading over items, on lines before
//! statements, under 以上 or 以下; and items without a number that are headings.

use std::collections::HashSet;

use super::brackets::OPEN;
use super::doubt::{self, Doubt, Doubts};
use super::duty;
use super::headed::headed;
use super::para::{Note, Para, Part};
use super::titles::is_bare_title;
use crate::catalogue::marker::{Level, Marker};
use crate::lang::both;

/// Puts them there. `titles` are the lines that hold the notice's title.
pub(super) fn arrange(paras: Vec<Para>, titles: &HashSet<usize>, doubts: &mut Doubts) -> Vec<Para> {
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

/// Where notes on lines of their own stand before their statements, each goes behind the statements up to the next.
fn labels_before(paras: Vec<Para>, doubts: &mut Doubts) -> Vec<Para> {
    let mut out: Vec<Para> = Vec::with_capacity(paras.len());
    let mut rest = paras.into_iter().peekable();
    // One doubt is enough for all labels of a notice.
    let mut told = false;
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
        out.extend(turned(section, &mut told, doubts));
    }
    out
}

/// A section with its notes behind its statements, if they stood before them.
fn turned(section: Vec<Para>, told: &mut bool, doubts: &mut Doubts) -> Vec<Para> {
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
        (below || !numbered)
            && behind.is_some_and(|para| para.marker.is_some() && para.is_text())
            && (several || below)
    });
    if !before || statements().count() == 0 {
        return section;
    }
    let first_below = statements().next().map(|para| para.text.clone());
    let mut out: Vec<Para> = Vec::new();
    let mut held: Option<Note> = None;
    for para in section {
        if is_label(&para) {
            for part in para.parts {
                if let Part::Note(note) = part {
                    let line = note.lines[0];
                    let what = both!(
                        "标注在条款之前，用于其后的条款",
                        "the annotation stands before its statements; it is taken for those below it"
                    );
                    // None where the line says itself what it is for.
                    if !*told && !reaches_below(&note) {
                        *told = true;
                        let below = first_below.as_deref().unwrap_or_default();
                        let otherwise = doubt::annotation(below, &note.raw);
                        doubts.push(Doubt::new(line, &note.raw, what).or(otherwise));
                    }
                    give(&mut out, held.as_ref());
                    held = Some(*note);
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
        last.parts.push(Part::Note(Box::new(note.clone())));
    }
}

/// Whether a note is one that may stand before its statements: a label or 以下….
fn is_before(note: &Note) -> bool {
    (note.reading.labelled && !note.reading.groups.is_empty()) || reaches_below(note)
}

fn reaches_above(note: &Note) -> bool {
    let inner = note.raw.trim_start_matches(OPEN);
    duty::reach(inner).is_some_and(|(above, _)| above)
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
            Part::Note(note) if para.is_note() && reaches_above(note) => Some(note.clone()),
            _ => None,
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
