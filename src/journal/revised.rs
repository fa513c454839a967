//! What became of entries whose notice was revised after they were recorded.

use std::collections::BTreeMap;

use super::entries::Journal;
use super::entry::Entry;
use crate::catalogue::ClauseId;
use crate::lang::{Wording, both};

/// What became of the entries of a clause when the notice was revised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Revised {
    /// The text stands under another number now, and the entries with it.
    Moved {
        /// The number under which they were recorded.
        from: ClauseId,
        /// The number of the text now.
        to: ClauseId,
    },
    /// The number stands over another text than the one they were recorded for, which is nowhere else.
    Changed(ClauseId),
}

impl Revised {
    /// It in words.
    pub(crate) fn wording(self) -> Wording {
        match self {
            Self::Moved { from, to } => both!(
                "通知已修订：原 {from} 的条款现为 {to}，登记随条款列在 {to}",
                "the notice was revised: clause {from} is {to} now, and what was recorded for it stands at {to}"
            ),
            Self::Changed(id) => both!(
                "通知已修订：{id} 的文字与登记时不同，登记仍列在 {id}，请核对",
                "the notice was revised: the text of {id} is not the one that was recorded for; the entries stay at {id}, please check"
            ),
        }
    }
}

impl Journal {
    /// The clause that an entry is for, under its present number; `None` where it is for none.
    pub(crate) fn clause_of(&self, entry: &Entry) -> Option<ClauseId> {
        Some(self.subject.current(entry.clause?, entry.text))
    }

    /// What became of entries whose notice was revised, by clause. Clauses for which something was recorded since are left out.
    pub(crate) fn revised(&self) -> Vec<Revised> {
        let mut latest: BTreeMap<ClauseId, Option<Revised>> = BTreeMap::new();
        for entry in self.entries.iter() {
            let (Some(from), Some(text), Some(to)) =
                (entry.clause, entry.text, self.clause_of(entry))
            else {
                continue;
            };
            let became = if from == to {
                let changed = self.subject.changed(to, text);
                changed.then_some(Revised::Changed(to))
            } else {
                Some(Revised::Moved { from, to })
            };
            latest.insert(to, became);
        }
        latest.into_values().flatten().collect()
    }

    /// One sentence about [`Self::revised`], if there is anything.
    pub(crate) fn revision_remark(&self) -> Option<Wording> {
        let revised = self.revised();
        let moved = revised
            .iter()
            .filter(|it| matches!(it, Revised::Moved { .. }))
            .count();
        let changed = revised.len() - moved;
        match (moved, changed) {
            (0, 0) => None,
            _ => Some(both!(
                "通知已修订：{moved} 条的登记随条款改了编号，{changed} 条的文字已改；duban check 逐条列出",
                "the notice was revised: entries of {moved} clauses moved with them, {changed} have another text; duban check lists them"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::super::subject::Subject;
    use super::*;
    use crate::catalogue::Catalogue;

    /// A catalogue of one area with these clauses.
    fn catalogue(texts: &[&str]) -> Catalogue {
        let clauses = (1..)
            .zip(texts)
            .map(|(at, text)| format!("(id: \"1.{at}\", line: {at}, text: \"{text}\")"));
        let clauses: Vec<String> = clauses.collect();
        let lines: Vec<String> = texts.iter().map(|text| format!("\"{text}\"")).collect();
        let ron = format!(
            "(version: 2, notice: (id: \"n\", title: \"t\", lines: [{}]), units: [], areas: [(number: 1, title: \"t\", line: 1, clauses: [{}])])",
            lines.join(", "),
            clauses.join(", ")
        );
        Catalogue::from_ron(&ron, Path::new("c.ron")).unwrap()
    }

    #[test]
    fn entries_follow_a_text_whose_number_moved_the_printed_one_too() {
        let before = Arc::new(Subject::of(&catalogue(&[
            "1.疏浚东渠。",
            "2.加固西堤。",
            "3.建闸。",
        ])));
        let after = Arc::new(Subject::of(&catalogue(&[
            "1.新增一条。",
            "2.疏浚东渠。",
            "3.加固北堤。",
        ])));
        let id = |text: &str| text.parse::<ClauseId>().unwrap();
        let entry = |clause: &str| {
            let mut entry = crate::journal::samples::done(1, "王芳", clause);
            entry.text = before.text(id(clause));
            entry
        };
        let entries = vec![entry("1.1"), entry("1.3")];
        let journal = Journal::from_entries(after, entries.clone());
        assert!(journal.progress().of(id("1.2")).status.done().is_some());
        assert!(journal.progress().of(id("1.1")).status.done().is_none());
        assert_eq!(
            journal.revised(),
            [
                Revised::Moved {
                    from: id("1.1"),
                    to: id("1.2")
                },
                Revised::Changed(id("1.3"))
            ]
        );
        assert_eq!(
            Journal::from_entries(before, entries).revision_remark(),
            None
        );
    }
}
