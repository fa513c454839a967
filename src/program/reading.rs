//! The notices of a shelf, read one after another while the list of them is looked at.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use crate::catalogue::{Book, NoticeNo};
use crate::error::Result;
use crate::journal::Journal;
use crate::settings::{Folder, Volume};
use crate::store::Bell;

use super::kept::Kept;

/// What there is of a notice.
pub(super) type Whole = (Book, Kept, Journal);

/// What is read from, and the thread that does.
pub(super) struct Reading {
    pub(super) folder: Arc<Folder>,
    /// What the thread has read; `None` before it has begun.
    pub(super) read: Option<Receiver<(NoticeNo, Result<Whole>)>>,
}

impl Reading {
    /// Notices none of which is read yet.
    pub(super) fn of(folder: Folder) -> Self {
        Self {
            folder: Arc::new(folder),
            read: None,
        }
    }

    /// Begins to read, once; `bell` is rung after each notice.
    pub(super) fn begin(&mut self, bell: Option<Bell>) {
        if self.read.is_some() {
            return;
        }
        let folder = Arc::clone(&self.folder);
        let (tell, read) = mpsc::channel();
        let all = move || {
            for volume in &folder.volumes {
                // Nobody waits for it where the program has ended.
                if tell.send((volume.no, whole(&folder, volume))).is_err() {
                    return;
                }
                if let Some(bell) = &bell {
                    bell.ring();
                }
            }
        };
        // Without a thread each is read when it is gone into.
        let begun = thread::Builder::new().name("read".to_owned()).spawn(all);
        if let Err(e) = begun {
            log::warn!("the notices are read one by one: {e}");
        }
        self.read = Some(read);
    }
}

/// Reads a notice and its journal.
pub(super) fn whole(folder: &Folder, volume: &Volume) -> Result<Whole> {
    let (book, store) = folder.read(volume)?;
    let (kept, journal) = Kept::open(store)?;
    Ok((book, kept, journal))
}
