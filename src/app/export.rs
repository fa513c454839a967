//! A list as it is to be written as a file.

use crate::catalogue::ClauseId;
use crate::error::Error;

/// The rows of a list, to be written as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Export {
    /// The clauses, in the order of the list.
    pub(crate) clauses: Vec<ClauseId>,
    /// What the list shows, in words; empty where it is all there is.
    pub(crate) scope: String,
    /// The file that is there and that may be replaced if it is named again.
    pub(crate) replaces: Option<String>,
}

/// Why nothing was exported.
#[derive(Debug)]
pub(crate) enum Exported {
    /// There is a file of this name.
    There,
    /// It could not be written.
    Failed(Error),
}
