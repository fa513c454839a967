//! What the program has made of a file, kept in a folder of the user's own so that it need not be made again.
//!
//! It is trusted where this very program made it of this very file for this user: the label before it names the program, the
//! file's path and what the file looked like ([`Fingerprint`]), and others could not have written it. A file that had been changed
//! just before may change again within one tick of the clock that dates it, and one on a network may be dated by another clock:
//! of such a file the content is compared too. What does not fit is made anew; what cannot be kept is not.

use std::fs::{self, File, Metadata, OpenOptions};
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use foldhash::SharedSeed;
use foldhash::quality::{FixedState, SeedableRandomState};
use rustix::fs::OFlags;
use rustix::process::geteuid;
use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::folder::{entries, make};
use super::names::folder_of;
use super::network;
use super::read::{self, For, PlainFile};
use super::replace::{Replace, clear};
use super::rights::Rights;

/// How a file begins that holds something kept; the number is that of the label's form.
const MAGIC: &[u8; 16] = b"duban cache 001\n";
/// Behind it: length and checksum of the label.
const BEFORE: usize = MAGIC.len() + 8;
/// The longest label, in bytes: the longest path (`PATH_MAX`) and room for the rest.
const LABEL: usize = 8 << 10;
/// How the names of such files end.
const ENDING: &str = ".cache";
/// Smaller files are read as quickly without, in bytes.
const LEAST: u64 = 64 << 10;
/// The most that is kept of one file, in bytes.
const MOST: u64 = 256 << 20;
/// What is smaller is read at once, in bytes, so that no file stays open for each of a shelf's notices.
const AT_ONCE: u64 = 4 << 20;
/// The most that is kept in all: files, and their bytes.
const ROOM: (usize, u64) = (1000, 512 << 20);
/// A file that has not been changed for so many seconds is dated earlier than any change to come; some file systems count in
/// steps of two.
const SETTLED: i64 = 3;

/// A folder of the user's own for what is kept.
#[derive(Clone, Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
    /// The program's version.
    version: &'static str,
}

/// A file of which something may be kept, as it was when it was looked at.
pub(crate) struct Looked<'a> {
    cache: &'a Cache,
    /// From the root.
    path: PathBuf,
    file: PlainFile,
    /// Whether what it looks like says all of it; else its content is compared.
    settled: bool,
}

/// What is kept of a file.
#[derive(Debug)]
pub(crate) struct Kept {
    place: PathBuf,
    length: u64,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Read(Vec<u8>),
    /// Behind so many bytes of the file, which goes on to be that file whatever takes its place.
    Open(File, u64),
}

#[derive(Serialize, Deserialize)]
struct Label {
    version: String,
    /// What the program's own file looked like: two builds may have one version.
    program: Fingerprint,
    path: Vec<u8>,
    seen: Fingerprint,
    settled: bool,
    /// Nobody else knows it, so that no other content can be made to have the same hash.
    seed: u64,
    hash: u64,
    /// Bytes behind the label.
    length: u64,
}

impl Cache {
    /// That of a program of this version; the folder is made when something is kept.
    pub(crate) fn at(folder: PathBuf, version: &'static str) -> Self {
        Self { folder, version }
    }

    /// Looks at a file; `None` where nothing is to be kept of it.
    pub(crate) fn look(&self, file: &Path) -> Option<Looked<'_>> {
        let path = std::path::absolute(file).ok()?;
        let found = read::open(&path, For::ReadingAny).ok()??;
        if !(LEAST..=MOST).contains(&found.meta.len()) {
            return None;
        }
        let changed = found.meta.mtime().max(found.meta.ctime());
        let settled = seconds()? >= changed.saturating_add(SETTLED);
        Some(Looked {
            cache: self,
            settled: settled && network::kind(folder_of(&path)).is_none(),
            path,
            file: found,
        })
    }

    /// How many files it holds, and their bytes.
    pub(crate) fn size(&self) -> (usize, u64) {
        let all = self.all();
        (all.len(), all.iter().map(|(_, meta)| meta.len()).sum())
    }

    /// What is kept, the latest first.
    fn all(&self) -> Vec<(PathBuf, Metadata)> {
        let names = entries(&self.folder).into_iter();
        let ours = names.filter(|name| name.as_bytes().ends_with(ENDING.as_bytes()));
        let paths = ours.map(|name| self.folder.join(name));
        let mut all: Vec<_> = paths
            .filter_map(|path| Some((fs::symlink_metadata(&path).ok()?, path)))
            .filter(|(meta, _)| meta.is_file())
            .map(|(meta, path)| (path, meta))
            .collect();
        all.sort_by_key(|(_, meta)| std::cmp::Reverse(meta.mtime()));
        all
    }

    /// Removes what was kept first where there is too much.
    fn clear_out(&self) {
        let (most, room) = ROOM;
        let mut bytes = 0;
        for (at, (path, meta)) in self.all().into_iter().enumerate() {
            bytes += meta.len();
            if at >= most || bytes > room {
                // Another process may have been first.
                let _ = fs::remove_file(path);
            }
        }
    }

    /// Whether nobody else can put anything in the folder.
    fn is_own(&self) -> bool {
        fs::metadata(&self.folder).is_ok_and(|meta| own(&meta) && meta.is_dir())
    }
}

