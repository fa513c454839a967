//! Whole sessions as strings of keys, from the key press to the frame.
//!
//! Part of the crate under test, since the program's only public function is `run`.

mod deadlines;
mod documents;
mod faces;
mod frames;
mod input;
mod invariants;
mod job;
mod lasting;
mod leaving;
mod looks;
mod made;
mod news;
mod other_notices;
mod overview;
mod pictures;
mod reading;
mod refusals;
mod returns;
mod shelf;
mod small;
mod table;
mod walks;
mod wire;

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta};
use ratatui::buffer::{Buffer, CellWidth as _};
use ratatui::layout::{Position, Rect, Size};

use crate::app::{App, Effect, Exported, Msg, Reading, Recorded, Slot, World};
use crate::catalogue::{Book, Catalogue, ClauseId, Joins, Lexicon, NoticeNo};
use crate::error::{Error, Kind};
use crate::journal::samples::subject;
use crate::journal::{Author, Journal, Moment, SaveId, Stage, Subject};
use crate::keys::{Key, Keymap};
use crate::lang::{Lang, both};
use crate::search::Library;
use crate::text::{Breaks, Ruler};
use crate::ui::View;

/// A program on a desk of its own: no terminal, a clock that stands still between saves, a journal in memory.
pub(super) struct Session {
    app: App,
    world: World,
    /// What the file of each notice would hold.
    journals: Vec<Journal>,
    now: DateTime<FixedOffset>,
    size: Size,
    ruler: Ruler,
    breaks: Breaks,
    /// Where the cursor was drawn last.
    caret: Option<Position>,
    /// Whether the disk is full.
    full: bool,
    /// The file that was asked for in place of the one on the full disk.
    pub(super) elsewhere: Option<String>,
    /// Whether the program has asked to end.
    pub(super) left: bool,
    /// What was sent to the clipboard last.
    pub(super) copied: Option<String>,
    /// The file that was written last, and how many clauses it holds.
    pub(super) exported: Option<(String, usize)>,
}

/// The notices as they are open.
fn slots(world: &World, journals: &[Journal]) -> Vec<Slot> {
    let journals = NoticeNo::all().zip(journals);
    let slots = journals.map(|(no, journal)| Slot {
        no,
        name: world.library.catalogue.short(no).to_owned(),
        head: world.library.catalogue.notice_at(no).cloned(),
        reading: Reading::Read(journal.clone()),
        read_only: None,
    });
    slots.collect()
}

impl Session {
    /// The embedded notice with nothing recorded, at 80x24.
    pub(super) fn new() -> Self {
        Self::with(Journal::new(subject()))
    }

    /// The embedded notice with a journal.
    pub(super) fn with(journal: Journal) -> Self {
        Self::of(Catalogue::embedded().unwrap(), journal)
    }

    /// Another notice with a journal.
    pub(super) fn of(catalogue: Catalogue, journal: Journal) -> Self {
        Self::in_library(Library::new(catalogue).unwrap(), vec![journal])
    }

    /// Several notices on a shelf, all read, nothing recorded.
    pub(super) fn shelf(catalogues: Vec<Catalogue>) -> Self {
        Self::joined(catalogues, &Joins::default())
    }

    /// The same where a person has said which units are one.
    pub(super) fn joined(catalogues: Vec<Catalogue>, joins: &Joins) -> Self {
        let names = catalogues.iter().map(|one| one.notice.row_name());
        let names: Vec<_> = names.collect();
        let title = format!("{} 份通知", names.len());
        let mut library = Library::shelf(Catalogue::shelf(title, names.clone())).unwrap();
        let mut journals = Vec::new();
        let lexicon = Lexicon::embedded().unwrap();
        for ((no, catalogue), name) in NoticeNo::all().zip(catalogues).zip(&names) {
            let book = Book::new(no, catalogue, |one| one.bodies(&[name], &lexicon, joins));
            journals.push(Journal::new(Arc::new(Subject::of(book.catalogue()))));
            library.put(book);
        }
        Self::in_library(library, journals)
    }

