//! Lines → runs: what a copied page has broken in an annotation is put together again, page numbers are left out.

use super::brackets::{Brackets, CLOSE, OPEN};
use super::duty;
use super::labels::{self, Label};
use super::names;
use crate::catalogue::marker::{digit, marker};
use crate::text::plain_forms;

/// Text of one line or of several that were put together.
#[derive(Debug)]
pub(super) struct Run {
    /// In usual forms, without white space at its ends.
    pub(super) text: String,
    /// Where each of its lines begins in the text, in bytes, and its number from 1.
    starts: Vec<(usize, usize)>,
}

/// How many lines an annotation may go on over.
const LINES: usize = 8;
/// How long it may grow, in bytes.
const LONGEST: usize = 3000;

impl Run {
    /// The lines that the bytes `from..to` stand on, from 1; at least one.
    pub(super) fn lines(&self, from: usize, to: usize) -> Vec<usize> {
        let ends = self
            .starts
            .iter()
            .skip(1)
            .map(|(at, _)| *at)
            .chain([usize::MAX]);
        let within = self.starts.iter().zip(ends);
        let lines: Vec<usize> = within
            .filter(|((start, _), end)| *start < to.max(from + 1) && from < *end)
            .map(|((_, line), _)| *line)
            .collect();
        lines
    }
}

/// Hands over the runs of `lines` one by one; the numbers of page headers and page numbers go to `furniture`.
pub(super) fn runs(
    lines: &[impl AsRef<str>],
    furniture: &mut Vec<usize>,
    mut take: impl FnMut(Run),
) {
    let mut at = 0;
    while at < lines.len() {
        let text = trim(lines[at].as_ref());
        at += 1;
        if text.is_empty() {
            continue;
        }
        if is_furniture(&text) {
            furniture.push(at);
            continue;
        }
        let mut run = Run {
            text,
            starts: vec![(0, at)],
        };
        while let Some(next) = broken(&run.text, &lines[at..]) {
            for (line, text) in (at + 1..).zip(&lines[at..at + next]) {
                let text = trim(text.as_ref());
                if text.is_empty() {
                    continue;
                }
                if is_furniture(&text) {
                    furniture.push(line);
                    continue;
                }
                run.starts.push((run.text.len(), line));
                run.text.push_str(&text);
            }
            at += next;
        }
        take(run);
    }
}

/// `text` in usual forms, without white space and controls at its ends.
fn trim(text: &str) -> String {
    let plain = plain_forms(text);
    let ends = |c: char| c.is_whitespace() || c.is_control();
    plain.trim_matches(ends).to_owned()
}

/// Whether a line is a page number or the like: — 3 —, 第3页, 3/12.
fn is_furniture(text: &str) -> bool {
    if is_contents(text) {
        return true;
    }
    if text.len() > 60 {
        return false;
    }
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let inner = bare.trim_matches(['-', '—', '－', '─', '–', '·', '~', '～']);
    let number = |text: &str| {
        !text.is_empty() && text.chars().count() <= 4 && text.chars().all(|c| digit(c).is_some())
    };
    let dashed = inner.len() < bare.len() && (number(inner) || inner.is_empty());
    let page = inner
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('页'))
        .is_some_and(|(page, rest)| {
            number(page)
                && (rest.is_empty() || rest.starts_with('共') || rest.starts_with(['/', '，', ',']))
        });
    let rule = bare.chars().count() > 3 && bare.chars().all(|c| "-—_=＝*＊─━~～·.…".contains(c));
    dashed || page || rule
}

/// Whether a line is one of the contents: a heading, dots or a tab, and the number of its page.
fn is_contents(text: &str) -> bool {
    if text.len() > 400 {
        return false;
    }
    let before = text.trim_end_matches(|c| digit(c).is_some());
    let digits = text[before.len()..].chars().count();
    let leader = |c: char| matches!(c, '.' | '．' | '…' | '·' | '\t' | ' ');
    let heading = before.trim_end_matches(leader);
    let gap = &before[heading.len()..];
    let dots = gap.chars().filter(|c| "…".contains(*c)).count() > 1
        || gap.chars().filter(|c| ".．·".contains(*c)).count() > 3;
    let numbered = || marker(heading).is_some_and(|marker| marker.number > 0);
    (1..=4).contains(&digits)
        && !heading.is_empty()
        && (dots || (gap.contains('\t') && !heading.contains('\t') && numbered()))
}

