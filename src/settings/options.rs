//! What is set, whoever set it.

use std::path::PathBuf;

use strum::{EnumString, VariantNames};

use crate::keys::Keymap;
use crate::lang::Lang;

/// When colours are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, VariantNames)]
#[strum(serialize_all = "lowercase")]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub(crate) enum Ambiguous {
    /// As the terminal answers when asked.
    #[default]
    Auto,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}

/// Every setting with its value; the default is how things are where nobody sets anything.
// Each is a switch of its own on the command line.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// The journal; `None`: the default place.
    pub(crate) state: Option<PathBuf>,
    /// The catalogue; `None`: the embedded one.
    pub(crate) catalogue: Option<PathBuf>,
    /// In whose name is recorded; `None`: the login name.
    pub(crate) operator: Option<String>,
    /// The language.
    pub(crate) lang: Lang,
    /// When to send colours.
    pub(crate) color: When,
    /// How wide the screen takes ambiguous characters.
    pub(crate) ambiguous: Ambiguous,
    /// Whether the mouse works in the screen.
    pub(crate) mouse: bool,
    /// Which keys do what in the screen.
    pub(crate) keymap: Keymap,
    /// Where the configuration is looked for, whether it is there or not; `None` without a home.
    pub(crate) config: Option<PathBuf>,
    /// Whether results are JSON.
    pub(crate) json: bool,
    /// Whether results are labelled lines, for screen readers.
    pub(crate) plain: bool,
    /// Whether nothing may be recorded.
    pub(crate) read_only: bool,
}