    fn in_library(library: Library, journals: Vec<Journal>) -> Self {
        let world = World {
            library,
            keymap: Keymap::default(),
            lang: Lang::Zh,
            operator: Author::new("王芳"),
            soon_days: crate::listing::SOON_DAYS,
        };
        let now = DateTime::parse_from_rfc3339("2026-11-23T20:45:00.000+08:00").unwrap();
        let app = App::new(&world, slots(&world, &journals), None, now);
        Self {
            app,
            world,
            journals,
            now,
            size: Size::new(80, 24),
            ruler: Ruler::NARROW,
            breaks: Breaks::default(),
            caret: None,
            full: false,
            elsewhere: None,
            copied: None,
            exported: None,
            left: false,
        }
    }

    /// The same on a terminal of `width` by `height`.
    pub(super) fn sized(mut self, width: u16, height: u16) -> Self {
        self.size = Size::new(width, height);
        self
    }

    /// The same at noon of the last day of the lived-in journal.
    pub(super) fn on_its_last_day(mut self) -> Self {
        self.now = DateTime::parse_from_rfc3339("2026-11-25T12:00:00.000+08:00").unwrap();
        self
    }

    /// The same with a disk that takes nothing more.
    pub(super) fn full(mut self) -> Self {
        self.full = true;
        self
    }

    /// The same where nothing can be recorded.
    pub(super) fn read_only(mut self) -> Self {
        let why = self.world.lang.pick("只看", "looking only");
        self.app = App::new(
            &self.world,
            slots(&self.world, &self.journals),
            Some(why),
            self.now,
        );
        self
    }

    /// The same on a terminal that draws “ two columns wide.
    pub(super) fn wide(mut self) -> Self {
        self.ruler = Ruler::WIDE;
        self
    }

    /// The same with English chrome.
    pub(super) fn english(mut self) -> Self {
        self.world.lang = Lang::En;
        self
    }

    /// The same with a user's own keys.
    pub(super) fn keyed(mut self, keymap: Keymap) -> Self {
        self.world.keymap = keymap;
        self
    }

    /// Presses keys given by name and parted by blanks; a word that names no key is typed.
    pub(super) fn press(mut self, keys: &str) -> Self {
        for word in keys.split_whitespace() {
            if let Ok(key) = word.parse::<Key>() {
                self.key(key);
            } else {
                word.chars().for_each(|c| self.key(Key::char(c)));
            }
        }
        self
    }

    /// Presses one key, and does what the program asks for.
    pub(super) fn key(&mut self, key: Key) {
        self.buffer();
        let effects = self.app.press(&self.world, key);
        self.perform(effects);
    }

    /// Presses keys that come in one packet: nothing is drawn between them.
    pub(super) fn burst(mut self, keys: &str) -> Self {
        for word in keys.split_whitespace() {
            let effects = self.app.press(&self.world, word.parse().unwrap());
            self.perform(effects);
        }
        self
    }

    /// Hands the program news from outside.
    pub(super) fn given(mut self, msg: Msg) -> Self {
        let effects = self.app.update(&self.world, msg);
        self.perform(effects);
        self
    }

    /// Clicks a place of the terminal, counted from 0.
    pub(super) fn click(self, column: u16, row: u16) -> Self {
        self.clicks(column, row, false)
    }

    /// Clicks it twice at once.
    pub(super) fn double_click(self, column: u16, row: u16) -> Self {
        self.clicks(column, row, false).clicks(column, row, true)
    }

    fn clicks(mut self, column: u16, row: u16, double: bool) -> Self {
        self.buffer();
        if let Some(row) = self.view().row_at(self.size, column, row) {
            let effects = self.app.update(&self.world, Msg::Click { row, double });
            self.perform(effects);
        }
        self
    }

    /// Pastes text.
    pub(super) fn paste(mut self, text: &str) -> Self {
        let effects = self.app.update(&self.world, Msg::Paste(text.to_owned()));
        self.perform(effects);
        self
    }

