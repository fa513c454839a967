//! Recording: one save at a time.
//!
//! While it goes on the screen can be looked round in; a key that would record something more is held, with all that follow
//! it, and taken once the save has ended, as a terminal holds what is typed ahead: what a key means depends on what was
//! recorded before it. Where the save fails, or `Esc` gives it up, the held keys are dropped, and told of.

use std::time::Duration;

use ratatui::layout::Size;

use crate::app::{Msg, Waiting};
use crate::catalogue::NoticeNo;
use crate::journal::Act;
use crate::keys::{Command, Key};
use crate::lang::{Wording, both};
use crate::store::{Watch, now};
use crate::tty::{Flow, Input};

use super::Program;
use super::kept::Kept;
use super::saving::Saving;

/// How long a save may take before the screen goes on without it.
const AT_ONCE: Duration = Duration::from_millis(200);

/// How long a save that was given up may take to end: it is being written already.
const AT_LAST: Duration = Duration::from_secs(1);

/// What is told of keys that were held behind a save that came to nothing.
fn not_carried_out(dropped: usize) -> Wording {
    both!(
        "其后按下的 {dropped} 个键没有执行",
        "{dropped} keys pressed after that were not carried out"
    )
}

impl Program {
    /// Records, in the background where that takes longer than a moment.
    pub(super) fn record(&mut self, notice: NoticeNo, act: Act) -> Flow {
        if self.saving.is_some() {
            // Another part of what is being recorded, for another notice.
            self.queue.push_back((notice, act));
            return Flow::Unchanged;
        }
        let Some(Some(Kept { store, .. })) = self.kept.get(notice.index()) else {
            return Flow::Unchanged;
        };
        let bell = self.watch.as_ref().map(Watch::bell);
        match bell.and_then(|bell| Saving::begin(store, notice, &act, &self.world.operator, bell)) {
            Some(saving) => {
                self.saving = Some(saving);
                self.go_on(AT_ONCE)
            }
            // Nothing could tell when it ends.
            None => {
                let result = store.record(&act, &self.world.operator, now);
                self.take(notice, act, result)
            }
        }
    }

    /// Goes on with the save, waiting for its end so long at the most.
    pub(super) fn go_on(&mut self, limit: Duration) -> Flow {
        let Some(saving) = self.saving.take() else {
            return Flow::Unchanged;
        };
        let Some(result) = saving.result(limit) else {
            self.saving = Some(saving);
            return self.tell_of_saving();
        };
        self.app.update(&self.world, Msg::Waits(None));
        let dropped = match &result {
            Ok(_) => 0,
            Err(_) => std::mem::take(&mut self.held).len(),
        };
        let mut flow = self.take(saving.notice, saving.act, result);
        if let Some((notice, act)) = self.queue.pop_front() {
            flow = flow.max(self.record(notice, act));
        }
        if dropped > 0 {
            self.warn(&not_carried_out(dropped));
        }
        // Others may have saved meanwhile.
        flow.max(self.reload())
    }

    /// Gives the save up, unless it is being written already.
    pub(super) fn give_up(&mut self) -> Flow {
        if let Some(saving) = &self.saving {
            saving.wait.give_up();
        }
        self.go_on(AT_LAST)
    }

    /// Ends; a save that waits is given up, the keys behind it are dropped, and both are told of.
    pub(super) fn quit(&mut self) -> Flow {
        if let Some(saving) = self.saving.take() {
            saving.wait.give_up();
            if !matches!(saving.result(AT_LAST), Some(Ok(_))) || !self.queue.is_empty() {
                self.farewell.push(both!(
                    "最后一步没有保存，未登记",
                    "the last step was not saved; it is not recorded"
                ));
            }
        }
        let dropped = std::mem::take(&mut self.held).len();
        if dropped > 0 {
            self.farewell.push(not_carried_out(dropped));
        }
        Flow::Quit
    }

    /// Whether an input waits for the save with those before it. Leaving at once never does.
    pub(super) fn is_held_back(&self, input: &Input) -> bool {
        let leaves = |key: &Key| {
            let command = self.world.keymap.command(self.app.scope(), key.fold());
            command == Some(Command::Leave)
        };
        match input {
            _ if self.held.is_empty() => false,
            Input::Key(key) => !leaves(key),
            Input::Paste(_) | Input::UnmarkedPaste(_) | Input::Mouse(_) => true,
            Input::Woken | Input::Time | Input::Resize | Input::Continued => false,
        }
    }

    /// Keeps an input until the save has ended.
    pub(super) fn hold(&mut self, input: Input) -> Flow {
        self.held.push_back(input);
        self.tell_of_saving()
    }

    /// Takes what was held, in its order, as far as no save goes on.
    pub(super) fn catch_up(&mut self, size: Size) -> Flow {
        let mut flow = Flow::Unchanged;
        while self.saving.is_none()
            && let Some(input) = self.held.pop_front()
        {
            flow = flow.max(self.input(input, size));
        }
        flow
    }

    fn tell_of_saving(&mut self) -> Flow {
        let waits = self.saving.as_ref().map(|saving| {
            let told = saving.describe(self.held.len());
            Waiting {
                text: told.pick(self.world.lang).to_owned(),
                clauses: saving.act.clauses().to_vec(),
            }
        });
        self.app.update(&self.world, Msg::Waits(waits));
        Flow::Continue
    }
}
