//! What has been read of a shelf, put in its place.

use std::sync::mpsc::Receiver;

use super::Program;
use super::reading::{Whole, whole};
use crate::app::Msg;
use crate::catalogue::NoticeNo;
use crate::error::Result;
use crate::tty::Flow;

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
