//! The screen joined to the world: what [`App`] asks for is done here, and the answer handed back.

mod export;
mod recording;
mod saving;
mod start;

use std::collections::VecDeque;
use std::os::fd::{AsFd as _, BorrowedFd};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use crate::app::{App, Effect, Msg, Recorded, Start, World};
use crate::error::{Kind, Result};
use crate::journal::{Act, Subject};
use crate::keys::{COMMANDS, Code, Key};
use crate::lang::{Lang, Wording, both};
use crate::store::{Access, Bell, Fingerprint, Missing, Saved, Store, Watch, now, quoted};
use crate::text::{Breaks, Ruler};
use crate::ui::{View, fits};
use crate::zone;

use crate::tty::{Bare, Face, Flow, Input, Mouse, MouseKind};

use saving::Saving;
pub(crate) use start::start;

/// Rows that one notch of the wheel moves by, as in most programs.
const NOTCH: usize = 3;

/// How long a file may be unreadable before that is told: another program may be writing it.
const BEING_WRITTEN: Duration = Duration::from_millis(400);

/// A running screen.
pub(crate) struct Program {
    app: App,
    world: World,
    store: Store,
    /// Tells of changes by others; `None` where the file cannot be watched.
    watch: Option<Watch>,
    /// The file as it was when last read.
    seen: Fingerprint,
    /// A save that is not at its end.
    saving: Option<Saving>,
    /// What was pressed since then from the first key on that would record something more: taken once the save has ended.
    held: VecDeque<Input>,
    /// Since when the file has been unreadable, where that has not been told yet.
    doubtful: Option<Instant>,
    /// What is told once the screen is closed.
    farewell: Vec<Wording>,
    /// How the terminal measures, as last drawn.
    ruler: Ruler,
    breaks: Breaks,
    /// What is to be copied and shown alone.
    bare: Option<Bare>,
}

