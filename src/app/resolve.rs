//! From a key press to what it means where the user is.

use super::{App, Msg, Screen, World};
use crate::keys::Scope;
use crate::keys::{COMMANDS, Command, Row};
use crate::keys::{Code, Key};

/// What a key means now; `None` when nothing.
pub(crate) fn resolve(app: &App, world: &World, key: Key) -> Option<Msg> {
    let scope = app.scope();
    if scope.types() {
        let command = world.keymap.command(scope, key).map(Msg::Do);
        return command.or_else(|| Some(esc_then(app, key).unwrap_or(Msg::Edit(key))));
    }
    let key = key.fold();
    if let Some(digit) = digit(app, key) {
        return Some(Msg::Digit(digit));
    }
    if !app.digits.is_empty() && key.code == Code::Enter {
        return Some(Msg::GoTo);
    }
    match world.keymap.command(scope, key) {
        Some(command) => Some(Msg::Do(command)),
        None if key.alt => esc_then(app, key),
        // A question is answered before anything is looked for.
        None if scope == Scope::Confirm => None,
        None => foreign(key).map(Msg::Find),
    }
}

/// Esc, then the key, for a key with Alt that means nothing else: a terminal sends both the same way when they come in quick
/// succession. Not where Esc would throw away what has been typed into a prompt, nor for keys that edit.
fn esc_then(app: &App, key: Key) -> Option<Msg> {
    let typing = app.scope().types();
    let edits = !matches!(key.code, Code::Char(_) | Code::Enter | Code::Tab);
    let full =
        matches!(&app.top().screen, Screen::Prompt(prompt) if !prompt.line.text().is_empty());
    if !key.alt || typing && (edits || full) {
        return None;
    }
    let key = Key { alt: false, ..key };
    Some(Msg::EscThen { key, typing })
}

/// A digit of a number to go to, or the point in one that has begun.
fn digit(app: &App, key: Key) -> Option<char> {
    let Code::Char(c) = key.code else { return None };
    let takes = c.is_ascii_digit() || (!app.digits.is_empty() && matches!(c, '.' | '-'));
    (app.scope().takes_numbers() && takes && !key.ctrl && !key.alt).then_some(c)
}

/// The character of a key that can only have come from an input method that is switched on.
fn foreign(key: Key) -> Option<char> {
    match key.code {
        Code::Char(c) if c.is_alphabetic() && !c.is_ascii() && !key.ctrl => Some(c),
        _ => None,
    }
}

impl App {
    /// Whether a command can do anything now; the same answer decides whether it is done and whether it is shown.
    pub(crate) fn available(&self, world: &World, command: Command) -> bool {
        if self.unseen {
            // From the notice `q` goes back, which nobody would see.
            let back =
                command == Command::Quit && matches!(self.top().screen, Screen::NoticeText { .. });
            return command.works_unseen() && !back;
        }
        match command {
            Command::Mark | Command::MarkAll | Command::Toggle | Command::Note => {
                self.read_only.is_none() && self.clause(world).is_some()
            }
            Command::Value => self.read_only.is_none() && self.clause_has_indicators(world),
            Command::Undo => self.read_only.is_none() && !self.undo.is_empty(),
            Command::Redo => self.read_only.is_none() && !self.redo.is_empty(),
            Command::Elsewhere => self.unsaved.is_some(),
            Command::NextHit | Command::PreviousHit => self.found.is_some(),
            Command::Back => self.top().screen.has_marks() || self.stack().len() > 1,
            Command::Open => self.can_open(world),
            Command::NextArea => self.area_beside(world, 1).is_some(),
            Command::PreviousArea => self.area_beside(world, -1).is_some(),
            Command::NextChoice | Command::PreviousChoice => self.choices(world) > 1,
            Command::NextClause | Command::PreviousClause => {
                self.position(world).is_some_and(|(_, of)| of > 1)
            }
            _ => true,
        }
    }

    /// The rows of the table whose commands can do something on the screen that is shown, with their places in it.
    pub(super) fn doable(&self, world: &World) -> impl Iterator<Item = (usize, &'static Row)> {
        let scope = self.scope();
        let rows = COMMANDS.iter().enumerate();
        let here = rows.filter(move |(_, row)| row.scopes.contains(&scope));
        here.filter(|(_, row)| self.available(world, row.command))
    }

    fn can_open(&self, world: &World) -> bool {
        match &self.top().screen {
            Screen::Clause { .. } => self.choices(world) > 0,
            screen => self.selected(world, screen).is_some(),
        }
    }

    fn clause_has_indicators(&self, world: &World) -> bool {
        let clause = self.clause(world).and_then(|id| world.catalogue.clause(id));
        clause.is_some_and(|clause| !clause.indicators.is_empty())
    }

    /// How many units or indicators there are to choose from.
    fn choices(&self, world: &World) -> usize {
        match &self.top().screen {
            Screen::Clause { id, .. } => {
                let duty = world
                    .catalogue
                    .clause(*id)
                    .and_then(|clause| clause.duty.as_ref());
                duty.map_or(0, |duty| duty.mentions.len())
            }
            Screen::Prompt(prompt) => prompt.choices(world),
            _ => 0,
        }
    }
}
