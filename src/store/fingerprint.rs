//! What a file looks like from outside, to tell whether it has changed.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// What a file looks like from outside; another one, or a changed one, looks different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fingerprint(Option<[u64; 7]>);

impl Fingerprint {
    /// That of a file that is not there.
    pub(crate) fn missing() -> Self {
        Self(None)
    }

    /// That of an open file. The time of its last change of any kind (ctime) tells even of a change whose author set the
    /// other time back.
    pub(super) fn of(meta: &Metadata) -> Self {
        Self(Some([
            meta.dev(),
            meta.ino(),
            meta.len(),
            meta.mtime().cast_unsigned(),
            meta.mtime_nsec().cast_unsigned(),
            meta.ctime().cast_unsigned(),
            meta.ctime_nsec().cast_unsigned(),
        ]))
    }

    /// That of the program's own file; where the system does not tell, as one that is not there.
    pub(super) fn of_program() -> Self {
        Self::of_path(Path::new("/proc/self/exe"))
    }

    /// That of what is at `path` now, links followed.
    pub(super) fn of_path(path: &Path) -> Self {
        fs::metadata(path).map_or(Self::missing(), |meta| Self::of(&meta))
    }
}
