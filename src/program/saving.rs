//! A save in the background, so that a lock that others hold does not stop the screen.
//!
//! One save at a time. While it goes on the screen can be looked round in; a key that would record something more is held,
//! with all that follow it, and taken once the save has ended, as a terminal holds what is typed ahead: what a key means
//! depends on what was recorded before it. Where the save fails, or `Esc` gives it up, the held keys are dropped, and told of.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use ratatui::layout::Size;

use crate::app::Msg;
use crate::error::{Error, Kind, Result};
use crate::journal::{Act, Author};
use crate::lang::{Wording, both};
use crate::store::{Bell, Saved, Store, Wait, Watch, now};
use crate::tty::{Flow, Input};

use super::{AT_LAST, Program};

/// How long a screen waits for others. The user sees for whom, and can give up.
const LIMIT: Duration = Duration::from_secs(60);

/// How long a save may take before the screen goes on without it.
const AT_ONCE: Duration = Duration::from_millis(200);

/// A save that goes on in a thread of its own.
pub(super) struct Saving {
    /// What is to be recorded.
    pub(super) act: Act,
    /// Makes it give up.
    pub(super) wait: Wait,
    since: DateTime<FixedOffset>,
    done: Receiver<Result<Saved>>,
}

impl Saving {
    /// Begins; `bell` rings when there is something new, and at the end. `None` where the system has no threads left.
    pub(super) fn begin(store: &Store, act: &Act, operator: &Author, bell: Bell) -> Option<Self> {
        let wait = Wait::new(LIMIT, Some(bell.clone()));
        let (tell, done) = mpsc::channel();
        let save = {
            let (store, act, wait) = (store.clone(), act.clone(), wait.clone());
            let operator = operator.clone();
            move || {
                // Nobody hears of it where the program has ended.
                let _ = tell.send(store.record_while(&wait, &act, &operator, now));
                bell.ring();
            }
        };
        thread::Builder::new()
            .name("save".to_owned())
            .spawn(save)
            .ok()?;
        Some(Self {
            act: act.clone(),
            wait,
            since: now(),
            done,
        })
    }

    /// What came of it, if it ends so soon.
    pub(super) fn result(&self, limit: Duration) -> Option<Result<Saved>> {
        match self.done.recv_timeout(limit) {
            Ok(result) => Some(result),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Err(Error::new(
                Kind::Io,
                both!(
                    "程序内部出错，未保存",
                    "a fault of the program; nothing was saved"
                ),
            ))),
        }
    }

    /// For whom it waits and since when, how many keys are held behind it, and how to end that.
    pub(super) fn describe(&self, held: usize) -> Wording {
        let behind = behind(held);
        let since = self.since.format("%H:%M:%S");
        let what = match self.wait.holder() {
            Some(Wording { zh, en }) => both!(
                "尚未保存：{zh}占用登记文件，从 {since} 起等待",
                "not saved yet: {en} has the journal locked; waiting since {since}"
            ),
            None => both!(
                "尚未保存：从 {since} 起写入登记文件",
                "not saved yet: writing the journal since {since}"
            ),
        };
        Wording {
            zh: format!("{}{}；Esc 放弃", what.zh, behind.zh),
            en: format!("{}{}; Esc gives up", what.en, behind.en),
        }
    }
}

fn behind(held: usize) -> Wording {
    match held {
        0 => both!("", ""),
        1 => both!("，其后按下的 1 个键等它保存", ", 1 key held behind it"),
        _ => both!(
            "，其后按下的 {held} 个键等它保存",
            ", {held} keys held behind it"
        ),
    }
}

impl Program {
    /// Records, in the background where that takes longer than a moment.
    pub(super) fn record(&mut self, act: Act) -> Flow {
        let bell = self.watch.as_ref().map(Watch::bell);
        match bell.and_then(|bell| Saving::begin(&self.store, &act, &self.world.operator, bell)) {
            Some(saving) => {
                self.saving = Some(saving);
                self.go_on(AT_ONCE)
            }
            // Nothing could tell when it ends.
            None => {
                let result = self.store.record(&act, &self.world.operator, now);
                self.take(act, result)
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
        let flow = self.take(saving.act, result);
        if dropped > 0 {
            self.warn(&both!(
                "其后按下的 {dropped} 个键没有执行",
                "{dropped} keys pressed after that were not carried out"
            ));
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
        let waits = self
            .saving
            .as_ref()
            .map(|saving| saving.describe(self.held.len()));
        let waits = waits.map(|waits| waits.pick(self.world.lang).to_owned());
        self.app.update(&self.world, Msg::Waits(waits));
        Flow::Continue
    }
}
