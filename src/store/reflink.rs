//! Writing a file that begins as another does: on a file system that can (Btrfs, XFS) both share the blocks of what they have in
//! common, so that the journal and its backups together take little more room than one of them.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::os::unix::fs::FileExt;

use rustix::fs::ioctl_ficlone;
use rustix::io::Errno;

use crate::journal::Begins;

/// Less than this is not worth asking for, in bytes.
const LEAST: usize = 64 << 10;

/// Writes to a new, empty file how it begins, which may be as `like` does, and then these pieces.
///
/// # Errors
///
/// The system's; [`Errno::STALE`] where `like` is to be copied and does not begin so.
pub(super) fn write(
    mut new: &File,
    like: Option<&File>,
    begins: Begins<'_>,
    pieces: &[&[u8]],
) -> io::Result<()> {
    let shared = match like {
        Some(like) => shares(new, like, begins)?,
        None => false,
    };
    match begins {
        _ if shared => {}
        Begins::Text(text) => new.write_all(text)?,
        Begins::Known(digest) => {
            let mut like = like.ok_or(Errno::STALE)?;
            like.rewind()?;
            if !digest.begins(like, |piece| new.write_all(piece))? {
                return Err(Errno::STALE.into());
            }
        }
    }
    for piece in pieces {
        new.write_all(piece)?;
    }
    Ok(())
}

/// Whether the new file holds just this now, and is written to behind it; else it is empty as before.
fn shares(mut new: &File, like: &File, begins: Begins<'_>) -> io::Result<bool> {
    let length = match begins {
        Begins::Text(text) => text.len(),
        Begins::Known(digest) => digest.length(),
    };
    if length < LEAST || ioctl_ficlone(new, like).is_err() {
        return Ok(false);
    }
    new.set_len(length as u64)?;
    // Somebody may have written to the other one since it was read.
    let holds = match begins {
        Begins::Text(text) => holds(new, text),
        Begins::Known(digest) => new.rewind().and_then(|()| digest.begins(new, |_| Ok(()))),
    };
    if holds.unwrap_or(false) {
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
    use crate::journal::Digest;

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
            Begins::Text(said),
            &[b"more", b"end"],
        )
        .unwrap();
        let bytes = fs::read(&new).unwrap();
        fs::remove_file(old).unwrap();
        fs::remove_file(new).unwrap();
        bytes
    }

    /// Copies how one file begins, given by its digest, into another; the other one's bytes.
    fn copied(folder: &Path, there: &[u8], known: &[u8]) -> io::Result<Vec<u8>> {
        let (old, new) = (folder.join("old"), folder.join("new"));
        fs::write(&old, there).unwrap();
        let mut options = File::options();
        let options = options.read(true).write(true).create(true).truncate(true);
        let file = options.open(&new).unwrap();
        let digest = Digest::new().with(known);
        let like = File::open(&old).unwrap();
        write(&file, Some(&like), Begins::Known(&digest), &[b"more"])?;
        Ok(fs::read(&new).unwrap())
    }

    #[test]
    fn what_is_known_by_its_digest_is_copied_only_where_it_is_still_so() {
        let folder = tempfile::tempdir().unwrap();
        let shared = std::env::var_os("DUBAN_REFLINK").map(PathBuf::from);
        for folder in [Some(folder.path().to_path_buf()), shared]
            .into_iter()
            .flatten()
        {
            for length in [0, 5, LEAST, 9 * LEAST + 5] {
                let known = vec![b'x'; length];
                let longer = [&known[..], b"behind"].concat();
                let expected = [&known[..], b"more"].concat();
                assert_eq!(copied(&folder, &longer, &known).unwrap(), expected);
                if let Some((_, shorter)) = known.split_last() {
                    let other = [shorter, b"y"].concat();
                    for there in [shorter, &other] {
                        let refused = copied(&folder, there, &known).unwrap_err();
                        assert_eq!(Errno::from_io_error(&refused), Some(Errno::STALE));
                    }
                }
            }
        }
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