/// How many of the next lines an annotation that begins in `text` goes on over: the line that closes its bracket is
/// the last of them.
fn broken(text: &str, next: &[impl AsRef<str>]) -> Option<usize> {
    if let Some(lines) = goes_on(text, next) {
        return Some(lines);
    }
    let open = Brackets::of(text).unclosed?;
    let begun = &text[open..];
    if begun.len() > LONGEST {
        return None;
    }
    let mut inner = begun.to_owned();
    let mut seen = 0;
    for (index, line) in next.iter().enumerate() {
        let line = trim(line.as_ref());
        if line.is_empty() || is_furniture(&line) {
            continue;
        }
        seen += 1;
        if seen > LINES || inner.len() > LONGEST {
            return None;
        }
        // A new number begins another paragraph; the bracket was never closed.
        if marker(&line).is_some_and(|marker| marker.number > 0) {
            return None;
        }
        match closing(&inner, &line) {
            None => inner.push_str(&line),
            Some(close) => {
                inner.push_str(&line[..close]);
                let content: String = inner.chars().skip(1).collect();
                return duty::read(&content).is_annotation().then_some(index + 1);
            }
        }
    }
    None
}

/// How many of the next lines a label line without brackets goes on over: it ends within its list, and a unit begins the next.
fn goes_on(text: &str, next: &[impl AsRef<str>]) -> Option<usize> {
    let role = |text| matches!(labels::label(text), Some((Label::Role(_), _)));
    if text.len() > LONGEST || !text.ends_with(['、', '，']) || !role(text) {
        return None;
    }
    let at = next
        .iter()
        .position(|line| !line.as_ref().trim().is_empty())?;
    let line = trim(next[at].as_ref());
    let first = line.split(['、', '，', '；', '。']).next()?;
    let unit = names::looks_like_unit(first) && marker(&line).is_none();
    (unit && labels::any_label(&line).is_none()).then_some(at + 1)
}

/// Where in `line` the bracket closes with which `begun` begins.
fn closing(begun: &str, line: &str) -> Option<usize> {
    let step = |c: char| i32::from(OPEN.contains(&c)) - i32::from(CLOSE.contains(&c));
    let mut depth: i32 = begun.chars().map(step).sum();
    line.char_indices()
        .find(|(_, c)| {
            depth += step(*c);
            depth == 0
        })
        .map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> (Vec<String>, Vec<usize>) {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut furniture = Vec::new();
        let mut texts = Vec::new();
        runs(&lines, &mut furniture, |run| texts.push(run.text));
        (texts, furniture)
    }

    #[test]
    fn puts_a_broken_annotation_together() {
        let (runs, _) =
            texts("1.甲。（牵头单位：县水务局；配\n\n合单位：县财政局、县自然\n资源局）\n2.乙。");
        assert_eq!(
            runs,
            [
                "1.甲。（牵头单位：县水务局；配合单位：县财政局、县自然资源局）",
                "2.乙。"
            ]
        );
        let (runs, _) = texts("1.甲（乙\n2.丙。（县水务局负责）");
        assert_eq!(runs.len(), 2);
    }

    #[test]
    fn leaves_page_numbers_out() {
        let (runs, furniture) = texts("甲，\n— 3 —\n乙。\n第 2 页 共 9 页\n-4-\n2030\n————");
        assert_eq!(runs, ["甲，", "乙。", "2030"]);
        assert_eq!(furniture, [2, 4, 5, 7]);
    }

    #[test]
    fn leaves_the_contents_out() {
        let (runs, furniture) =
            texts("一、水利…………3\n（一）东渠\t12\n附件......4\n一、投资\t3\t4\n建成3…5公里\n甲\t3");
        assert_eq!(furniture, [1, 2, 3]);
        assert_eq!(runs.len(), 3);
    }

    #[test]
    fn knows_which_lines_a_piece_stands_on() {
        let lines: Vec<String> = ["甲（县水", "务局负责）乙"].map(str::to_owned).to_vec();
        let mut all = Vec::new();
        runs(&lines, &mut Vec::new(), |run| all.push(run));
        let run = all.remove(0);
        assert_eq!(run.lines(0, 3), [1]);
        assert_eq!(run.lines(3, run.text.len()), [1, 2]);
        assert_eq!(run.lines(run.text.len() - 3, run.text.len()), [2]);
    }
}
