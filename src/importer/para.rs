//! Lines → paragraphs, each cut into statements and annotations. Where an annotation or a sentence ends and the next
//! number begins in the same line, the paragraph ends too.

use super::Doubt;
use super::duty::{self, Reading};
use super::marker::{Marker, marker};
use super::words::{self, Label};
use crate::lang::both;

/// A logical paragraph.
#[derive(Debug)]
pub(super) struct Para {
    /// Its line in the notice, from 1.
    pub(super) line: usize,
    /// The number at its start.
    pub(super) marker: Option<Marker>,
    /// All of it, without white space at its ends.
    pub(super) text: String,
    /// Its statements and annotations in order.
    pub(super) parts: Vec<Part>,
}

impl Para {
    /// Its number as printed, without white space at its ends: （二）.
    pub(super) fn printed(&self) -> Option<String> {
        let marker = self.marker?;
        Some(self.text[..marker.len].trim().to_owned())
    }
}

/// A piece of a paragraph.
#[derive(Debug)]
pub(super) enum Part {
    /// A statement, its number included, without white space at its ends.
    Text(String),
    /// An annotation.
    Note(Note),
}

/// An annotation.
#[derive(Debug)]
pub(super) struct Note {
    /// Verbatim, with its brackets.
    pub(super) raw: String,
    /// What it says.
    pub(super) reading: Reading,
}

/// The opening brackets that annotations stand in.
const OPEN: [char; 6] = ['（', '(', '【', '［', '[', '〔'];
/// Their counterparts, in the same order.
const CLOSE: [char; 6] = ['）', ')', '】', '］', ']', '〕'];
/// What may end a sentence.
const STOPS: [char; 6] = ['。', '；', ';', '！', '？', '!'];

/// Everything in `lines` that is not blank.
pub(super) fn paragraphs(lines: &[String], doubts: &mut Vec<Doubt>) -> Vec<Para> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = at + 1;
        let mut text = trim(&lines[at]).to_owned();
        at += 1;
        if text.is_empty() {
            continue;
        }
        // An annotation that a copied page has broken in two.
        if let Some(next) = lines.get(at).map(|next| trim(next))
            && broken(&text, next)
        {
            text.push_str(next);
            at += 1;
        }
        for piece in split(&text) {
            Scan {
                text: piece,
                line,
                out: &mut out,
                doubts,
                noted: None,
            }
            .run();
        }
    }
    out
}

/// `text` without white space and invisible marks at its ends.
fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}')
    })
}

/// Whether an annotation begun in `text` ends in `next`.
fn broken(text: &str, next: &str) -> bool {
    let Some(open) = Brackets::of(text).unclosed else {
        return false;
    };
    let close = next.find(CLOSE);
    let fits = close.is_some_and(|close| !next[..close].contains(OPEN)) && marker(next).is_none();
    let inner = &text[open..];
    fits && ["单位", "部门", "牵头", "负责", "配合"]
        .iter()
        .any(|word| inner.contains(word) || next.contains(word))
}

/// The pairs of brackets that stand in no other pair, in bytes, and the last bracket that nothing closes.
struct Brackets {
    pairs: Vec<(usize, usize)>,
    unclosed: Option<usize>,
}

impl Brackets {
    fn of(text: &str) -> Self {
        let mut stack: Vec<usize> = Vec::new();
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (at, c) in text.char_indices() {
            if OPEN.contains(&c) {
                stack.push(at);
            } else if CLOSE.contains(&c)
                && let Some(open) = stack.pop()
            {
                while pairs.last().is_some_and(|pair| pair.0 > open) {
                    pairs.pop();
                }
                pairs.push((open, at + c.len_utf8()));
            }
        }
        Self {
            pairs,
            unclosed: stack.pop(),
        }
    }
}

/// Cuts where the next number of the same kind begins behind a full stop: 。（二）….
fn split(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let Some(mut last) = marker(text) else {
        return vec![text];
    };
    for (at, _) in text.match_indices('。') {
        let next = at + '。'.len_utf8();
        let rest = text[next..].trim_start();
        if let Some(found) = marker(rest)
            && found.level == last.level
            && found.number == last.number + 1
        {
            out.push(text[start..next].trim_end());
            start = text.len() - rest.len();
            last = found;
        }
    }
    out.push(&text[start..]);
    out
}

/// Going through one piece of a line.
struct Scan<'a, 'b> {
    text: &'a str,
    line: usize,
    out: &'b mut Vec<Para>,
    doubts: &'b mut Vec<Doubt>,
    /// Where the last annotation of this piece ended.
    noted: Option<usize>,
}

impl Scan<'_, '_> {
    fn run(mut self) {
        let brackets = Brackets::of(self.text);
        let label = self.label_run(&brackets);
        let (mut para, mut from) = (0, 0);
        let mut parts = Vec::new();
        for &(open, end) in &brackets.pairs {
            if open < from || label.as_ref().is_some_and(|(at, _)| open >= *at) {
                continue;
            }
            let Some(reading) = self.note(from, open, end) else {
                continue;
            };
            push_text(&mut parts, &self.text[from..open]);
            parts.push(Part::Note(Note {
                raw: self.text[open..end].to_owned(),
                reading,
            }));
            self.noted = Some(end);
            from = skip_stop(self.text, end);
            if marker(&self.text[from..]).is_some() {
                self.push(para, from, std::mem::take(&mut parts));
                para = from;
            }
        }
        let tail = label.or_else(|| self.unclosed(&brackets, from));
        let end = tail
            .as_ref()
            .map_or(self.text.len(), |(at, _)| (*at).max(from));
        push_text(&mut parts, &self.text[from..end]);
        if let Some((at, reading)) = tail {
            let raw = self.text[at..].trim().to_owned();
            parts.push(Part::Note(Note { raw, reading }));
        }
        self.push(para, self.text.len(), parts);
    }

