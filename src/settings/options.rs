//! What is set, whoever set it.

use std::ffi::OsStr;
use std::path::PathBuf;

use strum::{EnumString, VariantNames};

use super::views::SavedView;
use crate::keys::Keymap;
use crate::lang::Lang;
use crate::listing::SOON_DAYS;
use crate::text::Ambiguous;

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

impl When {
    /// Whether colours are sent to a terminal, by what is set, `NO_COLOR` and `TERM`; the screen and the command line ask
    /// here.
    ///
    /// What is set comes first. `NO_COLOR` counts unless it is empty (no-color.org). Of the terminals, dumb ones, those of
    /// the VT100 to VT420 line and those named as monochrome (`-m`, `-mono`) have no colours by terminfo.
    pub(crate) fn shows_colors(self, no_color: Option<&OsStr>, term: &str) -> bool {
        let colorless = term == "dumb"
            || ["vt1", "vt2", "vt3", "vt4"]
                .iter()
                .any(|line| term.starts_with(line))
            || term.ends_with("-m")
            || term.ends_with("-mono");
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => no_color.is_none_or(OsStr::is_empty) && !colorless,
        }
    }
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
    /// The folder of several notices.
    pub(crate) shelf: Option<PathBuf>,
    /// Whether the built-in notice is left off the shelf.
    pub(crate) no_embedded: bool,
    /// The one notice of the shelf that is meant.
    pub(crate) notice: Option<String>,
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
    /// Where what happens is logged; `None`: nowhere.
    pub(crate) log: Option<PathBuf>,
    /// Whether results are JSON.
    pub(crate) json: bool,
    /// Whether results are labelled lines, for screen readers.
    pub(crate) plain: bool,
    /// Whether nothing may be recorded.
    pub(crate) read_only: bool,
    /// Days before a due day from which it counts as near.
    pub(crate) soon_days: SoonDays,
    /// The saved view that the screen starts with, by its name.
    pub(crate) view: Option<String>,
    /// What narrows the list that the screen starts with.
    pub(crate) filter: Option<String>,
    /// The saved views.
    pub(crate) views: Vec<SavedView>,
    /// How reports look.
    pub(crate) report: ReportLook,
}

/// Days before a due day from which it counts as near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SoonDays(pub(crate) u16);

impl Default for SoonDays {
    fn default() -> Self {
        Self(SOON_DAYS)
    }
}

/// What an office changes of the standard's form of a report; `None`: as the standard has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReportLook {
    /// The title's font.
    pub(crate) title_font: Option<String>,
    /// The text's font.
    pub(crate) body_font: Option<String>,
    /// The font of headings 一、.
    pub(crate) chapter_font: Option<String>,
    /// The font of headings （一）.
    pub(crate) section_font: Option<String>,
    /// The distance of lines in points, as written.
    pub(crate) line: Option<String>,
    /// Who signs.
    pub(crate) signed: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_comes_before_no_color_and_that_before_term() {
        let colors = |when: When, no_color: Option<&str>, term| {
            when.shows_colors(no_color.map(OsStr::new), term)
        };
        for term in [
            "",
            "xterm-256color",
            "screen",
            "tmux-256color",
            "linux",
            "vte",
        ] {
            assert!(colors(When::Auto, None, term) && colors(When::Auto, Some(""), term));
            assert!(!colors(When::Auto, Some("1"), term) && !colors(When::Never, None, term));
            assert!(colors(When::Always, Some("1"), term));
        }
        for term in ["vt100", "vt220", "xterm-mono", "linux-m", "dumb"] {
            assert!(!colors(When::Auto, None, term) && colors(When::Always, None, term));
        }
    }
}
