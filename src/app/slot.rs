//! A notice that is open, as far as it has been read.

use crate::catalogue::{Notice, NoticeNo};
use crate::journal::Journal;

/// A notice that is open.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    /// Its place.
    pub(crate) no: NoticeNo,
    /// What it is called in a row; empty for one that is open alone.
    pub(crate) name: String,
    /// What is known of it without reading it.
    pub(crate) head: Option<Notice>,
    /// How far it has been read.
    pub(crate) reading: Reading,
    /// Why nothing can be recorded for it, where that is so.
    pub(crate) read_only: Option<String>,
}

/// How far a notice has been read.
#[derive(Clone, Debug)]
pub(crate) enum Reading {
    /// Not yet: its turn has not come, and nobody has looked at it.
    Waiting,
    /// Its catalogue is there, and this was read last from its journal.
    Read(Journal),
    /// Its catalogue or its journal cannot be read, for this reason.
    Failed(String),
}

impl Slot {
    /// The notice that is open alone.
    pub(crate) fn alone(journal: Journal, read_only: Option<String>) -> Self {
        Self {
            no: NoticeNo::default(),
            name: String::new(),
            head: None,
            reading: Reading::Read(journal),
            read_only,
        }
    }

    /// What was read last from its journal.
    pub(crate) fn journal(&self) -> Option<&Journal> {
        match &self.reading {
            Reading::Read(journal) => Some(journal),
            Reading::Waiting | Reading::Failed(_) => None,
        }
    }
}
