//! The screen joined to the world: what [`App`] asks for is done here, and the answer handed back.

mod export;
mod kept;
mod learnt;
mod reading;
mod recording;
mod saving;
mod sheets;
mod shelving;
mod start;

use std::collections::VecDeque;
use std::os::fd::{AsFd as _, BorrowedFd};
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use crate::app::{self, App, Effect, Msg, Recorded, Slot, Start, World};
use crate::catalogue::NoticeNo;
use crate::error::{Kind, Result};
use crate::journal::Act;
use crate::keys::{COMMANDS, Code, Key};
use crate::lang::{Lang, Wording, both};
use crate::settings::{Folder, Options};
use crate::store::{Bell, Missing, Saved, Store, Watch, now, quoted};
use crate::text::{Breaks, Ruler};
use crate::ui::{View, fits};
use crate::zone;

use crate::tty::{Bare, Face, Flow, Input, Mouse, MouseKind};

use kept::{BEING_WRITTEN, Kept};
pub(crate) use learnt::Learnt;
use reading::Reading;
use saving::Saving;
pub(crate) use start::start;

/// Rows that one notch of the wheel moves by, as in most programs.
const NOTCH: usize = 3;

/// A running screen.
pub(crate) struct Program {
    app: App,
    world: World,
    /// The journals, by the places of their notices; `None` where one has not been read.
    kept: Vec<Option<Kept>>,
    /// Tells of changes by others; `None` where the files cannot be watched.
    watch: Option<Watch>,
    /// The notices that are still being read.
    reading: Option<Reading>,
    /// A save that is not at its end.
    saving: Option<Saving>,
    /// What is to be recorded once it is.
    queue: VecDeque<(NoticeNo, Act)>,
    /// What was pressed since then from the first key on that would record something more: taken once the save has ended.
    held: VecDeque<Input>,
    /// What is told once the screen is closed.
    farewell: Vec<Wording>,
    /// How the terminal measures, as last drawn.
    ruler: Ruler,
    /// What was learnt of the terminal last time; `None` where it is not asked.
    learnt: Option<Learnt>,
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
        let (kept, journal) = Kept::open(store)?;
        let own = kept.read_only(world.lang);
        let slots = vec![Slot::alone(journal, own)];
        let mut program = Self::with(world, slots, vec![Some(kept)], watch, read_only);
        program.app.begin(&program.world, start);
        Ok(program)
    }

    /// Opens on a list of notices, which are read one after another while that is looked at; `world` holds their empty shelf.
    pub(crate) fn open_shelf(world: World, folder: Folder, read_only: bool) -> Self {
        let volumes = &folder.volumes;
        let journals = volumes.iter().map(|one| one.journal().to_path_buf());
        let watch = Watch::of(journals.collect()).ok();
        let slots = volumes.iter().map(|one| Slot {
            no: one.no,
            name: one.name.clone(),
            head: one.head.clone(),
            reading: app::Reading::Waiting,
            read_only: None,
        });
        let (slots, kept) = (slots.collect(), volumes.iter().map(|_| None).collect());
        let mut program = Self::with(world, slots, kept, watch, read_only);
        program.reading = Some(Reading::of(folder));
        program
    }

    fn with(
        world: World,
        slots: Vec<Slot>,
        kept: Vec<Option<Kept>>,
        watch: Option<Watch>,
        read_only: bool,
    ) -> Self {
        if watch.is_none() {
            log::warn!("changes by others will not be seen: the journal cannot be watched");
        }
        let why = both!("以只读方式启动（--read-only）", "started with --read-only");
        let why = read_only.then(|| why.pick(world.lang).to_owned());
        let app = App::new(&world, slots, why.as_deref(), now());
        Self {
            app,
            world,
            kept,
            watch,
            reading: None,
            saving: None,
            queue: VecDeque::new(),
            held: VecDeque::new(),
            farewell: Vec::new(),
            ruler: Ruler::NARROW,
            learnt: None,
            breaks: Breaks::default(),
            bare: None,
        }
    }

    /// Keeps what the terminal will answer, where that is not what was learnt of it last time.
    pub(crate) fn learn(&mut self, learnt: Option<Learnt>) {
        self.learnt = learnt;
    }

    /// Begins with what the options name.
    ///
    /// # Errors
    ///
    /// Those of [`start()`].
    pub(crate) fn begin(&mut self, options: &Options) -> Result<()> {
        let start = start(options, &self.world.library)?;
        self.app.begin(&self.world, start);
        Ok(())
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
                Effect::Record(notice, act) => flow = flow.max(self.record(notice, act)),
                Effect::RecordIn { notice, path, act } => {
                    flow = flow.max(self.record_in(notice, &path, act));
                }
                Effect::Read(notice) => flow = flow.max(self.read_now(notice)),
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

    /// Copies what is known of a notice's journal to another file and records there from now on.
    fn record_in(&mut self, notice: NoticeNo, path: &str, act: Act) -> Flow {
        let path = expanded(path);
        let Some(journal) = self.app.journal(notice) else {
            return Flow::Unchanged;
        };
        let store = Store::at(path.clone(), journal.subject(), Missing::Refused);
        let copied = Store::write_new(&path, journal);
        let result = copied.and_then(|_| store.record(&act, &self.world.operator, now));
        let moved = result.is_ok();
        if moved && let Some(Some(kept)) = self.kept.get_mut(notice.index()) {
            let before = std::mem::replace(&mut kept.store, store);
            let (old, new) = (quoted(before.path()), quoted(&path));
            self.farewell.push(both!(
                "这次的登记在 {new}，不在 {old}；原文件可用以后合并：duban merge {old} {new} -o 新文件",
                "what was recorded is in {new}, not in {old}; once that can be used, join them: duban merge {old} {new} -o NEW"
            ));
            let paths = self.kept.iter().flatten();
            let paths = paths.map(|kept| kept.store.path().to_path_buf());
            self.watch = Watch::of(paths.collect()).ok();
        }
        let flow = self.take(notice, act, result);
        if moved {
            self.app.update(&self.world, Msg::Moved(path));
        }
        flow
    }

    /// That the notice was revised since entries were recorded, if it was.
    pub(crate) fn revision_remark(&self) -> Option<Wording> {
        self.app.journal(NoticeNo::default())?.revision_remark()
    }

    /// Hands the journal's answer back.
    fn take(&mut self, notice: NoticeNo, act: Act, result: Result<Saved>) -> Flow {
        let Some(Some(kept)) = self.kept.get_mut(notice.index()) else {
            return Flow::Unchanged;
        };
        // Whether what was wrong is wrong for longer.
        let trouble = match &result {
            Err(error) if error.kind() != Kind::Usage => kept.store.load().err(),
            _ => None,
        };
        let recorded = result.map(|saved| {
            kept.saved(saved.fingerprint);
            Recorded {
                journal: saved.journal,
                plan: saved.plan,
                fault: saved.unsynced.or(saved.no_backup),
                remarks: saved.remarks,
            }
        });
        let recorded = Msg::Recorded(notice, act, Box::new(recorded));
        let effects = self.app.update(&self.world, recorded);
        if let Some(trouble) = trouble {
            let trouble = Msg::Trouble(notice, trouble.message(self.world.lang));
            self.app.update(&self.world, trouble);
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

    /// Looks what has happened: to the notices that are being read, to the save that is going on, or else to the files.
    fn wake(&mut self) -> Flow {
        let changed = self.watch.as_mut().is_none_or(Watch::drain);
        let flow = self.take_in();
        if self.saving.is_some() {
            return flow.max(self.go_on(Duration::ZERO));
        }
        if changed {
            flow.max(self.reload())
        } else {
            flow
        }
    }

    /// Reads the journals again that somebody else has changed.
    fn reload(&mut self) -> Flow {
        let notices = NoticeNo::all().take(self.kept.len());
        let flows = notices.map(|notice| self.reload_of(notice));
        flows.max().unwrap_or(Flow::Unchanged)
    }

    fn reload_of(&mut self, notice: NoticeNo) -> Flow {
        let Some(Some(kept)) = self.kept.get_mut(notice.index()) else {
            return Flow::Unchanged;
        };
        let Some(journal) = kept.read_again() else {
            return Flow::Unchanged;
        };
        match &journal {
            Ok(journal) => log::info!("read again: {} entries", journal.entries().len()),
            Err(e) => log::warn!("read again: {}", e.message(Lang::En)),
        }
        if journal.as_ref().is_err_and(|e| e.kind() == Kind::Data) && kept.may_be_in_the_making() {
            let again = self.watch.as_ref().map(Watch::bell);
            if again.is_some_and(|bell| ring_later(bell, BEING_WRITTEN)) {
                return Flow::Unchanged;
            }
        }
        if let Some(Some(kept)) = self.kept.get_mut(notice.index()) {
            kept.told();
        }
        let effects = self
            .app
            .update(&self.world, Msg::Reloaded(notice, Box::new(journal)));
        self.perform(effects)
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
        // Nobody waits for the rest before there is something to look at.
        let bell = self.watch.as_ref().map(Watch::bell);
        if let Some(reading) = &mut self.reading {
            reading.begin(bell);
        }
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

    fn measured(&mut self, ruler: Ruler) {
        if let Some(learnt) = &mut self.learnt {
            learnt.found(ruler);
        }
    }

    fn wake_fd(&self) -> Option<BorrowedFd<'_>> {
        self.watch.as_ref().map(|watch| watch.as_fd())
    }
}
