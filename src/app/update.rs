//! What each message does to the state.

use crate::keys::{Code, Command, Key, Scope};
use crate::lang::tr;

use super::action::{Touches, action};
use super::edit::{LIMIT, LineEdit};
use super::message::{Level, joined};
use super::msg::{Effect, Msg};
use super::state::App;
use super::why;
use super::world::World;

impl App {
    /// Takes a key press.
    pub(crate) fn press(&mut self, world: &World, key: Key) -> Vec<Effect> {
        let msg = self.resolve(world, key);
        // What nobody has read yet stays to be read.
        let read = !self.unseen && self.hush();
        if let Some(id) = self.held.take() {
            self.outdate();
            if let Some(Msg::Do(command)) = &msg
                && action(*command).touches == Touches::Clauses
            {
                let text = why::just_changed(world, id);
                self.say(Level::Warning, text);
                self.refresh(world);
                return Vec::new();
            }
        }
        if let Some(msg) = msg {
            return self.update(world, msg);
        }
        if read {
            self.explain(world, key);
        }
        self.refresh(world);
        Vec::new()
    }

    /// Changes the state; what is to be done outside comes back.
    pub(crate) fn update(&mut self, world: &World, msg: Msg) -> Vec<Effect> {
        if self.unseen && !self.heeds_unseen(world, &msg) {
            return Vec::new();
        }
        let effects = self.take(world, msg);
        self.refresh(world);
        effects
    }

    /// Whether a key may come to something that is recorded, or that depends on what is.
    pub(crate) fn may_record(&self, world: &World, key: Key) -> bool {
        let scope = self.scope();
        match world.keymap.command(scope, key.fold()) {
            Some(Command::Accept) => scope == Scope::Prompt,
            Some(command) => action(command).touches.waits(),
            // Esc and a key in one packet: what that comes to depends on the screen below.
            None => key.alt,
        }
    }

    /// Whether a message is heeded on a terminal too small to show what it does.
    fn heeds_unseen(&self, world: &World, msg: &Msg) -> bool {
        match msg {
            Msg::Do(command) => self.available(world, *command),
            Msg::Recorded(..)
            | Msg::Reloaded(..)
            | Msg::Opened(..)
            | Msg::Moved(_)
            | Msg::Exported { .. }
            | Msg::Now(_)
            | Msg::Warn(_)
            | Msg::Waits(_)
            | Msg::Trouble(..) => true,
            _ => false,
        }
    }

    fn take(&mut self, world: &World, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Do(command) => return self.command(world, command),
            Msg::Edit(key) => self.edit(world, key),
            Msg::Click { row, double } => return self.click(world, row, double),
            Msg::Paste(text) => self.paste(world, &text),
            Msg::Digit(digit) => self.digit(digit),
            Msg::GoTo => self.go_to(world),
            Msg::EscThen { key, typing } => return self.esc_then(world, key, typing),
            Msg::Find(c) => {
                self.digits.clear();
                self.find_or_narrow(c.encode_utf8(&mut [0; 4]));
            }
            Msg::Recorded(notice, act, result) => self.recorded(world, notice, act, *result),
            Msg::Reloaded(notice, result) => self.reloaded(world, notice, *result),
            Msg::Opened(notices) => return self.opened(notices),
            Msg::Moved(path) => self.moved(world, &path),
            Msg::Exported { path, result } => self.exported(world, path, result),
            Msg::Completed(path) => self.completed(&path),
            Msg::Now(now) => self.tell_time(now),
            Msg::Warn(text) => self.warn(text),
            Msg::Waits(waits) => self.waits = waits,
            Msg::Trouble(notice, text) => self.trouble = Some((notice, text)),
        }
        Vec::new()
    }

    fn esc_then(&mut self, world: &World, key: Key, typing: bool) -> Vec<Effect> {
        let mut effects = self.press(world, Key::plain(Code::Esc));
        let command = world.keymap.command(self.scope(), key.fold());
        if !(typing && command.is_some_and(|command| action(command).at_once)) {
            effects.extend(self.press(world, key));
        }
        effects
    }

    /// Does a command, or says why not.
    pub(super) fn command(&mut self, world: &World, command: Command) -> Vec<Effect> {
        let action = action(command);
        if !self.digits.is_empty() {
            if action.touches.waits() {
                let text = why::number_first(self, world);
                self.say(Level::Warning, text);
                return Vec::new();
            }
            self.digits.clear();
            // Esc only takes the number back.
            if command == Command::Back {
                return Vec::new();
            }
        }
        if action.can_run(self, world) {
            return action.run(self, world);
        }
        if let Some(why) = action.why_not(self, world) {
            self.say(Level::Warning, why);
        }
        Vec::new()
    }

    fn edit(&mut self, world: &World, key: Key) {
        let fits = self.type_in(|line| match key.text() {
            Some(c) => line.insert(c.encode_utf8(&mut [0; 4])),
            None => {
                line.key(key);
                true
            }
        });
        if fits == Some(false) {
            self.say(Level::Warning, too_long(world, 1));
        }
    }

    /// Begins a new line in what is typed.
    pub(super) fn break_line(&mut self, world: &World) {
        if self.type_in(LineEdit::break_line) == Some(false) {
            self.say(Level::Warning, too_long(world, 1));
        }
    }

    /// Whether what is typed may have several lines.
    pub(super) fn takes_lines(&self) -> bool {
        self.top().line.as_ref().is_some_and(LineEdit::takes_lines)
    }

    /// Whether a line is being typed.
    pub(crate) fn types_a_line(&self) -> bool {
        self.scope().types()
    }

    fn paste(&mut self, world: &World, text: &str) {
        self.digits.clear();
        let text = match self.type_in(|line| line.insert(text)) {
            Some(true) => return,
            Some(false) => too_long(world, text.chars().count()),
            None => tr!(
                world.lang,
                "粘贴的内容没有输入框可放，未作处理",
                "nothing here takes a paste; it was left alone"
            ),
        };
        self.say(Level::Warning, text);
    }

    /// Changes the line that is typed into, where there is one; gives what `change` does.
    pub(super) fn type_in(&mut self, change: impl FnOnce(&mut LineEdit) -> bool) -> Option<bool> {
        if !self.types_a_line() {
            return None;
        }
        let top = self.top_mut();
        let line = top.line.as_mut()?;
        let before = line.text().to_owned();
        let fits = change(line);
        if line.text() != before {
            top.line_changed();
        }
        Some(fits)
    }

    /// Says what the user should know, after what the status line says already.
    pub(super) fn warn(&mut self, text: String) {
        match self.message {
            Some(_) => self.append(text),
            None => self.say(Level::Warning, text),
        }
    }

    /// Says more after what the status line says.
    pub(super) fn append(&mut self, more: String) {
        if let Some(message) = &mut self.message {
            message.text = joined(std::mem::take(&mut message.text), Some(more));
        }
    }
}

/// That so many characters more do not fit into a line.
fn too_long(world: &World, more: usize) -> String {
    tr!(
        world.lang,
        "一行最多 {LIMIT} 字，再加 {more} 字就放不下了，没有放入",
        "a line takes {LIMIT} characters; {more} more do not fit and were left out"
    )
}
