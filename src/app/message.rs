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
    /// Whether it has been on the screen.
    pub(super) drawn: bool,
}

impl Message {
    /// A message that nobody has seen yet.
    pub(super) fn new(level: Level, text: String) -> Self {
        let drawn = false;
        Self { level, text, drawn }
    }

    /// Whether it tells that something failed, and nobody can have read it yet: keys may have been typed before it came.
    pub(super) fn is_owed(&self) -> bool {
        self.level == Level::Error && !self.drawn
    }
}

/// A sentence, and another after it; either may be missing.
pub(super) fn joined(mut text: String, more: Option<String>) -> String {
    if let Some(more) = more {
        if !text.is_empty() {
            text.push_str("  ");
        }
        text.push_str(&more);
    }
    text
}
