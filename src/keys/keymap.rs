//! Which keys do what: the command table with the user's own keys in it.

use super::command::{COMMANDS, Command, Row};
use super::key::{Code, Key};
use super::scope::Scope;
use crate::lang::{Lang, Wording};

/// The keys a user wants for a command instead of the table's.
pub(crate) type Own = (Command, Vec<Key>);

/// All commands with the keys they have now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Keymap {
    bound: Vec<Bound>,
}

/// A row of the table and its keys.
#[derive(Clone, Debug)]
struct Bound {
    row: &'static Row,
    /// Where keys are commands.
    keys: Vec<Key>,
    /// Where characters are text.
    typing: Vec<Key>,
}

/// A command as it is bound in one scope.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Binding<'a> {
    /// Its row of the table.
    pub(crate) row: &'static Row,
    /// Its keys there, the one to show first; empty where the user wants none.
    pub(crate) keys: &'a [Key],
}

impl PartialEq for Bound {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.row, other.row) && self.keys == other.keys && self.typing == other.typing
    }
}

impl Eq for Bound {}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(&[])
    }
}

/// Whether a command came after people had keys of their own: theirs stay theirs, and it goes without.
fn gives_way(command: Command) -> bool {
    matches!(
        command,
        Command::Due
            | Command::Deadlines
            | Command::Sort
            | Command::Role
            | Command::Copy
            | Command::CopyRow
            | Command::Export
    )
}

/// Whether the user has given a key of this row to another command that works in one of its scopes.
fn is_taken(key: Key, row: &Row, own: &[Own]) -> bool {
    let meets = |command: Command| {
        let mut others = COMMANDS.iter().filter(|other| other.command == command);
        others.any(|other| other.scopes.iter().any(|scope| row.scopes.contains(scope)))
    };
    own.iter()
        .any(|(command, keys)| *command != row.command && keys.contains(&key) && meets(*command))
}

impl Keymap {
    /// The table with a user's own keys in it. They replace the keys of the command wherever it is bound. Where one types, only
    /// those count that neither type nor edit, and the table's stay when none is left, so that no screen becomes a trap.
    pub(crate) fn new(own: &[Own]) -> Self {
        let bound = COMMANDS.iter().map(|row| {
            let mut usual: Vec<Key> = row.keys.iter().filter_map(|key| key.parse().ok()).collect();
            if gives_way(row.command) {
                usual.retain(|key| !is_taken(*key, row, own));
            }
            let own = own.iter().find(|(command, _)| *command == row.command);
            let mut keys = own.map_or_else(|| usual.clone(), |(_, keys)| keys.clone());
            let mut typing: Vec<Key> = keys.iter().copied().filter(|key| !edits(*key)).collect();
            if typing.is_empty() {
                typing = usual.into_iter().filter(|key| !edits(*key)).collect();
            }
            if !row.scopes.iter().any(|scope| scope.types()) {
                typing.clear();
            } else if row.scopes.iter().all(|scope| scope.types()) {
                keys.clear();
            }
            Bound { row, keys, typing }
        });
        Self {
            bound: bound.collect(),
        }
    }

    /// The commands of a scope, in the order of the table.
    pub(crate) fn in_scope(&self, scope: Scope) -> impl Iterator<Item = Binding<'_>> {
        let bound = self.bound.iter();
        bound
            .filter(move |bound| bound.row.scopes.contains(&scope))
            .map(move |bound| bound.binding(scope))
    }

    /// What `key` does in `scope`.
    pub(crate) fn command(&self, scope: Scope, key: Key) -> Option<Command> {
        self.in_scope(scope)
            .find(|binding| binding.keys.contains(&key))
            .map(|binding| binding.row.command)
    }

    /// Every row with its keys, where it is bound first.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Binding<'_>> {
        let bound = self.bound.iter();
        bound.filter_map(|bound| Some(bound.binding(*bound.row.scopes.first()?)))
    }

    /// Keys that would do two things in one scope: the key and both commands, each once.
    pub(crate) fn clashes(&self) -> Vec<(Key, &'static Row, &'static Row)> {
        let mut clashes: Vec<(Key, &'static Row, &'static Row)> = Vec::new();
        for scope in Scope::ALL {
            let mut seen: Vec<(Key, &'static Row)> = Vec::new();
            for Binding { row, keys } in self.in_scope(scope) {
                for key in keys {
                    let other = seen.iter().find(|(taken, _)| taken == key);
                    let Some((_, other)) = other else {
                        seen.push((*key, row));
                        continue;
                    };
                    let known = |(k, a, b): &(Key, &Row, &Row)| {
                        k == key && a.command == other.command && b.command == row.command
                    };
                    if !clashes.iter().any(known) {
                        clashes.push((*key, other, row));
                    }
                }
            }
        }
        clashes
    }

    /// The first key of a command as people call it, in both languages; empty where it has none.
    pub(crate) fn key_label(&self, command: Command) -> Wording {
        let mut bound = self.rows().filter(|binding| binding.row.command == command);
        let key = bound.find_map(|binding| binding.keys.first().copied());
        let label = |lang| key.map_or_else(String::new, |key| key.label(lang));
        Wording {
            zh: label(Lang::Zh),
            en: label(Lang::En),
        }
    }

    /// A hint at a command after a message: its key and what it does; empty where it has no key.
    pub(crate) fn hint(&self, command: Command, zh: &str, en: &str) -> Wording {
        let key = self.key_label(command);
        if key.zh.is_empty() {
            return key;
        }
        Wording {
            zh: format!("  {} {zh}", key.zh),
            en: format!("  {} {en}", key.en),
        }
    }
}

impl Bound {
    fn binding(&self, scope: Scope) -> Binding<'_> {
        let keys = if scope.types() {
            &self.typing
        } else {
            &self.keys
        };
        Binding {
            row: self.row,
            keys,
        }
    }
}

/// Whether the key types or edits where text is typed, and so cannot be a command there.
pub(crate) fn edits(key: Key) -> bool {
    key.text().is_some()
        || matches!(
            key.code,
            Code::Left | Code::Right | Code::Home | Code::End | Code::Backspace | Code::Delete
        )
        || (key.ctrl
            && matches!(
                key.code,
                Code::Char('a' | 'd' | 'e' | 'h' | 'k' | 'u' | 'w')
            ))
}
