//! What holds for any bytes from outside; the targets in `fuzz/` call this. Built only by `cargo fuzz`.
//!
//! Each function panics where a promise is broken.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use crate::app::{App, Effect, Msg, Recorded, Slot, World};
use crate::catalogue::Catalogue;
use crate::error::{Error, Result};
use crate::importer::{About, import};
use crate::journal::{Act, Author, Journal, Moment, SaveId, Subject};
use crate::keys::Keymap;
use crate::lang::Lang;
use crate::listing::Board;
use crate::office::{csv, open_here};
use crate::report::returns::{Class, Filled, Given, recognise, settle};
use crate::search::{Library, Told};
use crate::text::{Breaks, Ruler};
use crate::tty::{Decoder, Event};
use crate::ui::View;

const FILE: &str = "file.ron";

/// What these journals are about.
fn subject() -> Arc<Subject> {
    let known = Catalogue::embedded().map(|catalogue| Subject::of(&catalogue));
    Arc::new(known.unwrap_or_default())
}

/// The moment of a save; time tells saves apart here.
fn moment(now: DateTime<FixedOffset>) -> Moment {
    let save = SaveId::of_bits(now.timestamp_millis().unsigned_abs());
    Moment { now, save }
}

/// A journal that is read can be written and read again, and added to in its own text; what is refused is told cleanly.
pub fn journal(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let file = Path::new(FILE);
    let (either, by_ron) = (
        Journal::parse(text, file, &subject()),
        Journal::parse_ron(text, file, &subject()),
    );
    match (&either, &by_ron) {
        (Ok(one), Ok(other)) => assert!(one == other),
        (Err(one), Err(other)) => assert_eq!(one.message(Lang::En), other.message(Lang::En)),
        _ => panic!("only one of the two ways reads it"),
    }
    let read = match either {
        Ok(read) => read,
        Err(e) => return describe(&e),
    };
    let again = read
        .to_ron()
        .and_then(|it| Journal::parse(&it, file, &subject()));
    assert!(again.is_ok_and(|again| again.entries() == read.entries()));
    assert_eq!(read.merge(&read).entries(), read.entries());
    let before = read.progress();
    for act in [
        Act::Mark {
            clauses: before.clauses().take(3).collect(),
            done: true,
        },
        Act::Undo { save: None },
        Act::Redo { save: None },
    ] {
        match read.plan(&act, &Author::new("王芳"), &moment(now())) {
            Ok(plan) => {
                if let Ok(added) = read.added_to(text, &plan.entries, file) {
                    let again = Journal::parse(&added.text, file, &subject());
                    assert!(again.is_ok_and(|again| again == added.journal));
                    assert_eq!(added.journal, read.with(&plan.entries));
                }
            }
            Err(e) => describe(&e),
        }
    }
}

/// A catalogue that is read can be written and read again, and searched.
pub fn catalogue(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match Catalogue::check_ron(text, Path::new(FILE)) {
        Ok(read) => is_whole(&read),
        Err(faults) => {
            assert!(!faults.is_empty());
            faults.iter().for_each(describe);
        }
    }
}

/// The text of a notice becomes a catalogue that can be written and read again, or is refused.
pub fn importer(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let about = About {
        id: Some("n-1".to_owned()),
        ..About::default()
    };
    match import(text, &about) {
        Ok(read) => {
            let lines = text.split(['\n', '\r']).count();
            assert!(read.doubts.iter().all(|doubt| doubt.line <= lines));
            is_whole(&read.catalogue);
        }
        Err(e) => describe(&e),
    }
}

/// A file that comes back as a return sheet, as a workbook or as comma-separated values, is refused in words or judged; what is
/// taken in can be recorded, written and read again.
pub fn returns(bytes: &[u8]) {
    WORLD.with(|world| {
        let catalogue = &world.library.catalogue;
        let given = Given {
            unit: catalogue.units().next().map(|(unit, _)| unit),
            period: "2026-Q4".parse().ok(),
        };
        let text = crate::importer::decode(bytes).ok();
        let book = open_here(bytes.to_vec()).map(|document| (document, false));
        let values = text.map(|text| (csv(&text), true));
        for (document, loose) in book.into_iter().chain(values) {
            match recognise(&document, "a.xlsx", &world.library, given, loose) {
                Ok(filled) => takes_in(world, filled),
                Err(why) => assert!(!why.zh.is_empty() && !why.en.is_empty()),
            }
        }
    });
}

