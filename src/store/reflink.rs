//! Writing a file that begins as another does: on a file system that can (Btrfs, XFS) both share the blocks of what they have in
//! common, so that the journal and its backups together take little more room than one of them.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::os::unix::fs::FileExt;

use rustix::fs::ioctl_ficlone;

/// Less than this is not worth asking for, in bytes.
const LEAST: usize = 64 << 10;

/// Writes these pieces to a new, empty file; `like` is one that begins with the first of them.
pub(super) fn write(mut new: &File, like: Option<&File>, pieces: &[&[u8]]) -> io::Result<()> {
    let mut pieces = pieces;
    if let (Some(like), [first, rest @ ..]) = (like, pieces)
        && shares(new, like, first)?
    {
        pieces = rest;
    }
    for piece in pieces {
        new.write_all(piece)?;
    }
    Ok(())
}

/// Whether the new file holds just this now, and is written to behind it; else it is empty as before.
fn shares(mut new: &File, like: &File, begins: &[u8]) -> io::Result<bool> {
    if begins.len() < LEAST || ioctl_ficlone(new, like).is_err() {
        return Ok(false);
    }
    new.set_len(begins.len() as u64)?;
    // Somebody may have written to the other one since it was read.
    if holds(new, begins).unwrap_or(false) {
        new.seek(SeekFrom::End(0))?;
        return Ok(true);
    }
    new.set_len(0)?;
    new.rewind()?;
    Ok(false)
}

/// Whether a file begins with this.
fn holds(file: &File, bytes: &[u8]) -> io::Result<bool> {
    let mut read = vec![0; LEAST];
    let mut at = 0;
    for wanted in bytes.chunks(LEAST) {
        let read = &mut read[..wanted.len()];
        file.read_exact_at(read, at)?;
        if read != wanted {
            return Ok(false);
        }
        at += wanted.len() as u64;
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    /// Writes to `folder` what begins as a file there does, or is said to.
    fn written(folder: &Path, begins: &[u8], said: &[u8]) -> Vec<u8> {
        let (old, new) = (folder.join("old"), folder.join("new"));
        fs::write(&old, [begins, b"end"].concat()).unwrap();
        let mut options = File::options();
        let options = options.read(true).write(true).create(true).truncate(true);
        let file = options.open(&new).unwrap();
        write(
            &file,
            Some(&File::open(&old).unwrap()),
            &[said, b"more", b"end"],
        )
        .unwrap();
        let bytes = fs::read(&new).unwrap();
        fs::remove_file(old).unwrap();
        fs::remove_file(new).unwrap();
        bytes
    }

    /// Whatever the file system can; `DUBAN_REFLINK` names a folder on one that shares blocks.
    #[test]
    fn what_is_written_is_what_was_given_whatever_the_other_file_holds() {
        let folder = tempfile::tempdir().unwrap();
        let shared = std::env::var_os("DUBAN_REFLINK").map(PathBuf::from);
        for folder in [Some(folder.path().to_path_buf()), shared]
            .into_iter()
            .flatten()
        {
            for length in [0, LEAST - 1, LEAST, 3 * LEAST + 5] {
                let text = vec![b'x'; length];
                let mut other = text.clone();
                if let Some(last) = other.last_mut() {
                    *last = b'y';
                }
                let expected = [&text[..], b"moreend"].concat();
                assert_eq!(written(&folder, &text, &text), expected);
                assert_eq!(written(&folder, &other, &text), expected);
                assert_eq!(written(&folder, b"", &text), expected);
            }
        }
    }
}
