//! What the status line says.

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// Something was done.
    Info,
    /// Something was not done, for a reason the user can see to.
    Warning,
    /// Something failed.
    Error,
}

/// What the status line says until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// How it is meant.
    pub(crate) level: Level,
    /// What it says.
    pub(crate) text: String,
}

/// A sentence, and another after it.
pub(super) fn joined(mut text: String, more: Option<String>) -> String {
    if let Some(more) = more {
        text.push_str("  ");
        text.push_str(&more);
    }
    text
}
