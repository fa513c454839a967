//! How long a save waits for others, what it tells meanwhile, and how it is told to give up.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::fault;
use super::holder::Holder;
use super::watch::Bell;
use crate::error::Result;
use crate::lang::Wording;

/// How long a command waits for others; a save takes them some ten milliseconds.
const LIMIT: Duration = Duration::from_secs(10);

/// The pause between two tries grows from this to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_millis(1);
const LONGEST_PAUSE: Duration = Duration::from_millis(16);

/// Where somebody sits before a screen the pause does not grow at first, so that scripts that save without end do not keep
/// the lock from who works by hand.
const BY_HAND: Duration = Duration::from_secs(2);

/// A save that waits, as seen by who has asked for it, from another thread. Copies are of the same save.
#[derive(Clone, Debug)]
pub(crate) struct Wait(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    limit: Duration,
    given_up: AtomicBool,
    /// For whom it waits.
    holder: Mutex<Option<Holder>>,
    /// Rung when that changes.
    bell: Option<Bell>,
}

impl Wait {
    /// As long as a command waits; nobody looks on.
    pub(crate) fn for_command() -> Self {
        Self::new(LIMIT, None)
    }

    /// For as long as `limit`; `bell` rings when it waits for somebody else.
    pub(crate) fn new(limit: Duration, bell: Option<Bell>) -> Self {
        Self(Arc::new(Shared {
            limit,
            given_up: AtomicBool::new(false),
            holder: Mutex::new(None),
            bell,
        }))
    }

    /// Makes it end at its next try.
    pub(crate) fn give_up(&self) {
        self.0.given_up.store(true, Ordering::SeqCst);
    }

    /// For whom it waits, as people are told; `None` where it does not wait, or does not know.
    pub(crate) fn holder(&self) -> Option<Wording> {
        let holder = self.0.holder.lock().unwrap_or_else(PoisonError::into_inner);
        holder.as_ref().map(Holder::describe)
    }

    fn waits_for(&self, holder: Option<&Holder>) {
        let mut known = self.0.holder.lock().unwrap_or_else(PoisonError::into_inner);
        if known.as_ref() == holder || holder.is_none() {
            return;
        }
        *known = holder.cloned();
        drop(known);
        if let Some(bell) = &self.0.bell {
            bell.ring();
        }
    }
}

/// The patience of one save.
pub(super) struct Patience {
    wait: Wait,
    began: Instant,
    pause: Duration,
}

impl Patience {
    /// Begins now.
    pub(super) fn new(wait: &Wait) -> Self {
        Self {
            wait: wait.clone(),
            began: Instant::now(),
            pause: FIRST_PAUSE,
        }
    }

    /// Waits a moment before the next try, each time a little longer; `holder` says for whom, if known.
    ///
    /// # Errors
    ///
    /// [`Kind::Io`](crate::error::Kind::Io) where it has come to its end, or been told to.
    pub(super) fn pause(&mut self, holder: Option<&Holder>) -> Result<()> {
        self.wait.waits_for(holder);
        if self.wait.0.given_up.load(Ordering::SeqCst) {
            return Err(fault::given_up());
        }
        if self.began.elapsed() >= self.wait.0.limit {
            let seconds = self.wait.0.limit.as_secs();
            return Err(fault::busy(seconds, self.wait.holder().as_ref()));
        }
        thread::sleep(self.pause);
        let by_hand = self.wait.0.bell.is_some() && self.began.elapsed() < BY_HAND;
        if !by_hand {
            self.pause = (self.pause * 2).min(LONGEST_PAUSE);
        }
        Ok(())
    }
}
