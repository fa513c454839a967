//! Reading past what a network file system has cached.

use std::fs;
use std::path::Path;

use super::names::folder_of;
use super::network;
use super::read::{self, PlainFile};
use super::replace::temporary;
use crate::error::Result;

/// The bytes of the journal at `real`, which is open as `found`; `None` where it is gone by now.
///
/// sshfs and its like remember the size of a file for many seconds, and give a longer one, which another host has put in
/// its place, cut to that size. Nothing is remembered of a name that did not exist before.
pub(super) fn bytes(real: &Path, found: &PlainFile) -> Result<Option<Vec<u8>>> {
    if network::kind(folder_of(real)).is_none() {
        return found.bytes();
    }
    let name = temporary(real);
    if fs::hard_link(real, &name).is_err() {
        return found.bytes();
    }
    let bytes = match read::open(&name, read::For::Reading) {
        Ok(Some(fresh)) => fresh.bytes(),
        Ok(None) => Ok(None),
        Err(e) => Err(e),
    };
    // Left behind it is removed by the next save.
    let _ = fs::remove_file(&name);
    bytes
}
