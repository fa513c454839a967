//! What the importer is not sure of, and how to say otherwise.

use crate::catalogue::marker::marker;
use crate::lang::{Wording, both};

/// Something that the importer had to guess or leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// The line of the notice, from 1.
    pub(crate) line: usize,
    /// The words of that line that it is about, where they stand there.
    pub(crate) words: Option<String>,
    /// What, and what was assumed, in a sentence without a full stop.
    pub(crate) what: Wording,
    /// The line of a file of corrections that says otherwise; `None` where only another text or option does.
    pub(crate) otherwise: Option<String>,
}

impl Doubt {
    /// A doubt about `words` on `line`.
    pub(super) fn new(line: usize, words: &str, what: Wording) -> Self {
        let words = (!words.is_empty()).then(|| words.to_owned());
        Self {
            line,
            words,
            what,
            otherwise: None,
        }
    }

    /// With a line of a file of corrections that says otherwise.
    pub(super) fn or(mut self, otherwise: String) -> Self {
        self.otherwise = Some(otherwise);
        self
    }
}

/// Doubts as they come in. Of a text that raises more than anybody reads the first are kept, and the others counted.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    kept: Vec<Doubt>,
    /// How many more there were, and the line of the first of them.
    more: Option<(usize, usize)>,
}

/// The most doubts that are kept.
const MOST: usize = 20_000;

impl Doubts {
    /// Adds one.
    pub(super) fn push(&mut self, doubt: Doubt) {
        if self.kept.len() < MOST {
            self.kept.push(doubt);
            return;
        }
        let (count, _) = self.more.get_or_insert((0, doubt.line));
        *count += 1;
    }

    /// The lines that those which are kept are about.
    pub(super) fn lines(&self) -> impl Iterator<Item = usize> {
        self.kept.iter().map(|doubt| doubt.line)
    }

    /// Those that are kept, and one that counts the others.
    pub(super) fn told(mut self) -> Vec<Doubt> {
        if let Some((count, line)) = self.more {
            let what = both!(
                "另有 {count} 处存疑没有逐条列出；请先改正已列出的，再导入一次",
                "{count} more doubts are not told one by one; settle those that are and import again"
            );
            self.kept.push(Doubt::new(line, "", what));
        }
        self.kept
    }
}

/// The beginning of a statement, as a correction names it: some words without the number, up to a stop.
pub(super) fn words(text: &str) -> String {
    let number = marker(text).map_or(0, |marker| marker.len);
    let bare = text[number.min(text.len())..].trim();
    let stops = |c: char| "。；，：（(".contains(c);
    let end = bare.char_indices().skip(4).find(|(_, c)| stops(*c));
    let bare = &bare[..end.map_or(bare.len(), |(at, _)| at)];
    bare.chars().take(16).collect()
}

/// A correction that gives a clause another annotation.
pub(super) fn annotation(text: &str, says: &str) -> String {
    let clause = words(text);
    let says: String = says
        .trim_matches(['（', '）', '(', ')'])
        .chars()
        .take(40)
        .collect();
    format!("Annotation(clause: {clause:?}, says: {says:?})")
}

/// A correction that makes a line a clause.
pub(super) fn clause(text: &str) -> String {
    let line = words(text);
    format!("Clause(line: {line:?}, says: \"……牵头，……配合\")")
}

/// A correction by which a clause is none.
pub(super) fn not_clause(text: &str) -> String {
    let clause = words(text);
    format!("NotClause(clause: {clause:?})")
}

/// A correction that gives the title.
pub(super) fn title(text: &str) -> String {
    format!("Title(is: {text:?})")
}

/// A correction by which a heading is an area.
pub(super) fn area(text: &str) -> String {
    let heading = words(text);
    format!("Area(heading: {heading:?})")
}

/// A correction by which what is assumed on a line is right: its longest words without control characters.
pub(super) fn right(text: &str) -> String {
    let parts = text.split(char::is_control).map(words);
    let line = parts
        .max_by_key(|part| part.chars().count())
        .unwrap_or_default();
    format!("Right(line: {line:?})")
}

/// A correction by which what a doubt says was not read is not needed.
pub(super) fn not_needed(what: &Wording) -> String {
    let zh = what
        .zh
        .trim_start_matches(|c: char| c == '有' || c == ' ' || c.is_ascii_digit());
    let end = zh.find(['；', '（', '，']).unwrap_or(zh.len());
    let what = &zh[..end];
    format!("NotNeeded(what: {what:?})")
}

/// A correction that calls a unit by another name.
pub(super) fn unit(said: &str, means: &str) -> String {
    format!("Unit(said: {said:?}, means: {means:?})")
}

/// A correction by which a unit is none.
pub(super) fn not_unit(said: &str) -> String {
    format!("NotUnit(said: {said:?})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubts_that_nobody_reads_are_counted() {
        let mut doubts = Doubts::default();
        for line in 1..=MOST + 3 {
            doubts.push(Doubt::new(line, "", both!("存疑", "doubtful")));
        }
        let told = doubts.told();
        assert_eq!(told.len(), MOST + 1);
        let last = told.last().unwrap();
        assert_eq!(last.line, MOST + 1);
        assert!(last.what.zh.contains("另有 3 处"), "{last:?}");
    }
}
