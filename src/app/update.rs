//! What each message does to the state.

use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::journal::{Act, Journal, Plan};
use crate::lang::{Wording, both};

use super::moves::Move;
use super::{App, Level, LineEdit, Screen, Show, World, resolve};
use crate::keys::Command;
use crate::keys::{Code, Key};

/// Something that happened.
#[derive(Debug)]
pub(crate) enum Msg {
    /// A command was asked for.
    Do(Command),
    /// A key that edits the line being typed.
    Edit(Key),
    /// A row of the list that is shown was clicked.
    Click {
        /// The row, from 0.
        row: usize,
        /// Whether for the second time at once.
        double: bool,
    },
    /// Text was pasted; never acts as keys.
    Paste(String),
    /// A character of a number to go to.
    Digit(char),
    /// Go to the number typed.
    GoTo,
    /// Esc and a key that came as one.
    EscThen {
        /// The key.
        key: Key,
        /// Whether where one types: Alt and a letter may also have been meant for the line, and must not record anything.
        typing: bool,
    },
    /// A character that no key of a list gives, since an input method is on: it begins a search.
    Find(char),
    /// What became of an [`Effect::Record`].
    Recorded(Act, Box<Result<Recorded>>),
    /// The journal was changed by somebody else.
    Reloaded(Box<Result<Journal>>),
    /// The journal is another file from now on.
    Moved(PathBuf),

    /// Something to know from the start.
    Warn(Wording),
}

/// What was recorded, as the file holds it now.
#[derive(Debug)]
pub(crate) struct Recorded {
    /// The journal with it.
    pub(crate) journal: Journal,
    /// What was added to it, and what needed no adding.
    pub(crate) plan: Plan,
    /// What went wrong beside it: it is saved, but with a fault to know of.
    pub(crate) fault: Option<Error>,
}

/// Something the terminal layer has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Record in the journal, and answer with [`Msg::Recorded`].
    Record(Act),
    /// Copy the journal to another file, record there from now on, and answer with [`Msg::Moved`] and
    /// [`Msg::Recorded`].
    RecordIn {
        /// The file, as typed.
        path: String,
        /// What to record.
        act: Act,
    },
    /// Draw the whole screen anew.
    Redraw,
    /// Stop as Ctrl-Z does.
    Suspend,
    /// Leave the program.
    Quit,
}

impl App {
    /// Takes a key press.
    pub(crate) fn press(&mut self, world: &World, key: Key) -> Vec<Effect> {
        let msg = resolve(self, world, key);
        // What nobody has read yet stays to be read.
        if !self.unseen {
            self.message = None;
        }
        if let Some(msg) = msg {
            return self.update(world, msg);
        }
        if !self.unseen {
            self.explain(world, key);
        }
        Vec::new()
    }

    /// Whether a message is heeded on a terminal too small to show what it does.
    fn heeds_unseen(&self, world: &World, msg: &Msg) -> bool {
        match msg {
            Msg::Do(command) => self.available(world, *command),
            Msg::Recorded(..) | Msg::Reloaded(_) | Msg::Moved(_) | Msg::Warn(_) => true,
            _ => false,
        }
    }

