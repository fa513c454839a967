//! The screen joined to the world: what [`App`] asks for is done here, and the answer handed back.

use std::os::fd::{AsFd as _, BorrowedFd};

use chrono::Local;
use ratatui::Frame;
use ratatui::layout::Size;

use crate::app::{App, Effect, Msg, World};
use crate::error::Result;
use crate::store::{Fingerprint, Store, Watch};
use crate::text::Ruler;
use crate::ui::View;

use super::{Face, Flow, Input};

/// A running screen.
pub(crate) struct Program {
    app: App,
    world: World,
    store: Store,
    /// Tells of changes by others; `None` where the file cannot be watched.
    watch: Option<Watch>,
    /// The file as it was when last read.
    seen: Fingerprint,
}

impl Program {
    /// Reads the journal and starts to watch it.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub(crate) fn open(world: World, store: Store) -> Result<Self> {
        // Watching begins before reading, so that no change falls in between.
        let watch = Watch::new(store.path()).ok();
        let seen = store.fingerprint();
        let app = App::new(store.load()?);
        Ok(Self {
            app,
            world,
            store,
            watch,
            seen,
        })
    }

    /// Does what the state asks for; the answers may ask for more.
    fn perform(&mut self, effects: Vec<Effect>) -> Flow {
        let mut flow = Flow::Continue;
        for effect in effects {
            match effect {
                Effect::Record(act) => {
                    let result = self
                        .store
                        .record(&act, &self.world.operator, || Local::now().fixed_offset());
                    if let Ok(saved) = &result {
                        self.seen = saved.fingerprint.clone();
                    }
                    let effects = self
                        .app
                        .update(&self.world, Msg::Recorded(act, Box::new(result)));
                    flow = flow.max(self.perform(effects));
                }
                Effect::Redraw => flow = flow.max(Flow::Redraw),
                Effect::Suspend => flow = flow.max(Flow::Suspend),
                Effect::Quit => flow = flow.max(Flow::Quit),
            }
        }
        flow
    }

    /// Reads the journal again if somebody else has changed it.
    fn reload(&mut self) -> Flow {
        if let Some(watch) = &mut self.watch {
            watch.drain();
        }
        if !self.store.changed_since(&self.seen) {
            return Flow::Unchanged;
        }
        self.seen = self.store.fingerprint();
        let journal = self.store.load();
        let effects = self
            .app
            .update(&self.world, Msg::Reloaded(Box::new(journal)));
        self.perform(effects)
    }
}

impl Face for Program {
    fn on(&mut self, input: Input, _size: Size) -> Flow {
        match input {
            Input::Key(key) => {
                let effects = self.app.press(&self.world, key);
                self.perform(effects)
            }
            Input::Paste(text) => {
                let effects = self.app.update(&self.world, Msg::Paste(text));
                self.perform(effects)
            }
            Input::Woken => self.reload(),
            Input::Resize => Flow::Continue,
            Input::Continued => Flow::Redraw,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, ruler: Ruler) {
        let size = frame.area().as_size();
        let metrics = View {
            app: &self.app,
            world: &self.world,
            ruler,
        }
        .metrics(size);
        self.app.fit(metrics);
        View {
            app: &self.app,
            world: &self.world,
            ruler,
        }
        .draw(frame);
    }

    fn wake_fd(&self) -> Option<BorrowedFd<'_>> {
        self.watch.as_ref().map(|watch| watch.as_fd())
    }
}
