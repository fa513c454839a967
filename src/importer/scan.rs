//! Lines → paragraphs cut into statements and annotations.

use super::brackets::{Brackets, CLOSE, OPEN};
use super::deadline;
use super::doubt::{self, Doubt, Doubts};
use super::duty::{self, Reading};
use super::join::{Run, runs};
use super::labels::{self, Label};
use super::para::{Note, Para, Part, Stretch};
use super::words;
use crate::catalogue::marker::marker;
use crate::lang::both;

/// What may end a sentence.
const STOPS: [char; 6] = ['。', '；', ';', '！', '？', '!'];

/// How far the bracket behind another is looked at, in bytes.
const NEAR: usize = 3000;

/// Everything in `lines` that is not blank.
pub(super) fn paragraphs(
    lines: &[impl AsRef<str>],
    furniture: &mut Vec<usize>,
    doubts: &mut Doubts,
) -> Vec<Para> {
    let mut out = Vec::new();
    runs(lines, furniture, |run| {
        for (from, to) in split(&run.text) {
            Scan {
                text: &run.text[from..to],
                run: &run,
                from,
                out: &mut out,
                doubts,
                noted: None,
            }
            .run();
        }
    });
    out
}

/// Cuts where the next number of the same kind begins behind a full stop: 。（二）…. Where each piece begins and ends.
fn split(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    let Some(mut last) = marker(text) else {
        return vec![(0, text.len())];
    };
    for (at, _) in text.match_indices('。') {
        let next = at + '。'.len_utf8();
        let rest = text[next..].trim_start();
        if let Some(found) = marker(rest)
            && found.level == last.level
            && found.number == last.number + 1
        {
            out.push((start, next));
            start = text.len() - rest.len();
            last = found;
        }
    }
    out.push((start, text.len()));
    out
}

/// Going through one piece of a run of lines.
struct Scan<'a, 'b> {
    text: &'a str,
    run: &'a Run,
    /// Where the piece begins in the run.
    from: usize,
    out: &'b mut Vec<Para>,
    doubts: &'b mut Doubts,
    /// Where the last annotation of this piece ended.
    noted: Option<usize>,
}

impl Scan<'_, '_> {
    fn run(mut self) {
        if let Some(note) = self.reach() {
            self.push(0, self.text.len(), vec![Part::Note(Box::new(note))]);
            return;
        }
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
            self.push_text(&mut parts, from, open);
            parts.push(Part::Note(Box::new(Note {
                raw: self.text[open..end].to_owned(),
                lines: self.lines(open, end),
                reading,
            })));
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
        self.push_text(&mut parts, from, end);
        if let Some((at, reading)) = tail {
            let raw = self.text[at..].trim().to_owned();
            let lines = self.lines(at, self.text.len());
            parts.push(Part::Note(Box::new(Note {
                raw,
                lines,
                reading,
            })));
        }
        self.push(para, self.text.len(), parts);
    }

    /// A line that says of others who does them: 以上任务由县水务局负责.
    fn reach(&self) -> Option<Note> {
        let text = self
            .text
            .trim_end_matches(STOPS)
            .trim_end_matches(['：', ':']);
        duty::reach(text)?;
        let reading = duty::read(text);
        let lines = self.lines(0, self.text.len());
        let raw = self.text.to_owned();
        (reading.is_annotation() && !text.starts_with(OPEN)).then_some(Note {
            raw,
            lines,
            reading,
        })
    }

    fn push(&mut self, from: usize, to: usize, mut parts: Vec<Part>) {
        let text = self.text[from..to].trim();
        if !text.is_empty() {
            // Nearly all have one or two; a text may have hundreds of thousands of lines.
            parts.shrink_to_fit();
            self.out.push(Para {
                lines: self.lines(from, to),
                marker: marker(text),
                text: text.to_owned(),
                parts,
                row: false,
            });
        }
    }

    /// The lines of the notice from `from` to `to`, without the white space at both ends.
    fn lines(&self, from: usize, to: usize) -> Vec<usize> {
        let piece = &self.text[from..to];
        let start = to - piece.trim_start().len();
        let end = start + piece.trim().len();
        self.run.lines(self.from + start, self.from + end)
    }

    fn push_text(&self, parts: &mut Vec<Part>, from: usize, to: usize) {
        let text = self.text[from..to].trim();
        if !text.is_empty() {
            let lines = self.lines(from, to);
            let text = text.to_owned();
            parts.push(Part::Text(Stretch { text, lines }));
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
            || (deadline::is_deadline(inner) && self.beside_note(before, after))
            || (words::is_score(inner) && self.behind_note(before));
        if own
            && (whole
                || reading.labelled
                || (goes_on && !reading.without_role && !inner.starts_with('由')))
        {
            if !whole {
                self.doubt(
                    open,
                    both!(
                        "标注“{inner}”不在句末，仍作为标注",
                        "{inner} is taken as an annotation though its sentence goes on"
                    ),
                );
            }
            return Some(reading);
        }
        if own
            || ["牵头", "责任单位", "责任部门", "配合单位"]
                .iter()
                .any(|word| inner.contains(word))
        {
            self.doubt(
                open,
                both!(
                    "括号“{inner}”像责任标注，未作为标注",
                    "the bracket {inner} looks like an annotation but was not taken as one"
                ),
            );
        }
        None
    }

    /// Whether an annotation stands right before or behind a bracket that gives nothing but a deadline.
    fn beside_note(&self, before: &str, after: &str) -> bool {
        if !after.starts_with(OPEN) {
            return self.behind_note(before);
        }
        let next = Brackets::of(near(after))
            .pairs
            .first()
            .filter(|pair| pair.0 == 0)
            .map(|pair| inside(&after[..pair.1]));
        self.behind_note(before) || next.is_some_and(|next| duty::read(next).is_annotation())
    }

    /// Whether nothing stands between a bracket and the annotation before it.
    fn behind_note(&self, before: &str) -> bool {
        before.is_empty() && matches!(self.noted, Some(end) if self.text[..end].ends_with(CLOSE))
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
            if at == 0 && labels::is_aside(text) {
                return (!inside).then_some(0);
            }
            let (label, rest) = labels::label(&text[at..])?;
            let fits = matches!(label, Label::Role(_))
                || at == 0
                || duty::read(&text[at..]).is_annotation();
            (fits && !inside && !rest.is_empty()).then_some(at)
        })?;
        let reading = duty::read(&text[begun..]);
        let alone = begun == 0
            && reading.groups.is_empty()
            && (reading.deadline.is_some() || labels::is_aside(text));
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
        self.doubt(
            open,
            both!(
                "标注的括号没有结束：{inner}",
                "the bracket of an annotation is not closed: {inner}"
            ),
        );
        Some((open, reading))
    }

    /// A doubt about the annotation that begins at `at`.
    fn doubt(&mut self, at: usize, what: crate::lang::Wording) {
        let line = self
            .lines(at, self.text.len())
            .first()
            .copied()
            .unwrap_or(1);
        // An annotation may go on over several lines, of which the first is pointed at.
        let raw: String = self.text[at..].chars().take(20).collect();
        let end = raw.find(CLOSE).unwrap_or(raw.len());
        let otherwise = doubt::annotation(self.text, &raw[..end]);
        self.doubts
            .push(Doubt::new(line, &raw[..end], what).or(otherwise));
    }
}

/// The beginning of `text`.
fn near(text: &str) -> &str {
    let end = (0..=NEAR.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
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
