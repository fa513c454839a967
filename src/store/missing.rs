//! What a journal that is not there means.

/// What a journal that is not there means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Nothing recorded yet; the first save makes the file, in a folder that is there.
    Empty,
    /// As [`Missing::Empty`]; the first save makes the folder too. For the default path.
    EmptyWithFolder,
    /// A mistake, such as a slip in the path: refused, and nothing is made.
    Refused,
}
