//! The names of what lies beside a file: its lock, what is being written, and the folder of both.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

/// The longest name of a file, in bytes, that every file system takes.
const LONGEST: usize = 255;

/// The folder that holds this file.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// The file's name between `before` and `after`, in the same folder. A name that would become too long is cut before `after`.
pub(super) fn beside(path: &Path, before: &str, after: &str) -> PathBuf {
    path.with_file_name(wrapped(path.file_name().unwrap_or_default(), before, after))
}

fn wrapped(name: &OsStr, before: &str, after: &str) -> OsString {
    let room = LONGEST.saturating_sub(before.len() + after.len());
    let mut name = name.as_bytes();
    if name.len() > room {
        name = &name[..room];
        // Not within a character.
        while !name.is_empty() && std::str::from_utf8(name).is_err_and(|e| e.error_len().is_none())
        {
            name = &name[..name.len() - 1];
        }
    }
    OsString::from_vec([before.as_bytes(), name, after.as_bytes()].concat())
}

/// What stands in `entry` between what [`beside`] puts around a name of this length; `None` where it is no such name.
pub(super) fn middle<'a>(entry: &'a OsStr, path: &Path, ending: &str) -> Option<&'a str> {
    let entry = entry.as_bytes();
    let inner = entry.strip_prefix(b".")?.strip_suffix(ending.as_bytes())?;
    let name = path.file_name()?.as_bytes();
    // The name may have been cut to make room.
    let kept = inner.iter().zip(name).take_while(|(a, b)| a == b).count();
    let rest = std::str::from_utf8(&inner[kept..]).ok()?;
    let cut = kept < name.len() && entry.len() + 4 < LONGEST;
    if cut { None } else { rest.strip_prefix('.') }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_too_long_is_cut_between_characters() {
        let long = "记".repeat(85);
        let beside = beside(&Path::new("/d").join(&long), ".", ".x.tmp");
        let name = beside.file_name().unwrap().to_str().unwrap();
        assert!(name.len() <= LONGEST && name.starts_with(".记") && name.ends_with("记.x.tmp"));
        let middle = middle(beside.file_name().unwrap(), Path::new(&long), ".tmp");
        assert_eq!(middle, Some("x"));
    }

    #[test]
    fn only_the_names_of_this_file_are_known_again() {
        let path = Path::new("/d/j.ron");
        let known = |name: &str| middle(OsStr::new(name), path, ".tmp").map(str::to_owned);
        assert_eq!(known(".j.ron.host-1.tmp").as_deref(), Some("host-1"));
        for other in [
            "j.ron.x.tmp",
            ".k.ron.x.tmp",
            ".j.ro.x.tmp",
            ".j.ron.tmp",
            ".j.ron.x",
        ] {
            assert_eq!(known(other), None, "{other}");
        }
    }
}
