//! How a verb ended.

/// How a verb ended that did not fail; the number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// It did what was asked.
    Fine = 0,
    /// Nothing matched, or not all could be taken in.
    Nothing = 1,
    /// It found faults in a file.
    Faults = 3,
}