impl Looked<'_> {
    /// What is kept of the file, where it fits it as it is now.
    pub(crate) fn kept(&self) -> Option<Kept> {
        let (label, kept) = self.open()?;
        if label.settled {
            return Some(kept);
        }
        let text = self.file.bytes().ok()??;
        if hash(label.seed, &text) != label.hash {
            return None;
        }
        if self.settled {
            // From now on what it looks like is enough.
            let content = kept.bytes(0, usize::try_from(kept.length).ok()?)?;
            self.keep(&text, &content);
        }
        Some(kept)
    }

    /// The same file, of which what it looks like does not say all.
    pub(crate) fn unsettled(self) -> Self {
        Self {
            settled: false,
            ..self
        }
    }

    /// Keeps what was made of the file, whose content was `text`. Nothing comes of it where it is another by now, or where nothing
    /// can be kept: then it is made again the next time.
    pub(crate) fn keep(&self, text: &[u8], made: &[u8]) {
        if Fingerprint::of_path(&self.path) != self.file.fingerprint() {
            return;
        }
        if let Err(e) = self.write(text, made) {
            log::info!("nothing is kept of a catalogue: {e}");
        }
    }

    fn write(&self, text: &[u8], made: &[u8]) -> io::Result<()> {
        make(&self.cache.folder)?;
        if !self.cache.is_own() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let seed = getrandom::u64().map_err(|_| io::Error::from(io::ErrorKind::Other))?;
        let label = postcard::to_allocvec(&Label {
            version: self.cache.version.to_owned(),
            program: Fingerprint::of_program(),
            path: self.path.as_os_str().as_bytes().to_vec(),
            seen: self.file.fingerprint(),
            settled: self.settled,
            seed,
            hash: hash(seed, text),
            length: made.len() as u64,
        });
        let label = label.map_err(io::Error::other)?;
        let length = u32::try_from(label.len()).map_err(io::Error::other)?;
        let checksum = crc32fast::hash(&label);
        let place = self.place();
        clear(&place);
        let before = [&length.to_le_bytes()[..], &checksum.to_le_bytes()].concat();
        Replace::prepare(&place, &[MAGIC, &before, &label, made], &Rights::Own)?.over()?;
        self.cache.clear_out();
        Ok(())
    }

    /// Where it is kept.
    fn place(&self) -> PathBuf {
        let mut hasher = FixedState::default().build_hasher();
        hasher.write(self.path.as_os_str().as_bytes());
        let name = format!("{:016x}{ENDING}", hasher.finish());
        self.cache.folder.join(name)
    }

    /// What is kept, with its label, where the label fits; whether the content has to be compared it says itself.
    fn open(&self) -> Option<(Label, Kept)> {
        if !self.cache.is_own() {
            return None;
        }
        let place = self.place();
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW;
        let file = OpenOptions::new()
            .read(true)
            .custom_flags(flags.bits().cast_signed())
            .open(&place)
            .ok()?;
        let meta = file.metadata().ok()?;
        if !meta.is_file() || !own(&meta) || meta.len() > MOST {
            return None;
        }
        let mut first = Vec::new();
        let most = if meta.len() <= AT_ONCE {
            AT_ONCE
        } else {
            (BEFORE + LABEL) as u64
        };
        (&file).take(most).read_to_end(&mut first).ok()?;
        let (label, begin) = label(&first)?;
        let whole = (begin as u64).checked_add(label.length)?;
        let fits = meta.len() == whole
            && label.version == self.cache.version
            && label.program == Fingerprint::of_program()
            && label.path == self.path.as_os_str().as_bytes()
            && label.seen == self.file.fingerprint();
        if !fits {
            return None;
        }
        let length = label.length;
        let content = if first.len() as u64 == whole {
            Content::Read(first.split_off(begin))
        } else {
            Content::Open(file, begin as u64)
        };
        let kept = Kept {
            place,
            length,
            content,
        };
        Some((label, kept))
    }
}

impl Kept {
    /// How many bytes there are.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// Throws it away: what is in it turned out damaged, and the next to ask makes it anew.
    pub(crate) fn forget(&self) {
        // Another process may have been first, or may have made it anew: then it is made once more than need be.
        let _ = fs::remove_file(&self.place);
    }

