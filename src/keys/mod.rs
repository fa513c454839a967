//! Keys: one key press and its notation, the one table of commands, the scopes they work in, and which keys do what.

mod command;
mod key;
mod keymap;
mod scope;

pub(crate) use command::{COMMANDS, Command, Row, Topic};
pub(crate) use key::{Arrival, Code, Key};
pub(crate) use keymap::{Binding, Keymap, Own, edits};
pub(crate) use scope::Scope;
