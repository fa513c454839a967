//! Why nothing can be recorded.

/// Why nothing can be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ReadOnly {
    /// So it is since the program has started, and for this reason: nothing in the program can change it.
    Given(String),
    /// The user has chosen so in the running program, and can choose otherwise; in these words.
    Chosen(String),
}

impl ReadOnly {
    /// Why, in a sentence.
    pub(super) fn why(&self) -> &str {
        match self {
            Self::Given(why) | Self::Chosen(why) => why,
        }
    }
}
