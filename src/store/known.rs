//! What a store read or wrote last is not read again where the file still begins with it.

use std::io::{Read as _, Seek as _};
use std::path::Path;
use std::sync::{MutexGuard, PoisonError};

use super::fingerprint::Fingerprint;
use super::names::folder_of;
use super::old::{self, Known, Old};
use super::read::PlainFile;
use super::{Store, fresh, network, read};
use crate::error::Result;
use crate::journal::{Again, Held};

impl Store {
    /// What the journal at `real`, open as `found`, holds, and as much of its text as is needed to add to it; `None` where it is
    /// gone by now. Nothing is kept open that lies on a network: a file that loses its name is kept there under another.
    pub(super) fn read_to_add(&self, real: &Path, found: PlainFile) -> Result<Option<(Held, Old)>> {
        let seen = found.fingerprint();
        if network::kind(folder_of(real)).is_none()
            && let Some((known, before)) = self.known().clone()
            && let Some(Again { held, rest }) = old::again(&known, &found, before == seen)
        {
            return Ok(Some((held, Old::Known(found, rest))));
        }
        let Some(bytes) = fresh::bytes(real, &found)? else {
            return Ok(None);
        };
        drop(found);
        let held = self.understand(&bytes, &seen)?;
        Ok(Some((held, Old::Whole(bytes))))
    }

    /// What the file says, where it begins as it did when it was known, and goes on in the program's own form.
    pub(super) fn known_still(&self, found: &PlainFile) -> Option<Held> {
        let (known, _) = self.known().clone()?;
        (&found.file).rewind().ok()?;
        let Again { held, .. } = known.again((&found.file).take(read::MAX_BYTES + 1))?;
        *self.known() = Some((held.clone(), found.fingerprint()));
        Some(held)
    }

    /// What these bytes say of a file that looks so; of what was read before, no more than that it still stands there.
    pub(super) fn understand(&self, bytes: &[u8], seen: &Fingerprint) -> Result<Held> {
        let known = self.known().clone();
        let held = match known.and_then(|(known, _)| known.again(bytes)) {
            Some(again) => again.held,
            None => Held::read(read::text(bytes)?, &self.path, &self.subject)?,
        };
        *self.known() = Some((held.clone(), seen.clone()));
        Ok(held)
    }

    /// Has all of the file read the next time.
    pub(super) fn forget<T>(&self) -> Option<T> {
        *self.known() = None;
        None
    }

    pub(super) fn known(&self) -> MutexGuard<'_, Option<Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
