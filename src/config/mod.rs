//! The user's configuration: what `config.ron` may set, read with all its faults at once, and printed with its defaults.
//!
//! It holds what the command line and the environment may still override; who reads the file hands its text in.

mod defaults;
mod keys;
mod read;
#[cfg(test)]
mod tests;

pub(crate) use defaults::defaults;
pub(crate) use read::read;

use std::path::PathBuf;

use crate::keys::Keymap;
use crate::lang::Lang;

/// The newest form that this program reads.
pub(crate) const VERSION: u32 = 1;

/// When colours are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum When {
    /// To a terminal that shows them, unless `NO_COLOR` says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How wide the terminal draws characters that Unicode leaves open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ambiguous {
    /// As the terminal answers when asked.
    #[default]
    Auto,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}

impl Ambiguous {
    /// All choices with their names in the configuration, on the command line and in the environment.
    pub(crate) const NAMES: [(&str, Self); 3] = [
        ("auto", Self::Auto),
        ("narrow", Self::Narrow),
        ("wide", Self::Wide),
    ];

    /// The choice of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let mut names = Self::NAMES.into_iter();
        names
            .find(|known| known.0 == name)
            .map(|(_, choice)| choice)
    }
}

/// What the file sets; the rest is as usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Config {
    /// The language; `None` where the file does not say.
    pub(crate) lang: Option<Lang>,
    /// When to send colours.
    pub(crate) color: When,
    /// How wide ambiguous characters are.
    pub(crate) ambiguous: Ambiguous,
    /// Whether the mouse works in the screen.
    pub(crate) mouse: bool,
    /// The journal, as written; `None` for the usual place.
    pub(crate) state: Option<PathBuf>,
    /// In whose name is recorded; `None` for the login name.
    pub(crate) operator: Option<String>,
    /// Which keys do what.
    pub(crate) keymap: Keymap,
}
