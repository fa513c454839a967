//! What never changes while the screen is open.

use crate::catalogue::Catalogue;
use crate::journal::Author;
use crate::keys::{Command, Keymap};
use crate::lang::Lang;
use crate::search::Index;

/// The notice, the keys and the person, as they are from the start to the end.
pub(crate) struct World {
    /// The notice taken apart.
    pub(crate) catalogue: Catalogue,
    /// The index over it.
    pub(crate) index: Index,
    /// Which keys do what.
    pub(crate) keymap: Keymap,
    /// The language of the chrome.
    pub(crate) lang: Lang,
    /// In whose name marks are recorded.
    pub(crate) operator: Author,
}

impl World {
    /// A hint at a command behind a message: two blanks, its key and what it does; empty where it has no key.
    pub(crate) fn hint(&self, command: Command, zh: &str, en: &str) -> String {
        self.keymap.hint(command, zh, en).pick(self.lang).to_owned()
    }
}
