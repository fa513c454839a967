//! The notices of a shelf, read one after another while the list of them is looked at.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use crate::app::Msg;
use crate::catalogue::{Book, NoticeNo};
use crate::error::Result;
use crate::journal::Journal;
use crate::settings::{Folder, Volume};
use crate::store::Bell;
use crate::tty::Flow;

use super::Program;
use super::kept::Kept;

/// What there is of a notice.
type Whole = (Book, Kept, Journal);

/// What is read from, and the thread that does.
pub(super) struct Reading {
    pub(super) folder: Arc<Folder>,
    /// What the thread has read; `None` before it has begun.
    read: Option<Receiver<(NoticeNo, Result<Whole>)>>,
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

fn whole(folder: &Folder, volume: &Volume) -> Result<Whole> {
    let (book, store) = folder.read(volume)?;
    let (kept, journal) = Kept::open(store)?;
    Ok((book, kept, journal))
}

impl Program {
    /// Puts on the shelf what has been read meanwhile.
    pub(super) fn take_in(&mut self) -> Flow {
        let read = self
            .reading
            .as_ref()
            .and_then(|reading| reading.read.as_ref());
        let read: Vec<_> = read.into_iter().flat_map(Receiver::try_iter).collect();
        self.put(read)
    }

    /// Reads a notice that somebody wants to go into.
    pub(super) fn read_now(&mut self, notice: NoticeNo) -> Flow {
        let Some(reading) = &self.reading else {
            return Flow::Unchanged;
        };
        let Some(volume) = reading.folder.volumes.get(notice.index()) else {
            return Flow::Unchanged;
        };
        let whole = whole(&reading.folder, volume);
        self.put(vec![(notice, whole)])
    }

    /// Reads all that have not been read.
    pub(crate) fn read_all(&mut self) {
        let notices = NoticeNo::all().take(self.kept.len());
        let missing: Vec<_> = notices
            .filter(|no| self.kept[no.index()].is_none())
            .collect();
        for notice in missing {
            self.read_now(notice);
        }
    }

    fn put(&mut self, read: Vec<(NoticeNo, Result<Whole>)>) -> Flow {
        let lang = self.world.lang;
        let mut opened = Vec::new();
        for (notice, whole) in read {
            // It may have been read out of its turn.
            if self.kept.get(notice.index()).is_none_or(Option::is_some) {
                continue;
            }
            let whole = whole.map_err(|error| error.message(lang));
            opened.push((
                notice,
                whole.map(|(book, kept, journal)| {
                    let read_only = kept.read_only(lang);
                    self.world.library.put(book);
                    self.kept[notice.index()] = Some(kept);
                    (journal, read_only)
                }),
            ));
        }
        if opened.is_empty() {
            return Flow::Unchanged;
        }
        let effects = self.app.update(&self.world, Msg::Opened(opened));
        if self.app.waiting_notices().0 == 0
            && let Some(reading) = &self.reading
            && let Some(unknown) = reading.folder.unknown_joins(&self.world.library.catalogue)
        {
            self.warn(&unknown);
        }
        self.perform(effects)
    }
}
