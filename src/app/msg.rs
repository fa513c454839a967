//! What happens to the state, and what it asks for.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

use crate::catalogue::{ClauseId, NoticeNo};
use crate::error::{Error, Result};
use crate::journal::{Act, Journal, Plan};
use crate::keys::{Command, Key};
use crate::lang::Wording;

use super::export::{Export, Exported};

/// What was read of a notice: its journal, with why nothing can be recorded in it where that is so; or why it cannot be read.
pub(crate) type Opened = std::result::Result<(Journal, Option<String>), String>;

/// A save that is not at its end.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    /// For whom it waits and since when, as people are told.
    pub(crate) text: String,
    /// The clauses that it is about.
    pub(crate) clauses: Vec<ClauseId>,
}

/// Something that happened.
#[derive(Debug)]
pub(crate) enum Msg {
    /// A command was asked for.
    Do(Command),
    /// A key that edits the line being typed.
    Edit(Key),
    /// A row of the list that is shown was clicked.
    Click {
        /// The row, from 0.
        row: usize,
        /// Whether for the second time at once.
        double: bool,
    },
    /// Text was pasted; never acts as keys.
    Paste(String),
    /// A character of a number to go to.
    Digit(char),
    /// Go to the number typed.
    GoTo,
    /// Esc and a key that came as one.
    EscThen {
        /// The key.
        key: Key,
        /// Whether where one types: Alt and a letter may also have been meant for the line, and must not record anything.
        typing: bool,
    },
    /// A character that no key of a list gives, since an input method is on: it begins a search.
    Find(char),
    /// What became of an [`Effect::Record`].
    Recorded(NoticeNo, Act, Box<Result<Recorded>>),
    /// The journal was changed by somebody else.
    Reloaded(NoticeNo, Box<Result<Journal>>),
    /// The journal is another file from now on.
    Moved(PathBuf),
    /// Notices of the shelf have been read: their catalogues are in their places.
    Opened(Vec<(NoticeNo, Opened)>),
    /// What became of an [`Effect::Export`].
    Exported {
        /// The file, as typed.
        path: String,
        /// The whole path of what was written, or why nothing was.
        result: std::result::Result<PathBuf, Exported>,
    },
    /// What is typed is completed to this.
    Completed(String),
    /// The time by the reader's clock; with a new day the flags change.
    Now(DateTime<FixedOffset>),
    /// Something to know beside what is said already.
    Warn(String),
    /// A save waits; `None`: it waits no longer.
    Waits(Option<Waiting>),
    /// The journal cannot be read as things stand, and why.
    Trouble(NoticeNo, String),
}

/// What was recorded, as the file holds it now.
#[derive(Debug)]
pub(crate) struct Recorded {
    /// The journal with it.
    pub(crate) journal: Journal,
    /// What was added to it, and what needed no adding.
    pub(crate) plan: Plan,
    /// What went wrong beside it: it is saved, but with a fault to know of.
    pub(crate) fault: Option<Error>,
    /// What people should know beside it.
    pub(crate) remarks: Vec<Wording>,
}

/// Something the program has to do outside of the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Record in the journal, and answer with [`Msg::Recorded`].
    Record(NoticeNo, Act),
    /// Copy the journal to another file, record there from now on, and answer with [`Msg::Recorded`] and
    /// [`Msg::Moved`].
    RecordIn {
        /// The notice whose journal it is.
        notice: NoticeNo,
        /// The file, as typed.
        path: String,
        /// What to record.
        act: Act,
    },
    /// Send a text to the clipboard, and show it alone with what is said of it.
    Copy {
        /// The text.
        text: String,
        /// What is said.
        said: String,
    },
    /// Write rows as a file, and answer with [`Msg::Exported`].
    Export {
        /// The file, as typed.
        path: String,
        /// The rows.
        export: Export,
        /// Whether a file that is there may go.
        over: bool,
    },
    /// Read a notice of the shelf now, out of its turn.
    Read(NoticeNo),
    /// Complete the path that is typed, and answer with [`Msg::Completed`].
    Complete(String),
    /// Draw the whole screen anew.
    Redraw,
    /// Stop as Ctrl-Z does.
    Suspend,
    /// Leave the program.
    Quit,
}
