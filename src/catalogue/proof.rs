//! Whether the notice bears out what a draft says that it says.

use std::cell::Cell;

use super::draft::Draft;
use crate::text::{is_invisible, usual};

/// The clauses whose text the notice in the draft does not bear out, by the places of area and clause, and (without a
/// clause) the areas whose heading it does not.
pub(super) fn unproven(draft: &Draft) -> Vec<(usize, Option<usize>)> {
    let proof = Proof::of(&draft.notice.lines);
    let mut out = Vec::new();
    for (nth, area) in draft.areas.iter().enumerate() {
        let heading = area.heading.as_deref().unwrap_or_default();
        if !proof.bears_out(area.line, &[], heading) {
            out.push((nth, None));
        }
        for (index, clause) in area.clauses.iter().enumerate() {
            let empty = clause.text.trim().is_empty();
            if empty || !proof.bears_out(clause.line, &clause.also, &clause.text) {
                out.push((nth, Some(index)));
            }
        }
    }
    out
}

/// The lines of a notice, ready to be looked into.
pub(super) struct Proof {
    /// In usual forms, without white space.
    squeezed: Vec<String>,
    /// The line on which a text was found last, from 1, and the bytes of it up to that text's end.
    proved: Cell<(usize, usize)>,
}

impl Proof {
    /// Of these lines.
    pub(super) fn of(lines: &[String]) -> Self {
        Self {
            squeezed: lines.iter().map(|line| squeeze(line)).collect(),
            proved: Cell::default(),
        }
    }

    /// Whether `text` begins on this line of the notice (from 1), white space aside. It may go on over the next ones,
    /// or be put together from pieces of this one and of those in `also`, in their order.
    pub(super) fn bears_out(&self, line: usize, also: &[usize], text: &str) -> bool {
        let line_at = |line: usize| {
            let at = line.checked_sub(1)?;
            self.squeezed.get(at).map(String::as_str)
        };
        let Some(first) = line_at(line) else {
            return false;
        };
        let whole = squeeze(text);
        if self.on_line(line, first, &whole) {
            return true;
        }
        if also.is_empty() {
            return self.goes_on(line - 1, &whole) || holds_pieces(first, text);
        }
        let Some(others) = also
            .iter()
            .map(|line| line_at(*line))
            .collect::<Option<String>>()
        else {
            return false;
        };
        let joined = format!("{first}{others}");
        joined.contains(&whole) || holds_in_order(&joined, &whole)
    }

    /// Whether `whole` stands on a line. Texts of one line come in its order: it is looked for behind the last of them first,
    /// so that a line of a hundred thousand clauses is gone through once.
    fn on_line(&self, line: usize, squeezed: &str, whole: &str) -> bool {
        let from = match self.proved.get() {
            (last, end) if last == line => end,
            _ => 0,
        };
        let found = squeezed.get(from..).and_then(|rest| rest.find(whole));
        let Some(at) = found.map(|at| from + at).or_else(|| squeezed.find(whole)) else {
            return false;
        };
        self.proved.set((line, at + whole.len()));
        true
    }

    /// Whether `text`, without white space, begins on the line at `first` (from 0) and goes on over the next ones.
    fn goes_on(&self, first: usize, text: &str) -> bool {
        let begins = self.squeezed[first].len();
        let mut joined = String::new();
        for next in &self.squeezed[first..] {
            if joined.len() > begins + text.len() {
                break;
            }
            joined.push_str(next);
        }
        joined.find(text).is_some_and(|at| at < begins)
    }
}

/// A text in usual forms without what cannot be seen, since clauses may be joined from several lines.
fn squeeze(text: &str) -> String {
    let seen = text
        .chars()
        .filter(|c| !c.is_whitespace() && !is_invisible(*c));
    seen.map(usual).collect()
}

/// Whether the characters of `text` stand in `lines` in their order, with others (an annotation, other cells) between.
fn holds_in_order(lines: &str, text: &str) -> bool {
    let mut rest = lines.chars();
    text.chars().all(|c| rest.any(|other| other == c))
}

/// Whether the pieces of `text` between its white space stand in `line` one behind the other.
fn holds_pieces(line: &str, text: &str) -> bool {
    let mut rest = line;
    text.split_whitespace()
        .map(squeeze)
        .all(|piece| match rest.find(&piece) {
            Some(at) => {
                rest = &rest[at + piece.len()..];
                true
            }
            None => false,
        })
}