impl Program {
    /// Reads the journal and starts to watch it; the screen begins with `start`. Nothing can be recorded where `read_only` says so, or the file does.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub(crate) fn open(world: World, store: Store, read_only: bool, start: Start) -> Result<Self> {
        // Watching begins before reading, so that no change falls in between.
        let watch = Watch::new(store.path()).ok();
        let seen = store.fingerprint();
        let journal = store.load()?;
        let store = store.expected();
        let read_only = match store.access() {
            _ if read_only => Some(both!(
                "以只读方式启动（--read-only）",
                "started with --read-only"
            )),
            Access::ReadOnly(why) => Some(why),
            Access::Writable => None,
        };
        match &read_only {
            Some(why) => log::info!("journal {}: read only: {}", store.path().display(), why.en),
            None => log::info!("journal {}: can be written", store.path().display()),
        }
        if watch.is_none() {
            log::warn!("changes by others will not be seen: the journal cannot be watched");
        }
        let why = read_only.map(|why| why.pick(world.lang).to_owned());
        let mut app = App::new(&world, journal, why.as_deref(), now());
        app.begin(&world, start);
        Ok(Self {
            app,
            world,
            store,
            watch,
            seen,
            saving: None,
            held: VecDeque::new(),
            doubtful: None,
            farewell: Vec::new(),
            ruler: Ruler::NARROW,
            breaks: Breaks::default(),
            bare: None,
        })
    }

    fn press(&mut self, key: Key) -> Flow {
        if self.saving.is_some() && self.app.may_record(&self.world, key) {
            return self.hold(Input::Key(key));
        }
        self.note(key);
        let effects = self.app.press(&self.world, key);
        self.perform(effects)
    }

    /// Tells the log what a key comes to; of what is typed, no more than that it is text.
    fn note(&self, key: Key) {
        if !log::log_enabled!(log::Level::Info) {
            return;
        }
        let scope = self.app.scope();
        if matches!(key.code, Code::Char(c) if !key.ctrl && (scope.types() || !c.is_ascii())) {
            log::info!("key in {scope:?}: text");
            return;
        }
        let command = self.world.keymap.command(scope, key.fold());
        let row = COMMANDS.iter().find(|row| Some(row.command) == command);
        log::info!(
            "key in {scope:?}: {key}: {}",
            row.map_or("-", |row| row.name)
        );
    }

    /// Shows a warning as the first message.
    pub(crate) fn warn(&mut self, text: &Wording) {
        let text = text.pick(self.world.lang).to_owned();
        self.app.update(&self.world, Msg::Warn(text));
    }

    /// Does what the state asks for; the answers may ask for more.
    fn perform(&mut self, effects: Vec<Effect>) -> Flow {
        let mut flow = Flow::Continue;
        for effect in effects {
            match effect {
                Effect::Record(act) => flow = flow.max(self.record(act)),
                Effect::RecordIn { path, act } => flow = flow.max(self.record_in(&path, act)),
                Effect::Copy { text, said } => {
                    self.bare = Some(Bare { text, said });
                    flow = flow.max(Flow::Bare);
                }
                Effect::Export { path, export, over } => {
                    let result = self.export(&path, &export, over);
                    flow = flow.max(self.send(Msg::Exported { path, result }));
                }
                Effect::Complete(path) => {
                    flow = flow.max(self.send(Msg::Completed(Self::completed(&path))));
                }
                Effect::Redraw => flow = flow.max(Flow::Redraw),
                Effect::Suspend => flow = flow.max(Flow::Suspend),
                Effect::Quit => flow = flow.max(self.quit()),
            }
        }
        flow
    }

    /// What is to be told once the terminal is given back.
    pub(crate) fn farewell(&self) -> &[Wording] {
        &self.farewell
    }

    /// Hands an answer back; it may ask for more.
    fn send(&mut self, msg: Msg) -> Flow {
        let effects = self.app.update(&self.world, msg);
        self.perform(effects)
    }

    /// Copies what is known of the journal to another file and records there from now on.
    fn record_in(&mut self, path: &str, act: Act) -> Flow {
        let path = expanded(path);
        let store = Store::at(
            path.clone(),
            Arc::new(Subject::of(&self.world.library.catalogue)),
            Missing::Refused,
        );
        let copied = Store::write_new(&path, self.app.journal());
        let result = copied.and_then(|_| store.record(&act, &self.world.operator, now));
        let moved = result.is_ok();
        if moved {
            self.watch = Watch::new(&path).ok();
            let before = std::mem::replace(&mut self.store, store);
            let (old, new) = (quoted(before.path()), quoted(&path));
            self.farewell.push(both!(
                "这次的登记在 {new}，不在 {old}；原文件可用以后合并：duban merge {old} {new} -o 新文件",
                "what was recorded is in {new}, not in {old}; once that can be used, join them: duban merge {old} {new} -o NEW"
            ));
        }
        let flow = self.take(act, result);
        if moved {
            self.app.update(&self.world, Msg::Moved(path));
        }
        flow
    }

    /// That the notice was revised since entries were recorded, if it was.
    pub(crate) fn revision_remark(&self) -> Option<Wording> {
        self.app.journal().revision_remark()
    }

    /// Hands the journal's answer back.
    fn take(&mut self, act: Act, result: Result<Saved>) -> Flow {
        // Whether what was wrong is wrong for longer.
        let trouble = match &result {
            Err(error) if error.kind() != Kind::Usage => self.store.load().err(),
            _ => None,
        };
        let recorded = result.map(|saved| {
            self.seen = saved.fingerprint;
            // What was saved once is not to be begun anew.
            self.store = self.store.clone().expected();
            Recorded {
                journal: saved.journal,
                plan: saved.plan,
                fault: saved.unsynced.or(saved.no_backup),
                remarks: saved.remarks,
            }
        });
        let effects = self
            .app
            .update(&self.world, Msg::Recorded(act, Box::new(recorded)));
        if let Some(trouble) = trouble {
            let trouble = trouble.message(self.world.lang);
            self.app.update(&self.world, Msg::Trouble(trouble));
        }
        self.perform(effects)
    }

    /// The wheel moves as the arrows do, three rows a notch; a click selects, a double click opens.
    fn mouse(&mut self, mouse: Mouse, size: Size) -> Flow {
        let wheel = match mouse.kind {
            MouseKind::WheelUp => Some(Code::Up),
            MouseKind::WheelDown => Some(Code::Down),
            MouseKind::Press | MouseKind::Double => None,
        };
        if let Some(code) = wheel {
            let presses = (0..NOTCH).map(|_| self.press(Key::plain(code)));
            return presses.max().unwrap_or(Flow::Unchanged);
        }
        let Some(row) = self.view().row_at(size, mouse.column, mouse.row) else {
            return Flow::Unchanged;
        };
        let double = mouse.kind == MouseKind::Double;
        let effects = self.app.update(&self.world, Msg::Click { row, double });
        self.perform(effects)
    }

    /// Takes what has come from the terminal, or from elsewhere.
    fn input(&mut self, input: Input, size: Size) -> Flow {
        match input {
            Input::Key(key) => self.press(key),
            Input::Paste(text) => {
                log::info!("paste: {} characters", text.chars().count());
                let effects = self.app.update(&self.world, Msg::Paste(text));
                self.perform(effects)
            }
            Input::UnmarkedPaste(text) => {
                let effects = self.app.update(&self.world, Msg::Paste(text));
                self.warn(&both!(
                    "终端没有标明粘贴，已当作粘贴的文字，没有当作按键",
                    "the terminal did not mark it, but this was taken for a paste, not for keys"
                ));
                self.perform(effects)
            }
            Input::Mouse(mouse) => self.mouse(mouse, size),
            Input::Woken => self.wake(),
            // The day is another one; the time has been told already.
            Input::Time => {
                log::info!("woken by the clock");
                Flow::Continue
            }
            Input::Resize => Flow::Continue,
            Input::Continued => Flow::Redraw,
        }
    }

    fn view(&self) -> View<'_> {
        View {
            app: &self.app,
            world: &self.world,
            ruler: self.ruler,
            breaks: &self.breaks,
        }
    }

    /// Looks what has happened: to the save that is going on, or else to the file.
    fn wake(&mut self) -> Flow {
        let changed = self.watch.as_mut().is_none_or(Watch::drain);
        if self.saving.is_some() {
            return self.go_on(Duration::ZERO);
        }
        if changed {
            self.reload()
        } else {
            Flow::Unchanged
        }
    }

    /// Reads the journal again if somebody else has changed it.
    fn reload(&mut self) -> Flow {
        if !self.store.changed_since(&self.seen) {
            return Flow::Unchanged;
        }
        let now = self.store.fingerprint();
        let journal = self.store.load();
        match &journal {
            Ok(journal) => log::info!("read again: {} entries", journal.entries().len()),
            Err(e) => log::warn!("read again: {}", e.message(Lang::En)),
        }
        if journal.as_ref().is_err_and(|e| e.kind() == Kind::Data) && self.may_be_in_the_making() {
            return Flow::Unchanged;
        }
        self.doubtful = None;
        self.seen = now;
        let effects = self
            .app
            .update(&self.world, Msg::Reloaded(Box::new(journal)));
        self.perform(effects)
    }

    /// Whether a file that cannot be understood may be one that is being written at this moment; then it is looked at again.
    fn may_be_in_the_making(&mut self) -> bool {
        let since = *self.doubtful.get_or_insert_with(Instant::now);
        let again = self.watch.as_ref().map(Watch::bell);
        since.elapsed() < BEING_WRITTEN && again.is_some_and(|bell| ring_later(bell, BEING_WRITTEN))
    }
}