    /// Somebody else changes the file, and the program notices.
    pub(super) fn elsewhere(mut self, act: &crate::journal::Act, by: &str) -> Self {
        self.now += TimeDelta::seconds(1);
        let moment = self.moment();
        let journal = &mut self.journals[0];
        let plan = journal.plan(act, &Author::new(by), &moment).unwrap();
        *journal = journal.with(&plan.entries);
        let read = Msg::Reloaded(NoticeNo::default(), Box::new(Ok(journal.clone())));
        let effects = self.app.update(&self.world, read);
        self.perform(effects);
        self
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Record(notice, act) if self.full => {
                    let error = Error::new(Kind::Io, both!("磁盘已满", "the disk is full"));
                    let msg = Msg::Recorded(notice, act, Box::new(Err(error)));
                    let effects = self.app.update(&self.world, msg);
                    self.perform(effects);
                }
                Effect::Record(notice, act) => {
                    self.now += TimeDelta::seconds(1);
                    let moment = self.moment();
                    let journal = &mut self.journals[notice.index()];
                    let plan = journal.plan(&act, &self.world.operator, &moment);
                    let saved = plan.map(|plan| {
                        *journal = journal.with(&plan.entries);
                        Recorded {
                            journal: journal.clone(),
                            plan,
                            fault: None,
                            remarks: Vec::new(),
                        }
                    });
                    let recorded = Msg::Recorded(notice, act, Box::new(saved));
                    let effects = self.app.update(&self.world, recorded);
                    self.perform(effects);
                }
                Effect::Quit => self.left = true,
                Effect::RecordIn { path, .. } => self.elsewhere = Some(path),
                Effect::Copy { text, .. } => self.copied = Some(text),
                Effect::Export { path, export, over } => {
                    let there = self
                        .exported
                        .as_ref()
                        .is_some_and(|(file, _)| *file == path);
                    let result = if there && !over {
                        Err(Exported::There)
                    } else {
                        self.exported = Some((path.clone(), export.rows.len()));
                        Ok(std::path::PathBuf::from(&path))
                    };
                    let effects = self.app.update(&self.world, Msg::Exported { path, result });
                    self.perform(effects);
                }
                Effect::Complete(path) => {
                    let effects = self.app.update(&self.world, Msg::Completed(path + "!"));
                    self.perform(effects);
                }
                Effect::Redraw | Effect::Suspend | Effect::Read(_) => {}
            }
        }
    }

    /// The moment of a save made now.
    fn moment(&self) -> Moment {
        let save = SaveId::of_bits(self.now.timestamp_millis().unsigned_abs());
        let now = self.now;
        Moment { now, save }
    }

    fn view(&self) -> View<'_> {
        View {
            app: &self.app,
            world: &self.world,
            ruler: self.ruler,
            breaks: &self.breaks,
        }
    }

    /// The frame as drawn now.
    pub(super) fn buffer(&mut self) -> Buffer {
        let mut frame = Buffer::empty(Rect::from((Position::ORIGIN, self.size)));
        self.app.update(&self.world, Msg::Now(self.now));
        let drawn = self.view().draw(&mut frame);
        self.app.fit(drawn.metrics);
        self.caret = drawn.caret;
        frame
    }

    /// The frame as text, a line a row.
    pub(super) fn frame(&mut self) -> String {
        rows(&self.buffer()).join("\n")
    }

    /// How far a clause is in what the file would hold.
    pub(super) fn status(&self, id: &str) -> Stage {
        self.journals[0]
            .progress()
            .of(id.parse::<ClauseId>().unwrap())
            .stage()
    }

    /// Asserts that the frame shows each of these.
    #[track_caller]
    pub(super) fn shows(mut self, wanted: &[&str]) -> Self {
        let frame = self.frame();
        for text in wanted {
            assert!(frame.contains(text), "no {text:?} in\n{frame}");
        }
        self
    }

    /// Asserts that the frame shows none of these.
    #[track_caller]
    pub(super) fn hides(mut self, unwanted: &[&str]) -> Self {
        let frame = self.frame();
        for text in unwanted {
            assert!(!frame.contains(text), "{text:?} in\n{frame}");
        }
        self
    }
}

/// The rows of a buffer as a reader sees them: a wide character once, no blanks at the end.
pub(super) fn rows(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width);
    let row = |cells: &[ratatui::buffer::Cell]| {
        let (mut row, mut at) = (String::new(), 0);
        while at < cells.len() {
            row.push_str(cells[at].symbol());
            at += usize::from(cells[at].cell_width().max(1));
        }
        row.trim_end().to_owned()
    };
    if width == 0 {
        Vec::new()
    } else {
        buffer.content.chunks(width).map(row).collect()
    }
}
