//! The state behind the screen, and how a key press changes it. No terminal, file or clock in here: a whole session can be
//! tested as a string of keys.
//!
//! A key becomes a [`Msg`] by the one command table ([`resolve()`]); [`update`](App::update) changes the state and returns
//! [`Effect`]s, which the terminal layer performs and answers with further messages; then the screen is drawn once.

mod answer;
mod cursor;
mod edit;
mod find;
mod goto;
mod marks;
mod moves;
mod open;
mod palette;
mod prompt;
mod refusal;
mod resolve;
mod rows;
mod said;
mod screen;
mod update;

pub(crate) use edit::LineEdit;
pub(crate) use palette::{Palette, named};
pub(crate) use resolve::resolve;
pub(crate) use rows::Item;
pub(crate) use screen::{Asks, ClauseList, Finder, Prompt, Screen, Search};
pub(crate) use update::{Effect, Msg, Recorded};

use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::journal::{Act, Journal, Progress, Stamp};
use crate::keys::{Keymap, Scope};
use crate::lang::{Lang, Wording, both};
use crate::listing::Board;
use crate::search::Index;

use cursor::Cursor;
use screen::Found;

/// What never changes while the screen is open.
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
    pub(crate) operator: String,
}

/// Which clauses lists show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Show {
    /// All of them.
    #[default]
    All,
    /// Those that are not done.
    Open,
    /// Those that are done.
    Done,
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// Something was done.
    Info,
    /// Something was not done, for a reason the user can see to.
    Warning,
    /// Something failed.
    Error,
}

/// What the status line says until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// How it is meant.
    pub(crate) level: Level,
    /// What it says.
    pub(crate) text: Wording,
}

/// A screen on the stack, and where it is scrolled to.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// The screen.
    pub(crate) screen: Screen,
    /// Its first visible row or line, from 0.
    pub(crate) top: usize,
    /// Whether the selection is kept in view; a text that is being scrolled lets go of it.
    follows: bool,
    /// How it lay when it was drawn last.
    laid: Metrics,
}

/// How the top screen lies on the terminal; the runtime asks the screen for it before each draw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Metrics {
    /// Columns of its body; a text of another width has other lines.
    pub(crate) columns: usize,
    /// Rows in its body; 0 where the terminal is too small to show it.
    pub(crate) page: usize,
    /// Rows or lines it has in all.
    pub(crate) lines: usize,
    /// The row or line that is selected, from 0.
    pub(crate) focus: Option<usize>,
}

/// The state behind the screen.
pub(crate) struct App {
    /// Never empty; the first is [`Screen::Home`].
    stack: Vec<Shown>,
    journal: Journal,
    /// Derived from the journal whenever that changes.
    progress: Progress,
    /// Which clauses lists show.
    pub(crate) show: Show,
    /// What the status line says.
    pub(crate) message: Option<Message>,
    /// Digits typed so far to go to an area or clause.
    pub(crate) digits: String,
    /// Saves of this session that can be taken back, the latest last.
    undo: Vec<Stamp>,
    /// Undos of this session that can be taken back, the latest last; emptied by a new change.
    redo: Vec<Stamp>,
    /// Why nothing can be recorded, where that is known.
    read_only: Option<Wording>,
    /// What could not be recorded last, so that it can be recorded in another file.
    unsaved: Option<Act>,
    /// What the last search found.
    found: Option<Found>,
    page: usize,
    /// Whether the terminal is too small to show anything: what nobody sees must not happen.
    unseen: bool,
}

impl App {
    /// The program as it starts, on the areas; `read_only` says why nothing can be recorded, where that is so.
    pub(crate) fn new(journal: Journal, read_only: Option<Wording>) -> Self {
        let progress = journal.progress();
        let read_only = read_only.map(|Wording { zh, en }| {
            both!(
                "只读，不能登记：{zh}",
                "read-only, nothing can be recorded: {en}"
            )
        });
        let message = read_only.clone().map(|text| Message {
            level: Level::Warning,
            text,
        });
        Self {
            stack: vec![Shown::new(Screen::Home(Cursor::default()))],
            journal,
            progress,
            show: Show::default(),
            message,
            digits: String::new(),
            undo: Vec::new(),
            redo: Vec::new(),
            read_only,
            unsaved: None,
            found: None,
            page: 1,
            unseen: false,
        }
    }

    /// What the lists are made of.
    pub(crate) fn board<'a>(&'a self, world: &'a World) -> Board<'a> {
        Board {
            catalogue: &world.catalogue,
            progress: &self.progress,
        }
    }

    /// The screens from the areas up to the one that is shown.
    pub(crate) fn stack(&self) -> &[Shown] {
        &self.stack
    }

    /// The screen that is shown.
    pub(crate) fn top(&self) -> &Shown {
        // The stack is never empty: `back` keeps the first screen.
        &self.stack[self.stack.len() - 1]
    }

    fn top_mut(&mut self) -> &mut Shown {
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    /// The screen below a prompt or the help, else the top one: what the whole window shows.
    pub(crate) fn window(&self) -> &Shown {
        let covered = self.top().screen.is_overlay();
        &self.stack[self.stack.len() - 1 - usize::from(covered)]
    }

    /// In which scope keys are looked up.
    pub(crate) fn scope(&self) -> Scope {
        self.top().screen.scope()
    }

    /// What was read from the file last.
    pub(crate) fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Why nothing can be recorded, where that is known.
    pub(crate) fn read_only(&self) -> Option<&Wording> {
        self.read_only.as_ref()
    }

    /// Keeps the shown screen in bounds; to be called with the metrics of the screen before each draw.
    pub(crate) fn fit(&mut self, metrics: Metrics) {
        self.unseen = metrics.page == 0;
        if self.unseen {
            return;
        }
        self.page = metrics.page;
        let covered = usize::from(self.top().screen.is_overlay());
        let window = self.stack.len() - 1 - covered;
        self.stack[window].fit(metrics);
    }

    /// Whether the terminal has become large enough to show anything, or too small; known before the next draw.
    pub(crate) fn resized(&mut self, seen: bool) {
        self.unseen = !seen;
    }

    fn say(&mut self, level: Level, text: Wording) {
        self.message = Some(Message { level, text });
    }

    fn fail(&mut self, error: &Error) {
        self.say(
            Level::Error,
            Wording {
                zh: error.message(Lang::Zh),
                en: error.message(Lang::En),
            },
        );
    }
}

impl Shown {
    fn new(screen: Screen) -> Self {
        // A clause is read from its beginning; its units are looked at when one is chosen.
        let follows = !matches!(screen, Screen::Clause { .. });
        Self {
            screen,
            top: 0,
            follows,
            laid: Metrics::default(),
        }
    }

    fn fit(&mut self, now: Metrics) {
        let before = std::mem::replace(&mut self.laid, now);
        let lowest = now.lines.saturating_sub(now.page);
        self.top = match (now.focus, &self.screen) {
            // With some of what stands before it, and room for what follows.
            (Some(at), Screen::NoticeText { .. }) if self.follows => {
                at.saturating_sub(now.page / 4).min(lowest)
            }
            (Some(at), _) if self.follows => cursor::scrolled(self.top, at, now.page, now.lines),
            // About the same place of a text that is broken anew.
            _ if before.lines > 0 && before.columns != now.columns => {
                // What was asked for may lie far beyond the end.
                let top = self.top.min(before.lines);
                (top * now.lines / before.lines).min(lowest)
            }
            _ => self.top.min(lowest),
        };
    }
}