    fn push(&mut self, from: usize, to: usize, parts: Vec<Part>) {
        let text = self.text[from..to].trim();
        if !text.is_empty() {
            self.out.push(Para {
                line: self.line,
                marker: marker(text),
                text: text.to_owned(),
                parts,
            });
        }
    }

    /// What the bracket from `open` to `end` says if it is an annotation of the text since `from`.
    fn note(&mut self, from: usize, open: usize, end: usize) -> Option<Reading> {
        let inner = inside(&self.text[open..end]);
        let before = self.text[from..open].trim_end();
        let after = self.text[end..].trim_start();
        let ended = before.is_empty() || before.ends_with(STOPS) || before.ends_with(['”', '"']);
        let ends = after.is_empty()
            || after.starts_with(STOPS)
            || after.starts_with(OPEN)
            || after.starts_with('.');
        let goes_on = after.starts_with(['，', ',', '、']);
        let reading = duty::read(inner);
        let whole = ended || ends || marker(after).is_some();
        let own = reading.is_annotation()
            || (words::is_deadline(inner) && self.beside_note(before, after));
        if own
            && (whole
                || reading.labelled
                || (goes_on && !reading.without_role && !inner.starts_with('由')))
        {
            if !whole {
                self.doubt(both!(
                    "标注“{inner}”不在句末，仍作为标注",
                    "{inner} is taken as an annotation though its sentence goes on"
                ));
            }
            return Some(reading);
        }
        if own
            || ["牵头", "责任单位", "责任部门", "配合单位"]
                .iter()
                .any(|word| inner.contains(word))
        {
            self.doubt(both!(
                "括号“{inner}”像责任标注，未作为标注",
                "the bracket {inner} looks like an annotation but was not taken as one"
            ));
        }
        None
    }

    /// Whether an annotation stands right before or behind a bracket that gives nothing but a deadline.
    fn beside_note(&self, before: &str, after: &str) -> bool {
        let behind = before.is_empty()
            && matches!(self.noted, Some(end) if self.text[..end].ends_with(CLOSE));
        let next = Brackets::of(after)
            .pairs
            .first()
            .filter(|pair| pair.0 == 0)
            .map(|pair| inside(&after[..pair.1]));
        behind || next.is_some_and(|next| duty::read(next).is_annotation())
    }

    /// Where a label without brackets (责任单位：…) begins that goes on to the end of the text.
    fn label_run(&self, brackets: &Brackets) -> Option<(usize, Reading)> {
        let text = self.text;
        let stops = text
            .char_indices()
            .filter(|(_, c)| STOPS.contains(c))
            .map(|(at, c)| at + c.len_utf8());
        let spaces = text
            .char_indices()
            .filter(|(_, c)| c.is_whitespace())
            .map(|(at, c)| at + c.len_utf8());
        let closes = brackets.pairs.iter().map(|pair| pair.1);
        let mut starts: Vec<usize> = std::iter::once(0)
            .chain(stops)
            .chain(spaces)
            .chain(closes)
            .collect();
        starts.sort_unstable();
        let begun = starts.into_iter().find_map(|start| {
            let before = brackets.pairs.partition_point(|pair| pair.0 < start);
            let inside = before > 0 && start < brackets.pairs[before - 1].1;
            let at = text.len() - text[start..].trim_start().len();
            let (label, rest) = words::label(&text[at..])?;
            let fits = matches!(label, Label::Role(_))
                || at == 0
                || duty::read(&text[at..]).is_annotation();
            (fits && !inside && !rest.is_empty()).then_some(at)
        })?;
        let reading = duty::read(&text[begun..]);
        let alone = begun == 0
            && reading.groups.is_empty()
            && (reading.deadline.is_some() || !reading.left_out.is_empty());
        (alone || reading.is_annotation()).then_some((begun, reading))
    }

    /// An annotation whose bracket nothing closes.
    fn unclosed(&mut self, brackets: &Brackets, from: usize) -> Option<(usize, Reading)> {
        let open = brackets.unclosed.filter(|open| *open >= from)?;
        let inner = self.text[open..].trim_start_matches(OPEN);
        let reading = duty::read(inner);
        if !reading.is_annotation() || reading.without_role {
            return None;
        }
        self.doubt(both!(
            "标注的括号没有结束：{inner}",
            "the bracket of an annotation is not closed: {inner}"
        ));
        Some((open, reading))
    }

    fn doubt(&mut self, what: crate::lang::Wording) {
        self.doubts.push(Doubt {
            line: self.line,
            what,
        });
    }
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        parts.push(Part::Text(text.to_owned()));
    }
}

/// A bracket's content.
fn inside(bracket: &str) -> &str {
    let mut chars = bracket.chars();
    chars.next();
    chars.next_back();
    chars.as_str().trim()
}

/// Behind white space and one stop from `at` on.
fn skip_stop(text: &str, at: usize) -> usize {
    let rest = text[at..].trim_start();
    let stops = ['。', '；', ';', '，', ',', '、', '.'];
    let rest = rest.strip_prefix(stops).unwrap_or(rest).trim_start();
    text.len() - rest.len()
}