/// Rings after a while; `false` where the system has no threads left.
fn ring_later(bell: Bell, after: Duration) -> bool {
    let ring = move || {
        thread::sleep(after);
        bell.ring();
    };
    thread::Builder::new().spawn(ring).is_ok()
}

/// A path as a shell would take it: `~` is the home folder.
fn expanded(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

impl Face for Program {
    fn on(&mut self, input: Input, size: Size) -> Flow {
        self.app.update(&self.world, Msg::Now(now()));
        // What is pressed in one go with a change of the size is for the screen as it is now.
        self.app.resized(fits(size));
        let flow = if self.saving.is_some() && input == Input::Key(Key::plain(Code::Esc)) {
            self.give_up()
        } else if self.is_held_back(&input) {
            self.hold(input)
        } else {
            self.input(input, size)
        };
        flow.max(self.catch_up(size))
    }

    fn draw(&mut self, frame: &mut Buffer, ruler: Ruler) -> Option<Position> {
        self.ruler = ruler;
        let drawn = self.view().draw(frame);
        self.app.fit(drawn.metrics);
        drawn.caret
    }

    fn types_a_line(&self) -> bool {
        self.app.types_a_line()
    }

    /// Until the day that was told last is over: then 临期 may have become 逾期.
    fn patience(&self) -> Option<Duration> {
        Some(zone::until_after(self.app.now.date_naive(), now()))
    }

    fn bare(&mut self) -> Option<Bare> {
        self.bare.take()
    }

    fn wake_fd(&self) -> Option<BorrowedFd<'_>> {
        self.watch.as_ref().map(|watch| watch.as_fd())
    }
}