fn takes_in(world: &World, filled: Filled) {
    let journal = Journal::new(subject());
    let progress = journal.progress();
    let board = Board {
        catalogue: &world.library.catalogue,
        progress: &progress,
        calendar: None,
    };
    let findings = settle(&[filled], board, now().date_naive());
    let taken = findings
        .into_iter()
        .filter(|one| matches!(one.class, Class::New | Class::Review));
    let returns = taken.filter_map(|one| Some((one.clause?, one.said?)));
    let act = Act::Collect {
        returns: returns.collect(),
    };
    let plan = journal.plan(&act, &Author::new("王芳"), &moment(now()));
    let Ok(plan) = plan else {
        panic!("what was judged fit cannot be recorded");
    };
    let with = journal.with(&plan.entries);
    let text = with.to_ron();
    let again = text.and_then(|text| Journal::parse(&text, Path::new(FILE), &subject()));
    assert!(again.is_ok_and(|again| again.entries() == with.entries()));
}

/// Bytes from a terminal lead from screen to screen; each can be drawn, and what is saved can be read again. The first three bytes
/// are the width, the height, and what to begin with.
pub fn keys(bytes: &[u8]) {
    let [width, height, begin, keys @ ..] = bytes else {
        return;
    };
    WORLD.with(|world| {
        let mut desk = Typist::new(world, *begin);
        let size = Size::new(u16::from(*width).max(1), u16::from(*height % 64).max(1));
        let mut decoder = Decoder::default();
        // In packets, as a line brings them.
        for packet in keys.chunks(5) {
            for event in decoder.feed(packet) {
                desk.take(event);
            }
            desk.draw(size);
        }
        decoder
            .give_up()
            .into_iter()
            .for_each(|event| desk.take(event));
        desk.draw(size);
        let text = desk.journal.to_ron();
        let again = text.and_then(|text| Journal::parse(&text, Path::new(FILE), &subject()));
        assert!(again.is_ok_and(|again| again == desk.journal));
    });
}

fn describe(error: &Error) {
    for lang in [Lang::Zh, Lang::En] {
        let message = error.message(lang);
        assert!(!message.is_empty());
        for line in message.lines() {
            assert_eq!(crate::text::clean(line), line);
        }
    }
}

fn is_whole(read: &Catalogue) {
    let again = Catalogue::from_ron(&read.to_ron(), Path::new(FILE));
    match again {
        Ok(again) => assert!(again == *read),
        Err(e) => panic!("{}", e.message(Lang::En)),
    }
    if let Ok(library) = Library::new(read.clone()) {
        let _ = library.everything("a", &|_| Told::default());
    }
}

fn now() -> DateTime<FixedOffset> {
    DateTime::UNIX_EPOCH.fixed_offset() + TimeDelta::days(20_000)
}

thread_local! {
    static WORLD: World = world().unwrap_or_else(|e| panic!("{}", e.message(Lang::En)));
}

fn world() -> Result<World> {
    Ok(World {
        library: Library::new(Catalogue::embedded()?)?,
        lang: Lang::Zh,
        operator: crate::journal::Author::new("王芳"),
        keymap: Keymap::default(),
        soon_days: crate::listing::SOON_DAYS,
    })
}

/// A screen without a terminal or a file.
struct Typist<'a> {
    world: &'a World,
    app: App,
    journal: Journal,
    now: DateTime<FixedOffset>,
    breaks: Breaks,
}

impl<'a> Typist<'a> {
    fn new(world: &'a World, begin: u8) -> Self {
        let empty = Journal::new(subject());
        let seed = include_str!("../tests/faults/seed.ron");
        let journal = if begin.is_multiple_of(2) {
            empty
        } else {
            Journal::parse(seed, Path::new(FILE), &subject()).unwrap_or(empty)
        };
        let why = (begin & 2 == 2).then_some("read-only");
        Self {
            world,
            app: App::new(world, vec![Slot::alone(journal.clone(), None)], why, now()),
            journal,
            now: now(),
            breaks: Breaks::default(),
        }
    }

    fn take(&mut self, event: Event) {
        let effects = match event {
            Event::Key(key) => self.app.press(self.world, key),
            Event::Paste(text) | Event::Unmarked(text) => {
                self.app.update(self.world, Msg::Paste(text))
            }
            Event::Column(_) | Event::Mouse(_) => return,
        };
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let Effect::Record(notice, act) = effect else {
                continue;
            };
            self.now += TimeDelta::milliseconds(1);
            let plan = self
                .journal
                .plan(&act, &self.world.operator, &moment(self.now));
            let saved = plan.map(|plan| {
                self.journal = self.journal.with(&plan.entries);
                Recorded {
                    journal: self.journal.clone(),
                    plan,
                    fault: None,
                    remarks: Vec::new(),
                }
            });
            let answer = Msg::Recorded(notice, act, Box::new(saved));
            let effects = self.app.update(self.world, answer);
            self.perform(effects);
        }
    }

    fn draw(&mut self, size: Size) {
        let area = Rect::from((Position::ORIGIN, size));
        let drawn = self.view().draw(&mut Buffer::empty(area));
        self.app.fit(drawn.metrics);
    }

    fn view(&self) -> View<'_> {
        View {
            app: &self.app,
            world: self.world,
            ruler: Ruler::NARROW,
            breaks: &self.breaks,
        }
    }
}
