//! What never changes while the screen is open.

use crate::journal::Author;
use crate::keys::{Command, Keymap};
use crate::lang::Lang;
use crate::search::Library;

/// The notice, the keys and the person, as they are from the start to the end.
pub(crate) struct World {
    /// The notice taken apart, and what finds things in it.
    pub(crate) library: Library,
    /// Which keys do what.
    pub(crate) keymap: Keymap,
    /// The language of the chrome.
    pub(crate) lang: Lang,
    /// In whose name marks are recorded.
    pub(crate) operator: Author,
    /// Days before a due day from which it counts as near.
    pub(crate) soon_days: u16,
}

impl World {
    /// A hint at a command behind a message: two blanks, its key and what it does; empty where it has no key.
    pub(crate) fn hint(&self, command: Command, zh: &str, en: &str) -> String {
        self.keymap.hint(command, zh, en).pick(self.lang).to_owned()
    }
}