    /// Some of the bytes; `None` where they cannot be read, or there are not so many.
    pub(crate) fn bytes(&self, at: u64, length: usize) -> Option<Vec<u8>> {
        let end = at
            .checked_add(length as u64)
            .filter(|end| *end <= self.length)?;
        match &self.content {
            Content::Read(all) => {
                let range = usize::try_from(at).ok()?..usize::try_from(end).ok()?;
                all.get(range).map(<[u8]>::to_vec)
            }
            Content::Open(file, begin) => {
                let mut bytes = vec![0; length];
                file.read_exact_at(&mut bytes, begin.checked_add(at)?)
                    .ok()?;
                Some(bytes)
            }
        }
    }
}

/// The label at the beginning of these bytes, and where it ends.
fn label(bytes: &[u8]) -> Option<(Label, usize)> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let (checksum, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let label = rest.get(..length).filter(|_| length <= LABEL)?;
    if crc32fast::hash(label).to_le_bytes() != *checksum {
        return None;
    }
    Some((postcard::from_bytes(label).ok()?, BEFORE + length))
}

/// Whether it is this user's, and no other may write to it.
fn own(meta: &Metadata) -> bool {
    meta.uid() == geteuid().as_raw() && meta.mode() & 0o022 == 0
}

/// Seconds since 1970.
fn seconds() -> Option<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let state = SeedableRandomState::with_seed(seed, SharedSeed::global_fixed());
    let mut hasher = state.build_hasher();
    hasher.write(bytes);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    struct Desk {
        home: tempfile::TempDir,
        cache: Cache,
    }

    impl Desk {
        /// A file of some size that was changed long ago, and a folder for the cache.
        fn new() -> Self {
            let home = tempfile::tempdir().unwrap();
            let cache = Cache::at(home.path().join("cache/duban"), "1");
            let desk = Self { home, cache };
            desk.write(b'a');
            desk
        }

        fn file(&self) -> PathBuf {
            self.home.path().join("a.ron")
        }

        fn write(&self, byte: u8) {
            fs::write(self.file(), vec![byte; 70_000]).unwrap();
        }

        fn look(&self) -> Looked<'_> {
            self.cache.look(&self.file()).unwrap()
        }

        /// As if the file had not been changed for a while.
        fn settled(&self) -> Looked<'_> {
            Looked {
                settled: true,
                ..self.look()
            }
        }

        fn keep(&self, made: &[u8]) {
            self.settled().keep(&fs::read(self.file()).unwrap(), made);
        }

        fn kept(&self) -> Option<Vec<u8>> {
            let kept = self.look().kept()?;
            kept.bytes(0, usize::try_from(kept.length()).unwrap())
        }

        fn place(&self) -> PathBuf {
            self.look().place()
        }
    }

    #[test]
    fn what_was_kept_is_found_again_and_is_the_users_own() {
        let desk = Desk::new();
        assert!(desk.kept().is_none());
        for made in [&b"short"[..], &vec![7; 5 << 20]] {
            desk.keep(made);
            assert_eq!(desk.kept().as_deref(), Some(made));
            let kept = desk.look().kept().unwrap();
            assert_eq!(kept.bytes(1, 3).as_deref(), Some(&made[1..4]));
            assert!(kept.bytes(1, made.len()).is_none() && kept.bytes(u64::MAX, 2).is_none());
        }
        let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
        assert_eq!(
            (mode(&desk.place()), mode(&desk.cache.folder)),
            (0o600, 0o700)
        );
        assert_eq!(desk.cache.size().0, 1);
    }

    #[test]
    fn nothing_is_kept_of_what_is_small_or_no_file() {
        let desk = Desk::new();
        fs::write(desk.file(), "small").unwrap();
        assert!(desk.cache.look(&desk.file()).is_none());
        assert!(desk.cache.look(desk.home.path()).is_none());
        assert!(desk.cache.look(Path::new("-")).is_none());
    }

    #[test]
    fn another_file_or_another_program_never_gets_it() {
        let desk = Desk::new();
        desk.keep(b"made");
        let place = desk.place();
        let other = Cache::at(desk.cache.folder.clone(), "2");
        assert!(other.look(&desk.file()).unwrap().kept().is_none());
        // The same bytes written again are another file: who wrote them may have written others in between.
        desk.write(b'a');
        assert!(desk.kept().is_none());
        desk.keep(b"again");
        let twin = desk.home.path().join("b.ron");
        fs::copy(desk.file(), &twin).unwrap();
        let twin = desk.cache.look(&twin).unwrap();
        fs::copy(&place, twin.place()).unwrap();
        assert!(twin.kept().is_none());
        assert_eq!(desk.kept().as_deref(), Some(&b"again"[..]));
    }

    #[test]
    fn of_a_file_changed_just_now_the_content_is_compared() {
        let desk = Desk::new();
        let fresh = desk.look();
        assert!(!fresh.settled);
        fresh.keep(&fs::read(desk.file()).unwrap(), b"made");
        assert_eq!(desk.kept().as_deref(), Some(&b"made"[..]));
        // As if the clock of the file system had not moved between two changes.
        let place = desk.place();
        let bytes = fs::read(&place).unwrap();
        let (mut label, begin) = label(&bytes).unwrap();
        desk.write(b'b');
        label.seen = desk.look().file.fingerprint();
        let label = postcard::to_allocvec(&label).unwrap();
        let length = u32::try_from(label.len()).unwrap().to_le_bytes();
        let checksum = crc32fast::hash(&label).to_le_bytes();
        fs::write(
            &place,
            [MAGIC, &length[..], &checksum, &label, &bytes[begin..]].concat(),
        )
        .unwrap();
        assert!(desk.kept().is_none());
        desk.write(b'a');
        desk.look().keep(&fs::read(desk.file()).unwrap(), b"made");
        // Once it is older, that is noted down, and the content need not be read again.
        assert!(!desk.look().open().unwrap().0.settled);
        assert!(desk.settled().kept().is_some());
        assert!(desk.look().open().unwrap().0.settled);
        assert_eq!(desk.kept().as_deref(), Some(&b"made"[..]));
    }

    #[test]
    fn nothing_is_kept_of_a_file_that_changed_while_it_was_read() {
        let desk = Desk::new();
        let looked = desk.settled();
        desk.write(b'b');
        looked.keep(&vec![b'a'; 70_000], b"made");
        assert!(!desk.place().exists() && desk.kept().is_none());
    }

    #[test]
    fn what_is_damaged_or_not_the_users_own_is_not_trusted() {
        let desk = Desk::new();
        desk.keep(b"made");
        let place = desk.place();
        let whole = fs::read(&place).unwrap();
        for length in 0..whole.len() {
            fs::write(&place, &whole[..length]).unwrap();
            assert!(desk.kept().is_none(), "{length}");
        }
        for at in 0..whole.len() - b"made".len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x41;
            fs::write(&place, &bytes).unwrap();
            assert!(desk.kept().is_none(), "{at}");
        }
        fs::write(&place, &whole).unwrap();
        assert!(desk.kept().is_some());
        fs::set_permissions(&place, fs::Permissions::from_mode(0o622)).unwrap();
        assert!(desk.kept().is_none());
        let aside = place.with_extension("aside");
        fs::set_permissions(&place, fs::Permissions::from_mode(0o600)).unwrap();
        fs::rename(&place, &aside).unwrap();
        symlink(&aside, &place).unwrap();
        assert!(desk.kept().is_none());
        fs::remove_file(&place).unwrap();
        fs::create_dir(&place).unwrap();
        assert!(desk.kept().is_none());
        desk.keep(b"made");
        fs::remove_dir(&place).unwrap();
        desk.keep(b"made");
        assert!(desk.kept().is_some());
        fs::set_permissions(&desk.cache.folder, fs::Permissions::from_mode(0o777)).unwrap();
        assert!(desk.kept().is_none());
    }

    #[test]
    fn a_folder_that_cannot_be_made_costs_nothing() {
        let desk = Desk::new();
        fs::write(desk.home.path().join("cache"), "no folder").unwrap();
        desk.keep(b"made");
        assert!(desk.kept().is_none());
        assert_eq!(desk.cache.size(), (0, 0));
    }

    #[test]
    fn what_was_kept_first_gives_way() {
        let desk = Desk::new();
        desk.keep(b"made");
        for at in 0..ROOM.0 {
            let path = desk.cache.folder.join(format!("{at}{ENDING}"));
            let file = File::create(path).unwrap();
            let long_ago = UNIX_EPOCH + std::time::Duration::from_secs(at as u64);
            file.set_modified(long_ago).unwrap();
        }
        fs::write(desk.cache.folder.join("other"), "not ours").unwrap();
        desk.keep(b"made");
        assert_eq!(desk.cache.size().0, ROOM.0);
        assert!(!desk.cache.folder.join(format!("0{ENDING}")).exists());
        assert!(desk.cache.folder.join(format!("1{ENDING}")).exists());
        assert!(desk.cache.folder.join("other").exists() && desk.kept().is_some());
        let large = File::create(desk.cache.folder.join(format!("large{ENDING}"))).unwrap();
        large.set_len(ROOM.1).unwrap();
        large.set_modified(UNIX_EPOCH).unwrap();
        desk.keep(b"made");
        assert_eq!(desk.cache.size().0, ROOM.0);
        assert!(!desk.cache.folder.join(format!("large{ENDING}")).exists());
    }
}