    /// Changes the state; what is to be done outside comes back.
    pub(crate) fn update(&mut self, world: &World, msg: Msg) -> Vec<Effect> {
        if self.unseen && !self.heeds_unseen(world, &msg) {
            return Vec::new();
        }
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
                self.find(world, c.encode_utf8(&mut [0; 4]));
            }
            Msg::Recorded(act, result) => self.recorded(world, act, *result),
            Msg::Reloaded(result) => self.reloaded(world, *result),
            Msg::Moved(path) => self.moved(&path),
            Msg::Warn(text) => self.warn(text),
        }
        Vec::new()
    }

    fn esc_then(&mut self, world: &World, key: Key, typing: bool) -> Vec<Effect> {
        let mut effects = self.press(world, Key::plain(Code::Esc));
        let command = world.keymap.command(self.scope(), key.fold());
        if !(typing && command.is_some_and(Command::records)) {
            effects.extend(self.press(world, key));
        }
        effects
    }

    pub(super) fn command(&mut self, world: &World, command: Command) -> Vec<Effect> {
        if !self.digits.is_empty() {
            if command.waits_for_number() {
                self.ask_to_go_first(world);
                return Vec::new();
            }
            self.digits.clear();
            // Esc only takes the number back.
            if command == Command::Back {
                return Vec::new();
            }
        }
        if !self.available(world, command) {
            self.refuse(world, command);
            return Vec::new();
        }
        match command {
            Command::Next => self.go(world, Move::Rows(1)),
            Command::Previous => self.go(world, Move::Rows(-1)),
            Command::PageDown => self.go(world, Move::Pages(1)),
            Command::PageUp => self.go(world, Move::Pages(-1)),
            Command::HalfDown => self.go(world, Move::Halves(1)),
            Command::HalfUp => self.go(world, Move::Halves(-1)),
            Command::First => self.go(world, Move::First),
            Command::Last => self.go(world, Move::Last),
            Command::Open => return self.open(world),
            Command::Back | Command::Decline => self.back(),
            Command::NextClause => self.turn(world, 1),
            Command::PreviousClause => self.turn(world, -1),
            Command::NextChoice => self.choose(world, 1),
            Command::PreviousChoice => self.choose(world, -1),
            Command::NextArea => self.turn_area(world, 1),
            Command::PreviousArea => self.turn_area(world, -1),
            Command::Units => self.find_units(world),
            Command::Search => self.find(world, ""),
            Command::NextHit => self.walk(world, 1),
            Command::PreviousHit => self.walk(world, -1),
            Command::Show => self.show_next(),
            Command::NoticeText => self.read_notice(world),
            Command::Help => self.push(Screen::Help {
                of: self.scope(),
                can: self.doable(world).map(|(_, row)| row.command).collect(),
                query: LineEdit::default(),
            }),
            Command::Palette => self.open_palette(world),
            Command::Note => self.ask_note(world),
            Command::Value => self.ask_value(world),
            Command::Mark => self.mark(world),
            Command::MarkAll => self.mark_all(world),
            Command::Toggle => return self.toggle(world),
            Command::Elsewhere => self.ask_elsewhere(world),
            Command::Undo => return self.undo(),
            Command::Redo => return self.redo(),
            Command::Accept => return self.accept(world),
            Command::Confirm => return self.confirm(),
            Command::Redraw => return vec![Effect::Redraw],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Quit => return self.quit(),
            Command::Leave => return vec![Effect::Quit],
        }
        Vec::new()
    }

    fn show_next(&mut self) {
        self.show = match self.show {
            Show::All => Show::Open,
            Show::Open => Show::Done,
            Show::Done => Show::All,
        };
    }

    fn edit(&mut self, world: &World, key: Key) {
        let line = match &mut self.top_mut().screen {
            Screen::Units(finder) => &mut finder.query,
            Screen::Search(search) => &mut search.query,
            Screen::Palette(palette) => &mut palette.query,
            Screen::Prompt(prompt) => &mut prompt.line,
            Screen::Help { query, .. } => query,
            _ => return,
        };
        let before = line.text().to_owned();
        match key.text() {
            Some(c) => line.insert(c.encode_utf8(&mut [0; 4])),
            None => _ = line.key(key),
        }
        if line.text() != before {
            self.search_again(world);
        }
    }

    fn paste(&mut self, world: &World, text: &str) {
        self.digits.clear();
        match &mut self.top_mut().screen {
            Screen::Units(finder) => finder.query.insert(text),
            Screen::Search(search) => search.query.insert(text),
            Screen::Palette(palette) => palette.query.insert(text),
            Screen::Prompt(prompt) => prompt.line.insert(text),
            Screen::Help { query, .. } => query.insert(text),
            _ => {
                let said = both!(
                    "粘贴的内容没有输入框可放，未作处理",
                    "nothing here takes a paste; it was left alone"
                );
                return self.say(Level::Warning, said);
            }
        }
        self.search_again(world);
    }
}
