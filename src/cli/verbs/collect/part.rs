//! The sheets of one notice, among those of several that are collected at once.

use super::files::Read;
use super::tell::{Preview, Saving};
use super::way::Way;
use crate::cli::{desk::Desk, out::Ink, out::Out};
use crate::error::Result;
use crate::journal::{Act, Progress};
use crate::report::returns::{Finding, settle};
use crate::store::now;
use crate::text::clean;

/// The sheets of one notice.
pub(super) struct Part<'a> {
    /// The notice and its journal.
    pub(super) desk: &'a Desk<'a>,
    /// What the notice is called among several; empty for one that is open alone.
    pub(super) name: String,
    /// Its sheets.
    pub(super) read: Read,
}

impl Part<'_> {
    /// Of which notice what follows is, where there are several.
    pub(super) fn head(&self, out: &mut Out) {
        if !self.name.is_empty() {
            let name = out.ink(Ink::Bold, &format!("== {} ==", clean(&self.name)));
            out.inked(&name);
        }
    }

    /// What becomes of its sheets.
    pub(super) fn settle(&self, progress: &Progress) -> Vec<Finding> {
        let board = self.desk.board(progress);
        settle(&self.read.sheets, board, now().date_naive())
    }

    /// The same, to be shown.
    pub(super) fn preview<'b>(
        &'b self,
        findings: &'b [Finding],
        progress: &'b Progress,
        way: Way,
    ) -> Preview<'b> {
        let periods = self.read.periods().into_iter();
        Preview {
            catalogue: &self.desk.library.catalogue,
            read: &self.read,
            findings,
            rounds: periods
                .map(|period| self.desk.board(progress).round(period))
                .collect(),
            conflicts: way.conflicts,
        }
    }

    /// Records what is wanted.
    pub(super) fn record(&self, findings: &[Finding], way: Way, out: &mut Out) -> Result<Saving> {
        let returns = way.returns(findings);
        if returns.is_empty() {
            return Ok(Saving::Not);
        }
        let saved = self.desk.record(&Act::Collect { returns }, out)?;
        Ok(Saving::Of(saved.plan.entries.len()))
    }
}

/// How far each notice is.
pub(super) fn progresses(parts: &[Part<'_>]) -> Result<Vec<Progress>> {
    parts.iter().map(|part| part.desk.progress()).collect()
}
