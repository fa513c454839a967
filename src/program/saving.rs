//! A save in the background, so that a lock that others hold does not stop the screen.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use crate::catalogue::NoticeNo;
use crate::error::{Error, Kind, Result};
use crate::journal::{Act, Author};
use crate::lang::{Wording, both};
use crate::store::{Bell, Saved, Store, Wait, now};

/// How long a screen waits for others. The user sees for whom, and can give up.
const LIMIT: Duration = Duration::from_secs(60);

/// A save that goes on in a thread of its own.
pub(super) struct Saving {
    /// What is to be recorded.
    pub(super) notice: NoticeNo,
    pub(super) act: Act,
    /// Makes it give up.
    pub(super) wait: Wait,
    since: DateTime<FixedOffset>,
    done: Receiver<Result<Saved>>,
}

impl Saving {
    /// Begins; `bell` rings when there is something new, and at the end. `None` where the system has no threads left.
    pub(super) fn begin(
        store: &Store,
        notice: NoticeNo,
        act: &Act,
        operator: &Author,
        bell: Bell,
    ) -> Option<Self> {
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
            notice,
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
