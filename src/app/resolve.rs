//! From a key press to what it means where the user is.

use crate::keys::{Code, Key, Scope};

use super::msg::Msg;
use super::state::App;
use super::world::World;

impl App {
    /// What a key means now; `None` when nothing.
    pub(super) fn resolve(&self, world: &World, key: Key) -> Option<Msg> {
        let scope = self.scope();
        if scope.types() {
            let command = world.keymap.command(scope, key).map(Msg::Do);
            return command.or_else(|| Some(self.as_esc_then(key).unwrap_or(Msg::Edit(key))));
        }
        let key = key.fold();
        if let Some(digit) = self.as_digit(key) {
            return Some(Msg::Digit(digit));
        }
        if !self.digits.is_empty() && key.code == Code::Enter {
            return Some(Msg::GoTo);
        }
        match world.keymap.command(scope, key) {
            Some(command) => Some(Msg::Do(command)),
            None if key.alt => self.as_esc_then(key),
            // A question is answered before anything is looked for.
            None if scope == Scope::Confirm => None,
            None => foreign(key).map(Msg::Find),
        }
    }

    /// Esc, then the key, for a key with Alt that means nothing else: a terminal sends both the same way when they come in
    /// quick succession. Not where Esc would throw away what has been typed into a prompt, nor for keys that edit.
    fn as_esc_then(&self, key: Key) -> Option<Msg> {
        let typing = self.scope().types();
        let edits = !matches!(key.code, Code::Char(_) | Code::Enter | Code::Tab);
        let full = self.scope() == Scope::Prompt && !self.top().text().is_empty();
        if !key.alt || typing && (edits || full) {
            return None;
        }
        let key = Key { alt: false, ..key };
        Some(Msg::EscThen { key, typing })
    }

    /// A digit of a number to go to, or the point in one that has begun.
    fn as_digit(&self, key: Key) -> Option<char> {
        let Code::Char(c) = key.code else { return None };
        let takes = c.is_ascii_digit() || (!self.digits.is_empty() && matches!(c, '.' | '-'));
        (self.scope().takes_numbers() && takes && !key.ctrl && !key.alt).then_some(c)
    }
}

/// The character of a key that can only have come from an input method that is switched on.
fn foreign(key: Key) -> Option<char> {
    match key.code {
        Code::Char(c) if c.is_alphabetic() && !c.is_ascii() && !key.ctrl => Some(c),
        _ => None,
    }
}
